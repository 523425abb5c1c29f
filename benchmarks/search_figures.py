"""Every figure of search in one run: built, filled and asked at growing sizes, side by side with its rivals.

    python -m benchmarks.search_figures [--sizes 10000 100000] [--folder KEPT] [--postgres ADDRESS]
        [--datasette /its/venv/bin/datasette] [--rounds 20] [--pages 600] [--cpu]

Archives are kept in --folder and used again. What is left out is said. Exit 1 where a figure is not reached.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

_ROOT = Path(__file__).resolve().parents[1]
Rows = dict[str, list[float]]  # contestant -> median, p95, slowest in milliseconds, hits
P95 = {100_000: 8.0, 1_000_000: 20.0}  # milliseconds to reach
INDEX_SECONDS, INDEX_MEMORY = 60.0, 300.0  # of 100,000 items; MB
OURS, BARE, FTS5, POSTGRES = "ours, whole", "engine bare", "SQLite FTS5", "PostgreSQL danish"


@dataclass(frozen=True, slots=True)
class Figure:
    """Something measured and what it should be; `most`: at most that, else at least."""

    what: str
    measured: float
    target: float
    most: bool = True

    @property
    def reached(self) -> bool:
        return self.measured <= self.target if self.most else self.measured >= self.target

    def __str__(self) -> str:
        sign = "<=" if self.most else ">="
        return (
            f"{'yes' if self.reached else 'NO':4} {self.measured:9.2f} {sign} {self.target:7.2f}  {self.what}"
        )


def run(folder: Path, *words: str) -> tuple[str, float, float]:
    """One of our programs on the archive in a folder: what it printed, its seconds and its memory in MB."""
    environment = {
        **os.environ,
        "ARCHIVE_DATA_DIR": str(folder),
        "DATABASE_URL": "",
        "PYTHONPATH": str(_ROOT),
    }
    environment = {name: value for name, value in environment.items() if value}
    began = monotonic()
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen([sys.executable, *words], cwd=_ROOT, env=environment, stdout=said)  # noqa: S603
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, words, said.read())
        return said.read(), monotonic() - began, used.ru_maxrss / 1024


def measured(size: int, folder: Path, options: argparse.Namespace) -> tuple[Rows, list[Figure]]:
    """One size: its rows of the speed table, and the figures of building its index."""
    figures = []
    if not (folder / "index").exists():
        run(folder, "-m", "benchmarks.corpus", "--items", str(size))
        _, seconds, memory = run(folder, "manage.py", "index")
        share = size / 100_000
        figures = [
            Figure(f"seconds for a first index of {size} items", seconds, INDEX_SECONDS * share),
            Figure(f"MB of memory for a first index of {size} items", memory, INDEX_MEMORY),
        ]
    words = ["-m", "benchmarks.search_speed", "--json", "--rounds", str(options.rounds)]
    words += ["--cpu"] if options.cpu else []
    said, _, _ = run(folder, *words, *(["--postgres", options.postgres] if options.postgres else []))
    return json.loads(said.splitlines()[-1]), figures


def compared(tables: dict[int, Rows]) -> Iterator[Figure]:
    """What the speed tables say of each target."""
    for size, rows in tables.items():
        late = {name: row[1] for name, row in rows.items()}
        if size in P95:
            yield Figure(f"ms p95 at {size} items", late[OURS], P95[size])
        yield Figure(f"times the engine bare at {size} items (p95)", late[OURS] / late[BARE], 3.0)
        for rival in (FTS5, POSTGRES):
            if rival in late and size == max(tables):
                yield Figure(
                    f"times faster than {rival} at {size} items (p95)", late[rival] / late[OURS], 10, False
                )
    first, last = min(tables), max(tables)
    if last > first:
        grown = tables[last][OURS][1] / tables[first][OURS][1]
        yield Figure(f"times slower at {last} than at {first} items (p95)", grown, 5.0)


def table(size: int, rows: Rows) -> Iterator[str]:
    yield f"\n{f'{size} items':20}{'median':>12}{'p95':>12}{'slowest':>12}{'p95 / ours':>12}{'hits':>10}"
    for name, (middle, late, slowest, hits) in rows.items():
        ratio = late / rows[OURS][1]
        yield f"{name:20}{middle:9.1f} ms{late:9.1f} ms{slowest:9.1f} ms{ratio:12.2f}{hits:10.0f}"


def over_http(folder: Path, options: argparse.Namespace) -> str:
    more = ["--datasette", options.datasette] if options.datasette else []
    return run(folder, "-m", "benchmarks.over_http", "--pages", str(options.pages), *more)[0]


def main() -> int:
    """Print a table a size, the pages over HTTP at the size nearest 100,000, and each target."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--folder", type=Path, help="where archives are kept; none: a temporary one")
    parser.add_argument("--postgres", default="", help="address of a database of its own; none: left out")
    parser.add_argument("--datasette", default="", help="the program; none: left out")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--cpu", action="store_true", help="the processor's time, not the clock's")
    parser.add_argument("--pages", type=int, default=600, help="asked over HTTP; 0: none")
    options = parser.parse_args()
    for name in ("postgres", "datasette"):
        if not getattr(options, name):
            print(f"{name} is left out: no --{name}")
    with tempfile.TemporaryDirectory(prefix="search-figures-") as place:
        return _printed(options.folder or Path(place), options)


def _printed(place: Path, options: argparse.Namespace) -> int:
    tables: dict[int, Rows] = {}
    figures: list[Figure] = []
    for size in sorted(options.sizes):
        tables[size], built = measured(size, place / str(size), options)
        figures += built
        print("\n".join(table(size, tables[size])), flush=True)
    if options.pages:
        nearest = min(options.sizes, key=lambda size: abs(size - 100_000))
        print(f"\n{nearest} items\n{over_http(place / str(nearest), options)}", flush=True)
    figures += compared(tables)
    print("\nreached\n" + "\n".join(map(str, figures)))
    return 0 if all(figure.reached for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
