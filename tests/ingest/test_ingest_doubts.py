"""A doubtful match becomes one item or two, and nobody's word is lost by it."""

from dataclasses import replace

import pytest
from aadal import BRIDGE, LIBRARY, NOTICES, Point, agenda, clerk, dump, item, take_in, write
from django.test import Client

from archive import ingest
from archive.ingest import attached
from archive.ingest.verification import verify
from archive.models import Attachment, Clarification, Correction, Item, OldAddress

pytestmark = pytest.mark.django_db
UNSURE = Point(
    "25",
    "Biblioteket lukker i ferien",
    "21.00.00-A00-8-25",
    summary="Kort om ferien.",
    decision="Udsat.",
    attachments=("Ferieplan",),
)
OLD = "/aadal/teknik-og-klimaudvalget/2025-05-27/25/"
NEW = "/aadal/teknik-og-klimaudvalget/2025-05-27/25-2/"


def in_doubt(first: bytes | None = None, second: bytes | None = None) -> Clarification:
    take_in(first or write([BRIDGE, LIBRARY]))
    take_in(second or write([BRIDGE, UNSURE]), "2.txt")
    return Clarification.objects.open().get(kind="match")


def states() -> list[tuple[str, str, str]]:
    return [(row.slug, row.title, row.visibility) for row in Item.objects.order_by("slug")]


def test_one_item_takes_the_new_reading_and_keeps_its_address(client: Client) -> None:
    matter = in_doubt()
    assert ingest.join(matter, user=clerk(), note="Samme sag.")
    row = item("25")
    assert states()[1:] == [("25", "Biblioteket lukker i ferien", "public")]
    assert [(one.kind, one.text) for one in row.sections.all()] == [
        ("summary", "Kort om ferien."),
        ("case", "Forvaltningen har set på sagen."),
        ("decision", "Udsat."),
    ]
    assert (row.outcome, [one.name for one in row.attachments.all()]) == ("deferred", ["Ferieplan"])
    answer = client.get(NEW)
    assert (answer.status_code, answer.headers["Location"]) == (301, OLD)
    assert Clarification.objects.open().count() == 0
    before = states()
    take_in(write([BRIDGE, UNSURE]) + b"\n", "3.txt")
    assert (states(), Clarification.objects.open().count()) == (before, 0)


def test_the_address_given_up_is_never_given_again() -> None:
    ingest.join(in_doubt(), user=None)
    take_in(write([BRIDGE, replace(NOTICES, number="25")]), "3.txt")
    assert [row.slug for row in Item.objects.order_by("pk")] == ["24", "25", "25-3"]


def test_what_clerks_wrote_on_either_is_kept() -> None:
    matter = in_doubt()
    old, new = item("25"), item("25-2")
    say = {"user": clerk(), "reason": "misread"}
    ingest.correct(old, "officer", "Bo", **say)
    ingest.correct(old, "title", "Biblioteket", **say)
    ingest.correct(new, "title", "Biblioteket i ferien", **say)
    ingest.correct(new, f"section:{new.sections.get(kind='decision').key}", "Godkendt.", **say)
    ingest.add_section(new, "finance", "Økonomi", "Det koster intet.", **say)
    ingest.correct(new, f"attachment:{new.attachments.get().pk}", "Plan for ferien", **say)
    ingest.join(matter, user=clerk())
    row = item("25")
    assert (row.title, row.officer, row.outcome) == ("Biblioteket", "Bo", "approved")
    assert row.sections.get(kind="finance").text == "Det koster intet."
    assert [one.name for one in row.attachments.all()] == ["Plan for ferien"]
    assert Correction.objects.exclude(item=row).count() == 0
    [conflict] = (
        Clarification.objects.open()
        .filter(item=row, kind="conflict", field="title")
        .filter(theirs="Biblioteket i ferien")
    )
    assert conflict.ours == "Biblioteket"
    take_in(write([BRIDGE, UNSURE]) + b"\n", "3.txt")
    row.refresh_from_db()
    assert (row.title, row.officer, row.outcome) == ("Biblioteket", "Bo", "approved")
    assert [one.first for one in verify() if one.count and not one.info] == []


