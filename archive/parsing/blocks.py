"""Section text -> blocks: paragraphs, lists and tables, as a page shows them and a clerk edits them.

The text form: paragraphs apart by one blank line, tables as tab-separated lines, lists as `- ` lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise

AMOUNT = re.compile(r"[+\-−–]?\s?\d{1,3}(?:\.\d{3})+(?:,\d+)?\s?%?|[+\-−–]?\s?\d+(?:,\d+)?\s?%?")
BARE_YEAR = re.compile(r"(?:19|20)\d\d")
CAPTION = re.compile(r"Tabel\s+\d+[a-z]?\b", re.IGNORECASE)
NOTE = re.compile(r"(?:Note[r]?|Anm(?:ærkning)?(?:er)?|Kilde)\s?\d*\s?[:.)]|\*{1,3}\)|\d\)\s", re.IGNORECASE)
TOTAL = re.compile(r"\bi alt\b|^total\b|^sum\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; line breaks inside it are the source's own."""

    text: str


@dataclass(frozen=True, slots=True)
class Subheading:
    """A short line of its own, told from a sentence by its length and its missing stop."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """Lines that began with `- `, without it."""

    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, ragged as in the source. The first `head` rows name the columns."""

    rows: tuple[tuple[str, ...], ...]
    head: int
    caption: str = ""
    notes: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """The number of columns: the longest row's."""
        return max(map(len, self.rows), default=0)


Block = Paragraph | Subheading | Bullets | Table


def is_amount(cell: str) -> bool:
    """A number as accounts write it: 1.851.745, -22,86%, 0. A bare year is none."""
    cell = cell.strip()
    return bool(AMOUNT.fullmatch(cell)) and not BARE_YEAR.fullmatch(cell)


def is_total(row: tuple[str, ...]) -> bool:
    """A row that sums the others up: "I alt", "Byrådet i alt"."""
    return bool(row) and bool(TOTAL.search(row[0]))


def blocks(text: str, *, subheadings: bool = False) -> list[Block]:
    """The section's blocks in order; a table has taken its "Tabel N:" line above and its notes below.

    subheadings: tell short lines without a stop from sentences (long texts; a decision has none).
    """
    found: list[Block] = []
    for part in re.split(r"\n[ ]*\n", text.replace("\r\n", "\n").strip("\n")):
        for kind, lines in groupby(part.split("\n"), key=_kind):
            found.extend(_block(kind, list(lines)))
    found = _with_captions_and_notes(found)
    return _with_subheadings(found) if subheadings else found


def _kind(line: str) -> str:
    if "\t" in line:
        return "table"
    return "bullets" if line.startswith(("- ", "• ")) else "prose"


def _block(kind: str, lines: list[str]) -> list[Block]:
    if kind == "table":
        rows = tuple(tuple(line.split("\t")) for line in lines)
        return [Table(rows, _head(rows))]
    if kind == "bullets":
        return [Bullets(tuple(line[2:].strip() for line in lines))]
    prose = "\n".join(lines).strip()
    return [Paragraph(prose)] if prose else []


def _head(rows: tuple[tuple[str, ...], ...]) -> int:
    """How many rows stand before the first whose second cell is an amount; one where none is."""
    for number, row in enumerate(rows):
        if len(row) > 1 and is_amount(row[1]):
            return number
    return min(1, len(rows) - 1)


def _with_captions_and_notes(found: list[Block]) -> list[Block]:
    done: list[Block] = []
    for block in found:
        above = done[-1] if done else None
        if isinstance(block, Table) and isinstance(above, Paragraph) and CAPTION.match(above.text):
            done[-1] = Table(block.rows, block.head, caption=above.text)
        elif isinstance(block, Paragraph) and isinstance(above, Table) and NOTE.match(block.text):
            done[-1] = Table(above.rows, above.head, above.caption, (*above.notes, block.text))
        else:
            done.append(block)
    return done


def _with_subheadings(found: list[Block]) -> list[Block]:
    """Short lines that something follows become subheadings; the words stay as they are."""
    done: list[Block] = []
    for block, below in pairwise([*found, None]):
        if isinstance(block, Paragraph) and below and _is_subheading(block.text, below):
            block = Subheading(block.text)
        if block:
            done.append(block)
    return done


def _is_subheading(line: str, below: Block) -> bool:
    if (
        "\n" in line
        or len(line) > 75
        or not line[:1].isupper()
        or line[-1] in ".,;!?…)"
        or CAPTION.match(line)
    ):
        return False
    if CAPTION.match(line):
        return False
    words = line.split()
    if ":" in line:
        return line.endswith(":") and len(words) <= 4 and not isinstance(below, Bullets)
    return len(words) <= 10 and not isinstance(below, Table)
