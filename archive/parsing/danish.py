"""Danish dates, times, weekdays, sentences and the folding of words for comparison."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")

_MONTH_NUMBER = {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"may": 5, "oct": 10}
_MONTH = (
    r"(?:jan(?:uar|uary)?|feb(?:ruar|ruary)?|mar(?:ts|ch)?|apr(?:il)?|maj|may|jun[ie]?|jul[iy]?|aug(?:ust)?"
    r"|sep(?:t|tember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DATE = re.compile(
    rf"(?<![\d.])(?:(?P<m5>\d{{1,2}})/(?P<d5>\d{{1,2}})/(?P<y5>\d{{4}})(?=\s\d{{1,2}}:\d\d:\d\d\s[AP]M\b)"
    rf"|(?P<y1>\d{{4}})-(?P<m1>\d{{2}})-(?P<d1>\d{{2}})(?!\d)"
    rf"|(?P<d2>\d{{1,2}})\s?[-./]\s?(?P<m2>\d{{1,2}})\s?[-./]\s?(?P<y2>\d{{4}})(?!\d)"
    rf"|(?P<d3>\d{{1,2}})(?:\.\s?|-|\s)(?P<m3>{_MONTH})\b\.?(?:[\s-]+(?P<y3>\d{{4}})(?!\d))?"
    rf"|\b(?P<m4>{_MONTH})\s(?P<d4>\d{{1,2}}),\s(?P<y4>\d{{4}})(?!\d))",
    re.IGNORECASE,
)
WEEKDAY = re.compile(r"\b(mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)\b", re.IGNORECASE)
_HOUR = re.compile(r"\bkl(?:\.|okken)?\s?([01]?\d|2[0-4])(?![\d.:]*\d)", re.IGNORECASE)
_UNTIL = re.compile(
    r"\bkl(?:\.|okken)?\s?(?P<start>\d{1,2})(?:[.:]\d\d)?\s?(?:-|–|til)\s?(?:kl\.?\s?)?(?P<end>\d{1,2})"
    r"(?=\s*(?:[.,;)]?\s*$|,|i\s|på\s))",
    re.IGNORECASE,
)
"""A last hour without its minutes: "kl. 8-10", "kl. 16.30 - 18"."""
_AFTERNOON = re.compile(r"\b(1?\d)(?=:\d\d:\d\d PM\b)")
"""An hour as American content systems write it: "4:00:00 PM"."""
_TIME = re.compile(
    r"(?:(?<![\d.:])|(?<=\bkl\.))([01]?\d|2[0-4])[.:]([0-5]\d)(?:[.:]\d\d)?(?![\d.:]*\d)", re.IGNORECASE
)
_NEVER_ENDS = re.compile(
    r"\b(?:jfr?|vedr|ca|bl\.a|f\.eks|evt|pkt|stk|nr|pr|mio|mia|inkl|ekskl|ift|pga|dvs|d|kl|afd|stednr"
    r"|hhv|tlf|str|kap"
    r"|refusionsordn|dir|cand|ifm|mht|iht|ad|fmd|jr|sr|skt|[A-ZÆØÅ])\.$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 17  # letters, its stop and what stands before it
_MAY_END = re.compile(r"(?:\b(?:kr|mv|m\.v|m\.m|m\.fl|mfl|osv|o\.l|mio\.kr))\.$", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<![\d,.])\d{1,3}\.$")
_COUNTED = re.compile(
    r"\b(?:(?:for|imod|undlod|blankt?):|mod|imod|model|scenarie|alternativ|variant|etape|punkt|pkt\.|nr\."
    r"|punkterne|ansøgning|ansøgningerne"
    r"|bilag|sag|stemmer|stemte|i alt|side|kl\.) \d{1,3}(?:(?:-|–|, | og | samt )\d{1,3}){0,8}\.$",
    re.IGNORECASE,
)
_LETTER_LIST = re.compile(r"(?:[:,]|\b(?:og|stemte)) [A-ZÆØÅ]\.$")
_AFTER_LIST = re.compile(
    r"\s+(?:(?:For|I?[Mm]od|Undlod|Hverken|Ingen|Herefter|Dermed|Således|Der|Den|Det|Et|Byrådet|Udvalget"
    r"|Formanden|Borgmesteren|Kommunalbestyrelsen|Borgerrepræsentationen|Fraværende"
    r"|(?:Ændrings)?[Ff]orslaget|Vedtaget|Godkendt|Forkastet|Tiltrådt|Anbefal\w*|Indstillingen|Sagen|Punktet|Ansøgningen|Planen|Lokalplanen|Beslutningen)\b"
    r"|\d{1,2}\s+(?:stemte|undlod|medlem)"
    r"|[A-ZÆØÅ]{1,2}(?:(?:,| og) [A-ZÆØÅ]{1,2})*\s+(?:stemte|stemmer|kunne|kan|tog|tager|undlod)\b)"
)
"""A party's letter ends a list of voters; before any other word it is an initial."""
_LONGEST_LINE = 20_000
"""Characters in a line that is still prose; a longer one is left whole."""
_DIGIT = re.compile(r"\d")
_SENTENCE_END = re.compile(r"[.!?][”\"'’)]*(?=\s+[\"”'(*]*[A-ZÆØÅ0-9-])")
_FOLD = (("é", "e"), ("è", "e"), ("ü", "u"), ("á", "a"), ("\u00ad", ""))


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as written: its place in the text, and its parts; `value` is None where it cannot exist."""

    start: int
    end: int
    day: int
    month: int
    year: int | None

    @property
    def value(self) -> datetime.date | None:
        """The calendar date, None for 31 April or where the year is not said."""
        return None if self.year is None else safe_date(self.year, self.month, self.day)


def safe_date(year: int, month: int, day: int) -> datetime.date | None:
    """The calendar date, or None where there is no such day."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def dates(text: str) -> list[FoundDate]:
    """Every date written in the text, in order: 27-05-2025, 27. maj 2025, 1.april, April 3, 2019."""
    found = []
    for match in DATE.finditer(text) if _DIGIT.search(text) else ():
        part = match.groupdict()
        day = part["d1"] or part["d2"] or part["d3"] or part["d4"] or part["d5"]
        month = part["m1"] or part["m2"] or part["m3"] or part["m4"] or part["m5"]
        year = part["y1"] or part["y2"] or part["y3"] or part["y4"] or part["y5"]
        number = int(month) if month.isdecimal() else _MONTH_NUMBER[month[:3].lower()]
        found.append(FoundDate(match.start(), match.end(), int(day), number, int(year) if year else None))
    return found


