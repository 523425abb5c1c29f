"""Agenda, minutes, addendum and newer editions of each: what changes, what stays, what waits."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from aadal import BRIDGE, LIBRARY, NOTICES, POINTS, Point, agenda, dump, item, logged, take_in, write

from archive import ingest
from archive.models import Actor, Clarification, Item, Meeting, Visibility

pytestmark = pytest.mark.django_db


def _state() -> list[tuple[str, str, str, bool]]:
    return [
        (row.slug, row.title, row.visibility, row.missing_in_minutes)
        for row in Item.objects.order_by("position", "pk")
    ]


def test_minutes_take_the_agendas_place() -> None:
    take_in(agenda(place="Rådhuset"), "dagsorden.txt")
    ids = {row.slug: row.pk for row in Item.objects.all()}
    assert item("24").outcome is None
    report = take_in(write([BRIDGE, replace(LIBRARY, body="Nu med café."), NOTICES], place=""), "referat.txt")
    assert (report.status, report.items_created, report.items_updated) == ("updated", 0, 3)
    meeting = Meeting.objects.get()
    assert (meeting.kind, meeting.place) == ("minutes", "Rådhuset")
    assert {row.slug: row.pk for row in Item.objects.all()} == ids
    assert item("24").outcome == "approved"
    assert item("25").sections.get(kind="case").text == "Nu med café."


def test_an_item_the_minutes_lack_stays_and_says_so() -> None:
    take_in(agenda(), "dagsorden.txt")
    report = take_in(write([BRIDGE, LIBRARY]), "referat.txt")
    assert (report.items_missing, report.items_withdrawn) == (1, 0)
    assert _state() == [
        ("24", "Ny bro over Kær Å", "public", False),
        ("25", "Biblioteket holder åbent om søndagen", "public", False),
        ("26", "Meddelelser", "public", True),
    ]
    take_in(write(), "referat-2.txt")
    assert item("26").missing_in_minutes is False


def test_the_order_of_arrival_does_not_matter() -> None:
    cycling = Point("27", "Cykelsti langs Møllevej", "05.09.00-P20-1-25")
    take_in(write([BRIDGE, LIBRARY]), "referat.txt")
    before = item("24").sections.get(kind="decision").text
    report = take_in(agenda([replace(BRIDGE, body="Udkast."), LIBRARY, cycling]), "dagsorden.txt")
    assert (report.items_created, report.items_updated, report.items_missing) == (1, 0, 1)
    assert Meeting.objects.get().kind == "minutes"
    assert (item("24").sections.get(kind="decision").text, item("27").missing_in_minutes) == (before, True)
    assert item("24").sections.get(kind="case").text == BRIDGE.body
    take_in(agenda([BRIDGE, LIBRARY, replace(cycling, body="Ny tekst.")]), "dagsorden-2.txt")
    assert (item("27").sections.get().text, item("27").missing_in_minutes) == ("Ny tekst.", True)


def test_a_newer_edition_withdraws_and_brings_back() -> None:
    take_in(write())
    report = take_in(write([BRIDGE, LIBRARY]), "2.txt")
    assert report.items_withdrawn == 1
    gone = item("26")
    assert (gone.visibility, gone.visibility_actor) == (Visibility.WITHDRAWN, Actor.MACHINE)
    assert [row.slug for row in Item.objects.public().order_by("slug")] == ["24", "25"]
    report = take_in(write() + b"\n", "3.txt")
    assert (report.items_returned, report.items_created) == (1, 0)
    assert item("26").visibility == Visibility.PUBLIC


def test_what_a_clerk_withdrew_no_import_brings_back() -> None:
    take_in(write())
    ingest.withdraw(item("26"), "Borgeren har bedt om det.", None)
    take_in(write() + b"\n", "2.txt")
    take_in(write([BRIDGE, LIBRARY]), "3.txt")
    take_in(write([BRIDGE, LIBRARY, NOTICES]) + b"\n\n", "4.txt")
    row = item("26")
    assert (row.visibility, row.visibility_actor, row.visibility_reason) == (
        Visibility.WITHDRAWN,
        Actor.CLERK,
        "Borgeren har bedt om det.",
    )


def test_too_many_gone_at_once_is_refused_unless_allowed(data_dir: Path) -> None:
    titles = ["Træer", "Veje", "Broer", "Stier", "Haver", "Søer"]
    points = [Point(str(n), title) for n, title in enumerate(titles, 1)]
    take_in(write(points))
    before = {row.pk: row.visibility for row in Item.objects.all()}
    report = take_in(write(points[:3]), "halvt.txt")
    assert (report.status, "mangler 3 af de 6 punkter" in report.message) == ("failed", True)
    assert {row.pk: row.visibility for row in Item.objects.all()} == before
    assert len([path for path in (data_dir / "sources").rglob("*") if path.is_file()]) == 1
    assert take_in(write(points[:4]), "to-faerre.txt").items_withdrawn == 2
    assert take_in(write(points[:1]), "et.txt").status == "failed"
    assert take_in(write(points[:1]), "et.txt", allow_removals=True).items_withdrawn == 3
    assert Clarification.objects.open().filter(file_name="et.txt").count() == 0


def test_renumbering_keeps_the_address() -> None:
    take_in(write())
    moved = [replace(NOTICES, number="24"), replace(BRIDGE, number="25"), replace(LIBRARY, number="26")]
    report = take_in(write(moved), "2.txt")
    assert (report.items_created, report.items_withdrawn) == (0, 0)
    assert [(row.slug, row.number, row.title) for row in Item.objects.order_by("position")] == [
        ("26", "24", "Meddelelser"),
        ("24", "25", "Ny bro over Kær Å"),
        ("25", "26", "Biblioteket holder åbent om søndagen"),
    ]


def test_a_number_taken_over_by_another_item_is_another_address() -> None:
    take_in(write())
    other = Point("26", "Lokalplan for Havnegade", "01.02.05-P16-1-25", decision="Godkendt.")
    take_in(write([BRIDGE, LIBRARY, other]), "2.txt")
    assert _state()[2:] == [
        ("26", "Meddelelser", "withdrawn", False),
        ("26-2", "Lokalplan for Havnegade", "public", False),
    ]


def test_only_what_changed_is_logged_and_kept_in_history() -> None:
    take_in(write())
    seen = len(logged())
    take_in(write([BRIDGE, replace(LIBRARY, decision="Udsat."), NOTICES]), "2.txt")
    assert logged(seen) == [item("25").pk]
    assert [(row.slug, row.outcome) for row in Item.history.all()] == [("25", "deferred")]
    assert item("25").updated_at is not None
    assert item("25").updated_at > item("24").updated_at


def test_sections_and_attachments_the_new_reading_lacks_are_gone() -> None:
    take_in(write([replace(BRIDGE, summary="Kort fortalt.", attachments=("Tegning", "Budget"))]))
    take_in(write([replace(BRIDGE, attachments=("Budget", "Støjmåling"))]), "2.txt")
    bridge = item("24")
    assert [row.kind for row in bridge.sections.all()] == ["case", "recommendation", "decision"]
    assert [row.name for row in bridge.attachments.all()] == ["Budget", "Støjmåling"]


def test_an_addendum_only_adds() -> None:
    take_in(agenda([BRIDGE, LIBRARY]), "dagsorden.txt")
    extra = Point("27", "Hasteudbud af vinterberedskab", "05.00.00-A00-9-25")
    more = replace(
        BRIDGE, decision="", body="En anden tekst.", summary="Nyt resume.", attachments=("Nyt bilag",)
    )
    report = take_in(write([more, extra], kind="TILLÆGSDAGSORDEN", at=""), "tillaeg.txt")
    assert (report.kind, report.items_created, report.items_withdrawn) == ("addendum", 1, 0)
    assert [(row.slug, row.missing_in_minutes) for row in Item.objects.order_by("position")] == [
        ("24", False),
        ("25", False),
        ("27", False),
    ]
    bridge = item("24")
    assert [(row.kind, row.text) for row in bridge.sections.all()] == [
        ("case", BRIDGE.body),
        ("recommendation", "Direktøren indstiller,\n\nat udvalget godkender broen."),
        ("summary", "Nyt resume."),
    ]
    assert [row.name for row in bridge.attachments.all()] == ["Tegning af broen", "Nyt bilag"]
    take_in(agenda([replace(BRIDGE, officer="Karim Haddad"), LIBRARY]), "dagsorden-2.txt")
    assert (item("27").visibility, item("24").sections.count()) == (Visibility.PUBLIC, 3)


def test_a_doubtful_match_waits_unseen_for_the_clerk() -> None:
    take_in(write([BRIDGE, LIBRARY]))
    unsure = Point("25", "Biblioteket lukker i ferien", "21.00.00-A00-8-25", decision="Godkendt.")
    report = take_in(write([BRIDGE, unsure]), "2.txt")
    assert (report.doubts, report.items_withdrawn) == (1, 0)
    assert [(row.slug, row.visibility) for row in Item.objects.order_by("pk")] == [
        ("24", "public"),
        ("25", "public"),
        ("25-2", "held"),
    ]
    row = Clarification.objects.open().get()
    assert (row.kind, row.item, row.ours["item"]) == ("match", item("25-2"), item("25").pk)
    take_in(write([BRIDGE, unsure]) + b"\n", "3.txt")
    assert (item("25").visibility, Clarification.objects.open().count()) == ("public", 1)
    ingest.release(item("25-2"), None)
    assert (item("25-2").visibility, Clarification.objects.open().count()) == ("public", 0)


def test_warnings_of_the_reading_go_when_the_next_one_has_none() -> None:
    contents = ["Indholdsfortegnelse", "Et punkt, der ikke findes.....\t3"]
    take_in(write(head=contents))
    assert [row.code for row in Clarification.objects.open()] == ["contents-unmatched"]
    before = dump()["archive_clarification"]
    take_in(write(head=contents) + b"\n", "2.txt")
    assert dump()["archive_clarification"] == before
    take_in(write(), "3.txt")
    assert Clarification.objects.open().count() == 0


def test_a_known_source_finds_a_meeting_whose_date_the_clerk_corrected() -> None:
    take_in(write())
    ingest.correct(Meeting.objects.get(), "date", "2025-05-28", user=None, reason="source_error")
    take_in(write([*POINTS, Point("27", "Eventuelt")]), "2.txt")
    meeting = Meeting.objects.get()
    assert (meeting.date, meeting.items.count()) == (datetime.date(2025, 5, 28), 4)
    assert Clarification.objects.open().count() == 0
