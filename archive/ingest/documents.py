"""Take one document into the archive: one transaction, all of it or nothing."""

from collections.abc import Sequence

from django.db import DatabaseError, IntegrityError
from django.utils import timezone

from archive import parsing
from archive.ingest import (
    attaching,
    meetings,
    mentions,
    municipalities,
    newcomers,
    older_files,
    placing,
    screening,
    settling,
    storage,
)
from archive.ingest.attached import File
from archive.ingest.intake import Intake
from archive.ingest.known_items import load
from archive.ingest.refusals import UNWRITABLE, Refused, unexpected
from archive.ingest.report import Report
from archive.ingest.slugs import meeting_path
from archive.models import AuditEntry, Municipality, Source, StoredFile, recording
from archive.parsing import PARSER_VERSION, Minutes, Unreadable

REFUSING = ("date-", "weekday-")  # warnings of severity error that stop a document


def ingest_document(
    data: bytes,
    name: str,
    *,
    municipality: Municipality,
    source_url: str = "",
    dry_run: bool = False,
    allow_removals: bool = False,
    minutes: Minutes | None = None,
    files: Sequence[File] = (),
    command: str = "ingest",
) -> Report:
    """Take a document's bytes in and say what became of them; the same bytes again write nothing.

    municipality may be unsaved: it is made in the same transaction. minutes: the parse, where it is at hand.
    files: what lay beside it, each as attached.read() gives it; those that come later are added.
    A document that cannot be taken in is reported as failed and listed for the clerk.
    """
    try:
        read = complete(minutes or parsing.parse(data, name))
        how = (municipality, source_url, dry_run, allow_removals, files, command)
        try:
            return _take_in(data, name, read, *how)
        except IntegrityError:  # another run made the same row first; now it is there to be found
            return _take_in(data, name, read, *how)
    except Unreadable as error:
        reason = Refused("unreadable", str(error).removeprefix(f"{name}: "))
    except Refused as error:
        reason = error
    return fail_document(name, reason, municipality=municipality, dry_run=dry_run)


def fail_document(
    name: str, reason: Refused, *, municipality: Municipality | None = None, dry_run: bool = False
) -> Report:
    """Report a document as failed and list it for the clerk, until the same file name is taken in.

    Where the archive cannot be written, that is told in the report alone.
    """
    report = Report(name, "failed", message=reason.message, line=reason.line, code=reason.code)
    if dry_run or reason.code == UNWRITABLE:
        return report
    try:
        with recording():
            settling.list_failure(name, reason, municipality if municipality and municipality.pk else None)
    except DatabaseError as error:
        report.message = f"{reason.message} {unexpected(error).message}"
    return report


def complete(minutes: Minutes) -> Minutes:
    """The same minutes, if they say when, who and what. Raises Refused."""
    for notice in minutes.warnings:
        if notice.severity == "error" and notice.code.startswith(REFUSING):
            raise Refused(notice.code, notice.message, notice.line)
    if minutes.date is None:
        raise Refused("date-missing", "Mødedatoen mangler i dokumentet.")
    if not "1800-01-01" <= minutes.date <= "2199-12-31":
        raise Refused("date-impossible", f"Mødedatoen {minutes.date} kan ikke passe.")
    if not minutes.committee:
        raise Refused("committee-missing", "Udvalgets navn mangler i dokumentet.")
    if not minutes.items:
        raise Refused("items-missing", "Der er ingen dagsordenspunkter i dokumentet.")
    return minutes


class _Rehearsed(Exception):  # noqa: N818  # no error: the end of a dry run
    """Ends a dry run: everything is rolled back but the report."""


def _take_in(
    data: bytes,
    name: str,
    minutes: Minutes,
    municipality: Municipality,
    url: str,
    dry_run: bool,
    allow_removals: bool,
    files: Sequence[File],
    command: str,
) -> Report:
    report = Report(name, "unchanged", kind=minutes.kind)
    try:
        with recording() as touched:
            place = municipalities.saved(municipality)
            file, new_file = storage.row_or_new(data)
            source = None if new_file else _known_source(place, file)
            if source is not None:
                _take_in_again(source, files, report, command)
            else:
                intake = _begin(file, name, minutes, place, url, touched, report)
                source = intake.source
                _merge(intake, new=report.status == "created", allow_removals=allow_removals)
                if report.status != "created":
                    mentions.refresh(touched)
                settling.settle_up(intake)
                attaching.attach(source, files, report, replacing=not intake.outranked(intake.meeting.kind))
                _log(report, source, command)
            settling.settle_failures(name, place)
            if dry_run:
                raise _Rehearsed
            storage.restore(source.file, data)  # last: what is refused leaves no file
            attaching.restore(files)
    except _Rehearsed:
        pass
    return report


def _take_in_again(source: Source, files: Sequence[File], report: Report, command: str) -> None:
    """A document the archive has: nothing is written, unless there are files beside it that are new."""
    report.address = meeting_path(source.meeting.committee, source.meeting.slug)
    report.items_unchanged = len(source.parse["items"])
    in_force = source.pk == source.meeting.source_id
    if attaching.attach(source, files, report, replacing=in_force):
        report.status = "updated"
        _log(report, source, command)


def _known_source(municipality: Municipality, file: StoredFile) -> Source | None:
    same = Source.objects.filter(municipality=municipality, file=file)
    return same.select_related("meeting__committee__municipality", "file").first()


def _begin(
    file: StoredFile,
    name: str,
    minutes: Minutes,
    place: Municipality,
    url: str,
    touched: set[int],
    report: Report,
) -> Intake:
    """The committee, the meeting and the source row."""
    now, parse = timezone.now(), parsing.to_dict(minutes)
    named = minutes.committee or ""
    committee = municipalities.committee(place, named)
    meeting = meetings.find(committee, meetings.read_key(named), parse)
    report.status = "updated" if meeting else "created"
    meeting = meetings.locked(meeting) if meeting else meetings.create(committee, parse, now)
    source = Source(municipality=place, file=file, parser_version=PARSER_VERSION)
    source = meetings.add_source(meeting, source, parse, name, url, named)
    report.address = meeting_path(meeting.committee, meeting.slug)
    return Intake(parse, place, committee, meeting, source, now, touched, report)


def _merge(intake: Intake, *, new: bool, allow_removals: bool) -> None:
    """Items, header and what only the file holds."""
    header_changed = meetings.take_header(intake, new=new)
    header_changed |= meetings.review(intake)
    if new:
        newcomers.create(intake, placing.all_new(intake.parse))
    else:
        placing.place(intake, load(intake.meeting), allow_removals=allow_removals)
    if header_changed or not new:
        meetings.save(intake, changed=header_changed)
    screening.hold_source(intake)
    if not new and (intake.opened or older_files.may_be_needed(intake.meeting)):
        intake.report.held += older_files.hold(intake.meeting)


def _log(report: Report, source: Source, command: str) -> None:
    """Log who did what."""
    counts = {name: value for name, value in report.to_dict().items() if isinstance(value, int) and value}
    AuditEntry.objects.create(
        command=command,
        action="ingest",
        meeting_id=source.meeting_id,
        source_id=source.pk,
        detail={"file": report.name, "status": report.status, "sha256": source.file.sha256, **counts},
    )
