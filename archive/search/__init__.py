"""The only place that knows how searching works."""

from archive.search.building import rebuild
from archive.search.freshness import State, catch_up, state
from archive.search.narrowing import narrow
from archive.search.query import Facet, FacetValue, Fragment, Hit, Query, Results
from archive.search.searching import iterate, search

__all__ = [
    "Facet",
    "FacetValue",
    "Fragment",
    "Hit",
    "Query",
    "Results",
    "State",
    "catch_up",
    "iterate",
    "narrow",
    "rebuild",
    "search",
    "state",
]
