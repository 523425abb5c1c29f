"""What another body decided, or decided before, told beside what this one decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.parsing.decision_sentences import Sentence
from archive.parsing.outcome_verbs import COUNCIL
from archive.parsing.pretested import Pretested

_HIGHEST = r"(?:byrådet|kommunalbestyrelsen|borgerrepræsentationen|regionsrådet)"
_COMMITTEE = r"(?:(?-i:[A-ZÆØÅ])[\w-]+(?:(?:, [\w-]+)* og [\w-]+)?(?<!^u)udvalget|(?-i:[A-ZÆØÅ])\w+ udvalg)"
_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|\d)"
_HAS_DECIDED = Pretested(
    rf"(?:(?P<named>{_COMMITTEE}|formanden|borgmesteren)|{_HIGHEST}|udvalget) har"
    r" (?:(?:[^.,;:]|(?<=\d)\.){0,60} )??(?:besluttet|vedtaget|godkendt|tiltrådt|afvist|udsat|bevil(?:li)?get"
    r"|anbefalet|indstillet|drøftet)\b",
    re.IGNORECASE,
)
"""In the perfect: "Fritidsudvalget har besluttet at lukke banen"."""
_DATED = Pretested(
    rf"{_COMMITTEE} (?!har\b)[^.:;]{{2,120}}? (?:den|d\.) \d{{1,2}}\. ?{_MONTH}",
    re.IGNORECASE,
)
"""A committee's doing on a day: "Teknisk Udvalg afviste forslaget den 3. maj"."""
_BEFORE = Pretested(
    r"[^.:;]{0,80}?\b(?:blev|sendte|besluttede|afviste|udsatte|godkendte|vedtog|tiltrådte|forkastede)\b"
    r"(?:[^.:;]|(?<=\d)\.){0,120}?(?:\b(?:på|ved) (?:sidste|seneste|forrige|tidligere) møde\b"
    r"|\bi (?-i:[A-ZÆØÅ])\w*udvalget\b"
    rf"|\btidligere\b|(?<!\btil )(?<!\bmødet )(?<!\bmøde )(?<!\bfra )\b(?:den|d\.) \d{{1,2}}\. ?{_MONTH})",
    re.IGNORECASE,
)
"""What became of it at another time: "Sagen blev udsat på sidste møde"."""
_ANOTHER = re.compile(
    rf"(?:{_HIGHEST}|{COUNCIL}|{_COMMITTEE}|udvalget|rådet|\w*bestyrelsen)"
    r" (?!har\b|vil\b|skal\b|kan\b|kunne\b|bør\b|er\b|bemærk|ønske)[a-zæøå]",
    re.IGNORECASE,
)
"""Somebody else who does something in a sentence of its own."""


def leave_what_was_told(parts: Sequence[Sentence]) -> None:
    """ "Byrådet har besluttet at lukke skolen. Skolebestyrelsen drøftede følgerne": the latter decides."""
    told = [part for part in parts if part.outcome and not part.other]
    if len(parts) < 2:
        return
    for part in told:
        beside = [one for one in parts if one is not part and not one.dissent]
        if _was_told(part, beside, only=len(told) == 1):
            part.outcome, part.tail = None, ""


def _was_told(part: Sentence, beside: Sequence[Sentence], only: bool) -> bool:
    if has := _HAS_DECIDED.match(part.text):
        return bool(has["named"] and not only) or any(_is_anothers(one.text, part.text) for one in beside)
    if _DATED.match(part.text) and any(_decides_higher(one) for one in beside):
        return True
    if not _BEFORE.match(part.text):
        return False
    place = (part.paragraph, part.place)
    later = [one for one in beside if one.outcome and (one.paragraph, one.place) > place]
    return any(not one.other and not _BEFORE.match(one.text) for one in later)


def _is_anothers(text: str, than: str) -> bool:
    """Whether another body than that sentence's does something here."""
    return bool(_ANOTHER.match(text)) and text.split(" ", 1)[0] != than.split(" ", 1)[0]


def _decides_higher(part: Sentence) -> bool:
    return bool(part.outcome) and bool(re.match(_HIGHEST, part.text, re.IGNORECASE))
