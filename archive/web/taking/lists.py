"""Every list and search of the site as something to take away: its name, its page and its rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django_filters import FilterSet

from archive.models import Case, Committee, Item, Meeting, Municipality, Outcome
from archive.models.items import ItemQuerySet
from archive.search import Query, in_order, iterate, narrow
from archive.search.narrowing import asks_nothing
from archive.search.query import UNREAD
from archive.web.case_titles import with_usual_titles
from archive.web.facets import DATES, NAMES, address, day_said
from archive.web.filters import CaseFilter, ItemFilter, MeetingFilter
from archive.web.lookups import committee_at, municipality_at
from archive.web.taking.modified import with_logged

NO_FILTERS = ("side", "arkiv")  # parameters that choose no rows
SITE = "Referatarkivet"


class BadQuery(Exception):  # noqa: N818 - an answer, not an error
    """The address asks for something that cannot be. `errors`: by parameter, in Danish."""

    def __init__(self, errors: dict[str, list[str]]) -> None:
        self.errors = errors
        super().__init__("; ".join(sentence for sentences in errors.values() for sentence in sentences))


@dataclass(frozen=True, slots=True)
class List:
    """A list's rows: meetings, items or cases, all public, in the page's order.

    found: the search to ask where words are searched for; rows is then every public item.
    """

    title: str
    page: str  # its address with the query
    rows: QuerySet[Any]
    found: Query | None = None

    @property
    def model(self) -> type[Meeting] | type[Item] | type[Case]:
        return self.rows.model

    def items(self, limit: int) -> Iterator[Item]:
        """The items in the page's order; of a list of meetings or cases, none."""
        if self.found is not None:
            return iterate(self.found, limit)
        return iter(self.rows[:limit] if self.model is Item else ())


Make = Callable[..., List]


def archive(request: HttpRequest) -> List:
    towns = list(Municipality.objects.public()[:2])
    title = f"Møder i {towns[0]}" if len(towns) == 1 else "Møder i alle kommuner"
    return _meetings(request, title, Meeting.objects.public())


def municipality(request: HttpRequest, kommune: str) -> List:
    place = municipality_at(kommune)
    own = Meeting.objects.public().filter(committee__municipality=place)
    return _meetings(request, f"Møder i {place}", own)


def meetings(request: HttpRequest, kommune: str) -> List:
    return municipality(request, kommune)


def committee(request: HttpRequest, kommune: str, udvalg: str) -> List:
    place = committee_at(kommune, udvalg)
    own = Meeting.objects.public().filter(committee=place)
    return _meetings(request, f"Møder i {place.name}, {place.municipality}", own)


def year(request: HttpRequest, kommune: str, udvalg: str, aar: int) -> List:
    place = committee_at(kommune, udvalg)
    own = Meeting.objects.public().filter(committee=place).in_year(aar)
    return _meetings(request, f"Møder i {place.name}, {place.municipality}, {aar}", own)


def cases(request: HttpRequest, kommune: str) -> List:
    place = municipality_at(kommune)
    own = Case.objects.public().filter(municipality=place)
    filters = valid(CaseFilter(request.GET, queryset=with_titles(own)))
    return _list(request, f"Sager i {place}", filters.qs.order_by("catch_all", "-latest", "number"))


def case(request: HttpRequest, kommune: str, sag: str) -> List:
    own = Case.objects.public().select_related("municipality")
    found = get_object_or_404(own, municipality__slug=kommune, slug=sag)
    rows = Item.objects.public().filter(case=found).newest()
    return _list(request, f"Sag {found.number}, {found.municipality}", with_logged(rows.with_place()))


def search(request: HttpRequest) -> List:
    filters = valid(ItemFilter(request.GET, queryset=Item.objects.none()))
    return found_by(request, filters.query())


def found_by(request: HttpRequest, query: Query) -> List:
    rows = Item.objects.none() if asks_nothing(query) else narrowed(query)
    found = query if query.q.strip() else None
    return _list(request, "Søgning", with_logged(in_order(rows, query).with_place()), found)


