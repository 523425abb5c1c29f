"""Search hits ready to show."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from archive.models import Item
from archive.search.query import Results
from archive.web.decisions import Said, add_decisions, outcome_in_list
from archive.web.markup import fragments_html


@dataclass(frozen=True, slots=True)
class ShownHit:
    item: Item
    title: SafeString
    passage: SafeString
    found_in: str
    why: str
    outcome: Said | None


def shown_hits(results: Results) -> list[ShownHit]:
    add_decisions([hit.item for hit in results.hits])
    return [
        ShownHit(
            hit.item,
            fragments_html(hit.title),
            fragments_html(hit.passage),
            hit.found_in,
            hit.why,
            outcome_in_list(hit.item),
        )
        for hit in results.hits
    ]
