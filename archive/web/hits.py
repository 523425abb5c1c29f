"""Search hits ready to show."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from archive.models import Committee
from archive.search.query import Hit, Query, Results
from archive.web.decisions import Said, add_decisions, outcome_in_list
from archive.web.marking import leading_to_marks
from archive.web.markup import fragments_html


@dataclass(frozen=True, slots=True)
class ShownHit:
    """`address` leads to the item with the words marked; `body` names its town where there are several."""

    address: str
    title: SafeString
    passage: SafeString
    found_in: str
    why: str
    body: str
    day: datetime.date
    outcome: Said | None


def shown_hits(results: Results, query: Query) -> list[ShownHit]:
    """The page's hits."""
    ending = leading_to_marks(query, results.corrected or query.q)
    return _shown(results.hits, ending, _of_many_towns(results))


def shown_nearest(results: Results, query: Query) -> list[ShownHit]:
    """What is shown where nothing is found."""
    ending = leading_to_marks(query, results.meant[0] if results.meant else query.q)
    return _shown(results.nearest, ending, _of_many_towns(results))


def _of_many_towns(results: Results) -> bool:
    return any(facet.parameter == "kommune" for facet in results.facets)


def _shown(hits: Sequence[Hit], ending: str, of_many_towns: bool) -> list[ShownHit]:
    add_decisions([hit.item for hit in hits])
    return [
        ShownHit(
            hit.item.get_absolute_url() + ending,
            fragments_html(hit.title),
            fragments_html(hit.passage),
            hit.found_in,
            hit.why,
            _body(hit.item.meeting.committee, of_many_towns),
            hit.item.meeting.date,
            outcome_in_list(hit.item),
        )
        for hit in hits
    ]


def _body(committee: Committee, of_many_towns: bool) -> str:
    return f"{committee.name}, {committee.municipality.name}" if of_many_towns else committee.name
