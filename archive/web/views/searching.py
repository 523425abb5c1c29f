"""The search page, and what a reader may be about to type."""

from dataclasses import replace
from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from archive import search as engine
from archive.models import Case, Committee, Item
from archive.models.prepared import prepared
from archive.search.query import Results
from archive.web import examples, facets, histogram
from archive.web.decisions import outcome_in_list, with_decisions
from archive.web.filters import ItemFilter
from archive.web.hits import shown_hits, shown_nearest
from archive.web.indexing import may_be_indexed
from archive.web.paging import page_number
from archive.web.taking import lists

ADDED = 5  # items
LONGEST_QUERY = 500  # characters: more is no search a person typed


def search(request: HttpRequest) -> HttpResponse:
    """Hits with facets; odd input gets a page that helps, never an error and never everything."""
    filters = ItemFilter(request.GET, queryset=Item.objects.none())
    valid = filters.is_valid()
    query = filters.query() if valid else engine.Query()
    results = engine.search(query, page_number(request)) if valid else Results(searched=False)
    first = valid and results.page == 1
    shown = results.facets or (engine.overview() if valid and not results.searched else ())
    context: dict[str, Any] = {
        "filters": filters,
        "results": results,
        "indexed": may_be_indexed(request.GET, results),
        "hits": shown_hits(results, query),
        "nearest": shown_nearest(results, query),
        "facets": facets.FacetLinks(request, shown, results.total).groups(),
        "chart": histogram.chart(results.facets),
        "chosen": facets.chosen(request, results.facets),
        "narrowing": lists.said(request)[bool(query.q.strip()) :] if valid else [],
        "relaxed": facets.relaxed(request, results.relaxed),
        "meant": facets.reworded(request, results.meant),
        "only_typed": facets.without_synonyms(request),
        "named": engine.named(results.corrected or query.q, query.municipality) if first else [],
        "month": _month(request, query) if first else None,
        "covered": None if results.total else examples.covered(),
        **(_start() if valid and not results.searched else {}),
        "q": request.GET.get("q", "").replace("\x00", "")[:LONGEST_QUERY],
    }
    return render(request, "search.html", context, status=200 if valid else 400)


def _start() -> dict[str, Any]:
    """What a reader who has not searched yet can begin with: queries that find, and what came last."""
    added = with_decisions(_added())
    return {"examples": examples.examples(), "added": [(item, outcome_in_list(item)) for item in added]}


@prepared
def _added() -> QuerySet[Item]:
    latest = F("first_public_at").desc(nulls_last=True)
    return Item.objects.public().with_place().order_by(latest, "-meeting__date", "pk")[:ADDED]


def _month(request: HttpRequest, query: engine.Query) -> dict[str, Any] | None:
    """The month that the query names, how many items its meetings have, and the address that lists them."""
    named = engine.month(query.q)
    if named is None or query.since or query.until or query.years:
        return None
    count = engine.count(replace(query, q=named.rest, since=named.first, until=named.last))
    if not count:
        return None
    asked = facets.without(request.GET, "q")
    asked.update({"q": named.rest} if named.rest else {})
    asked.update({"fra": f"{named.first:%Y-%m-%d}", "til": f"{named.last:%Y-%m-%d}"})
    return {"name": named.name, "rest": named.rest, "count": count, "href": facets.address(asked)}


def suggest(request: HttpRequest) -> JsonResponse:
    """Public words, titles, committees, cases and topics that begin so: {"q": ..., "suggestions": [...]}.

    Each has a "text" to search for, and an "address" where it is a page of its own.
    """
    typed = request.GET.get("q", "")
    found = engine.suggestions(typed, request.GET.get("kommune", "")[:100])
    pages: list[Case | Committee | Item] = [*found.committees, *found.cases, *found.items]
    topics = [{"text": str(t), "address": f"{reverse('search')}?emne={t.code}"} for t in found.topics]
    suggestions = [
        *({"text": words} for words in found.words),
        *({"text": _called(row), "address": row.get_absolute_url()} for row in pages),
        *topics,
    ]
    return JsonResponse({"q": typed[:LONGEST_QUERY], "suggestions": suggestions})


def _called(row: Case | Committee | Item) -> str:
    return row.title if isinstance(row, Item) else str(row)
