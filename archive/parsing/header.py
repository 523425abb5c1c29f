"""The lines before the first item: kind, committee, date, times, place, who was there."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from itertools import islice, pairwise

from archive.parsing import header_columns, header_names, header_places
from archive.parsing.bodies import named, same_body, without_term
from archive.parsing.danish import long_date, times, weekday_agrees
from archive.parsing.header_titles import WHEN, is_kind, is_meeting, is_place, is_town, take_unlabelled
from archive.parsing.header_titles import is_end_line as is_end_line
from archive.parsing.header_titles import said_kind as said_kind
from archive.parsing.header_values import Header, fill, take_when
from archive.parsing.listed import is_contents_heading
from archive.parsing.minutes import Notice
from archive.parsing.page_marks import is_furniture as is_furniture

_LABELS = {
    "date": "mødedato|dato|mødedag|mødedato og -tid|dato og tid|tid og sted|dato og tidspunkt"
    "|mødedato og tid",
    "start": "mødetidspunkt|tidspunkt|tid|starttidspunkt|starttidspunkt for møde|start/slut|tidsrum|start"
    "|kl|kl.|start kl|start kl.|start-/sluttidspunkt|mødets start|mødets begyndelse"
    "|mødestart|mødet starter|mødetid|begyndelse|mødet påbegyndt|mødet begyndt|påbegyndt",
    "end": "sluttidspunkt|sluttidspunkt for møde|mødets afslutning|slut"
    "|mødeslut|slut kl|slut kl.|mødet slut|mødet hævet|mødet sluttede|mødet afsluttet|afsluttet|afslutning"
    "|sluttid",
    "place": "mødested|lokation|møde lokation|mødelokation|sted|mødelokale|lokale",
    "committee": "møde|udvalg|organ|mødeorgan|forum|mødetype|råd",
    "municipality": "kommune",
    "present": "til stede|tilstede|deltagere|mødedeltagere|medlemmer|fremmødte|fremmødt|fremmøde|mødt|deltog"
    "|indkaldelse|til stede var|tilstede var|tilstedeværende",
    "absent": "der var afbud fra|der er afbud fra|fraværende i øvrigt"
    "|fraværende|afbud|afbud fra|fraværende med afbud|fraværende uden afbud|ikke til stede|ej til stede"
    "|meldt afbud",
}
_FIELD = {label: name for name, labels in _LABELS.items() for label in labels.split("|")}
_LABEL_WORD = re.compile(
    r"(?P<label>"
    + "|".join(sorted(map(re.escape, _FIELD), key=len, reverse=True))
    + r")(?P<colon>\s*[:|]|\t|\s{2,}|(?=\s)|(?-i:(?<=[a-zæøå]{4})(?=[A-ZÆØÅ]))|$)\s*",
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
    | {"begyndelse", "afslutning", "lokale", "kl", "kl."}
)
_ALSO_A_WORD = frozenset({"møde"})
"""Labels only with their colon, also where they stand alone."""
_ROOM_WORDS = ("udvalgsværelse", "mødeværelse", "lokale", "byrådssal")
_ROOMS = frozenset({"mødelokale", "lokale"})
_REMARKS = re.compile(r"bemærkninger(?:\s*:\s*|\s+|\Z)", re.IGNORECASE)
"""A label of anything: what follows says itself what it is, "Bemærkninger: Afbud: ..."."""
_NAMES_FIELDS = ("present", "absent")
_AT = re.compile(r",?\s*\bkl\.?\s*\d{1,2}(?:[.:]\d\d)?\s*$", re.IGNORECASE)
"""The hour behind a place: "Mødelokale 3 kl. 19.00"."""
_PLACE_BEHIND = re.compile(r"\s(?:Mødelokale|Mødested|Sted):?\s+(?P<place>[A-ZÆØÅ][^:]{2,60})$")
"""The place behind a day, with its label: "Mødedato 3. maj 2022 Mødelokale Salen"."""
_KIND_OF_MEETING = re.compile(r"(?:ordinært|ekstraordinært|virtuelt) møde\s+[-–]\s+", re.IGNORECASE)
_MOST_LINES = 500
_TITLE_BEHIND = 'Download "'
"""What a site of documents writes before the title of one."""
"""Non-blank lines that can be a head; what follows without any item is no head."""
_LONGEST_NAME = 80
_FIRST_LINES = 12
_LONGEST_ROOM = 140
_LONGEST_OF_HEADER = 2000
_YEARS = (1849, 2100)
"""From Denmark's first constitution on: a date outside is a misreading."""


