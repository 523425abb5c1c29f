"""Which item of a new version is which item of the archive: one to one, and never by number alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from archive.models import naming
from archive.parsing import case_number

SIMILAR = 0.6  # same number and a title this much alike: the same item
DOUBTFUL = 0.35  # same number and a title this much alike: ask the clerk
ALIKE = 0.85  # another number, but a title this much alike: ask the clerk


@dataclass(frozen=True, slots=True)
class Known:
    """One side's item. A row has several titles and numbers: the clerk's and the machine's.

    worked_on: a person has corrected it or decided who may read it, which must not pass to another matter.
    """

    titles: frozenset[str]
    numbers: frozenset[str]
    cases: frozenset[str]
    closed: bool = False
    worked_on: bool = False


def known(
    titles: Sequence[str],
    numbers: Sequence[str],
    cases: Sequence[str],
    closed: bool = False,
    worked_on: bool = False,
) -> Known:
    """Names as written, folded for comparison; empty ones say nothing."""
    return Known(
        frozenset(filter(None, map(naming.search_key, titles))),
        frozenset(filter(None, map(naming.search_key, numbers))),
        frozenset(filter(None, map(_case_key, cases))),
        closed,
        worked_on,
    )


def _case_key(number: str) -> str:
    """One key for the spellings of a journal number."""
    kle = case_number.kle(number)
    return f"{kle.topic}-{kle.facet}-{kle.serial}-{kle.year}" if kle else naming.case_segment(number)


Agreement = Callable[[Known, Known], bool]


@dataclass(slots=True)
class Matches:
    """Indices: `pairs` new -> old, `doubts` new -> the old it may be."""

    pairs: dict[int, int] = field(default_factory=dict)
    doubts: dict[int, int] = field(default_factory=dict)


def match(old: Sequence[Known], new: Sequence[Known]) -> Matches:
    """Same case and title; same title; same number and a similar title; a case unique in both.

    A case alone is not enough for an item that a person has worked on: then the clerk is asked.
    """
    found = Matches()
    confused: dict[int, list[int]] = {}
    passes: list[Agreement] = [
        _same_case_and_title,
        _same_title,
        _same_number_similar_title,
        _unique_case(old, new),
    ]
    for same in passes:
        confused |= _pair(old, new, found, same)
    free = [i for i in range(len(old)) if i not in found.pairs.values()]
    for j in range(len(new)):
        if j not in found.pairs:
            maybe = [i for i in free if i in confused.get(j, ()) or _perhaps(old[i], new[j])]
            if maybe:
                found.doubts[j] = maybe[0]
    return found


def _pair(
    old: Sequence[Known], new: Sequence[Known], found: Matches, same: Agreement
) -> dict[int, list[int]]:
    """Add the pairs that are certain; return those new ones that could be several (new -> old ones)."""
    _add_unique(_options(old, new, found, same), found)
    numbered = _options(old, new, found, lambda a, b: same(a, b) and bool(a.numbers & b.numbers))
    _add_unique(numbered, found)
    options = _options(old, new, found, same)
    groups: dict[tuple[int, ...], list[int]] = {}
    for j, choices in options.items():
        groups.setdefault(tuple(choices), []).append(j)
    for group, members in groups.items():
        outside = [j for j, other in options.items() if j not in members and set(other) & set(group)]
        if len(group) == len(members) and not outside:  # all alike, as many as before: in their order
            found.pairs.update(zip(members, group, strict=True))
    return _options(old, new, found, same)


def _options(
    old: Sequence[Known], new: Sequence[Known], found: Matches, same: Agreement
) -> dict[int, list[int]]:
    taken = set(found.pairs.values())
    free = [i for i in range(len(old)) if i not in taken]
    options = {j: [i for i in free if same(old[i], new[j])] for j in range(len(new)) if j not in found.pairs}
    return {j: choices for j, choices in options.items() if choices}


def _add_unique(options: dict[int, list[int]], found: Matches) -> None:
    wanted = [i for choices in options.values() for i in choices]
    for j, choices in options.items():
        if len(choices) == 1 and wanted.count(choices[0]) == 1:
            found.pairs[j] = choices[0]


def _same_case_and_title(a: Known, b: Known) -> bool:
    return bool(a.cases & b.cases and a.titles & b.titles)


def _same_title(a: Known, b: Known) -> bool:
    return bool(a.titles & b.titles)


def _same_number_similar_title(a: Known, b: Known) -> bool:
    return bool(a.numbers & b.numbers) and _likeness(a, b) >= SIMILAR


def _unique_case(old: Sequence[Known], new: Sequence[Known]) -> Agreement:
    def unique(case: str, items: Sequence[Known]) -> bool:
        return sum(case in item.cases for item in items) == 1

    def same(a: Known, b: Known) -> bool:
        if a.worked_on and _likeness(a, b) < DOUBTFUL:
            return False
        return any(unique(case, old) and unique(case, new) for case in a.cases & b.cases)

    return same


def _perhaps(a: Known, b: Known) -> bool:
    if a.worked_on and a.cases & b.cases:
        return True
    if a.numbers & b.numbers:
        return _likeness(a, b) >= DOUBTFUL or (a.closed and b.closed)
    return _likeness(a, b) >= ALIKE


def _likeness(a: Known, b: Known) -> float:
    """0 to 1: how alike the most alike of their titles are."""
    return max((SequenceMatcher(None, x, y).ratio() for x in a.titles for y in b.titles), default=0.0)
