"""Compounds: cut into the words they are made of, and words of one piece left whole."""

from pathlib import Path

import pytest

from archive.search.danish import analyse

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "search" / "compounds.tsv"


def rows(path: Path) -> list[tuple[str, list[str]]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    split = [line.split("\t") for line in lines]
    return [(word, [part for part in parts.split("+") if part]) for word, parts in split]


def parts(word: str) -> tuple[str, ...]:
    return analyse(word)[0].parts


def is_right(word: str, expected: list[str]) -> bool:
    """As many parts as there should be, each a term of the word it stands for."""
    found = parts(word)
    return len(found) == len(expected) and all(
        part in analyse(word)[0].terms for part, word in zip(found, expected, strict=True)
    )


def figures(path: Path) -> tuple[float, float]:
    """Precision and recall."""
    judged = rows(path)
    right = sum(is_right(word, expected) for word, expected in judged if expected)
    cut = sum(bool(parts(word)) for word, _ in judged)
    return right / cut, right / sum(bool(expected) for _, expected in judged)


def test_municipal_words_are_cut_as_a_reader_would() -> None:
    assert [
        (word, parts(word))
        for word, expected in rows(HERE / "danish_compounds.tsv")
        if not is_right(word, expected)
    ] == []


def test_the_shared_list_reaches_its_figures() -> None:
    if not SHARED.exists():
        pytest.skip("the shared list of compounds is not beside this checkout")
    precision, recall = figures(SHARED)
    assert precision >= 0.98 and recall >= 0.95


@pytest.mark.parametrize(
    ("word", "within"),
    [
        ("nøgletalsrapporten", {"noegletal", "talsrapport"}),  # found by "nøgletal" and by "rapport"
        ("kommuneplantillæg", {"kommuneplan", "plantillaeg"}),
        ("plejehjemsplads", {"plejehjem"}),
        ("budgetopfølgning", {"opfoelge"}),
    ],
)
def test_shorter_compounds_and_families_are_within_a_longer_one(word: str, within: set[str]) -> None:
    assert within <= set(analyse(word)[0].within)


@pytest.mark.parametrize("word", ["boernehaveplads", "BØRNEHAVEPLADS", "børne\u00adhaveplads"])
def test_parts_are_the_same_however_a_word_is_spelled(word: str) -> None:
    assert parts(word) == ("barn", "have", "plads")


def test_a_piece_between_hyphens_is_cut_too() -> None:
    assert parts("IT-sikkerhedspolitik") == ("it", "sikkerhed", "politik")
    assert "sikkerhedspolitik" in analyse("IT-sikkerhedspolitik")[0].within


@pytest.mark.parametrize(
    "word", ["by", "å", "sø" * 40, "skole" * 13, "x" * 99, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]
)
def test_what_is_too_short_or_too_long_is_left_whole(word: str) -> None:
    assert parts(word) == ()


def test_streets_may_be_cut_but_towns_and_people_are_whole() -> None:
    assert parts("Skolevej") == ("skole", "vej")
    assert [parts(name) for name in ("Herning", "Silkeborg", "Hammerum", "Damgård", "Søren")] == [()] * 5
