"""A vote as it may be shown: with the words of what was voted about, and never against what the text says."""

import re
from dataclasses import dataclass
from typing import Any

from archive.models import Item, Outcome

MOST_SIGNS = 100  # drawn of one kind of votes
DECIDED = (Outcome.APPROVED, Outcome.AMENDED, Outcome.RECOMMENDED, Outcome.REJECTED)
REFUSAL = re.compile(r"afslag|afvisning", re.IGNORECASE)
REFUSES = re.compile(
    r"\b(?:afsl[åa]\w*|afvis\w*|forkast\w*|ikke\s+(?:at\s+)?(?:\w+\s+)?(?:imødekom|godkend|bevilg|vedtag|giv|meddel)\w*"
    r"|(?:imødekommes|godkendes|gives|meddeles|bevilges|vedtages)\s+ikke)\b",
    re.IGNORECASE,
)
"""A clause that recommends to say no."""
THING = re.compile(
    r"\b\w*(?P<stem>afslag|afvisning|indstilling|forslag|ændring|ansøgning|anmodning|dispensation|udsættelse)"
    r"(?P<end>et|en|ene|er|erne)?\b",
    re.IGNORECASE,
)
"""What a sentence says was voted about."""
AS_IT_IS = ("afslag", "afvisning", "udsættelse")
ASKED_FOR = ("forslag", "ansøgning", "anmodning", "dispensation")
SIDE = re.compile(
    r"^\W*(?:stemmer\s+)?(?P<side>for|i?mod)\s+(?:(?P<about>[^:.,\n]{1,60}?)\s+)?stemte\b"
    r"|\bstemte\s+(?P<side2>for|i?mod)\s+(?P<about2>[^:.,\n]{1,60}?):",
    re.IGNORECASE | re.MULTILINE,
)
"""Who voted which way: "For afslag stemte: A, V og O"."""
NUMBER = (
    r"(?:\d{1,3}|ingen|én|ét|en|et|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten"
    r"|sytten|atten|nitten|tyve)"
)
WEIGHED = re.compile(
    rf"\b{NUMBER}\s+stemmer?(?:\s+for)?(?:\s*\([^()]{{0,400}}\))?\s+i?mod\s+{NUMBER}\b"
    r"|\bstemme(?:rne|tallet|tallene)\s+\d{1,3}\s*(?:[-–]|mod|imod)\s*\d{1,3}\b"
    rf"|\bmed\s+{NUMBER}\s+stemmer\b|\bflertal(?:let)?\s+(?:på\s+|\(){NUMBER}\b",
    re.IGNORECASE,
)
"""Numbers weighed against each other, which do not say themselves who was for: "med 4 stemmer mod 3"."""
LOST = re.compile(
    r"\b(?:forkast\w*|afvis(?:t|te|es|er)|afsl(?:ået|år|ås)|nedstemt\w*|stemt(?:e)?\s+(?:\w+\s+){0,3}ned"
    r"|(?:bort)?faldt|ikke\s+(?:godkendt|vedtaget|imødekommet))\b",
    re.IGNORECASE,
)
WON = re.compile(r"\b(?<!ikke )(?:godkend|vedtag|tiltr|anbefal|imødekom)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class VoteLine:
    """How many voted one way, with a sign for each of them."""

    word: str
    count: int
    signs: str


@dataclass(frozen=True, slots=True)
class Tally:
    """The lines of a vote's picture; `score`: those who got the outcome, and the others, where known."""

    lines: tuple[VoteLine, ...] = ()
    score: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Sides:
    """Numbers for and against what `about` names ("" where the text names nothing)."""

    pro: int | None
    contra: int | None
    about: str


def tally(item: Item, text: str) -> Tally:
    """What may be shown of an item's vote; nothing where its numbers cannot be held against the words.

    text: the item's own decision.
    """
    votes = item.votes or {}
    sides = _sides(item, votes, text) if votes else None
    if sides is None:
        return Tally()
    ending = f" {sides.about}" if sides.about else ""
    counts = (
        (f"For{ending}", "●", sides.pro),
        (f"Imod{ending}", "○", sides.contra),
        ("Undlod at stemme", "◌", _count(votes.get("abstained"))),
    )
    lines = [VoteLine(word, n, sign * min(n, MOST_SIGNS)) for word, sign, n in counts if n is not None]
    return Tally(tuple(lines), _score(item.outcome, sides))


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _score(outcome: str | None, sides: _Sides) -> tuple[int, int] | None:
    """Only of a vote about the item itself, whose winners got the outcome that the item has."""
    winners, losers = sides.pro, sides.contra
    if winners is None or losers is None or _stem(sides.about) == "ændring" or outcome not in DECIDED:
        return None
    if outcome == Outcome.REJECTED and not REFUSAL.search(sides.about):
        winners, losers = losers, winners
    return (winners, losers) if winners > losers else None


def _sides(item: Item, votes: dict[str, Any], text: str) -> _Sides | None:
    pro, contra = _count(votes.get("for")), _count(votes.get("against"))
    counted = str(votes.get("text", ""))
    weighed = next(filter(WEIGHED.search, counted.split("\n")), None)
    listed = _listed(text)
    if listed is None:
        return None
    if weighed is None:
        return _told(item, _Sides(pro, contra, listed or _amendment(counted)))
    if pro is None or contra is None:
        return None if listed or _refuses(item) else _Sides(pro, contra, "")
    return _weighed(item, weighed, listed, pro, contra)


def _listed(text: str) -> str | None:
    """What the lists of voters are for and against, "" where that is not said; None where several things."""
    found = [
        ((match["side"] or match["side2"]).lower()[-3:], (match["about"] or match["about2"] or "").lower())
        for match in SIDE.finditer(text)
    ]
    about = {words for _, words in found if words}
    sides = [side for side, _ in found]
    return "".join(about) if len(about) <= 1 and len(sides) == len(set(sides)) else None


def _told(item: Item, sides: _Sides) -> _Sides | None:
    """Sides that the text itself names beside each number: "5 stemte for, 3 imod"."""
    pro, contra = sides.pro, sides.contra
    if sides.about or pro is None or contra is None or pro == contra or item.outcome not in DECIDED:
        return sides
    return sides if (contra > pro) == (item.outcome == Outcome.REJECTED) else None


def _weighed(item: Item, sentence: str, listed: str, pro: int, contra: int) -> _Sides | None:
    """Sides of "blev forkastet med 4 stemmer mod 3": whose the greater number is, the verb tells."""
    lost, subject = _lost(item, sentence), _subject(sentence)
    if lost is None or (not subject and (_refuses(item) or lost != (item.outcome == Outcome.REJECTED))):
        return None
    about = listed or (subject if _refuses(item) else _amendment(sentence))
    if listed and _stem(listed) != _stem(subject):
        refused = bool(REFUSAL.search(listed)) and _is_asked_for(subject)
        if not refused and (subject or REFUSAL.search(listed)):
            return None
        lost = lost != refused  # what was asked for fell, so its refusal won
    less, greater = sorted((pro, contra))
    return _Sides(*((less, greater) if lost else (greater, less)), about)


def _lost(item: Item, sentence: str) -> bool | None:
    """Whether what was voted about fell, by the sentence's verb, else by the outcome."""
    fell, passed = bool(LOST.search(sentence)), bool(WON.search(sentence))
    if fell != passed:
        return fell
    return item.outcome == Outcome.REJECTED if not fell and item.outcome in DECIDED else None


def _subject(sentence: str) -> str:
    """The first thing named that can be voted about, in the definite form; "" where none is."""
    found = THING.search(sentence)
    if not found:
        return ""
    word, end = found.group().lower(), found["end"] or ""
    if end.lower() in ("et", "en", "ene", "erne") or found["stem"].lower() in AS_IT_IS:
        return word
    return word + ("ne" if end else "et" if word.endswith("forslag") else "en")


def _amendment(text: str) -> str:
    subject = _subject(text)
    return subject if _stem(subject) == "ændring" else ""


def _stem(about: str) -> str:
    """The kind of thing: an amendment is one in all its names."""
    found = THING.search(about)
    return "" if not found else "ændring" if "ændring" in found.group().lower() else found["stem"].lower()


def _is_asked_for(subject: str) -> bool:
    return _stem(subject) in ASKED_FOR


def _refuses(item: Item) -> bool:
    """Whether the recommendation was to say no."""
    return any(REFUSES.search(clause) for clause in item.clauses or ())
