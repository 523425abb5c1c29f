"""Minutes set as a table, a row an item: "Punkt | Sagsfremstilling | Beslutning" made lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.parsing.danish import fold
from archive.parsing.headings import heading
from archive.parsing.lines import Document, Line

_NUMBERS = frozenset({"nr", "nr.", "pkt", "pkt.", "punkt nr.", "#"})
_TITLES = frozenset(
    {"punkt", "punkter", "emne", "dagsorden", "dagsordenspunkt", "dagsordenspunkter", "sag", "tekst"}
)
_DECISIONS = frozenset(
    {"beslutning", "beslutninger", "referat", "konklusion", "beslutning/referat", "referat/beslutning"}
)
_CASES = frozenset({"begrundelse", "begrundelse og bilag", "beskrivelse", "indhold", "bemærkninger"})
_FIRST = frozenset("NnPpEeDdSsTt#")
_NUMBER = re.compile(r"\d{1,3}\.?")
_FEWEST = 2


def parted(document: Document) -> Document:
    """The document with the table's rows as items, if a row names such columns; numbered anew."""
    rows = document.texts
    tabbed = set(rows.holding("\t"))
    top = next((at for at in rows.beginning(_FIRST) if at in tabbed and _columns(rows[at])), None)
    columns = _columns(rows[top]) if top is not None else []
    if top is None or sum(at > top for at in tabbed) < _FEWEST or any(map(_heads, rows)):
        return document
    made: list[Line] = []
    for at, line in enumerate(document.lines):
        cells = [cell.strip() for cell in line.text.split("\t")] if at >= top and at in tabbed else []
        if at == top:
            made.append(line._replace(role="furniture"))
        elif len(cells) == len(columns):
            made += [line._replace(text=text, role="") for text in _item(cells, columns)]
        else:
            made.append(line)
    return Document(tuple(line._replace(number=at) for at, line in enumerate(made, 1)), document.notices)


def _heads(row: str) -> bool:
    """Whether a row is an item's main heading: then a table is an item's, not the items."""
    head = heading(row) if row and "\t" not in row else None
    return head is not None and head.primary and head.kind in ("decision", "recommendation")


def _columns(row: str) -> list[str]:
    """What each column is, "number", "title" or a section's heading; none but of items and decisions."""
    cells = [cell.strip().rstrip(":") for cell in row.split("\t")]
    columns = [_column(cell) for cell in cells]
    if columns.count("title") == 2:  # "Punkt" is the number where another column has the titles
        columns[columns.index("title")] = "number"
    sure = columns.count("title") == 1 and columns.count("number") <= 1 and "Beslutning" in columns
    return columns if sure and "" not in columns else []


def _column(cell: str) -> str:
    word = fold(cell)
    if word in _NUMBERS:
        return "number"
    if word in _TITLES:
        return "title"
    if word in _DECISIONS:
        return "Beslutning"
    if word in _CASES:
        return "Sagsfremstilling"
    return cell if heading(cell) else ""


def _item(cells: Sequence[str], columns: Sequence[str]) -> Iterator[str]:
    """The lines of a row: number and title, then each filled column below its heading."""
    told = dict(zip(columns, cells, strict=True))
    number, title = told.get("number", ""), told["title"]
    stop = "." if _NUMBER.fullmatch(number) and number[-1] != "." else ""
    yield ""
    yield f"{number}{stop} {title}".strip()
    for column, cell in zip(columns, cells, strict=True):
        if column not in ("number", "title") and cell:
            yield column
            yield cell
