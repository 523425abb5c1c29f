"""What is withdrawn, held, closed, expired or not yet public is found nowhere, from the moment it is so."""

import datetime
from collections.abc import Callable

import pytest
from django.utils import timezone
from small_archive import Add, counts

from archive import search as engine
from archive.models import ChangeLog, Item, Meeting, Section, Visibility
from archive.models.visibility import at
from archive.search import Query, iterate, search, store

HOUR = datetime.timedelta(hours=1)


def found(q: str = "cykelsti") -> tuple[list[str], int, list[tuple[str, str, int, bool]], list[str]]:
    """Hits, total, the years' facet and what a feed would list, of one word."""
    results = search(Query(q=q))
    assert results.available
    return (
        [hit.item.title for hit in results.hits],
        results.total,
        counts(results, "aar"),
        [item.title for item in iterate(Query(q=q))],
    )


BOTH = (
    ["Cykelsti nord", "Cykelsti syd"],
    2,
    [("2025", "2025", 1, False), ("2024", "2024", 1, False)],
    ["Cykelsti nord", "Cykelsti syd"],
)
ONE = (["Cykelsti nord"], 1, [], ["Cykelsti nord"])


@pytest.fixture
def south(add: Add) -> Item:
    """The second of two items, both found and in the index."""
    add("Cykelsti nord", date="2025-03-04")
    item = add("Cykelsti syd", date="2024-03-05")
    assert found() == BOTH
    return item


def _set(item: Item, **fields: object) -> None:
    for name, value in fields.items():
        setattr(item, name, value)
    item.save()


CHANGES: dict[str, Callable[[Item], object]] = {
    "withdrawn": lambda item: _set(item, visibility=Visibility.WITHDRAWN),
    "held": lambda item: _set(item, visibility=Visibility.HELD),
    "closed": lambda item: _set(item, closed=True),
    "expired": lambda item: _set(item, public_until=timezone.now() - HOUR),
    "not yet": lambda item: _set(item, public_from=timezone.now() + HOUR),
    "its meeting held": lambda item: _hold_meeting(item.meeting),
    "other words": lambda item: _set(item, title="Gangbro syd"),
    "deleted": lambda item: item.delete(),
}


def _hold_meeting(meeting: Meeting) -> None:
    meeting.visibility = Visibility.HELD
    meeting.save()


@pytest.mark.parametrize("change", CHANGES)
def test_gone_is_gone_in_the_next_search(south: Item, change: str) -> None:
    CHANGES[change](south)
    assert found() == ONE


@pytest.mark.parametrize("change", CHANGES)
def test_gone_is_gone_while_another_process_keeps_the_writer(south: Item, change: str) -> None:
    """Nobody can catch up, so the index still holds the old document: it must not be found nor counted."""
    with store.writing(store.folder(), 0) as mine:
        assert mine
        CHANGES[change](south)
        assert not engine.catch_up()
        assert engine.state().pending == 1
        assert found() == ONE


def test_new_words_wait_for_the_writer_and_are_then_found(south: Item) -> None:
    with store.writing(store.folder(), 0):
        _set(south, title="Gangbro syd")
        assert found("gangbro")[1] == 0
    assert found("gangbro")[0] == ["Gangbro syd"]


def test_a_changed_section_is_found_anew_and_no_longer_by_its_old_words(add: Add) -> None:
    item = add("Sag", sections={"case": "Om gamle trapper."})
    assert found("trapper")[0] == ["Sag"]
    section = Section.objects.get(item=item)
    section.text = "Om nye elevatorer."
    section.save()
    assert [found(q)[0] for q in ("trapper", "elevatorer")] == [[], ["Sag"]]


def test_a_renamed_committee_is_renamed_in_the_facet(south: Item, add: Add) -> None:
    add("Cykelsti vest", committee="Teknikudvalget")
    committee = south.meeting.committee
    committee.name = "Kommunalbestyrelsen"
    committee.save()
    assert [row[1] for row in counts(search(Query(q="cykelsti")), "udvalg")] == [
        "Kommunalbestyrelsen",
        "Teknikudvalget",
    ]


