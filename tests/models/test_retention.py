"""How long a municipality shows its meetings: time takes them down, and a longer rule brings them back."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from archive.ingest import correct, ingest_document, verification
from archive.models import ChangeLog, Committee, Item, Meeting, Municipality, Source
from archive.models.visibility import at
from archive.search import Query, search, state, store

pytestmark = pytest.mark.django_db
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MINUTES = """REFERAT Byrådet d. {0:%d-%m-%Y}

Punkt 1: Ny cykelsti

Beslutning

Godkendt.
"""


def take_in(*dates: datetime.date) -> Municipality:
    """A meeting on each date."""
    for date in dates:
        report = ingest_document(
            MINUTES.format(date).encode(), f"{date}", municipality=Municipality(name="Ådal")
        )
        assert report.status == "created", report.message
    return Municipality.objects.get()


def show_for(years: int | None) -> None:
    place = Municipality.objects.get()
    place.retention_years = years
    place.save()


def found() -> list[str]:
    """The dates of the meetings whose item a search finds, oldest first."""
    results = search(Query(q="cykelsti", sort="aeldste"))
    assert results.available
    assert results.total == len(results.hits)
    return [str(hit.item.meeting.date) for hit in results.hits]


def day(year: int, month: int, number: int) -> datetime.datetime:
    return datetime.datetime(year, month, number, tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("date", "years", "until"),
    [
        (datetime.date(2020, 5, 27), 5, day(2025, 5, 27)),
        (datetime.date(2020, 2, 29), 1, day(2021, 3, 1)),
        (datetime.date(2020, 2, 29), 4, day(2024, 2, 29)),
        (datetime.date(2020, 5, 27), None, None),
    ],
)
def test_until_when_a_meeting_is_shown(
    date: datetime.date, years: int | None, until: datetime.datetime | None
) -> None:
    assert Municipality(name="Ådal", retention_years=years).shows_until(date) == until


def test_a_rule_takes_old_meetings_down_everywhere_and_its_end_brings_them_back(client: Client) -> None:
    old, new = datetime.date(2015, 3, 4), timezone.localdate()
    take_in(old, new)
    assert found() == [str(old), str(new)]
    show_for(10)
    assert found() == [str(new)]
    assert [str(meeting.date) for meeting in Meeting.objects.public()] == [str(new)]
    assert [str(item.meeting.date) for item in Item.objects.public()] == [str(new)]
    assert Source.objects.public().count() == 1
    assert [item.is_public for item in Item.objects.order_by("meeting__date")] == [False, True]
    for address in ("/aadal/byraadet/2015-03-04/", "/aadal/byraadet/2015-03-04/1/"):
        page = client.get(address)
        assert page.status_code == 410
        assert "viser møder i 10 år" in page.content.decode()
        assert "cykelsti" not in page.content.decode()
    assert client.get("/aadal/byraadet/2015/").status_code == 404
    show_for(None)
    assert found() == [str(old), str(new)]
    assert client.get("/aadal/byraadet/2015-03-04/1/").status_code == 200


def test_nothing_left_to_show_is_no_public_municipality() -> None:
    take_in(datetime.date(2015, 3, 4))
    assert (Municipality.objects.public().count(), Committee.objects.public().count()) == (1, 1)
    show_for(1)
    assert (Municipality.objects.public().count(), Committee.objects.public().count()) == (0, 0)


@pytest.mark.parametrize("keeps", [False, True], ids=["caught up", "writer kept"])
def test_time_alone_takes_a_meeting_out_of_search(keeps: bool) -> None:
    """Its midnight lies between the index's moment and now: pending, and then no longer in it."""
    take_in(datetime.date(2024, 3, 4), datetime.date(2024, 9, 4))
    show_for(5)
    with at(day(2026, 1, 1)):
        assert found() == ["2024-03-04", "2024-09-04"]
    if keeps:
        with store.writing(store.folder(), 0), at(day(2029, 3, 4)):
            assert state().pending == 1
            assert found() == ["2024-09-04"]
    with at(day(2029, 3, 3) + datetime.timedelta(hours=23, minutes=59)):
        assert found() == ["2024-03-04", "2024-09-04"]
    with at(day(2029, 3, 4)):
        assert found() == ["2024-09-04"]
        assert state().pending == 0
    with at(day(2029, 9, 4)):
        assert found() == []


def test_a_new_meeting_and_one_that_is_moved_follow_the_rule() -> None:
    take_in(datetime.date(2024, 3, 4))
    show_for(3)
    take_in(datetime.date(2025, 3, 4))
    moved = Meeting.objects.get(date="2024-03-04")
    correct(moved, "date", "2023-06-07", user=None, reason="misread")
    until = dict(Meeting.objects.values_list("date__year", "kept_until"))
    assert until == {2023: day(2026, 6, 7), 2025: day(2028, 3, 4)}
    assert [check.first for check in verification.verify() if check.count] == []
    Meeting.objects.update(kept_until=None)
    assert [check.name for check in verification.verify() if check.count] == ["Hvor længe møder vises"]


def test_a_changed_rule_is_told_to_search_and_an_unchanged_one_writes_no_meeting() -> None:
    take_in(datetime.date(2024, 3, 4))
    before = ChangeLog.objects.count()
    show_for(3)
    assert list(ChangeLog.objects.values_list("item_id", flat=True))[before:] == [Item.objects.get().pk]


@pytest.mark.parametrize("years", [0, 201])
def test_a_rule_of_no_years_or_of_too_many_is_refused(years: int) -> None:
    place = take_in(datetime.date(2024, 3, 4))
    place.retention_years = years
    with pytest.raises(ValidationError):
        place.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Municipality.objects.update(retention_years=years)
