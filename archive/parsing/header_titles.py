"""Header lines without a label: title lines, a body's or a town's name, "den ... kl. ...", a place."""

from __future__ import annotations

import re

from archive.parsing.bodies import BODY, named, same_body, without_term
from archive.parsing.danish import WEEKDAY, dates, fold, times
from archive.parsing.header_places import ANNOUNCED, HOUSE, PLACE, take_place
from archive.parsing.header_places import is_place as is_place
from archive.parsing.header_values import Header, fill, take_when
from archive.parsing.lines import WIDE_GAP
from archive.parsing.page_marks import PAGE, is_furniture

_KIND = re.compile(
    r"\b(?P<kind>dagsorden med (?:vedtagelser|beslutninger)|tillægsdagsorden|tillægsreferat"
    r"|tillæg til dagsorden|beslutningsprotokol|beslutningsreferat"
    r"|mødereferat|referat|protokol|dagsorden)\b",
    re.IGNORECASE,
)
_MUNICIPALITY = re.compile(r"(?P<name>[A-ZÆØÅ][\wæøåÆØÅ-]+(?:[- ][A-ZÆØÅ][\wæøåÆØÅ-]+)?) (?:Kommune|KOMMUNE)")
_CALLED = re.compile(rf"ndkaldes .{{0,40}}møde i (?P<body>{BODY})")
""" "Der indkaldes til ordinært møde i Ældrerådet"."""
_PATH = re.compile(r"[a-zæøå][A-ZÆØÅ]")
"""Words glued to each other, as in a page's path to itself."""
_LOGO = re.compile(rf"{_MUNICIPALITY.pattern}s? [Ll]ogo")
"""What a town's page says of its picture."""
_IN_BODY = re.compile(rf"(?:møde[t]?\s+)?i\s+(?P<body>{BODY})\b", re.IGNORECASE)
_ITS_MEETING = re.compile(rf"(?P<body>{BODY})['’]?s møde\b")
_END_LINE = re.compile(
    r"mødet?s?\s+(?:sluttede|slut|sluttet|hævet|hævedes|(?:blev )?(?:hævet|afsluttet))\b.{0,40}",
    re.IGNORECASE,
)
_PAGE_WORDS = frozenset(
    {
        *("til", "fra", "møde", "møde i", "indhold", "side", "nb", "udvalg ikon", "tidspunkt ikon"),
        *("ordinært møde", "ekstraordinært møde", "virtuelt møde"),
    }
)
_OPENNESS = re.compile(r"\s(?:[Åå]bent?|[Ll]ukket)$")
_NO_BODY = frozenset({"d", "den", "til", "mødet", "s", "åbent"})
_NO_NAME = re.compile(r"(?:fra )?møde nr\b|kl\b", re.IGNORECASE)
"""What stands around the day in a title that names no body."""
_CONTENTS = re.compile(r"(?:dagsorden|indhold)\w*:?\s+1\.\s", re.IGNORECASE)
"""The whole contents list on one line."""
_CLOCK = re.compile(
    r"(?:kl(?:\.|okken)?\s*)?\d{1,2}[.:]\d\d(?:\s*(?:-|–|til)\s*(?:kl\.?\s*)?\d{1,2}[.:]\d\d)?"
    r"(?:\s(?:i|på)\s(?P<place>\w.{2,60})|\s(?P<room>(?:møde)?lokale\s.{1,60}|teams|skype|zoom|webex))?",
    re.IGNORECASE,
)
_WHOLE_HOURS = re.compile(
    r"kl(?:\.|okken)?\s*\d{1,2}(?:[.:]\d\d)?\s*(?:-|–|til)\s*(?:kl\.?\s*)?\d{1,2}(?P<place>(?!))?(?P<room>(?!))?",
    re.IGNORECASE,
)
"""Hours without their minutes: "Kl. 8-10"."""
_HOURS = re.compile(
    r"(?:kl(?:\.|okken)?\s*)?\d{1,2}[.:]\d\d\s*(?:-|–|til)\s*(?:kl\.?\s*)?\d{1,2}[.:]\d\d\.\s(?P<note>[A-ZÆØÅ].{2,80})"
    r"(?P<place>(?!))?(?P<room>(?!))?"
)
"""The meeting's hours with a remark behind: "17.00 til 19.00. Spisning bagefter"."""
_MEETING_NUMBER = re.compile(r"møde(?:t)? nr\.?\s?:? \d{1,4}(?:\s?/\s?\d{2,4})?", re.IGNORECASE)
_HELD = re.compile(
    r"(?:mødet|[\wæøå ]{3,40}møde) (?:afholdtes|blev afholdt|holdtes|fandt sted)\b"
    r".{0,40}?(?-i:\b(?:i|på) (?P<place>[A-ZÆØÅ][^,.]{2,60}?)(?=,| kl|\.?$)).{0,40}",
    re.IGNORECASE,
)
"""A sentence that says where, and perhaps when, the meeting was."""
_RAN = re.compile(
    r"mødet (?:begyndte|startede|varede fra) .{3,20} og (?:sluttede|blev hævet) .{3,20}", re.IGNORECASE
)
_TOWN = re.compile(rf"\bi (?:{_MUNICIPALITY.pattern})\b")
_SITE_TITLE = re.compile(r"(?:(?P<body>[^|]{3,80}?)\s+[-–|]\s+)?dagsordener og referater", re.IGNORECASE)
"""A town's page over its minutes, with the body's name before."""
_DASH = re.compile(r"\s[–-]\s")
_OWN_MEETING = re.compile(
    r"(?P<body>[A-ZÆØÅ][\wæøå ,&-]{3,60})s(?: ordinære| ekstraordinære)? møde(?:t)?"
    r"(?:,? (?:\w+dag )?(?:den|d\.))?"
)
"""A body's name of its own kind before its meeting's day: "Kyst og havns møde den"."""
_DAY_WORDS = re.compile(
    r"^(?:(?:ordinært |ekstraordinært )?mødet? i |(?:åbent|lukket) møde for )"
    r"|,?\s*(?:(?:man|tirs|ons|tors|fre|lør|søn)dag)?,?\s*(?:den|d\.)?$",
    re.IGNORECASE,
)
"""What stands around a body's name before a date: "Møde i ... mandag den"."""
WHEN = re.compile(
    r"(?:(?:fra|for|af) )?"
    r"(?:(?:ordinært |ekstraordinært |[a-zæøå]{2,20}s)?mødet?(?: i (?:udvalget|rådet|nævnet))?,?\s+)?"
    r"(?:(?:man|tirs|ons|tors|fre|lør|søn)dag\b,?\s*)?(?:den\s|d\.\s*)?(?:kl\.?\s*)?"
    r"(?:\d|(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)\w*\s\d)",
    re.IGNORECASE,
)
"""A day or a time at once: "Dato for udsendelse: ..." is not the meeting's."""


