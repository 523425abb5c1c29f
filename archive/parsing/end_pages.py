"""What follows the last item: the signature sheet, and the list of all items' attachments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from archive.parsing.danish import fold
from archive.parsing.head_forms import Head, candidate
from archive.parsing.headings import Heading
from archive.parsing.listed import following, row_above
from archive.parsing.rows import Rows

_SIGNATURES = frozenset({"underskriftsside", "underskriftsblad", "underskriftsark", "underskrifter"})
_LISTS = frozenset({"bilagsliste", "samlet bilagsliste", "bilagsoversigt"})
_LONGEST = 20


def is_signature(title: str) -> bool:
    """Whether a line or title is the signature sheet's."""
    return title[:1] in ("U", "u") and len(title) < _LONGEST and fold(title) in _SIGNATURES


def is_of_item(head: Heading) -> bool:
    """Whether a heading may be an item's: a main one, and not that of the list of all attachments."""
    return head.primary and fold(head.text) not in _LISTS


def with_signatures(rows: Rows, heads: Sequence[Head]) -> list[Head]:
    """The signature page as an item of its own, so that it never ends among the last item's attachments."""
    taken = {head.index for head in heads} | group_rows(rows, heads)
    named = (head for head in heads if not head.title or is_signature(head.title))
    taken |= {near[0] for head in named if (near := following(rows, head.index, 1))}
    pages = [
        Head(at, "", rows[at], "signature")
        for at in rows.beginning("Uu")
        if heads and at > heads[0].index and at not in taken and is_signature(rows[at])
    ]
    return sorted([*heads, *pages], key=lambda head: head.index)


def group_rows(rows: Sequence[str], heads: Sequence[Head]) -> set[int]:
    """The rows that say "Underskriftsark" directly above the item of that name."""
    above = {row_above(rows, head.index) for head in heads if is_signature(head.title)}
    return {at for at in above if at >= 0 and is_signature(rows[at])}


def appendix(rows: Sequence[str], heads: Sequence[Head], found: Mapping[int, Heading]) -> set[int]:
    """The rows of a last "Bilagsliste" that goes through the items again: nobody's attachments."""
    last = heads[-1].index if heads else len(rows)
    known = {(head.number, fold(head.title)) for head in heads}
    start = next((at for at in found if at > last and fold(found[at].text) in _LISTS), None)
    below = following(rows, start, 1) if start is not None else []
    entry = candidate(rows[below[0]], below[0]) if below else None
    if start is None or entry is None or (entry.number, fold(entry.title)) not in known:
        return set()
    end = next((at for at in range(start, len(rows)) if is_signature(rows[at])), len(rows))
    return {at for at in range(start, end) if rows[at]}
