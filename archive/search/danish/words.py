"""A word's terms: what two words must share for one to find the other. Lemma first, then its family."""

from functools import lru_cache

import Stemmer

from archive.search.danish import exceptions, lexicon
from archive.search.danish.families import relatives
from archive.search.danish.folding import bare, fold, restored, spelled, spellings
from archive.search.danish.parts import joined_of

_STEMMER = Stemmer.Stemmer("danish")
# Snowball takes these off and makes ledig one with led, sundhed with sund, bolig with bol.
_KEPT_ENDINGS = ("ig", "hed", "itet")


@lru_cache(maxsize=20_000)
def terms_of(word: str) -> tuple[str, ...]:
    """The folded terms of one word, the main one first; never empty for a word with a letter in it."""
    written = spelled(word)
    found: dict[str, None] = {}
    for spelling in plausible(written):
        for reading in readings_of(spelling):
            found[fold(reading)] = None
            found |= dict.fromkeys(fold(relative) for relative in relatives(reading))
    return tuple(term for term in found if term)


@lru_cache(maxsize=5_000)
def plausible(word: str) -> tuple[str, ...]:
    """The spellings the dictionary knows; where it knows none, the one with the Danish letters restored.

    A word with accents or Swedish letters is read without them too, unless that is another word: allé, alle.
    """
    known, plain = _known(word), bare(word)
    if plain == word:
        return known or (restored(word),)
    return known if known and _known(plain) else (*known, *plausible(plain))


def _known(word: str) -> tuple[str, ...]:
    return tuple(s for s in spellings(word) if s in exceptions.READINGS or lexicon.readings(s))


def readings_of(word: str) -> list[str]:
    """The lemmas of a word spelled with æ, ø, å, the likeliest first; its stem where it is unknown."""
    for form in (word, word.removesuffix("s")):
        if form in exceptions.READINGS:
            return list(exceptions.READINGS[form])
    found = [*(lexicon.readings(word) or _unknown(word))]
    if (joined := joined_of(word)) and joined not in found:
        found.append(joined)
    return [exceptions.SAME.get(reading, reading) for reading in found]


def _unknown(word: str) -> list[str]:
    """A word outside the dictionary: a compound or what Snowball makes of it."""
    if "'" in word:
        word = word.split("'")[0]
    stem = word if word.endswith(_KEPT_ENDINGS) else _STEMMER.stemWord(word)
    return list(dict.fromkeys([*lexicon.compound_readings(word), stem]))