def is_kind(row: str) -> bool:
    """ "Referat", a line that only says what the document is."""
    return len(row) <= 40 and bool(_KIND.fullmatch(row.rstrip(": ")))


def is_town(row: str) -> bool:
    """Whether the line is a municipality's name, "VESTBY KOMMUNE"."""
    return row[-4:] in ("mune", "MUNE") and bool(_MUNICIPALITY.fullmatch(row))


def is_meeting(row: str) -> bool:
    """Whether the line names a body and a day: "Byrådet 13. november 2023"."""
    found = dates(row) if len(row) <= 120 else []
    return bool(found) and named(_DAY_WORDS.sub("", row[: found[0].start].strip(" ,–-"))) is not None


def said_kind(row: str) -> str | None:
    """What a line of the head says the document is: minutes, agenda or addendum."""
    match = _KIND.search(row) if len(row) <= 200 else None
    return _kind(match["kind"]) if match else None


def is_end_line(row: str) -> bool:
    """ "Mødet hævet kl. 17:40" """
    return row[:1] in "Mm" and len(row) <= 60 and bool(_END_LINE.fullmatch(row)) and bool(times(row))


def take_unlabelled(header: Header, index: int, row: str) -> bool:
    """A title line, a body's name, a town's name, "den ... kl. ...": placed as furniture or a field."""
    if len(row) > 200:
        return False
    if _RAN.fullmatch(row) or (_MEETING_NUMBER.fullmatch(row)):
        take_when(header, index, row)
        header.furniture.append(index)
        return True
    if held := _HELD.fullmatch(row) if "møde" in row.casefold() else None:
        take_when(header, index, row)
        header.furniture.append(index)
        return fill(header, "place", held["place"])
    if is_end_line(row):
        return fill(header, "end", times(row)[0])
    if "eferater" in row and (title := _SITE_TITLE.fullmatch(row)):
        header.furniture.append(index)
        header.committee = header.committee or title["body"]
        return True
    if "fholdes" in row and (held := ANNOUNCED.search(row)) and (body := named(held["meeting"])):
        header.furniture.append(index)
        take_when(header, index, row)
        header.place = header.place or held["place"]
        return fill(header, "committee", body) or same_body(header.committee, body)
    kind = _KIND.search(row)
    if kind and _take_title(header, index, row, kind):
        header.furniture.append(index)
        return True
    if body := named(row):
        header.municipality = header.municipality or _town(row)
        return fill(header, "committee", body) or same_body(header.committee, body)
    if logo := _LOGO.fullmatch(row):
        header.furniture.append(index)
        header.municipality = header.municipality or logo["name"]
        return True
    if match := _MUNICIPALITY.fullmatch(row):
        return fill(header, "municipality", match["name"].title() if row.isupper() else match["name"])
    if "ndkaldes" in row and (called := _CALLED.search(row)):
        header.furniture.append(index)
        header.committee = header.committee or called["body"]
        header.municipality = header.municipality or _town(row)
        return True
    if len(parts := _DASH.split(row)) == 2 and all(_says_who(header, part) for part in parts):
        return True
    if _take_sentence(header, index, row) or _take_page_part(header, index, row):
        return True
    return "   " in row and _take_columns(header, index, row)


