"""manage.py ingest --watch: new and changed files are taken in when they are whole, each content once."""

import io
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from aadal import BRIDGE, POINTS, agenda, dump, tables_changed, write
from django.core.management import call_command
from django.db import connection

from archive.ingest import batch
from archive.ingest.watching import Watch
from archive.models import Clarification, Item, Municipality, Source

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "ind"
    folder.mkdir()
    return folder


def watch(*paths: Path) -> Watch:
    return Watch([str(path) for path in paths], batch.Run(municipality="Ådal", create=True))


def looked(one: Watch, times: int = 1) -> list[str]:
    """What so many rounds report, as "status name"."""
    return [f"{report.status} {report.name}" for _ in range(times) for report in one.round()]


def later(path: Path) -> None:
    """Let some time pass for a file."""
    state = path.stat()
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns + 1_000_000_000))


def zipped(path: Path, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in files.items():
            packed.writestr(name, data)


def test_a_file_is_taken_in_when_it_has_not_grown_since_the_last_look(inbox: Path) -> None:
    one = watch(inbox)
    assert looked(one) == []
    file, whole = inbox / "moede.txt", write()
    file.write_bytes(whole[:100])
    assert looked(one) == []
    file.write_bytes(whole)
    assert looked(one) == []
    assert looked(one) == ["created moede.txt"]
    assert looked(one, 3) == []
    assert file.read_bytes() == whole


def test_new_and_changed_files_are_taken_in_and_the_same_bytes_are_nothing_new(inbox: Path) -> None:
    one = watch(inbox)
    (inbox / "a.txt").write_bytes(agenda())
    assert looked(one, 3) == ["created a.txt"]
    (inbox / "under").mkdir()
    (inbox / "under" / "b.txt").write_bytes(write())
    assert looked(one, 3) == ["updated under/b.txt"]
    before = dump()
    later(inbox / "a.txt")
    assert looked(one, 3) == []
    assert tables_changed(before) == set()
    (inbox / "under" / "b.txt").write_bytes(write(POINTS[:2], place="Aulaen"))
    assert looked(one, 3) == ["updated under/b.txt"]
    assert Source.objects.count() == 3


def test_after_a_restart_everything_is_known(inbox: Path) -> None:
    (inbox / "a.txt").write_bytes(write())
    looked(watch(inbox), 2)
    before = dump()
    assert looked(watch(inbox), 4) == ["unchanged a.txt"]
    assert tables_changed(before) == set()


def test_a_failing_file_is_told_once_for_each_content(inbox: Path) -> None:
    one = watch(inbox)
    file = inbox / "tom.txt"
    file.write_bytes(b"Ingen dagsorden her.")
    assert looked(one, 4) == ["failed tom.txt"]
    later(file)
    assert looked(one, 3) == []
    assert Clarification.objects.open().filter(kind="failed").count() == 1
    file.write_bytes(b"Heller ingen dagsorden her.")
    assert looked(one, 4) == ["failed tom.txt"]
    file.write_bytes(write())
    assert looked(one, 4) == ["created tom.txt"]
    assert not Clarification.objects.open().filter(kind="failed").exists()


def test_an_export_repeated_nightly(inbox: Path) -> None:
    """The same zip, a zip written anew with the same documents, and one with a new document."""
    export = inbox / "export.zip"
    one = watch(inbox)
    files = {"referat.txt": write(), "andet.txt": write(committee="Byrådet").replace(b"27. maj", b"28. maj")}
    zipped(export, files)
    assert looked(one, 3) == ["created export.zip/referat.txt", "failed export.zip/andet.txt"]
    before = dump()
    later(export)
    assert looked(one, 3) == []
    zipped(export, dict(reversed(files.items())))
    assert looked(one, 3) == ["unchanged export.zip/referat.txt"]
    assert tables_changed(before) == set()
    zipped(export, {**files, "byraad.txt": write([BRIDGE], committee="Byrådet")})
    assert looked(one, 3) == ["unchanged export.zip/referat.txt", "created export.zip/byraad.txt"]


def test_a_manifest_is_waited_for_and_what_it_says_anew_is_tried_again(inbox: Path) -> None:
    Municipality.objects.create(name="Ådal")
    one = Watch([str(inbox)], batch.Run())
    (inbox / "a.txt").write_bytes(write())
    manifest = inbox / "manifest.csv"
    manifest.write_text("file,municipality\na.txt,Bakkeby\nb.txt,Ådal\n", encoding="utf-8")
    assert looked(one, 4) == ["failed a.txt"]  # and b.txt may come
    manifest.write_text("file,municipality\na.txt,Ådal\nb.txt,Ådal\n", encoding="utf-8")
    assert looked(one, 4) == ["created a.txt"]
    (inbox / "b.txt").write_bytes(write(committee="Byrådet"))
    assert looked(one, 4) == ["created b.txt"]


def test_a_folder_that_goes_and_comes_is_told_once(inbox: Path, tmp_path: Path) -> None:
    one = watch(inbox)
    inbox.rename(tmp_path / "borte")
    assert looked(one, 3) == ["failed path"]
    (tmp_path / "borte").rename(inbox)
    (inbox / "a.txt").write_bytes(write())
    assert looked(one, 3) == ["created a.txt"]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own way to be unwritable")
def test_an_archive_that_cannot_be_written_is_told_once_and_tried_again(inbox: Path) -> None:
    one = watch(inbox)
    Municipality.objects.create(name="Ådal")
    (inbox / "a.txt").write_bytes(write())
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = 1")
        try:
            assert looked(one, 4) == ["failed a.txt"]
        finally:
            cursor.execute("PRAGMA query_only = 0")
    assert Item.objects.count() == 0
    assert looked(one) == ["created a.txt"]


@pytest.mark.parametrize(
    "words", [["-", "--watch"], [".", "--watch", "--dry-run"], [".", "--watch", "--interval", "0"]]
)
def test_what_cannot_be_watched_is_wrong_use(words: list[str]) -> None:
    err = io.StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("ingest", *words, stderr=err)
    assert (end.value.code, len(err.getvalue().splitlines())) == (2, 1)


@pytest.fixture
def archive(tmp_path: Path, empty_archive: Path) -> Iterator[dict[str, str]]:
    """The environment of an archive of its own, with tables."""
    folder = tmp_path / "arkiv"
    folder.mkdir()
    shutil.copy(empty_archive, folder / "a.sqlite3")
    plain = {
        **os.environ,
        "ARCHIVE_DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/a.sqlite3",
        "PYTHONUNBUFFERED": "1",
        "PYTHONIOENCODING": "utf-8",
    }
    yield plain
    shutil.rmtree(folder)


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_asked_with_the_closing_table(
    inbox: Path, archive: dict[str, str], sign: signal.Signals
) -> None:
    words = ["ingest", str(inbox), "--municipality", "Ådal", "--create", "--watch", "--interval", "0.1"]
    running = subprocess.Popen(  # noqa: S603  # our own program
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=archive,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert running.stdout
    time.sleep(0.2)
    (inbox / "a.txt").write_bytes(write())
    assert running.stdout.readline().startswith("oprettet   a.txt  /aadal/")
    running.send_signal(sign)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (0, "")
    assert out.splitlines()[:3] == ["", "1 dokument", "  oprettet             1"]
