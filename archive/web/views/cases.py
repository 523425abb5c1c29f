"""Cases: a list to find one in, and a case's journey through committees."""

from collections import Counter

from django.db.models import Count, Max, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from archive.models import Case, Item
from archive.web.decisions import outcome_in_list, with_decisions
from archive.web.filters import CaseFilter
from archive.web.lookups import municipality_at
from archive.web.paging import page_of


def cases(request: HttpRequest, kommune: str) -> HttpResponse:
    place = municipality_at(kommune)
    public = Item.objects.public().filter(case=OuterRef("pk"))
    counted = public.order_by().values("case")
    own = (
        Case.objects.public()
        .filter(municipality=place)
        .select_related("topic")
        .annotate(
            item_count=Subquery(counted.annotate(n=Count("pk")).values("n")),
            latest=Subquery(counted.annotate(d=Max("meeting__date")).values("d")),
            title=Subquery(public.order_by("-meeting__date", "-pk").values("title")[:1]),
        )
        .order_by("-latest", "number")
    )
    filters = CaseFilter(request.GET, queryset=own)
    valid = filters.is_valid()
    page = page_of(filters.qs if valid else own.none(), request)
    for case in page:
        case.municipality = place
    context = {"municipality": place, "filters": filters, "page": page}
    return render(request, "case_list.html", context, status=200 if valid else 400)


def case(request: HttpRequest, kommune: str, sag: str) -> HttpResponse:
    """A case through time: each stop with what was decided there."""
    found = get_object_or_404(
        Case.objects.public().select_related("municipality", "topic"), municipality__slug=kommune, slug=sag
    )
    items = with_decisions(Item.objects.public().filter(case=found).with_place())
    stops = list(items.order_by("meeting__date", "meeting_id", "position", "pk"))
    context = {
        "municipality": found.municipality,
        "case": found,
        "stops": [(item, outcome_in_list(item)) for item in stops],
        "title": "" if found.catch_all else usual_title([item.title for item in stops]),
    }
    return render(request, "case.html", context)


def usual_title(titles: list[str]) -> str:
    """What the case is mostly called; the latest of those called equally often."""
    often = Counter(titles)
    return max(reversed(titles), key=lambda title: often[title])
