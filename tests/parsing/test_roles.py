"""What a reader says of a line is believed: items, headings, running text; and marks find their columns."""

import pytest

from archive.parsing.lines import Document, Line
from archive.parsing.minutes import Item
from archive.parsing.structure import structure


def _items(*rows: tuple[str, str]) -> tuple[Item, ...]:
    lines = tuple(Line(number, text, None, role) for number, (text, role) in enumerate(rows, 1))
    minutes = structure(Document(lines))
    assert minutes.unplaced == ()
    return minutes.items


@pytest.mark.parametrize(
    ("row", "number", "title"),
    [
        ("Punkt 7: Veje", "7", "Veje"),
        ("Punkt 7.2: Veje", "7.2", "Veje"),
        ("Punkt A-3: Veje: en plan", "A-3", "Veje: en plan"),
        ("12. Veje", "12", "Veje"),
        ("Eventuelt", None, "Eventuelt"),
        ("Beslutning", None, "Beslutning"),
        ("Punkt 4", None, "Punkt 4"),
    ],
)
def test_an_item_head_is_one_whatever_it_says(row: str, number: str | None, title: str) -> None:
    assert [(item.number, item.title) for item in _items((row, "item"))] == [(number, title)]


def test_a_marked_number_alone_has_its_title_below() -> None:
    items = _items(
        ("Punkt 4", "item"), ("", ""), ("Nye veje", ""), ("Beslutning", "heading"), ("Udsat.", "text")
    )
    assert [(item.number, item.title, item.outcome) for item in items] == [("4", "Nye veje", "deferred")]


def test_a_marked_title_has_its_number_above() -> None:
    rows = [("Pkt. 4", ""), ("", ""), ("Nye veje", "item"), ("Beslutning", "heading"), ("Udsat.", "text")]
    rows += [
        ("Sag nr. 5", ""),
        ("J.nr. 12/345", ""),
        ("Stier", "item"),
        ("Resume", "heading"),
        ("Lange.", "text"),
    ]
    assert [(item.number, item.title, item.case_number, item.outcome) for item in _items(*rows)] == [
        ("4", "Nye veje", None, "deferred"),
        ("5", "Stier", "12/345", None),
    ]


def test_only_marked_heads_are_items_where_any_is() -> None:
    items = _items(("Punkt 1: Veje", "item"), ("Sagsfremstilling", ""), ("Punkt 2: Stier", ""), ("Tekst", ""))
    assert [(item.number, [part.text for part in item.sections]) for item in items] == [
        ("1", ["Punkt 2: Stier\nTekst"])
    ]


def test_running_text_is_never_a_heading_a_field_or_a_page() -> None:
    words = ("Beslutning", "Bilag", "Side 3 af 9", "Mødet hævet kl. 17:40", "Punkt 2: Stier", "Lukket møde")
    items = _items(("Punkt 1: Veje", "item"), ("Resume", "heading"), *((word, "text") for word in words))
    assert [(item.number, [part.text for part in item.sections]) for item in items] == [
        ("1", ["\n".join(words)])
    ]


def test_text_in_a_list_before_any_marked_head_is_no_item() -> None:
    items = _items(
        ("1. Veje", ""), ("Indstilling", ""), ("2. at det sker", "text"), ("Beslutning", ""), ("Ja", "")
    )
    assert [item.number for item in items] == ["1"]


def test_a_marked_heading_opens_a_section_known_or_not() -> None:
    items = _items(
        ("Punkt 1: Veje", "item"), ("Beslutning", "heading"), ("Lyset i byen", "heading"), ("a", "text"),
        ("Byrådets beslutning den 2. maj 2025", "heading"), ("b", "text"),
        ("Økonomi", "heading"), ("c", "text"),
    )  # fmt: skip
    assert [(part.kind, part.heading, part.body, part.text) for part in items[0].sections] == [
        ("decision", "Beslutning", None, ""),
        ("other", "Lyset i byen", None, "a"),
        ("decision", "Byrådets beslutning den 2. maj 2025", "Byrådet", "b"),
        ("finance", "Økonomi", None, "c"),
    ]


@pytest.mark.parametrize(
    ("codes", "marks", "assigned"),
    [
        ("DIR\tSKU\tBYR", "\tX\t", ("SKU",)),
        ("DIR\tSKU\tBYR", "X\t\t(x)", ("DIR", "BYR")),
        ("\tDIR\tSKU\tBYR", "\t\tX\tX", ("SKU", "BYR")),
        ("DIR\tSKU\tBYR", "\t\t", ()),
        ("DIR\tSKU\tBYR", "X", None),
        ("DIR SKU BYR", "X", None),
        ("DIR SKU BYR", "\tX\t", None),
    ],
)
def test_the_columns_of_the_marks(codes: str, marks: str, assigned: tuple[str, ...] | None) -> None:
    routing = _items(("Punkt 1: Veje", "item"), (codes, ""), (marks, ""), ("Resume", "heading"))[0].routing
    assert routing is not None
    assert (routing.codes[-3:], routing.assigned) == (("DIR", "SKU", "BYR"), assigned)
