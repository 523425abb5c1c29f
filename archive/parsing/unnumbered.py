"""Items without numbers: told by their case number's line, or by headings that begin anew below a title."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from itertools import pairwise

from archive.parsing import item_fields
from archive.parsing.danish import fold
from archive.parsing.head_forms import Head
from archive.parsing.header import may_be_of_header
from archive.parsing.heading_lines import decides
from archive.parsing.headings import Heading, heading
from archive.parsing.page_marks import is_furniture, is_group

UNTITLED = "untitled"
"""The form of a head without a line of its own: the row at its index belongs to what stands before."""
_NEAR = 6
_TAIL = 200
"""Rows after the last heading in which closed items may be named."""
_LONGEST_TITLE = 250
_LONGEST_NUMBER = 4
_NAMES_A_CASE = ("Orientering", "Drøftelse", "Meddelelse", "Godkendelse", "Redegørelse", "Status")
"""What titles begin with, and some decisions too."""


def start(head: Head) -> int:
    """The index of the item's first row."""
    return head.index + (head.form == UNTITLED)


def heads(rows: Sequence[str], headings: Mapping[int, Heading]) -> list[Head]:
    """The items that begin before any numbered one; `headings` are the section headings there, by index."""
    if not headings:
        return []
    last = max(headings)
    marks = [
        at
        for at, row in enumerate(rows[: last + _TAIL])
        if row and item_fields.is_field(row) and not item_fields.is_codes(row)
        if at < last or item_fields.marks_closed(rows[at - 1])
    ]
    if marks and _titled_below(rows, marks[0], headings):
        return _above_titles(marks, headings)
    order = sorted(headings)
    starts = _starts(rows, marks or order[:1], headings)
    if not starts:
        first = Head(_before_fields(rows, order[0]) - 1, "", "", UNTITLED)
        return [first] if marks else [first, *_recurring(order, headings)]
    if marks and order[0] < starts[0].index:
        starts = _starts(rows, order[:1], headings) + starts
    if starts[0].form == UNTITLED:
        return starts if marks else starts + _recurring(order, headings)
    if (
        not marks
        and len(starts) == 1
        and not restarts(rows, headings)
        and (untitled := _recurring(order, headings))
    ):
        return [Head(_before_fields(rows, order[0]) - 1, "", "", UNTITLED), *untitled]
    again = [
        Head(at, "", rows[at], "unnumbered")
        for at in restarts(rows, headings)
        if not _in_preface(at, starts, order)
    ]
    by_place = {head.index: head for head in [*again, *starts]}
    return _numbered(rows, [by_place[at] for at in sorted(by_place)])


def _numbered(rows: Sequence[str], starts: Sequence[Head]) -> list[Head]:
    """The heads; numbers alone above the titles are theirs, if all have one and they count up."""
    above = [_above(rows, head.index) for head in starts]
    near = [at for at, head in zip(above, starts, strict=True) if at is not None and at >= head.index - 2]
    numbers = [int(rows[place]) for place in near if is_number(rows, place)]
    count_up = numbers and numbers == list(range(numbers[0], numbers[0] + len(starts)))
    if len(starts) > 1 and count_up:
        return [Head(place, rows[place], "", "unnumbered") for place in near]
    return [Head(head.index, "", rows[head.index].lstrip("•·–- "), "unnumbered") for head in starts]


def _starts(rows: Sequence[str], marks: Sequence[int], headings: Mapping[int, Heading]) -> list[Head]:
    """The title above each mark, one between any two headings; none has one where the first has none."""
    starts: list[Head] = []
    titled = True
    for mark in marks:
        above = _above(rows, mark)
        below = headings.get(above) if above is not None else None
        if starts and not titled and below and below.kind == "attachments":
            starts.append(Head(mark - 1, "", "", UNTITLED))
            continue
        if above is None or above in headings or _is_mere_field(rows[above]):
            continue
        above = above if starts else _title_of_sentence(rows, above)
        titled = titled if starts else not may_be_of_header(rows[above])
        if not starts or any(start(starts[-1]) <= at < (above if titled else mark) for at in headings):
            starts.append(
                Head(above, "", rows[above], "unnumbered") if titled else Head(mark - 1, "", "", UNTITLED)
            )
    return starts


def _title_of_sentence(rows: Sequence[str], at: int) -> int:
    """Where a sentence stands above the first heading, the title above it; else the row itself."""
    above = _above(rows, at) if rows[at][-1] == "." and not may_be_of_header(rows[at]) else None
    titled = above is not None and is_title(rows[above]) and heading(rows[above]) is None
    apart = above is not None and (not rows[above - 1] or may_be_of_header(rows[above - 1]))
    return above if above is not None and titled and apart else at


