"""The one rule of what is public, state by state and instant by instant, and all that is built on it."""

import datetime
from itertools import product
from typing import Any

import pytest

from archive.models import (
    Attachment,
    Case,
    Committee,
    Correction,
    Item,
    Meeting,
    Municipality,
    Section,
    Source,
    Visibility,
)
from archive.models.visibility import at, now

NOON = datetime.datetime(2025, 6, 1, 12, tzinfo=datetime.UTC)
TICK = datetime.timedelta(microseconds=1)
FOREVER: dict[str, Any] = {}
# (state and times, whether it is visible at noon)
TIMES: list[tuple[dict[str, Any], bool]] = [
    (FOREVER, True),
    ({"public_from": NOON}, True),
    ({"public_from": NOON - TICK}, True),
    ({"public_from": NOON + TICK}, False),
    ({"public_until": NOON}, False),
    ({"public_until": NOON - TICK}, False),
    ({"public_until": NOON + TICK}, True),
    ({"public_from": NOON - TICK, "public_until": NOON + TICK}, True),
    ({"public_from": NOON, "public_until": NOON + TICK}, True),
    ({"public_from": NOON + TICK, "public_until": NOON + 2 * TICK}, False),
    ({"public_from": NOON - 2 * TICK, "public_until": NOON - TICK}, False),
]
STATES = [
    ({**times, "visibility": state}, visible and state == Visibility.PUBLIC)
    for state, (times, visible) in product(Visibility.values, TIMES)
]


def put(row: Any, **values: Any) -> None:
    type(row)._default_manager.filter(pk=row.pk).update(**values)
    row.refresh_from_db()


@pytest.mark.parametrize(("own", "visible"), STATES)
def test_an_item_is_public_by_its_own_state_and_times(
    archive: Any, own: dict[str, Any], visible: bool
) -> None:
    put(archive.item, **own)
    with at(NOON):
        assert Item.objects.public().exists() is visible
        assert Item.objects.listed().exists() is visible
        assert archive.item.is_public is visible
        assert archive.item.is_listed is visible


@pytest.mark.parametrize(("its", "visible"), STATES)
def test_a_meeting_rules_all_that_stands_in_it(archive: Any, its: dict[str, Any], visible: bool) -> None:
    case = Case.objects.create(municipality=archive.municipality, number="1", slug="1")
    put(archive.item, case=case)
    put(archive.meeting, **its)
    archive.item.meeting.refresh_from_db()
    Attachment.objects.create(item=archive.item, name="Kort", position=0)
    rules = [Municipality, Committee, Meeting, Item, Section, Attachment, Case, Source]
    with at(NOON):
        assert {rule.__name__: rule.objects.public().exists() for rule in rules} == {
            rule.__name__: visible for rule in rules
        }
        assert archive.item.is_public is archive.meeting.is_visible() is visible


def test_a_closed_item_is_listed_and_not_public(archive: Any) -> None:
    case = Case.objects.create(municipality=archive.municipality, number="1", slug="1")
    put(archive.item, closed=True, case=case)
    assert (Item.objects.listed().count(), Item.objects.public().count()) == (1, 0)
    assert (archive.item.is_listed, archive.item.is_public) == (True, False)
    for rule in (Section, Case, Source):
        assert not rule.objects.public().exists()
    assert Meeting.objects.public().count() == 1


@pytest.mark.parametrize(("own", "visible"), STATES)
def test_a_section_and_an_attachment_have_a_state_of_their_own(
    archive: Any, own: dict[str, Any], visible: bool
) -> None:
    attachment = Attachment.objects.create(item=archive.item, name="Kort", position=0)
    put(archive.section, **own)
    put(attachment, **own)
    with at(NOON):
        assert Section.objects.public().exists() is visible
        assert Attachment.objects.public().exists() is visible
        assert Item.objects.public().exists()


# A source can be fetched only while everything read from it can be read.


@pytest.mark.parametrize("hidden", ["source", "meeting", "item", "section"])
@pytest.mark.parametrize(("own", "visible"), STATES)
def test_a_source_is_public_while_all_of_it_is(
    archive: Any, hidden: str, own: dict[str, Any], visible: bool
) -> None:
    put(getattr(archive, hidden), **own)
    with at(NOON):
        assert Source.objects.public().exists() is visible


def test_a_hidden_attachment_keeps_its_source_from_being_fetched(archive: Any) -> None:
    attachment = Attachment.objects.create(item=archive.item, name="Kort", position=0)
    assert Source.objects.public().count() == 1
    put(attachment, visibility="held")
    assert Source.objects.public().count() == 0


def test_an_item_read_from_another_source_of_the_meeting_counts_too(archive: Any) -> None:
    put(archive.item, source=None, visibility="withdrawn")
    assert Source.objects.public().count() == 0


def test_an_item_moved_to_another_meeting_still_keeps_its_source_from_being_fetched(archive: Any) -> None:
    other = Meeting.objects.create(
        committee=archive.committee, date=datetime.date(2025, 6, 3), slug="2025-06-03"
    )
    put(archive.item, meeting=other, visibility="held")
    assert Source.objects.public().count() == 0


@pytest.mark.parametrize(("hides", "public"), [(True, 0), (False, 1)])
def test_removed_personal_data_keeps_its_source_from_being_fetched(
    archive: Any, hides: bool, public: int
) -> None:
    Correction.objects.create(
        meeting=archive.meeting,
        item=archive.item,
        field="officer",
        reason="personal_data",
        hides_before=hides,
    )
    assert Source.objects.public().count() == public


# Corrections, meetings to come, and the moment itself


def test_corrections_are_public_with_what_they_correct(archive: Any) -> None:
    of_item = Correction.objects.create(
        meeting=archive.meeting, item=archive.item, field="title", reason="misread"
    )
    of_meeting = Correction.objects.create(meeting=archive.meeting, field="place", reason="misread")
    assert set(Correction.objects.public()) == {of_item, of_meeting}
    put(archive.item, visibility="held")
    assert set(Correction.objects.public()) == {of_meeting}
    put(archive.meeting, visibility="held")
    assert set(Correction.objects.public()) == set()


def test_coming_meetings_are_those_without_minutes_from_today_on(archive: Any) -> None:
    today = datetime.date(2025, 6, 1)
    for offset, kind in ((-1, "agenda"), (0, "agenda"), (9, "planned"), (2, "addendum"), (1, "minutes")):
        date = today + datetime.timedelta(days=offset)
        Meeting.objects.create(committee=archive.committee, date=date, slug=f"{date}", kind=kind)
    assert [m.kind for m in Meeting.objects.coming(today)] == ["agenda", "addendum", "planned"]


def test_inside_a_moment_the_clock_stands_still_and_goes_on_after() -> None:
    with at(NOON):
        assert now() == NOON
        with at(NOON + TICK):
            assert now() == NOON + TICK
        assert now() == NOON
    assert now() > NOON
