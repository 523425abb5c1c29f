"""Two intakes of one town and a clerk at once: nobody is refused, nothing is lost."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from aadal import BRIDGE, LIBRARY, NOTICES, POINTS, agenda, write

ROOT = Path(__file__).resolve().parents[2]
CLERK = str(Path(__file__).with_name("clerk_at_work.py"))
TOWN = ("--municipality", "Ådal", "--create", "--format", "json")
DAYS = [date(2025, 1, 7) + timedelta(weeks=week) for week in range(4)]
Start = Callable[..., "subprocess.Popen[str]"]


def _folder(path: Path, *editions: Callable[[date], bytes]) -> str:
    path.mkdir()
    for day in DAYS:
        for number, edition in enumerate(editions):
            (path / f"{day}-{number}.txt").write_bytes(edition(day))
    return str(path)


def _starter(data: Path, database: str) -> Start:
    data.mkdir()
    environment = {
        **os.environ,
        "ARCHIVE_DATA_DIR": str(data),
        "DATABASE_URL": database or f"sqlite:///{data}/a.sqlite3",
        "DEBUG": "1",
        "PYTHONIOENCODING": "utf-8",
    }

    def start(*words: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(  # noqa: S603  # our own program
            [sys.executable, *words],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    return start


def _done(running: "subprocess.Popen[str]") -> str:
    out, err = running.communicate(timeout=240)
    assert (running.returncode, err) == (0, ""), out + err
    return out


def test_two_intakes_and_a_clerk_at_once(database: str, tmp_path: Path) -> None:
    changed = [replace(BRIDGE, body="Broen er rettet."), LIBRARY, NOTICES]
    agendas = _folder(tmp_path / "a", lambda day: agenda(on=day))
    first = _folder(tmp_path / "b", lambda day: write(on=day), lambda day: write(on=day, committee="Byrådet"))
    second = _folder(
        tmp_path / "c",
        lambda day: write(changed, on=day),
        lambda day: write([*POINTS], on=day, committee="Byrådet"),
    )
    start = _starter(tmp_path / "arkiv", database)
    _done(start("manage.py", "migrate", "-v0", "--skip-checks"))
    _done(start("manage.py", "ingest", agendas, *TOWN))
    intakes = [start("manage.py", "ingest", folder, *TOWN) for folder in (first, second)]
    clerk = start(CLERK, "work", "15")
    totals = [json.loads(_done(one))["totals"] for one in intakes]
    said = json.loads(_done(clerk))
    assert [(one["failed"], one["created"] + one["updated"] + one["unchanged"]) for one in totals] == [
        (0, 2 * len(DAYS)),
        (0, 2 * len(DAYS)),
    ]
    now = json.loads(_done(start(CLERK, "tell")))
    assert {pk: now[pk] for pk in said} == said
    assert "Alt er i orden." in _done(start("manage.py", "verify"))
    again = json.loads(_done(start("manage.py", "ingest", agendas, first, second, *TOWN)))
    assert again["totals"]["unchanged"] == 5 * len(DAYS)
