"""A pattern that is tried only where the text holds one of the words that every match of it must hold.

Python's `re` tries a pattern of many alternatives at every letter; to look for a word is far cheaper.
The words are read out of the pattern itself, so that the two never disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined] # the library's own reading of a pattern
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_UNKNOWN = frozenset({""})
_DOTLESS, _DOT = "\u0131", "\u0307"
"""What the Turkish i's fold to, which match an i where case does not count."""
_ENOUGH = 6
"""Letters from which a longer word tells no more."""


class Pretested:
    """A compiled pattern with the methods of re.Pattern that are used here."""

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.pattern = re.compile(pattern, flags)
        self.words = _shortest(_needed(parser.parse(pattern, flags)))

    def may_match(self, text: str) -> bool:
        """False where no match can be anywhere in the text."""
        if not self.words:
            return True
        folded = text.casefold()
        for word in self.words:
            if word in folded:
                return True
        return _DOTLESS in folded or _DOT in folded

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """As re.Pattern.search."""
        return self.pattern.search(text, start) if self.may_match(text) else None

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """As re.Pattern.match."""
        return self.pattern.match(text, start) if self.may_match(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As re.Pattern.fullmatch."""
        return self.pattern.fullmatch(text) if self.may_match(text) else None

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """As re.Pattern.finditer."""
        return self.pattern.finditer(text, start) if self.may_match(text) else iter(())


def _needed(parts: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """Words of which every match of these parts holds one, in lower case: "" where none is known."""
    found: list[frozenset[str]] = []
    run = ""
    for kind, value in parts:
        letter = chr(value).casefold() if kind is op.LITERAL else ""
        if letter:
            run += letter
            continue
        if kind is op.AT:
            continue
        found += [frozenset({run}), _inside(kind, value)]
        run = ""
    return max([*found, frozenset({run})], key=_worth)


def _inside(kind: Any, value: Any) -> frozenset[str]:
    if kind is op.SUBPATTERN:
        return _needed(value[-1])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and value[0] > 0:
        return _needed(value[-1])
    if kind in (op.ASSERT, op.ATOMIC_GROUP):
        return _needed(value[-1] if kind is op.ASSERT else value)
    if kind is op.IN and all(part is op.LITERAL for part, _ in value):
        return frozenset(chr(letter).casefold() for _, letter in value)
    if kind is op.BRANCH:
        return frozenset(word for branch in value[-1] for word in _needed(branch))
    return _UNKNOWN


def _worth(words: frozenset[str]) -> tuple[int, int]:
    """The longer the shortest of them and the fewer they are, the better."""
    return min(min(map(len, words)), _ENOUGH), -len(words)


def _shortest(words: frozenset[str]) -> tuple[str, ...]:
    """Without those that hold another one; none where they tell nothing."""
    kept = [word for word in words if not any(other != word and other in word for other in words)]
    return tuple(sorted(kept)) if "" not in words else ()
