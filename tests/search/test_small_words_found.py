"""Small words empty no query, and a word is found in each spelling that a reader may use for it."""

import pytest
from small_archive import Add, titles

from archive.search import Query, search
from archive.search.danish.stopwords import STOP_WORDS


@pytest.fixture
def archive(add: Add) -> None:
    add("Køer på engen", sections={"summary": "Koen græsser."})
    add("Ligestilling mellem køn")
    add("Rejse til Århus", sections={"summary": "Efter § 18 gives 1.250.000 kr. den 27. maj 2024."})
    add("Samarbejde med Aarhus Kommune", sections={"summary": "Se § 180 og 12.500 kr. i 2024."})
    add("Støtte til det grønne område ved åen")


def test_a_small_word_among_others_takes_nothing_away(archive: None) -> None:
    asked = [q for small in sorted(STOP_WORDS) for q in (f"ligestilling {small}", f"{small} ligestilling")]
    assert {q: titles(q) for q in asked} == {key: ["Ligestilling mellem køn"] for key in asked}


def test_an_accent_tells_a_word_from_a_small_one(archive: None, add: Add) -> None:
    add("Træer i en allé")
    assert titles("allé") == ["Træer i en allé"]
    assert not search(Query(q="alle")).understood


@pytest.mark.parametrize("q", ["og", "Det er en", "med at", "på", "PAA", "i for til"])
def test_small_words_alone_are_told_and_find_nothing(archive: None, q: str) -> None:
    results = search(Query(q=q))
    assert (results.understood, results.total) == (False, 0)
    assert results.notices == (
        "Ordene står i næsten alle punkter. Skriv også et ord, der siger, hvad sagen handler om.",
    )


FOUND_BY_SPELLING = {
    "ko": ["Køer på engen"],
    "køer": ["Køer på engen"],
    "Aarhus": ["Rejse til Århus", "Samarbejde med Aarhus Kommune"],
    "ÅRHUS": ["Rejse til Århus", "Samarbejde med Aarhus Kommune"],
    "§ 18": ["Rejse til Århus"],
    "§18": ["Rejse til Århus"],
    "§ 180": ["Samarbejde med Aarhus Kommune"],
    "1250000": ["Rejse til Århus"],
    "1.250.000 kr": ["Rejse til Århus"],
    "12500": ["Samarbejde med Aarhus Kommune"],
    "27/5-2024": ["Rejse til Århus"],
    "2024-05-27": ["Rejse til Århus"],
    "groenne omraade": ["Støtte til det grønne område ved åen"],
    "GRØNNE OMRÅDE": ["Støtte til det grønne område ved åen"],
    "stoette": ["Støtte til det grønne område ved åen"],
    "gro\u0308nne omra\u030ade": ["Støtte til det grønne område ved åen"],
}


def test_each_spelling_finds_the_same(archive: None) -> None:
    assert {q: sorted(titles(q)) for q in FOUND_BY_SPELLING} == FOUND_BY_SPELLING


@pytest.mark.parametrize(("q", "first"), [("koen", "Køer på engen"), ("køn", "Ligestilling mellem køn")])
def test_a_real_word_wins_over_the_one_its_letters_may_mean(archive: None, q: str, first: str) -> None:
    """Koen is the cow as written, and what a keyboard without ø makes of køn."""
    assert titles(q)[0] == first
