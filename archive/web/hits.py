"""Search hits ready to show."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from archive.models import Item
from archive.search.query import Query, Results
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
    ending = leading_to_marks(query, results)
    add_decisions([hit.item for hit in results.hits])
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
        for hit in results.hits
    ]
