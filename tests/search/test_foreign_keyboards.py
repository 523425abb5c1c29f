"""Queries typed without ø and å: read as Danish only where they find nothing as they stand."""

import pytest
from small_archive import Add, counts, titles

from archive.search import Query, iterate, search


@pytest.fixture
def archive(add: Add) -> None:
    add("Økonomiudvalgets møde om byområdet", date="2024-03-01")
    add("Vej ved rådhuset i Århus", sections={"case": "Forslag om gågade."})
    add("Sagen om sågen", visibility="held")
    add("Bog om kørsel")


ECONOMY, STREET = "Økonomiudvalgets møde om byområdet", "Vej ved rådhuset i Århus"


@pytest.mark.parametrize(
    ("typed", "found", "corrected"),
    [
        ("okonomiudvalget", [ECONOMY], "økonomiudvalget"),
        ("Okonomiudvalget byomrade", [ECONOMY], "Økonomiudvalget byområde"),
        ("arhus", [STREET], "århus"),
        ("arhus -okonomiudvalget", [STREET], "århus -okonomiudvalget"),
        ("vej gagade", [STREET], "vej gågade"),
        ('"radhuset i Arhus"', [STREET], '"rådhuset i Århus"'),
        ('"radhuset i Arhus', [STREET], '"rådhuset i Århus"'),
        ("okonomi arhus", [], ""),  # økonomi alone is in no item
        ("arhus byomrade", [], ""),  # each is, both in none
        ("sagen", [], ""),  # no public item has sågen
        ("bog", ["Bog om kørsel"], ""),
        ("økonomiudvalget", [ECONOMY], ""),
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaoooooooooooooooooooooo", [], ""),
    ],
)
def test_a_word_nobody_has_is_read_with_danish_letters(
    archive: None, typed: str, found: list[str], corrected: str
) -> None:
    assert (titles(typed), search(Query(q=typed)).corrected) == (found, corrected)
    assert [item.title for item in iterate(Query(q=typed))] == found


def test_what_is_found_but_narrowed_away_is_left_as_typed(archive: None) -> None:
    results = search(Query(q="bog", years=(2024,)))
    assert (results.total, results.corrected) == (0, "")


def test_what_was_meant_is_narrowed_and_counted(archive: None) -> None:
    results = search(Query(q="arhus", years=(2024,)))
    assert (results.total, results.corrected) == (0, "århus")
    assert counts(results, "aar") == [("2025", "2025", 1, False), ("2024", "2024", 0, True)]
