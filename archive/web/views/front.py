"""The front page, the pages about the archive, and the health check."""

from datetime import date

from django.db.models import Count, Max, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from archive.models import Committee, Item, Kind, Meeting, Municipality
from archive.models.prepared import prepared
from archive.models.visibility import now, visible
from archive.web.examples import examples
from archive.web.latest import decided_at, with_minutes
from archive.web.topics import by_topic, most, titled

MEETINGS_SHOWN = 4
COMING_SHOWN = 5
TOPICS_SHOWN = 8


def home(request: HttpRequest) -> HttpResponse:
    """Search first; then what was decided last, the next meetings, the committees, and topics."""
    today = localdate(now())
    committees = _committees(today)
    towns = list(dict.fromkeys(committee.municipality for committee in committees))
    context = {
        "latest": decided_at(_last()),
        "coming": _coming(today),
        "latest_held": max(filter(None, (vars(one)["latest"] for one in committees)), default=None),
        "committees": committees,
        "topics": most(titled(_topics()), TOPICS_SHOWN),
        "municipalities": towns,
        "municipality": towns[0] if len(towns) == 1 else None,
    }
    return render(request, "home.html", context)


@prepared
def _last() -> QuerySet[Meeting]:
    return with_minutes(Meeting.objects.public())[:MEETINGS_SHOWN]


@prepared
def _coming(today: date) -> QuerySet[Meeting]:
    return Meeting.objects.public().with_committee().coming(today)[:COMING_SHOWN]


@prepared
def _topics() -> QuerySet[Item, tuple[str, int, date]]:
    return by_topic(Item.objects.public())


@prepared
def _committees(today: date) -> QuerySet[Committee]:
    """Each with the date of its last meeting up to today."""
    held = visible("meetings__") & Q(meetings__date__lte=today)
    public = Committee.objects.public().select_related("municipality")
    return public.annotate(latest=Max("meetings__date", filter=held)).order_by(
        "municipality__sort_key", "sort_key"
    )


def about(request: HttpRequest) -> HttpResponse:
    """What the archive is, what it holds, and how far to trust it."""
    held = visible("committees__meetings__") & ~Q(committees__meetings__kind=Kind.PLANNED)
    holdings = (
        Municipality.objects.public()
        .annotate(
            meetings=Count("committees__meetings", filter=held, distinct=True),
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
