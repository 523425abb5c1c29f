"""The contents list before the first item: its lines are furniture, its titles a check on the items."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.parsing.danish import fold
from archive.parsing.head_forms import CONTENTS_TAIL
from archive.parsing.item_fields import Fields, clean_title
from archive.parsing.listed import entry_text, is_contents_word
from archive.parsing.page_marks import is_group

_HYPHEN = re.compile(r"\s*-\s*")
_NO_ITEMS = frozenset(
    {"bilagsliste", "samlet bilagsliste", "underskriftsblad", "underskriftsside", "underskrifter"}
)
"""What a contents list names beside the items."""
_LONGEST = 500
_SHORTEST = 12
"""Letters a title must share to be taken for the same where one of the two is cut."""


class Titles:
    """Titles to look one up among, where either may be cut short."""

    def __init__(self, titles: Iterable[str]) -> None:
        self._keys = sorted({_key(title) for title in titles})
        self._known = frozenset(self._keys)

    def has(self, title: str) -> bool:
        """Whether the title is one of them, the beginning of one, or one of them cut."""
        key = _key(title[:_LONGEST])
        if key in self._known:
            return True
        place = bisect_left(self._keys, key)
        begins = len(key) >= _SHORTEST and self._keys[place : place + 1] and self._keys[place].startswith(key)
        return bool(begins) or any(key[:end] in self._known for end in range(_SHORTEST, len(key)))


@dataclass(frozen=True, slots=True)
class Contents:
    """Indexes of the list's lines, and its entries as (index, title)."""

    lines: frozenset[int]
    entries: tuple[tuple[int, str], ...]


def read_contents(rows: Sequence[str], indexes: Sequence[int], titles: Sequence[str]) -> Contents:
    """Find the list among the rows at these indexes (all before the first item)."""
    started = False
    known, exact = Titles(titles), frozenset(titles)
    lines: set[int] = set()
    entries = []
    for index in indexes:
        row = rows[index]
        if len(row) > _LONGEST:
            continue
        if is_contents_word(fold(row.rstrip(":"))):
            started = True
            lines.add(index)
            continue
        title = entry_title(row)
        bulleted = row[:2] in ("• ", "- ", "· ") and title in exact
        if CONTENTS_TAIL.search(row) or bulleted or (started and known.has(title)):
            lines.add(index)
            entries += [] if is_group(title) or fold(title) in _NO_ITEMS else [(index, title)]
    return Contents(frozenset(lines), tuple(entries))


def entry_title(row: str) -> str:
    """An entry without its leader dots, page number, list mark and item number."""
    return clean_title(entry_text(row), Fields())


def _key(title: str) -> str:
    return _HYPHEN.sub("-", fold(title)).rstrip(" .…")
