"""Rows and tables of all pages to canonical lines: one paragraph a line, whatever the printer broke."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from archive.parsing.danish import sentences
from archive.parsing.head_forms import candidate
from archive.parsing.headings import heading
from archive.parsing.item_fields import is_field
from archive.parsing.readers.pdf_contents import entries, entry_text
from archive.parsing.readers.pdf_grid import Table
from archive.parsing.readers.pdf_page import BROKEN
from archive.parsing.readers.pdf_rows import Row
from archive.parsing.readers.pdf_text import Hyphens, joined

_WIDER = 1.2
"""A line distance this many times the usual one begins a paragraph."""
_SIGNS = "-–•·▪◦‣●○■\uf0b7\uf0a7\uf02d"
_BULLETS = frozenset(_SIGNS)
_MARK = re.compile(rf"[{_SIGNS}]\s*(?=\S)")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-zæøå])[.)]$")
_INNER_HYPHEN = re.compile(r"(?<=\w)-(?=[^\W\d])")
"""A printer breaks a word after it; before a figure, as in 2024-2026, none does (Unicode's UAX 14, LB25)."""
_BROKEN = (BROKEN, "\u2010", "\u00ad")
_STOPS = (".", "!", "?", ":", ";")
_WIDE = 1.5
_FEW = 30
"""Rows too few to show the right edge: the margins are taken to be alike."""
_NEAR = 9
"""Points within which ragged lines come to the right edge."""
_NARROW = 0.8
"""Share of the room between like margins; an edge within it needs proof."""
_RAGGED = 60
_ENOUGH = 2
_SHORT = 0.6
"""Share of the column's width under which a line surely ends its paragraph."""
_BLANK = 0.2
_LONG_WORD = 0.12
"""Share of the column. After a stop, where no space parts paragraphs: a shorter word would mostly have found
room, so the line before it is a full one; a longer word says little, and the paragraph ends."""


class Block(NamedTuple):
    """One paragraph, entry or table: its lines and the page where it begins."""

    lines: tuple[str, ...]
    page: int
    kind: str


@dataclass(frozen=True, slots=True)
class _Measure:
    """What is usual here: line distance by font height, the right edge of running text by page."""

    leading: dict[int, float]
    right: float
    indents: bool
    spaced: bool


def blocks(elements: Sequence[Row | Table], habits: Hyphens, width: float) -> Iterator[Block]:
    """The elements of the body, in reading order, as blocks; tables over a page break are one.

    `width` is that of the first page, in points.
    """
    parts = _joined_tables(elements)
    rows = [part for part in parts if isinstance(part, Row)]
    measure = _measure(rows, width)
    places = entries(parts)
    open_rows: list[Row] = []
    names = False
    for place, part in enumerate(parts):
        if isinstance(part, Row) and open_rows:
            if len(open_rows) == 1:
                names = _names_follow(open_rows[0], names)
            begins = names and not measure.spaced and part.first.text[:1].isupper()
            closed = begins or place - 1 in places
            if not closed and _continues(open_rows, part, measure, place in places):
                open_rows.append(part)
                if place in places:
                    yield Block((entry_text(open_rows, habits),), open_rows[0].page, "entry")
                    open_rows = []
                continue
            yield _paragraph(open_rows, habits)
            open_rows = []
        elif open_rows:
            yield _paragraph(open_rows, habits)
            open_rows = []
        if isinstance(part, Table):
            yield Block(tuple(part.text_lines), part.page, "table")
        elif place in places:
            yield Block((entry_text([part], habits),), part.page, "entry")
        else:
            open_rows = [part]
    if open_rows:
        yield _paragraph(open_rows, habits)


def _names_follow(row: Row, before: bool) -> bool:
    """Whether the rows after this one are attachments' names, one a paragraph."""
    found = heading(row.text)
    return found.kind == "attachments" if found else before and not candidate(row.text, 0)


def _joined_tables(elements: Sequence[Row | Table]) -> list[Row | Table]:
    done: list[Row | Table] = []
    for part in elements:
        last = done[-1] if done else None
        if isinstance(part, Table) and isinstance(last, Table) and _goes_on(last, part):
            head = _same_head(last.rows, part.rows)
            last.rows += part.rows[head:]
            last.last_page = part.page
        else:
            done.append(part)
    return done


def _goes_on(first: Table, second: Table) -> bool:
    return (
        second.page == first.last_page + 1
        and len(first.edges) == len(second.edges) > 0
        and all(abs(a - b) < 4 for a, b in zip(first.edges, second.edges, strict=True))
    )


def _same_head(first: list[list[str]], second: list[list[str]]) -> int:
    """How many rows the second page repeats word for word."""
    count = 0
    while count < min(len(first), len(second) - 1) and first[count] == second[count] and any(first[count]):
        count += 1
    return count


def _measure(rows: Sequence[Row], width: float) -> _Measure:
    distances: dict[int, Counter[float]] = defaultdict(Counter)
    for a, b in pairwise(rows):
        gap = b.y - a.y
        if 0 < gap < 4 * a.size and a.page == b.page and (size := round(a.size)) == round(b.size):
            distances[size][round(gap, 1)] += 1
    leading = {}
    for size, counts in distances.items():
        least = max(2, counts.total() // 25)
        leading[size] = min((gap for gap, n in counts.items() if n >= least), default=min(counts))
    edges = sorted((row.x1 for row in rows), reverse=True)
    enough = max(2, len(edges) // 50)
    groups = ((x, edges[n + enough - 1]) for n, x in enumerate(edges[: len(edges) - enough + 1]))
    right = next((x for x, nth in groups if x - nth < _NEAR), 0.0)
    left = min((row.x0 for row in rows), default=0.0)
    if len(rows) < _FEW or not _wraps_at(rows, right, width - left):
        right = max(right, width - left)
    return _Measure(leading, right, _first_line_indents(rows), _spaced(rows, leading, right))


def _wraps_at(rows: Sequence[Row], right: float, margin: float) -> bool:
    """Whether lines are broken at an edge far within the margin: some go on in small letters on the next."""
    if right >= _NARROW * margin:
        return True
    broken = sum(
        right - _RAGGED < a.x1 <= right + _NEAR
        and a.page == b.page
        and b.text[:1].islower()
        and not b.text.startswith("at ")
        for a, b in pairwise(rows)
    )
    return broken >= _ENOUGH


def _spaced(rows: Sequence[Row], leading: dict[int, float], right: float) -> bool:
    """Whether blank space parts paragraphs: it follows most rows that end early, before one like them."""
    wide = [
        b.y - a.y > _WIDER * leading.get(round(a.size), a.size)
        for a, b in pairwise(rows)
        if a.x1 - a.x0 < _SHORT * ((a.right or right) - a.x0)
        and abs(a.x0 - b.x0) < 2
        and a.page == b.page
        and round(a.size) == round(b.size)
        and a.first.style == b.first.style
        and not (heading(a.text) or heading(b.text))
    ]
    return sum(wide) * 2 >= len(wide)


def _first_line_indents(rows: Sequence[Row]) -> bool:
    """Whether paragraphs begin with an indent: many rows stand a little in, and the next one back out."""
    steps = sum(6 < a.x0 - b.x0 < 30 and not _marks(a) for a, b in pairwise(rows))
    return steps * 12 > len(rows) > 20


def _continues(paragraph: list[Row], row: Row, measure: _Measure, is_entry: bool) -> bool:
    """Whether the row goes on with the paragraph: near enough, alike, and the row before was full."""
    last = paragraph[-1]
    if abs(row.size - last.size) > 0.1 * last.size:
        return False
    if row.page == last.page and row.column == last.column:
        usual = measure.leading.get(round(last.size), 1.5 * last.size)
        if not 0 < row.y - last.y <= _WIDER * usual:
            return False
    elif last.text.endswith(":") or (len(paragraph) == 1 and not row.text[:1].islower()):
        return False
    if (last.widest > _WIDE and _is_parted(last)) or (
        row.widest > _WIDE and _is_parted(row) and not is_entry
    ):
        return False
    return (
        _was_full(last, row, measure)
        and not _starts(paragraph, row, measure)
        and not (len(paragraph) == 1 and _is_whole_heading(last, row))
    )


def _is_whole_heading(last: Row, row: Row) -> bool:
    """Whether a heading ends with its line; "Beslutning ... den 14. maj" / "2023" stands on two."""
    return bool(heading(last.text)) and not heading(f"{last.text} {row.text}")


def _starts(paragraph: list[Row], row: Row, measure: _Measure) -> bool:
    """Whether the row begins a paragraph by its own looks: a bullet, an indent, a heading."""
    first, last = paragraph[0], paragraph[-1]
    if _marks(row):
        dash = row.first.text in "-–"
        return not dash or _marks(first) or last.text.endswith(_STOPS) or row.x0 > first.x0 + 3
    if (heading(row.text) and not row.text[:1].islower()) or is_field(row.text):
        return True
    step = row.x0 - last.x0 if row.column == last.column else 0.0
    if _marks(first) or _NUMBERED.match(first.first.text):
        inner = first.words[1].x0 if first.first is not first.last else first.x0
        return (
            row.page == last.page and row.column == last.column and not (first.x0 - 2 <= row.x0 <= inner + 4)
        )
    if step < -3 and len(paragraph) == 1:
        return not measure.indents
    return step > 3 if len(paragraph) > 1 or measure.indents else abs(step) > 3 and row.page == last.page


def _marks(row: Row) -> bool:
    return row.first.text in _BULLETS and row.first is not row.last


def _is_parted(row: Row) -> bool:
    """Whether the row is several fields side by side, not a line of text stretched to the margin."""
    return row.parted(_WIDE) and not row.last.text.endswith(_BROKEN)


def _was_full(last: Row, row: Row, measure: _Measure) -> bool:
    """Whether the row's first word would not have fitted after the last row's."""
    if last.last.text.endswith(_BROKEN):
        return True
    word = row.first
    width = word.x1 - word.x0
    if "-" in word.text and (breakable := _INNER_HYPHEN.search(word.text)):
        width *= breakable.end() / len(word.text)
    right = last.right or measure.right
    blank = max(_BLANK * word.size, last.narrowest)
    if last.x1 + blank + width <= right - 1:
        return False
    if last.page == row.page and measure.spaced:
        return True
    if not word.text[:1].isupper():
        return True
    if last.text.endswith(":"):
        return False
    ended = any(last.text.endswith(part) for part in sentences(f"{last.text} {row.text}"))
    return not ended or width <= _LONG_WORD * (right - last.x0)


def _paragraph(rows: list[Row], habits: Hyphens) -> Block:
    first = rows[0]
    if len(rows) == 1 and first.widest > _WIDE and _is_parted(first):
        text = "    ".join(joined([cell], habits) for cell in first.cells(_WIDE))
    else:
        text = joined([row.pieces for row in rows], habits)
    if _marks(first):
        return Block((_MARK.sub("- ", text, count=1),), first.page, "bullet")
    return Block((text,), first.page, "text")
