"""Where the points of one recommendation fare differently: some adopted, others refused or put off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.parsing.decision_sentences import Sentence
from archive.parsing.outcome_verbs import ADOPTED, PUT_OFF, REFUSED
from archive.parsing.pretested import Pretested

UNADOPTED = frozenset({"rejected", "withdrawn", "deferred", "returned"})
"""Where a part that was not adopted is news."""
ADOPTING = frozenset({"approved", "amended", "recommended", "noted", "discussed"})
_FULLY = frozenset({"approved", "amended", "recommended"})
_POINT = r"(?:indstillingens )?(?:(?:punkt(?:erne)?|pkt\.?)\s*(?:\d|[a-h]\b)|at\s\d)"
_SOME_POINTS = re.compile(_POINT, re.IGNORECASE)
_AS_FAR_AS = re.compile(rf".{{1,120}}? for så vidt angår {_POINT}", re.IGNORECASE)
"""The same told after the formula: "Godkendt for så vidt angår punkt 1"."""
_ADOPTS_SOME = re.compile(rf"[^.:;]{{0,60}}?\b{ADOPTED} {_POINT}", re.IGNORECASE)
_REST_FAILS = re.compile(
    rf".{{1,80}}?\b{ADOPTED}\b.{{0,40}}?(?:,|\bog|\bmen|\bmens)\s(?:(?:punkt(?:et|erne)?|pkt\.?|nr\.)\s?)?"
    rf"(?:\d{{1,2}}|[a-h])\b(?! (?:medlem|stemme|kr))[^.:;]{{0,40}}?\b(?:{PUT_OFF}|{REFUSED}|ikke {ADOPTED}"
    r"|(?:tilbage|over)sendes|sendes (?:tilbage|retur))(?!\w)",
    re.IGNORECASE,
)
"""In one sentence: "Punkt 1-3 godkendt, 4 udsættes"."""
_MARK = (
    r"(?:(?:ad|at|pkt|punkt|indstilling)\.? ?)?(?:\d{1,2}|[a-h])"
    r"(?:[.):]{1,2}|(?= (?:er |blev )?(?:ikke )?\w+t\b))"
)
_MARKED_FATES = re.compile(
    rf"{_MARK}\s[^.:;]{{0,40}}?(?<!ikke )\b{ADOPTED}(?!\w)[^:;]{{0,40}}?[\s,;]{_MARK}\s[^.:;]{{0,40}}?"
    rf"\b(?:{PUT_OFF}|{REFUSED}|ikke {ADOPTED})(?!\w)",
    re.IGNORECASE,
)
"""In one line: "Ad 1 godkendt, ad 2 forkastet"."""
_POINT_LOST = re.compile(
    rf"\b{ADOPTED}\b.*\b(?:punkt(?:et|erne)?|pkt\.?|nr\.) ?\d{{1,2}}\b.*\b(?:{REFUSED}|faldt|ikke)\b",
    re.IGNORECASE,
)
_GRANTS = Pretested(
    r"\b(?:imødekom\w*|efterkom\w*|bevil(?:g|lig)\w*|tilsagn|tilskud|støtte[srt]?|støttede|yde[srt]?|ydede"
    r"|tildel\w*|uddel\w*|dispensation\w*|(?:\w*zone|bygge)?tilladelse\w*)(?!\w)",
    re.IGNORECASE,
)
_ONE_OF_SEVERAL = Pretested(
    r"\b(?:ansøgning|forslag|projekt|anmodning|ønske)\w*\s(?:fra|om|til|vedr\w*|på|nr|\d)|\bnr\.? ?\d"
    r"|\Afølgende (?:\w+ )?ansøgninger\b"
    r"|\A(?-i:[A-ZÆØÅ])\w+ (?:støttes|bevilges|imødekommes|ydes) ikke\b|\bafslag\b|\A[^.:]{2,60}:\s",
    re.IGNORECASE,
)
"""A refusal that names which application it is about."""


_LISTED = re.compile(r"[-–•*· ]*[^.:;]{2,60}:\s", re.IGNORECASE)
_SUM_LISTED = re.compile(r"[-–•*· ]*[^.:;]{2,60}:\s+(?:bevilget )?[1-9][\d.,]* ?(?:kr\b|,-)", re.IGNORECASE)
"""What one of several gets: "Mosekær IF: 10.000 kr."."""


def tells_points(text: str) -> bool:
    """Whether the sentence is about some of the recommendation's points: "Punkt 1-2 godkendt"."""
    return bool(_SOME_POINTS.match(text))


def the_rest_carried(told: Sequence[Sentence]) -> bool:
    """Whether a point falls away and the rest is adopted: "Punkt 3 udgår. Resten godkendt"."""
    adopted = [part for part in told if part.outcome in _FULLY]
    if any(part not in adopted and part.outcome != "withdrawn" for part in told):
        return False
    if told[0].outcome == "withdrawn":
        return tells_points(told[0].text) and any(not tells_points(part.text) for part in adopted)
    return bool(adopted) and len(adopted) < len(told) and all(tells_points(part.text) for part in told)


def only_a_points(voted: str, outcome: str | None, parts: Sequence[Sentence]) -> bool:
    """Whether the votes are about a point that was lost while the rest was adopted."""
    if outcome is not None:
        return False
    fates = {part.outcome for part in parts if part.outcome and not part.other}
    return bool(fates & UNADOPTED and fates & ADOPTING) or bool(_POINT_LOST.search(voted))


def a_point_failed(outcome: str | None, told: Sequence[Sentence], parts: Sequence[Sentence]) -> bool:
    """Whether some of the recommendation's points were adopted and others not: the whole is neither."""
    if tells_points(told[0].text) and _REST_FAILS.match(told[0].text):
        return True
    if len(told) == 1 and _MARKED_FATES.match(told[0].text):
        return True
    if _grants_some(outcome, told, parts):
        return True
    first = told[0].text
    if outcome in UNADOPTED:
        adopted = [part for part in told if part.outcome in _FULLY]
        listed = all(part.numbered for part in told)
        return bool(adopted) and (
            listed
            or (
                bool(tells_points(first) or _AS_FAR_AS.match(first))
                and any(tells_points(part.text) for part in adopted)
            )
        )
    some = tells_points(first) or _AS_FAR_AS.match(first) or _ADOPTS_SOME.match(first)
    if outcome != "approved" or not some:
        return False
    return any(part.outcome in UNADOPTED and tells_points(part.text) for part in parts)


def _grants_some(outcome: str | None, told: Sequence[Sentence], parts: Sequence[Sentence]) -> bool:
    """Whether of several applications some were granted and others refused."""
    if outcome == "rejected" and any(_SUM_LISTED.match(part.text) for part in parts):
        return bool(_LISTED.match(told[0].text))
    return (
        outcome in ("approved", "amended", "rejected")
        and any(part.outcome == "rejected" and _ONE_OF_SEVERAL.search(part.text) for part in told)
        and any(part.outcome in _FULLY and _GRANTS.search(part.text) for part in told)
    )
