"""One document in: what rows it becomes, what writes nothing, and what is refused."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from aadal import BRIDGE, LIBRARY, dump, item, logged, tables_changed, take_in, write

from archive import ingest
from archive.models import (
    AuditEntry,
    ChangeLog,
    Clarification,
    Committee,
    Item,
    Meeting,
    Municipality,
    Section,
    Source,
    StoredFile,
)
from archive.models.changes import PAGES

pytestmark = pytest.mark.django_db


def test_a_document_becomes_a_meeting_with_its_items() -> None:
    report = take_in(write())
    assert (report.status, report.items_created, report.address) == (
        "created",
        3,
        "/aadal/teknik-og-klimaudvalget/2025-05-27/",
    )
    meeting = Meeting.objects.get()
    assert (meeting.date, meeting.start, meeting.place) == (
        datetime.date(2025, 5, 27),
        datetime.time(17),
        "Rådhuset, lokale 3",
    )
    assert [(row.slug, row.number, row.title, row.outcome) for row in Item.objects.order_by("position")] == [
        ("24", "24", "Ny bro over Kær Å", "approved"),
        ("25", "25", "Biblioteket holder åbent om søndagen", "noted"),
        ("26", "26", "Meddelelser", "noted"),
    ]
    bridge = item("24")
    assert [(row.key, row.text) for row in bridge.sections.all()] == [
        ("case|||1", "Broen fra 1931 kan ikke bære busser."),
        ("recommendation|||1", "Direktøren indstiller,\n\nat udvalget godkender broen."),
        ("decision|||1", "Godkendt."),
    ]
    assert [row.name for row in bridge.attachments.all()] == ["Tegning af broen"]
    assert (bridge.recommended_by, bridge.clauses, bridge.deviates) == (
        "Direktøren",
        ["at udvalget godkender broen."],
        False,
    )
    assert bridge.case is not None
    assert (bridge.case.slug, bridge.case.kle, bridge.case.facet, bridge.case.year) == (
        "05.01.00-p20-3-25",
        "05.01.00",
        "P20",
        2025,
    )


def test_new_items_are_logged_once_and_have_no_history() -> None:
    take_in(write())
    ids = sorted(Item.objects.values_list("pk", flat=True))
    assert sorted(ChangeLog.objects.values_list("item_id", flat=True)) == ids
    assert Item.history.count() == Section.history.count() == 0
    assert list(AuditEntry.objects.values_list("action", "command")) == [("ingest", "ingest")]


def test_the_same_bytes_again_write_nothing_at_all() -> None:
    take_in(write())
    before = dump()
    report = take_in(write(), "under-et-andet-navn.txt")
    assert (report.status, report.items_unchanged) == ("unchanged", 3)
    assert tables_changed(before) == set()


def test_other_bytes_that_say_the_same_change_no_item() -> None:
    take_in(write())
    before, known = dump(), len(logged())
    report = take_in(write() + b"\n\n")
    assert (report.status, report.items_unchanged, report.items_updated) == ("updated", 3, 0)
    assert tables_changed(before) == {
        "archive_source",
        "archive_storedfile",
        "archive_auditentry",
        "archive_meeting",  # which source is in force
        "archive_item",
        "archive_changelog",
    }
    assert logged(known) == [PAGES]  # one more file to download


def test_the_file_is_kept_byte_for_byte(data_dir: Path) -> None:
    data = write()
    take_in(data, source_url="https://www.aadal.example/1")
    source = Source.objects.select_related("file").get()
    assert source.file.path.read_bytes() == data
    assert source.file.path.is_relative_to(data_dir)
    assert (source.name, source.url, source.kind) == ("moede.txt", "https://www.aadal.example/1", "minutes")
    assert [path.name for path in source.file.path.parent.iterdir()] == [source.file.sha256]
    source.file.path.unlink()
    assert take_in(data).status == "unchanged"
    assert source.file.path.read_bytes() == data
    source.file.path.write_bytes(data[:-1] + b"!")  # a disk that bent one byte: the same length
    assert take_in(data).status == "unchanged"
    assert source.file.path.read_bytes() == data


def test_a_dry_run_tells_and_writes_nothing(data_dir: Path) -> None:
    before = dump()
    report = take_in(write(), dry_run=True)
    assert (report.status, report.items_created) == ("created", 3)
    assert tables_changed(before) == set()
    assert list(data_dir.iterdir()) == []


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "unreadable", "Filen er tom"),
        (bytes(range(256)) * 20, "unreadable", "kan ikke læses"),
        (write().replace(b"27-05-2025", b"").replace(b"d. 27. maj 2025", b""), "date-missing", "Mødedato"),
        (write().replace(b"Tirsdag", b"Onsdag"), "weekday-disagrees", "tirsdag"),
        (write().replace(b"d. 27-05-2025", b"d. 28-05-2025"), "date-disagrees", "28-05-2025"),
        (
            write().replace(b"27. maj", b"31. juni").replace(b"27-05", b"31-06"),
            "date-impossible",
            "findes ikke",
        ),
        (write(()), "items-missing", "dagsordenspunkter"),
    ],
)
def test_what_cannot_be_taken_in_is_refused_whole(data: bytes, code: str, words: str) -> None:
    before = dump()
    report = take_in(data, "daarlig.txt")
    assert report.status == "failed"
    assert words in report.message
    assert tables_changed(before) == {"archive_clarification", "archive_changelog"}
    assert logged() == [PAGES]  # the coverage page counts it
    row = Clarification.objects.get()
    assert (row.kind, row.code, row.file_name, row.message) == (
        "failed",
        code,
        "daarlig.txt",
        f"daarlig.txt: {report.message}",
    )


def test_a_failure_is_listed_once_and_goes_when_the_file_is_taken_in() -> None:
    for _ in range(2):
        take_in(b"", "maj.txt")
    take_in(b"\x00\x01\x02" * 100, "maj.txt")
    assert Clarification.objects.open().count() == 1
    take_in(write(), "maj.txt")
    assert Clarification.objects.open().count() == 0


def test_a_parse_at_hand_is_used() -> None:
    from archive import parsing

    report = take_in(b"whatever", minutes=parsing.parse(write()))
    assert report.items_created == 3


def test_one_committee_in_two_spellings() -> None:
    take_in(write(committee="Børne- og Skoleudvalget"))
    take_in(write(committee="BØRNE- OG SKOLEUDVALGET", on=datetime.date(2025, 6, 3)))
    assert list(Committee.objects.values_list("name", "slug")) == [
        ("Børne- og Skoleudvalget", "boerne-og-skoleudvalget")
    ]
    assert Meeting.objects.count() == 2


def test_two_meetings_on_one_day_need_two_starts_and_other_items() -> None:
    evening = [replace(BRIDGE, number="30", title="Vejbelysning", case=""), replace(LIBRARY, number="31")]
    evening[1] = replace(evening[1], title="Cykelstier i Kærby", case="")
    take_in(write())
    assert take_in(write(at="kl. 19:00"), "rettet-tid.txt").status == "updated"
    assert take_in(write(evening, at="kl. 21:00"), "aften.txt").address.endswith("/2025-05-27-2/")
    assert sorted(Meeting.objects.values_list("slug", flat=True)) == ["2025-05-27", "2025-05-27-2"]


def test_items_without_number_and_numbers_taken_get_addresses_of_their_own() -> None:
    from archive.ingest.slugs import item_slug

    taken: set[str] = set()
    given = [item_slug(number, taken) for number in ("24", "24", "", "", "12 A", "§", "24-2")]
    assert given == ["24", "24-2", "u1", "u2", "12-a", "u3", "24-2-2"]


def test_two_towns_keep_the_same_file_apart() -> None:
    take_in(write())
    other = ingest.ingest_document(write(), "moede.txt", municipality=Municipality(name="Bakkeby Kommune"))
    assert other.address == "/bakkeby/teknik-og-klimaudvalget/2025-05-27/"
    assert StoredFile.objects.count() == 1
    assert Source.objects.count() == 2


def test_a_document_that_names_another_town_is_flagged() -> None:
    from archive import parsing

    minutes = replace(parsing.parse(write()), municipality="Bakkeby")
    take_in(write(), minutes=minutes)
    assert [row.code for row in Clarification.objects.open()] == ["municipality-differs"]


def test_a_decision_nobody_can_read_waits_for_the_clerk() -> None:
    odd = replace(BRIDGE, decision="Udvalget så længe på åen og gik hjem.")
    take_in(write([odd]))
    row = Clarification.objects.get()
    assert (row.kind, row.item, row.field) == ("outcome", item("24"), "outcome")
    take_in(write([replace(odd, decision="Godkendt.")]), "ny.txt")
    row.refresh_from_db()
    assert row.settled_at is not None
    assert item("24").outcome == "approved"


def test_the_real_document(shared: Path) -> None:
    data = (shared / "minutes" / "herning-beskaeftigelsesudvalget-2025-05-27.txt").read_bytes()
    town = Municipality(name="Herning")
    report = ingest.ingest_document(data, "herning.txt", municipality=town)
    assert (report.status, report.items_created) == ("created", 11)
    assert (Meeting.objects.count(), Item.objects.count()) == (1, 11)
    assert set(Item.objects.values_list("visibility", flat=True)) == {"public"}
    before = dump()
    assert ingest.ingest_document(data, "herning.txt", municipality=town).status == "unchanged"
    assert tables_changed(before) == set()


def test_the_sample_archive_goes_in_without_a_failure() -> None:
    paths = sorted((Path(__file__).parents[2] / "fixtures" / "minutes").glob("*.txt"))
    failed = [
        report.message
        for path in paths
        if (report := take_in(path.read_bytes(), path.name)).status == "failed"
    ]
    assert (len(paths) > 0, failed) == (True, [])
