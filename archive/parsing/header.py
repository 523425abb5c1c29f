"""The lines before the first item: kind, committee, date, times, place, who was there."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from archive.parsing.danish import fold, long_date, times, weekday_agrees
from archive.parsing.header_titles import WHEN, is_kind, is_place, take_unlabelled
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
    "|mødestart|mødet starter|mødetid|begyndelse",
    "end": "sluttidspunkt|sluttidspunkt for møde|mødets afslutning|slut"
    "|mødeslut|mødet slut|mødet hævet|mødet sluttede|afslutning|sluttid",
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
    + r")(?P<colon>\s*[:|]|\t|\s{2,}|(?=\s)|$)\s*",
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
_ROOM = re.compile(r"(?:mødelokale|lokale)\s+[\w.]{1,4}(?:,\s.{2,60})?", re.IGNORECASE)
_NAMES_FIELDS = ("present", "absent")
_BETWEEN_NAMES = re.compile(
    r"\s*[,;•]\s*(?!\s|[^()]{0,200}\)|\(|(?:1\. |2\. )?(?:suppleant|stedfortræder|formand|næstformand"
    r"|borgmester|viceborgmester|sag|punkt|pkt)\b)|\s+og\s+(?=[A-ZÆØÅ])",
    re.IGNORECASE,
)
"""Not before what is said of the name: "(V)", "suppleant for ...", "sag 7-9"."""
_FOR_ITEMS = re.compile(r",\s*(?:sag|punkt|pkt\.?)\s[\d ,og–-]+$", re.IGNORECASE)
_MOST_LINES = 500
"""Non-blank lines that can be a head; what follows without any item is no head."""
_NOBODY = frozenset({"ingen", "stedfortræder", "stedfortrædere", "nb"})
_YEARS = (1849, 2100)
"""From Denmark's first constitution on: a date outside is a misreading."""


def read_header(rows: Sequence[str], indexes: Sequence[int]) -> Header:
    """Read the non-blank rows at these indexes, in order."""
    header = Header(unplaced=list(indexes[_MOST_LINES:]))
    names_of: str | None = None
    waiting: str | None = None
    before = -2
    for index in indexes[:_MOST_LINES]:
        row = rows[index].strip("| ") or rows[index]
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
            and ":" not in row
            and not row[0].isdecimal()
            and not is_contents_heading(row)
            and not is_kind(row)
            and not is_furniture(row)
            and (index - before == 1 or _looks_like_names(row))
        ):
            _add_names(header, names_of, row)
            field_name = names_of
        elif field_name is None and not take_unlabelled(header, index, row):
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
    bare = match["colon"] in ("", " ") or not match["colon"]
    if name == "place" and bare and value and _ROOM.fullmatch(row):
        return name if fill(header, name, row) else None
    if (
        bare
        and value
        and (match["label"].casefold() in _NEEDS_COLON or name in (*_NAMES_FIELDS, "committee"))
        and not _answers(match["label"].casefold(), value)
    ):
        return None
    if bare and value and name in ("date", "start", "end") and not WHEN.match(value):
        return None
    return name if _store(header, index, row, name, value) else None


def _answers(label: str, value: str) -> bool:
    """Whether what follows a common word without a colon is what that label asks for: "Tid Kl. 17.00"."""
    timed = label in ("tid", "start") and bool(WHEN.match(value) and times(value))
    return timed or (label in ("sted", "lokale") and is_place(value))


def _bare_label(row: str) -> str | None:
    """The field of a label that stands alone on its line: its value is the next line."""
    name = _FIELD.get(row.rstrip(": ").casefold())
    return name if name not in _NAMES_FIELDS else None


def _store(header: Header, index: int, row: str, name: str, value: str) -> bool:
    """Keep a labelled value; False where the field already says something else."""
    if name in _NAMES_FIELDS:
        _add_names(header, name, value)
        return True
    if name in ("date", "start"):
        take_when(header, index, row)
        return True
    if name == "end":
        found = times(value)
        return not found or fill(header, name, found[0])
    if name == "municipality":
        value = value.removesuffix(" Kommune")
    return not value or fill(header, name, value)


def _looks_like_names(row: str) -> bool:
    words = _FOR_ITEMS.sub("", row).lstrip("•·-–* ").replace(",", " ").split()
    return (
        len(row) <= 200
        and len(words) >= 2
        and not row.endswith(":")
        and all(w[:1].isupper() or w[:1] == "(" or w in ("og", "-") for w in words)
    )


def _add_names(header: Header, name: str, value: str) -> None:
    names = _BETWEEN_NAMES.split(value.lstrip("•·-–* "))
    listed = getattr(header, name)
    listed += [
        clean for clean in (part.strip(" .-") for part in names) if clean and fold(clean) not in _NOBODY
    ]
