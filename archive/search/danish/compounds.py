"""Compound words cut into their parts: "nøgletalsrapporten" -> nøgle, tal, rapport.

A word is read as first parts in the form that joins them to the next (arbejds-, børne-, bygge-) and a last
part in any inflection. Fewest parts win, then the commonest. Words of one piece that look like two stand in
wholes.txt and names.txt.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from archive.search.danish import exceptions, lexicon
from archive.search.danish.families import relatives
from archive.search.danish.folding import fold, spelled
from archive.search.danish.lexicon import TAKE_S
from archive.search.danish.parts import load
from archive.search.danish.words import plausible, readings_of, terms_of

_SHORTEST = 5  # letters of a compound: byråd
_SHORTEST_LAST = 2
_LONGEST = 60  # letters; a longer "word" is a table or an address
_PART = 20  # what a part costs, less its weight of 0 to 9: fewest parts win
_MOST_PARTS = 5
_SHORTEST_BEFORE_S = 3
_UNLISTED = 18  # what a word costs more that only the dictionary of lemmas knows
_UNTRIED = 4  # and one that the list of parts has only as a last part
_LONG_WHOLE = 9  # letters of a word listed as one piece that may be more after all
_COMMON = 3  # what its parts must weigh on average then
_MOST_AFTER_ALL = 3
_DERIVED = ("hed", "skab")  # endings that look like parts: no bare hede is in sikkerhed
_LONG = 5  # letters from which a word is long
_VERB_PREFIXES = ("af", "an", "be", "for", "ind", "op", "over", "til", "ud", "under")
# What ends a word only where its verb begins so: fastlæggelse is of fastlægge.
_BOUND = frozenset(
    [
        "bringelse",
        "farelse",
        "førelse",
        "givelse",
        "gørelse",
        "holdelse",
        "læggelse",
        "sagelse",
        "sættelse",
        "tagelse",
    ]
)
_JOINED_BY_S = tuple(ending + "s" for ending in TAKE_S)
# What both sides of a cut must weigh together, by the letters of the shorter one.
_WEIGHT = {2: 7, 3: 5, 4: 3, 5: 2, 6: 2}


class _Way(NamedTuple):
    """A way to read the rest of a word: cheapest first. Each part is what stands there and its base form."""

    cost: int
    next_cost: int
    parts: tuple[tuple[str, str], ...]


def inside(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Folded terms of a word's parts, and of what else is in it: longer pieces and its parts' families.

    inside("nøgletalsrapport") -> (("noegle", "tal", "rapport"), ("noegletal", "talsrapport"))
    """
    for spelling in plausible(spelled(word)):
        if parts := cut(spelling):
            return tuple(_term(base) for _, base in parts), tuple(_others(parts))
    return (), ()


def _term(base: str) -> str:
    terms = terms_of(base)
    return fold(base) if fold(base) in terms else terms[0]


