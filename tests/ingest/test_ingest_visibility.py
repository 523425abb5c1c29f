"""Hold, withdraw, release, close and settle: what each leaves, and what writes nothing."""

import pytest
from aadal import clerk, dump, item, logged, tables_changed, take_in, write

from archive import ingest
from archive.models import AuditEntry, Clarification, Item, Meeting

pytestmark = pytest.mark.django_db


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
