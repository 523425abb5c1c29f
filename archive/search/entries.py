"""What the index is told of a text: its words' terms, forms and parts, each distinct piece analysed once."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from archive.search.danish import Token, analyse, spelled
from archive.search.glances import bare, lines_across
from archive.search.spelling import LONGEST, SHORTEST

_NUMBER = re.compile(r"[0-9§]\S*")  # what every token that reaches over a blank begins with
_NEAR = re.compile(r"(?:\s+\S+){0,2}")  # pieces after it, more than stand inside any: "27. maj 2025" has one
_HYPHENS = ("-", "\u2010", "\u2011")
_REMEMBERED = 100_000  # pieces; by Zipf's law nearly all that come again


class Entry(NamedTuple):
    """Of a piece of text, in its order and parted by blanks; `mains` is each word's first term."""

    terms: str
    surfaces: str
    parts: str
    mains: str
    spellings: tuple[str, ...]  # each once, in no order


def entry(text: str) -> Entry:
    """The whole text's, the same as if it were analysed in one piece."""
    entries = list(_entries(text))
    if not entries:
        return Entry("", "", "", "", ())
    terms, surfaces, parts, mains, spellings = zip(*entries, strict=True)  # each column in one go: it is long
    return Entry(
        " ".join(filter(None, terms)),
        " ".join(filter(None, surfaces)),
        " ".join(filter(None, parts)),
        " ".join(filter(None, mains)),
        tuple(set().union(*spellings)),
    )


def _entries(text: str) -> Iterator[Entry]:
    """Piece by piece but for numbers, and for lines where a word is parted or left out of a list."""
    at = 0
    for start, end in _whole_lines(text):
        yield from _of_lines(text[at:start])
        yield _of(analyse(text[start:end]))
        at = end
    yield from _of_lines(text[at:])


def _whole_lines(text: str) -> list[tuple[int, int]]:
    """Lines that are analysed as they stand; all, where a hyphen at a line's start ends a list above."""
    stretches = lines_across(text, ())
    if any(text[start : start + 1] in _HYPHENS for start, _ in stretches):
        return [(0, len(text))]
    return stretches


def _of_lines(text: str) -> Iterator[Entry]:
    for line in text.split("\n"):
        at = 0
        for start, end in _with_numbers(line):
            yield from _of_pieces(line[at:start])
            yield _of(analyse(line[start:end]))
            at = end
        yield from _of_pieces(line[at:])


def _with_numbers(line: str) -> Iterator[tuple[int, int]]:
    """Where numbers stand together with what is near after them."""
    start = end = 0
    for match in _NUMBER.finditer(line):
        first = match.start()
        while first > end and not line[first - 1].isspace():
            first -= 1
        if not end or line[end:first].strip():
            if end:
                yield start, end
            start = first
        end = _NEAR.match(line, match.end()).end()  # type: ignore[union-attr]  # it may match nothing, but matches
    if end:
        yield start, end


def _of_pieces(text: str) -> list[Entry]:
    """Each piece between blanks."""
    return [_of_piece(bare(piece)) for piece in text.split()]


@lru_cache(maxsize=_REMEMBERED)
def _of_piece(piece: str) -> Entry:
    return _of(analyse(piece))


def _of(tokens: list[Token]) -> Entry:
    terms = " ".join([term for token in tokens for term in token.terms])
    surfaces = " ".join([token.surface for token in tokens])
    mains = " ".join([token.terms[0] for token in tokens])
    return Entry(
        terms,
        terms if surfaces == terms else surfaces,  # mostly they are the same, and then kept once
        " ".join([part for token in tokens for part in (*token.parts, *token.within)]),
        terms if mains == terms else mains,
        tuple({spelling for token in tokens if (spelling := _spelling(token.text))}),
    )


def _spelling(word: str) -> str:
    """The word as a dictionary spells it; "" where it is no model of spelling."""
    return spelled(word) if SHORTEST <= len(word) <= LONGEST and word.isalpha() else ""
