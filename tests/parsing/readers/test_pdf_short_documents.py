"""Short minutes of many towns, printed line for line: their PDF says what their text says."""

import html
from pathlib import Path

import pytest
from printing import printer

from archive.parsing import Item, Minutes, parse

_GOLDEN = Path(__file__).parents[1] / "golden"
_STYLE = "@page { size: A4; margin: 20mm } pre { font: 10.5pt 'Liberation Sans'; white-space: pre-wrap }"

weasyprint = printer()


def _printed(text: str) -> bytes:
    page = f"<meta charset=utf-8><style>{_STYLE}</style><pre>{html.escape(text)}</pre>"
    return bytes(weasyprint.HTML(string=page).write_pdf())


def _head(minutes: Minutes) -> tuple[str | None, ...]:
    return minutes.municipality, minutes.committee, minutes.date, minutes.start, minutes.end, minutes.place


def _said(item: Item) -> tuple[object, ...]:
    asked = item.recommendation and (item.recommendation.by, item.recommendation.clauses)
    own = (item.number, item.title, item.case_number, item.closed, item.officer)
    return (*own, asked, item.outcome, item.attachments)


@pytest.mark.parametrize(
    "name",
    [
        "engelsoe_2021",
        "frederiksvig_2023",
        "hegnsby_2024",
        "kbh_2017",
        "lindaa_2018",
        "norddjurs_inline",
        "norup_2021",
        "oestersoe_2026",
        "page_links",
        "rksk_2025",
        "roennede_2010",
    ],
)
def test_a_short_document_printed_says_the_same(name: str) -> None:
    data = (_GOLDEN / f"{name}.txt").read_bytes()
    text, printed = parse(data), parse(_printed(data.decode()))
    assert _head(printed) == _head(text)
    assert [_said(item) for item in printed.items] == [_said(item) for item in text.items]
    assert printed.unplaced == ()
