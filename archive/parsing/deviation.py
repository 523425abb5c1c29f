"""Whether a decision departs from what was recommended, where the words alone can tell."""

from __future__ import annotations

import re

from archive.parsing.minutes import Recommendation

_ADOPT = r"(?:godkend|tiltr|vedt|følg|anbefal)"
_FOLLOWS = re.compile(
    rf"\bindstilling(?:en|erne)?\b.{{0,60}}\b{_ADOPT}"
    rf"|\b{_ADOPT}\w*\b.{{0,60}}\bindstilling(?:en|erne)?\b|\bsom indstillet\b"
    rf"|\b{_ADOPT}\w* (?:administrationens|forvaltningens|direktionens) (?:forslag|anbefaling)\b"
    r"|\bi overensstemmelse med (?:\w+ )?indstilling(?:en)?\b"
    r"|\A\W*(?:enstemmigt )?(?:godkendt|tiltrådt|vedtaget)\b"
    r"|\A\W*(?:anbefales|indstilles)(?: godkendt)?[.,\s]*$",
    re.IGNORECASE | re.MULTILINE,
)
_IN_PART = re.compile(
    r"\bfor så vidt angår\b|\bbortset fra\b|\bdelvist?\b|\b(?:model|scenarie|scenarium|alternativ|variant"
    r"|forslag) [\dA-Z]\b|\bindstillingens\b|\A\W*(?:punkt|pkt)|\bmed (?:\w+ ){0,2}bemærkning",
    re.IGNORECASE,
)
"""Words under which an approval may be of something else than what was recommended."""
_CHANGES = re.compile(
    r"\bmed (?:den|de|det|følgende|en) (?:\w+ )?(?:ændring|tilføjelse|præcisering|justering|rettelse)\w*"
    r"|\bdog (?:således|sådan|med)\b",
    re.IGNORECASE,
)
_POINT = re.compile(
    r"^(?:ad|at|pkt\.?|punkt)\s*(?P<n>\d{1,2})[\s.:)-]+(?:enstemmigt )?"
    r"(?:godkendt|tiltrådt|vedtaget|anbefales)\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_POINTS = re.compile(
    r"\A\W*indstillingens (?:punkt(?:er)?|pkt\.?) 1\s?[-–]\s?(?P<last>\d{1,2}) (?:\w+ )?"
    r"(?:godkendt|tiltrådt|vedtaget)\b",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(r"\b(?:afvis|afslå|afslag|forkast|ikke)\w*", re.IGNORECASE)
"""A recommendation to refuse: refusing it as recommended departs from nothing."""
_REFUSAL = re.compile(r"\b(?:afslå\w*|afslag|ikke (?:at )?imødekom\w*|imødekommes ikke)\b", re.IGNORECASE)
_GRANTS = re.compile(
    r"\b(?:imødekom\w*|bevilge[srt]\w*|(?:meddel|giv)(?:er|es) (?:\w+ )?(?:tilladelse|dispensation))\b",
    re.IGNORECASE,
)
_TURNS_DOWN = re.compile(
    r"\bindstillingen (?:er |blev )?(?:\w+ )?(?:forkastet|nedstemt|afvist|ikke)\b"
    r"|\bikke (?:\w+ )?indstillingen\b|\b(?:forkaste[dr]?e?|afvist?e|nedstemte) (?:\w+ )?indstillingen\b",
    re.IGNORECASE,
)
_TO_NOTE = re.compile(r"\b(?:efterretning|orientering)\b", re.IGNORECASE)
_TO_DISCUSS = re.compile(r"\bdrøft(?:er|es|e)\b", re.IGNORECASE)


def deviates(outcome: str | None, recommendation: Recommendation | None, decision: str = "") -> bool | None:
    """True, False, or None where it cannot be known.

    Amended and rejected depart where something was recommended (not where the refusal itself was); approved
    does not where the decision's words say that the recommendation is approved, nor does a note or a talk
    where no more was asked for. All else is None. `decision` is the decision's own text.
    """
    clauses = recommendation.clauses if recommendation else ()
    if not clauses:
        return None
    if outcome == "amended":
        return True
    if outcome == "rejected":
        return _rejection_departs(clauses, decision)
    if outcome in ("approved", "recommended"):
        changed = _CHANGES.search(decision)
        return (outcome == "recommended" or None) if changed else _adoption_departs(clauses, decision)
    asked = {"noted": _TO_NOTE, "discussed": _TO_DISCUSS}.get(outcome or "")
    return False if asked and all(asked.search(clause) for clause in clauses) else None


def _rejection_departs(clauses: tuple[str, ...], decision: str) -> bool | None:
    if _TURNS_DOWN.search(decision) or not any(_NEGATIVE.search(clause) for clause in clauses):
        return True
    refused = len(clauses) == 1 and _REFUSAL.search(clauses[0]) and _REFUSAL.search(decision)
    return False if refused and "indstilling" not in decision.casefold() else None


def _adoption_departs(clauses: tuple[str, ...], decision: str) -> bool | None:
    points = _POINTS.match(decision)
    last = int(points["last"]) if points else len({point["n"] for point in _POINT.finditer(decision)})
    if last:
        return False if last == len(clauses) else None
    if _IN_PART.search(decision):
        return None
    if _FOLLOWS.search(decision):
        return False
    return True if _GRANTS.search(decision) and all(_REFUSAL.search(clause) for clause in clauses) else None
