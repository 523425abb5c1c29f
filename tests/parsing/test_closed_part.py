"""What stands under a heading of closed items is closed, numbered or not: never an open item's text."""

import pytest

from archive.parsing import Item, parse

_OPEN = "Referat fra Byrådet den 26. marts 2024\n\nÅbne punkter\n\n1. Ny bro\n\nBeslutning\n\nUdsat.\n\n"


def _items(text: str) -> list[Item]:
    minutes = parse((_OPEN + text).encode())
    assert minutes.unplaced == ()
    opened = minutes.items[0]
    assert ([part.text for part in opened.sections], opened.attachments) == (["Udsat."], ())
    return list(minutes.items[1:])


def _read(text: str) -> list[tuple[str | None, str, bool]]:
    return [(item.number, item.title, item.closed) for item in _items(text)]


@pytest.mark.parametrize(
    "heading",
    [
        "LUKKET MØDE",
        "Lukkede punkter:",
        "Punkter på lukket dagsorden",
        "Sager for lukkede døre",
        "Lukket del",
    ],
)
def test_titles_alone(heading: str) -> None:
    assert _read(f"{heading}\n\nSalg af grund\n\nPersonalesag\n") == [
        (None, "Salg af grund", True),
        (None, "Personalesag", True),
    ]


def test_a_number_above_its_title() -> None:
    (item,) = _items("LUKKEDE SAGER\n\n203\nSalg af grund\nSag: 18/30001\n\nMødet hævet kl. 20.10\n")
    assert (item.number, item.title, item.case_number, item.closed) == (
        "203",
        "Salg af grund",
        "18/30001",
        True,
    )


def test_titles_with_headings_below() -> None:
    items = _items("Lukket dagsorden\n\nSalg\n\nBeslutning\n\nGodkendt.\n\nKøb\n\nBeslutning\n\nForkastet.\n")
    assert [(item.title, item.closed, item.outcome) for item in items] == [
        ("Salg", True, "approved"),
        ("Køb", True, "rejected"),
    ]


def test_headings_without_a_title() -> None:
    items = _items("Lukket dagsorden\n\nBeslutning\n\nForkastet.\n")
    assert [(item.title, item.closed, item.outcome) for item in items] == [("", True, "rejected")]


def test_open_items_after_the_closed_ones_stay_open() -> None:
    text = "LUKKET MØDE\n\nSalg af grund\n\nÅBENT MØDE\n\n5. Ny vej\n\nBeslutning\n\nGodkendt.\n"
    assert _read(text) == [(None, "Salg af grund", True), ("5", "Ny vej", False)]


def test_numbered_ones_are_left_as_they_are() -> None:
    assert _read("Lukkede punkter\n\n2. Salg af grund\n3. Personalesag\n") == [
        ("2", "Salg af grund", True),
        ("3", "Personalesag", True),
    ]


def test_a_heading_with_nothing_under_it_makes_no_item() -> None:
    assert _read("Lukkede punkter\n") == []


def test_a_heading_that_comes_again_on_a_new_page_leaves_the_item_before_its_fields() -> None:
    closed = "Lukkede punkter\n\n2. Salg af grund\n\n{}Lukket - 82.02.00-G10-3-23\n"
    once, again = _items(closed.format("")), _items(closed.format("Lukkede punkter\n\n"))
    assert [(item.title, item.case_number) for item in again] == [("Salg af grund", "82.02.00-G10-3-23")]
    assert again == once


def test_a_closed_item_without_title_is_its_own_below_an_open_one() -> None:
    assert _read("Lukkede punkter\n\nLukket - 82.02.00-G10-3-23\n") == [(None, "82.02.00-G10-3-23", True)]
