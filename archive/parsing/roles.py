"""What a reader already knew of a line (its role) as headings and item heads, taken as said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.parsing.head_forms import Head, candidate
from archive.parsing.headings import NEVER_LAST, Heading, ends_shortened, heading
from archive.parsing.item_fields import is_field
from archive.parsing.lines import Line
from archive.parsing.unnumbered import is_title

_NEAR = 6
_NUMBERED = re.compile(r"Punkt (?P<number>[^\s:][^:]{0,19}): (?P<title>\S.*)", re.DOTALL)


def headings(lines: Sequence[Line], rows: Sequence[str]) -> dict[int, Heading]:
    """The section headings among the stripped rows, by index: those a reader marked, those read by form."""
    near = [
        at
        for at, row in enumerate(rows)
        if row
        and (
            row[-1] not in NEVER_LAST or row[0] in "Bb" or lines[at].role == "heading" or ends_shortened(row)
        )
    ]
    return {at: head for at in near if (head := _heading(rows[at], lines[at].role))}


def item_heads(lines: Sequence[Line], rows: Sequence[str]) -> list[Head]:
    """The item heads a reader marked, in order: "Punkt 7: Title", another numbered form, or a bare title."""
    marked = [at for at, row in enumerate(rows) if row and lines[at].role == "item"]
    heads = [_head(rows[at], at, _titled_below(lines, rows, at)) for at in marked]
    return [head if head.number else _with_number_above(lines, rows, head) for head in heads]


def texts(lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of lines that are surely running text."""
    return frozenset(at for at, line in enumerate(lines) if line.role == "text")


def _heading(row: str, role: str) -> Heading | None:
    if role in ("text", "item", "field"):
        return None
    if role != "heading":
        return None if "\t" in row else heading(row)
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
