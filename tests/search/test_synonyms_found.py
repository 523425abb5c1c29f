"""People's words find what the administration calls otherwise, told and at the lowest weight."""

from pathlib import Path

import pytest
from pytest_django import Settings
from small_archive import Add, counts, titles
from test_highlight_passages import hit

from archive.models import Item
from archive.search import Query, count, explain, iterate, search
from archive.search.grammar import parse
from archive.search.widening import widened


@pytest.fixture
def archive(add: Add) -> None:
    add("Ny renseplan", sections={"decision": "Der skal ses på kloakken i Sandby."}, date="2020-01-01")
    add("Spildevand i Sandby", date="2025-01-01")
    add("Takster for spildevandsanlæg", date="2025-02-01")
    add("Ældre i Sandby", sections={"summary": "De får praktisk hjælp."}, outcome="approved")
    add("Praktisk brug af hallen", sections={"summary": "Med hjælp fra klubben."})
    add("Cykelsti i Sandby")


def also(q: str) -> list[str]:
    return [one.text for one in widened(parse(q)).also]


def test_the_administrations_word_is_found_below_the_word_typed(archive: None) -> None:
    results = search(Query(q="kloak"))
    assert [found.item.title for found in results.hits] == [
        "Ny renseplan",
        "Spildevand i Sandby",
        "Takster for spildevandsanlæg",
    ]
    assert (results.total, results.also) == (3, ("spildevand", "afløb"))
    assert [year[:3] for year in counts(results, "aar")] == [("2025", "2025", 2), ("2020", "2020", 1)]


def test_without_synonyms_only_what_was_typed_is_found(archive: None) -> None:
    asked = Query(q="kloak", synonyms=False)
    results = search(asked)
    assert ([found.item.title for found in results.hits], results.total) == (["Ny renseplan"], 1)
    assert (results.also, count(asked)) == ((), 1)
    assert [item.title for item in iterate(asked)] == ["Ny renseplan"]


def test_lists_and_counts_have_the_same_items_as_the_page(archive: None) -> None:
    for q in ("kloak", "kloak Sandby", "hjemmehjælp", "praktisk hjælp"):
        results = search(Query(q=q))
        found = [shown.item for shown in results.hits]
        assert (count(Query(q=q)), list(iterate(Query(q=q)))) == (results.total, found)
        assert len(found) == results.total > 0


def test_a_phrase_is_found_in_its_order_and_leads_back(archive: None, add: Add) -> None:
    add("Hjemmehjælp til flere")
    assert titles("hjemmehjælp") == ["Hjemmehjælp til flere", "Ældre i Sandby"]
    assert titles("praktisk hjælp", sort="aeldste") == [
        "Ældre i Sandby",
        "Praktisk brug af hallen",
        "Hjemmehjælp til flere",
    ]
    assert titles("praktisk hjælp Sandby") == ["Ældre i Sandby"]


def test_in_decisions_only_a_synonym_must_stand_in_a_decision(archive: None, add: Add) -> None:
    add("Pleje", sections={"decision": "Den praktiske hjælp drøftes, og praktisk hjælp er vigtig."})
    assert titles("hjemmehjælp", decisions_only=True) == ["Pleje"]


@pytest.mark.parametrize(
    "q",
    [
        '"kloak"',
        "kloak*",
        "vej -kloak",
        "kloak spildevand afløb",
        "kloak ELLER spildevand ELLER afløb",
        "kloak -spildevand -afløb",
        "15.00.00-A00-4-25",
        "2025",
    ],
)
def test_what_is_quoted_left_out_cut_short_or_there_already_has_no_synonym(q: str) -> None:
    assert also(q) == []


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("Kloakken", ["spildevand", "afløb"]),
        ("kloak spildevand", ["afløb"]),
        ("lukning af en skole", ["skolestruktur", "nedlæggelse af skole", "skolenedlæggelse"]),
        ("hul i vejen nu", ["vedligeholdelse af veje", "vejvedligeholdelse"]),
        ("gylle ELLER kloak", ["husdyrgødning", "spildevand", "afløb"]),
    ],
)
def test_words_have_these_synonyms(q: str, expected: list[str]) -> None:
    assert also(q) == expected


def test_a_hit_marks_the_synonym_and_tells_it_where_the_word_itself_is_missing(archive: None) -> None:
    first, second, third = search(Query(q="kloak")).hits
    assert (first.why, second.why, third.why) == (
        "",
        "fundet via “Spildevand”",
        "fundet via “spildevandsanlæg”",
    )
    assert [piece.text for piece in third.title if piece.marked] == ["spildevandsanlæg"]
    assert hit("hjemmehjælp") == (
        "Ældre i Sandby",
        "De får [praktisk hjælp].",
        "resume",
        "fundet via “praktisk hjælp”",
    )


def test_a_word_found_elsewhere_in_the_item_needs_no_telling(add: Add) -> None:
    add("Spildevand", sections={"summary": "Ny kloak.", "recommendation": "Mere spildevand."})
    assert hit("kloak")[1:] == ("Ny [kloak].", "resume", "")


def test_what_is_withdrawn_is_found_by_no_synonym(archive: None) -> None:
    assert search(Query(q="kloak")).total == 3
    Item.objects.get(title="Spildevand i Sandby").delete()
    assert search(Query(q="kloak")).total == 2


def test_the_points_of_a_synonym_are_explained(archive: None) -> None:
    item = Item.objects.get(title="Spildevand i Sandby")
    explanation = explain(Query(q="kloak Sandby"), item.pk)
    assert explanation is not None
    assert {reason.word for reason in explanation.reasons} == {"Sandby", "spildevand (synonym)"}
    assert (explanation.missing, explanation.rank) == ((), 1)


def test_a_search_without_synonyms_that_finds_nothing_offers_them(add: Add) -> None:
    add("Spildevand")
    (offer,) = [
        one for one in search(Query(q="kloak", synonyms=False)).relaxed if one.parameter == "synonymer"
    ]
    assert (offer.value, offer.count) == ("", 1)


def test_a_town_adds_its_own(add: Add, settings: Settings, tmp_path: Path) -> None:
    settings.SYNONYMS_FILE = tmp_path / "own.txt"
    settings.SYNONYMS_FILE.write_text("# vores\nTrekanten > Sandby midtby\n", encoding="utf-8")
    add("Lys i Sandby midtby")
    add("Spildevand")
    assert (titles("trekanten"), titles("kloak")) == (["Lys i Sandby midtby"], ["Spildevand"])