def _says_who(header: Header, part: str) -> bool:
    """Whether half of "Vestby Kommune – Byrådet" is the town or the body."""
    if match := _MUNICIPALITY.fullmatch(part):
        return fill(header, "municipality", match["name"])
    body = named(part)
    return body is not None and (fill(header, "committee", body) or same_body(header.committee, body))


def _take_columns(header: Header, index: int, row: str) -> bool:
    """A line set in columns, "VESTBY KOMMUNE      Side 1": it has a home where one of them says something."""
    said = [take_unlabelled(header, index, cell) for cell in WIDE_GAP.split(row)]
    if any(said) and index not in header.furniture:
        header.furniture.append(index)
    return any(said)


def _take_page_part(header: Header, index: int, row: str) -> bool:
    if (
        not is_furniture(row.rstrip(": "))
        and fold(row.rstrip(".:")) not in _PAGE_WORDS
        and not _CONTENTS.match(row)
    ):
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
    rest = rest.replace("(|)", "|")
    rest = re.sub(r"\bkl(?:\.|okken)?\s*\d{1,2}(?:[.:]\d\d)?|\d{1,2}[.:]\d\d", "|", rest)
    parts = [
        re.sub(
            r"^(?:til|fra|for|af|i|d\.|den|mødet?|ordinært|ekstraordinært|\s)+\b|(?:\s(?i:man|tirs|ons"
            r"|tors|fre|lør|søn)dag)?(?:\s(?:d\.?|den))?$",
            "",
            p.strip(" .,–-|:"),
        ).strip(" .,–-")
        for p in re.split(r"\||\s[–·•-]\s", rest)
    ]
    parts = [_OPENNESS.sub("", part) for part in parts]
    bodies = [part for part in parts if part and fold(part) not in _NO_BODY]
    in_body = _IN_BODY.search(row) or _ITS_MEETING.search(row)
    if len(row) > (160 if found else 120) or (
        bodies and not in_body and not found and not any(map(named, bodies))
    ):
        return False
    if len(bodies) > 3 or row.endswith("?"):
        return False
    said = _kind(kind["kind"])
    if header.kind is None or (header.kind == "agenda" and said == "minutes" and is_kind(row)):
        header.kind = said
    body = in_body["body"] if in_body else next(filter(None, map(named, bodies)), None)
    if body is None and found:
        body = next(filter(_may_name, bodies), None)
    header.committee = header.committee or (body and body[0].upper() + body[1:])
    towns = (match["name"] for part in bodies if (match := _MUNICIPALITY.fullmatch(part)))
    header.municipality = header.municipality or next(towns, None) or _town(row)
    take_when(header, index, row)
    take_place(header, row)
    return True


