"""What a reader already knew of a line (its role) as headings and item heads, taken as said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.parsing.head_forms import Head, candidate
from archive.parsing.headings import NEVER_LAST, Heading, ends_shortened, heading
from archive.parsing.item_fields import is_field
from archive.parsing.lines import Document, Line
from archive.parsing.rows import Rows
from archive.parsing.unnumbered import is_title

_NEAR = 6
_NUMBERED = re.compile(r"Punkt (?P<number>[^\s:][^:]{0,19}): (?P<title>\S.*)", re.DOTALL)


def headings(document: Document, rows: Rows) -> dict[int, Heading]:
    """The section headings among the stripped rows, by index: those a reader marked, those read by form."""
    told = {at: role for role, ats in document.by_role.items() for at in ats}
    found = {at: _marked(rows[at]) for at in document.by_role.get("heading", ()) if rows[at]}
    for at in rows.filled:
        row = rows[at]
        if (row[-1] in NEVER_LAST and row[0] not in "Bb" and not ends_shortened(row)) or at in told:
            continue
        if (head := heading(row)) and "\t" not in row:
            found[at] = head
    return {at: found[at] for at in sorted(found)} if told else found


def item_heads(document: Document, rows: Sequence[str]) -> list[Head]:
    """The item heads a reader marked, in order: "Punkt 7: Title", another numbered form, or a bare title."""
    lines = document.lines
    marked = [at for at in document.by_role.get("item", ()) if rows[at]]
    heads = [_head(rows[at], at, _titled_below(lines, rows, at)) for at in marked]
    return [head if head.number else _with_number_above(lines, rows, head) for head in heads]


def _marked(row: str) -> Heading:
    """The heading a reader says a line is: a known one, or a town's own."""
    known = heading(row)
    return replace(known, primary=True) if known else Heading("other", row.rstrip(": ") or row, True)


def _titled_below(lines: Sequence[Line], rows: Sequence[str], index: int) -> bool:
    """Whether the next line that is no field may be the title of a head that is a number alone."""
    near = range(index + 1, min(index + _NEAR, len(rows)))
    below = next((at for at in near if rows[at] and not is_field(rows[at])), None)
    return below is not None and not lines[below].role and not heading(rows[below]) and is_title(rows[below])


def _with_number_above(lines: Sequence[Line], rows: Sequence[str], head: Head) -> Head:
    """The head, from the "Punkt 58" on a line of its own above its title where there is one."""
    near = range(head.index - 1, max(head.index - _NEAR, -1), -1)
    above = next((at for at in near if rows[at] and not is_field(rows[at])), None)
    if above is None or lines[above].role:
        return head
    number = candidate(rows[above], above)
    return replace(number, form="role") if number and not number.title else head


def _head(row: str, index: int, titled_below: bool) -> Head:
    if match := _NUMBERED.fullmatch(row):
        return Head(index, match["number"], match["title"], "role")
    by_form = candidate(row, index)
    if by_form and (by_form.title or titled_below):
        return replace(by_form, form="role")
    return Head(index, "", row, "role")
