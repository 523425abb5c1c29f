"""Words in running text that name another item or a case: "punkt 19 den 5. marts 2025 i Byrådet".

Only what is named in full is a reference: an item by number, date and body, a case by its number. "pkt. 26"
alone, a date without a year, a meeting whose body another sentence named: those stay words.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.parsing import bodies, case_number, danish

ITEM = re.compile(
    r"\b(?:dagsordens)?(?:punkt|pkt\.|sag(?:\s+nr\.?)?)\s*(?:nr\.?\s*)?(\d{1,4}[a-zA-Z]?)\b(?![-./:]\d)", re.I
)
CASE = re.compile(r"\b(?:sagsnr\.?|sagsnummer|sag(?:en)?(?:\s+nr\.?)?|j\.?nr\.?)[:\s]+(?=\d)", re.IGNORECASE)
BODY = re.compile(bodies.BODY)
TO_DATE = re.compile(  # between "punkt 19" and its date: nothing, or the body and its meeting
    rf"[,(]?\s*(?:(?:i|på|fra|hos|for)\s+{bodies.BODY}s?\s*)?(?:(?:på\s+)?møde(?:t)?\s*)?(?:den|d\.|af)?\s*"
)
FROM_DATE = re.compile(  # between a date and "punkt 19"
    rf"(?:\s+i\s+{bodies.BODY})?\s*[,(]?\s*(?:(?:som|under|jf\.|se|i|ved)\s+)?"
)
TO_BODY = re.compile(r"\)?,?\s*(?:i|på|af|hos)\s+")
FARTHEST = 90  # characters between a body's name and the item it is said of
LONGEST = 4_000  # characters of a sentence that is still prose


@dataclass(frozen=True, slots=True)
class Reference:
    """The words text[start:end], and what they name: an item (number, body, date) or a case (case_number)."""

    start: int
    end: int
    number: str | None = None
    body: str | None = None
    date: datetime.date | None = None
    case_number: str | None = None


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int


def references(text: str) -> tuple[Reference, ...]:
    """Every reference in a section's text, in order; none overlaps another."""
    found: list[Reference] = [*_cases(text)]
    for offset, sentence in _sentences(text):
        found.extend(_items(sentence, offset))
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Reference] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        at = 0
        prose = "\t" not in line and ITEM.search(line)  # else no sentence of it names an item
        for sentence in danish.sentences(line) if prose else ():
            at = line.index(sentence, at)
            if len(sentence) <= LONGEST:
                yield start + at, sentence
            at += len(sentence)
        start += len(line) + 1


def _items(sentence: str, offset: int) -> Iterator[Reference]:
    named = list(ITEM.finditer(sentence))
    if not named:
        return
    dates = [found for found in danish.dates(sentence) if found.value]
    places = [
        _Span(*match.span()) for match in BODY.finditer(sentence) if bodies.proper(match.group().strip())
    ]
    for match in named:
        date = _date(sentence, match, dates, named)
        body = _body(sentence, match, date, places, named) if date else None
        if date and body:
            start, end = min(match.start(), date.start), max(match.end(), date.end)
            words = sentence[start:end]
            if words.count("(") > words.count(")"):
                end += sentence[end : end + 1] == ")"
            yield Reference(offset + start, offset + end, match[1], body, date.value)


def _date(
    sentence: str, item: re.Match[str], dates: list[danish.FoundDate], named: list[re.Match[str]]
) -> danish.FoundDate | None:
    """The date right before the item, or right after it where the one before is the item's before it."""
    before = next((found for found in dates if _leads_to(sentence, found, item)), None)
    after = next((found for found in dates if _follows(sentence, item, found)), None)
    if before and after and any(_follows(sentence, other, before) for other in named):
        return after
    return before or after


def _follows(sentence: str, item: re.Match[str], date: danish.FoundDate) -> bool:
    return date.start >= item.end() and bool(TO_DATE.fullmatch(sentence, item.end(), date.start))


def _leads_to(sentence: str, date: danish.FoundDate, item: re.Match[str]) -> bool:
    return date.end <= item.start() and bool(FROM_DATE.fullmatch(sentence, date.end, item.start()))


def _body(
    sentence: str,
    item: re.Match[str],
    date: danish.FoundDate,
    places: list[_Span],
    named: list[re.Match[str]],
) -> str | None:
    """The body right after the item and its date, between them, or the nearest one before them."""
    start, end = min(item.start(), date.start), max(item.end(), date.end)
    for place in places:
        if start < place.start and place.end <= end:
            return _name(sentence, place)
        if place.start >= end and TO_BODY.fullmatch(sentence, end, place.start):
            return _name(sentence, place)
    before = [place for place in places if place.end <= start and start - place.end <= FARTHEST]
    if not before or any(before[-1].end <= other.start() < start for other in named if other is not item):
        return None
    return _name(sentence, before[-1])


def _name(sentence: str, place: _Span) -> str:
    return sentence[place.start : place.end].strip()


def _cases(text: str) -> Iterator[Reference]:
    """KLE numbers anywhere; other systems' numbers only where a word says that they are a case's."""
    for found in case_number.every_kle(text):
        yield Reference(found.start(), found.end(), case_number=found.group().strip())
    for label in CASE.finditer(text):
        number = case_number.leading(text, label.end())
        if number:
            yield Reference(label.end(), label.end() + len(number), case_number=number)
