"""Counting looks at one field, ranking at several: both find exactly the same items."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import call_command
from tantivy import Query as Engine
from tantivy import Searcher

from archive.models import Item
from archive.search import Query, count, grammar, search
from archive.search.asking import Asked, ordered
from archive.search.freshness import snapshot
from archive.search.ranking import matching
from archive.search.widening import widened

SAMPLE = Path(__file__).resolve().parents[2] / "fixtures" / "minutes"
ASKED = (
    "skole",
    "skolestruktur åparken",
    "budget -opfølgning",
    "kloak",
    '"uforbrugte midler"',
    "skol*",
    "plan ELLER bus",
    "teknikudvalget cykelsti",
    "godkendt",
    "1.851.745",
    "lokalplan 214",
    "alléen",
    "27. maj 2025",
    "bilag",
)


@pytest.mark.django_db
def test_counting_and_ranking_find_the_same_items() -> None:
    call_command("ingest", str(SAMPLE), "--create", verbosity=0)
    seen = snapshot()
    assert seen is not None
    found = {}
    for q in ASKED:
        parsed = widened(grammar.parse(q))
        for decisions_only in (False, True):
            looks = [matching(seen.schema, parsed, decisions_only, scored) for scored in (False, True)]
            found[q, decisions_only] = [_addresses(seen.searcher, look) for look in looks]
    assert [asked for asked, (met, whole) in found.items() if met != whole] == []
    assert sum(bool(met) for met, _ in found.values()) > len(ASKED)


@pytest.mark.django_db
def test_the_first_page_is_the_beginning_of_all_pages() -> None:
    call_command("ingest", str(SAMPLE), "--create", verbosity=0)
    seen = snapshot()
    assert seen is not None
    for q in ("skole", "budget", "plan ELLER bus", "godkendt"):
        asked = Asked(seen, Query(q=q), grammar.parse(q))
        every = ordered(asked, 0, 10_000)
        assert ordered(asked, 0, 20) == every[:20]
        assert len(set(every)) == asked.matches()


@pytest.mark.django_db
def test_a_page_tells_the_number_that_a_feed_counts_however_it_is_narrowed() -> None:
    call_command("ingest", str(SAMPLE), "--create", verbosity=0)
    item = Item.objects.public().with_place().latest("meeting__date", "pk")
    committee = item.meeting.committee
    years, committees = (item.meeting.date.year,), (f"{committee.municipality.slug}/{committee.slug}",)
    narrowings = (
        Query(),
        Query(years=years),
        Query(committees=committees),
        Query(years=years, committees=committees),
    )
    told = {}
    for q in ("", "skole", "budget", "godkendt", "findesikke"):
        for narrowed in narrowings:
            query = replace(narrowed, q=q)
            told[query] = (search(query).total, count(query))
    assert [query for query, (shown, counted) in told.items() if shown != counted] == []
    assert len(set(told.values())) > 3


def _addresses(searcher: Searcher, wanted: Engine) -> set[tuple[int, int]]:
    return {(at.segment_ord, at.doc) for _, at in searcher.search(wanted, limit=10_000).hits}
