"""The contents list before the first item: its lines are furniture, its titles a check on the items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.parsing.danish import fold
from archive.parsing.item_fields import Fields, clean_title
from archive.parsing.item_heads import CONTENTS_TAIL, candidate

_HEADING = frozenset(
    {
        "indholdsfortegnelse",
        "indhold",
        "punkter på dagsordenen",
        "sagsoversigt",
        "oversigt",
        "dagsordenpunkter",
        "dagsordenspunkter",
    }
)
_HYPHEN = re.compile(r"\s*-\s*")
_SHORTEST = 12
"""Letters a title must share to be taken for the same where one of the two is cut."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Indexes of the list's lines, and its entries as (index, title)."""

    lines: frozenset[int]
    entries: tuple[tuple[int, str], ...]


def read_contents(rows: Sequence[str], indexes: Sequence[int], titles: Sequence[str]) -> Contents:
    """Find the list among the rows at these indexes (all before the first item)."""
    started = False
    keys = {_key(title) for title in titles}
    lines: set[int] = set()
    entries = []
    for index in indexes:
        row = rows[index]
        if fold(row.rstrip(":")) in _HEADING:
            started = True
            lines.add(index)
            continue
        title = entry_title(row)
        if CONTENTS_TAIL.search(row) or (started and _among(_key(title), keys)):
            lines.add(index)
            entries.append((index, title))
    return Contents(frozenset(lines), tuple(entries))


def entry_title(row: str) -> str:
    """An entry without its leader dots, page number and item number."""
    text = CONTENTS_TAIL.sub("", row).strip(" .…\t")
    head = candidate(text, 0)
    return clean_title(head.title if head and head.title else text, Fields())


def same_title(one: str, other: str) -> bool:
    """Whether two titles are one, where either may be cut short."""
    first, second = _key(one), _key(other)
    return first == second or _cut_alike(first, second)


def _among(key: str, keys: set[str]) -> bool:
    return key in keys or any(_cut_alike(key, other) for other in keys)


def _cut_alike(first: str, second: str) -> bool:
    """Whether one title is the other cut short."""
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) >= _SHORTEST and longer.startswith(shorter)


def _key(title: str) -> str:
    return _HYPHEN.sub("-", fold(title)).rstrip(" .…")
