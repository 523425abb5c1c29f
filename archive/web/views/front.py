"""The front page, the pages about the archive, and the health check."""

from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from archive.models import Committee, Item, Meeting, Municipality
from archive.models.visibility import now, visible
from archive.web.examples import examples
from archive.web.latest import latest_decisions
from archive.web.topics import most, topic_counts

MEETINGS_SHOWN = 4
COMING_SHOWN = 5
TOPICS_SHOWN = 8


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
        "latest": latest_decisions(Meeting.objects.public(), MEETINGS_SHOWN),
        "coming": Meeting.objects.public().with_committee().coming(today)[:COMING_SHOWN],
        "committees": committees,
        "topics": most(topic_counts(Item.objects.public()), TOPICS_SHOWN),
        "municipalities": towns,
        "municipality": towns[0] if len(towns) == 1 else None,
    }
    return render(request, "home.html", context)


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
