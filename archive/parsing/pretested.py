"""A pattern that is tried only where the text holds one of the words that every match of it must hold.

Python's `re` tries a pattern of many alternatives at every letter; to look for a word is far cheaper.
Of a pattern that is nothing but alternatives, those alone are tried that may match. The words are read out
of the pattern itself, so that the two never disagree. That reading is the library's own and private: where it
is missing or says something unknown, every text is tried (right, only slower).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Any

try:
    from re._parser import parse  # type: ignore[import-not-found] # the library's own reading of a pattern
except ImportError:
    parse = None

_SIGNS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
"""A pattern's source sign by sign, an escaped one with its backslash, a set whole."""
_UNKNOWN = frozenset({""})
_DOTLESS, _DOT = "\u0131", "\u0307"
"""What the Turkish i's fold to, which match an i where case does not count."""
_ENOUGH = 6
"""Letters from which a longer word tells no more."""
_TELLS_NOTHING = frozenset(
    {"ANY", "ASSERT_NOT", "CATEGORY", "FAILURE", "GROUPREF", "IN", "NOT_LITERAL", "RANGE"}
)
"""Kinds of parts that are known and hold no word that must be there."""
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})


class Pretested:
    """A pattern with the methods of re.Pattern that are used here; compiled when it is first tried.

    The large ones take half a second together, which a command that reads no minutes need not wait for.
    Raises re.error on first use where the pattern is none.
    """

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._source, self._flags = pattern, flags

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    @cached_property
    def _tree(self) -> Any:
        """What the library's parser makes of the pattern: pairs of a named kind and its value."""
        return parse(self._source, self._flags) if parse else None

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Those of which a text that it may match in holds one, in lower case; none: any text may."""
        return needed_words(self._tree) if self._tree else ()

    @cached_property
    def _parts(self) -> tuple[tuple[tuple[str, ...], Pretested], ...]:
        """The alternatives with their words, where nothing but their order holds them: none has a group."""
        if self._tree is None or self._tree.state.groups > 1:
            return ()
        parts = [Pretested(part, self._flags) for part in alternatives(self._source)]
        branches = [value[1] for kind, value in self._tree if kind.name == "BRANCH"][-1:]
        if len(parts) == 1 or not branches or len(branches[0]) != len(parts):
            return ()
        return tuple(zip(map(needed_words, branches[0]), parts, strict=True))

    def may_match(self, text: str) -> bool:
        """False where no match can be anywhere in the text."""
        return _may_hold(self.words, _folded(text))

    def _tried(self, text: str) -> Sequence[re.Pattern[str]]:
        """The patterns of which a match can be in the text: the alternatives, or the whole."""
        folded = _folded(text)
        if not _may_hold(self.words, folded):
            return ()
        if not self._parts:
            return (self.pattern,)
        return [part.pattern for words, part in self._parts if _may_hold(words, folded)]

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """As re.Pattern.search."""
        found: re.Match[str] | None = None
        for pattern in self._tried(text):
            match = pattern.search(text, start)
            if match and (found is None or match.start() < found.start()):
                found = match
        return found

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """As re.Pattern.match."""
        for pattern in self._tried(text):
            if match := pattern.match(text, start):
                return match
        return None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As re.Pattern.fullmatch."""
        for pattern in self._tried(text):
            if match := pattern.fullmatch(text):
                return match
        return None

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """As re.Pattern.finditer, for a pattern that never matches nothing."""
        tried = self._tried(text)
        if len(tried) <= 1:
            for pattern in tried:
                yield from pattern.finditer(text, start)
            return
        found = [pattern.search(text, start) for pattern in tried]
        while first := min(filter(None, found), key=re.Match.start, default=None):
            yield first
            end = max(first.end(), first.start() + 1)
            for place, match in enumerate(found):
                if match and match.start() < end:
                    found[place] = tried[place].search(text, end)


@lru_cache(maxsize=32)
def _folded(text: str) -> str:
    """In lower case, "" where letters may fold to an i; cached: a text meets many patterns in a row."""
    folded = text.casefold()
    return "" if _DOTLESS in folded or _DOT in folded else folded


def _may_hold(words: tuple[str, ...], folded: str) -> bool:
    """Whether a folded text holds one of the words; True where they or the text's letters do not tell."""
    for word in words:
        if word in folded:
            return True
    return not words or not folded


def alternatives(source: str) -> list[str]:
    """The parts of a pattern's source that stand apart by a "|" outside all brackets."""
    parts, depth = [""], 0
    for sign in _SIGNS.findall(source):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def needed_words(parts: Iterable[tuple[Any, Any]]) -> tuple[str, ...]:
    """The words of which every match holds one, in lower case; none where they or a part are not known.

    `parts` is what the library's parser makes of a pattern: pairs of a named kind and its value.
    """
    try:
        return _shortest(_needed(parts))
    except (AttributeError, LookupError, TypeError, ValueError):
        return ()


def _needed(parts: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """Words of which every match of these parts holds one ("" for none); ValueError for an unknown kind."""
    found: list[frozenset[str]] = []
    run = ""
    for kind, value in parts:
        letter = chr(value).casefold() if kind.name == "LITERAL" else ""
        if letter:
            run += letter
            continue
        if kind.name == "AT":
            continue
        found += [frozenset({run}), _inside(kind.name, value)]
        run = ""
    return max([*found, frozenset({run})], key=_worth)


def _inside(kind: str, value: Any) -> frozenset[str]:
    if kind == "IN" and all(part.name == "LITERAL" for part, _ in value):
        return frozenset(chr(letter).casefold() for _, letter in value)
    if kind == "BRANCH":
        return frozenset(word for branch in value[-1] for word in _needed(branch))
    if kind == "GROUPREF_EXISTS":
        either = (branch or () for branch in value[1:])
        return frozenset(word for branch in either if not _fails(branch) for word in _needed(branch))
    if kind in _REPEATS:
        inner = _needed(value[-1])
        return inner if value[0] > 0 else _UNKNOWN
    if kind in ("SUBPATTERN", "ASSERT"):
        return _needed(value[-1])
    if kind == "ATOMIC_GROUP":
        return _needed(value)
    if kind not in _TELLS_NOTHING:
        raise ValueError(kind)
    return _UNKNOWN


def _fails(parts: Iterable[tuple[Any, Any]]) -> bool:
    """Whether these parts hold the "(?!)" that nothing matches."""
    never = [kind.name == "FAILURE" or (kind.name == "ASSERT_NOT" and not value[1]) for kind, value in parts]
    return any(never)


def _worth(words: frozenset[str]) -> tuple[int, int]:
    """The longer the shortest of them and the fewer they are, the better."""
    return min(min(map(len, words)), _ENOUGH), -len(words)


def _shortest(words: frozenset[str]) -> tuple[str, ...]:
    """Without those that hold another one; none where they tell nothing."""
    kept = [word for word in words if not any(other != word and other in word for other in words)]
    return tuple(sorted(kept)) if "" not in words else ()
