"""Lists to browse: a municipality, its meetings, a committee and its years."""

from typing import Any

from django.db.models import Count, Max, Q
from django.db.models.functions import ExtractYear
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from archive.models import Committee, Meeting
from archive.models.meetings import MeetingQuerySet
from archive.models.visibility import visible
from archive.web.filters import MeetingFilter
from archive.web.lookups import committee_at, municipality_at
from archive.web.paging import page_of

RECENT = 8


def counted(meetings: MeetingQuerySet) -> MeetingQuerySet:
    """Meetings with the number of items their own list shows, newest first."""
    shown = Count("items", filter=visible("items__"), distinct=True)
    return meetings.with_committee().annotate(item_count=shown).order_by("-date", "-start", "pk")


def municipality(request: HttpRequest, kommune: str) -> HttpResponse:
    place = municipality_at(kommune)
    shown = visible("meetings__")
    committees = (
        Committee.objects.public()
        .filter(municipality=place)
        .annotate(meeting_count=Count("meetings", filter=shown), latest=Max("meetings__date", filter=shown))
        .order_by("sort_key")
    )
    for committee in committees:
        committee.municipality = place
    recent = counted(Meeting.objects.public().filter(committee__municipality=place))[:RECENT]
    return render(
        request, "municipality.html", {"municipality": place, "committees": committees, "meetings": recent}
    )


def meetings(request: HttpRequest, kommune: str) -> HttpResponse:
    """Every meeting of a municipality, narrowed by committee, year and dates."""
    place = municipality_at(kommune)
    own = Meeting.objects.public().filter(committee__municipality=place)
    filters = MeetingFilter(request.GET, queryset=counted(own))
    valid = filters.is_valid()
    context: dict[str, Any] = {
        "municipality": place,
        "filters": filters,
        "page": page_of(filters.qs if valid else own.none(), request),
        "committees": Committee.objects.public().filter(municipality=place).order_by("sort_key"),
        "years": own.annotate(year=ExtractYear("date"))
        .values_list("year", flat=True)
        .distinct()
        .order_by("-year"),
    }
    return render(request, "meeting_list.html", context, status=200 if valid else 400)


def committee(request: HttpRequest, kommune: str, udvalg: str) -> HttpResponse:
    place = committee_at(kommune, udvalg)
    own = Meeting.objects.public().filter(committee=place)
    context = {
        "municipality": place.municipality,
        "committee": place,
        "meetings": counted(own)[:RECENT],
        "years": own.annotate(year=ExtractYear("date"))
        .values("year")
        .annotate(count=Count("pk"))
        .order_by("-year"),
    }
    return render(request, "committee.html", context)


def year(request: HttpRequest, kommune: str, udvalg: str, aar: int) -> HttpResponse:
    """A committee's meetings of one year, with the years beside it."""
    place = committee_at(kommune, udvalg)
    own = Meeting.objects.public().filter(committee=place)
    found = list(counted(own.in_year(aar)))
    if not found:
        raise Http404(f"{place} har ingen møder fra {aar} i arkivet.")
    beside = own.filter(Q(date__year__lt=aar) | Q(date__year__gt=aar)).annotate(year=ExtractYear("date"))
    years = list(beside.values_list("year", flat=True).distinct().order_by("year"))
    context = {
        "municipality": place.municipality,
        "committee": place,
        "year": aar,
        "meetings": found,
        "earlier": max((y for y in years if y < aar), default=None),
        "later": min((y for y in years if y > aar), default=None),
    }
    return render(request, "year.html", context)
