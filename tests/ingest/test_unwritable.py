"""A full disk and a read-only archive: one clear sentence, and nothing half done."""

import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from aadal import Point, dump, take_in, write
from django.db import connection, transaction

from archive.ingest import Report, batch
from archive.ingest.folders import Entry

ROOT = Path(__file__).resolve().parents[2]
FULL = "Der er ikke plads på disken."
READ_ONLY = "Arkivet kan ikke skrives"
Run = Callable[..., "subprocess.CompletedProcess[str]"]
LONG = [
    Point(str(n), f"Sag {n} om vej {n}", body=" ".join(f"ord{n}{word}" for word in range(1_500)))
    for n in range(1, 30)
]


@pytest.fixture
def run(tmp_path: Path, empty_archive: Path) -> Run:
    """Runs manage.py on a SQLite archive of its own. limit: bytes no file may outgrow."""
    data = tmp_path / "arkiv"
    data.mkdir()
    shutil.copy(empty_archive, data / "a.sqlite3")
    environment = {
        **os.environ,
        "ARCHIVE_DATA_DIR": str(data),
        "DATABASE_URL": f"sqlite:///{data}/a.sqlite3",
        "PYTHONIOENCODING": "utf-8",
        "SECRET_KEY": "x" * 50,
    }

    def ran(*words: str, limit: int = 0) -> "subprocess.CompletedProcess[str]":
        def limited() -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        return subprocess.run(  # noqa: S603  # our own program
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            preexec_fn=limited if limit else None,  # one thread
        )

    return ran


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "ind"
    folder.mkdir()
    (folder / "a.txt").write_bytes(write())
    (folder / "b.txt").write_bytes(write(LONG, committee="Byrådet"))
    return folder


def test_a_full_disk_is_told_and_what_came_before_it_is_kept(run: Run, inbox: Path, tmp_path: Path) -> None:
    words = ("ingest", str(inbox), "--municipality", "Ådal", "--create")
    size = (tmp_path / "arkiv" / "a.sqlite3").stat().st_size
    done = run(*words, limit=size + 300_000)
    assert (done.returncode, FULL in done.stderr, "Traceback" in done.stderr) == (1, True, False), done.stderr
    assert run("verify").returncode == 0
    whole = run(*words)
    assert whole.returncode == 0, whole.stderr
    assert "fejlet               0" in whole.stdout
    assert run("verify").returncode == 0


@pytest.mark.django_db
def test_a_read_only_archive_is_told_and_changes_nothing() -> None:
    assert take_in(write()).status == "created"
    before = dump()
    with transaction.atomic(), connection.cursor() as cursor:
        sqlite = connection.vendor == "sqlite"
        cursor.execute("PRAGMA query_only = 1" if sqlite else "SET TRANSACTION READ ONLY")
        report = take_in_all(write(LONG, committee="Byrådet"))
        if sqlite:
            cursor.execute("PRAGMA query_only = 0")
        transaction.set_rollback(True)  # PostgreSQL's transaction may write again
    assert (report.status, report.message.startswith(READ_ONLY)) == ("failed", True)
    assert dump() == before


def take_in_all(data: bytes) -> Report:
    """As a run takes it in, which no document stops."""
    entry = Entry("b.txt", None, data=data)
    return next(batch.run([entry], batch.Run(municipality="Ådal")))
