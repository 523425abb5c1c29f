"""Lists to browse: a municipality, its meetings and calendar, a committee and its years."""

from datetime import date
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from archive.models import Committee, Meeting
from archive.models.prepared import prepared
from archive.models.visibility import now, visible
from archive.web.charts import total
from archive.web.filters import MeetingFilter
from archive.web.latest import decided_at
from archive.web.lookups import committee_at, municipality_at
from archive.web.narrowing import narrowing
from archive.web.paging import page_of
from archive.web.places import COMMITTEE, MUNICIPALITY, by_month, counted, other_years


def municipality(request: HttpRequest, kommune: str) -> HttpResponse:
    """A municipality: its committees, what is next and was last, its years and topics."""
    place = municipality_at(kommune)
    today = localdate(now())
    committees = _committees(place.pk, today)
    for committee in committees:
        committee.municipality = place
    context = {
        "municipality": place,
        "committees": committees,
        "meetings": MUNICIPALITY.recent(place.pk, today),
        "coming": MUNICIPALITY.coming(place.pk, today),
        "years": MUNICIPALITY.years(place.pk),
        "topics": MUNICIPALITY.topics(place.pk),
    }
    return render(request, "municipality.html", context)


@prepared
def _committees(municipality: int, today: date) -> QuerySet[Committee]:
    """Each with its number of meetings up to today, and the last one's date."""
    until_today = visible("meetings__") & Q(meetings__date__lte=today)
    counts = {
        "meeting_count": Count("meetings", filter=until_today),
        "latest": Max("meetings__date", filter=until_today),
    }
    own = Committee.objects.public().filter(municipality=municipality)
    return own.annotate(**counts).order_by("sort_key")


def meetings(request: HttpRequest, kommune: str) -> HttpResponse:
    """Every meeting of a municipality, narrowed by committee, year and dates."""
    place = municipality_at(kommune)
    own = Meeting.objects.public().filter(committee__municipality=place)
    filters = MeetingFilter(request.GET, queryset=counted(own))
    valid = filters.is_valid()
    today = localdate(now())
    context: dict[str, Any] = {
        "municipality": place,
        "nothing_planned": not MUNICIPALITY.coming(place.pk, today),
        "latest_held": next((one.date for one in MUNICIPALITY.recent(place.pk, today)), None),
        "filters": filters,
        "narrowing": narrowing(request, understood=valid),
        "page": page_of(filters.qs if valid else own.none(), request),
        "committees": Committee.objects.public().filter(municipality=place).order_by("sort_key"),
        "years": [entry["year"] for entry in MUNICIPALITY.years(place.pk)],
    }
    return render(request, "meeting_list.html", context, status=200 if valid else 400)


def calendar(request: HttpRequest, kommune: str, aar: int) -> HttpResponse:
    """A year's meetings of all committees, month by month."""
    place = municipality_at(kommune)
    own = Meeting.objects.public().filter(committee__municipality=place)
    found = list(counted(own.in_year(aar)).order_by("date", "start", "pk"))
    if not found:
        raise Http404(f"{place} har ingen møder fra {aar} i arkivet.")
    earlier, later = other_years(aar, MUNICIPALITY.years(place.pk))
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
    today = localdate(now())
    bars = COMMITTEE.outcomes(place.pk)
    context = {
        "municipality": place.municipality,
        "committee": place,
        "latest": decided_at(COMMITTEE.last(place.pk)),
        "meetings": COMMITTEE.recent(place.pk, today),
        "coming": COMMITTEE.coming(place.pk, today),
        "years": COMMITTEE.years(place.pk),
        "topics": COMMITTEE.topics(place.pk),
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
    earlier, later = other_years(aar, COMMITTEE.years(place.pk))
    context = {
        "municipality": place.municipality,
        "committee": place,
        "year": aar,
        "meetings": found,
        "earlier": earlier,
        "later": later,
    }
    return render(request, "year.html", context)
