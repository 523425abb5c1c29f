"""What was decided last: of each of the last meetings, the items that a reader would tell a neighbour of."""

import re
from typing import Any

from django.db.models import QuerySet

from archive.models import Item, Kind, Meeting, Outcome
from archive.models.meetings import MeetingQuerySet
from archive.models.prepared import prepared
from archive.web.decisions import outcome_in_list, with_decisions

ITEMS_OF_EACH = 4
ROUTINE = re.compile(r"godkendelse af dagsorden|spørgetid|meddelelser|eventuelt", re.IGNORECASE)
NEWS: dict[str, int] = {  # what a reader would tell a neighbour first
    Outcome.REJECTED: 0,
    Outcome.AMENDED: 0,
    Outcome.DEFERRED: 1,
    Outcome.RETURNED: 1,
    Outcome.APPROVED: 2,
    Outcome.RECOMMENDED: 2,
}


def with_minutes(meetings: MeetingQuerySet) -> MeetingQuerySet:
    """Those that decided something, the last first."""
    return meetings.with_committee().filter(kind=Kind.MINUTES).order_by("-date", "-start", "pk")


def decided_at(meetings: list[Meeting]) -> list[dict[str, Any]]:
    """Each of the meetings with the items that say most of it, those without any left out."""
    by_meeting: dict[int, list[Item]] = {meeting.pk: [] for meeting in meetings}
    at = {meeting.pk: meeting for meeting in meetings}
    for item in with_decisions(_decided(tuple(at)) if at else ()):
        item.meeting = at[item.meeting_id]
        by_meeting[item.meeting_id].append(item)
    return [
        {
            "meeting": meeting,
            "rows": [(item, outcome_in_list(item)) for item in _telling(by_meeting[meeting.pk])],
        }
        for meeting in meetings
        if by_meeting[meeting.pk]
    ]


@prepared
def _decided(meetings: tuple[int, ...]) -> QuerySet[Item]:
    own = Item.objects.public().filter(meeting__in=meetings, outcome__isnull=False)
    return own.order_by("position", "pk")


def _telling(items: list[Item]) -> list[Item]:
    ranked = sorted(
        items,
        key=lambda i: (
            bool(ROUTINE.match(i.title)),
            not i.outcome_remainder,
            NEWS.get(i.outcome or "", 3),
            i.position,
        ),
    )
    return sorted(ranked[:ITEMS_OF_EACH], key=lambda i: i.position)
