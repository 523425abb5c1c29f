"""Bring the clerk's list in step with what a document said."""

from archive.ingest import clarifications
from archive.ingest.intake import Intake
from archive.ingest.refusals import Refused
from archive.models import Clarification, Item, Municipality

Kind = Clarification.Kind


def settle_up(intake: Intake) -> None:
    """Raise what is new and settle what is no longer so, for everything this document spoke of."""
    _list_reading(intake)
    if intake.report.status == "created":
        new = clarifications.add(intake.matters)
    else:
        new = _reconcile(intake) + file_conflicts(intake)
    intake.report.warnings += sum(row.kind == Kind.WARNING for row in new)


def _items_by_name(intake: Intake) -> dict[str, Item]:
    """By number and by title, as the reader's warnings name them."""
    rows = list(Item.objects.filter(meeting=intake.meeting, source=intake.source))
    return {row.title: row for row in rows} | {row.number: row for row in rows if row.number}


def _list_reading(intake: Intake) -> None:
    """The reader's warnings, where this document is in force."""
    if intake.outranked(intake.meeting.kind) and intake.kind != "addendum":
        return
    named = any(notice["item"] for notice in intake.parse["warnings"])
    items = _items_by_name(intake) if named else {}
    intake.matters += clarifications.of_reading(intake.parse, intake.source, items)


def _reconcile(intake: Intake) -> list[Clarification]:
    """Holds stay until a person lifts them; warnings and unread outcomes go when they are no longer so."""
    lasting = [row for row in intake.matters if row.kind in (Kind.HOLD, Kind.MATCH)]
    passing = [row for row in intake.matters if row.kind not in (Kind.HOLD, Kind.MATCH)]
    listed = Clarification.objects.open().filter(
        meeting=intake.meeting, kind__in=[Kind.WARNING, Kind.OUTCOME]
    )
    reviewed = {row.pk for row in intake.reviewed}
    scope = [row for row in listed.select_related("source") if _spoken_of(intake, row, reviewed)]
    return clarifications.raise_new(lasting) + clarifications.reconcile(scope, passing)


def _spoken_of(intake: Intake, row: Clarification, reviewed: set[int]) -> bool:
    """Whether this document has the last word on a listed matter."""
    if row.code.startswith("attachment-"):  # a file's, not a reading's: only a person settles it
        return False
    if row.kind == Kind.OUTCOME or row.code.startswith("privacy-"):
        return row.item_id in reviewed if row.item_id else not intake.outranked(intake.meeting.kind)
    return intake.kind != "addendum" and row.source is not None and not intake.outranked(row.source.kind)


def file_conflicts(intake: Intake) -> list[Clarification]:
    """One open conflict a field: the newest reading's. Gone when source and correction agree."""
    filed = [
        clarifications.of_conflict(item, intake.meeting, intake.source, conflict)
        for item, conflict in intake.conflicts
    ]
    intake.report.conflicts += len(filed)
    prints = {row.fingerprint for row in filed}
    replaced = {(row.item_id, row.field) for row in filed} | intake.agreed
    listed = Clarification.objects.open().filter(meeting=intake.meeting, kind=Kind.CONFLICT)
    clarifications.settle_all(
        row for row in listed if (row.item_id, row.field) in replaced and row.fingerprint not in prints
    )
    return clarifications.raise_new(filed)


def list_failure(name: str, reason: Refused, municipality: Municipality | None) -> None:
    """List a failed document, once; another reason for the same file takes the first one's place."""
    row = clarifications.make(
        Kind.FAILED,
        reason.code,
        f"{name}: {reason.message}",
        reason.message,
        severity=Clarification.Severity.ERROR,
        municipality=municipality,
        file_name=name[-255:],
        line=reason.line,
    )
    listed = Clarification.objects.open().filter(kind=Kind.FAILED, file_name=name[-255:])
    clarifications.reconcile(listed.filter(municipality=municipality), [row])


def settle_failures(name: str, municipality: Municipality) -> None:
    """The file is in: what was said of it when it failed is no longer so."""
    listed = Clarification.objects.open().filter(kind=Kind.FAILED, file_name=name[-255:])
    clarifications.settle_all(row for row in listed if row.municipality_id in (None, municipality.pk))
