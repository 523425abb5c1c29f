"""What words find, in which order, and what narrows it: the same on both databases."""

import datetime
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from small_archive import Add, counts, titles

from archive.models import Attachment, Item, Topic
from archive.search import Query, iterate, search


@pytest.fixture
def archive(add: Add) -> None:
    add(
        "Godkendelse af budget 2026",
        date="2025-06-24",
        kle="00.30.00",
        case_number="00.30.00-S00-7-25",
        outcome="approved",
        outcome_remainder="Der afsættes 1.851.745 kr. til børnene.",
        sections={
            "case": "Varmestuen på Havnegade holder åbent. Vedlagt er en analyse af STU-området.",
            "decision": "Indstillingen er tiltrådt. Der afsættes 1.851.745 kr. til børnene.",
        },
    )
    add(
        "Status på varmestue",
        committee="Socialudvalget",
        date="2024-01-09",
        kle="27.18.00",
        outcome="noted",
        deviates=False,
        sections={"summary": "Et herberg og en varmestue.", "decision": "Taget til efterretning."},
        attachments=("Notat om budgettets tal",),
    )
    add(
        "Skolernes ferieplan",
        municipality="Åstrup",
        committee="Skoleudvalget",
        date="2023-11-02",
        kle="17.00.00",
        case_number="17.00.00-A00-1-23",
        deviates=True,
        officer="Varmestuesen",
        sections={"recommendation": "at planen godkendes.", "decision": "Planen ændres: uge 7 flyttes."},
    )


BUDGET, STOVE, SCHOOL = "Godkendelse af budget 2026", "Status på varmestue", "Skolernes ferieplan"


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("budget", [BUDGET, STOVE]),
        ("BUDGETTET", [BUDGET, STOVE]),
        ("varmestue", [STOVE, BUDGET]),
        ("varmestue -herberg", [BUDGET]),
        ('varmestue -"en varmestue"', [BUDGET]),
        ("varmestue budget 2026", [BUDGET]),
        ("herberg OR ferieplan", [SCHOOL, STOVE]),
        ("herberg ELLER ferieplan ELLER findesikke", [SCHOOL, STOVE]),
        ('"analyse af STU-området"', [BUDGET]),
        ('"STU-området analyse"', []),
        ('"varmestuen på"', [BUDGET]),
        ('"varmestue på"', []),
        ('"en varmestue" tal', [STOVE]),
        ("varmest*", [STOVE, BUDGET]),
        ("17.00.00-A00-1-23", [SCHOOL]),
        ("17.00.00 A00 - 1 - 2023", [SCHOOL]),
        ("17.00.00-a00-1-23 -ferieplan", []),
        ("17.00.00", [SCHOOL]),
        ("17.00.00-A00", [SCHOOL]),
        ("17.00.00-A00-1-24", []),
        ("1851745", [BUDGET]),
        ("aastrup", []),
        ("Varmestuesen", []),
        ("børn", [BUDGET]),
        ("boern", [BUDGET]),
        ("planen og den", [SCHOOL]),
    ],
)
def test_words_find(archive: None, q: str, expected: list[str]) -> None:
    assert titles(q) == expected


@pytest.mark.parametrize(
    ("q", "expected"),
    [("efterretning", [STOVE]), ("varmestue", []), ("1.851.745", [BUDGET]), ("17.00.00-A00-1-23", [])],
)
def test_only_decisions_are_searched_where_asked(archive: None, q: str, expected: list[str]) -> None:
    assert titles(q, decisions_only=True) == expected