def _may_name(part: str) -> bool:
    """Whether a title's words may be a body's name of its own kind; a file's "KB" is none."""
    short = (len(part) <= 4 and part.isupper()) or part == "Åben"
    other = (
        is_place(part)
        or WEEKDAY.fullmatch(part)
        or PAGE.fullmatch(part)
        or _PATH.search(part)
        or _NO_NAME.match(part)
    )
    return part[:1].isupper() and not (short or other)


def _town(row: str) -> str | None:
    """The town in "Dagsorden til Byrådet i Vestby Kommune"."""
    match = _TOWN.search(row)
    return match["name"] if match else None


def _take_sentence(header: Header, index: int, row: str) -> bool:
    """ "mødet i Byrådet", "den 4. maj 2016 kl. 17:00", "i Byrådssalen" on lines of their own."""
    if match := _IN_BODY.fullmatch(without_term(row)):
        return fill(header, "committee", match["body"][0].upper() + match["body"][1:])
    found = dates(row)
    timed = bool(found) and found[0].year is None and (bool(times(row)) or row.startswith("Møde i "))
    before = row[: found[0].start].strip(" ,–-") if found and (found[0].year or timed) else ""
    if before and (body := named(_DAY_WORDS.sub("", before))):
        take_when(header, index, row)
        take_place(header, row)
        header.furniture.append(index)
        return fill(header, "committee", body) or same_body(header.committee, body)
    if own := _OWN_MEETING.fullmatch(before):
        take_when(header, index, row)
        take_place(header, row)
        header.furniture.append(index)
        return fill(header, "committee", own["body"]) or same_body(header.committee, own["body"])
    if found and found[0].year and len(row) <= 120 and (WHEN.match(row) or _MEETING_NUMBER.match(row)):
        take_when(header, index, row)
        take_place(header, row)
        header.furniture.append(index)
        return True
    if clock := _CLOCK.fullmatch(row) or _WHOLE_HOURS.fullmatch(row) or _HOURS.fullmatch(row):
        take_when(header, index, row)
        header.place = header.place or clock["place"] or clock["room"]
        header.furniture.append(index)
        return True
    if header.dates and re.fullmatch(r"(?:i|på)\s+[\wÆØÅ].{2,60}", row):
        place = row.split(" ", 1)[1]
        return fill(header, "place", place.removesuffix(".") if place[-4:-1].isalpha() else place)
    known = PLACE.fullmatch(row) or (header.dates and HOUSE.fullmatch(row))
    return bool(known) and fill(header, "place", row)


def _kind(word: str) -> str:
    folded = fold(word)
    if folded.startswith("tillæg"):
        return "addendum"
    return "agenda" if folded == "dagsorden" else "minutes"
