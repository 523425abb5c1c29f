"""The front page, the pages about the archive, and the health check."""

import re
from typing import Any

from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from archive.models import Committee, Item, Kind, Meeting, Municipality, Outcome
from archive.models.visibility import now, visible
from archive.web.decisions import outcome_in_list, with_decisions
from archive.web.examples import examples
from archive.web.topics import most, topic_counts

MEETINGS_SHOWN = 4
ITEMS_OF_EACH = 4
COMING_SHOWN = 5
TOPICS_SHOWN = 8
ROUTINE = re.compile(r"godkendelse af dagsorden|spørgetid|meddelelser|eventuelt", re.IGNORECASE)
NEWS: dict[str, int] = {  # what a reader would tell a neighbour first
    Outcome.REJECTED: 0,
    Outcome.AMENDED: 0,
    Outcome.DEFERRED: 1,
    Outcome.RETURNED: 1,
    Outcome.APPROVED: 2,
    Outcome.RECOMMENDED: 2,
}


def home(request: HttpRequest) -> HttpResponse:
    """Search first; then what was decided last, the next meetings, the committees, and topics."""
    today = localdate(now())
    held = visible("meetings__") & Q(meetings__date__lte=today)
    committees = list(
        Committee.objects.public()
        .select_related("municipality")
        .annotate(latest=Max("meetings__date", filter=held))
        .order_by("municipality__sort_key", "sort_key")
    )
    towns = list(dict.fromkeys(committee.municipality for committee in committees))
    context = {
        "latest": latest_decisions(),
        "coming": Meeting.objects.public().with_committee().coming(today)[:COMING_SHOWN],
        "committees": committees,
        "topics": most(topic_counts(Item.objects.public()), TOPICS_SHOWN),
        "municipalities": towns,
        "municipality": towns[0] if len(towns) == 1 else None,
    }
    return render(request, "home.html", context)


def latest_decisions() -> list[dict[str, Any]]:
    """The last meetings with minutes, each with the items that say most."""
    minutes = Meeting.objects.public().with_committee().filter(kind=Kind.MINUTES)
    meetings = list(minutes.order_by("-date", "-start", "pk")[:MEETINGS_SHOWN])
    items = with_decisions(
        Item.objects.public().filter(meeting__in=meetings, outcome__isnull=False).with_place()
    )
    by_meeting: dict[int, list[Item]] = {meeting.pk: [] for meeting in meetings}
    for item in items.order_by("position", "pk"):
        by_meeting[item.meeting_id].append(item)
    return [
        {
            "meeting": meeting,
            "rows": [(item, outcome_in_list(item)) for item in _telling(by_meeting[meeting.pk])],
        }
        for meeting in meetings
        if by_meeting[meeting.pk]
    ]


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


def about(request: HttpRequest) -> HttpResponse:
    """What the archive is, what it holds, and how far to trust it."""
    holdings = (
        Municipality.objects.public()
        .annotate(
            meetings=Count("committees__meetings", filter=visible("committees__meetings__"), distinct=True),
            latest=Max(
                "committees__meetings__date",
                filter=visible("committees__meetings__")
                & Q(committees__meetings__date__lte=localdate(now())),
            ),
        )
        .order_by("sort_key")
    )
    items = Item.objects.public().aggregate(
        items=Count("pk"), decided=Count("pk", filter=Q(outcome__isnull=False))
    )
    return render(request, "about.html", {"holdings": holdings, **items})


def search_help(request: HttpRequest) -> HttpResponse:
    """How to search, with queries that find something in this very archive."""
    return render(request, "search_help.html", {"examples": examples()})


def health(request: HttpRequest) -> HttpResponse:
    """For an operator's monitor: 200 "ok" where the database answers."""
    Municipality.objects.exists()
    return HttpResponse(
        "ok\n", content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-store"}
    )
