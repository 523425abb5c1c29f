"""The lines before the first item: kind, committee, date, times, place, who was there."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.parsing.bodies import BODY, is_body
from archive.parsing.danish import FoundDate, dates, fold, long_date, times, weekday_agrees
from archive.parsing.minutes import Notice

_KIND = re.compile(
    r"\b(?P<kind>tillægsdagsorden|tillægsreferat|tillæg til dagsorden|beslutningsprotokol|beslutningsreferat"
    r"|mødereferat|referat|protokol|dagsorden)\b",
    re.IGNORECASE,
)
_LABELS = {
    "date": "mødedato|dato|mødedag|mødedato og -tid|dato og tid|tid og sted|dato og tidspunkt"
    "|mødedato og tid",
    "start": "mødetidspunkt|tidspunkt|tid|starttidspunkt|start|mødestart|mødet starter|mødetid|begyndelse",
    "end": "sluttidspunkt|slut|mødeslut|mødet slut|mødet hævet|mødet sluttede|afslutning|sluttid",
    "place": "mødested|sted|mødelokale|lokale",
    "committee": "udvalg|organ|mødeorgan|forum|mødetype|råd",
    "municipality": "kommune",
    "present": "til stede|tilstede|deltagere|mødedeltagere|medlemmer|fremmødte|mødt|deltog|til stede var",
    "absent": "fraværende|afbud|afbud fra|fraværende med afbud|fraværende uden afbud|ikke til stede"
    "|meldt afbud",
}
_FIELD = {label: name for name, labels in _LABELS.items() for label in labels.split("|")}
_LABEL_WORD = re.compile(
    r"(?P<label>"
    + "|".join(sorted(map(re.escape, _FIELD), key=len, reverse=True))
    + r")(?P<colon>\s*:|(?=\s)|$)\s*",
    re.IGNORECASE,
)
_NEEDS_COLON = frozenset(
    {
        "tid",
        "start",
        "slut",
        "sted",
        "organ",
        "forum",
        "råd",
        "udvalg",
        "medlemmer",
        "kommune",
        "deltog",
        "mødt",
    }
    | {"begyndelse", "afslutning", "lokale"}
)
_NAMES_FIELDS = ("present", "absent")
_MUNICIPALITY = re.compile(r"(?P<name>[A-ZÆØÅ][\wæøå-]+(?:[- ][A-ZÆØÅ][\wæøå-]+)?) Kommune")
_IN_BODY = re.compile(rf"(?:møde[t]?\s+)?i\s+(?P<body>{BODY})", re.IGNORECASE)
_END_LINE = re.compile(
    r"mødet?\s+(?:sluttede|slut|sluttet|hævet|hævedes|blev hævet|afsluttet)\b.{0,40}", re.IGNORECASE
)
_GROUP = re.compile(
    r"(?:[A-ZÆØÅ]\.\s.{3,80}|dagsordenpunkter|dagsorden(?:s)?punkter|åbne punkter|åben dagsorden"
    r"|lukkede? punkter"
    r"|lukket dagsorden|åbent møde|lukket møde|punkter til behandling|sager til behandling)",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?:side|s\.)?\s*\d{1,4}(?:\s*(?:af|/)\s*\d{1,4})?", re.IGNORECASE)
_WHEN = re.compile(
    r"(?:(?:man|tirs|ons|tors|fre|lør|søn)dag\b,?\s*)?(?:den\s|d\.\s*)?(?:kl\.?\s*)?"
    r"(?:\d|(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)\w*\s\d)",
    re.IGNORECASE,
)
"""A day or a time at once: "Dato for udsendelse: ..." is not the meeting's."""
_MOST_LINES = 500
"""Non-blank lines that can be a head; what follows without any item is no head."""
_YEARS = (1849, 2100)
"""From Denmark's first constitution on: a date outside is a misreading."""


@dataclass(slots=True)
class Header:
    """What the header lines said; `furniture` and `unplaced` are indexes of lines."""

    kind: str | None = None
    municipality: str | None = None
    committee: str | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None
    present: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    dates: list[tuple[int, FoundDate, str]] = field(default_factory=list)
    furniture: list[int] = field(default_factory=list)
    unplaced: list[int] = field(default_factory=list)