def _in_preface(at: int, starts: Sequence[Head], order: Sequence[int]) -> bool:
    """Whether a row stands between an item's head and its first heading: its title said again."""
    place = bisect(starts, at, key=lambda head: head.index)
    return place > 0 and bisect(order, starts[place - 1].index) == bisect(order, at)


def _recurring(order: Sequence[int], headings: Mapping[int, Heading]) -> list[Head]:
    """The items without title and field after the first: each begins as that did, once that is decided.

    Where the first is nothing but its decision, the next heading is what the others begin with. A decision
    right after another of the same body, or of none as that, is one on the next item.
    """
    begins = next((at for at in order if headings[at].kind != "decision"), order[0])
    first = fold(headings[begins].text)
    decisions = sum(head.kind == "decision" for head in headings.values())
    if headings[order[0]].kind == "decision" and decisions <= _count(headings, first):
        return []  # each item's decision stands before its other sections
    starts: list[Head] = []
    decided: Heading | None = headings[order[0]] if headings[order[0]].kind == "decision" else None
    for before, at in pairwise(order):
        decided = headings[before] if headings[before].kind == "decision" else decided
        if headings[at].kind == "decision":
            again = decided is not None and (decided.body, decided.date) == (
                headings[at].body,
                headings[at].date,
            )
            opens = again and headings[before].kind == "decision"
        else:
            opens = decided is not None and fold(headings[at].text) == first
        if opens:
            summed_up = headings[before].kind == "summary"
            starts.append(Head((before if summed_up else at) - 1, "", "", UNTITLED))
            decided = None
    return starts


def _count(headings: Mapping[int, Heading], word: str) -> int:
    return sum(fold(head.text) == word for head in headings.values())


def _is_mere_field(row: str) -> bool:
    return item_fields.is_field(row) and not item_fields.is_marked_title(row)


def _titled_below(rows: Sequence[str], mark: int, headings: Mapping[int, Heading]) -> bool:
    """Whether the first item's field stands under the heading of all items, and its title below."""
    above, below = _above(rows, mark), _below(rows, mark)
    under_group = above is None or is_group(rows[above])
    return under_group and below is not None and below not in headings and is_title(rows[below])


def _above_titles(marks: Sequence[int], headings: Mapping[int, Heading]) -> list[Head]:
    """A head before each mark that headings part from the one before."""
    starts: list[int] = []
    for mark in marks:
        if not starts or any(starts[-1] < at < mark for at in headings):
            starts.append(mark)
    return [Head(at - 1, "", "", UNTITLED) for at in starts]


def is_number(rows: Sequence[str], at: int) -> bool:
    """Whether a row is a short number alone, with nothing directly above."""
    return rows[at].isdecimal() and len(rows[at]) <= _LONGEST_NUMBER and (at == 0 or not rows[at - 1])


def restarts(rows: Sequence[str], headings: Mapping[int, Heading]) -> list[int]:
    """The titles below which a heading of the running item comes again, once that is decided."""
    decided_ones = any(head.kind == "decision" for head in headings.values())
    seen: set[str] = set()
    decided = not decided_ones
    starts = []
    for at in sorted(headings):
        word = fold(headings[at].text)
        above = _above(rows, at)
        apart = above and (not rows[above - 1] or is_number(rows, above - 1))
        again = word in seen and decided and above not in headings and apart
        if again and above and is_title(rows[above]):
            starts.append(above)
            seen, decided = set(), not decided_ones
        seen.add(word)
        decided = decided or headings[at].kind == "decision"
    return starts


def is_title(row: str) -> bool:
    """A line that may be a title: no sentence, list entry, field or bare decision."""
    return (
        1 < len(row) <= _LONGEST_TITLE
        and (row[0].isupper() or row[0].isdecimal() or row[0] in "\"”'»")
        and row[-1] not in ".,;:"
        and "\t" not in row
        and not item_fields.is_field(row)
        and not is_furniture(row)
        and not may_be_of_header(row)
        and (row.startswith(_NAMES_A_CASE) or not decides(row))
    )


def _before_fields(rows: Sequence[str], index: int) -> int:
    """The first of the field lines that stand directly before a heading, else the heading."""
    above = _above(rows, index)
    while above is not None and item_fields.is_field(rows[above]):
        index, above = above, _above(rows, above)
    return index


def _above(rows: Sequence[str], index: int) -> int | None:
    return next((at for at in range(index - 1, max(index - _NEAR, -1), -1) if rows[at]), None)


def _below(rows: Sequence[str], index: int) -> int | None:
    return next((at for at in range(index + 1, min(index + _NEAR, len(rows))) if rows[at]), None)
