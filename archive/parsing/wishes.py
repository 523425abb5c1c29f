"""What a deciding body says it wants or does not want done with the case, at the start of a sentence."""

from __future__ import annotations

import re

from archive.parsing.outcome_verbs import BODY, CASE, MAY
from archive.parsing.pretested import Pretested
from archive.parsing.speakers import tells_own_stand

_REFUSES = Pretested(
    rf"[^.,:;]{{0,80}}?\bønske(?:r|de) ikke at {MAY}\b"
    rf"|[^.,:;]{{0,60}}?\b(?:finder|fandt|mener|mente) ikke,? at (?:der (?:er|var) \w+ (?:for|til) at"
    rf"|[^.,]{{2,80}}? (?:skal|bør|kan)) {MAY}\b",
    re.IGNORECASE,
)
_WHO = (
    rf"(?:et (?:enigt |stort )?)?{BODY}(?: (?:af|i) (?:udvalget|byrådet|kommunalbestyrelsen))?"
    r"(?:,? (?:\((?:[^()]|\([^()]{0,40}\)){0,300}\)|bestående af (?:[^.:;]|(?<=\b\w)\.){1,300}?))?,?"
)
"""The deciding body, or a majority of it with its names."""
_WISHED_OFF = Pretested(
    rf"\s*{BODY} (?:enstemmigt )?(?:ønsker|ønskede|anmoder om at få|bad om at få) (?:at få )?{CASE}"
    r" (?:udsat|udskudt|genoptaget|taget op igen|genforelagt|genfremlagt)\b"
    rf"|\s*{BODY} (?:ønsker|ønskede) at (?:udsætte|udskyde|genoptage|afvente)\b"
    rf"|\s*{_WHO} (?:ønsker|ønskede),? at {CASE} (?:genoptages\b|tages op (?:igen|på ny)\b"
    r"|(?:udsættes|udskydes)(?=[,.]|\Z| til\b| med\b))",
    re.IGNORECASE,
)
"""The body itself wants the case later; a wish to hear more is none."""
_WISHED_UP = re.compile(rf"\s*{_WHO} (?:ønsker|ønskede) at (?:anbefale|indstille)\b", re.IGNORECASE)
"""The body itself wants to recommend."""
_WISHED_BACK = re.compile(
    rf"\s*{_WHO} (?:ønsker|ønskede),? (?:at {CASE} (?:sendes (?:tilbage|retur)|tilbagesendes|returneres"
    rf"|genbehandles|hjemvises)|at sende {CASE} (?:tilbage|retur)|{CASE} (?:sendt )?(?:tilbage|retur))\b",
    re.IGNORECASE,
)
"""The body itself wants the case sent back."""


def wished(text: str) -> tuple[str, int] | None:
    """The outcome that the wish at a sentence's start amounts to, and where the words for it end."""
    if refuses := _REFUSES.match(text):
        return None if tells_own_stand(refuses.group()) else ("rejected", refuses.end())
    if off := _WISHED_OFF.match(text):
        return "deferred", off.end()
    if "ønske" not in text:
        return None
    if back := _WISHED_BACK.match(text):
        return "returned", back.end()
    up = _WISHED_UP.match(text)
    return ("recommended", up.end()) if up else None
