"""Meetings to come, from a spreadsheet's CSV: all of it or nothing, and again whenever it changes."""

import csv
import datetime
import difflib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from archive.ingest import municipalities, slugs
from archive.ingest.auditing import audit
from archive.ingest.clerks_words import refuse_number
from archive.ingest.refusals import Refused
from archive.ingest.saving import save
from archive.models import AuditEntry, Committee, Kind, Meeting, Municipality, naming, recording

COLUMNS = ("udvalg", "dato")  # those that must be there; begynder, slutter and sted may
DATES = ("%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y")
TIMES = ("%H:%M", "%H.%M", "%H")
MOST_ROWS = 5_000
LONGEST_PLACE = 500  # characters


class PlanError(ValueError):
    """Nothing was written. `lines` says what is wrong, a sentence each, with the line's number."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(frozen=True, slots=True)
class Row:
    """One meeting as the file has it."""

    line: int
    committee: str
    date: datetime.date
    start: datetime.time | None
    end: datetime.time | None
    place: str


@dataclass(slots=True)
class Planned:
    """How many meetings were entered, changed and as before; `held` are those that documents tell of."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    held: int = 0


def plan(data: bytes, municipality: Municipality, *, create: bool = False) -> Planned:
    """Enter the meetings of a CSV (udvalg;dato;begynder;slutter;sted). Raises PlanError.

    Known by committee and date: the same file again changes nothing, another time or place changes it.
    A meeting whose agenda or minutes are in is left alone. create: make committees the archive lacks.
    """
    rows = _rows(data)
    with transaction.atomic():
        place = municipalities.saved(municipality)
        committees = _committees(rows, place, create=create)
        done, now = Planned(), timezone.now()
        for row in rows:
            _enter(row, committees[naming.search_key(row.committee)], done, now)
        AuditEntry.objects.create(
            command="plan",
            action="plan",
            detail={"created": done.created, "changed": done.changed, "unchanged": done.unchanged},
        )
        return done


def announce(meeting: Meeting, now: datetime.datetime, user: User | None = None) -> None:
    """Save a new meeting to come, at an address nobody has had; what a person enters is logged.

    Raises Refused where its place holds a personal number.
    """
    refuse_number(meeting.place, "Stedet")
    meeting.kind, meeting.slug = Kind.PLANNED, slugs.meeting_slug(meeting.committee, meeting.date)
    meeting.updated_at = now
    meeting.kept_until = meeting.committee.municipality.shows_until(meeting.date)
    meeting.first_public_at = meeting.opens(now)
    with recording():
        save(meeting, user=user)
        if user:
            audit("plan", user, "", meeting.pk)


def _rows(data: bytes) -> list[Row]:
    table, wrong = _table(data), list[str]()
    found: list[Row] = []
    seen: dict[tuple[str, datetime.date], int] = {}
    for line, cells in table:
        try:
            row = _row(line, cells)
            key = naming.search_key(row.committee), row.date
            if key in seen:
                raise ValueError(f"{row.committee} {row.date:%d.%m.%Y} står også på linje {seen[key]}.")
            seen[key] = line
            found.append(row)
        except (ValueError, Refused) as error:
            wrong.append(f"Linje {line}: {error}")
    if not found and not wrong:
        wrong.append("Filen har ingen møder under overskrifterne.")
    if wrong:
        raise PlanError(wrong)
    return found


def _table(data: bytes) -> list[tuple[int, dict[str, str]]]:
    """Lines that say something, by their number in the file, with their cells by column."""
    text = _text(data)
    head, _, _ = text.partition("\n")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in head else ",", strict=True)
    try:
        names = [cell.strip().lower() for cell in next(reader, [])]
        if missing := [name for name in COLUMNS if name not in names]:
            said = f"Linje 1: overskriften {' og '.join(missing)} mangler."
            raise PlanError([f"{said} Skriv: udvalg;dato;begynder;slutter;sted"])
        table: list[tuple[int, dict[str, str]]] = []
        for cells in reader:
            if len(table) == MOST_ROWS:
                raise PlanError([f"Filen har mere end {MOST_ROWS} møder. Del den i flere."])
            if any(cell.strip() for cell in cells):
                table.append(
                    (reader.line_num, dict(zip(names, (cell.strip() for cell in cells), strict=False)))
                )
        return table
    except csv.Error as error:
        raise PlanError([f"Linje {reader.line_num}: linjen kan ikke læses som CSV ({error})."]) from error


def _text(data: bytes) -> str:
    if b"\x00" in data:
        raise PlanError(["Filen er ikke en CSV-fil i tekst. Gem regnearket som CSV (UTF-8)."])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _row(line: int, cells: Mapping[str, str]) -> Row:
    """Raises ValueError with what is wrong in the line."""
    committee = " ".join(cells.get("udvalg", "").split())
    if not committee or len(committee) > 200:
        raise ValueError("udvalgets navn mangler." if not committee else "udvalgets navn er for langt.")
    start, end = _time(cells, "begynder"), _time(cells, "slutter")
    place = " ".join(cells.get("sted", "").split())
    if len(place) > LONGEST_PLACE:
        raise ValueError(f"stedet er for langt (højst {LONGEST_PLACE} tegn).")
    for words, name in ((committee, "udvalgets navn"), (place, "stedet")):
        refuse_number(words, name)
    return Row(line, committee, _date(cells.get("dato", "")), start, end, place)


def _date(text: str) -> datetime.date:
    for form in DATES:
        try:
            date = datetime.datetime.strptime(text, form).date()
        except ValueError:
            continue
        if 1900 <= date.year <= 2199:
            return date
    raise ValueError(f"datoen »{text[:40]}« kan ikke læses. Skriv den som 27-05-2026.")


def _time(cells: Mapping[str, str], name: str) -> datetime.time | None:
    text = cells.get(name, "").lower().removeprefix("kl.").strip()
    if not text:
        return None
    for form in TIMES:
        try:
            return datetime.datetime.strptime(text, form).time()
        except ValueError:
            continue
    raise ValueError(f"tiden »{text[:40]}« under {name} kan ikke læses. Skriv den som 17:00.")


def _committees(rows: Iterable[Row], place: Municipality, *, create: bool) -> dict[str, Committee]:
    known = {row.search_key: row for row in Committee.objects.filter(municipality=place)}
    wrong = []
    for row in rows:
        key = naming.search_key(row.committee)
        if key in known:
            continue
        if create:
            known[key] = municipalities.committee(place, row.committee)
            continue
        near = difflib.get_close_matches(key, known, n=2, cutoff=0.6)
        hint = f" Mente du {' eller '.join(known[one].name for one in near)}?" if near else ""
        wrong.append(
            f"Linje {row.line}: udvalget »{row.committee}« er ikke i arkivet.{hint} "
            "Ret navnet, eller opret det med --create."
        )
    if wrong:
        raise PlanError(wrong)
    return known


def _enter(row: Row, committee: Committee, done: Planned, now: datetime.datetime) -> None:
    same_day = list(Meeting.objects.filter(committee=committee, date=row.date).order_by("pk"))
    if any(meeting.kind != Kind.PLANNED for meeting in same_day):
        done.held += 1
        return
    said = {"start": row.start, "end": row.end, "place": row.place}
    if not same_day:
        announce(Meeting(committee=committee, date=row.date, **said), now)
        done.created += 1
        return
    meeting = same_day[0]
    if all(getattr(meeting, name) == value for name, value in said.items()):
        done.unchanged += 1
        return
    for name, value in said.items():
        setattr(meeting, name, value)
    meeting.updated_at = now
    meeting.save()
    done.changed += 1