def test_a_clerks_hold_and_a_kept_file_move_along() -> None:
    take_in(write([BRIDGE, replace(LIBRARY, attachments=("Ferieplan",))]))
    file = attached.File("Ferieplan.txt", b"Lukket i juli.", text="Lukket i juli.")
    take_in(write([BRIDGE, UNSURE]), "2.txt", files=[file])
    new = item("25-2")
    moved = Attachment.objects.get(name="Ferieplan", item=new)
    assert moved.file is None  # two have that name, so nobody knows whose it is
    ingest.attach_loose(Clarification.objects.get(code="attachment-unmatched"), moved, user=clerk())
    ingest.hold(new, "Skal ses efter.", clerk())
    ingest.hold(new.sections.get(kind="summary"), "Et navn.", clerk())
    ingest.join(Clarification.objects.open().get(kind="match"), user=clerk())
    row = item("25")
    assert (row.visibility, row.visibility_reason) == ("held", "Skal ses efter.")
    assert [one.pk for one in row.attachments.all()] == [moved.pk]
    assert row.sections.get(kind="summary").visibility == "held"


def test_two_items_stand_each_on_its_own() -> None:
    matter = in_doubt()
    assert ingest.keep_apart(matter, user=clerk(), note="To sager.")
    assert states()[1:] == [
        ("25", "Biblioteket holder åbent om søndagen", "withdrawn"),
        ("25-2", "Biblioteket lukker i ferien", "public"),
    ]
    assert item("25-2").first_public_at is not None
    take_in(write([BRIDGE, UNSURE]) + b"\n", "3.txt")
    assert (Clarification.objects.open().count(), states()[2][2]) == (0, "public")


def test_an_agendas_item_stays_and_says_that_the_minutes_lack_it() -> None:
    matter = in_doubt(agenda([BRIDGE, LIBRARY]), write([BRIDGE, UNSURE]))
    ingest.keep_apart(matter, user=None)
    assert [(row.slug, row.visibility, row.missing_in_minutes) for row in Item.objects.order_by("slug")] == [
        ("24", "public", False),
        ("25", "public", True),
        ("25-2", "public", False),
    ]


def test_a_personal_number_holds_it_all_the_same() -> None:
    matter = in_doubt(None, write([BRIDGE, replace(UNSURE, body="Gælder 010190-1234.")]))
    ingest.keep_apart(matter, user=clerk())
    assert (item("25-2").visibility, Clarification.objects.open().get().kind) == ("held", "hold")


def test_a_personal_number_in_the_new_reading_holds_the_one_item() -> None:
    matter = in_doubt(None, write([BRIDGE, replace(UNSURE, body="Gælder 010190-1234.")]))
    ingest.join(matter, user=clerk())
    assert (item("25").visibility, Clarification.objects.open().get().item) == ("held", item("25"))


@pytest.mark.parametrize("answer", [ingest.join, ingest.keep_apart])
def test_who_comes_second_changes_nothing(answer: object) -> None:
    matter = in_doubt()
    mine = Clarification.objects.get(pk=matter.pk)
    assert ingest.keep_apart(matter, user=clerk())
    before = dump()
    assert answer(mine, user=clerk()) is False  # type: ignore[operator]
    assert dump() == before


def test_an_old_address_of_the_new_item_leads_on() -> None:
    matter = in_doubt()
    ingest.correct(item("25").meeting, "date", "2025-05-28", user=None, reason="misread")
    ingest.join(matter, user=None)
    paths = OldAddress.objects.filter(item=item("25")).values_list("path", flat=True)
    assert {NEW, OLD, NEW.replace("05-27", "05-28")} == set(paths)
