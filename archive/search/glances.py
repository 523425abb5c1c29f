"""Looking a long text through for words without analysing it: piece by piece, each distinct piece once.

A piece is what stands between blanks. Analysed alone it gives the tokens it gives in its text, but for the
few that reach over a blank: dates, numbers parted by blanks, words broken at a line end, and lists that
leave a part out.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from archive.search.danish import ELIDED, Token, analyse

_BROKEN = re.compile(r"[-\u2010\u2011\u00ad\ufffe](?<=\w.)[ \t]*\r?\n")
_BREAKS = ("-", "\u2010", "\u2011", "\u00ad", "\ufffe")  # one of which both of the signs begin with
_AROUND = '.,;:!?()"”“»«'  # what no token begins or ends with; a dot within may be an abbreviation's
_DIGITS = re.compile("[0-9]+")


def bare(piece: str) -> str:
    """The piece without the signs around it, where it gives the same words without: "(byråd)," -> "byråd"."""
    inner = piece.strip(_AROUND)
    return piece if "." in inner else inner


@lru_cache(maxsize=50_000)
def tokens_of(piece: str) -> tuple[Token, ...]:
    """The tokens of one piece, their places counted from its beginning."""
    return tuple(analyse(piece))


@lru_cache(maxsize=50_000)
def forms_of(piece: str) -> frozenset[str]:
    """All that the piece's tokens are found by: surfaces, terms, parts and what is within."""
    if (inner := bare(piece)) != piece:
        return forms_of(inner)
    tokens = tokens_of(piece)
    forms = ((token.surface, *token.terms, *token.parts, *token.within) for token in tokens)
    return frozenset(form for several in forms for form in several)


def places(text: str, piece: str) -> Iterator[int]:
    """Where the piece begins in the text, each time with blanks or an end at both sides."""
    at = text.find(piece)
    while at != -1:
        end = at + len(piece)
        if (at == 0 or text[at - 1].isspace()) and (end == len(text) or text[end].isspace()):
            yield at
        at = text.find(piece, end)


def broken(text: str) -> bool:
    """Whether a word may be broken at the end of one of its lines."""
    return any(sign in text for sign in _BREAKS) and _BROKEN.search(text) is not None


def digits(forms: Collection[str]) -> list[str]:
    """For each form with digits the longest run of them, which a text that has the form apart has too."""
    return [max(_DIGITS.findall(form), key=len) for form in forms if _DIGITS.search(form)]


def lines_across(text: str, runs: Collection[str]) -> list[tuple[int, int]]:
    """Stretches of whole lines to analyse in full: they hold a broken word, an elided list or such a run."""
    seams = []
    if any(sign in text for sign in _BREAKS):  # most texts have none, and looking closer is dear
        seams = [(match.start(), match.end()) for sign in (_BROKEN, ELIDED) for match in sign.finditer(text)]
    for run in runs:
        seams += [(match.start(), match.end()) for match in re.finditer(run, text)]
    stretches: list[tuple[int, int]] = []
    for start, end in sorted(seams):
        start, end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        end = len(text) if end == -1 else end
        if stretches and start <= stretches[-1][1]:
            start, end = stretches[-1][0], max(end, stretches.pop()[1])
        stretches.append((start, end))
    return stretches
