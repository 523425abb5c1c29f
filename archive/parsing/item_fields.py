"""The lines between an item's title and its first section: case number, officers, routing, open or closed."""

from __future__ import annotations

import re
from functools import lru_cache

from archive.parsing import case_number
from archive.parsing.item_record import Fields as Fields
from archive.parsing.item_titles import CLOSED_MARK, OPEN_MARK, TAIL_MARK, WHOLE_NUMBER, case_in, says_closed
from archive.parsing.item_titles import bears_mark as bears_mark
from archive.parsing.item_titles import clean_title as clean_title
from archive.parsing.item_titles import marks_closed as marks_closed

_LABEL = re.compile(
    r"(?P<label>øvrige sagsbehandlere?|sagsbehandlere?|sagsansvarlig|sags?nummer|sags?nr|sags\s?id"
    r"|journalnummer|journal\s?nr|j\.\s?nr|acadre(?:\s?(?:sags)?nr)?|dok\.?\s?nr|dokumentnr|(?:sags)?initialer"
    r"|åbent eller lukket"
    r"|sag(?=\s\d{3}-\d{4}-\d|:\s*\d)|sag\snr(?=\.?:?\s*(?:\d{2,4}[-/]|\d\d\.\d\d\.\d\d-?[A-ZÆØÅ])\d)|dok\.?(?=\s\d{3}-\d{4}-\d))\.?\s*(?::|(?=\s\d)|$)\s*",
    re.IGNORECASE,
)
_BEGINS_MARK = frozenset("(LlFfÅå")
"""The first signs of an open or closed mark before a title."""
_MARK_BEFORE = re.compile(
    r"(?:åbent?|lukket)(?: sag| punkt)?\s+(?=(?:sags?nr|sagsid|j\.\s?nr)\b)", re.IGNORECASE
)
"""A mark before a case number's label, their columns lost: "Åben sag Sagsnr.: 24/1"."""
_ENDS_SAYING = ("sag", "SAG", "nkt", "NKT", "ben", "BEN", "ent", "ENT", "ket", "KET")
"""The last letters of "Åben sag", "Lukket punkt", "Åbent"."""
_GROUND = re.compile(r"(?:^|\s)[Ll]ukket(?:\s(?:sag|punkt))?\s*[-–:]\s*(?P<ground>[A-ZÆØÅ].*)$")
"""A closed mark with its ground behind a case number: "299901 Lukket punkt - Ejendomssag"."""
_SHORTEST_CASE = 6
_CODES = re.compile(r"[A-ZÆØÅ]{2,4}(?:\s+[A-ZÆØÅ]{2,4}){2,}")
_MARKS = re.compile(r"(?:\(?[xX]\)?\s*)+")
_MATRIX_LABEL = "Kommunikation"


@lru_cache(maxsize=2048)
def is_field(row: str) -> bool:
    """Whether a stripped line is surely a field of an item; cached, since each of its neighbours asks."""
    if len(row) > 200:
        return False
    if _LABEL.match(row) or is_codes(row) or (row[:1] in _BEGINS_MARK and _MARK_BEFORE.match(row)):
        return True
    number = case_number.find_kle(row)
    if (number and number.group() == row) or case_number.alone(_without_mark(row)):
        return True
    mark = OPEN_MARK.fullmatch(row) or CLOSED_MARK.fullmatch(row)
    return bool(mark and (mark["rest"] is None or case_number.find_kle(mark["rest"]) or row[:1] in "LlFf("))


def bears_case(title: str) -> bool:
    """Whether what stands behind an item's number is its case: "Acadre sagsnr.: 17/20012 ..."."""
    label = _LABEL.match(title) if title[:1] in "SsJjAa" else None
    return label is not None and title[label.end() : label.end() + 1].isdecimal()


def is_case(row: str) -> bool:
    """Whether a line is a journal number and nothing else."""
    number = case_number.find_kle(row) if row[:1].isdecimal() and len(row) <= 40 else None
    return bool(number and number.group() == row)


def is_labelled_case(row: str) -> bool:
    """Whether a line is a case number behind its label and nothing else."""
    label = _LABEL.match(row) if row[:1] in "SsJj" and len(row) <= 60 else None
    value = row[label.end() :].strip() if label else ""
    return bool(value) and value[0].isdecimal() and " " not in value


def is_marked_title(row: str) -> bool:
    """A title behind its open or closed mark, "Lukket punkt: Forhandling"; a case number is no title."""
    if row[:1] not in _BEGINS_MARK:
        return False
    mark = CLOSED_MARK.fullmatch(row) or OPEN_MARK.fullmatch(row)
    return bool(mark and mark["rest"] and not case_number.find(mark["rest"]))


def is_codes(row: str) -> bool:
    """Whether the line is the routing matrix's code line."""
    return row[:2].isupper() and bool(_CODES.fullmatch(row))


