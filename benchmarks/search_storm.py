"""Writers change, withdraw and release items while readers search two index nodes: no answer may be false.

    python -m benchmarks.search_storm --database postgresql://user@host/empty [--minutes 5] [--damage]

Each node is a data folder of its own with an index of the one database. Every answer is held against the log
of all commits: no withdrawn item, no false count, no error. After the last write each node must agree with
the database within --settle seconds. --damage: indexes are deleted, truncated and overwritten meanwhile; a
reader that the machine ends for it (a file cut short beneath it) is started again, as a web server would.
Exit 0: nothing false. 1: something was. 2: it could not be run, as where the database is not empty.
"""

import argparse
import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.storm_hands import READY, WORDS
from benchmarks.storm_judge import Truth, Write, faults, late, read_answers, read_writes, settled_after

_ROOT = Path(__file__).resolve().parents[1]
_NODES = 2
LAGS = (0, 1, 2, 5, 10, 20, 30, 60)  # seconds
DAMAGES = ("delete", "delete generation", "truncate", "overwrite", "pointer")


@dataclass
class Storm:
    """A storm's folder, its nodes and the processes in them."""

    folder: Path
    database: str
    seed: int
    lag: float
    running: dict[str, tuple[list[str], int, subprocess.Popen[str]]] = field(default_factory=dict)
    damages: Counter[str] = field(default_factory=Counter)
    ended: Counter[str] = field(default_factory=Counter)

    def node(self, number: int) -> Path:
        return self.folder / f"node{number % _NODES}"

    def start(self, words: list[str], node: int) -> subprocess.Popen[str]:
        environment = {
            **os.environ,
            "ARCHIVE_DATA_DIR": str(self.node(node)),
            "DATABASE_URL": self.database,
            "DJANGO_SETTINGS_MODULE": "archive.settings",
            "DEBUG": "1",
        }
        return subprocess.Popen(  # noqa: S603  # our own program
            [sys.executable, *words], cwd=_ROOT, env=environment, stdout=subprocess.PIPE, text=True
        )

    def run(self, *words: str) -> str:
        """A command in the first node; raises CalledProcessError."""
        done = self.start([*words], 0)
        out, _ = done.communicate()
        if done.returncode:
            raise subprocess.CalledProcessError(done.returncode, words, out)
        return out

    def hand(self, work: str, number: int, *more: str) -> None:
        """A writer or reader, ready to begin."""
        name = f"{work}{number}"
        words = ["-m", "benchmarks.storm_hands", work, name, str(self.folder), str(self.seed), *more]
        self.running[name] = words, number, self._ready(words, number)

    def _ready(self, words: list[str], node: int) -> subprocess.Popen[str]:
        process = self.start(words, node)
        if process.stdout is None or process.stdout.readline().strip() != READY:
            raise subprocess.CalledProcessError(process.wait(), words)
        return process

    def revive(self) -> None:
        """Start readers again that ended before their time."""
        for name, (words, node, process) in self.running.items():
            if process.poll() is not None:
                self.ended[f"{name} ended with {process.returncode}"] += 1
                self.running[name] = words, node, self._ready(words, node)

    def say(self, word: str) -> None:
        (self.folder / word).touch()

    def stop(self, work: str) -> None:
        """Wait for all of one work; one that did not end well is a fault."""
        for name in [name for name in self.running if name.startswith(work)]:
            process = self.running.pop(name)[2]
            process.communicate(timeout=300)
            if process.returncode:
                self.ended[f"{name} ended with {process.returncode}"] += 1

    def damage(self, chance: random.Random) -> None:
        """Do one kind of harm to one node's index."""
        place, kind = self.node(chance.randrange(_NODES)) / "index", chance.choice(DAMAGES)
        self.damages[kind] += 1
        with contextlib.suppress(OSError):  # rebuilt or swapped beneath the hand
            harm(place, kind, chance)