@pytest.mark.parametrize(
    ("narrowing", "expected"),
    [
        ({"municipality": "kaerby"}, [BUDGET, STOVE]),
        ({"municipality": "findes-ikke"}, []),
        ({"committees": ("kaerby/socialudvalget", "aastrup/skoleudvalget")}, [STOVE, SCHOOL]),
        ({"years": (2023, 2025)}, [BUDGET, SCHOOL]),
        ({"years": (10**30,)}, []),
        ({"since": datetime.date(2024, 1, 9)}, [BUDGET, STOVE]),
        ({"until": datetime.date(2024, 1, 9)}, [STOVE, SCHOOL]),
        ({"since": datetime.date(2024, 1, 9), "until": datetime.date(2024, 1, 9)}, [STOVE]),
        ({"outcomes": ("approved", "noted")}, [BUDGET, STOVE]),
        ({"outcomes": ("ulaest",)}, [SCHOOL]),
        ({"topic": "27"}, [STOVE]),
        ({"topic": "27.18"}, [STOVE]),
        ({"topic": "27.18.00"}, [STOVE]),
        ({"topic": "27.1"}, []),
        ({"deviates": True}, [SCHOOL]),
        ({"deviates": False}, [STOVE]),
        ({"years": (2024,), "sort": "aeldste"}, [STOVE]),
        ({"municipality": "kaerby", "sort": "aeldste"}, [STOVE, BUDGET]),
    ],
)
def test_filters_without_words_list_all_that_match_newest_first(
    archive: None, narrowing: dict[str, Any], expected: list[str]
) -> None:
    assert titles(**narrowing) == expected


def test_nothing_asked_finds_nothing(archive: None) -> None:
    results = search(Query(q="  ", decisions_only=True, sort="nyeste"))
    assert (results.searched, results.total, results.hits, results.facets) == (False, 0, (), ())


def test_sorting_by_date_goes_by_day_meeting_and_position(add: Add) -> None:
    for title, date in [("ens b", "2024-03-05"), ("ens c", "2025-01-07"), ("ens a", "2024-03-05")]:
        add(title, date=date)
    assert titles("ens", sort="nyeste") == ["ens c", "ens b", "ens a"]
    assert titles("ens", sort="aeldste") == ["ens b", "ens a", "ens c"]
    assert titles("ens", sort="nyeste") == [
        item.title for item in Item.objects.newest().filter(title__startswith="ens")
    ]


def test_pages_follow_one_another_without_gap_or_repeat_where_scores_are_equal(add: Add) -> None:
    made = [add("Cykelsti").pk for _ in range(45)]
    pages = [search(Query(q="cykelsti"), page) for page in (1, 2, 3)]
    assert [hit.item.pk for page in pages for hit in page.hits] == made
    assert [(page.total, page.page, page.pages) for page in pages] == [(45, n, 3) for n in (1, 2, 3)]


@pytest.mark.parametrize("page", [4, 10**20])
def test_a_page_beyond_the_last_gives_the_last(add: Add, page: int) -> None:
    for _ in range(21):
        add("Cykelsti")
    results = search(Query(q="cykelsti"), page)
    assert (results.page, results.pages, len(results.hits)) == (2, 2, 1)
    assert search(Query(q="cykelsti"), -3).page == 1


def test_iterating_gives_the_same_items_in_the_same_order(archive: None) -> None:
    assert [item.title for item in iterate(Query(q="varmestue"), 10)] == [STOVE, BUDGET]
    assert [item.title for item in iterate(Query(q="varmestue"), 1)] == [STOVE]
    assert [item.title for item in iterate(Query(years=(2023, 2024)), 10)] == [STOVE, SCHOOL]
    assert [list(iterate(Query(q=q))) for q in ("", '"', "-budget")] == [[], [], []]


def test_facets_count_each_as_if_it_were_not_narrowed(archive: None, add: Add) -> None:
    Topic.objects.update_or_create(code="27", defaults={"title": "Social service"})
    add("Budget for Åstrup", municipality="Åstrup", committee="Byrådet", date="2024-05-01", kle="27.00.00")
    narrowed = Query(q="budget", committees=("kaerby/socialudvalget",), years=(2024,))
    results = search(narrowed)
    assert [hit.item.title for hit in results.hits] == [STOVE]
    assert counts(results, "udvalg") == [
        ("aastrup/byraadet", "Byrådet", 1, False),
        ("kaerby/socialudvalget", "Socialudvalget", 1, True),
    ]
    assert counts(results, "aar") == [("2024", "2024", 1, True)]
    assert [facet.parameter for facet in results.facets] == ["udvalg", "aar", "afviger"]


