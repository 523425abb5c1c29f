"""manage.py ingest: paths, manifests, exit codes, what it prints, and what a killed run leaves."""

import datetime
import io
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import pytest
from aadal import BRIDGE, LIBRARY, agenda, dump, tables_changed, write
from django.core.management import call_command
from django.db import connections

from archive.models import Clarification, Item, Meeting, Municipality, Source

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder of documents, apart from the archive's own data folder."""
    folder = tmp_path / "ind"
    folder.mkdir()
    return folder


def run(*words: object, **options: Any) -> tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("ingest", *map(str, words), stdout=out, stderr=err, **options)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_a_file_in_and_in_again(inbox: Path) -> None:
    file = inbox / "moede.txt"
    file.write_bytes(write())
    code, out, err = run(file, "--municipality", "Ådal Kommune")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "oprettet   moede.txt  /aadal/teknik-og-klimaudvalget/2025-05-27/  3 nye",
        "",
        "1 dokument",
        "  oprettet             1",
        "  opdateret            0",
        "  uændret              0",
        "  tilbageholdt         0",
        "  konflikter           0",
        "  fejlet               0",
        "  nye punkter          3",
    ]
    before = dump()
    code, out, _ = run(file, "--municipality", "Ådal")
    assert (code, out.splitlines()[0]) == (
        0,
        "uændret    moede.txt  /aadal/teknik-og-klimaudvalget/2025-05-27/  3 uændrede",
    )
    assert tables_changed(before) == set()


def test_a_folder_in_order_with_its_manifest(inbox: Path) -> None:
    (inbox / "under").mkdir()
    (inbox / "a-referat.txt").write_bytes(write())
    (inbox / "b-dagsorden.txt").write_bytes(agenda())
    (inbox / "under" / "c.txt").write_bytes(write([BRIDGE], committee="Byrådet"))
    (inbox / ".skjult").write_bytes(b"x")
    (inbox / "manifest.csv").write_text(
        "file;municipality;source_url\nunder/c.txt;Bakkeby;https://www.bakkeby.example/c\n", encoding="utf-8"
    )
    code, out, _ = run(inbox, "--municipality", "Ådal", "--create")
    lines = out.splitlines()[:3]
    assert code == 0
    assert [line.split()[:2] for line in lines] == [
        ["oprettet", "b-dagsorden.txt"],
        ["opdateret", "a-referat.txt"],
        ["oprettet", "under/c.txt"],
    ]
    assert Source.objects.get(name="under/c.txt").url == "https://www.bakkeby.example/c"
    assert Municipality.objects.get(name="Bakkeby").sources.count() == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("fil;kommune\n", "linje 1: kolonnen »file« mangler"),
        ("file,source_url\nmoede.txt,javascript:alert(1)\n", "manifest.csv, linje 2: »javascript:alert(1)«"),
        ("file\nmoede.txt\nvaek.txt\n", "vaek.txt: manifest.csv, linje 3: filen findes ikke"),
    ],
)
def test_a_wrong_manifest_is_told_by_its_line(inbox: Path, text: str, words: str) -> None:
    (inbox / "moede.txt").write_bytes(write())
    (inbox / "manifest.csv").write_text(text, encoding="utf-8")
    code, _, err = run(inbox, "--municipality", "Ådal")
    assert code in (1, 2)
    assert words in err


def test_bad_documents_fail_with_a_line_each_and_stop_no_other(inbox: Path) -> None:
    bad = {
        "binaer.txt": os.urandom(64) * 64,
        "lang.txt": b"a" * 50_000_000,
        "tom.txt": b"",
        "udendato.txt": b"REFERAT Byr\xc3\xa5det\n\nPunkt 1: Budget\n\nBeslutning\n\nGodkendt.\n",
        "ugedag.txt": write().replace(b"Tirsdag", b"Fredag"),
    }
    for name, data in {**bad, "god.txt": write()}.items():
        (inbox / name).write_bytes(data)
    code, out, err = run(inbox, "--municipality", "Ådal")
    assert code == 1
    lines = err.splitlines()
    assert sorted(line.split()[1].rstrip(":,") for line in lines) == sorted(bad)
    assert all(line.startswith("fejlet ") and len(line) < 250 for line in lines)
    assert "ugedag.txt, linje 3: " in err
    assert (Meeting.objects.count(), Clarification.objects.count()) == (1, 5)
    assert "  fejlet               5" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["findes/ikke"], "findes/ikke findes ikke"),
        (["{file}", "--municipality", "Hrening"], "»Hrening« er ikke i arkivet. Mente du Herning?"),
        (["{file}", "--municipality", "Herning", "--source-url", "ftp://x"], "»ftp://x«"),
        (["{file}", "{file}", "--municipality", "Herning", "--source-url", "https://x.dk"], "ét dokument"),
        (["{file}", "--municipality", "Herning", "--workers", "0"], "--workers"),
    ],
)
def test_wrong_use_writes_nothing(inbox: Path, words: list[str], told: str) -> None:
    file = inbox / "moede.txt"
    file.write_bytes(write())
    Municipality.objects.create(name="Herning")
    before = dump()
    code, out, err = run(*(word.replace("{file}", str(file)) for word in words))
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert told in err
    assert tables_changed(before) == set()


