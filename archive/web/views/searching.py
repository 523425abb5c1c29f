"""The search page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.models import Item
from archive.search import search as find
from archive.search.query import Results
from archive.web.facets import FacetLinks, chosen
from archive.web.filters import ItemFilter
from archive.web.hits import shown_hits
from archive.web.paging import page_number

LONGEST_QUERY = 500  # characters: more is no search a person typed


def search(request: HttpRequest) -> HttpResponse:
    """Hits with facets; odd input gets a page that helps, never an error and never everything."""
    filters = ItemFilter(request.GET, queryset=Item.objects.none())
    valid = filters.is_valid()
    results = find(filters.query(), page_number(request)) if valid else Results(searched=False)
    context: dict[str, Any] = {
        "filters": filters,
        "results": results,
        "hits": shown_hits(results),
        "facets": FacetLinks(request, results.facets).groups(),
        "chosen": chosen(request, results.facets),
        "q": request.GET.get("q", "").replace("\x00", "")[:LONGEST_QUERY],
        "many_municipalities": any(facet.parameter == "kommune" for facet in results.facets),
    }
    return render(request, "search.html", context, status=200 if valid else 400)