def read_header(rows: Sequence[str], indexes: Sequence[int]) -> Header:
    """Read the non-blank rows at these indexes, in order."""
    header = Header(unplaced=list(indexes[_MOST_LINES:]))
    names_of: str | None = None
    before = -2
    for index in indexes[:_MOST_LINES]:
        row = rows[index]
        field_name = _take(header, index, row)
        if field_name is None and names_of and (index - before == 1 or _looks_like_names(row)):
            _add_names(header, names_of, row)
            field_name = names_of
        elif field_name is None and not _take_unlabelled(header, index, row):
            header.unplaced.append(index)
        names_of = field_name if field_name in _NAMES_FIELDS else None
        before = index
    return header


def is_furniture(row: str) -> bool:
    """Page numbers and group headings, which stand anywhere."""
    return len(row) <= 90 and bool(_GROUP.fullmatch(row) or is_page_number(row))


def is_page_number(row: str) -> bool:
    """ "Side 3 af 22" and its kin; a bare number is not one (it may be a cell)."""
    return row[:1] in "Ss" and len(row) <= 20 and bool(_PAGE.fullmatch(row))


def is_end_line(row: str) -> bool:
    """ "Mødet hævet kl. 17:40" """
    return row[:1] in "Mm" and len(row) <= 60 and bool(_END_LINE.fullmatch(row)) and bool(times(row))


def settle_date(header: Header) -> tuple[str | None, list[Notice]]:
    """The meeting's date and what is wrong with the header's dates; errors stop an ingest."""
    notices = []
    valid: list[datetime.date] = []
    for index, found, row in header.dates:
        value = found.value
        if value is None or not _YEARS[0] <= value.year <= _YEARS[1]:
            written = row[found.start : found.end]
            notices.append(_error("date-impossible", index, f"Datoen »{written}« findes ikke."))
            continue
        valid.append(value)
        if not weekday_agrees(row, value):
            text = (
                f"Ugedagen passer ikke til datoen: den {value:%d-%m-%Y} er en {long_date(value).split()[0]}."
            )
            notices.append(_error("weekday-disagrees", index, text))
        if value != valid[0]:
            text = f"To datoer i hovedet er uenige: {valid[0]:%d-%m-%Y} og {value:%d-%m-%Y}."
            notices.append(_error("date-disagrees", index, text))
    if not header.dates:
        notices.append(Notice("date-missing", "error", None, None, "Mødedatoen mangler i dokumentets hoved."))
    return (valid[0].isoformat() if valid else None), notices


def _error(code: str, index: int, message: str) -> Notice:
    return Notice(code, "error", index + 1, None, message)


def _take(header: Header, index: int, row: str) -> str | None:
    """Read a labelled line; its field's name, else None."""
    match = _LABEL_WORD.match(row)
    if match is None:
        return None
    name = _FIELD[match["label"].casefold()]
    value = row[match.end() :].strip()
    bare = not match["colon"].strip()
    if (
        bare
        and value
        and (match["label"].casefold() in _NEEDS_COLON or name in (*_NAMES_FIELDS, "committee"))
    ):
        return None
    if bare and value and name in ("date", "start", "end") and not _WHEN.match(value):
        return None
    return name if _store(header, index, row, name, value) else None


def _store(header: Header, index: int, row: str, name: str, value: str) -> bool:
    """Keep a labelled value; False where the field already says something else."""
    if name in _NAMES_FIELDS:
        _add_names(header, name, value)
        return True
    if name in ("date", "start"):
        _take_when(header, index, row)
        return True
    if name == "end":
        found = times(value)
        return not found or _set(header, name, found[0])
    if name == "municipality":
        value = value.removesuffix(" Kommune")
    return not value or _set(header, name, value)


def _set(header: Header, name: str, value: str) -> bool:
    """Fill a field once; the same value again is no news, another one is refused."""
    if getattr(header, name) is None:
        setattr(header, name, value)
    return bool(getattr(header, name) == value)


