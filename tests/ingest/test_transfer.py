"""An archive goes into one file and comes out the same; what is not such a file changes nothing."""

import datetime
import hashlib
import json
import zipfile
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from aadal import BRIDGE, LIBRARY, Point, agenda, clerk, dump, item, take_in, write
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection

from archive import ingest
from archive.ingest.transfer import TransferError, export_archive, form, import_archive
from archive.models import Item, Meeting, Reason, Section, StoredFile, Topic, append_only, archive_id

DAMAGED = "Filen er beskadiget eller afbrudt og kan ikke bruges. Hent eller lav eksporten igen."
NUMBERED = Point("27", "Ansøgning", body="Ansøgers cpr-nr. er 010190-1234.", decision="Godkendt.")


@pytest.fixture
def exported(db: None, tmp_path: Path) -> Path:
    """An archive with a bit of everything in it, and its export."""
    take_in(agenda(), "dagsorden.txt")
    ingest.correct(item("24"), "title", "Ny bro", user=clerk(), reason=Reason.MISREAD)
    take_in(write(), "referat.txt")
    take_in(write([BRIDGE, LIBRARY, NUMBERED], on=datetime.date(2025, 6, 3)), "juni.txt")
    ingest.withdraw(item("25") if Item.objects.filter(slug="25").count() == 1 else _june(), "Fejl", clerk())
    ingest.correct(
        Meeting.objects.get(date="2025-05-27"), "date", "2025-05-28", user=clerk(), reason=Reason.MISREAD
    )
    ingest.fail_document("tom.txt", ingest.Refused("empty", "Tom."))
    Topic.objects.create(code="05", title="Veje og trafik")
    export_archive(tmp_path / "arkiv.zip")
    return tmp_path / "arkiv.zip"


def _june() -> Item:
    return Item.objects.get(slug="25", meeting__date="2025-06-03")


def _empty() -> None:
    """As a new database is, but that users of the old one are there."""
    append_only.take_down(connection)
    for model in form.tables():
        model._base_manager.all()._raw_delete(connection.alias)
    append_only.put_up(connection)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM sqlite_sequence")  # the numbers given so far


def _contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _rewritten(path: Path, change: Callable[[dict[str, bytes], dict[str, Any]], None]) -> Path:
    """The export with other contents, its manifest saying so unless `change` makes it lie."""
    files = _contents(path)
    manifest = json.loads(files.pop("manifest.json"))
    change(files, manifest)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
        packed.writestr("manifest.json", json.dumps(manifest))
    return path


def _describe(files: dict[str, bytes], manifest: dict[str, Any], name: str) -> None:
    data = files[name]
    said = {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data), "rows": data.count(b"\n")}
    manifest["files"][name] = said


def test_everything_comes_back_and_goes_out_again_the_same(exported: Path, data_dir: Path) -> None:
    rows, files, own_id = dump(), _contents(exported), archive_id()
    originals = {row.path: row.path.read_bytes() for row in StoredFile.objects.all()}
    _empty()
    for path in originals:
        path.unlink()
    counts = import_archive(exported)
    assert dump() == rows
    assert archive_id() == own_id
    assert {path: path.read_bytes() for path in originals} == originals
    manifest = json.loads(files["manifest.json"])["files"]
    assert counts == {name: said["rows"] for name, said in manifest.items() if "rows" in said}
    again = exported.with_name("igen.zip")
    export_archive(again)
    assert _contents(again) == files
    assert again.read_bytes() == exported.read_bytes()


def test_every_table_of_the_archive_has_a_file_and_some_rows_are_in_it(exported: Path) -> None:
    files = json.loads(_contents(exported)["manifest.json"])["files"]
    tables = {name for name in files if name.startswith("rows/")}
    assert tables == {form.rows_file(model) for model in form.tables()} | {"rows/user.jsonl"}
    assert {name: said["rows"] for name, said in files.items() if name in tables} == {
        **{form.rows_file(model): model._base_manager.count() for model in form.tables()},
        "rows/user.jsonl": 1,
    }
    filled = (
        "item",
        "historicalitem",
        "correction",
        "clarification",
        "auditentry",
        "oldaddress",
        "changelog",
    )
    assert [name for name in filled if not files[f"rows/{name}.jsonl"]["rows"]] == []


def test_a_user_comes_as_a_name_that_cannot_log_in(exported: Path) -> None:
    _empty()
    key = clerk().pk
    User.objects.all().delete()
    import_archive(exported)
    user = User.objects.get()
    assert (user.pk, user.username, user.is_active, user.has_usable_password()) == (
        key,
        "karen",
        False,
        False,
    )


def test_new_rows_take_numbers_after_those_taken_in(exported: Path) -> None:
    _empty()
    import_archive(exported)
    before = set(Item.objects.values_list("pk", flat=True))
    report = take_in(write(on=datetime.date(2025, 8, 19)), "august.txt")
    assert report.status == "created"
    assert len(set(Item.objects.values_list("pk", flat=True)) - before) == 3


def test_the_number_of_a_row_that_is_gone_is_not_given_to_another(exported: Path) -> None:
    section = Section.objects.create(item=_june(), key="other|||9", kind="other", position=9)
    last = section.pk
    section.delete()
    export_archive(exported)
    _empty()
    import_archive(exported)
    assert Section.history.filter(id=last).count() == 2  # made and deleted
    assert Section.objects.create(item=_june(), key="other|||9", kind="other", position=9).pk == last + 1