def read_header(rows: Sequence[str], indexes: Sequence[int]) -> Header:
    """Read the non-blank rows at these indexes, in order."""
    header = Header(unplaced=list(indexes[_MOST_LINES:]))
    apart = header_columns.values(rows, indexes[:_MOST_LINES], _label_alone)
    refused = [at for at, name in apart.items() if not _store(header, at, rows[at], name, rows[at])]
    header.unplaced += refused
    names_of: str | None = None
    one_each = False
    waiting: str | None = None
    before = -2
    for index in (at for at in indexes[:_MOST_LINES] if at not in apart):
        row = rows[index].strip("| ") or rows[index]
        row = row[len(_TITLE_BEHIND) :].rstrip('"') if row.startswith(_TITLE_BEHIND) else row
        row = row[2:] if row[:2] in ("• ", "- ") and _label_alone(row[2:]) in _NAMES_FIELDS else row
        if remarks := _REMARKS.match(row):
            row, names_of = row[remarks.end() :].strip("| "), None
            if not row:
                header.furniture.append(index)
                continue
        row = header_names.without_office(row) if names_of else row
        if names_of and (header_names.names_others(row) or any(rows[before + 1 : index])):
            names_of = None
        row = _KIND_OF_MEETING.sub("", row, count=1) if row[:1] in "OoEeVv" else row
        waited, waiting = waiting, _bare_label(row)
        answers = waited == "place" and waiting is None and ":" not in row
        field_name = None if answers else _take(header, index, row)
        if field_name is None and waited and _store(header, index, row, waited, row):
            field_name = waited
        elif waiting and field_name is None:
            header.furniture.append(index)
        elif (
            field_name is None
            and names_of
            and (":" not in row or header_names.person(rows[index]))
            and not header_names.is_sentence(row)
            and not row[0].isdecimal()
            and not WHEN.match(row)
            and not is_contents_heading(row)
            and not is_kind(row)
            and not is_meeting(row)
            and not is_town(row)
            and not is_furniture(row)
            and (index - before == 1 or header_names.names_somebody(row) or header_names.person(rows[index]))
        ):
            one_each = one_each or header_names.person(rows[index]) is not None
            if one_each:
                header_names.add_one(getattr(header, names_of), rows[index])
            else:
                above = rows[before] if index - before == 1 else ""
                header_names.add(getattr(header, names_of), row, above)
            field_name = names_of
        elif field_name is None and not (
            take_unlabelled(header, index, row) or header_places.take_named(header, index, row)
        ):
            header.unplaced.append(index)
        names_of = field_name if field_name in _NAMES_FIELDS else None
        before = index
    return header


def is_labelled(row: str) -> bool:
    """Whether the line begins with the label of a header field and says something."""
    match = _LABEL_WORD.match(row)
    if match is None or not row[match.end() :].strip():
        return False
    label = match["label"].casefold()
    return label not in _NEEDS_COLON and (_FIELD[label] not in _NAMES_FIELDS or match["colon"] == ":")


def date_of_decisions(date: str) -> Notice:
    """What to say of a day that the decisions give and the head does not."""
    day = datetime.date.fromisoformat(date)
    text = f"Mødedatoen mangler i dokumentets hoved; beslutningerne er fra den {day:%d-%m-%Y}."
    return Notice("date-from-decisions", "warning", None, None, text)


def is_room(row: str) -> bool:
    """Whether a line without a colon is a room's name, "Mødelokale 3, Rådhuset", and no sentence."""
    return len(row) <= _LONGEST_ROOM and row[-1] not in ".;" and not row.isupper()


