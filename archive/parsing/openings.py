"""What stands in a decision's sentence before or between its words of decision and is read over."""

from __future__ import annotations

import re

from archive.parsing.outcome_verbs import ADOPTED

_COVER = re.compile(
    r"(?:til(?:bage)?sendes|fremsendes|sendes)\b.{0,120}?\bmed\s+(?:den\s+)?bemærkning(?:\s+om)?,?\s+at\s+",
    re.IGNORECASE,
)
_WHEN_MET = re.compile(
    r"\s+(?:i|på)\s+(?:sit\s+)?(?:ordinære\s+)?møde(?:t)?\s+(?:den\s+|d\.\s?)\d{1,2}\.?\s?\w+\.?\s+\d{4}"
    r"(?=\s+(?:for lukkede døre )?(?:enstemmigt )?(?:har |havde )?(?:anbefal|indstil|vedtog|vedtag|besl"
    r"|godkend|tilt|henvis|henh|kan |kunne ))",
    re.IGNORECASE,
)
"""The meeting's day between who decides and what."""
_CONCLUDES = re.compile(r"konklusionen\b[^.]{0,80}?\bblev(?: herefter)?(?:,? at)?\s+", re.IGNORECASE)
_STATES = re.compile(
    r"(?:formanden|borgmesteren|mødelederen|dirigenten)\s+(?:\w+\s+)?(?:konstatere|konkludere)(?:de|r)\s*,?\s+at\s+"
    rf"(?=(?:indstilling|\w*forslag|sag|punkt|ansøgning|plan|dagsorden)\w*\s+(?:\w+\s+){{0,3}}?(?:{ADOPTED}|faldet|forkastet)\b)"
    r"|det (?:blev )?konstatere(?:de)?[st], at (?=[^,.:;]{2,80} (?:er|blev) valgt\b)",
    re.IGNORECASE,
)
"""The chair's finding that something was adopted."""
_BECAUSE = re.compile(
    r"(?:da|idet|eftersom|fordi|efter at|efter en|efter(?= afstemning)|grundet|på grund af|med henvisning til"
    r"|på baggrund af)\b(?:(?<=\befter)(?: en)? (?:\w+ )?afstemning, hvor\b[^.]{2,160}?|[^,]{2,200}),"
    r"\s+(?=(?:blev|bliver|er|kan|kunne|udsættes|udsatte|godkend|tiltr|vedt|afvi|besluttede|henvis"
    r"|sendes)\w*\b)",
    re.IGNORECASE,
)
"""A reason said first: "Da der mangler tal, blev sagen udsat"."""
_IF = re.compile(r"(?:når|hvis|såfremt|så snart|medmindre)\b[^,.]{2,200},\s+", re.IGNORECASE)
"""A condition said first decides nothing: "Når planen er godkendt, sendes den ud"."""
_AT_POINT = re.compile(
    r"\b(\d{1,2}\.|første|andet|tredje|fjerde|femte|sjette|sidste) (?=at(?:-\w|erne|'|,"
    r"| (?:og|blev|bliver|er|tiltr|godk|anbef|tage|udsa|udsæ)))",
    re.IGNORECASE,
)
"""Between the number and the noun of "Indstillingens første at tiltrådt", "2. at-punkt"."""
_LABEL = re.compile(
    r"(?:\w+s\s+)?(?:beslutning|konklusion(?:en)?|afgørelse|indstilling(?:en)?)\s*:\s+|\w*udvalg(?:et)?:\s+",
    re.IGNORECASE,
)
"""A word and a colon before the formula: "Beslutning: Godkendt"."""
_CLAUSE_MARK = re.compile(
    r"(?:[-–•*]\s+)?(?:(?:ad|at|pkt\.?|vedr\.?|ad punkt|ad pkt\.?)\s*(?:\d+|[a-h](?=[ :.)]))(?:\s*(?:,|og|-|–"
    r"|\+)\s*\d+)*(?:\.\s*at)?\s*[:.)-]?\s+|\d{1,2}\.?\s?(?:[-–]|og)\s?\d{1,2}[.:)]\s+|\d{1,2}[.)]\s+)?",
    re.IGNORECASE,
)
_INCLUDING = re.compile(
    r",\s+(?:herunder|inklusive|inkl\.)\s+[^,.:;]{2,60},\s+(?=(?:(?:blev|er|bliver)\s+)?"
    rf"(?:{ADOPTED}|anbefal\w*|indstil\w*|taget|tages|drøft\w*|udsat|udsættes)\b)",
    re.IGNORECASE,
)
"""What belongs to the matter, between it and its formula: "Planen, herunder budgettet, godkendt"."""


def without_opening(sentence: str) -> str:
    """The sentence from its own formula's clause on: no covering letter, day, label, reason or number."""
    text = _COVER.sub("", sentence, count=1) if _COVER.match(sentence) else sentence
    if "møde" in text:
        text = _WHEN_MET.sub("", text, count=1)
    if ", herunder " in text or ", inkl" in text:
        text = _INCLUDING.sub(" ", text, count=1)
    for opening in (_CONCLUDES, _LABEL, _STATES, _BECAUSE, _IF):
        text = text[_matched_end(opening, text) :]
    return _AT_POINT.sub(r"\1-", text[_matched_end(_CLAUSE_MARK, text) :])


def _matched_end(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.match(text)
    return match.end() if match else 0