def _refused(path: Path) -> str:
    """What an import into an empty archive says, having changed nothing."""
    _empty()
    before = dump()
    files = set(form_sources())
    with pytest.raises(TransferError) as error:
        import_archive(path)
    assert (dump(), set(form_sources())) == (before, files)
    return str(error.value)


def form_sources() -> list[Path]:
    return [path for path in StoredFile(sha256="00").path.parents[1].rglob("*") if path.is_file()]


def test_an_archive_that_is_not_empty_is_left_alone(exported: Path) -> None:
    before = dump()
    with pytest.raises(TransferError, match=r"Arkivet er ikke tomt \(bilag\)"):
        import_archive(exported)
    assert dump() == before


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_a_file_that_was_cut_off(exported: Path, share: float) -> None:
    data = exported.read_bytes()
    exported.write_bytes(data[: int(len(data) * share)])
    assert _refused(exported) == DAMAGED


@pytest.mark.parametrize("share", [0.05, 0.2, 0.5, 0.7])
def test_a_file_with_other_bytes_in_it(exported: Path, share: float) -> None:
    data = bytearray(exported.read_bytes())
    place = int(len(data) * share)
    data[place : place + 40] = bytes(40)
    exported.write_bytes(data)
    assert _refused(exported) == DAMAGED


def test_a_file_whose_rows_are_not_those_of_its_manifest(exported: Path) -> None:
    def change(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
        files["rows/item.jsonl"] = files["rows/item.jsonl"].replace(b"Ny bro", b"Ny bil")

    assert _refused(_rewritten(exported, change)) == DAMAGED


def test_a_file_without_one_of_its_originals(exported: Path) -> None:
    def change(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
        name = next(name for name in files if name.startswith("sources/"))
        del files[name], manifest["files"][name]

    assert _refused(_rewritten(exported, change)) == DAMAGED


def test_a_row_that_names_one_who_is_not_there(exported: Path) -> None:
    def change(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
        files["rows/committee.jsonl"] = b""
        _describe(files, manifest, "rows/committee.jsonl")

    assert _refused(_rewritten(exported, change)) == DAMAGED


def test_a_newer_form_is_refused_by_name(exported: Path) -> None:
    def change(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
        manifest["format"] = 2

    assert _refused(_rewritten(exported, change)) == (
        "Filen har format 2, og denne udgave kender kun til og med 1. Opdatér programmet først."
    )


def test_a_column_of_a_newer_version_is_refused_by_name(exported: Path) -> None:
    def change(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
        files["rows/topic.jsonl"] = b'{"id":1,"code":"05","title":"Veje","farve":"gul"}\n'
        _describe(files, manifest, "rows/topic.jsonl")

    assert _refused(_rewritten(exported, change)) == (
        "Filen er lavet af en nyere udgave: topic har feltet farve, som denne udgave ikke kender. "
        "Opdatér programmet først."
    )


def test_a_column_that_an_older_version_lacked_has_its_default(exported: Path) -> None:
    def change(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
        files["rows/topic.jsonl"] = b'{"id":1,"code":"05","title":"Veje"}\n'
        _describe(files, manifest, "rows/topic.jsonl")

    path = _rewritten(exported, change)
    _empty()
    import_archive(path)
    assert list(Topic.objects.values_list("code", "title", "edition")) == [("05", "Veje", "")]


def test_a_bomb_is_not_unpacked(exported: Path) -> None:
    def change(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
        files["rows/topic.jsonl"] = b" " * (65 << 20)
        _describe(files, manifest, "rows/topic.jsonl")

    assert _refused(_rewritten(exported, change)) == (
        "Filen pakker langt mere ud, end den fylder, og åbnes ikke af hensyn til sikkerheden."
    )


def test_another_zip_is_no_export(exported: Path) -> None:
    with zipfile.ZipFile(exported, "w") as packed:
        packed.writestr("referat.txt", "Punkt 1")
    assert _refused(exported) == "Filen er ikke en eksport fra arkivet."


def test_an_export_that_lacks_an_original_is_not_written(exported: Path) -> None:
    whole = exported.read_bytes()
    file = StoredFile.objects.first()
    assert file is not None
    file.path.unlink()
    with pytest.raises(TransferError, match=rf"Kildefilen {file.sha256} mangler"):
        export_archive(exported)
    file.path.write_bytes(b"andet")
    with pytest.raises(TransferError, match=rf"Kildefilen {file.sha256} er beskadiget"):
        export_archive(exported)
    assert exported.read_bytes() == whole
    assert [path.name for path in exported.parent.iterdir() if path.name.startswith(".part-")] == []


def test_the_commands_tell_what_they_did_and_refuse_with_a_code(exported: Path) -> None:
    out = StringIO()
    call_command("export_archive", str(exported), stdout=out)
    said = json.loads(_contents(exported)["manifest.json"])["files"].values()
    rows = sum(entry.get("rows", 0) for entry in said)
    assert out.getvalue() == f"Skrevet: {rows} rækker og 3 kildefiler i {exported}\n"
    with pytest.raises(SystemExit) as stop:
        call_command("import_archive", str(exported), stderr=StringIO())
    assert stop.value.code == 2
    _empty()
    out = StringIO()
    call_command("import_archive", str(exported), stdout=out)
    assert out.getvalue() == f"Indlæst: {rows} rækker. Brugerne i filen kan ikke logge ind.\n"
    with pytest.raises(SystemExit) as stop:
        call_command("import_archive", str(exported.with_name("mangler.zip")), stderr=StringIO())
    assert stop.value.code == 1
