"""Heads told by their numbers: those that fill all numbers missing between sure ones, or count on."""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Sequence
from itertools import pairwise

from archive.parsing.head_forms import Head
from archive.parsing.listed import row_above


def filled(rows: Sequence[str], chosen: Sequence[Head], candidates: Sequence[Head]) -> list[Head]:
    """The heads of prose minutes, and between two those set apart that fill all numbers missing."""
    whole = list(chosen[:1])
    places = [head.index for head in candidates]
    for before, after in pairwise(chosen):
        numbers = range(before.order + 1, after.order)
        between = [
            head
            for head in candidates[bisect(places, before.index) : bisect_left(places, after.index)]
            if head.form == before.form
            and head.order in numbers
            and not rows[head.index - 1]
            and head.title[:1].isupper()
        ]
        whole += between if [head.order for head in between] == list(numbers) else []
        whole.append(after)
    return whole


def with_first(rows: Sequence[str], chosen: list[Head], candidates: Sequence[Head]) -> list[Head]:
    """The heads, and those from 1 on directly above the first: items with nothing but a title."""
    if len(chosen) < 2 or chosen[0].order <= 1:
        return chosen
    by_index = {head.index: head for head in candidates}
    first: list[Head] = []
    before = chosen[0]
    while (above := by_index.get(row_above(rows, before.index))) and above.order == before.order - 1:
        first.insert(0, above)
        before = above
    return [*first, *chosen] if before.order == 1 else chosen


def without_stray(chosen: list[Head]) -> tuple[list[Head], set[int]]:
    """The heads, and the index of a list's entry before them: its number comes again once they have begun."""
    if len(chosen) < 2 or chosen[0].order <= chosen[1].order:
        return chosen, set()
    again = any(head.order == chosen[0].order for head in chosen[1:])
    return (chosen[1:], {chosen[0].index}) if again else (chosen, set())


def with_last(rows: Sequence[str], chosen: Sequence[Head], candidates: Sequence[Head]) -> list[Head]:
    """The heads of prose minutes, and those after the last that count on and are set apart as all are."""
    counted = list(chosen)
    apart = all(not rows[head.index - 1] for head in chosen)
    for head in candidates if apart and len(chosen) > 1 else ():
        last = counted[-1]
        on = head.index > last.index and head.order == last.order + 1 and head.form == last.form
        if on and not rows[head.index - 1] and head.title[:1].isupper():
            counted.append(head)
    return counted
