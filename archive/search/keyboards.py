"""Words typed without ø and å: "okonomiudvalget" is read as økonomiudvalget, "arhus" as århus."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, islice

from archive.search.grammar import Clause, Parsed, Phrase, Word, parse

_MEANT = {"o": "ø", "a": "å", "O": "Ø", "A": "Å"}
_MOST_A_WORD = 8
_MOST = 20
_SHORTEST = 3  # letters of a word worth reading otherwise

Found = Callable[[Parsed], int]  # how many public items a parsed query finds


def reread(parsed: Parsed, typed: str, found: Found) -> Parsed | None:
    """What may have been meant by a query that finds nothing, itself finding something; else None.

    Only words that no public item has are read otherwise, and only as words that public items have.
    `corrected` is set. Asks `found` at most _MOST times about other spellings, besides once a word.
    """
    text, left = parsed.corrected or typed, _MOST
    for word in _unknown(parsed, found):
        spellings = list(islice(_spellings(word), min(_MOST_A_WORD, left)))
        left -= len(spellings)
        counted = {spelling: found(parse(spelling)) for spelling in spellings}
        best = max(spellings, key=counted.__getitem__, default=word)
        if counted.get(best):
            text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", best, text)
    if text == (parsed.corrected or typed):
        return None
    meant = parse(text)
    shown = Parsed(meant.groups, meant.excluded, meant.corrected or " ".join(text.split()), parsed.notices)
    return shown if found(shown) else None


def _unknown(parsed: Parsed, found: Found) -> Iterator[str]:
    """The words, each once, that a reader may have missed a letter for and that find nothing alone."""
    words = dict.fromkeys(word.text for word in _words(parsed.clauses) if not word.beginning)
    for word in words:
        if len(word) >= _SHORTEST and word.isalpha() and _MEANT.keys() & set(word):
            alone = parse(word)
            if alone.groups and not found(alone):
                yield word


def _words(clauses: Iterable[Clause]) -> Iterator[Word]:
    for clause in clauses:
        yield from clause.words if isinstance(clause, Phrase) else (clause,)


def _spellings(word: str) -> Iterator[str]:
    """The word with letters exchanged: each one alone first, then two at a time, and so on."""
    places = [at for at, letter in enumerate(word) if letter in _MEANT]
    for size in range(1, len(places) + 1):
        for chosen in combinations(places, size):
            yield "".join(_MEANT[letter] if at in chosen else letter for at, letter in enumerate(word))