def test_facets_of_a_whole_search(archive: None, add: Add) -> None:
    Topic.objects.update_or_create(code="27", defaults={"title": "Social service"})
    add("Budget for Åstrup", municipality="Åstrup", committee="Byrådet", date="2024-05-01", kle="27.00.00")
    results = search(Query(q="budget ELLER ferieplan"))
    assert counts(results, "udvalg") == [
        ("kaerby/byraadet", "Byrådet (Kærby)", 1, False),
        ("aastrup/byraadet", "Byrådet (Åstrup)", 1, False),
        ("aastrup/skoleudvalget", "Skoleudvalget (Åstrup)", 1, False),
        ("kaerby/socialudvalget", "Socialudvalget (Kærby)", 1, False),
    ]
    assert counts(results, "aar") == [
        ("2025", "2025", 1, False),
        ("2024", "2024", 2, False),
        ("2023", "2023", 1, False),
    ]
    assert counts(results, "udfald") == [
        ("approved", "Godkendt", 1, False),
        ("noted", "Taget til efterretning", 1, False),
        ("ulaest", "Ikke aflæst", 2, False),
    ]
    assert counts(results, "kommune") == [
        ("kaerby", "Kærby", 2, False),
        ("aastrup", "Åstrup", 2, False),
    ]
    assert [row for row in counts(results, "emne") if row[0] == "27"] == [
        ("27", "27 Social service", 2, False)
    ]


def test_facets_of_more_values_than_the_engine_gives_unasked(add: Add) -> None:
    for year in range(2000, 2025):
        for _ in range(year % 3 + 1):
            add("Cykelsti", date=f"{year}-03-01")
    assert counts(search(Query(q="cykelsti")), "aar") == [
        (str(year), str(year), year % 3 + 1, False) for year in range(2024, 1999, -1)
    ]


def test_a_chosen_value_that_finds_nothing_is_still_shown(archive: None) -> None:
    Topic.objects.update_or_create(code="17", defaults={"title": "Folkeskole"})
    chosen = {"years": (2023,), "outcomes": ("ulaest",), "topic": "17.00.00", "municipality": "aastrup"}
    results = search(Query(q="børn", committees=("aastrup/skoleudvalget",), **chosen))
    assert [(facet.parameter, *counts(results, facet.parameter)) for facet in results.facets] == [
        ("udvalg", ("aastrup/skoleudvalget", "Skoleudvalget", 0, True)),
        ("aar", ("2023", "2023", 0, True)),
        ("udfald", ("ulaest", "Ikke aflæst", 0, True)),
        ("emne", ("17", "17 Folkeskole", 0, True)),
        ("kommune", ("aastrup", "Åstrup", 0, True)),
    ]


def test_a_chosen_value_that_no_item_has_is_none(archive: None, add: Add) -> None:
    add("Sag i lukket skuffe", municipality="Ørby", date="1999-01-01", visibility="held")
    chosen = {
        "years": (1999, 10**30),
        "outcomes": ("deferred",),
        "topic": "99.00.00",
        "municipality": "oerby",
    }
    results = search(Query(q="budget", committees=("oerby/byraadet", "x"), **chosen))
    assert (results.total, results.facets) == (0, ())


def test_an_agendas_item_is_not_an_unread_decision(add: Add) -> None:
    add("Cykelsti på dagsordenen", kind="agenda")
    add("Cykelsti i referatet", kind="minutes", date="2025-05-28")
    assert titles("cykelsti", outcomes=("ulaest",)) == ["Cykelsti i referatet"]


def test_a_held_section_or_attachment_is_not_searched(add: Add) -> None:
    item = add("Cykelsti", sections={"case": "hemmeligt"}, attachments=("fortroligt bilag",))
    section, attachment = item.sections.get(), Attachment.objects.get()
    section.visibility = attachment.visibility = "held"
    section.save()
    attachment.save()
    assert [titles(q) for q in ("hemmeligt", "fortroligt", "cykelsti")] == [[], [], ["Cykelsti"]]


@pytest.mark.parametrize("items", [1, 3, 40])
def test_a_search_takes_few_queries_whatever_it_finds(
    add: Add, django_assert_max_num_queries: DjangoAssertNumQueries, items: int
) -> None:
    for number in range(items):
        add("Cykelsti", date=f"20{10 + number % 15}-01-01", kle="05.00.00", sections={"case": "Om stien."})
    search(Query(q="cykelsti"))
    with django_assert_max_num_queries(5):
        results = search(Query(q="cykelsti"))
    assert results.total == items
