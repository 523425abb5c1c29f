"""A queryset worked out once answers each time by the values and the moment it is asked at."""

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from write_minutes import Entry

from archive.ingest import withdraw
from archive.models import Item, Meeting
from archive.models.prepared import prepared
from archive.models.visibility import at, now, visible

TakeIn = Callable[..., Meeting]
DAY = datetime.date(2025, 5, 27)


@prepared
def titles_of(meeting: int) -> QuerySet[Item, tuple[str]]:
    return Item.objects.public().filter(meeting=meeting).order_by("position").values_list("title")


@prepared
def items_on(dates: tuple[datetime.date, ...], places: tuple[tuple[str, int], ...]) -> QuerySet[Item]:
    numbered = Item.objects.public().filter(meeting__date__in=dates).with_place()
    for slug, position in places:
        numbered = numbered.exclude(slug=slug, position=position)
    return numbered.order_by("pk")


def test_it_answers_as_the_queryset_does_with_places_and_all(take_in: TakeIn) -> None:
    first = take_in(Entry("Cykelsti"), Entry("Fortov"))
    second = take_in(Entry("Budget"), date="2025-06-24")
    assert titles_of(first.pk) == [("Cykelsti",), ("Fortov",)]
    assert titles_of(second.pk) == [("Budget",)]
    assert titles_of(0) == []
    rows = items_on((DAY,), (("2", 1),))
    assert [row.title for row in rows] == ["Cykelsti"]
    with CaptureQueriesContext(connection) as queries:
        assert rows[0].get_absolute_url() == "/aadal/byraadet/2025-05-27/1/"
    assert list(queries) == []
    assert len(items_on((DAY, datetime.date(2025, 6, 24)), ())) == 3


def test_it_asks_anew_each_time_and_as_of_its_own_moment(take_in: TakeIn) -> None:
    meeting = take_in(Entry("Cykelsti"), Entry("Fortov"))
    assert len(titles_of(meeting.pk)) == 2
    withdraw(meeting.items.get(slug="1"), "Skal væk.", None)
    assert titles_of(meeting.pk) == [("Fortov",)]
    later = now() + datetime.timedelta(days=2)
    meeting.items.filter(slug="2").update(public_from=later)
    assert titles_of(meeting.pk) == []
    with at(later):
        assert titles_of(meeting.pk) == [("Fortov",)]
    assert titles_of(meeting.pk) == []


@prepared
def called(words: str) -> QuerySet[Item]:
    return Item.objects.filter(visible(), title__icontains=words)


@prepared
def today() -> QuerySet[Meeting]:
    return Meeting.objects.filter(date__lte=localdate(now()))


@prepared
def unused(number: int) -> QuerySet[Meeting]:
    return Meeting.objects.public()


@pytest.mark.parametrize("ask", [lambda: called("sti"), today, lambda: unused(1)])
def test_what_cannot_be_asked_again_with_other_values_is_refused_at_once(
    db: None, ask: Callable[[], object]
) -> None:
    with pytest.raises(ValueError, match="as it was given"):
        ask()


def test_a_value_that_no_mark_stands_for_is_refused(db: None) -> None:
    with pytest.raises(ValueError, match="NoneType"):
        titles_of(None)  # type: ignore[arg-type]
