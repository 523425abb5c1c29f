"""Where each agenda item begins: "Punkt 19: ...", "133. ...", "Pkt. 42", "Sag nr. 130" and their kin."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.parsing import item_fields
from archive.parsing.counted import filled, with_first, with_last, without_stray
from archive.parsing.danish import fold
from archive.parsing.head_forms import Head, beginnings, candidate, counts_in_year, order_and_title
from archive.parsing.heading_lines import decides
from archive.parsing.headings import Heading
from archive.parsing.listed import (
    Names,
    announced_titles,
    contents_entries,
    disagreeing,
    following,
    key,
    named,
    row_above,
    run_on,
)
from archive.parsing.page_marks import is_group
from archive.parsing.rows import Rows
from archive.parsing.titles_above import with_titles_above
from archive.parsing.wrapped_titles import last_row

_AHEAD = 5
_AHEAD_OF_WORD = 8
_FEWEST_ONES = 3
_SHORTEST_TITLE = 5
_LONGEST_TITLE = 120
_FORMS = (
    *(("word", "bare"), ("code",), ("prefix",), ("dot",), ("year",), ("-", "–"), (":",)),
    *((")",), ("plain",), ("lone",), ("glued",)),
)
"""What numbers an item in one document: one of these, never two."""
_NEVER_LISTED = frozenset({"word", "bare", "code", "prefix"})


def heads(
    rows: Rows, found: dict[int, Heading], texts: Collection[int] = (), *, unheaded: bool = False
) -> tuple[list[Head], set[int]]:
    """The items' heads in order, and the indexes of repeated heads and contents entries (furniture).

    The rows at the indexes `texts` are running text whatever their form; in an `unheaded` document the
    decisions stand below the titles without a heading.
    """
    order = sorted(at for at, head in found.items() if head.kind != "attendance")
    near = (at for at in beginnings(rows) if at not in texts)
    by_form = [head for at in near if (head := candidate(rows[at], at))]
    seen = _Seen(rows, found, order, _in_lists(rows, by_form), unheaded)
    all_candidates = [head.proven(_evidence(seen, head)) for head in by_form]
    first = order[0] if order else len(rows)
    names = {head.index: named(rows, head) for head in by_form}
    listed = contents_entries(rows, all_candidates, names)
    entries = {at for at in listed if at < first} | run_on(rows, by_form)
    announced = announced_titles(rows[:first], names, entries)
    best: tuple[list[Head], set[int]] = [], set()
    unlike = disagreeing(names, entries)
    all_candidates = [head for head in all_candidates if head.index not in unlike]
    for forms in _FORMS:
        of_form = [_raised(rows, head, names, announced) for head in all_candidates if head.form in forms]
        if forms == ("year",) and not counts_in_year(of_form):
            continue
        if forms == ("plain",):
            of_form = _as_announced(rows, of_form, entries, names)
        of_form = [head for head in of_form if head.index not in entries]
        chosen, repeats = _sequence(rows, of_form, order)
        chosen, stray = without_stray(with_first(rows, chosen, of_form))
        repeats |= stray
        if chosen and _weight(chosen) > _weight(best[0]):
            best = chosen, entries | repeats
    if len(best[0]) <= 1 and len(ones := _all_ones(rows, found, by_form)) >= _FEWEST_ONES:
        return ones, set()
    if unheaded and not order:
        best = with_last(rows, filled(rows, best[0], by_form), by_form), best[1]
    return with_titles_above(rows, *best, found)


def _all_ones(rows: Sequence[str], found: Mapping[int, Heading], candidates: Sequence[Head]) -> list[Head]:
    """The heads of a list whose own numbers a page lost: each says "1." and has its decision below."""
    dotted = [head for head in candidates if head.form == "dot"]
    decided = [head for head in dotted if _is_decided(rows, found, head.index)]
    return [replace(head, number="") for head in decided] if all(head.order == 1 for head in dotted) else []


def _is_decided(rows: Sequence[str], found: Mapping[int, Heading], index: int) -> bool:
    return any(at in found and found[at].kind == "decision" for at in following(rows, index, 3))


def with_unmarked(
    rows: Rows, found: dict[int, Heading], marked: list[Head], texts: Collection[int] = ()
) -> list[Head]:
    """The heads a reader marked, and between two of them those it did not that fill all numbers missing."""
    if not all(any(map(str.isdecimal, head.number)) for head in marked):
        return marked
    if all(after.order == before.order + 1 for before, after in pairwise(marked)):
        return marked
    by_form, _ = heads(rows, found, texts)
    return filled(rows, marked, [head.proven_as("role") for head in by_form if head.evidence >= 2])


def _weight(chosen: Sequence[Head]) -> int:
    """How sure a form's heads are together: one with something of an item below it counts twice."""
    return sum(1 + (head.evidence >= 2) for head in chosen)


def _raised(rows: Sequence[str], head: Head, names: Names, announced: frozenset[str]) -> Head:
    """The head with the evidence of its title, where that is in the contents list or bears an item's mark."""
    if head.evidence >= 2:
        return head
    title = head.title or next((rows[below] for below in following(rows, head.index, 1)), "")
    sure = names[head.index][1] in announced or item_fields.bears_mark(title)
    return head.proven(2) if sure else head


