"""The lists of what compounds are made of; data/NOTICE.txt tells where they come from."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

_DATA = Path(__file__).parent / "data"


class Parts(NamedTuple):
    """What a compound is made of."""

    first: dict[str, tuple[int, str]]  # the form before another part -> weight and the word
    last: dict[str, int]  # the word -> weight
    wholes: frozenset[str]


@cache
def load() -> Parts:
    """The lists of parts, read on first use: most commands never cut a word."""
    joints: list[tuple[str, int, str]] = []
    last: dict[str, int] = {}
    for name in ("parts.tsv", "more_parts.tsv"):
        for line in _lines(name):
            word, weight, *forms = line.replace("\t", " ").split(" ")
            if weight != "-":
                last[word] = int(weight)
            joints += [(_joined(word, form[:-1]), int(form[-1]), word) for form in forms]
    # A form of several words is the commoner one's: havne- is of havn, not of the verb.
    joints.sort(key=lambda joint: (joint[1], _commonness(joint[0], joint[2], last)))
    first = {form: (weight, word) for form, weight, word in joints}
    wholes = _words("wholes.txt") | _words("names.txt")
    for word in wholes:
        first.setdefault(word, (1, word))
        last.setdefault(word, 1)
    return Parts(first, last, wholes)


def joined_of(form: str) -> str | None:
    """The word of a form that only stands before another: "natte" -> nat, "billed" -> billede."""
    known = load()
    joint = known.first.get(form)
    return joint[1] if joint and form not in (joint[1], joint[1] + "s") and form not in known.last else None


def _commonness(form: str, word: str, last: dict[str, int]) -> float:
    known = last.get(word, 0.5)
    return known + 1.5 if known and form == word else known


def _joined(word: str, added: str) -> str:
    """The word as it stands before another: 's' is added, '<' takes a letter off, '=' doubles the last."""
    while added.startswith("<"):
        word, added = word[:-1], added[1:]
    return word + (word[-1] + added[1:] if added.startswith("=") else added)


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in _lines(name) for word in line.split())


def _lines(name: str) -> list[str]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]
