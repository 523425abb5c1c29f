"""Text to tokens: where each word, number, date and case number stands, and the terms it is found by."""

from functools import lru_cache
from typing import NamedTuple

from archive.search.danish import compounds, elided, numbers
from archive.search.danish.folding import fold, spelled
from archive.search.danish.tokens import hyphen_parts, spans, whole
from archive.search.danish.words import terms_of

ANALYSIS_VERSION = 8  # raise it with any change of terms: an index of another version is rebuilt
LONGEST = 100  # characters of a token, a surface and a term; the rest of a longer word is junk
_SHORTEST_JOINED = 4


class Token(NamedTuple):
    """One word or number: `text` is what stands at `start:end` of the analysed text.

    `surface` is the exact form, folded; two words meet when they share one of `terms` (the main one first).
    `parts` are the words a compound is made of, `within` what else is in it: shorter compounds, its parts'
    families, and the whole word where a list leaves a part out. A document's word is found by both at a lower
    weight; a query leaves them out.
    A day that opens a written date has the whole date as its last term, and `reach` is where the date ends.
    """

    text: str
    start: int
    end: int
    surface: str
    terms: tuple[str, ...]
    parts: tuple[str, ...]
    reach: int = 0
    within: tuple[str, ...] = ()


def analyse(text: str) -> list[Token]:
    """The tokens of a text in order; the same for documents and queries. Takes any string, raises nothing."""
    found = []
    for kind, matched, start, later, reach in spans(text):
        word = matched[:LONGEST]
        surface, terms, parts, within = _forms(kind, word, later)
        whole_date = reach if len(terms) > 1 else 0  # 31. juni is none
        found.append(Token(word, start, start + len(word), surface, terms, parts, whole_date, within))
    for at, full in elided.fulls(text, [(token.text, token.start, token.end) for token in found]):
        found[at] = found[at]._replace(within=_cut((*found[at].within, *terms_of(full))))
    return found


def warm_up() -> None:
    """Read the dictionary and the lists of parts, which takes most of a second and 80 MB, once a process."""
    analyse("nøgletalsrapporten")


_Forms = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]


@lru_cache(maxsize=30_000)
def _forms(kind: str, word: str, later: str) -> _Forms:
    """Surface, terms, parts and what else is within one token."""
    if kind != "word":
        terms, parts = numbers.forms(kind, word, later)
        return terms[0][:LONGEST], _cut(terms), _cut(parts), ()
    pieces = hyphen_parts(word)
    surface, terms = fold(whole(word))[:LONGEST], _joined(pieces)
    parts, within = compounds.inside("".join(pieces)) if len("".join(pieces)) <= LONGEST else ((), ())
    if len(pieces) > 1:
        parts, within = _in_pieces(pieces, parts, within)
    return surface, _cut(terms) or (surface,), _cut(parts), _cut(within)


def _in_pieces(
    pieces: list[str], parts: tuple[str, ...], within: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Parts of a word with hyphens: its pieces, cut where they are compounds themselves."""
    for piece in pieces:
        inner, deeper = compounds.inside(piece)
        parts += inner or terms_of(piece)
        within += (*deeper, *(terms_of(piece) if inner else ()))
    return parts, within


def _joined(pieces: list[str]) -> tuple[str, ...]:
    """Terms of the word without its hyphens: "Genbevil-linger" meets genbevillinger, "e-mail" email."""
    word = "".join(pieces)
    if len(pieces) > 1 and len(spelled(word)) < _SHORTEST_JOINED:
        return (fold("-".join(pieces)),)  # D-E is not "de"
    return terms_of(word)


def _cut(terms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term[:LONGEST] for term in terms if term))
