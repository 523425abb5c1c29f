"""Which bodies handle the case next, and when: "behandles i Byrådet den 24. juni 2025"."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from archive.parsing.bodies import BODY, is_council, proper, same_body
from archive.parsing.danish import FoundDate, dates, safe_date, sentences
from archive.parsing.minutes import Onward, Section
from archive.parsing.outcome_verbs import ADOPTED, REFUSED
from archive.parsing.pretested import Pretested

_GOES = Pretested(
    r"\b(?:behandler?|behandles|behandlet|forelagt|genbehandles|forelægges|fremlægges|fremsendes|videresendes|oversendes"
    r"|videre(?:sendes)?\s+til"
    r"|går\s+videre|sendes\s+(?:videre|til)|henvises|henvist|genoptages|indstilles\s+til|behandling\s+i"
    r"|(?:afgøres|afgørelse|vedtages|besluttes|godkendes)\s+(?:endeligt\s+)?(?:i|af))\b",
    re.IGNORECASE,
)
_DECIDES = Pretested(
    r"\b(?:anbefal\w*|indstil(?!ling)\w*|indstilling(?:en)? (?=til\b|over)|fremsend\w*"
    r"|videresend\w*|oversend\w*|henvis(?:es|t|te|e|er(?! til\b))|send(?:es|t|te|er|e))\b",
    re.IGNORECASE,
)
_TOWARDS = re.compile(r"(?:til|over for|overfor|og|samt|i|via|anbefal\w*)\s+$")
_AT = re.compile(r"(?:anbefal\w*|indstil\w*),?\s+at\s+$")
_SOURCE = re.compile(
    r"\b(?:i henhold til|ifølge|efter|jf\.?|jævnfør)\s(?:\w+\s){0,3}?(?:beslutning|vedtagelse|drøftelse)"
    r"\w*\si\s+$",
    re.IGNORECASE,
)
"""Where it was decided that the case goes on: "i henhold til beslutning i byrådets møde"."""
_MOVED = Pretested(
    r"\b(?:forslag (?:fra [^.,:;]{2,60} )?om|foreslog|foreslår|(?:stillede|stiller|fremsatte)\b.{0,60}"
    r"\bforslag|ønske(?:de|r) (?:sagen|punktet|indstillingen))\b",
    re.IGNORECASE,
)
_LOST = re.compile(
    rf"(?:.*\b(?:forslaget|det|dette)|.*\bom at\b.*?)\s(?:blev |er |kunne )?(?:\w+ )?"
    rf"(?:{REFUSED}|faldt|bortfaldt|ikke {ADOPTED})(?!\w)",
    re.IGNORECASE,
)
"""A motion to send the case on that was lost sends it nowhere."""
_ACTS = re.compile(
    r"\s(?:endeligt )?(?:godkend|tiltræd|vedtag|bevilg|beslutt|meddel|giver|frigiv|afsætt|tager)"
)
"""What a body is recommended to do: "anbefaler, at Byrådet godkender"."""
_OTHERS_WORD = re.compile(
    r"s\s+(?!(?:endelige )?(?:godkendelse|behandling|afgørelse|vedtagelse|efterretning|møde))"
)
"""What is another body's own: "henvises til Økonomiudvalgets notat"."""
_HEARING = Pretested(r"\b(?:(?:i|til) høring|høringssvar)\b", re.IGNORECASE)
_BODY = Pretested(BODY)
_BEFORE_DATE = re.compile(r"s?(?:\s+møde)?(?:\s+(?:på mødet|møde))?,?\s+(?:den|d\.|på mødet den)?\s*$|\s*$")
_OPENS = re.compile(r"[-–•*\s]*(?:den|d\.)?\s*", re.IGNORECASE)
_AFTER_DATE = re.compile(r"\s*[:,–-]?\s*(?:(?:møde\s+)?i\s+)?")
_TRIGGERS = ("dvalg", "yråd", "bestyrelse", "repræsentation", "agistrat")
_DIGIT = re.compile(r"\d")
_LONGEST = 4000


