"""Case numbers: the KLE grammar (main group, topic, facet, serial, year) and other systems' forms."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

_KLE = re.compile(
    r"(?P<main>\d{2})\.(?P<group>\d{2})\.(?P<topic>\d{2})\s*-?\s*(?P<facet>[A-ZÆØÅ]\d{2})"
    r"\s*-\s*(?P<serial>\d{1,6})\s*[-/]\s*(?P<year>\d{4}|\d{2})(?!\d)",
    re.IGNORECASE,
)
_KLE_REVERSED = re.compile(
    r"(?P<main>\d{2})\.(?P<group>\d{2})\.(?P<topic>\d{2})\s*-?\s*(?P<facet>[A-ZÆØÅ]\d{2})"
    r"\s*-\s*(?P<year>\d{4})\s*/\s*(?P<serial>\d{1,6})(?!\d)",
    re.IGNORECASE,
)
_STOPS = 2
"""The stops in a journal number."""
_OTHER = re.compile(
    r"(?<![\w/.])(?:\d{3}-\d{4}-\d{1,6}|\d{4}-\d{6,7}(?:-\d{1,4})?|\d{2,4}/\d{2,6}|\d{5,8})(?![\w/]|\.\d)"
)
_ALONE = re.compile(
    r"(?:[A-ZÆØÅ]{3,8}\s{1,3}/\s{1,3})?(?:[A-ZÆØÅ]{2,3}\s{1,6}\d{1,4}/\d{4}\s{1,6}J\.\s?nr\.?\s+)?(?:(?P<kle>\d{2}\.\d{2}\.\d{2}[.-]?[A-ZÆØÅ]\d{2})\s+)?"
    r"(?P<number>(?(kle)\d{2}/\d{1,6}|(?!))|[A-ZÆØÅ]{3}-\d{4}-\d{4,6}|S(?:19|20)\d\d-\d{3,6}|\d{2}-\d{6}|(?:19|20)\d\d-(?!(?:19|20)\d\d\Z)\d{4,5}|\d{6}-(?:19|20)\d\d|\d{3}-\d{4}-\d{1,6}|\d{4}-\d{6,7}(?:-\d{1,4})?|(?!(?:19"
    r"|20)\d\d/(?:19|20)\d\d)\d{2,4}/\d{3,6}|\d{2}\.\d{2}\.\d{2}-?[A-ZÆØÅ]\d{2}-\d{3,6}"
    r"|\d{2}\.\d{2}[A-ZÆØÅ]\d{2}\s-\s\d{4}/\d{1,6}|[A-ZÆØÅ]{2,3}\s{1,6}\d{1,4}/\d{4})"
)
_OUTSIDE = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


@dataclass(frozen=True, slots=True)
class Kle:
    """A journal number's parts, e.g. 15.00.00-A00-4-25: main group 15, topic 15.00.00, facet A00, 4, 2025."""

    main_group: str
    topic: str
    facet: str
    serial: int
    year: int


def kle(number: str) -> Kle | None:
    """The parts where the number fits KLE's grammar, also for topics the plan does not hold; else None."""
    text = number.strip()
    match = _KLE_REVERSED.fullmatch(text) or _KLE.fullmatch(text)
    if match is None:
        return None
    topic = f"{match['main']}.{match['group']}.{match['topic']}"
    return Kle(match["main"], topic, match["facet"].upper(), int(match["serial"]), _year(match["year"]))


def find_kle(text: str) -> re.Match[str] | None:
    """The first journal number in the text."""
    if text.count(".") < _STOPS:
        return None
    return _KLE_REVERSED.search(text) or _KLE.search(text)


def every_kle(text: str) -> Iterator[re.Match[str]]:
    """Every journal number in the text."""
    return _KLE.finditer(text)


def leading(text: str, start: int) -> str | None:
    """The case number that starts right there, in any system's form; a bare row of digits is none."""
    match = _KLE.match(text, start) or _OTHER.match(text, start)
    return match.group() if match and not match.group().isdecimal() else None


def find(text: str) -> str | None:
    """The first case number in a text known to hold one, as written: KLE first, then other systems' forms."""
    match = find_kle(text) or _OTHER.search(text)
    return match.group().strip() if match else None


def alone(row: str) -> str | None:
    """The case number a whole line is, in a form no date takes: 306-2020-51, 2018-000001-1, 18/20010."""
    match = _ALONE.fullmatch(row)
    return match["number"] if match else None


def fold(number: str) -> str:
    """The number for addresses and comparison: lower case, æ ae, runs outside a-z 0-9 as one hyphen."""
    return _OUTSIDE.sub("-", number.lower().translate(_LETTERS)).strip("-")


def same(one: str, other: str) -> bool:
    """Whether two spellings mean one case: 00.01.00A04 - 2007/34364 and 00.01.00-A04-34364-07 do."""
    first, second = kle(one), kle(other)
    return first == second if first and second else fold(one) == fold(other)


def _year(digits: str) -> int:
    """Two digits above this year's belong to the last century."""
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) <= datetime.date.today().year % 100 else 1900)