def test_a_town_that_is_not_named_is_asked_for(inbox: Path, settings: Any) -> None:
    (inbox / "moede.txt").write_bytes(write())
    code, _, err = run(inbox)
    assert (code, "--municipality" in err) == (1, True)
    settings.DEFAULT_MUNICIPALITY = "Ådal"
    assert run(inbox) == (0, ANY, "")
    assert Clarification.objects.open().count() == 0


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(write())))
    code, out, _ = run("-", "--municipality", "Ådal", "--source-url", "https://www.aadal.example/1")
    assert (code, out.split()[1]) == (0, "stdin")
    assert Source.objects.get().url == "https://www.aadal.example/1"


def test_json_is_one_document(inbox: Path) -> None:
    (inbox / "a.txt").write_bytes(write())
    (inbox / "b.txt").write_bytes(b"")
    code, out, err = run(inbox, "--municipality", "Ådal", "--format", "json", "--dry-run")
    said = json.loads(out)
    assert (code, err) == (1, "")
    assert [(one["name"], one["status"]) for one in said["documents"]] == [
        ("b.txt", "failed"),
        ("a.txt", "created"),
    ]
    assert said["totals"] == {
        "created": 1,
        "updated": 0,
        "unchanged": 0,
        "held": 0,
        "conflicts": 0,
        "failed": 1,
        "items_created": 3,
    }
    assert (Meeting.objects.count(), Clarification.objects.count()) == (0, 0)


def test_several_processes_read_what_one_would(inbox: Path) -> None:
    (inbox / "a.txt").write_bytes(write())
    (inbox / "b.txt").write_bytes(agenda())
    (inbox / "c.txt").write_bytes(b"")
    code, out, err = run(inbox, "--municipality", "Ådal", "--workers", "2")
    assert (code, [line.split()[1] for line in out.splitlines()[:2]]) == (1, ["b.txt", "a.txt"])
    assert "c.txt: Filen er tom" in err


def _contents(path: Path) -> list[tuple[Any, ...]]:
    query = """SELECT c.slug, m.slug, i.slug, i.title, i.visibility, count(s.id), group_concat(s.text, '|')
        FROM archive_item i JOIN archive_meeting m ON m.id = i.meeting_id
        JOIN archive_committee c ON c.id = m.committee_id LEFT JOIN archive_section s ON s.item_id = i.id
        GROUP BY i.id ORDER BY 1, 2, 3"""
    with sqlite3.connect(path) as link:
        rows = link.execute(query).fetchall()
    link.close()
    return rows


def test_a_run_that_is_killed_leaves_nothing_half_and_the_next_completes_it(
    tmp_path: Path, empty_archive: Path
) -> None:
    folder = tmp_path / "ind"
    folder.mkdir()
    for n in range(24):
        on = datetime.date(2025, 1, 7) + datetime.timedelta(days=n)
        (folder / f"{n}.txt").write_bytes(write([BRIDGE, LIBRARY], on=on))

    def start(place: str, *words: str) -> "subprocess.Popen[str]":
        data = tmp_path / place
        environment = {
            **os.environ,
            "ARCHIVE_DATA_DIR": str(data),
            "DATABASE_URL": f"sqlite:///{data / 'a.sqlite3'}",
        }
        command = [sys.executable, "-u", "manage.py", *words]
        return subprocess.Popen(  # noqa: S603  # our own program
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def finish(place: str, *words: str) -> str:
        out, err = start(place, *words).communicate()
        assert err == ""
        return out

    words = ("ingest", str(folder), "--municipality", "Ådal")
    for place in ("draebt", "hel"):
        (tmp_path / place).mkdir()
        shutil.copy(empty_archive, tmp_path / place / "a.sqlite3")
    finish("hel", *words)
    killed = start("draebt", *words)
    assert killed.stdout is not None
    for _ in range(3):
        killed.stdout.readline()
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    half = _contents(tmp_path / "draebt" / "a.sqlite3")
    whole = _contents(tmp_path / "hel" / "a.sqlite3")
    assert 6 <= len(half) < len(whole) == 48
    assert [row for row in whole if row in half] == half
    out = finish("draebt", *words)
    assert f"  oprettet      {24 - len(half) // 2:>8}" in out
    assert _contents(tmp_path / "draebt" / "a.sqlite3") == whole
    assert finish("draebt", *words).count("uændret    ") == 24 + 1  # and the total's own line


def test_a_database_without_tables_is_told(tmp_path: Path) -> None:
    (tmp_path / "moede.txt").write_bytes(write())
    environment = {**os.environ, "ARCHIVE_DATA_DIR": str(tmp_path / "data")}
    environment["DATABASE_URL"] = f"sqlite:///{tmp_path / 'tom.sqlite3'}"
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "manage.py", "ingest", str(tmp_path / "moede.txt"), "--municipality", "Ådal"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert "manage.py migrate" in done.stderr


def test_one_fault_of_our_own_stops_one_document(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (inbox / "a.txt").write_bytes(write())
    (inbox / "b.txt").write_bytes(write(committee="Byrådet", at="kl. 99:99"))
    from archive.ingest import storage

    kept = storage._write
    monkeypatch.setattr(
        storage, "_write", lambda path, data: kept(path, data) if b"Teknik" in data else 1 / 0
    )
    code, _, err = run(inbox, "--municipality", "Ådal")
    assert (code, "b.txt: Uventet fejl (ZeroDivisionError" in err) == (1, True)
    assert Item.objects.count() == 3
    assert connections["default"].is_usable()
