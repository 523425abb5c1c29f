"""Read kept sources again with a newer parser: the same merge, one transaction a document."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from archive import parsing
from archive.ingest import (
    differences,
    fields,
    known_items,
    matching,
    meetings,
    mentions,
    older_files,
    placing,
    same_lines,
    screening,
    settling,
)
from archive.ingest.differences import Change
from archive.ingest.documents import complete, fail_document
from archive.ingest.intake import Intake
from archive.ingest.known_items import KnownItem, names_of
from archive.ingest.refusals import Refused, unexpected
from archive.ingest.report import Report
from archive.ingest.slugs import meeting_path
from archive.models import AuditEntry, Item, Kind, Source, recording
from archive.models.changes import note_pages
from archive.parsing import PARSER_VERSION, Minutes, Unreadable


@dataclass(slots=True)
class Reread:
    """What became of one source. `changes`: what readers and clerks would see change, field by field."""

    report: Report
    sha256: str
    changes: list[Change] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        return {
            **self.report.to_dict(),
            "sha256": self.sha256,
            "changes": [asdict(one) for one in self.changes],
        }


class _Rehearsed(Exception):  # noqa: N818  # no error: the end of a rehearsal
    """Ends a rehearsal: everything is rolled back but what it found."""


def outdated(sources: QuerySet[Source]) -> QuerySet[Source]:
    """Those that another version of the parser has read."""
    return sources.exclude(parser_version=PARSER_VERSION)


def reread(
    sources: QuerySet[Source], *, apply: bool = False, allow_removals: bool = False
) -> Iterator[Reread]:
    """Read these again, in the order they came, and report on each; without `apply` nothing is written.

    One that fails is reported, and listed for the clerk where `apply`; the others go on.
    """
    for pk in list(sources.order_by("taken_in_at", "pk").values_list("pk", flat=True)):
        source = Source.objects.select_related("file", "municipality").get(pk=pk)
        yield _one(source, apply, allow_removals)


def _one(source: Source, apply: bool, allow_removals: bool) -> Reread:
    found = Reread(Report(source.name, "unchanged", kind=source.kind), source.file.sha256)
    try:
        _merge(source, _read(source), found, apply, allow_removals)
        return found
    except _Rehearsed:
        return found
    except Refused as error:
        reason = error
    except Exception as error:  # the next document is another matter
        reason = unexpected(error)
    found.report = fail_document(source.name, reason, municipality=source.municipality, dry_run=not apply)
    found.changes = []
    return found


def _read(source: Source) -> Minutes:
    """What the parser now makes of the kept bytes. Raises Refused."""
    try:
        return complete(parsing.parse(source.file.path.read_bytes(), source.name))
    except FileNotFoundError:
        raise Refused("source-lost", "Kildefilen mangler i datamappen. Kør manage.py verify.") from None
    except Unreadable as error:
        raise Refused("unreadable", str(error).removeprefix(f"{source.name}: ")) from error


def _merge(source: Source, minutes: Minutes, found: Reread, apply: bool, allow_removals: bool) -> None:
    parse = json.loads(json.dumps(parsing.to_dict(minutes)))
    with recording() as touched:
        meeting = meetings.locked(source.meeting)
        source.refresh_from_db()  # as it is now that nobody else changes it
        source.meeting = meeting
        found.report.address = meeting_path(meeting.committee, meeting.slug)
        if parse != source.parse:
            before = differences.contents(meeting)
            _take_again(source, parse, found.report, touched, allow_removals)
            found.changes = differences.changes(before, differences.contents(meeting))
            found.report.status = "updated" if found.changes else "unchanged"
        _keep(source, parse)
        if parse != source.parse:
            older_files.hold(meeting)
        settling.settle_failures(source.name, source.municipality)
        if not apply:
            raise _Rehearsed


def _keep(source: Source, parse: fields.Json) -> None:
    """The parse and its parser's version."""
    values: dict[str, Any] = {"parser_version": PARSER_VERSION}
    if parse != source.parse:
        values["parse"] = parse
        note_pages()  # versions are compared by their parses, and lines are told beside texts
    Source.objects.filter(pk=source.pk).update(**values)


