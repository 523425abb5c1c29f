"""A kept file without a place is given one by a clerk: read and looked through before anybody sees it."""

import pytest
from aadal import BRIDGE, LIBRARY, clerk, dump, item, take_in, write

from archive import ingest
from archive.ingest import attached
from archive.models import Attachment, Clarification, Item, StoredFile

pytestmark = pytest.mark.django_db
NUMBER = "010190-1234"  # nobody's: the date is real, the rest is made up


def unmatched(data: bytes = b"Priser for 2025.", name: str = "Priser.txt") -> Clarification:
    take_in(write([BRIDGE, LIBRARY]), files=[attached.File(name, data, text=data.decode("latin-1"))])
    return Clarification.objects.open().get(code="attachment-unmatched")


def test_it_becomes_an_attachment_of_its_item_and_stays_one() -> None:
    matter = unmatched()
    row = ingest.attach_loose(matter, item("25"), user=clerk(), note="Står i teksten.")
    assert row is not None
    assert (row.item.slug, row.name, row.text, row.visibility) == (
        "25",
        "Priser.txt",
        "Priser for 2025.",
        "public",
    )
    assert (matter.pk, Clarification.objects.open().count()) == (matter.pk, 0)
    take_in(
        write([BRIDGE, LIBRARY]) + b"\n", "2.txt", files=[attached.File("Priser.txt", b"Priser for 2025.")]
    )
    assert [one.name for one in item("25").attachments.all()] == ["Priser.txt"]
    assert Clarification.objects.open().count() == 0


def test_it_can_be_the_file_of_an_attachment_that_lacks_one() -> None:
    matter = unmatched()
    wanted = item("24").attachments.get()
    ingest.attach_loose(matter, wanted, user=clerk())
    wanted.refresh_from_db()
    assert (wanted.name, wanted.file and wanted.file.path.read_bytes()) == (
        "Tegning af broen",
        b"Priser for 2025.",
    )


def test_a_personal_number_in_it_holds_file_and_item() -> None:
    row = ingest.attach_loose(unmatched(f"Gælder {NUMBER}.".encode()), item("25"), user=clerk())
    assert row is not None
    assert (row.visibility, item("25").visibility) == ("held", "held")
    kinds = Clarification.objects.open().values_list("kind", "code")
    assert set(kinds) == {("hold", "attachment-personal-number"), ("hold", "personal-number")}
    row.refresh_from_db()
    assert Attachment.objects.public().count() == 1


def test_what_no_machine_can_read_waits_for_a_person() -> None:
    row = ingest.attach_loose(unmatched(b"\x89PNG\r\n\x1a\n", "Kort.png"), item("25"), user=clerk())
    assert row is not None
    assert (row.visibility, Clarification.objects.open().get().code) == ("held", "attachment-unread")


def test_it_goes_nowhere_else_and_nowhere_twice() -> None:
    matter = unmatched()
    take_in(write([BRIDGE], committee="Byrådet"), "andet.txt")
    other = Item.objects.exclude(meeting=matter.meeting).get()
    before = dump()
    with pytest.raises(ingest.Refused, match="samme møde"):
        ingest.attach_loose(matter, other, user=None)
    with pytest.raises(ingest.Refused, match="personnummer"):
        ingest.attach_loose(matter, item("25"), user=None, note=NUMBER)
    assert dump() == before
    mine = Clarification.objects.get(pk=matter.pk)
    ingest.attach_loose(matter, item("25"), user=clerk())
    before = dump()
    assert ingest.attach_loose(mine, item("25"), user=clerk()) is None
    assert dump() == before


def test_a_file_that_is_no_more_is_said_to_be() -> None:
    matter = unmatched()
    StoredFile.objects.get(sha256=matter.theirs["sha256"]).path.unlink()
    with pytest.raises(ingest.Refused, match="ligger ikke i arkivets mappe"):
        ingest.attach_loose(matter, item("25"), user=clerk())
