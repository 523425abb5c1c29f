"""Personal data at the door: held before anybody can read it, at ingest and at every save."""

from dataclasses import replace
from typing import Any

import pytest
from aadal import BRIDGE, LIBRARY, Point, clerk, dump, item, take_in, write

from archive import ingest
from archive.models import Clarification, Correction, Item, Meeting, Source

pytestmark = pytest.mark.django_db
NUMBER = "010190-1234"  # nobody's: the date is real, the rest is made up
OTHER = "020385-4321"


def _held() -> list[str]:
    return sorted(Item.objects.filter(visibility="held").values_list("slug", flat=True))


@pytest.mark.parametrize(
    "point",
    [
        replace(BRIDGE, title=f"Ansøgning fra {NUMBER}"),
        replace(BRIDGE, body=f"Borgeren {NUMBER} bor ved åen."),
        replace(BRIDGE, decision=f"Bevilget til {NUMBER}."),
        replace(BRIDGE, attachments=(f"Brev {NUMBER}",)),
        replace(BRIDGE, officer=f"Line Thorup {NUMBER}"),
    ],
    ids=["title", "text", "decision", "attachment", "officer"],
)
def test_a_personal_number_holds_the_item_from_the_first(point: Point) -> None:
    report = take_in(write([point, LIBRARY]))
    assert (report.held, _held()) == (1, ["24"])
    assert [row.slug for row in Item.objects.listed()] == ["25"]
    assert item("24").first_public_at is None
    assert list(Source.objects.public()) == []
    matters = Clarification.objects.filter(kind="hold")
    assert {row.item for row in matters} == {item("24")}
    assert not any(NUMBER[:6] in str(row) for row in dump()["archive_clarification"])
    assert not any(NUMBER[:6] in str(row) for row in dump()["archive_auditentry"])


def test_held_stays_held_until_somebody_releases_it() -> None:
    take_in(write([replace(BRIDGE, body=f"CPR {NUMBER}.")]))
    take_in(write([BRIDGE]), "2.txt")
    assert item("24").visibility == "held"
    ingest.release(item("24"), clerk(), "Nummeret er fjernet.")
    row = item("24")
    assert (row.visibility, row.first_public_at is not None) == ("public", True)
    assert not Clarification.objects.open().filter(item=row).exists()


def _downloadable() -> list[str]:
    return sorted(Source.objects.public().values_list("name", flat=True))


OLDER = {
    "text": {"points": [replace(BRIDGE, body=f"CPR {NUMBER}."), LIBRARY]},
    "title": {"points": [replace(BRIDGE, title=f"{BRIDGE.title} ({NUMBER})"), LIBRARY]},
    "header": {"points": [BRIDGE, LIBRARY], "place": f"Hos {NUMBER}"},
    "agenda": {"points": [replace(BRIDGE, body=f"CPR {NUMBER}.", decision=""), LIBRARY], "kind": "DAGSORDEN"},
}


@pytest.mark.parametrize("older", OLDER.values(), ids=OLDER)
def test_a_number_that_only_an_older_version_holds_keeps_that_file_from_everybody(
    older: dict[str, Any],
) -> None:
    take_in(write(**older), "gammel.txt")
    take_in(write([BRIDGE, LIBRARY]), "ny.txt")
    take_in(write([replace(BRIDGE, officer="Line Thorup"), LIBRARY]), "nyere.txt")
    for row in [*Item.objects.all(), Meeting.objects.get()]:
        ingest.release(row, clerk(), "Nummeret er fjernet.")
    assert item("24").is_public
    assert _downloadable() == ["ny.txt", "nyere.txt"]
    matter = Clarification.objects.open().get()
    assert (matter.code, matter.source and matter.source.name) == ("source-personal-number", "gammel.txt")
    ingest.release(Source.objects.get(name="gammel.txt"), clerk(), "Det er intet personnummer.")
    assert _downloadable() == ["gammel.txt", "ny.txt", "nyere.txt"]
    assert not Clarification.objects.open().exists()


def test_a_late_agenda_with_a_number_in_its_header_is_kept_from_everybody() -> None:
    take_in(write([BRIDGE]), "referat.txt")
    take_in(write([BRIDGE], kind="DAGSORDEN", place=f"Hos {NUMBER}"), "dagsorden.txt")
    assert _downloadable() == ["referat.txt"]


def test_what_a_newer_version_opens_stays_closed_in_the_older_file() -> None:
    closed = replace(BRIDGE, case=f"{BRIDGE.case}\n\nLukket - Personalesag", body="Kun for udvalget.")
    take_in(write([closed, LIBRARY]), "gammel.txt")
    assert item("24").closed
    take_in(write([BRIDGE, LIBRARY]), "ny.txt")
    assert item("24").is_public
    assert _downloadable() == ["ny.txt"]


