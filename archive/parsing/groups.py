"""Headings over several items, "B. Sager til orientering", "LUKKET MØDE", and whether they say closed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.parsing.bodies import named
from archive.parsing.danish import fold
from archive.parsing.page_marks import group_is_closed, is_furniture, is_group

_ITEMS_TO = re.compile(r"(?:[A-ZÆØÅ]\.\s)?(?:sager|punkter) til\b", re.IGNORECASE)
_CLOSED_GROUP = frozenset(
    {"lukket møde", "lukkede punkter", "lukket dagsorden", "lukkede sager", "lukkede dagsordenspunkter"}
)
_OPEN_GROUP = frozenset(
    {"åbent møde", "åbne punkter", "åben dagsorden", "åbne sager", "åbne dagsordenspunkter"}
)
_COLUMNS = frozenset({"punkt titel"})
"""The names of the columns over each item's number and title."""


def before_item(rows: Sequence[str], start: int, end: int) -> set[int]:
    """The indexes of group headings directly before the head of the next item, at `end`."""
    groups = set()
    for at in range(end - 1, start - 1, -1) if end < len(rows) else ():
        if rows[at] and not (is_group(rows[at]) or _names_body(rows[at])):
            break
        if rows[at] and at and (not rows[at - 1] or _surely_group(rows[at]) or is_group(rows[at - 1])):
            groups.add(at)
    return groups


def _names_body(row: str) -> bool:
    """A committee's name in capitals, over the items that come from it."""
    return row.isupper() and named(row) is not None


def _surely_group(row: str) -> bool:
    """Whether the line is a group heading by its words, also where no blank line stands above."""
    return group_is_closed(row) is not None or bool(_ITEMS_TO.match(row))


def says_closed(row: str, *, above: bool = False) -> bool:
    """Whether the items under this heading are closed; columns' names say what is said `above` them."""
    return above if fold(row) in _COLUMNS else group_is_closed(row) or False


def above_first(rows: Sequence[str], index: int) -> bool:
    """Whether the group heading directly above the first item says its items are closed."""
    for at in range(index - 1, -1, -1):
        said = closed_by(rows[at]) if rows[at] else None
        if said is not None:
            return said
        if rows[at] and is_group(rows[at]) and fold(rows[at]) not in _COLUMNS:
            return says_closed(rows[at])
        if rows[at] and not is_furniture(rows[at]):
            return False
    return False


def closed_by(row: str) -> bool | None:
    """True for a heading of closed items, False for one of open items, None for any other line."""
    if len(row) > 30 or row[:1] not in "LlÅå":
        return None
    word = fold(row.rstrip(":"))
    return True if word in _CLOSED_GROUP else False if word in _OPEN_GROUP else None
