"""A proposal named with what it asks for, and what came of it: "et forslag om at udsætte blev vedtaget"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.parsing.outcome_verbs import ADOPTED

_MOTION = re.compile(
    r"(?:et |det |den )?(?:\w+s )?(?:indstilling|anbefaling|(?:medlems|beslutnings)?forslag|ansøgning"
    r"|anmodning|ønske)\w*(?: fra [^,.:;]{2,60}?)? om,? (?:at (?P<what>\w+)|(?P<noun>\w+))\b",
    re.IGNORECASE,
)
_COMES_OF_IT = re.compile(r"\s(?:blev|bliver|er|var|kan|kunne) (?!der\b)", re.IGNORECASE)
_ADOPTED = re.compile(rf"\s(?:blev|bliver|er) (?:\w+ )?{ADOPTED}\b", re.IGNORECASE)
_OFF = re.compile(r"(?:udsæt|udskyd)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?:henvis|oversend|tilbagesend|hjemvis)", re.IGNORECASE)


def procedural(text: str) -> str | None:
    """ "deferred" or "returned" where a motion to put the case off or to send it elsewhere was adopted."""
    motion = _MOTION.match(text)
    asked = (motion["what"] or motion["noun"]) if motion else ""
    if not motion or not _ADOPTED.search(text, motion.end()):
        return None
    return "deferred" if _OFF.match(asked) else "returned" if _ELSEWHERE.match(asked) else None


def what_came_of_it(text: str) -> Iterator[int]:
    """Where, after what the proposal asks for, its own verb may stand, the last first."""
    if motion := _MOTION.match(text):
        verbs = [verb.start() + 1 for verb in _COMES_OF_IT.finditer(text, motion.end())]
        yield from reversed(verbs[:8])
