"""The only place that knows how searching works."""

from archive.search.building import rebuild
from archive.search.danish import warm_up
from archive.search.direct import Named, month, named
from archive.search.explaining import Explanation, explain
from archive.search.finding import Finder
from archive.search.freshness import State, catch_up, renew, state
from archive.search.narrowing import in_order, narrow
from archive.search.query import Facet, FacetValue, Fragment, Hit, Query, Relaxation, Results
from archive.search.searching import count, iterate, overview, search
from archive.search.suggestions import Suggestions, suggestions
from archive.search.widening import book as synonyms

__all__ = [
    "Explanation",
    "Facet",
    "FacetValue",
    "Finder",
    "Fragment",
    "Hit",
    "Named",
    "Query",
    "Relaxation",
    "Results",
    "State",
    "Suggestions",
    "catch_up",
    "count",
    "explain",
    "in_order",
    "iterate",
    "month",
    "named",
    "narrow",
    "overview",
    "rebuild",
    "renew",
    "search",
    "state",
    "suggestions",
    "synonyms",
    "warm_up",
]
