"""A proposal named with what it asks for, and what came of it: "et forslag om udsættelse blev vedtaget"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.parsing.outcome_verbs import ADOPTED, REFUSED

_NAMED = (
    r"(?:indstilling|anbefaling|(?:medlems|beslutnings)?forslag|ansøgning|anmodning|ønske)\w*"
    r"(?: fra [^,.:;]{2,60}?)? om,? "
)
_CASE = (
    r"(?:sagen|punktet|(?:medlems|beslutnings)?forslaget|indstillingen|behandling(?:en)?|beslutning(?:en)?"
    r"|drøftelse(?:n)?|afgørelse(?:n)?|spørgsmålet)\b"
)
_OFF = (
    rf"(?:at (?:udsætte|udskyde) {_CASE}|at {_CASE} (?:udsættes|udskydes)(?!.*\bsom indstillet)|udsættelse\b)"
)
_ELSEWHERE = (
    rf"(?:at (?:henvise|oversende|tilbagesende|hjemvise) {_CASE}"
    rf"|at {_CASE} (?:tilbagesendes|hjemvises|sendes (?:tilbage|retur))\b"
    rf"|at sende {_CASE} (?:tilbage|retur|til(?!.{{0,60}}anbefaling))\b"
    r"|(?:henvisning|oversendelse|tilbagesendelse|hjemvisning)\b)"
)
_MOTION = re.compile(rf"(?:et |det |den )?(?:\w+s )?{_NAMED}", re.IGNORECASE)
_ASKS = re.compile(rf"(?P<off>{_OFF})|{_ELSEWHERE}", re.IGNORECASE)
_MAY_ASK = re.compile(r"uds[aæ]t|udsk[uy]|henvis|oversend|tilbage|hjemvis", re.IGNORECASE)
_MOVED = re.compile(rf"\b{ADOPTED},? (?:(?:\w+ )?{_NAMED})?(?:(?P<off>{_OFF})|{_ELSEWHERE})", re.IGNORECASE)
_GRANTED = re.compile(
    r"[^.:;]{2,120}?\b(?:(?P<off>udsat|udsættes|udsætte|udskudt)|tilbagesendt|sendt tilbage|henvist"
    rf"|oversendt)\b[^.:;]{{0,60}}, hvilket (?:[\w-]+ ){{0,3}}?{ADOPTED}\b",
    re.IGNORECASE,
)
"""Asked for and granted in one sentence: "SF ønskede sagen udsat, hvilket blev tiltrådt"."""
_SENT_ON = re.compile(r"(?:vedtaget|besluttet) (?:oversendt|henvist|tilbagesendt) til\b", re.IGNORECASE)
_AND_OFF = re.compile(
    rf"forslag\w* (?:fra [^,.:;]{{2,40}} )?(?:blev |er )?(?:\w+ )?{ADOPTED},?"
    rf" (?:og|hvorefter|hvormed|så) {_CASE} (?:(?:blev|er|bliver|dermed|derfor) )*"
    r"(?P<off>uds(?:at|ættes)|udsk(?:udt|ydes))\b",
    re.IGNORECASE,
)
"""The motion carried and what it does to the case: "Forslaget blev tiltrådt og sagen udsat"."""
_NAMED_MOTION = re.compile(
    rf"(?:(?P<off>udsættelses)|henvisnings|tilbagesendelses|oversendelses)forslaget (?:blev|er)"
    rf" (?:\w+ )?{ADOPTED}\b",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"(?:hovedindstilling(?:en)?|den oprindelige indstilling|det oprindelige forslag)\b[^.,:;]{0,60}?"
    r"\b(?:bortfald|fald|udg)\w*(?: (?:bort|dermed|derfor)){0,2},? (?:og|idet|mens|men|da|hvorefter) "
    r"(?=(?:den |det |et |en )?(?:alternativ|nye?\b|ændre))"
    r"|tilbagesendes [^.,:;]{2,40}(?:\. [^.,:;]{2,80})?, idet (?=(?:byrådet|magistraten|udvalget)\b)",
    re.IGNORECASE,
)
"""What fell away for another that is decided on ("Hovedindstillingen bortfaldt, og den alternative ..."), and
a paper sent back with what was decided ("Tilbagesendes magistraten, idet byrådet ...")."""
_ADOPTED = re.compile(rf"\s(?:blev|bliver|er) (?:\w+ )?{ADOPTED}\b", re.IGNORECASE)
_LOST = re.compile(rf"\b(?:{REFUSED}|ikke|faldt|bortfaldt)(?!\w)", re.IGNORECASE)
_COMES_OF_IT = re.compile(
    r"\s(?=(?:blev|bliver|er|var|kan|kunne) (?!der\b))"
    r"|(?<!ikke)(?<!kan)(?<!kunne)(?<!skal)(?<!vil)(?<!bør)\s(?=(?:forkast|afvis|godkend|vedtag|tiltræd"
    r"|imødekomm|anbefal|udsætt|følg|henvis|oversend)es(?! af\b))",
    re.IGNORECASE,
)


def told_instead(text: str) -> int:
    """Where, after what fell away or went back, it says what was decided; 0 where it does not."""
    instead = _INSTEAD.match(text) if text[:1] in "HDThdt" else None
    return instead.end() if instead else 0


def procedural(text: str) -> str | None:
    """ "deferred" or "returned" where a motion to put the case off or to send it elsewhere was adopted."""
    if motion := _MOTION.match(text):
        asked = _ASKS.match(text, motion.end())
        adopted = _ADOPTED.search(text, asked.end()) if asked else None
        moved = asked if asked and adopted and not _LOST.search(text, asked.end(), adopted.start()) else None
    else:
        may = _MAY_ASK.search(text)
        asks = (_AND_OFF.search, _MOVED.search, _NAMED_MOTION.match, _SENT_ON.match, _GRANTED.match)
        moved = next(filter(None, (ask(text) for ask in asks)), None) if may else None
    return None if moved is None else "deferred" if moved.groupdict().get("off") else "returned"


def what_came_of_it(text: str) -> Iterator[int]:
    """Where, after what the proposal asks for, its own verb may stand, the last first."""
    if motion := _MOTION.match(text):
        verbs = [verb.start() + 1 for verb in _COMES_OF_IT.finditer(text, motion.end())]
        yield from reversed(verbs[:8])
