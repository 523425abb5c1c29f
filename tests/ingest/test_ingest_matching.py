"""Which item is which: the rules, without a database."""

import pytest

from archive.ingest.matching import Known, known, match


def _items(*rows: tuple[str, str, str]) -> list[Known]:
    """(number, title, case) each."""
    return [known([title], [number], [case]) for number, title, case in rows]


@pytest.mark.parametrize(
    ("old", "new", "pairs", "doubts"),
    [
        ([("1", "Budget", "A-1")], [("2", "Budget", "A-1")], {0: 0}, {}),
        ([("1", "Budget", "A-1")], [("2", "BUDGET ", "B-2")], {0: 0}, {}),
        ([("1", "Godkendelse af budget", "")], [("1", "Godkendelse af budgettet", "")], {0: 0}, {}),
        ([("1", "Budget", "A-1")], [("9", "Kær Å", "a 1")], {0: 0}, {}),
        ([("1", "Budget", "")], [("1", "Skolevej i Kærby", "")], {}, {}),
        ([("1", "Vej", "00.01.00A04 - 2007/3")], [("2", "Sti", "00.01.00-A04-3-07")], {0: 0}, {}),
        (
            [("1", "Meddelelser", "X-1"), ("2", "Meddelelser", "X-1")],
            [("2", "Meddelelser", "X-1"), ("3", "Meddelelser", "X-1")],
            {0: 1, 1: 0},
            {},
        ),
        (
            [("", "Lukket", ""), ("", "Lukket", "")],
            [("", "Lukket", ""), ("", "Lukket", "")],
            {0: 0, 1: 1},
            {},
        ),
        ([("", "Lukket", ""), ("", "Lukket", "")], [("", "Lukket", "")], {}, {0: 0}),
        (
            [("1", "Vej", "X-1"), ("2", "Sti", "X-1")],
            [("5", "Bro", "X-1"), ("2", "Sti", "X-1")],
            {1: 1},
            {},
        ),
        ([("4", "Skolernes ferieplan", "")], [("9", "Skolernes ferieplaner", "")], {}, {0: 0}),
    ],
    ids=[
        "case and title",
        "title",
        "number and similar title",
        "unique case",
        "number alone never",
        "one case in two spellings",
        "twins told apart by number, the rest in order",
        "twins in order",
        "one of two twins gone",
        "a shared case does not match",
        "another number, almost the title",
    ],
)
def test_matching(
    old: list[tuple[str, str, str]],
    new: list[tuple[str, str, str]],
    pairs: dict[int, int],
    doubts: dict[int, int],
) -> None:
    found = match(_items(*old), _items(*new))
    assert (found.pairs, found.doubts) == (pairs, doubts)


def test_a_case_alone_does_not_pass_a_persons_word_to_another_title() -> None:
    old = [known(["Ny bro"], ["1"], ["A-1"], worked_on=True)]
    found = match(old, _items(("1", "Støjskærm ved banen", "A-1")))
    assert (found.pairs, found.doubts) == ({}, {0: 0})
    found = match(old, _items(("4", "Ny bro over åen", "A-1")))
    assert (found.pairs, found.doubts) == ({0: 0}, {})
