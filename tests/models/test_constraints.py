"""Rows that must not be: the database itself refuses them, whoever writes."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from archive.models import (
    Attachment,
    AuditEntry,
    Case,
    Clarification,
    Committee,
    Correction,
    Item,
    Meeting,
    Municipality,
    OldAddress,
    Section,
    Source,
    StoredFile,
    Topic,
    append_only,
)
from archive.models.identity import ArchiveIdentity, archive_id

DAY = datetime.datetime(2025, 6, 1, tzinfo=datetime.UTC)
BACKWARDS = {"public_from": DAY, "public_until": DAY - datetime.timedelta(hours=1)}
AT_ONCE = {"public_from": DAY, "public_until": DAY}
# What each row would be changed to: none of it may stand.
WRONG: list[tuple[str, dict[str, Any]]] = [
    *((row, {"visibility": "hemmelig"}) for row in ("meeting", "item", "section", "source")),
    *((row, BACKWARDS) for row in ("meeting", "item", "section", "source")),
    *((row, AT_ONCE) for row in ("meeting", "item", "section", "source")),
    ("meeting", {"kind": "referat"}),
    ("meeting", {"date": datetime.date(1799, 12, 31)}),
    ("meeting", {"date": datetime.date(2200, 1, 1)}),
    ("item", {"outcome": "godkendt"}),
    ("item", {"outcome": ""}),
    ("section", {"kind": "beslutning"}),
    ("source", {"kind": "referat"}),
]


@pytest.mark.parametrize(("row", "values"), WRONG)
def test_a_row_cannot_be_changed_into_what_cannot_be(archive: Any, row: str, values: dict[str, Any]) -> None:
    rows = type(getattr(archive, row))._default_manager
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(**values)


MEETING = {"date": datetime.date(2025, 5, 27), "kind": "minutes"}
# (model, the row that stands or can stand, a second one beside it that cannot)
TWICE: list[tuple[Any, Callable[[Any], dict[str, Any]]]] = [
    (Municipality, lambda a: {"name": "Ådal"}),
    (Municipality, lambda a: {"name": "AADAL", "slug": "en-anden"}),
    (Municipality, lambda a: {"name": "Et andet sted", "slug": "aadal"}),
    (Committee, lambda a: {"municipality": a.municipality, "name": "Byrådet", "slug": "et-andet"}),
    (Committee, lambda a: {"municipality": a.municipality, "name": "BYRAADET", "slug": "et-andet"}),
    (Committee, lambda a: {"municipality": a.municipality, "name": "Byraad", "slug": "byraadet"}),
    (Meeting, lambda a: {"committee": a.committee, "slug": "2025-05-27", **MEETING}),
    (Item, lambda a: {"meeting": a.meeting, "slug": "1", "position": 7, "title": "En anden"}),
    (Section, lambda a: {"item": a.item, "key": a.section.key, "kind": "decision", "position": 7}),
    (StoredFile, lambda a: {"sha256": "a" * 64, "size": 1, "media_type": "text/plain"}),
    (OldAddress, lambda a: {"path": "/aadal/"}),
    (OldAddress, lambda a: {"path": "/aadal/", "meeting": a.meeting, "item": a.item}),
    (Correction, lambda a: {"meeting": a.meeting, "field": "title", "reason": "fordi"}),
    (ArchiveIdentity, lambda a: {"id": 2}),
]


@pytest.mark.parametrize(("model", "values"), TWICE)
def test_no_second_row_with_what_only_one_can_have(
    archive: Any, model: Any, values: Callable[[Any], dict[str, Any]]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**values(archive))


def test_one_meeting_may_have_items_of_one_number_or_position(archive: Any) -> None:
    Item.objects.create(meeting=archive.meeting, slug="1-2", number="1", position=0, title="En anden")
    assert Item.objects.count() == 2


def test_one_file_stands_once_in_a_municipality_and_may_stand_in_two(archive: Any) -> None:
    source, other = archive.source, Municipality.objects.create(name="Kærby")
    source.pk, source.municipality = None, other
    source.save()
    source.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        source.save()
    assert Source.objects.count() == 2


def test_case_addresses_are_one_a_municipality(archive: Any) -> None:
    other = Municipality.objects.create(name="Kærby")
    for place in (archive.municipality, other):
        Case.objects.create(municipality=place, number="05.01", slug="05.01")
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.create(municipality=other, number="05-01", slug="05.01")


@pytest.mark.parametrize("of_item", [True, False])
def test_a_field_has_one_live_correction_and_any_number_of_earlier(archive: Any, of_item: bool) -> None:
    said = {
        "meeting": archive.meeting,
        "item": archive.item if of_item else None,
        "field": "title",
        "reason": "misread",
    }
    for live in (False, False, True):
        Correction.objects.create(**said, live=live)
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.create(**said)
    assert Correction.objects.live().count() == 1


def test_the_same_matter_waits_once_and_may_return_when_settled(db: None) -> None:
    said = {"kind": "warning", "code": "x", "message": "?", "fingerprint": "f" * 64}
    first = Clarification.objects.create(**said)
    with pytest.raises(IntegrityError), transaction.atomic():
        Clarification.objects.create(**said)
    first.settled_at = DAY
    first.save()
    second = Clarification.objects.create(**said)
    assert list(Clarification.objects.open()) == [second]


@pytest.mark.parametrize("parent", ["municipality", "committee", "meeting"])
def test_what_holds_minutes_cannot_be_deleted(archive: Any, parent: str) -> None:
    from django.db.models import ProtectedError

    with pytest.raises(ProtectedError):
        getattr(archive, parent).delete()
    assert Item.objects.count() == 1


def test_an_archive_has_one_identity_however_often_it_is_asked(db: None) -> None:
    assert archive_id() == archive_id()
    assert len(archive_id()) == 32
    assert ArchiveIdentity.objects.count() == 1


def test_topics_and_attachments_are_what_they_say(archive: Any) -> None:
    topic = Topic.objects.create(code="05", title="Veje og trafik")
    attachment = Attachment.objects.create(item=archive.item, name="Kort", position=0)
    assert (str(topic), str(attachment)) == ("05 Veje og trafik", "Kort")
    with pytest.raises(IntegrityError), transaction.atomic():
        Topic.objects.create(code="05", title="Noget andet")


@pytest.mark.parametrize("act", ["update", "delete", "_raw_delete"])
def test_the_log_of_what_was_done_is_only_added_to(db: None, act: str) -> None:
    AuditEntry.objects.create(action="hold", reason="Ses efter.")
    arguments: dict[str, Any] = {"update": {"reason": "x"}, "delete": {}, "_raw_delete": {"using": "default"}}
    with pytest.raises(IntegrityError), transaction.atomic():
        getattr(AuditEntry.objects.all(), act)(**arguments[act])
    assert AuditEntry.objects.get().reason == "Ses efter."
    append_only.take_down(connection)
    assert not append_only.stands(connection)
    append_only.put_up(connection)
    assert append_only.stands(connection)
