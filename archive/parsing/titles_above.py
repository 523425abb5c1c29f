"""Items whose title stands above their number: "Havnens drift", and below it "Sag nr. 130"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from archive.parsing import item_fields
from archive.parsing.head_forms import Head
from archive.parsing.headings import Heading
from archive.parsing.listed import following, row_above
from archive.parsing.page_marks import is_furniture

_NO_TITLE = frozenset(".:;,")
"""What ends no title, where a blank line stands between it and its number."""


def with_titles_above(
    rows: Sequence[str], chosen: list[Head], repeats: set[int], found: Mapping[int, Heading]
) -> tuple[list[Head], set[int]]:
    """Heads that are a mere "Sag nr. 130" below their title: the item begins with the title."""
    below = [head for head in chosen if not head.title and _has_title_above(rows, head, found)]
    if not below or below[0] is not chosen[0]:
        return chosen, repeats
    above = {head.index: row_above(rows, head.index) for head in below}
    if any(at - title > 1 for at, title in above.items()) and len(below) < len(chosen):
        return chosen, repeats
    moved = {head.index: replace(head, index=(at := above[head.index]), title=rows[at]) for head in below}
    return [moved.get(head.index, head) for head in chosen], repeats | moved.keys()


def _has_title_above(rows: Sequence[str], head: Head, found: Mapping[int, Heading]) -> bool:
    """Whether the line above is a title, a paragraph of its own too, and what follows is not."""
    at = row_above(rows, head.index)
    if (
        at < 0
        or (head.index - at > 1 and rows[at][-1] in _NO_TITLE)
        or at in found
        or is_furniture(rows[at])
        or item_fields.is_field(rows[at])
    ):
        return False
    near = following(rows, head.index, 1)
    return not near or near[0] in found or item_fields.is_field(rows[near[0]]) or ":" in rows[near[0]]