def harm(place: Path, kind: str, chance: random.Random) -> None:
    """One kind of damage to the indexes in a folder. Raises OSError where a file is gone meanwhile."""
    files = sorted(path for path in place.rglob("*") if path.is_file() and path.name != "lock")
    generation = next((path.parent for path in files if path.name == "meta.json"), place)
    match kind:
        case "delete":
            shutil.rmtree(place)
        case "delete generation":
            shutil.rmtree(generation)
        case "pointer":
            (generation.parent / "current").write_text("nowhere", encoding="ascii")
        case "truncate":
            for path in chance.sample(files, k=len(files) // 2):
                os.truncate(path, path.stat().st_size // 2)
        case _:
            for path in chance.sample(files, k=len(files) // 2):
                with path.open("r+b") as file:
                    file.write(chance.randbytes(min(4_000, path.stat().st_size)))


def prepare(storm: Storm, items: int, wards: int) -> list[int]:
    """Fill the database, give the storm's items their first words, build both indexes. The items' ids."""
    for number in range(_NODES):
        storm.node(number).mkdir(parents=True)
    storm.run("manage.py", "migrate", "-v0", "--skip-checks")
    if storm.run("manage.py", "shell", "-v0", "-c", _EMPTY).strip() != "empty":
        raise SystemExit(2)
    storm.run("-m", "benchmarks.corpus", "--items", str(items))
    code = _WARDS.format(wards=wards, words=WORDS)
    ids = [int(line) for line in storm.run("manage.py", "shell", "-v0", "-c", code).split()]
    facts = [Write(item, WORDS[place % len(WORDS)], 0.0, 0.0) for place, item in enumerate(ids)]
    with (storm.folder / "writes-first.jsonl").open("w", encoding="utf-8") as file:
        for fact in facts:
            file.write(json.dumps({"item": fact.item, "word": fact.word, "began": 0.0, "done": 0.0}) + "\n")
    for number in range(_NODES):
        storm.start(["manage.py", "index"], number).communicate()
    return ids


_EMPTY = "from archive.models import Item; print('filled' if Item.objects.exists() else 'empty')"
_WARDS = """
from archive.models import Item
from benchmarks.storm_hands import title
for place, item in enumerate(Item.objects.order_by('?')[:{wards}]):
    item.title = title(item.pk, {words}[place % len({words})])
    item.save()
    print(item.pk)
"""


def blow(storm: Storm, ids: list[int], seconds: float, hands: tuple[int, int], damage: bool) -> None:
    """Let the hands work so long."""
    writers, readers = hands
    for number in range(writers):
        storm.hand("writer", number, ",".join(map(str, ids[number::writers])))
    for number in range(readers):
        storm.hand("reader", number)
    storm.say("go")
    chance, end = random.Random(storm.seed), time.monotonic() + seconds  # noqa: S311 (no secret)
    while (left := end - time.monotonic()) > 0:
        time.sleep(min(left, chance.uniform(1, 6) if damage else 0.5))
        if damage:
            storm.damage(chance)
        storm.revive()
    storm.say("rest")
    storm.stop("writer")
    storm.revive()
    storm.say("last")
    storm.stop("reader")


def verdict(storm: Storm, settle: float) -> list[str]:
    """Everything that was false."""
    truth, answers = Truth.of(read_writes(storm.folder)), read_answers(storm.folder)
    found = list(faults(truth, answers, storm.lag))
    if (seconds := settled_after(truth, answers)) > settle:
        found.append(f"a search begun {seconds:.1f} s after the last write did not know it")
    found += [
        f"{told} ({times})" for told, times in storm.ended.items() if f"with -{signal.SIGBUS}" not in told
    ]
    for number in range(_NODES):
        out, _ = storm.start(["manage.py", "shell", "-v0", "-c", _DISAGREE], number).communicate()
        found += [f"node {number}: {line}" for line in out.splitlines()]
    return found


_DISAGREE = """
from archive.search.agreement import disagreements
for told in disagreements():
    print(told)
"""


def report(storm: Storm, found: list[str]) -> None:
    """What was done, and the first of what was false."""
    answers, writes = read_answers(storm.folder), read_writes(storm.folder)
    times = sorted(answer.done - answer.began for answer in answers) or [0.0]
    bare = sum(not answer.available for answer in answers)
    pages = sum(answer.total is None for answer in answers)
    hidden = sum(not write.word for write in writes)
    print(
        f"{len(writes)} writes, {hidden} of them withdrawals; {len(answers)} answers, {pages} of them pages"
    )
    print(
        f"median {times[len(times) // 2] * 1000:.0f} ms, slowest {times[-1]:.2f} s; {bare} from the database"
    )
    seconds = settled_after(Truth.of(writes), answers)
    print(f"every search begun {seconds:.1f} s after the last write, or later, knew it")
    lags = (lag for lag in LAGS if not any(late(Truth.of(writes), answer, lag) for answer in answers))
    print(f"every count had all that was older than {next(lags, 'any of ' + str(LAGS))} s")
    for told, times_ in [*storm.damages.items(), *storm.ended.items()]:
        print(f"{times_:4} {told}")
    print(f"{len(found)} false" + "".join(f"\n    {told}" for told in found[:40]))


def main() -> int:
    """Run the storm; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--database", required=True, help="an empty one; PostgreSQL is what it is for")
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--items", type=int, default=3_000)
    parser.add_argument("--wards", type=int, default=80, help="items the writers write")
    parser.add_argument("--hands", type=int, default=4, help="writers, and as many readers")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lag", type=float, default=30.0, help="seconds until a new text must be counted")
    parser.add_argument("--settle", type=float, default=2.0)
    parser.add_argument("--damage", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="storm-") as place:
        storm = Storm(Path(place), options.database, options.seed, options.lag)
        ids = prepare(storm, options.items, options.wards)
        hands = options.hands, options.hands
        blow(storm, ids, options.minutes * 60, hands, options.damage)
        found = verdict(storm, options.settle)
        report(storm, found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
