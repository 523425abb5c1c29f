"""Words of one family that must meet: a verb and its -ning or -else, politik and politisk; and the exceptions."""

from functools import lru_cache

from archive.search.danish import lexicon

# Forms the dictionary reads wrongly or not at all, with the lemmas they stand for.
READINGS: dict[str, tuple[str, ...]] = {
    "bol": ("bol",),
    "børne": ("barn",),
}
# Pairs no ending tells of.
FAMILIES: dict[str, tuple[str, ...]] = {
    "bevilling": ("bevilge",),
}
# Here the noun has left its verb: a reader of the one does not want the other.
_PARTED = frozenset("værelse høring holdning ledning regning retning stilling ordning mening".split())


@lru_cache(maxsize=50_000)
def relatives(word: str) -> tuple[str, ...]:
    """The lemmas this lemma shall also be found by: "beslutning" -> ("beslutte",)."""
    if word in FAMILIES:
        return FAMILIES[word]
    if word in _PARTED:
        return ()
    for ending, replacements in _ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            doubled = stem + stem[-1:]
            options = [base + r for r in replacements for base in (stem, doubled)]
            return tuple(option for option in options if lexicon.is_lemma(option))[:1]
    return ()


_ENDINGS = (("else", ("e",)), ("ning", ("e", "ne")), ("ing", ("e",)), ("isk", ("ik", "i", "ie")))