def narrowed(query: Query) -> ItemQuerySet:
    """Public items by all but the words; everything where nothing narrows."""
    return narrow(Item.objects.public(), query)


def cases_of(request: HttpRequest, kommune: str) -> tuple[QuerySet[Case], QuerySet[Case]]:
    """The public cases that the address asks for, and all of the municipality, public or not."""
    own = Case.objects.filter(municipality__slug=kommune) if kommune else Case.objects.all()
    asked = valid(CaseFilter(request.GET, queryset=with_titles(own.public())))
    return asked.qs, own.select_related("municipality")


def with_titles(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Cases with what a list says of them: usual `title`, `latest` date, `first_public_at`."""
    public = Item.objects.public().filter(case=OuterRef("pk"))
    of_case = public.order_by().values("case")
    return with_usual_titles(with_logged(rows.select_related("municipality", "topic"))).annotate(
        latest=Subquery(of_case.annotate(d=Max("meeting__date")).values("d")),
        first_public_at=Subquery(of_case.annotate(d=Min("first_public_at")).values("d")),
        updated_at=Subquery(of_case.annotate(d=Max("updated_at")).values("d")),
    )


def _meetings(request: HttpRequest, title: str, rows: QuerySet[Meeting]) -> List:
    placed = with_logged(rows.select_related("committee__municipality"))
    filters = valid(MeetingFilter(request.GET, queryset=placed))
    return _list(request, title, filters.qs.order_by("-date", F("start").desc(nulls_last=True), "pk"))


def _list(request: HttpRequest, title: str, rows: QuerySet[Any], found: Query | None = None) -> List:
    query = request.GET.copy()
    for name in NO_FILTERS:
        query.pop(name, None)
    page = request.path[: request.path.rindex("/") + 1] + (address(query) if query else "")
    told = said(request)
    return List(f"{title}: {', '.join(told)}" if told else title, page, rows, found)


def valid(filters: FilterSet) -> Any:
    """The same filters. Raises BadQuery."""
    if not filters.is_valid():
        raise BadQuery({name: [str(one) for one in found] for name, found in filters.form.errors.items()})
    return filters


def said(request: HttpRequest) -> list[str]:
    """What the address narrows by, in words: "»skole«", "Byrådet", "2025", "fra 01.01.2025" ..."""
    asked = request.GET
    places = [value for value in asked.getlist("udvalg") if value.strip()]
    found = [f"»{asked['q'].strip()}«"] if asked.get("q", "").strip() else []
    found += ["kun beslutninger"] if asked.get("i") == "beslutning" else []
    found += _names_of(places, asked.get("kommune", "").strip())
    found += [value for value in asked.getlist("aar") if value.strip()]
    outcomes = dict(Outcome.choices) | {UNREAD: "ikke aflæst"}
    found += [str(outcomes.get(value, value)).lower() for value in asked.getlist("udfald") if value.strip()]
    found += [f"emne {asked['emne'].strip()}"] if asked.get("emne", "").strip() else []
    found += [NAMES[pair].lower() for pair in NAMES if asked.get(pair[0]) == pair[1]]
    return found + [
        f"{name.lower()} {day_said(asked[key])}" for key, name in DATES.items() if asked.get(key, "").strip()
    ]


def _names_of(places: list[str], town: str) -> list[str]:
    """Committees and municipality by name, as far as they are public; else as asked."""
    if not places and not town:
        return []
    wanted = Q(pk__in=[])
    for place in places:
        municipality, _, slug = place.partition("/")
        wanted |= Q(municipality__slug=municipality, slug=slug)
    rows = Committee.objects.public().filter(wanted).select_related("municipality") if places else []
    names = {f"{row.municipality.slug}/{row.slug}": row.name for row in rows}
    towns = {row.slug: str(row) for row in Municipality.objects.public().filter(slug=town)} if town else {}
    return [names.get(place, place) for place in places] + ([towns.get(town, town)] if town else [])
