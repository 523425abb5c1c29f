"""The contents list before the first item: its lines are furniture, its titles a check on the items."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from archive.parsing.danish import fold
from archive.parsing.head_forms import CONTENTS_TAIL
from archive.parsing.item_fields import Fields, clean_title
from archive.parsing.listed import entry_text, is_contents_word
from archive.parsing.minutes import Item
from archive.parsing.page_marks import group_is_closed, is_group

_HYPHEN = re.compile(r"\s*-\s*")
_NO_ITEMS = frozenset(
    {
        "bilagsliste",
        "bilagsoversigt",
        "samlet bilagsliste",
        "underskriftsark",
        "underskriftsblad",
        "underskriftsside",
        "underskrifter",
    }
)
"""What a contents list names beside the items."""
_LONGEST = 500
_LONGEST_TITLE = 60
_LEADER = re.compile(r"\s*[.…]{3,}[\s.]*side\s\d{1,4}$", re.IGNORECASE)
_NEXT = re.compile(r"\s(?=\d{1,3}\.\s[A-ZÆØÅ])")
_CLOSED = re.compile(r"\blukket (?:sag|punkt)\b|\bfor lukkede døre\b", re.IGNORECASE)
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
        return self._begins(key) or any(key[:end] in self._known for end in range(_SHORTEST, len(key)))

    def goes_on(self, title: str, row: str) -> bool:
        """Whether a title that is none of them is the beginning of one, and with the row below it too."""
        return _key(title) not in self._known and self._begins(_key(f"{title} {row}"[:_LONGEST]))

    def _begins(self, key: str) -> bool:
        place = bisect_left(self._keys, key)
        begins = len(key) >= _SHORTEST and self._keys[place : place + 1] and self._keys[place].startswith(key)
        return key in self._known or bool(begins)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a contents list says of one item: at which index, its title, and whether it is closed."""

    index: int
    title: str
    closed: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """Indexes of the list's lines, and its entries."""

    lines: frozenset[int]
    entries: tuple[Entry, ...]

    def closing(self, items: Sequence[Item]) -> Iterator[Item]:
        """The items, those closed that the list names among the closed ones only."""
        of_open = {_key(entry.title) for entry in self.entries if not entry.closed}
        of_closed = {_key(entry.title) for entry in self.entries if entry.closed and of_open} - of_open
        for item in items:
            told = bool(of_closed) and not item.closed and _key(item.title) in of_closed
            yield replace(item, closed=True) if told else item


def read_contents(
    rows: Sequence[str], indexes: Sequence[int], titles: Sequence[str], listed: Iterable[int] = ()
) -> Contents:
    """Find the list among the rows at these indexes (all before the first item).

    The rows at the indexes `listed` are entries already known as such: they are checked, not found again.
    """
    started = closed = False
    known, exact = Titles(titles), frozenset(titles)
    lines: set[int] = set()
    entries: list[Entry] = []
    told = frozenset(listed)
    last = -1
    for index in sorted({*indexes, *told}):
        row = rows[index]
        if index in told:
            entries += _entries(index, row, closed=closed)
            last = index
            continue
        if len(row) > _LONGEST:
            continue
        if last == index - 1 and entries and known.goes_on(entries[-1].title, entry_title(row)):
            entries[-1] = replace(entries[-1], title=f"{entries[-1].title} {entry_title(row)}")
            lines.add(index)
            last = index
            continue
        closed = group_is_closed(row) or False if is_group(row) else closed
        if is_contents_word(fold(row.rstrip(":"))):
            started = True
            lines.add(index)
            continue
        tail, bulleted = CONTENTS_TAIL.search(row), row[:2] in ("• ", "- ", "· ")
        if not (tail or bulleted or started):
            continue
        title = entry_title(row)
        if tail or (bulleted and title in exact) or (started and known.has(title)):
            lines.add(index)
            entries += [] if is_group(title) else _entries(index, row, closed=closed)
            last = index
    return Contents(frozenset(lines), tuple(entries))


def _entries(index: int, row: str, *, closed: bool) -> list[Entry]:
    """The entries of a row: one, or all of a list on one line."""
    parts = _NEXT.split(row) if len(row) > _LONGEST_TITLE else [row]
    parts = [_LEADER.sub("", part) for part in parts]
    found = [_entry(index, part, closed=closed) for part in parts]
    return [entry for entry in found if fold(entry.title) not in _NO_ITEMS]


def _entry(index: int, row: str, *, closed: bool) -> Entry:
    fields = Fields()
    title = clean_title(entry_text(row), fields)
    return Entry(index, title, closed or bool(_CLOSED.search(row)) or fields.closed)


def entry_title(row: str) -> str:
    """An entry without its leader dots, page number, list mark and item number."""
    return clean_title(entry_text(row), Fields())


def _key(title: str) -> str:
    return _HYPHEN.sub("-", fold(title)).rstrip(" .…")
