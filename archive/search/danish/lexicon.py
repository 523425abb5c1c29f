"""What the dictionary knows of a word: its lemma, and the other words it may be a form of."""

from collections.abc import Mapping
from functools import cache
from typing import cast

import simplemma.strategies.dictionaries as dictionaries

_SHORTEST_TAIL = 4
_SHORTEST_HEAD = 2
_GENITIVE = ("s",)


@cache
def _dictionary() -> Mapping[str, str]:
    # On first use, not on import: reading it takes a second, and most commands never analyse a word.
    factory = dictionaries.DefaultDictionaryFactory()
    return cast(Mapping[str, str], factory.get_dictionary("da"))


def lemma(word: str) -> str | None:
    """The word's lemma in lower case, or None where the dictionary lacks the word (names included)."""
    entries = _dictionary()
    found = entries.get(word) or entries.get(word.capitalize())
    return found.lower() if found else None


def is_lemma(word: str) -> bool:
    """Whether the dictionary has the word as a lemma of its own."""
    return lemma(word) == word


def readings(word: str) -> list[str]:
    """Every lemma the word can be a form of, the dictionary's own first; empty for an unknown word.

    The dictionary gives one lemma a form ("budgetter" -> budgettere), so the other readings are found by
    asking for a longer form that only they have: "budgetterne" -> budget, "leddet" -> led.
    """
    own = lemma(word)
    if own is None:
        return []
    found = [own]
    for longer, expected in _longer_forms(word):
        base = lemma(longer)
        if base is not None and base not in found and (expected is None or base == expected):
            found.append(base)
    return found


def _longer_forms(word: str) -> list[tuple[str, str | None]]:
    """Pairs of a longer form and the lemma it must have (None: whatever it has)."""
    forms: list[tuple[str, str | None]] = []
    if word.endswith(("er", "e")):
        forms.append((word + "ne", None))  # an indefinite plural: priser, priserne
    if word.endswith(("en", "et", "ne")):
        forms.append((word + "s", None))  # only nouns have a genitive: rådet, rådets
    doubled = word + word[-1:]
    forms += [(stem + ending, word) for stem in (word, doubled) for ending in ("en", "et", "ene")]
    return forms


def compound_readings(word: str) -> list[str]:
    """Lemmas of a compound the dictionary lacks, by its longest known last part; empty if there is none."""
    for start in range(_SHORTEST_HEAD, len(word) - _SHORTEST_TAIL + 1):
        tails = readings(word[start:])
        if tails:
            return [word[:start] + tail for tail in tails]
    return []
