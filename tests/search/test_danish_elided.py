"""Lists that leave a part of a word out are found by the full words, and marked."""

import pytest
from small_archive import Add

from archive.search import Query, search
from archive.search.danish import analyse


def within(text: str) -> list[set[str]]:
    return [set(token.within) for token in analyse(text)]


@pytest.mark.parametrize(
    ("text", "at", "full"),
    [
        ("Børne- og Familieudvalget", 0, "boerneudvalg"),
        ("vej- og parkafdelingen", 0, "vejafdeling"),
        ("Kultur-, Fritids- og Idrætsudvalget", 0, "kulturudvalg"),
        ("Kultur-, Fritids- og Idrætsudvalget", 1, "fritidsudvalg"),
        ("skoleledere og -lærere", 2, "skolelaerer"),
        ("ind- og udførsel", 0, "indfoersel"),
        ("Teknik-\nog Miljøudvalget", 0, "teknikudvalg"),
    ],
)
def test_the_full_word_is_within(text: str, at: int, full: str) -> None:
    assert full in within(text)[at]


@pytest.mark.parametrize(
    "text", ["Børne- og", "- og -", "a- og b- og c-", "2025- og 2026-budgettet", "-", "x -y"]
)
def test_odd_lists_add_nothing(text: str) -> None:
    assert all(not found for found in within(text))


@pytest.mark.parametrize("typed", ["børneudvalget", "familieudvalget", "børne- og familieudvalget"])
def test_a_list_is_found_by_its_full_words_and_as_written(add: Add, typed: str) -> None:
    add("Tilsyn", sections={"case": "Sagen går til Børne- og Familieudvalget."})
    results = search(Query(q=typed))
    assert results.total == 1
    assert any(fragment.marked for fragment in results.hits[0].passage)


def test_an_exact_word_outranks_a_part_and_an_exclusion_leaves_compounds_in(add: Add) -> None:
    add(
        "Folkeskolen og skolefritidsordningen",
        sections={"case": "Skolebestyrelsen. Skolelederen. Skolevejen."},
    )
    add("Budget", sections={"case": "Der er også en enkelt skole. " + "Andre ord om helt andre ting. " * 40})
    assert [hit.item.title for hit in search(Query(q="skole")).hits] == [
        "Budget",
        "Folkeskolen og skolefritidsordningen",
    ]
    assert [hit.item.title for hit in search(Query(q="budget -skolefritid")).hits] == ["Budget"]
    assert search(Query(q="skolefritidsordning -skole")).total == 1
    assert search(Query(q="budget -skole")).total == 0