def take(fields: Fields, row: str, raw: str) -> bool:
    """Read one line into the fields; False where it is none of them."""
    if len(row) > 300:
        return False
    awaited, fields.awaits_case = fields.awaits_case, False
    whole = len(row) >= _SHORTEST_CASE or row[2:3] == "/"
    if awaited and fields.case_number is None and whole and WHOLE_NUMBER.fullmatch(row):
        fields.case_number = row
        return True
    return (
        row == _MATRIX_LABEL
        or _take_routing(fields, row, raw)
        or _take_labels(fields, row)
        or _take_case(fields, row)
        or _take_mark(fields, row)
    )


def _take_routing(fields: Fields, row: str, raw: str) -> bool:
    if not fields.codes and is_codes(row):
        fields.codes = row.split()
        fields.columns = tuple(cell.strip() for cell in raw.split("\t")) if "\t" in raw else ()
        return True
    if fields.codes and _MARKS.fullmatch(row):
        fields.marks += row.split()
        take_columns(fields, raw)
        return True
    return False


def take_columns(fields: Fields, raw: str) -> None:
    """A tab-separated row as wide as the row of codes says which bodies the marks stand under, also none."""
    cells = raw.split("\t")
    if not fields.columns or len(cells) != len(fields.columns):
        return
    marked = {code for code, cell in zip(fields.columns, cells, strict=True) if cell.strip()}
    marked.update(fields.assigned or ())
    fields.assigned = tuple(code for code in fields.codes if code in marked)


def _take_labels(fields: Fields, row: str) -> bool:
    if row[:1] in _BEGINS_MARK and (mark := _MARK_BEFORE.match(row)):
        fields.closed = fields.closed or row[0] in "Ll"
        row = row[mark.end() :]
    if not _LABEL.match(row):
        return False
    labels = list(_LABEL.finditer(row))
    ends = [label.start() for label in labels[1:]] + [len(row)]
    for label, end in zip(labels, ends, strict=True):
        _take_label(
            fields, label["label"].casefold().replace("sags id", "sagsid"), row[label.end() : end].strip()
        )
    return True


def _take_label(fields: Fields, label: str, value: str) -> None:
    if mark := TAIL_MARK.search(" " + value):
        fields.closed = fields.closed or says_closed(mark["bracket"] or mark["plain"])
        value = (" " + value)[: mark.start()].strip()
    if "ukket" in value and (mark := _GROUND.search(value)):
        fields.closed, fields.closed_ground = True, fields.closed_ground or mark["ground"]
        value = value[: mark.start()].strip()
    if label.startswith("øvrige"):
        fields.co_officers += _names(value)
    elif label.startswith(("sagsbehandler", "sagsansvarlig")):
        names = _names(value)
        if names and fields.officer is None:
            fields.officer, names = names[0], names[1:]
        fields.co_officers += names
    elif not value and label.startswith(("sagsn", "sagn", "journal")):
        fields.awaits_case = True
    elif (label.startswith(("sagsn", "sagn", "sagsi", "acadre")) and "initial" not in label) or label in (
        "sag",
        "sag nr",
    ):
        fields.case_number = case_in(value) or fields.case_number
    elif label.startswith(("journal", "j.")):
        fields.case_number = fields.case_number or case_in(value)


def _names(value: str) -> tuple[str, ...]:
    if value.strip(" -–") == "":
        return ()
    parts = re.split(r"\s*[,;/]\s*|\s+og\s+", value)
    return tuple(part for part in (part.strip() for part in parts) if part)


def _take_case(fields: Fields, row: str) -> bool:
    match = case_number.find_kle(row)
    number = row if match and match.group() == row else case_number.alone(_without_mark(row))
    if number is None or fields.case_number:
        return False
    fields.case_number = number
    fields.closed = fields.closed or marks_closed(row)
    return True


def _without_mark(row: str) -> str:
    """ "08/704   Åben sag" without what it says of open or closed."""
    may_say = row[-3:] in _ENDS_SAYING and ("/" in row or "-" in row)
    tail = TAIL_MARK.search(row) if may_say else None
    row = row[: tail.start()] if tail else row
    row = row.removesuffix(" -")
    return row[1:-1] if row[:1] == "(" and row[-1:] == ")" else row


def _take_mark(fields: Fields, row: str) -> bool:
    closed = CLOSED_MARK.fullmatch(row)
    mark = closed or OPEN_MARK.fullmatch(row)
    if mark is None:
        return False
    rest = mark["rest"]
    number = case_number.find(rest) if rest else None
    ground = rest if closed and not number else None
    if (rest and not closed and not number) or (ground and fields.closed_ground not in (None, ground)):
        return False
    fields.closed = bool(closed) or (fields.closed and not fields.by_group)
    fields.case_number = fields.case_number or number
    fields.closed_ground = fields.closed_ground or ground
    return True
