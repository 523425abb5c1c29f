"""A storm of kill -9 against an archive: at a random instant of ingest, reread and index, then verify.

Use:  python benchmarks/kill_storm.py [--kills 200] [--seed 1] [--database postgresql://user@host/name]
The database (default: SQLite in a temporary folder) must be empty; a PostgreSQL one is migrated and filled.
A line a kill: what was killed, when, and whether `manage.py verify` is clean; exit 1 where it once was not.
After the last, everything is taken in undisturbed, and must be whole.
"""

from __future__ import annotations

import argparse
import datetime
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_BODIES = ("Byrådet", "Teknikudvalget", "Kulturudvalget")
_TOWN = "Ådal"
_WORK = ("ingest", "reread", "index")
_READY = "klar"


def documents(turn: int) -> dict[str, bytes]:
    """A turn's files: agendas of new meetings, minutes of the turn's before, corrected minutes of older."""
    found = {}
    for back, kind in enumerate(("DAGSORDEN", "REFERAT", "REFERAT", "TILLÆGSDAGSORDEN")):
        date = datetime.date(2015, 1, 5) + datetime.timedelta(weeks=turn - min(back, 2))
        for body in _BODIES:
            name = f"{turn}-{back}-{body}.txt"
            found[name] = _document(kind, body, date, turn if back == 2 else 0).encode()
    return found


def _document(kind: str, body: str, date: datetime.date, edition: int) -> str:
    items = (
        [(11, "Tillæg om åen")]
        if kind.startswith("TILLÆG")
        else [(n, f"Sag {n} om vej {n}") for n in range(1, 9)]
    )
    lines = [f"{kind} {body} d. {date:%d-%m-%Y}"]
    for number, title in items:
        lines += [f"Punkt {number}: {title}", f"05.01.0{number % 9}-P20-{number}-15", "Sagsfremstilling"]
        lines += [f"Forvaltningen har set på sagen. Udgave {edition}.", "Bilag", f"Kort {number}"]
        lines += ["Beslutning", "Godkendt."] if kind == "REFERAT" else []
    return "\n\n".join(lines) + "\n"


@dataclass
class Archive:
    """An archive of the storm's own."""

    folder: Path
    database: str

    def start(self, *words: str, child: bool = False) -> subprocess.Popen[str]:
        """manage.py with these words, or this file's own child, which says when its work begins."""
        program = [str(Path(__file__).resolve()), "--child"] if child else ["manage.py"]
        return subprocess.Popen(  # noqa: S603  # our own program
            [sys.executable, *program, *words],
            cwd=_ROOT,
            env={**os.environ, "ARCHIVE_DATA_DIR": str(self.folder), "DATABASE_URL": self.database},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )

    def run(self, *words: str) -> tuple[int, str]:
        running = self.start(*words)
        out, _ = running.communicate()
        return running.returncode, out

    def kill(self, words: list[str], after: float) -> tuple[bool, float]:
        """Kill the work so many seconds after it began: whether it was still running, and how long it ran."""
        running = self.start(*words, child=True)
        out = running.stdout
        while out and (line := out.readline()) and line.strip() != _READY:
            pass
        began = time.monotonic()
        try:
            running.wait(after)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
        alive = running.wait() == -signal.SIGKILL
        if out:
            out.close()
        return alive, time.monotonic() - began


def storm(archive: Archive, kills: int, seed: int, inbox: Path) -> tuple[int, int]:
    """How many times work was killed before its end, and how many times the archive was not sound after."""
    killed = faults = 0
    rng, took = random.Random(seed), dict.fromkeys(_WORK, 3.0)  # noqa: S311  # the same storm again
    code, out = archive.run("migrate", "-v0", "--skip-checks")
    if code:
        raise SystemExit(out)
    for turn in range(kills):
        work = _WORK[turn % len(_WORK)]
        words = _words(work, turn, inbox)
        after = rng.uniform(0, took[work])
        alive, lasted = archive.kill(words, after)
        took[work] = took[work] if alive else max(0.2, lasted)
        code, out = archive.run("verify")
        killed, faults = killed + alive, faults + (code != 0)
        state = "dræbt" if alive else "færdig"
        print(
            f"{turn + 1:>4} {work:<7} {state:<6} {lasted:6.2f} s  {'rent' if code == 0 else out}", flush=True
        )
    return killed, faults + _whole(archive, inbox)


def _words(work: str, turn: int, inbox: Path) -> list[str]:
    if work != "ingest":
        return [work, "--rebuild"] if work == "index" and turn % 2 else [work, str(turn)]
    for name, data in documents(turn // len(_WORK) + 2).items():
        (inbox / name).write_bytes(data)
    return [work, str(inbox), "--municipality", _TOWN, "--create"]


def _whole(archive: Archive, inbox: Path) -> int:
    """Undisturbed, everything gets in, is then known, and verifies."""
    words = ["ingest", str(inbox), "--municipality", _TOWN, "--create", "--format", "json"]
    ends = [archive.run(*words), archive.run(*words), archive.run("verify")]
    files = len(list(inbox.iterdir()))
    whole = all(code == 0 for code, _ in ends) and f'"unchanged": {files}' in ends[1][1]
    print("Til sidst: " + ("alt er i arkivet, og det er rent" if whole else f"FEJL {ends}"))
    return int(not whole)


def child(words: list[str]) -> None:
    """Do the work in this process: ingest, reread by a parser that says something else, or index."""
    sys.path.insert(0, str(_ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from archive import parsing, search
    from archive.ingest import rereading
    from archive.models import ChangeLog, Item, Source

    print(_READY, flush=True)
    if words[0] == "ingest":
        call_command(*words)
    elif words[0] == "reread":
        edition, parse = int(words[1]), parsing.parse
        rereading.PARSER_VERSION = edition + 100
        swap = f"Udgave {edition}, læst igen".encode()
        parsing.parse = lambda data, name="": parse(data.replace(b"Udgave", swap), name)
        for _ in rereading.reread(rereading.outdated(Source.objects.all()), apply=True):
            pass
    elif words[1] == "--rebuild":
        search.rebuild(lambda done, total: None)
    else:
        ChangeLog.objects.bulk_create(
            ChangeLog(item_id=pk) for pk in Item.objects.values_list("pk", flat=True)
        )
        search.catch_up(60)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="draebt-") as place:
        data, inbox = Path(place, "data"), Path(place, "ind")
        data.mkdir()
        inbox.mkdir()
        archive = Archive(data, options.database or f"sqlite:///{data}/a.sqlite3")
        killed, faults = storm(archive, options.kills, options.seed, inbox)
    print(f"{options.kills} kørsler, {killed} dræbt undervejs, {faults} fund")
    return int(faults > 0)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2:])
    else:
        sys.exit(main())
