"""Text to tokens: where each word, number, date and case number stands, and the terms it is found by."""

from dataclasses import dataclass
from functools import lru_cache

from archive.search.danish import numbers
from archive.search.danish.folding import fold
from archive.search.danish.tokens import hyphen_parts, spans, whole
from archive.search.danish.words import terms_of

ANALYSIS_VERSION = 1  # raise it with any change of terms: an index of another version is rebuilt
LONGEST = 100  # characters of a token, a surface and a term; the rest of a longer word is junk


@dataclass(frozen=True, slots=True)
class Token:
    """One word or number: `text` is what stands at `start:end` of the analysed text.

    `surface` is the exact form, folded; two words meet when they share one of `terms` (the main one first).
    `parts` are the terms a document's word is also found by, at a lower weight; a query leaves them out.
    """

    text: str
    start: int
    end: int
    surface: str
    terms: tuple[str, ...]
    parts: tuple[str, ...]


def analyse(text: str) -> list[Token]:
    """The tokens of a text in order; the same for documents and queries. Takes any string, raises nothing."""
    found = []
    for kind, start, end, extra in spans(text):
        end = min(end, start + LONGEST)
        word = text[start:end]
        surface, terms, parts = _forms(kind, word, extra)
        found.append(Token(word, start, end, surface, terms, parts))
    return found


@lru_cache(maxsize=200_000)
def _forms(kind: str, word: str, extra: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Surface, terms and parts of one token."""
    if kind != "word":
        terms, parts = numbers.forms(kind, word, extra)
        surface = terms[0]
    else:
        pieces = hyphen_parts(word)
        surface, terms = fold(whole(word)), terms_of("".join(pieces))
        parts = tuple(dict.fromkeys(t for p in pieces for t in terms_of(p))) if len(pieces) > 1 else ()
    return surface[:LONGEST], _cut(terms) or (surface[:LONGEST],), _cut(parts)


def _cut(terms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term[:LONGEST] for term in terms if term))
