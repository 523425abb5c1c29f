"""Every list and search as a sheet (CSV): UTF-8 with a mark, semicolons, as Danish spreadsheets open it."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.utils.timezone import localtime

from archive.models import Case, Item, Meeting
from archive.models.visibility import at, now
from archive.search.asking import DEEPEST
from archive.web.decisions import add_decisions
from archive.web.taking.lists import List
from archive.web.taking.records import AgendaItem, Paper, Record
from archive.web.taking.records import Meeting as MeetingRecord
from archive.web.taking.serialise import Writer

AT_ONCE = 200  # rows fetched at a time
MARK = "\ufeff"  # tells a spreadsheet that this is UTF-8
NUMBER = re.compile(r"[+-]?\d[\d.]*(?:,\d+)?")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
TYPE = "text/csv; charset=utf-8; header=present"


def guarded(value: object) -> str:
    """A cell no spreadsheet takes for a formula: what begins as one gets an apostrophe, unless a number."""
    text = "" if value is None else str(value)
    if text.lstrip(" ").startswith(FORMULA) and not NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def yes_or_no(value: bool | None) -> str:
    return "" if value is None else "ja" if value else "nej"


Column = tuple[str, Callable[[Any, Any], object]]  # heading, and the cell from the record and the row
WHEN: list[Column] = [
    ("Adresse", lambda record, row: record.id),
    ("Offentliggjort", lambda record, row: record.created and f"{localtime(record.created):%Y-%m-%d %H:%M}"),
    ("Ændret", lambda record, row: record.modified and f"{localtime(record.modified):%Y-%m-%d %H:%M}"),
]
COLUMNS: dict[type[Record], list[Column]] = {
    MeetingRecord: [
        ("Kommune", lambda record, row: row.committee.municipality.name),
        ("Udvalg", lambda record, row: row.committee.name),
        ("Dato", lambda record, row: record.date),
        ("Begynder", lambda record, row: row.start and f"{row.start:%H:%M}"),
        ("Slutter", lambda record, row: row.end and f"{row.end:%H:%M}"),
        ("Sted", lambda record, row: row.place),
        ("Vises som", lambda record, row: row.get_kind_display()),
        *WHEN,
    ],
    AgendaItem: [
        ("Kommune", lambda record, row: row.meeting.committee.municipality.name),
        ("Udvalg", lambda record, row: row.meeting.committee.name),
        ("Dato", lambda record, row: record.date),
        ("Punkt", lambda record, row: record.number),
        ("Overskrift", lambda record, row: record.name),
        ("Sagsnummer", lambda record, row: record.reference),
        ("Udfald", lambda record, row: record.result),
        ("Beslutning ud over den faste vending", lambda record, row: record.resolution_remainder),
        ("Beslutning", lambda record, row: record.resolution_text),
        ("Afviger fra indstillingen", lambda record, row: yes_or_no(record.deviates)),
        ("Stemmer", lambda record, row: (record.votes or {}).get("text")),
        ("Mindretal og forbehold", lambda record, row: record.dissent),
        *WHEN,
    ],
    Paper: [
        ("Kommune", lambda record, row: row.municipality.name),
        ("Sagsnummer", lambda record, row: record.reference),
        ("Overskrift", lambda record, row: record.name),
        ("Emne", lambda record, row: record.subject and record.subject.code),
        ("Emnets navn", lambda record, row: record.subject and record.subject.name),
        ("Seneste møde", lambda record, row: row.latest),
        *WHEN,
    ],
}
RECORDS: dict[type[Any], type[Record]] = {Meeting: MeetingRecord, Item: AgendaItem, Case: Paper}


def sheet(request: HttpRequest, listed: List) -> StreamingHttpResponse:
    """All rows of a list, some hundred in memory at a time; of a search with words the first ten thousand."""
    site = request.build_absolute_uri("/")[:-1]
    headers = {"Content-Disposition": 'attachment; filename="data.csv"'}
    return StreamingHttpResponse(_lines(listed, Writer(site)), content_type=TYPE, headers=headers)


def _lines(listed: List, write: Writer) -> Iterator[bytes]:
    columns, moment = COLUMNS[RECORDS[listed.model]], now()
    yield (MARK + _line([name for name, _ in columns])).encode()
    makers: dict[Any, Callable[[Any], Record]]
    makers = {Meeting: write.meeting, Item: write.item, Case: write.paper}
    make = makers[listed.model]
    for rows in batches(listed):
        with at(moment):  # the request's own moment is over once the first line is sent
            lines = [_line([cell(record, row) for _, cell in columns]) for record, row in _pairs(make, rows)]
        yield "".join(lines).encode("utf-8", "replace")


def _pairs(make: Callable[[Any], Record], rows: list[Any]) -> Iterator[tuple[Record, Any]]:
    return ((make(row), row) for row in rows)


def _line(cells: Iterable[object]) -> str:
    written = _Written()
    csv.writer(written, delimiter=";").writerow([guarded(cell) for cell in cells])
    return written.line


class _Written:
    line = ""

    def write(self, line: str) -> None:
        self.line = line


def batches(listed: List) -> Iterator[list[Any]]:
    """The list's rows in its order; each batch asks the database anew, the public rule included."""
    if listed.found is not None:
        found = listed.items(DEEPEST)
        while rows := list(islice(found, AT_ONCE)):
            add_decisions(rows)
            yield rows
        return
    ids = listed.rows.values_list("pk", flat=True).iterator(chunk_size=5_000)
    while batch := list(islice(ids, AT_ONCE)):
        at_hand = {row.pk: row for row in listed.rows.filter(pk__in=batch)}
        rows = [at_hand[key] for key in batch if key in at_hand]
        if listed.model is Item:
            add_decisions(rows)
        yield rows
