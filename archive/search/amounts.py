"""Sums written in another scale, added to a query: 9.800.000 kr. is told as "9,8 mio. kr." too."""

import re
from collections.abc import Iterator
from decimal import Decimal

from archive.search.danish import analyse
from archive.search.grammar import Also, Parsed, Word

_SCALES = {
    "mio": 10**6,
    "mill": 10**6,
    "million": 10**6,
    "millioner": 10**6,
    "mia": 10**9,
    "milliarder": 10**9,
}
_WRITTEN = (("mio", 10**6), ("mia", 10**9))
_SMALLEST = 100_000  # "0,1 mio." is the smallest sum that is told so
_STEP = 1_000  # three decimals of a million: what is finer is written out
_DANISH = str.maketrans(",.", ".,")
_WHOLE = re.compile(r"[0-9]{6,13}")
_SCALED = re.compile(r"[0-9]{1,4}(?:,[0-9]{1,3})?")


def otherwise(parsed: Parsed) -> Iterator[Also]:
    """The sums of the query in their other spellings, each a phrase that meets the groups it was typed as."""
    lone = [group[0] if len(group) == 1 and isinstance(group[0], Word) else None for group in parsed.groups]
    for at, word in enumerate(lone):
        if word is None or word.beginning:
            continue
        following = lone[at + 1] if at + 1 < len(lone) else None
        scale = _SCALES.get(following.surface, 0) if following else 0
        if scale and _SCALED.fullmatch(word.surface):
            yield from _spelled(int(Decimal(word.surface.replace(",", ".")) * scale), (at, at + 1))
        elif _WHOLE.fullmatch(word.surface):
            yield from _spelled(int(word.surface), (at,))


def _spelled(amount: int, groups: tuple[int, ...]) -> Iterator[Also]:
    """The sum in full and in each scale that holds it, as it is read and as it is found."""
    if amount < _SMALLEST or amount % _STEP:
        return
    texts = [f"{amount:,}".translate(_DANISH)]
    for unit, scale in _WRITTEN:
        if amount * 10 >= scale and (amount * 1_000) % scale == 0:
            texts += [f"{number} {unit}" for number in _decimals(Decimal(amount) / scale)]
    for text in texts:
        yield Also(text, tuple(token.terms[0] for token in analyse(text)), groups)


def _decimals(number: Decimal) -> list[str]:
    """The number with as few decimals as it has, and below a thousand with one and three."""
    least = next(places for places in range(4) if number == round(number, places))
    wanted = (least, 1, 3) if number < _STEP else (least,)
    shown = (f"{number:,.{places}f}".translate(_DANISH) for places in wanted if places >= least)
    return [*dict.fromkeys(shown)]