def _take_again(
    source: Source, parse: fields.Json, report: Report, touched: set[int], allow_removals: bool
) -> None:
    """Merge the new reading as a version that replaces the old one."""
    meeting, now = source.meeting, timezone.now()
    _same_meeting(source, parse)
    intake = Intake(parse, source.municipality, meeting.committee, meeting, source, now, touched, report)
    intake.replaced, report.status = source.parse, "updated"
    known = known_items.load(meeting)
    found = _which_is_which(source, known, parse["items"])
    _point_at(source, known, found)
    if _superseded(source):
        return
    in_force = source.pk == meeting.source_id
    header_changed = meetings.take_header(intake, new=False) if in_force else meetings.merge_header(intake)
    header_changed |= meetings.review(intake)
    placing.place(intake, known, allow_removals=allow_removals, found=found)
    meetings.save(intake, changed=header_changed)
    screening.hold_source(intake)
    mentions.refresh(touched)
    settling.settle_up(intake)
    AuditEntry.objects.create(
        command="reread",
        action="reread",
        meeting_id=meeting.pk,
        source_id=source.pk,
        detail={"from": source.parser_version, "to": PARSER_VERSION, "sha256": source.file.sha256},
    )


def _same_meeting(source: Source, parse: fields.Json) -> None:
    """Raise Refused where the new reading is of another meeting, or another kind of document."""
    read = (meetings.read_key(parse["committee"]), parse["date"])
    if parse["kind"] != source.kind:
        kinds = f"{Kind(source.kind).label}, og er nu {Kind(parse['kind']).label}"
        raise Refused("reread-kind", f"Dokumentet var læst som {kinds}. Intet er ændret; tag det op igen.")
    if read != (source.read_committee, source.read_date.isoformat()):
        said = f"{parse['committee']} den {parse['date']}"
        raise Refused(
            "reread-meeting",
            f"Dokumentet læses nu som et andet møde ({said}). Intet er ændret; ret mødet i administrationen.",
        )


def _which_is_which(source: Source, known: list[KnownItem], parsed: list[fields.Json]) -> matching.Matches:
    """By the lines of the same file, then by name among the rest."""
    mine = [i for i, one in enumerate(known) if one.row.source_id == source.pk]
    lines = same_lines.by_lines([known[i].base for i in mine], parsed)
    found = matching.Matches(pairs={j: mine[i] for j, i in lines.items()})
    old = [i for i in range(len(known)) if i not in found.pairs.values()]
    new = [j for j in range(len(parsed)) if j not in found.pairs]
    rest = matching.match([known[i].names() for i in old], [names_of(parsed[j]) for j in new])
    found.pairs |= {new[j]: old[i] for j, i in rest.pairs.items()}
    found.doubts = {new[j]: old[i] for j, i in rest.doubts.items()}
    return found


def _point_at(source: Source, known: list[KnownItem], found: matching.Matches) -> None:
    """Where each item that was read from this source stands in the new reading; None where it does not."""
    places = {i: j for j, i in found.pairs.items()}
    for i, one in enumerate(known):
        if one.row.source_id == source.pk and one.row.source_index != places.get(i):
            one.row.source_index = places.get(i)
            Item.objects.filter(pk=one.row.pk).update(source_index=one.row.source_index)


def _superseded(source: Source) -> bool:
    """Whether a later version of the same kind stands in its place: then nothing shown is read from it."""
    later = Q(taken_in_at__gt=source.taken_in_at) | Q(taken_in_at=source.taken_in_at, pk__gt=source.pk)
    same = Source.objects.filter(later, meeting=source.meeting_id, kind=source.kind)
    return source.kind != Kind.ADDENDUM and same.exists()