def _as_announced(rows: Sequence[str], plain: list[Head], entries: set[int], names: Names) -> list[Head]:
    """Of lines that merely begin with a figure: those with an item's field below, or in the contents list."""
    known = {names[head.index] for head in plain if head.index in entries}
    return [
        head.proven(3)
        for head in plain
        if head.index in entries
        or head.evidence == 3
        or names[head.index] in known
        or (head.evidence and (item_fields.bears_mark(head.title) or _under_group(rows, head.index)))
    ]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is known of the whole document when one line is judged."""

    rows: Sequence[str]
    found: Mapping[int, Heading]
    order: Sequence[int]
    listed: Collection[int]
    unheaded: bool


def _evidence(seen: _Seen, head: Head) -> int:
    """3: an item's field follows, or its case number stands above; 2: a heading follows soon; 0: neither.

    Between a recommendation and its decision a numbered line is a clause, whatever follows.
    """
    index, rows, found, order = head.index, seen.rows, seen.found, seen.order
    last = last_row(rows, found, index, head.title)
    if last == index and head.title[-1:] == ",":
        return 0
    near = following(rows, last, _AHEAD)
    above = row_above(rows, index)
    if _field_before_next(rows, index, near, found) or (above >= 0 and item_fields.is_case(rows[above])):
        return 3
    if head.form == "lone":
        return 2 if _is_titled(rows, near, found) else 0
    if _under_group(rows, index) or (seen.unheaded and near and _is_answered(rows, index, near[0])):
        return 2
    if seen.unheaded and not order and near and _tells(rows, head, near[0]):
        return 2
    if head.form == "dot" and head.title.isupper() and len(head.title) >= _SHORTEST_TITLE:
        return 2
    close = following(rows, last, _AHEAD_OF_WORD) if head.form == "bare" and head.title else near[:3]
    section = next((found[at].kind for at in close if at in found), None)
    place = bisect(order, index)
    running = found[order[place - 1]].kind if place else None
    if place and index in seen.listed:
        return 0
    in_clauses = running == "recommendation" and section in ("decision", "attachments")
    return 2 if section and not in_clauses else 0


def _is_titled(rows: Sequence[str], near: Sequence[int], found: Mapping[int, Heading]) -> bool:
    """Whether a number alone on its line has a title below, and under that a section or a decision."""
    titled = len(near) > 1 and near[0] not in found
    below = following(rows, last_row(rows, found, near[0], rows[near[0]]), 1) if titled else []
    return bool(below) and (below[0] in found or decides(rows[below[0]]))


def _is_answered(rows: Sequence[str], index: int, below: int) -> bool:
    """Whether a decision is the next paragraph, where no heading tells."""
    return below > index + 1 and decides(rows[below])


def _tells(rows: Sequence[str], head: Head, below: int) -> bool:
    """Whether a title stands apart above its text, in minutes of prose that have no headings at all."""
    title = head.title
    apart = head.index == 0 or not rows[head.index - 1]
    said = bool(title) and title[0].isupper() and title[-1].isalnum() and len(title) <= _LONGEST_TITLE
    return apart and said and below <= head.index + 2 and order_and_title(rows[below]) is None


def _differ(one: str, other: str) -> bool:
    """Whether two heads of one number bear two titles."""
    return bool(one and other) and key(one) != key(other)


def _in_lists(rows: Sequence[str], by_form: Sequence[Head]) -> set[int]:
    """The lines from which numbers run down to a 1, row by row: a list's entries, if a heading is above."""
    listed: dict[int, tuple[int, int]] = {}
    for head in by_form:
        if head.form not in _NEVER_LISTED:
            above = row_above(rows, head.index)
            order, gap = listed.get(above, (0, 0)) if head.order > 1 else (0, 0)
            apart = head.index - above > 1
            if order == head.order - 1 and not (gap == 1 and apart):
                listed[head.index] = (head.order, 0 if order == 0 else 2 if apart else 1)
    return set(listed)


def _under_group(rows: Sequence[str], index: int) -> bool:
    """Whether a heading over several items stands directly above."""
    above = row_above(rows, index)
    return above >= 0 and is_group(rows[above])


def _field_before_next(
    rows: Sequence[str], index: int, near: Sequence[int], found: Mapping[int, Heading]
) -> bool:
    """Whether an item's field follows before another item or a section could begin."""
    own = order_and_title(rows[index])
    for at in near:
        if at in found and found[at].primary:
            return False
        if is_group(rows[at]):
            continue
        if item_fields.is_field(rows[at]):
            return True
        other = order_and_title(rows[at])
        if other and own and (other[0] != own[0] or _differ(other[1], own[1])):
            return False
    return False


def _sequence(rows: Sequence[str], candidates: list[Head], order: list[int]) -> tuple[list[Head], set[int]]:
    """The heads that rise in number or carry an item's fields; the rest is a repeat or running text."""
    last = {head.order: head.index for head in candidates}
    chosen: list[Head] = []
    repeats: set[int] = set()
    for head in candidates:
        before = chosen[-1] if chosen else None
        if before and _repeats(head, before, order):
            repeats.add(head.index)
            if not before.title and head.title:
                chosen[-1] = Head(before.index, before.number, head.title, before.form, before.evidence)
        elif _begins(head, before, last) or (before and _directly_after(rows, head, before)):
            chosen.append(head)
    return chosen, repeats


def _repeats(head: Head, before: Head, order: list[int]) -> bool:
    """The same item's head said twice, before any of its sections."""
    if head.number != before.number or bisect(order, before.index) != bisect(order, head.index):
        return False
    return not head.title or not before.title or fold(head.title) == fold(before.title)


def _directly_after(rows: Sequence[str], head: Head, before: Head) -> bool:
    """The next number right below a head: an item of which the minutes give the title alone."""
    return head.order == before.order + 1 and row_above(rows, head.index) == before.index


def _begins(head: Head, before: Head | None, last: dict[int, int]) -> bool:
    if head.evidence == 3:
        return True
    if head.form not in ("word", "code") and head.evidence < 2:
        return False
    if before is None:
        return True
    next_comes_later = last.get(before.order + 1, -1) > head.index
    return head.order > before.order and (head.order == before.order + 1 or not next_comes_later)
