"""Whether a decision departs from what was recommended, where the words alone can tell."""

from __future__ import annotations

import re

from archive.parsing.minutes import Recommendation

_FOLLOWS = re.compile(
    r"\bindstilling(?:en|erne)?\b.{0,60}\b(?:godkend|tiltr|vedtag|følg|anbefal)"
    r"|\b(?:godkend|tiltr|vedt|følg|anbefal)\w*\b.{0,60}\bindstilling(?:en|erne)?\b|\bsom indstillet\b"
    r"|\bi overensstemmelse med (?:\w+ )?indstilling(?:en)?\b|\A\W*(?:enstemmigt )?(?:godkendt|tiltrådt"
    r"|vedtaget)\b",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(r"\b(?:afvis|afslå|afslag|forkast|ikke)\w*", re.IGNORECASE)
"""A recommendation to refuse: refusing it as recommended departs from nothing."""


def deviates(outcome: str | None, recommendation: Recommendation | None, decision: str = "") -> bool | None:
    """True, False, or None where it cannot be known.

    Amended and rejected depart where something was recommended (not where the refusal itself was); approved
    does not where the decision's words say that the recommendation is approved. All else is None.
    `decision` is the decision's own text.
    """
    clauses = recommendation.clauses if recommendation else ()
    if not clauses:
        return None
    if outcome == "rejected":
        return None if any(_NEGATIVE.search(clause) for clause in clauses) else True
    if outcome == "amended":
        return True
    if outcome in ("approved", "recommended") and _FOLLOWS.search(decision):
        return False
    return None
