"""Heading words that a document uses as sub-headings inside its case presentations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from archive.parsing.danish import fold
from archive.parsing.headings import Heading

_RARE = 4
"""One in so many case presentations, and a heading is a mere sub-heading."""
_ENOUGH = 4
"""Case presentations from which the missing heading of most tells something."""


def drop_subheadings(found: dict[int, Heading], starts: Sequence[int]) -> None:
    """Forget the headings (by line index) that are sub-headings here; `starts` are the items' first indexes.

    "Økonomi" heads a section in most towns; where few of a document's case presentations are followed by it,
    or the section headings are in capitals and it is not, it belongs to the running text.
    """
    regions = list(_regions(sorted(found), starts))
    under_case = [list(_under_case(found, region)) for region in regions]
    with_case = sum(any(_is_case(found[at]) for at in region) for region in regions)
    counts = Counter(word for region in under_case for word in {fold(found[at].text) for at in region})
    capitals = any(_is_case(head) and head.upper for head in found.values())
    for at in (at for region in under_case for at in region):
        rare = counts[fold(found[at].text)] * _RARE <= with_case and with_case >= _ENOUGH
        if (capitals and not found[at].upper) or (rare and not capitals):
            del found[at]


def _regions(order: list[int], starts: Sequence[int]) -> Iterator[list[int]]:
    """The indexes of each item's headings."""
    place = 0
    for start, end in pairwise([*starts, 10**9]):
        region = []
        while place < len(order) and order[place] < end:
            if order[place] > start:
                region.append(order[place])
            place += 1
        yield region


def _under_case(found: dict[int, Heading], region: list[int]) -> Iterator[int]:
    """The lesser headings whose last primary heading before is a case presentation's."""
    in_case = False
    for at in region:
        if found[at].primary:
            in_case = _is_case(found[at])
        elif in_case:
            yield at


def _is_case(head: Heading) -> bool:
    return head.kind == "case" and head.primary