def above_day(rows: Sequence[str], header: Header) -> str | None:
    """The line above the meeting's day, if an item is put before "udvalget for" just that."""
    days = {index for index, _, _ in header.dates}
    for place, below in islice(pairwise(sorted({*header.unplaced, *days})), _FIRST_LINES):
        name = rows[place]
        may_name = place in header.unplaced and below in days and len(name) <= _LONGEST_NAME
        if may_name and name[0].isupper() and any(f"dvalget for {name}" in row for row in rows):
            header.unplaced.remove(place)
            return name
    return None


def may_be_of_header(row: str) -> bool:
    """Whether the line has a form of the head's lines: a label with its colon, a place, "Referat"."""
    if len(row) > _LONGEST_OF_HEADER:
        return False
    if not any(map(str.isalpha, row)) or is_meeting(row):
        return True
    match = _LABEL_WORD.match(row)
    labelled = match is not None and (":" in match["colon"] or match.end() == len(row))
    return labelled or bool(_REMARKS.match(row)) or is_place(row) or is_kind(row) or is_contents_heading(row)


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
    if match is None or (match["label"].casefold() in _ALSO_A_WORD and ":" not in match["colon"]):
        return None
    name = _FIELD[match["label"].casefold()]
    value = row[match.end() :].strip("| ")
    glued = value[:1].isupper() and match.end() == match.end("label")
    bare = not glued and match["colon"] in ("", " ")
    if name == "place" and bare and value and match["label"].casefold() in _ROOMS and is_room(row):
        room = value if value.casefold().startswith(_ROOM_WORDS) else row
        return name if _store(header, index, row, name, room) else None
    if (
        bare
        and value
        and (match["label"].casefold() in _NEEDS_COLON or name in (*_NAMES_FIELDS, "committee"))
        and not _answers(match["label"].casefold(), name, value)
    ):
        return None
    if bare and value and name in ("date", "start", "end") and not WHEN.match(value):
        return None
    return name if _store(header, index, row, name, value) else None


def _answers(label: str, name: str, value: str) -> bool:
    """Whether what follows a common word without a colon is what that label asks for: "Tid Kl. 17.00"."""
    if name in _NAMES_FIELDS:
        told = value.split(". ")[0] if label.startswith("der ") else value
        listed = "," in value or told != value or (label.endswith("afbud fra") and " og " in value)
        one_away = name == "absent" and header_names.is_one_name(value.rstrip("."))
        return header_names.is_nobody(told) or one_away or (listed and header_names.looks_like_names(told))
    if label == "udvalg":
        return named(value) is not None
    timed = label in ("tid", "start") and bool(WHEN.match(value) and times(value))
    return timed or (label in ("sted", "lokale") and is_place(value))


def _bare_label(row: str) -> str | None:
    """The field of a label that stands alone on its line: its value is the next line."""
    name = _FIELD.get(row.rstrip(": ").casefold()) if row.casefold() not in _ALSO_A_WORD else None
    if name == "municipality" and ":" not in row:
        return None
    return name if name not in _NAMES_FIELDS else None


def _label_alone(row: str) -> str | None:
    """The field of a label that stands alone on its line, names included."""
    return _FIELD.get(row.rstrip(": ").casefold())


def _store(header: Header, index: int, row: str, name: str, value: str) -> bool:
    """Keep a labelled value; False where the field already says something else."""
    if name in _NAMES_FIELDS:
        told = value.split(". ")[0] if row.startswith("Der ") else value
        header_names.add(getattr(header, name), told)
        return True
    if name == "committee" and value:
        if is_kind(value):
            return False
        if WHEN.match(value):
            take_when(header, index, value)
            return True
        body = named(value) or without_term(value)
        return fill(header, name, body) or same_body(header.committee, body)
    if name == "place" and (clock := _AT.search(value)):
        take_when(header, index, clock.group())
        value = value[: clock.start()]
    value = value[:-1] if name == "place" and value[-1:] == "." and value[-4:-1].isalpha() else value
    if name in ("date", "start"):
        take_when(header, index, row)
        if place := _PLACE_BEHIND.search(row):
            header.place = header.place or place["place"]
        return True
    if name == "end":
        found = times(value)
        return not found or fill(header, name, found[0])
    if name == "municipality":
        value = value.removesuffix(" Kommune")
    return not value or fill(header, name, value)