def test_words_removed_as_personal_data_are_in_no_file_whatever_comes_later() -> None:
    take_in(write([replace(BRIDGE, body="Om Ane Havgaard.")]), "gammel.txt")
    key = "section:case|||1"
    ingest.correct(item("24"), key, "Om en borger.", user=clerk(), reason="personal_data")
    take_in(write([BRIDGE]), "ny.txt")
    conflict = Clarification.objects.open().get(kind="conflict")
    ingest.settle_conflict(conflict, ingest.Choice.THEIRS, user=clerk(), reason="other")
    ingest.release(item("24"), clerk())
    assert _downloadable() == []


def test_what_was_released_is_not_held_again_for_the_same_number() -> None:
    take_in(write([replace(BRIDGE, body=f"Sag {NUMBER}.")]))
    ingest.release(item("24"), clerk(), "Det er et varenummer.")
    ingest.correct(item("24"), "officer", "Line Thorup", user=clerk(), reason="misread")
    take_in(write([replace(BRIDGE, body=f"Sag {NUMBER}. Mere tekst.")]), "2.txt")
    assert item("24").visibility == "public"
    take_in(write([replace(BRIDGE, body=f"Sag {NUMBER}. Også {OTHER}.")]), "3.txt")
    assert item("24").visibility == "held"


def test_a_save_that_brings_a_number_holds_at_once() -> None:
    take_in(write([BRIDGE, LIBRARY]))
    ingest.correct(item("25"), "dissent", f"Imod: {NUMBER}", user=clerk(), reason="misread")
    assert item("25").visibility == "held"
    assert [row.slug for row in Item.objects.public()] == ["24"]
    assert Clarification.objects.open().get().field == "dissent"


def test_removing_a_number_hides_what_stood_before() -> None:
    take_in(write([replace(BRIDGE, body=f"Borgeren {NUMBER} bor ved åen.")]))
    key = "section:case|||1"
    ingest.correct(item("24"), key, f"Borgeren {NUMBER} bor her.", user=clerk(), reason="misread")
    row = ingest.correct(item("24"), key, "Borgeren bor ved åen.", user=clerk(), reason="misread")
    assert row is not None
    assert (row.hides_before, item("24").visibility) == (True, "held")
    assert set(Correction.objects.values_list("hides_before", flat=True)) == {True}
    ingest.release(item("24"), clerk())
    assert list(Source.objects.public()) == []


def test_a_correction_for_personal_data_hides_what_stood_before() -> None:
    take_in(write([BRIDGE]))
    row = ingest.correct(item("24"), "title", "En bro", user=clerk(), reason="personal_data")
    assert row is not None
    assert row.hides_before


def test_a_number_in_the_header_holds_the_meeting() -> None:
    take_in(write([BRIDGE], place=f"Hos {NUMBER}"))
    assert Meeting.objects.get().visibility == "held"
    assert list(Item.objects.listed()) == []
    assert (Meeting.objects.get().first_public_at, item("24").first_public_at) == (None, None)
    ingest.release(Meeting.objects.get(), clerk())
    assert [row.slug for row in Item.objects.public()] == ["24"]
    assert None not in (Meeting.objects.get().first_public_at, item("24").first_public_at)


def test_a_number_that_no_page_shows_holds_the_file() -> None:
    contents = ["Indholdsfortegnelse", f"Ny bro over Kær Å {NUMBER}.....\t3"]
    take_in(write([BRIDGE], head=contents))
    assert item("24").visibility == "public"
    source = Source.objects.get()
    assert source.visibility == "held"
    ingest.release(source, clerk())
    assert list(Source.objects.public()) == [source]


def test_a_number_in_an_older_edition_holds_that_file() -> None:
    take_in(write([BRIDGE]), "referat.txt")
    old = replace(BRIDGE, decision="", body=f"Borgeren {NUMBER}.")
    report = take_in(write([old], kind="DAGSORDEN"), "dagsorden.txt")
    assert (report.held, item("24").visibility) == (1, "public")
    assert [row.name for row in Source.objects.public()] == ["referat.txt"]


def test_softer_findings_warn_and_keep_search_engines_out() -> None:
    take_in(write([replace(BRIDGE, body="Skriv til anna@aadal.example."), LIBRARY]))
    row = item("24")
    assert (row.visibility, row.noindex, item("25").noindex) == ("public", True, False)
    assert [(one.kind, one.code) for one in Clarification.objects.open()] == [("warning", "privacy-email")]
    ingest.correct(row, "section:case|||1", "Skriv til kommunen.", user=clerk(), reason="personal_data")
    assert (row.noindex, Clarification.objects.open().count()) == (False, 0)


def test_a_file_name_with_a_number_is_not_repeated_in_a_failure() -> None:
    take_in(b"", f"brev-{NUMBER}.txt")
    assert NUMBER not in Clarification.objects.get().message
