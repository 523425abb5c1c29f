"""Hold, withdraw, release, close and settle: what each leaves, and what writes nothing."""

import datetime

import pytest
from aadal import agenda, clerk, dump, item, logged, tables_changed, take_in, write
from django.utils import timezone

from archive import ingest
from archive.ingest.plan import announce
from archive.models import AuditEntry, Clarification, Committee, Item, Meeting, Municipality

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def test_a_held_item_is_gone_and_logged_in_the_same_transaction() -> None:
    take_in(write())
    seen = len(logged())
    assert ingest.hold(item("24"), "Skal ses efter.", clerk())
    assert sorted(Item.objects.listed().values_list("slug", flat=True)) == ["25", "26"]
    assert logged(seen) == [item("24").pk]
    entry = AuditEntry.objects.get(action="hold")
    assert (entry.user, entry.item_id, entry.reason) == (clerk(), item("24").pk, "Skal ses efter.")
    before = dump()
    assert not ingest.hold(item("24"), "Igen.", clerk())
    assert tables_changed(before) == set()


def test_a_hold_survives_a_new_edition() -> None:
    take_in(write())
    ingest.hold(item("24"), "Skal ses efter.", clerk())
    take_in(write() + b"\n", "2.txt")
    assert (item("24").visibility, item("24").visibility_reason) == ("held", "Skal ses efter.")


def test_a_withdrawn_meeting_takes_its_items_along() -> None:
    take_in(write())
    seen = len(logged())
    ingest.withdraw(Meeting.objects.get(), "Aflyst.", clerk())
    assert Item.objects.listed().count() == 0
    assert len(logged(seen)) == 3


def test_a_reason_is_asked_for() -> None:
    take_in(write())
    with pytest.raises(ingest.Refused):
        ingest.withdraw(item("24"), " ", clerk())


def test_a_closed_item_stays_closed() -> None:
    take_in(write())
    ingest.close(item("24"), "Ejendomssag", clerk(), neutral_title="Køb af ejendom")
    take_in(write() + b"\n", "2.txt")
    row = item("24")
    assert (row.closed, row.closed_ground, row.neutral_title) == (True, "Ejendomssag", "Køb af ejendom")
    assert sorted(Item.objects.public().values_list("slug", flat=True)) == ["25", "26"]
    assert sorted(Item.objects.listed().values_list("slug", flat=True)) == ["24", "25", "26"]


def test_a_section_can_be_held_alone() -> None:
    take_in(write())
    section = item("24").sections.get(kind="case")
    ingest.hold(section, "Skal ses efter.", clerk())
    take_in(write() + b"\n", "2.txt")
    section.refresh_from_db()
    assert section.visibility == "held"


def test_a_matter_is_settled_once_with_words() -> None:
    take_in(b"", "tom.txt")
    matter = Clarification.objects.get()
    with pytest.raises(ingest.Refused):
        ingest.settle(matter, clerk(), " ")
    assert ingest.settle(matter, clerk(), "Filen er kasseret.")
    assert (matter.settled_by, matter.settlement) == (clerk(), "Filen er kasseret.")
    assert not ingest.settle(matter, clerk(), "Igen.")
    take_in(b"", "tom.txt")
    assert Clarification.objects.count() == 1  # answered: not asked again


def test_a_hold_is_answered_by_releasing_not_by_settling() -> None:
    take_in(write().replace(b"Broen fra 1931", b"CPR 010190-1234"))
    with pytest.raises(ingest.Refused):
        ingest.settle(Clarification.objects.get(), clerk(), "I orden.")
    assert item("24").visibility == "held"


def test_what_is_taken_in_before_its_time_is_first_public_when_its_time_comes() -> None:
    """A meeting under embargo: the item's first publication is the meeting's, and moves with it."""
    soon = timezone.now() + HOUR
    town = Municipality.objects.create(name="Ådal")
    meeting = Meeting(committee=Committee.objects.create(municipality=town, name="Teknik- og Klimaudvalget"))
    meeting.date = datetime.date(2025, 5, 27)
    announce(meeting, timezone.now())
    ingest.publish_between(meeting, soon, None, clerk(), "Venter.")
    take_in(agenda())
    assert item("24").first_public_at == soon
    later = soon + HOUR
    ingest.publish_between(meeting, later, None, clerk(), "Venter længere.")
    assert item("24").first_public_at == later
    ingest.publish_between(meeting, None, None, clerk(), "Nu.")
    assert item("24").first_public_at < timezone.now()


def test_an_item_of_a_held_meeting_has_not_been_public() -> None:
    take_in(agenda())
    meeting = Meeting.objects.get()
    Item.objects.update(first_public_at=None)
    ingest.hold(meeting, "Ses efter.", clerk())
    take_in(write(), "referat.txt")
    assert set(Item.objects.values_list("first_public_at", flat=True)) == {None}
    ingest.release(meeting, clerk())
    assert not Item.objects.filter(first_public_at=None).exists()