def _others(parts: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for start in range(len(parts)):
        for end in range(start + 2, len(parts) + 1):
            if end - start < len(parts):
                yield from terms_of("".join(form for form, _ in parts[start : end - 1]) + _end(parts, end))
    for _, base in parts:
        yield from (fold(relative) for relative in relatives(base))


def _end(parts: tuple[tuple[str, str], ...], end: int) -> str:
    """A piece's last part: without what joins it to the next, but with its ending where it ends the word."""
    return parts[end - 1][0 if end == len(parts) else 1]


@lru_cache(maxsize=5_000)
def cut(word: str) -> tuple[tuple[str, str], ...]:
    """The parts of a word spelled with æ, ø, å: each as it stands and its base form; () for no compound.

    cut("kommuneplanstillæg") -> (("kommune", "kommune"), ("plans", "plan"), ("tillæg", "tillæg"))
    """
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha() or _is_whole(word):
        return ()
    found = _best(word, 0, _MOST_PARTS)
    if found and len(found.parts) == 1:
        found = _after_all(word, found.parts[0][1])
    if not found or _of_another(word, found.parts[-1]):
        return ()
    return found.parts


def _after_all(word: str, base: str) -> _Way | None:
    """A way to cut a long word listed as one piece that is part of no other, if its parts are common."""
    if len(base) < _LONG_WHOLE or load().last.get(base) or base.endswith(_DERIVED):
        return None
    found = min(_parted(word, 0, _MOST_AFTER_ALL), default=None)
    if not found:
        return None
    long = min(len(form) for form, _ in found.parts) >= _LONG - 1
    if _PART - found.cost / len(found.parts) < (_COMMON / 2 if long else _COMMON):
        return None
    doer = base.endswith("er") and lexicon.is_verb(found.parts[-1][1])  # an orlovshaver has no have
    return None if doer else found


def _is_whole(word: str) -> bool:
    wholes = load().wholes
    return (
        word in wholes
        or word in exceptions.READINGS
        or any(base in wholes for base in lexicon.readings(word))
    )


def _of_another(word: str, last: tuple[str, str]) -> bool:
    """Whether the word is a form of words that do not end so: svarede is of svare, not svar and ed."""
    if not lexicon.readings(word):
        _, tails = lexicon.compound_tail(word)
        if not any(lexicon.is_verb(tail) for tail in tails):
            return False  # but klimaorienteret is of orientere, it has no ret
    known, ends = readings_of(word), (last[1], *readings_of(last[0]))
    return word not in known and bool(known) and not any(base.endswith(ends) for base in known)


def _best(word: str, start: int, most: int) -> _Way | None:
    """The cheapest way to read the word from a place on."""
    ways = []
    if found := _last(word[start:], start):
        ways.append(_Way(found[0], found[0], ((word[start:], found[1]),)))
    ways += _parted(word, start, most)
    return min(ways, default=None)


def _parted(word: str, start: int, most: int) -> Iterator[_Way]:
    """Every first part of the word from a place on, with the cheapest way to read what follows."""
    first = load().first
    for end in range(start + 2, len(word) - 1) if most > 1 else ():
        form = word[start:end]
        if end - start < _LONG - 1 and form not in first:
            continue  # none of the other ways to be a part is so short
        before = _first_of_several(form, word[start:]) if start and form.endswith("s") else _first(form)
        if before and (rest := _best(word, end, most - 1)) and _fit(form, before[0], rest):
            alone = min(before[0], _PART - load().last.get(before[1], 0))
            yield _Way(before[0] + rest.cost, alone, ((form, before[1]), *rest.parts))


def _fit(form: str, cost: int, rest: _Way) -> bool:
    """Whether two parts weigh enough together for so short ones."""
    weight = max(0, _PART - cost) + max(0, _PART - rest.next_cost)
    shorter, longer = sorted([len(form), len(rest.parts[0][0])])
    wanted = _WEIGHT.get(shorter, 1) - (2 if longer > _LONG else 0)
    return weight >= wanted or form.endswith(_JOINED_BY_S)


@lru_cache(maxsize=20_000)
def _first(form: str) -> tuple[int, str] | None:
    """Cost and base form of a part that another follows."""
    known, last, _ = load()
    if form in known:
        return _PART - known[form][0], known[form][1]
    base = form.removesuffix("s")
    if len(form) < _LONG - form.endswith("e") or form.endswith(TAKE_S):
        return None
    if base.endswith(TAKE_S):
        cost = 0 if base in last else _UNLISTED
        return (_PART + cost, base) if not cost or lexicon.is_noun(base) else None
    if found := next((word for word in (form, base) if word in last), None):
        return _PART + _UNTRIED, found
    return (_PART + _UNLISTED, form) if len(form) > _LONG and lexicon.is_noun(form) else None


def _first_of_several(form: str, rest: str) -> tuple[int, str] | None:
    """A part between two: there an s may join what takes none at a start: vejnet, motor-vejs-net."""
    found, base = _first(form), form.removesuffix("s")
    weight, word = load().first.get(base, (0, ""))
    if word != base or len(base) < _SHORTEST_BEFORE_S or base.endswith("s") or base not in load().last:
        return found
    if lexicon.readings(rest):
        return found  # robot-støvsuger: a word of its own that is cut without it
    return min(found or (_PART, base), (_PART - weight, base))


@lru_cache(maxsize=20_000)
def _last(tail: str, start: int) -> tuple[int, str] | None:
    """Cost and base form of a last part in any inflection."""
    last = load().last
    if len(tail) < _SHORTEST_LAST:
        return None
    readings = readings_of(tail)
    if "else" in tail:
        readings = [base for base in readings if "else" in base]  # a læggelse is no læg
    if tail in last and tail not in readings:
        readings.append(tail)
    if known := [base for base in readings if base in last]:
        best = max(known, key=lambda base: (last[base] > 0, base.endswith("er"), last[base]))
        return _PART - last[best], best
    unlisted = [base for base in readings if _is_unlisted_last(base)]
    return (_PART + _UNLISTED, unlisted[0]) if unlisted and start else None


def _is_unlisted_last(base: str) -> bool:
    """Whether it ends a compound without being listed: a derived noun, or a verb that is derived itself.

    Of sagsbehandle and klimatilpasse the parts say what they mean; of fastholde and fremstille they do not.
    """
    if base.endswith(TAKE_S):
        return lexicon.is_noun(base) and base not in _BOUND
    derived = base.endswith("ere") or (len(base) > _LONG and base.startswith(_VERB_PREFIXES))
    return derived and len(base) > _LONG and lexicon.is_verb(base)
