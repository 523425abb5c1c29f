"""Lists that leave a part out: "Børne- og Familieudvalget" names a Børneudvalg too."""

import re
from collections.abc import Iterator, Sequence

from archive.search.danish.compounds import cut
from archive.search.danish.folding import spelled
from archive.search.danish.words import plausible

_AND = r"(?:og|eller|samt|til|&|/)"
# A hyphen that opens a list, "børne- og" or "børne-, unge- og"; or one that ends it, "ledere og -lærere".
SIGN = re.compile(
    r"(?<=\w)[-\u2010\u2011](?=[,\s]\s*[^\W\d]|/)|(?<=[\s/])[-\u2010\u2011](?=[^\W\d])", re.IGNORECASE
)
_BETWEEN = re.compile(rf"[-\u2010\u2011](?:\s*,)?\s*(?:{_AND}\s*)?", re.IGNORECASE)
_BEFORE = re.compile(rf"\s+{_AND}\s+[-\u2010\u2011]", re.IGNORECASE)
_CONJUNCTIONS = ("og", "eller", "samt", "til")
_MOST = 6  # words of a list
_PARTICLES = (
    "ind",
    "ud",
    "op",
    "ned",
    "til",
    "fra",
    "på",
    "af",
    "over",
    "under",
    "for",
    "efter",
    "med",
    "mod",
)
Places = Sequence[tuple[str, int, int]]  # a word's text, start and end


def fulls(text: str, words: Places) -> Iterator[tuple[int, str]]:
    """For each word of a text that a list leaves a part of out: its number and the full word."""
    if SIGN.search(text) is None:
        return
    for at, (word, start, end) in enumerate(words):
        if text[end : end + 1] in ("-", "\u2010", "\u2011") and (head := _head(text, words, at)):
            yield at, word.lower() + head
        elif start and text[start - 1] in "-\u2010\u2011" and (first := _first(text, words, at)):
            yield at, first + word.lower()


def _head(text: str, words: Places, at: int) -> str:
    """What the list's last word ends in and this one leaves out."""
    last, end = at, words[at][2]
    for number, (word, start, after) in enumerate(words[at + 1 : at + 1 + _MOST], at + 1):
        if word.lower() in _CONJUNCTIONS:
            continue
        if not _BETWEEN.fullmatch(text, end, start):
            break
        last, end = number, after
        if text[end : end + 1] not in ("-", "\u2010", "\u2011"):
            return _ending(words[at][0].lower(), words[last][0])
    return ""


def _ending(opening: str, last: str) -> str:
    """The last word's own last part; where it opens with a particle as this one does, all after that."""
    for spelling in plausible(spelled(last)):
        if parts := cut(spelling):
            return parts[-1][0]
        if opening in _PARTICLES:
            return next((spelling.removeprefix(p) for p in _PARTICLES if spelling.startswith(p)), "")
    return ""


def _first(text: str, words: Places, at: int) -> str:
    """What the word before the conjunction begins with: skole of "skoleledere og -lærere"."""
    for word, _, end in reversed(words[max(0, at - 2) : at]):
        if word.lower() in _CONJUNCTIONS:
            continue
        parts = cut(spelled(word)) if _BEFORE.fullmatch(text, end, words[at][1]) else ()
        return "".join(form for form, _ in parts[:-1])
    return ""
