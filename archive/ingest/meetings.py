"""Which meeting a document tells of, and the meeting's header."""

import datetime
from collections.abc import Sequence

from archive.ingest import clarifications, fields, headers, matching, privacy, saving, screening, slugs
from archive.ingest.intake import Intake
from archive.ingest.known_items import names_of
from archive.ingest.merge import merged, same
from archive.models import Committee, Correction, Item, Kind, Meeting, Source, naming
from archive.models.changes import note_pages


def find(committee: Committee, read_committee: str, parse: fields.Json) -> Meeting | None:
    """The meeting of this committee and date, also where a clerk has moved either since it was read.

    A planned one is the document's where no other fits. Of several, and where both starts are known and
    differ, the items decide: under half alike is another meeting. An addendum always belongs to one that is
    there.
    """
    found = _candidates(committee, read_committee, datetime.date.fromisoformat(parse["date"]))
    held = [(one, starts) for one, starts in found if one.kind != Kind.PLANNED]
    planned = [one for one, _ in found if one.kind == Kind.PLANNED]
    return _fitting(held, parse) or next(iter(planned), None)


def _fitting(found: list[tuple[Meeting, set[str]]], parse: fields.Json) -> Meeting | None:
    same_start = [one for one, starts in found if parse["start"] in starts]
    if same_start:
        return same_start[0]
    if parse["kind"] == "addendum" or parse["start"] is None:
        return found[0][0] if found else None
    for meeting, starts in found:
        if not starts or _half_alike(meeting, parse["items"]):
            return meeting
    return None


def _candidates(
    committee: Committee, read_committee: str, date: datetime.date
) -> list[tuple[Meeting, set[str]]]:
    """Meetings with the starts known of each, those found by what the machine read before others."""
    municipality = committee.municipality_id
    sources = Source.objects.filter(municipality=municipality, read_committee=read_committee, read_date=date)
    starts: dict[int, set[str]] = {}
    for key, start in sources.order_by("pk").values_list("meeting_id", "read_start"):
        starts.setdefault(key, set()).update(filter(None, [fields.as_json(start)]))
    known = Meeting.objects.in_bulk(starts) if starts else {}
    meetings = [known[key] for key in starts]
    meetings += Meeting.objects.filter(committee=committee, date=date).exclude(pk__in=starts).order_by("pk")
    own = {meeting.pk: {fields.as_json(meeting.start)} if meeting.start else set() for meeting in meetings}
    return [(meeting, starts.get(meeting.pk, set()) | own[meeting.pk]) for meeting in meetings]


def _half_alike(meeting: Meeting, parsed: Sequence[fields.Json]) -> bool:
    rows = Item.objects.filter(meeting=meeting)
    old = [matching.known([row.title], [row.number], [row.case_number], row.closed) for row in rows]
    pairs = matching.match(old, [names_of(item) for item in parsed]).pairs
    return 2 * len(pairs) >= len(parsed)


def locked(found: Meeting) -> Meeting:
    """The meeting as it is now, held until the transaction ends: a correction waits, and is then seen."""
    rows = Meeting.objects.select_related("committee__municipality", "source")
    return rows.select_for_update(of=("self",), no_key=True).get(pk=found.pk)


def create(committee: Committee, parse: fields.Json, now: datetime.datetime) -> Meeting:
    """A new meeting as the document heads it, at an address nobody has had."""
    date = datetime.date.fromisoformat(parse["date"])
    meeting = Meeting(committee=committee, date=date, kind=parse["kind"], updated_at=now)
    for name, value in fields.header(parse).items():
        fields.assign(meeting, name, value)
    meeting.slug = slugs.meeting_slug(committee, date)
    meeting.kept_until = committee.municipality.shows_until(date)
    meeting.first_public_at = meeting.opens(now)
    return Meeting.objects.bulk_create([meeting])[0]


def add_source(
    meeting: Meeting, source: Source, parse: fields.Json, name: str, url: str, committee_name: str
) -> Source:
    """Fill in and insert the row of a source whose municipality and file are set."""
    source.meeting, source.name, source.url = meeting, name[-255:], url
    source.kind, source.parse = parse["kind"], parse
    source.read_committee = read_key(committee_name)
    source.read_date = datetime.date.fromisoformat(parse["date"])
    source.read_start = parse["start"] and datetime.time.fromisoformat(parse["start"])
    note_pages()
    return Source.objects.bulk_create([source])[0]


def read_key(committee_name: str) -> str:
    """What a source's committee is known by, whatever it is later called."""
    return naming.search_key(committee_name)[:400]


def take_header(intake: Intake, *, new: bool) -> bool:
    """Bring the header up to this document, and let it stand for the meeting where nothing outranks it.

    Returns whether a reader sees a change.
    """
    meeting = intake.meeting
    if new:
        Meeting.objects.filter(pk=meeting.pk).update(source=intake.source)
        meeting.source = intake.source
        return False
    changed = merge_header(intake)
    if intake.outranked(meeting.kind):
        return changed
    if meeting.kind == Kind.PLANNED:
        meeting.first_public_at = meeting.first_public_at or meeting.opens(intake.now)
    changed |= meeting.kind != intake.kind
    meeting.kind, meeting.source = intake.kind, intake.source
    return changed


def merge_header(intake: Intake) -> bool:
    """Bring the header to what all the meeting's documents say; a clerk's word stands.

    What none of them ever said is as it was planned. Returns whether a reader sees a change.
    """
    meeting = intake.meeting
    base, theirs = headers.before_and_after(intake)
    touched = set(
        Correction.objects.live().filter(meeting=meeting, item=None).values_list("field", flat=True)
    )
    changed = False
    for name, read in theirs.items():
        ours = fields.value(meeting, name)
        value, conflict = merged(name, base[name], ours, read, touched=name in touched)
        if conflict:
            intake.conflicts.append((None, conflict))
        elif name in touched and same(read, ours):
            intake.agreed.add((None, name))
        if not value and not base[name]:
            value = ours
        if value != ours:
            fields.assign(meeting, name, value)
            changed = True
    return changed


def review(intake: Intake) -> bool:
    """Hold the meeting where its header holds a personal number. Returns whether the row changed."""
    meeting = intake.meeting
    matters = clarifications.of_meeting(meeting, privacy.scan(privacy.meeting_parts(meeting)))
    intake.matters += matters
    held = screening.hold_where_needed(meeting, matters)
    if held and intake.report.status == "created":
        meeting.first_public_at = None
    intake.report.held += held
    return held


def save(intake: Intake, *, changed: bool) -> None:
    """Save the header: with history and log where a reader sees a change, else only its source."""
    meeting = intake.meeting
    if not changed:
        Meeting.objects.filter(pk=meeting.pk).update(source=meeting.source)
        return
    meeting.updated_at = intake.now
    saving.save(meeting, why=f"ingest: {intake.source.name}")
