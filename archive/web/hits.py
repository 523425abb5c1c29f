"""Search hits ready to show."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from archive.models import Item
from archive.search.query import Hit, Query, Results
from archive.web.decisions import Said, add_decisions, outcome_in_list
from archive.web.marking import leading_to_marks
from archive.web.markup import fragments_html


@dataclass(frozen=True, slots=True)
class ShownHit:
    """`address` leads to the item with the search's words marked."""

    item: Item
    address: str
    title: SafeString
    passage: SafeString
    found_in: str
    why: str
    outcome: Said | None


def shown_hits(results: Results, query: Query) -> list[ShownHit]:
    """The page's hits."""
    return _shown(results.hits, leading_to_marks(query, results.corrected or query.q))


def shown_nearest(results: Results, query: Query) -> list[ShownHit]:
    """What is shown where nothing is found."""
    return _shown(results.nearest, leading_to_marks(query, results.meant[0] if results.meant else query.q))


def _shown(hits: Sequence[Hit], ending: str) -> list[ShownHit]:
    add_decisions([hit.item for hit in hits])
    return [
        ShownHit(
            hit.item,
            hit.item.get_absolute_url() + ending,
            fragments_html(hit.title),
            fragments_html(hit.passage),
            hit.found_in,
            hit.why,
            outcome_in_list(hit.item),
        )
        for hit in hits
    ]
