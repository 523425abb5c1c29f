"""Where the points of one recommendation fare differently: some adopted, others refused or put off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.parsing.decision_sentences import Sentence
from archive.parsing.outcome_verbs import ADOPTED, PUT_OFF, REFUSED

UNADOPTED = frozenset({"rejected", "withdrawn", "deferred", "returned"})
"""Where a part that was not adopted is news."""
ADOPTING = frozenset({"approved", "amended", "recommended", "noted", "discussed"})
_FULLY = frozenset({"approved", "amended", "recommended"})
_SOME_POINTS = re.compile(r"(?:indstillingens )?(?:punkt(?:erne)?|pkt\.?)\s*(?:\d|[a-h]\b)", re.IGNORECASE)
_AS_FAR_AS = re.compile(
    rf".{{1,80}}?\b{ADOPTED} for så vidt angår (?:punkt(?:erne)?|pkt\.?)\s*(?:\d|[a-h]\b)", re.IGNORECASE
)
"""The same told after the formula: "Godkendt for så vidt angår punkt 1"."""
_REST_FAILS = re.compile(
    rf".{{1,80}}?\b{ADOPTED}\b.{{0,40}}?(?:,|\bog|\bmen|\bmens)\s(?:(?:punkt(?:et|erne)?|pkt\.?|nr\.)\s?)?"
    rf"(?:\d{{1,2}}|[a-h])\b(?! (?:medlem|stemme|kr))[^.:;]{{0,40}}?\b(?:{PUT_OFF}|{REFUSED}|ikke {ADOPTED}"
    r"|(?:tilbage|over)sendes|sendes (?:tilbage|retur))(?!\w)",
    re.IGNORECASE,
)
"""In one sentence: "Punkt 1-3 godkendt, 4 udsættes"."""


def tells_points(text: str) -> bool:
    """Whether the sentence is about some of the recommendation's points: "Punkt 1-2 godkendt"."""
    return bool(_SOME_POINTS.match(text))


def a_point_failed(outcome: str | None, told: Sequence[Sentence], parts: Sequence[Sentence]) -> bool:
    """Whether some of the recommendation's points were adopted and others not: the whole is neither."""
    if tells_points(told[0].text) and _REST_FAILS.match(told[0].text):
        return True
    if outcome in UNADOPTED:
        return all(part.numbered for part in told) and any(part.outcome in _FULLY for part in told)
    first = told[0].text
    if outcome != "approved" or not (tells_points(first) or _AS_FAR_AS.match(first)):
        return False
    return any(part.outcome in UNADOPTED and tells_points(part.text) for part in parts)