def _take_when(header: Header, index: int, row: str) -> None:
    header.dates += [(index, found, row) for found in dates(row) if found.year is not None]
    found_times = times(row)
    if found_times:
        header.start = header.start or found_times[0]
    if len(found_times) > 1:
        header.end = header.end or found_times[1]


def _take_unlabelled(header: Header, index: int, row: str) -> bool:
    """A title line, a body's name, a town's name, "den ... kl. ...": placed as furniture or a field."""
    if len(row) > 200:
        return False
    if is_end_line(row):
        return _set(header, "end", times(row)[0])
    kind = _KIND.search(row)
    if kind and _take_title(header, index, row, kind):
        header.furniture.append(index)
        return True
    if is_body(row):
        return _set(header, "committee", row)
    if match := _MUNICIPALITY.fullmatch(row):
        return _set(header, "municipality", match["name"])
    return _take_sentence(header, index, row) or _take_page_part(header, index, row)


def _take_page_part(header: Header, index: int, row: str) -> bool:
    if not is_furniture(row) and fold(row) not in ("til", "indhold"):
        return False
    header.furniture.append(index)
    return True


def _take_title(header: Header, index: int, row: str, kind: re.Match[str]) -> bool:
    """ "REFERAT Byrådet d. 27-05-2025", "Byrådet – Referat – 20. august 2018", "Referat til mødet i ..." """
    rest = f"{row[: kind.start()]} | {row[kind.end() :]}"
    found = dates(row)
    names = dates(rest)
    for part in reversed(names):
        rest = rest[: part.start] + "|" + rest[part.end :]
    rest = re.sub(r"\bkl(?:\.|okken)?\s*\d{1,2}(?:[.:]\d\d)?|\d{1,2}[.:]\d\d", "|", rest)
    parts = [
        re.sub(
            r"^(?:til|fra|for|af|i|d\.|den|mødet?|ordinært|ekstraordinært|\s)+\b|\s(?:d\.?|den)$",
            "",
            p.strip(" .,–-|:"),
        ).strip(" .,–-")
        for p in re.split(r"\||\s[–-]\s", rest)
    ]
    bodies = [part for part in parts if part and fold(part) not in ("d", "den", "til", "mødet", "s")]
    in_body = _IN_BODY.search(row)
    if len(row) > 120 or (bodies and not in_body and not found and not any(is_body(part) for part in bodies)):
        return False
    if len(bodies) > 3 or row.endswith("?"):
        return False
    header.kind = header.kind or _kind(kind["kind"])
    body = in_body["body"] if in_body else next((part for part in bodies if is_body(part)), None)
    if body is None and found:
        body = next((part for part in bodies if part[:1].isupper() and not _PAGE.fullmatch(part)), None)
    header.committee = header.committee or body
    _take_when(header, index, row)
    return True


def _take_sentence(header: Header, index: int, row: str) -> bool:
    """ "mødet i Byrådet", "den 4. maj 2016 kl. 17:00", "i Byrådssalen" on lines of their own."""
    if match := _IN_BODY.fullmatch(row):
        return _set(header, "committee", match["body"])
    found = dates(row)
    if found and found[0].year and len(row) <= 80 and _WHEN.match(row):
        _take_when(header, index, row)
        header.furniture.append(index)
        return True
    if header.dates and re.fullmatch(r"(?:i|på)\s+[A-ZÆØÅ].{2,60}", row):
        return _set(header, "place", row.split(" ", 1)[1])
    return False


def _kind(word: str) -> str:
    folded = fold(word)
    if folded.startswith("tillæg"):
        return "addendum"
    return "agenda" if folded == "dagsorden" else "minutes"


def _looks_like_names(row: str) -> bool:
    words = row.replace(",", " ").split()
    return (
        len(row) <= 200
        and len(words) >= 2
        and not row.endswith(":")
        and all(w[:1].isupper() or w[:1] == "(" or w in ("og", "-") for w in words)
    )


def _add_names(header: Header, name: str, value: str) -> None:
    names = re.split(r"\s*[,;•]\s*(?![^()]*\))|\s+og\s+(?=[A-ZÆØÅ])", value)
    listed = getattr(header, name)
    listed += [clean for clean in (part.strip(" .-") for part in names) if clean and fold(clean) != "ingen"]
