"""Titles broken at a page's margin: the lines below a head that are its title's rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from archive.parsing import item_fields
from archive.parsing.bodies import named
from archive.parsing.danish import abbreviated, fold
from archive.parsing.head_forms import CONTENTS_TAIL, Head, order_and_title
from archive.parsing.heading_lines import decides
from archive.parsing.headings import Heading
from archive.parsing.item_titles import bear_kinds, without_kind
from archive.parsing.lines import Line
from archive.parsing.listed import following
from archive.parsing.page_marks import is_furniture
from archive.parsing.recommendation import is_clause, is_whole
from archive.parsing.text_blocks import awaits_more, glued

_MOST_ROWS = 3
_LONGEST_ROW = 120
_SHORTEST_LINE = 45
"""Signs that a title's line and the next one's first word fill together before the margin."""


def rest(rows: Sequence[str], found: Mapping[int, Heading], index: int, title: str) -> list[int]:
    """The rows directly below the title's at `index` that go on with it; an item's field or heading is next.

    A row in small letters, or below a word that awaits more, goes on whatever follows.
    """
    taken: list[int] = []
    sure = 0
    before = title
    at = index
    while len(taken) < _MOST_ROWS and (at := _next(rows, found, at, before)):
        if at in found or not _may_go_on(rows[at], title):
            break
        if rows[at][0].islower() or awaits_more(before):
            sure = len(taken) + 1
        elif len(before) + 1 + rows[at].find(" ") % (len(rows[at]) + 1) < _SHORTEST_LINE or named(rows[at]):
            break
        taken.append(at)
        before = rows[at]
    if len(taken) == sure:
        return taken
    below = following(rows, taken[-1], 1)
    ends = bool(below) and (below[0] in found or item_fields.is_field(rows[below[0]]))
    return taken if ends else taken[:sure]


def _next(rows: Sequence[str], found: Mapping[int, Heading], index: int, before: str) -> int:
    """The row below the title's last, past a blank one where it surely goes on; 0 where none is there."""
    at = index + 1
    if at + 1 >= len(rows) or rows[at]:
        return at if at < len(rows) and rows[at] else 0
    at += 1
    if not rows[at] or at in found or not (_is_prose(rows[at]) or awaits_more(before)):
        return 0
    below = following(rows, at, 1)
    ends = bool(below) and (below[0] in found or item_fields.is_field(rows[below[0]]))
    return at if ends or (_is_prose(rows[at]) and awaits_more(before)) else 0


def _is_prose(row: str) -> bool:
    """Whether a row begins with a word in small letters, as no file's name does ("application/pdf")."""
    return row[0].islower() and row.split(" ", 1)[0].isalpha()


def last_row(rows: Sequence[str], found: Mapping[int, Heading], index: int, title: str) -> int:
    """The index of the last row of the title that begins at `index`."""
    may_go_on = title and index + 2 < len(rows) and (rows[index + 1] or rows[index + 2][:1].islower())
    return max(rest(rows, found, index, title), default=index) if may_go_on else index


def joined(
    rows: Sequence[str], lines: Sequence[Line], found: Mapping[int, Heading], heads: Sequence[Head]
) -> tuple[list[Head], set[int]]:
    """The heads with their whole titles, and the rows that are the titles' rest; kinds leave the titles."""
    whole: list[Head] = []
    rests: set[int] = set()
    for head in heads:
        at = _title_row(rows, found, head)
        title = head.title or (rows[at] if at is not None else "")
        if at is not None and not lines[at].role and (below := rest(rows, found, at, title)):
            head = replace(head, title=glued([title, *(rows[row] for row in below)]))
            rests.update(below if at == head.index else [at, *below])
        whole.append(head)
    if bear_kinds([head.title for head in whole]):
        whole = [replace(head, title=without_kind(head.title)) for head in whole]
    return whole, rests


def _title_row(rows: Sequence[str], found: Mapping[int, Heading], head: Head) -> int | None:
    """Where the head's title stands: on its own line, or on the next where that is a number alone."""
    if item_fields.bears_case(head.title):
        return None
    if head.title:
        return head.index if head.index >= 0 and rows[head.index].endswith(head.title) else None
    below = following(rows, head.index, 1) if head.number else []
    return below[0] if below and below[0] not in found and not item_fields.is_field(rows[below[0]]) else None


def _may_go_on(row: str, title: str) -> bool:
    """Whether a row may be a title's: no field, furniture, clause, other head, sentence or decision."""
    ends = row[-1] in ":;" or (row[-1] == "." and not abbreviated(row, len(row) - 1))
    return not (
        len(row) > _LONGEST_ROW
        or ends
        or "\t" in row
        or order_and_title(row)
        or item_fields.is_field(row)
        or is_furniture(row)
        or is_clause(row)
        or fold(title).startswith(fold(row))
        or CONTENTS_TAIL.search(row)
        or decides(row)
        or is_whole(row)
    )
