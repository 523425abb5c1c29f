"""What the dictionary knows of a word: its lemma, and every word it may be a form of.

The dictionary (simplemma's) gives one lemma a form and is at times wrong: "budgetter" is only a verb there,
"priserne" only the verb prise. So a form's endings are tried as well, and a base is believed only where
another of its forms bears it out.
"""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from archive.search.danish import forms

_SHORTEST_TAIL = 4
_SHORTEST_HEAD = 2
_SHORTEST_BASE = 3
_AFTER_E = ("rne", "ne", "n", "t", "r")  # skole-rne, møde-t; never vej-r
_AFTER_OTHERS = ("erne", "ene", "er", "en", "et", "e")
_COMPARED = ("ere", "est", "este", "st", "ste")
_COMPARING = ("lig", "ig", "som", "bar", "el", "al", "iv", "ær", "øs")  # adjectives' endings: faglig-ere
_DEFINITES = ("en", "et", "n", "t")
_STRONG = ("gøre", "følge", "hjælpe", "lægge", "sætte", "sælge", "spørge")
TAKE_S = ("ing", "ion", "tet", "hed", "else", "skab", "dom")  # nouns that are joined to the next by s
_LEMMA_FORMS = ("en", "et", "n", "t", "e", "er")


@cache
def _dictionary() -> Mapping[str, str]:
    # On first use, not on import: reading it takes a second, and most commands never analyse a word.
    return DefaultDictionaryFactory().get_dictionary("da")


def lemma(word: str) -> str | None:
    """The word's lemma in lower case, or None where the dictionary lacks the word."""
    found = _dictionary().get(word)
    return found.lower() if found else None


def is_lemma(word: str) -> bool:
    """Whether the dictionary has the word as a lemma of its own."""
    return lemma(word) == word


def is_verb(word: str) -> bool:
    """Whether the word is an infinitive: it has a past, or a present and no noun's definite form."""
    if forms.is_verb(word):
        return True
    if lemma(word) != word or not word.endswith("e"):
        return False
    stem = word[:-1]
    regular = any(lemma(stem + past) == word for past in ("ede", "te", "et"))
    return regular or word.endswith(_STRONG) or (lemma(word + "r") == word and lemma(word + "n") != word)


@lru_cache(maxsize=20_000)
def readings(word: str) -> tuple[str, ...]:
    """Every lemma the word can be a form of, the likeliest first; empty for an unknown word."""
    own = lemma(word) or _name(word)
    settled = own == word and _has_forms(word)
    found = dict.fromkeys([own] if own else [])
    if word.endswith("s") and len(word) > _SHORTEST_BASE and not settled:
        found |= dict.fromkeys(readings(word[:-1]))  # a genitive or a passive
    found |= dict.fromkeys(_bases(word, settled))
    if own == word and not settled and len(found) > 1:
        del found[word]  # the dictionary did not know what to make of "skemaer"; we do
        found[word] = None
    for other in forms.lemmas_of(word):
        found[other] = None
    return tuple(found)


def compound_readings(word: str) -> list[str]:
    """Lemmas of a compound the dictionary lacks, by its longest known last part; empty if there is none."""
    head, tails = compound_tail(word)
    return [head + reading for reading in tails]


@lru_cache(maxsize=20_000)
def compound_tail(word: str) -> tuple[str, tuple[str, ...]]:
    """What is before a compound's longest known last part, and the lemmas of that."""
    for start in range(_SHORTEST_HEAD, len(word) - _SHORTEST_TAIL + 1):
        head, tail = word[:start], word[start:]
        if tail.startswith("s") and head.endswith(TAKE_S):
            continue  # that s joins the two: forenings-aften, no saft
        if lemma(tail) is not None and (tails := readings(tail)):
            return head, tails
    return word, ()


def _name(word: str) -> str | None:
    found = _dictionary().get(word.capitalize())
    return found.lower() if found else None


def _bases(word: str, settled: bool) -> Iterator[str]:
    yield from _bases_of_longer_forms(word, settled)
    if word.endswith("erne") and is_noun(word[:-2]):
        yield word[:-2]  # lederne
    yield from (base for base in _stripped(word, _AFTER_E) if base.endswith("e") and is_noun(base))
    if not settled:  # a borger is no borg
        yield from (base for base in _stripped(word, _AFTER_OTHERS) if is_noun(base))
    yield from (
        base + "e" for base in _stripped(word, ("er", "es", "ede", "et", "ende")) if is_verb(base + "e")
    )
    yield from (base for base in _contracted(word) if is_noun(base))
    if word.endswith(("t", "e")) and _is_adjective(word[:-1]):
        yield word[:-1]
    if word.endswith(_COMPARED):
        yield from (base for base in _stripped(word, _COMPARED) if _is_compared(base))
    if lemma(word) == word and not settled:  # afholdt, by holdt
        yield from (verb for verb in compound_readings(word) if is_verb(verb))


def _contracted(word: str) -> Iterator[str]:
    """Bases in -er and -el whose e falls out: centret -> center, cyklerne -> cykel."""
    for letter in "rl":
        if word.endswith(tuple(letter + ending for ending in ("e", "et", "er", "en", "ene", "erne"))):
            yield word[: word.rindex(letter, 0, -1)] + "e" + letter


def _bases_of_longer_forms(word: str, settled: bool) -> Iterator[str]:
    """Lemmas of a longer form that only they have: "budgetterne" -> budget, "rådets" -> råd."""
    if len(word) <= _SHORTEST_BASE:
        return
    longer = [word + "ne"] if word.endswith(("er", "e")) and not settled else []
    longer += [word + "s"] if word.endswith(("en", "et", "ne")) else []
    yield from (base for form in longer if (base := lemma(form)) and base not in (form, word + "n"))
    if _has_forms(word):
        yield word


def _stripped(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    """The word without each of the endings it has, if enough is left."""
    for ending in endings:
        base = word.removesuffix(ending)
        if base != word and len(base) >= _SHORTEST_BASE:
            yield base


def is_noun(word: str) -> bool:
    """Whether the word is a lemma with a definite form of its own: skema, skemaet."""
    return lemma(word) == word and any(lemma(word + ending) == word for ending in _DEFINITES)


def _is_adjective(word: str) -> bool:
    """Whether the word is a lemma that is compared, or has both a neuter and a plural."""
    if lemma(word) != word or len(word) < _SHORTEST_BASE:
        return False
    doubled = word + word[-1]
    plural = any(lemma(form) == word for form in (word + "e", doubled + "e"))
    compared = any(lemma(form) == word for form in (word + "ere", doubled + "ere", word + "st"))
    return compared or (plural and lemma(word + "t") in (word, word + "t") and not is_noun(word))


def _is_compared(word: str) -> bool:
    """Whether the word is an adjective that has degrees, told by how it ends: faglig."""
    return word.endswith(_COMPARING) and len(word) > _SHORTEST_TAIL and lemma(word) == word


def _has_forms(word: str) -> bool:
    if lemma(word) is None and _name(word) is None:
        return False  # the dictionary lists no forms of what is no word in it: most that are asked for
    stems = (word,) if word.endswith("e") else (word, word + word[-1:])
    endings = [e for e in _LEMMA_FORMS if not (e == "e" and word.endswith("t"))]  # a participle has that too
    return any(lemma(stem + ending) == word for stem in stems for ending in endings)
