"""Zips: each document with its attachments' files, what nobody has read held, the same again nothing."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from aadal import BRIDGE, LIBRARY, agenda, clerk, dump, item, logged, tables_changed, write
from django.core.management import call_command

from archive import ingest
from archive.ingest import Report, batch, folders
from archive.models import Attachment, Clarification, Item, Source, StoredFile

pytestmark = pytest.mark.django_db
NUMBER = "010190-1234"  # nobody's: the date is real, the rest is made up
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(64))
DRAWING = "Broen set fra syd. Spændvidde 24 meter.\n".encode()
PLAN = replace(LIBRARY, attachments=("Åbningstider: søndag", "Prisoversigt"), decision="Godkendt.")
BOTH = (replace(BRIDGE, attachments=("Tegning af broen", "Prisoversigt")), PLAN)


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return made.getvalue()


def take_in(folder: Path, files: Mapping[str, bytes], name: str = "moede.zip") -> list[Report]:
    """A zip of these files into Ådal Kommune."""
    path = folder / name
    path.write_bytes(packed(files))
    return list(batch.run(folders.collect([str(path)]), batch.Run(municipality="Ådal")))


def kept() -> list[tuple[str, str, bytes | None, str, str]]:
    """Item, name, bytes, media type and text of every attachment, in order."""
    rows = Attachment.objects.order_by("item__slug", "position").select_related("item", "file")
    return [
        (
            row.item.slug,
            row.name,
            row.file and row.file.path.read_bytes(),
            row.file.media_type if row.file else "",
            row.text,
        )
        for row in rows
    ]


def waiting() -> list[tuple[str, str]]:
    return sorted(Clarification.objects.open().values_list("kind", "code"))


def test_files_come_to_their_attachments(tmp_path: Path) -> None:
    files = {"referat.txt": write(BOTH), "bilag/Bilag 1 - Tegning af broen.txt": DRAWING}
    files |= {"bilag/aabningstider_soendag.html": b"<html><body><p>Kl. 10-16</p></body></html>"}
    files |= {
        "bilag/punkt 25/Prisoversigt.txt": b"Loen til vagter.",
        "bilag/24_bilag/Prisoversigt.txt": b"Staal.",
    }
    (report,) = take_in(tmp_path, files)
    assert (report.name, report.status, report.files) == ("moede.zip/referat.txt", "created", 4)
    assert kept() == [
        ("24", "Tegning af broen", DRAWING, "text/plain", DRAWING.decode().strip()),
        ("24", "Prisoversigt", b"Staal.", "text/plain", "Staal."),
        ("25", "Åbningstider: søndag", files["bilag/aabningstider_soendag.html"], "text/html", "Kl. 10-16"),
        ("25", "Prisoversigt", b"Loen til vagter.", "text/plain", "Loen til vagter."),
    ]
    assert waiting() == []
    assert set(Attachment.objects.public().values_list("name", flat=True)) == {
        "Tegning af broen",
        "Prisoversigt",
        "Åbningstider: søndag",
    }
    assert list(Source.objects.public().values_list("name", flat=True)) == ["moede.zip/referat.txt"]


def test_the_same_zip_again_writes_nothing(tmp_path: Path) -> None:
    files = {"referat.txt": write(BOTH), "bilag/Tegning af broen.txt": DRAWING, "bilag/Ukendt.png": PNG}
    files |= {"bilag/Åbningstider: søndag.png": PNG[:-1]}
    take_in(tmp_path, files)
    before = dump()
    (report,) = take_in(tmp_path, files)
    assert (report.status, report.files, report.held, report.items_unchanged) == ("unchanged", 0, 0, 2)
    assert tables_changed(before) == set()


def test_files_that_come_later_are_added(tmp_path: Path) -> None:
    take_in(tmp_path, {"referat.txt": write(BOTH)})
    known = len(logged())
    (report,) = take_in(tmp_path, {"referat.txt": write(BOTH), "bilag/Tegning af broen.txt": DRAWING})
    assert (report.status, report.files, report.items_unchanged) == ("updated", 1, 2)
    assert [row[2] for row in kept()] == [DRAWING, None, None, None]
    assert logged(known) == [item("24").pk]


def test_a_file_lost_from_the_disk_is_put_back(tmp_path: Path) -> None:
    files = {"referat.txt": write(BOTH), "bilag/Tegning af broen.txt": DRAWING}
    take_in(tmp_path, files)
    path = StoredFile.objects.get(attachment_file_is(DRAWING)).path
    path.unlink()
    take_in(tmp_path, files)
    assert path.read_bytes() == DRAWING


def attachment_file_is(data: bytes) -> "object":
    from django.db.models import Q

    from archive.ingest import storage

    return Q(sha256=storage.digest(data))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("Tegning af broen.txt", f"Borgeren {NUMBER} bor ved broen.".encode()),
        (f"Tegning af broen {NUMBER}.txt", DRAWING),
    ],
    ids=["text", "name"],
)
def test_a_personal_number_holds_the_item_and_the_file(tmp_path: Path, name: str, data: bytes) -> None:
    points = (replace(BRIDGE, attachments=(name.removesuffix(".txt"),)), LIBRARY)
    take_in(tmp_path, {"referat.txt": write(points), f"bilag/{name}": data})
    row = Attachment.objects.get()
    assert (item("24").visibility, row.visibility, item("24").first_public_at) == ("held", "held", None)
    assert [one.slug for one in Item.objects.listed()] == ["25"]
    holds = Clarification.objects.open().filter(kind="hold").order_by("code")
    assert [(one.code, one.item, one.attachment) for one in holds] == [
        ("attachment-personal-number", item("24"), row),
        ("personal-number", item("24"), None),
    ]
    for table in ("archive_clarification", "archive_auditentry"):
        assert [one for one in dump()[table] if NUMBER[:6] in str(one)] == []


def test_an_item_released_releases_none_of_its_files(tmp_path: Path) -> None:
    files = {"referat.txt": write(BOTH), "bilag/Tegning af broen.txt": f"CPR {NUMBER}".encode()}
    take_in(tmp_path, files)
    ingest.release(item("24"), clerk(), "Punktet selv er i orden.")
    row = Attachment.objects.get(name="Tegning af broen")
    assert (item("24").visibility, row.visibility) == ("public", "held")
    matter = Clarification.objects.open().get()
    with pytest.raises(ingest.Refused, match="tilbageholdt"):
        ingest.settle(matter, clerk(), "Set.")
    assert ingest.release(row, clerk(), "Nummeret er en vare.")
    assert (row.visibility, waiting()) == ("public", [])
    ingest.correct(item("24"), "officer", "Line Thorup", user=clerk(), reason="misread")
    take_in(tmp_path, {"referat.txt": write((*BOTH, replace(LIBRARY, number="26", title="Nyt"))), **files})
    assert (item("24").visibility, Attachment.objects.get(pk=row.pk).visibility) == ("public", "public")


def test_what_no_machine_can_read_waits_for_a_person(tmp_path: Path) -> None:
    files = {"referat.txt": write(BOTH), "bilag/Tegning af broen.png": PNG}
    (report,) = take_in(tmp_path, files)
    row = Attachment.objects.get(name="Tegning af broen")
    assert (report.held, report.warnings, row.visibility, item("24").visibility) == (1, 1, "held", "public")
    matter = Clarification.objects.open().get()
    assert (matter.kind, matter.code, matter.attachment) == ("warning", "attachment-unread", row)
    assert matter.message == (
        "Bilaget »Tegning af broen« er holdt tilbage, til nogen har set det igennem. "
        "Filen er et billede, ikke tekst."
    )
    take_in(tmp_path, {"referat.txt": write([*BOTH, replace(BRIDGE, number="26", title="Ny")])}, "2.zip")
    assert waiting() == [("warning", "attachment-unread")]
    ingest.release(row, clerk(), "Set igennem.")
    assert (waiting(), row.visibility) == ([], "public")
    before = dump()
    take_in(tmp_path, files)
    assert tables_changed(before) == set()


def test_a_file_of_no_attachment_is_kept_unseen(tmp_path: Path) -> None:
    name = f"Brev fra {NUMBER}.txt"
    (report,) = take_in(tmp_path, {"referat.txt": write(BOTH), f"bilag/{name}": b"Kaere kommune."})
    matter = Clarification.objects.open().get()
    assert (report.files, report.warnings, matter.code, matter.item) == (0, 1, "attachment-unmatched", None)
    assert "»Brev fra [personnummer].txt«" in matter.message
    assert NUMBER not in str(dump()["archive_clarification"])
    stored = StoredFile.objects.get(sha256=matter.theirs["sha256"])
    assert (stored.path.read_bytes(), stored.size) == (b"Kaere kommune.", 14)
    assert [row[2] for row in kept()] == [None] * 4


def test_a_file_that_finds_its_attachment_later_is_no_longer_asked_about(tmp_path: Path) -> None:
    take_in(tmp_path, {"referat.txt": write([LIBRARY]), "bilag/Tegning af broen.txt": DRAWING}, "1.zip")
    assert waiting() == [("warning", "attachment-unmatched")]
    take_in(tmp_path, {"referat.txt": write(BOTH), "bilag/Tegning af broen.txt": DRAWING}, "2.zip")
    assert (waiting(), kept()[0][2]) == ([], DRAWING)


def test_many_addresses_in_a_file_are_one_warning(tmp_path: Path) -> None:
    letters = "\n".join(f"borger{n}@aadal.example" for n in range(40)).encode()
    take_in(tmp_path, {"referat.txt": write(BOTH), "bilag/Tegning af broen.txt": letters})
    assert (waiting(), item("24").noindex) == ([("warning", "privacy-email")], True)


def test_an_older_editions_files_never_take_a_newer_ones_place(tmp_path: Path) -> None:
    take_in(tmp_path, {"referat.txt": write(BOTH), "bilag/Tegning af broen.txt": DRAWING})
    old = {"dagsorden.txt": agenda(BOTH), "bilag/Tegning af broen.txt": b"Udkast."}
    take_in(tmp_path, old, "gammel.zip")
    assert kept()[0][2] == DRAWING
    assert StoredFile.objects.filter(size=len(b"Udkast.")).count() == 1
    before = dump()
    take_in(tmp_path, old, "gammel.zip")
    assert tables_changed(before) == set()


def test_minutes_keep_the_files_the_agenda_brought(tmp_path: Path) -> None:
    take_in(tmp_path, {"dagsorden.txt": agenda(BOTH), "bilag/Tegning af broen.txt": DRAWING}, "d.zip")
    take_in(tmp_path, {"referat.txt": write([replace(point, attachments=()) for point in BOTH])}, "r.zip")
    assert [row[:3] for row in kept()] == [("24", "Tegning af broen", DRAWING)]


def test_a_zip_of_several_documents_and_its_manifest(tmp_path: Path) -> None:
    manifest = "file;municipality;source_url\nb.txt;;https://www.aadal.example/b\nvaek.txt;;\n"
    files = {"top/a.txt": write(), "top/b.txt": write(committee="Byrådet"), "top/tom.txt": b""}
    reports = take_in(tmp_path, {**files, "top/manifest.csv": manifest.encode()})
    assert sorted((one.name, one.status) for one in reports) == [
        ("moede.zip/top/a.txt", "created"),
        ("moede.zip/top/b.txt", "created"),
        ("moede.zip/top/tom.txt", "failed"),
        ("moede.zip/vaek.txt", "failed"),
    ]
    assert sorted(Source.objects.values_list("name", "url")) == [
        ("moede.zip/top/a.txt", ""),
        ("moede.zip/top/b.txt", "https://www.aadal.example/b"),
    ]


def test_bad_zips_fail_with_a_line_each_and_stop_no_other(tmp_path: Path) -> None:
    inbox = tmp_path / "ind"
    inbox.mkdir()
    (inbox / "afbrudt.zip").write_bytes(packed({"a.txt": write()})[:-40])
    (inbox / "bombe.zip").write_bytes(_bomb())
    (inbox / "regneark.xlsx").write_bytes(packed({"[Content_Types].xml": b"", "xl/workbook.xml": b""}))
    (inbox / "god.zip").write_bytes(packed({"a.txt": write()}))
    (inbox / "rod.docx").mkdir()
    err = io.StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("ingest", str(inbox), "--municipality", "Ådal", stdout=io.StringIO(), stderr=err)
    assert end.value.code == 1
    assert sorted(line.split()[1].rstrip(":") for line in err.getvalue().splitlines()) == [
        "afbrudt.zip",
        "bombe.zip",
        "regneark.xlsx",
    ]
    assert "et Excel-ark" in err.getvalue()
    assert Source.objects.get().name == "god.zip/a.txt"


def _bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", bytes(20_000_000))
    return made.getvalue()


def test_several_processes_read_the_files_too(tmp_path: Path) -> None:
    path = tmp_path / "moede.zip"
    path.write_bytes(
        packed(
            {
                "referat.txt": write(BOTH),
                "bilag/Tegning af broen.txt": DRAWING,
                "bilag/Åbningstider: søndag.png": PNG,
            }
        )
    )
    how = batch.Run(municipality="Ådal", workers=2)
    (report,) = batch.run(folders.collect([str(path)]), how)
    assert (report.files, report.held, how.found) == (2, 1, 1)
    assert kept()[0][4] == DRAWING.decode().strip()