def read_onward(
    sections: Sequence[Section], own: Section | None, committee: str | None, date: str | None
) -> tuple[Onward, ...]:
    """The bodies by date, each once; undated ones only where the meeting's own decision sends it on."""
    after = datetime.date.fromisoformat(date) if date else None
    found: list[Onward] = []
    for section in sections:
        if section.kind != "decision" or section is own:
            for onward in _dated(section, after, committee):
                if onward not in found:
                    found.append(onward)
    for body in _undated(own) if own else ():
        if not same_body(body, committee) and not any(same_body(body, other.body) for other in found):
            found.append(Onward(body, None))
    return tuple(sorted(found, key=lambda onward: (onward.date is None, onward.date or "")))


def _dated(section: Section, after: datetime.date | None, committee: str | None) -> Iterator[Onward]:
    listed = section.kind == "history"
    for sentence in _naming_bodies(section.text, listed=listed):
        goes = None if listed else _GOES.search(sentence)
        start = 0 if listed else goes.start() if goes else None
        if start is not None and not _HEARING.search(sentence):
            yield from _pairs(sentence, start, after, committee)


def _naming_bodies(text: str, *, listed: bool) -> Iterator[str]:
    """The sentences that may name a body and a date, found cheaply; `listed`: no word need say "goes"."""
    for line in text.split("\n") if _may_name(text, listed) else ():
        for sentence in sentences(line) if _may_name(line, listed) else ():
            if len(sentence) <= _LONGEST and _may_name(sentence, listed):
                yield sentence


def _may_name(text: str, listed: bool) -> bool:
    for trigger in _TRIGGERS:
        if trigger in text:
            return bool(_DIGIT.search(text)) and (listed or _GOES.may_match(text))
    return False


def _pairs(sentence: str, start: int, after: datetime.date | None, committee: str | None) -> Iterator[Onward]:
    """Each body directly followed by a date after the meeting, or following one where days come first."""
    found_dates = dates(sentence)
    if not found_dates:
        return
    starts = [found.start for found in found_dates]
    day_first = start == 0 and bool(_OPENS.fullmatch(sentence[: starts[0]]))
    for match in _BODY.finditer(sentence, start):
        name = _trimmed(match.group())
        place = bisect_left(starts, match.end()) - day_first
        near = found_dates[place] if 0 <= place < len(starts) else None
        if near is None or not proper(name) or same_body(name, committee):
            continue
        between = sentence[near.end : match.start()] if day_first else sentence[match.end() : near.start]
        if not (_AFTER_DATE if day_first else _BEFORE_DATE).fullmatch(between):
            continue
        value = _resolve(near, after)
        if value and (after is None or value > after):
            yield Onward(name, value.isoformat())


def _resolve(found: FoundDate, after: datetime.date | None) -> datetime.date | None:
    """The date, or the first such day after the meeting where no year is written."""
    if found.year is not None or after is None:
        return found.value
    this_year = safe_date(after.year, found.month, found.day)
    if this_year and this_year > after:
        return this_year
    return safe_date(after.year + 1, found.month, found.day)


def _undated(own: Section) -> Iterator[str]:
    parts = list(sentences(own.text)) if _DECIDES.may_match(own.text) else []
    for at, sentence in enumerate(parts):
        sends = _DECIDES.search(sentence) if len(sentence) <= _LONGEST else None
        if sends and not _HEARING.search(sentence) and not _was_lost(parts, at):
            for match in _BODY.finditer(sentence, sends.end()):
                name = _trimmed(match.group())
                if proper(name) and _goes_to(sentence[: match.start()], sentence[match.end() :]):
                    yield name


def _was_lost(parts: Sequence[str], at: int) -> bool:
    """Whether it is only moved that the case be sent on, and the motion fell there or in the next two."""
    return bool(_MOVED.search(parts[at])) and any(_LOST.match(part) for part in parts[at : at + 3])


def _goes_to(before: str, after: str) -> bool:
    """Whether a body between these words is where the case goes."""
    if _OTHERS_WORD.match(after) or _SOURCE.search(before):
        return False
    return bool(_TOWARDS.search(before) or (_AT.search(before) and _ACTS.match(after)))


def _trimmed(name: str) -> str:
    """A body's name as shown; there is one council, however it is written."""
    name = name.strip()
    return name[:1].upper() + name[1:] if is_council(name) else name