@pytest.mark.parametrize("keeps", [False, True], ids=["caught up", "writer kept"])
@pytest.mark.parametrize("whose", ["item", "meeting"])
def test_publication_times_take_effect_when_they_come(south: Item, whose: str, keeps: bool) -> None:
    now = timezone.now()
    row = south if whose == "item" else south.meeting
    row.public_from, row.public_until = now + HOUR, now + 3 * HOUR
    row.save()
    assert found() == ONE
    with at(now + 4 * HOUR):
        assert found() == ONE
    with at(now + 2 * HOUR):
        assert found() == BOTH
    if keeps:
        with store.writing(store.folder(), 0), at(now + 4 * HOUR):
            assert found() == ONE
    with at(now + 4 * HOUR):
        assert found() == ONE
    assert found() == ONE


def test_a_sections_own_times_take_effect(add: Add) -> None:
    now = timezone.now()
    item = add("Sag", sections={"case": "Om trapper."})
    Section.objects.filter(item=item).update(public_until=now + HOUR)
    item.save()
    assert found("trapper")[0] == ["Sag"]
    with at(now + 2 * HOUR):
        assert found("trapper")[0] == []


def test_a_request_that_began_before_a_publication_does_not_count_it(south: Item) -> None:
    """Another request, later by its clock, has already taken the publication into the index."""
    now = timezone.now()
    _set(south, public_from=now + HOUR)
    with at(now + 2 * HOUR):
        assert found() == BOTH
    with store.writing(store.folder(), 0), at(now):
        assert found() == ONE


def test_catching_up_says_whether_anything_is_left(south: Item) -> None:
    assert engine.catch_up()
    _set(south, title="Cykelsti øst")
    assert engine.state().pending == 1
    assert engine.catch_up(2.0)
    assert (engine.state().pending, engine.state().sequence) == (0, ChangeLog.objects.latest("pk").pk)


def test_far_behind_the_database_answers_and_says_so(
    south: Item, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.search.freshness.FAR_BEHIND", 2)
    add("Cykelsti vest", sections={"case": "asfalt"}, date="2023-01-01")
    _set(south, visibility=Visibility.HELD)
    south.meeting.save()
    with store.writing(store.folder(), 0):
        results = search(Query(q="cykelsti"))
        asfalt = search(Query(q='"asfalt"', years=(2023,)))
        listed = [item.title for item in iterate(Query(q="cykelsti"), 5)]
    assert (results.available, results.total, results.facets) == (False, 2, ())
    assert [hit.item.title for hit in results.hits] == ["Cykelsti nord", "Cykelsti vest"] == listed
    assert results.notices[-1].startswith("Søgningen opdateres lige nu.")
    assert [hit.item.title for hit in asfalt.hits] == ["Cykelsti vest"]
    assert search(Query(q="cykelsti")).available


@pytest.mark.parametrize(
    "q", ["", "cykelsti", '"cykelsti nord"', "cykel*", "cykelsti -syd", "nord OR syd", "05.00.00"]
)
@pytest.mark.parametrize("narrowing", [{}, {"years": (2025,)}, {"outcomes": ("ulaest",)}, {"topic": "05"}])
def test_the_database_narrows_as_the_index_does(
    add: Add, q: str, narrowing: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    add("Cykelsti nord", date="2025-03-04", kle="05.00.00")
    add("Cykelsti syd", date="2024-03-05", outcome="approved")
    query = Query(q=q, sort="nyeste", **narrowing)  # type: ignore[arg-type]
    by_index = [item.title for item in iterate(query)]
    search(query)
    monkeypatch.setattr("archive.search.searching.snapshot", lambda: None)
    assert [item.title for item in iterate(query)] == by_index
    assert [hit.item.title for hit in search(query).hits] == by_index
