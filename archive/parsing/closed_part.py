"""Items under a heading of closed ones that nothing numbers: their text is never an open item's."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence

from archive.parsing import item_fields, unnumbered
from archive.parsing.head_forms import Head
from archive.parsing.header import is_end_line
from archive.parsing.headings import Heading
from archive.parsing.lines import Line
from archive.parsing.page_marks import group_is_closed, is_furniture, is_group
from archive.parsing.rows import Rows

_LONGEST = 90
_SAYS_CLOSED = ("ukke", "UKKE", "rtrolig", "RTROLIG")
"""Parts of "lukket" and "fortrolig", in small letters or capitals."""


def heads(
    rows: Rows, lines: Sequence[Line], known: Sequence[Head], found: Mapping[int, Heading]
) -> list[Head]:
    """The known heads, and one for each item that stands under a heading of closed items without its own."""
    if not known:
        return []
    taken = [unnumbered.start(head) for head in known]
    added: list[Head] = []
    read_to = taken[0] + 1
    near = [at for at in rows.holding(*_SAYS_CLOSED) if len(rows[at]) <= _LONGEST and not lines[at].role]
    for at in near:
        if at >= read_to and _heads_closed(rows, at) and at not in found:
            after = bisect(taken, at)
            end = taken[after] if after < len(taken) else len(rows)
            read_to = _open_again(rows, at + 1, end)
            if not _goes_on(rows, taken[after - 1] if after else 0, at, read_to):
                added += _in_part(rows, at + 1, read_to, found)
    return sorted([*known, *added], key=lambda head: head.index)


def _heads_closed(rows: Sequence[str], at: int) -> bool:
    """Whether a row of its own says that what follows is closed."""
    return not rows[at - 1] and is_group(rows[at]) and group_is_closed(rows[at].rstrip(": ")) is True


def _goes_on(rows: Sequence[str], head: int, at: int, end: int) -> bool:
    """Whether the heading only comes again on a new page, above the fields of the item before."""
    filled = [row for row in rows[at + 1 : end] if row and _says(row)]
    if not filled or not all(map(item_fields.is_field, filled)):
        return False
    above = next((row for row in reversed(rows[:head]) if row and is_group(row)), "")
    return above == rows[at]


def _in_part(rows: Sequence[str], begin: int, end: int, found: Mapping[int, Heading]) -> list[Head]:
    """One item a title; all is one item where headings stand below it and none comes again."""
    filled = [at for at in range(begin, end) if rows[at] and _says(rows[at])]
    if end < len(rows) and filled and item_fields.is_case(rows[filled[-1]]):
        filled.pop()  # it belongs to the head below
    headings = {at: found[at] for at in filled if at in found}
    if not filled:
        return []
    if filled[0] in headings:
        return [Head(filled[0] - 1, "", "", unnumbered.UNTITLED)]
    if headings:
        starts = unnumbered.restarts(rows, headings)
    else:
        above = [filled[0], *filled]
        starts = [
            at
            for at, before in zip(filled, above, strict=False)
            if unnumbered.is_title(rows[at]) and not rows[at - 1] and not unnumbered.is_number(rows, before)
        ]
    return [_head(rows, at) for at in dict.fromkeys([filled[0], *starts])]


def _open_again(rows: Sequence[str], begin: int, end: int) -> int:
    """Where a heading says that open items follow."""
    groups = (at for at in range(begin, end) if is_group(rows[at]) and group_is_closed(rows[at]) is False)
    return next(groups, end)


def _says(row: str) -> bool:
    return not is_furniture(row) and not is_end_line(row)


def _head(rows: Sequence[str], at: int) -> Head:
    if unnumbered.is_number(rows, at):
        return Head(at, rows[at], "", "closed")
    return Head(at, "", rows[at].lstrip("•· "), "closed")