def times(text: str) -> list[str]:
    """Clock times as HH:MM, in order; a date's own digits never count."""
    bare = DATE.sub(lambda match: " " * len(match.group()), text)
    bare = _AFTERNOON.sub(lambda hour: str(int(hour[1]) % 12 + 12), bare) if " PM" in bare else bare
    found = [(match.start(), match[1], match[2]) for match in _TIME.finditer(bare)]
    found += [(match.start(), match[1], "00") for match in _HOUR.finditer(bare)]
    found += [
        (match.start("end"), match["end"], "00")
        for match in _UNTIL.finditer(bare)
        if int(match["start"]) < int(match["end"]) < 24
    ]
    return [f"{int(hour):02}:{minute}" for _, hour, minute in sorted(found) if int(hour) < 24]


def weekday_agrees(text: str, day: datetime.date) -> bool:
    """False only where the text names a weekday that the date does not fall on."""
    named = WEEKDAY.search(text)
    return named is None or WEEKDAYS[day.weekday()] == named[1].lower()


def long_date(day: datetime.date) -> str:
    """tirsdag den 27. maj 2025."""
    return f"{WEEKDAYS[day.weekday()]} den {day.day}. {MONTHS[day.month - 1]} {day.year}"


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case, é as e, runs of blanks as one: for comparing headings and titles, never for showing.

    Cached: a document's headings are few, and its titles are compared with each other.
    """
    folded = text.casefold()
    if not folded.isascii():
        for letter, plain in _FOLD:
            folded = folded.replace(letter, plain)
    return " ".join(folded.split())


def sentences(text: str) -> list[str]:
    """The sentences of a text, line by line; abbreviations, ordinals and initials end none."""
    found: list[str] = []
    for line in text.split("\n"):
        start = 0
        for match in _SENTENCE_END.finditer(line) if len(line) <= _LONGEST_LINE else ():
            if _ends(line, start, match):
                found.append(line[start : match.end()].strip())
                start = match.end()
        found.append(line[start:].strip())
    return [sentence for sentence in found if sentence]


def _ends(line: str, start: int, stop: re.Match[str]) -> bool:
    if stop.group()[0] != ".":
        return True
    before = line[max(start, stop.start() + 1 - _LONGEST_ABBREVIATION) : stop.start() + 1]
    capital = line[stop.end() : stop.end() + 8].lstrip(" \"”'(*")[:1].isalpha()
    if before[-2:-1].isdecimal():
        return capital if _COUNTED.search(before) else not _ORDINAL.search(before)
    if _LETTER_LIST.search(before) and _AFTER_LIST.match(line, stop.end()):
        return True
    return capital if _MAY_END.search(before) else not abbreviated(before, len(before))


def abbreviated(text: str, end: int) -> bool:
    """Whether the stop before this place is an abbreviation's or an initial's, and its sentence goes on."""
    return bool(_NEVER_ENDS.search(text, max(0, end - _LONGEST_ABBREVIATION), end))
