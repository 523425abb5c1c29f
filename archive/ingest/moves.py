"""Move a meeting to another date or committee; its old addresses, and its items', go on answering."""

import datetime
import difflib

from django.contrib.auth.models import User

from archive.ingest import derivation, known_items, slugs
from archive.ingest.refusals import Refused
from archive.ingest.saving import save
from archive.models import Committee, Item, Meeting, OldAddress, naming

MOVING = ("date", "committee")


def move(meeting: Meeting, *, date: str | None = None, committee: str | None = None) -> None:
    """Set date, committee (by name, in the same municipality) and address; the caller saves."""
    before = slugs.meeting_path(meeting.committee, meeting.slug)
    old_date, old_committee = meeting.date, meeting.committee_id
    if committee is not None:
        meeting.committee = _committee(meeting.committee, committee)
    if date is not None:
        meeting.date = datetime.date.fromisoformat(date)
    if (meeting.date, meeting.committee_id) == (old_date, old_committee):
        return
    meeting.slug = slugs.meeting_slug(meeting.committee, meeting.date, moving=meeting)
    _leave(meeting, before, slugs.meeting_path(meeting.committee, meeting.slug))


def _committee(now: Committee, name: str) -> Committee:
    rows = {row.search_key: row for row in Committee.objects.filter(municipality=now.municipality)}
    if row := rows.get(naming.search_key(name)):
        return row
    near = difflib.get_close_matches(naming.search_key(name), rows, n=3)
    hint = f" Mente du {' eller '.join(rows[key].name for key in near)}?" if near else ""
    raise Refused("committee-unknown", f"Udvalget »{name}« er ikke i arkivet.{hint}")


def _leave(meeting: Meeting, before: str, after: str) -> None:
    """Old addresses for the meeting and each item; where it moves back, its own become live again."""
    OldAddress.objects.filter(path__startswith=after).delete()
    items = Item.objects.filter(meeting=meeting)
    rows = [OldAddress(path=before, meeting=meeting)]
    rows += [OldAddress(path=f"{before}{item.slug}/", item=item) for item in items]
    OldAddress.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["path"], update_fields=["meeting", "item"]
    )


def reread_items(meeting: Meeting, user: User | None) -> None:
    """Which decision is the meeting's own hangs on its date and committee: compute the outcomes again."""
    for known in known_items.load(meeting):
        if derivation.refresh(known):
            save(known.row, user=user, why="move")
