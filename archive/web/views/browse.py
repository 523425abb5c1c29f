"""Lists to browse: a municipality, its meetings and calendar, a committee and its years."""

from typing import Any

from django.db.models import Count, Max, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from archive.models import Committee, Item, Meeting
from archive.models.visibility import now, visible
from archive.web.charts import outcome_bars, total
from archive.web.filters import MeetingFilter
from archive.web.indexing import narrowed
from archive.web.latest import latest_decisions
from archive.web.lookups import committee_at, municipality_at
from archive.web.paging import page_of
from archive.web.places import by_month, coming, counted, held, other_years, years_of
from archive.web.topics import most, topic_counts

RECENT = 8
COMING = 5
TOPICS = 8


def municipality(request: HttpRequest, kommune: str) -> HttpResponse:
    """A municipality: its committees, what is next and was last, its years and topics."""
    place = municipality_at(kommune)
    own = Meeting.objects.public().filter(committee__municipality=place)
    until_today = visible("meetings__") & Q(meetings__date__lte=localdate(now()))
    committees = (
        Committee.objects.public()
        .filter(municipality=place)
        .annotate(
            meeting_count=Count("meetings", filter=until_today),
            latest=Max("meetings__date", filter=until_today),
        )
        .order_by("sort_key")
    )
    for committee in committees:
        committee.municipality = place
    items = Item.objects.public().filter(meeting__committee__municipality=place)
    context = {
        "municipality": place,
        "committees": committees,
        "meetings": counted(held(own))[:RECENT],
        "coming": coming(own, COMING),
        "years": years_of(own),
        "topics": most(topic_counts(items), TOPICS),
    }
    return render(request, "municipality.html", context)


def meetings(request: HttpRequest, kommune: str) -> HttpResponse:
    """Every meeting of a municipality, narrowed by committee, year and dates."""
    place = municipality_at(kommune)
    own = Meeting.objects.public().filter(committee__municipality=place)
    filters = MeetingFilter(request.GET, queryset=counted(own))
    valid = filters.is_valid()
    context: dict[str, Any] = {
        "municipality": place,
        "filters": filters,
        "narrowed": narrowed(request.GET),
        "page": page_of(filters.qs if valid else own.none(), request),
        "committees": Committee.objects.public().filter(municipality=place).order_by("sort_key"),
        "years": [entry["year"] for entry in years_of(own)],
    }
    return render(request, "meeting_list.html", context, status=200 if valid else 400)


def calendar(request: HttpRequest, kommune: str, aar: int) -> HttpResponse:
    """A year's meetings of all committees, month by month."""
    place = municipality_at(kommune)
    own = Meeting.objects.public().filter(committee__municipality=place)
    found = list(counted(own.in_year(aar)).order_by("date", "start", "pk"))
    if not found:
        raise Http404(f"{place} har ingen møder fra {aar} i arkivet.")
    earlier, later = other_years(aar, years_of(own))
    context = {
        "municipality": place,
        "year": aar,
        "count": len(found),
        "months": by_month(found),
        "today": localdate(now()),
        "earlier": earlier,
        "later": later,
    }
    return render(request, "calendar.html", context)


def committee(request: HttpRequest, kommune: str, udvalg: str) -> HttpResponse:
    """A committee: what it is, its meetings, what it decides about and how it decided."""
    place = committee_at(kommune, udvalg)
    own = Meeting.objects.public().filter(committee=place)
    items = Item.objects.public().filter(meeting__committee=place)
    bars = outcome_bars(items.filter(meeting__kind="minutes"))
    context = {
        "municipality": place.municipality,
        "committee": place,
        "latest": latest_decisions(own, 1),
        "meetings": counted(held(own))[:RECENT],
        "coming": coming(own, COMING),
        "years": years_of(own),
        "topics": most(topic_counts(items), TOPICS),
        "bars": bars,
        "decided": total(bars),
    }
    return render(request, "committee.html", context)


def year(request: HttpRequest, kommune: str, udvalg: str, aar: int) -> HttpResponse:
    """A committee's meetings of one year, with the years beside it."""
    place = committee_at(kommune, udvalg)
    own = Meeting.objects.public().filter(committee=place)
    found = list(counted(own.in_year(aar)))
    if not found:
        raise Http404(f"{place} har ingen møder fra {aar} i arkivet.")
    earlier, later = other_years(aar, years_of(own))
    context = {
        "municipality": place.municipality,
        "committee": place,
        "year": aar,
        "meetings": found,
        "earlier": earlier,
        "later": later,
    }
    return render(request, "year.html", context)
