"""Cases: a list to find one in, and a case's journey through committees."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from archive.models import Case, Item
from archive.models.prepared import prepared
from archive.parsing.bodies import is_council
from archive.web.case_titles import usual_title, with_usual_titles
from archive.web.decisions import Said, outcome_in_list, with_decisions
from archive.web.filters import CaseFilter
from archive.web.linked_data import case_data
from archive.web.lookups import municipality_at
from archive.web.narrowing import narrowing
from archive.web.onward import still_to_come
from archive.web.paging import page_of


def cases(request: HttpRequest, kommune: str) -> HttpResponse:
    place = municipality_at(kommune)
    public = Item.objects.public().filter(case=OuterRef("pk"))
    counted = public.order_by().values("case")
    own = (
        with_usual_titles(Case.objects.public().filter(municipality=place))
        .select_related("topic")
        .annotate(
            item_count=Subquery(counted.annotate(n=Count("pk")).values("n")),
            latest=Subquery(counted.annotate(d=Max("meeting__date")).values("d")),
        )
        .order_by("catch_all", "-latest", "number")
    )
    filters = CaseFilter(request.GET, queryset=own)
    valid = filters.is_valid()
    page = page_of(filters.qs if valid else own.none(), request)
    for case in page:
        case.municipality = place
    journeys = journeys_of(list(page), filters.form.cleaned_data if valid else {})
    context = {
        "municipality": place,
        "filters": filters,
        "narrowing": narrowing(request, understood=valid),
        "page": page,
        "rows": [(case, journeys.get(case.pk)) for case in page],
    }
    return render(request, "case_list.html", context, status=200 if valid else 400)


@dataclass(frozen=True, slots=True)
class Journey:
    """The bodies a case came by, each once for as long as it stayed there, and what the last one said.

    bodies: their names, each with the day the case first came there, and whether it came on then in the time
    that is asked for.
    """

    bodies: list[tuple[str, datetime.date, bool]]
    last: Item
    said: Said | None


def journeys_of(cases: list[Case], asked: dict[str, Any]) -> dict[int, Journey]:
    """By the case's key. A catch-all has none: what shares its number is many matters.

    asked: the time and the way that the list is narrowed by, as the filter read them.
    """
    since, until = asked.get("fra") or datetime.date.min, asked.get("til") or datetime.date.max
    anywhere = asked.get("flere") != "byraad"
    told = bool(asked.get("flere") and (asked.get("fra") or asked.get("til")))
    own = Item.objects.public().filter(case__in=[case for case in cases if not case.catch_all])
    items = with_decisions(own.with_place().order_by("meeting__date", "meeting_id", "position", "pk"))
    stops: dict[int, list[Item]] = {}
    for item in items:
        stops.setdefault(item.case_id or 0, []).append(item)
    return {
        key: Journey(
            [
                (name, day, told and bool(place) and since <= day <= until and (anywhere or is_council(name)))
                for place, (name, day) in enumerate(_stays(found))
            ],
            found[-1],
            outcome_in_list(found[-1]),
        )
        for key, found in stops.items()
    }


def _stays(stops: list[Item]) -> Iterator[tuple[str, datetime.date]]:
    """Each body in turn, with the day the case first came there."""
    for name, stay in groupby(stops, lambda item: item.meeting.committee.name):
        yield name, next(stay).meeting.date


def case(request: HttpRequest, kommune: str, sag: str) -> HttpResponse:
    """A case through time: each stop with what was decided there."""
    rows = _cases_at(kommune, sag)
    if not rows:
        raise Http404("Der er ingen sag på denne adresse.")
    found = rows[0]
    stops = with_decisions(_stops_of(found.pk))
    title = "" if found.catch_all else usual_title(stops)
    context = {
        "municipality": found.municipality,
        "case": found,
        "linked": case_data(request, found, title, stops),
        "stops": [Stop(item, outcome_in_list(item), again(item, before)) for item, before in pairs(stops)],
        "bodies": bodies_of({item.meeting.committee_id: item.meeting.committee.name for item in stops}),
        "onward": still_to_come(found, stops),
        "title": title,
    }
    return render(request, "case.html", context)


def bodies_of(names: dict[int, str]) -> str:
    """Those that treated a case, by key, in words: "3 udvalg og byrådet"; "" for one alone."""
    councils = [name[:1].lower() + name[1:] for name in names.values() if is_council(name)]
    others = len(names) - len(councils)
    if len(names) < 2 or not others:
        return ""
    return " og ".join(["et udvalg" if others == 1 else f"{others} udvalg", *councils])


@prepared
def _cases_at(kommune: str, slug: str) -> QuerySet[Case]:
    """At most one."""
    public = Case.objects.public().select_related("municipality", "topic")
    return public.filter(municipality__slug=kommune, slug=slug)


@prepared
def _stops_of(case: int) -> QuerySet[Item]:
    own = Item.objects.public().filter(case=case).with_place()
    return own.order_by("meeting__date", "meeting_id", "position", "pk")


@dataclass(frozen=True, slots=True)
class Stop:
    """A treatment of the case. `again`: what was recommended is what was recommended at the stop before."""

    item: Item
    said: Said | None
    again: bool


def pairs(stops: list[Item]) -> list[tuple[Item, Item | None]]:
    """Each stop with the one before it."""
    return list(zip(stops, [None, *stops], strict=False))


def again(item: Item, before: Item | None) -> bool:
    return bool(before and item.clauses and item.clauses == before.clauses)
