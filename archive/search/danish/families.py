"""Words of one family that must meet: a verb and its -ning or -else, politik and politisk."""

from functools import lru_cache

from archive.search.danish import exceptions, forms, lexicon


@lru_cache(maxsize=20_000)
def relatives(word: str) -> tuple[str, ...]:
    """The lemmas this lemma shall also be found by: "beslutning" -> ("beslutte",)."""
    if word in exceptions.FAMILIES:
        return exceptions.FAMILIES[word]
    if word in exceptions.PARTED:
        return ()
    if word.endswith("isk"):
        stem = word.removesuffix("isk")
        return tuple(stem + noun for noun in ("ik", "i", "ie") if lexicon.is_lemma(stem + noun))[:1]
    verbs = [verb for verb in nouns_verbs(word) if len(verb) > 2 and lexicon.is_verb(verb)]
    if len(verbs) > 1:
        verbs.sort(key=forms.is_verb)  # bygning is of bygge, not of byge
    return tuple(verbs[:1])


def nouns_verbs(noun: str) -> list[str]:
    """The infinitives a noun in -else, -ning or -ing may come from."""
    for ending, infinitives in (("else", ("e",)), ("ning", ("e", "ne")), ("ing", ("e",))):
        if noun.endswith(ending):
            stem = noun.removesuffix(ending)
            return [base + e for e in infinitives for base in (stem, stem + stem[-1:])]
    return []
