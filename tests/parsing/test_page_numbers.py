"""Bare page numbers, which are no text, and bare numbers that are."""

from archive.parsing import parse

_PAGES = """Nordby Kommune
Teknisk Udvalg
Referat
Mødedato: 3. maj 2022

1
\f
1. Godkendelse af dagsorden
Beslutning
Godkendt.

2. Nyt tag på hallen
Sagsfremstilling
Taget er utæt og skal lægges om

2
\f
i løbet af sommeren.
Beslutning
Godkendt.

3
\f
3. Lokalplan for havnen
Beslutning
Udsat.

4
"""


def _decided(text: str) -> list[tuple[str, str | None]]:
    items = parse(text.encode(), "nordby.txt").items
    return [(item.sections[-1].text, item.outcome_remainder) for item in items]


def test_page_numbers_are_no_part_of_a_decision() -> None:
    wanted = [("Godkendt.", None), ("Godkendt.", None), ("Udsat.", None)]
    assert _decided(_PAGES) == wanted
    assert _decided(_PAGES.replace("\f", "")) == wanted


def test_items_numbers_alone_on_their_line_are_no_page_numbers() -> None:
    text = "Teknisk Udvalg\nReferat\nMødedato: 3. maj 2022\n"
    for number, title in enumerate(("Havnens drift", "Nyt tag på hallen", "Lokalplan for havnen"), 1):
        text += f"\n{number}\n\n{title}\n\nBeslutning\n\nGodkendt.\n"
    items = parse(text.encode(), "nordby.txt").items
    assert [(item.number, item.title) for item in items] == [
        ("1", "Havnens drift"),
        ("2", "Nyt tag på hallen"),
        ("3", "Lokalplan for havnen"),
    ]


def test_a_figure_in_the_text_stays() -> None:
    text = (
        "Teknisk Udvalg\nReferat\nMødedato: 3. maj 2022\n1. Antal skoler\nSagsfremstilling\n"
        "Antallet er\n\n2\n\nBeslutning\nGodkendt.\n"
    )
    assert parse(text.encode(), "nordby.txt").items[0].sections[0].text.endswith("2")


def test_pages_counted_through_the_year_or_with_their_total() -> None:
    wanted = [("Godkendt.", None), ("Godkendt.", None), ("Udsat.", None)]
    through = _PAGES.replace("\f", "Teknisk Udvalg\n")
    for number in "4321":
        through = through.replace(f"\n\n{number}\n", f"\n\n{67 + int(number)}\n")
    assert _decided(through) == wanted
    total = _PAGES.replace("\f", "")
    for number in "4321":
        total = total.replace(f"\n\n{number}\n", f"\n\n{number} / 9\n")
    assert _decided(total) == wanted
