"""A document's lines, stripped: found by how they begin or what they hold, without a look at each."""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

_OFTEN = 8
"""One in so many rows, and a look at each costs less than to tell which row a place is in."""


class Rows(tuple[str, ...]):
    """The stripped text of every line, blank ones too; what is asked of all of them is found once.

    A document is asked some sixty such questions, and few of its lines answer to any.
    """

    @cached_property
    def filled(self) -> Sequence[int]:
        """The indexes of the rows that are not blank."""
        return [at for at, row in enumerate(self) if row]

    @cached_property
    def digits(self) -> Sequence[int]:
        """The indexes of the rows that begin with a figure."""
        return self.beginning({letter for letter in self._by_letter if letter.isdecimal()})

    @cached_property
    def lower(self) -> Sequence[int]:
        """The indexes of the rows that begin with a small letter."""
        return self.beginning({letter for letter in self._by_letter if letter.islower()})

    def replaced(self, changes: Mapping[int, str]) -> Rows:
        """The rows with these texts at these indexes; the same where they are no others."""
        if all(self[at] == text for at, text in changes.items()):
            return self
        return Rows(changes.get(at, row) for at, row in enumerate(self))

    def beginning(self, letters: Collection[str]) -> list[int]:
        """The indexes of the rows that begin with one of the letters, in order."""
        known = self._by_letter
        return sorted(at for letter in known.keys() & letters for at in known[letter])

    def holding(self, *words: str) -> Sequence[int]:
        """The indexes of the rows that hold one of the words, in order; no word holds a line's end."""
        for word in words:
            if word not in self._held:
                self._held[word] = list(self._holding(word))
        if len(words) == 1:
            return self._held[words[0]]
        return sorted({at for word in words for at in self._held[word]})

    @cached_property
    def _held(self) -> dict[str, list[int]]:
        """The answers of `_holding`."""
        return {}

    def matching(self, pattern: re.Pattern[str]) -> list[int]:
        """The indexes of the rows in which a match of the pattern begins, which may go on into the next."""
        starts = [match.start() for match in pattern.finditer(self._whole)]
        return sorted({bisect(self._starts, start) - 1 for start in starts})

    def _holding(self, word: str) -> Iterator[int]:
        whole, starts = self._whole, self._starts
        if whole.count(word) * _OFTEN > len(self.filled):
            yield from (at for at in self.filled if word in self[at])
            return
        place = whole.find(word)
        while place >= 0:
            after = bisect(starts, place)
            yield after - 1
            place = whole.find(word, starts[after]) if after < len(starts) else -1

    @cached_property
    def _whole(self) -> str:
        return "\n".join(self)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each row begins in the whole."""
        return [*accumulate((len(row) + 1 for row in self[:-1]), initial=0)]

    @cached_property
    def _by_letter(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at in self.filled:
            found[self[at][0]].append(at)
        return found


def stripped(texts: Iterable[str]) -> Rows:
    """The rows of these lines."""
    return Rows(map(str.strip, texts))
