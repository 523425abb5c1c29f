"""What the index is told of a text: its words' terms, forms and parts, each distinct piece analysed once."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from archive.search.danish import ELIDED, Token, analyse, spelled
from archive.search.glances import broken
from archive.search.spelling import LONGEST, SHORTEST

_ACROSS = re.compile("[0-9§]")  # what every token that reaches over a blank begins with
_PIECE = re.compile(r"\S+")
_NEAR = 2  # pieces without a digit after one with, more than stand inside any token: "27. maj 2025" has one
_REMEMBERED = 50_000  # pieces; by Zipf's law nearly all that come again


class Entry(NamedTuple):
    """Of a piece of text, in its order and parted by blanks; `mains` is each word's first term."""

    terms: str
    surfaces: str
    parts: str
    mains: str
    spellings: frozenset[str]


def entry(text: str) -> Entry:
    """The whole text's, the same as if it were analysed in one piece."""
    entries = list(_entries(text))
    return Entry(
        " ".join([one.terms for one in entries if one.terms]),
        " ".join([one.surfaces for one in entries if one.surfaces]),
        " ".join([one.parts for one in entries if one.parts]),
        " ".join([one.mains for one in entries if one.mains]),
        frozenset().union(*[one.spellings for one in entries]),
    )


def _entries(text: str) -> Iterator[Entry]:
    """Piece by piece but for numbers; whole where a word is parted or left out of a list."""
    if broken(text) or ELIDED.search(text):
        yield _of(analyse(text))
        return
    for line in text.split("\n"):
        if _ACROSS.search(line):
            yield from _with_numbers(line)
        else:
            yield from map(_of_piece, line.split())


def _with_numbers(line: str) -> Iterator[Entry]:
    """Numbers together with what stands near after them, the other pieces alone."""
    start, end, near = 0, 0, _NEAR
    for match in _PIECE.finditer(line):
        number = _ACROSS.search(match[0]) is not None
        if number or near < _NEAR:
            start, end, near = start if end else match.start(), match.end(), 0 if number else near + 1
            continue
        if end:
            yield _of(analyse(line[start:end]))
            end = 0
        yield _of_piece(match[0])
    if end:
        yield _of(analyse(line[start:end]))


@lru_cache(maxsize=_REMEMBERED)
def _of_piece(piece: str) -> Entry:
    return _of(analyse(piece))


def _of(tokens: list[Token]) -> Entry:
    return Entry(
        " ".join([term for token in tokens for term in token.terms]),
        " ".join([token.surface for token in tokens]),
        " ".join([part for token in tokens for part in (*token.parts, *token.within)]),
        " ".join([token.terms[0] for token in tokens]),
        frozenset(_spelling(token.text) for token in tokens) - {""},
    )


@lru_cache(maxsize=_REMEMBERED)
def _spelling(word: str) -> str:
    """The word as a dictionary spells it; "" where it is no model of spelling."""
    return spelled(word) if SHORTEST <= len(word) <= LONGEST and word.isalpha() else ""
