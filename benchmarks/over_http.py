"""Search pages a second over HTTP: ours, and Datasette with FTS5 on the same items and queries.

    ARCHIVE_DATA_DIR=/filled/by/corpus python -m benchmarks.over_http [--datasette /its/venv/bin/datasette]

Each has two processes and the same clients, which ask one query after another, each of them once: no page
comes from a memory of pages. Datasette shows the committee, the year and the outcome as facets, as ours does.
"""

import argparse
import http.client
import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from django.core.management import call_command

from benchmarks import vocabulary

_ROOT = Path(__file__).resolve().parents[1]
WORKERS, CLIENTS, WARM = 2, 20, 200
_START = 60.0  # seconds a server may take to answer first


@dataclass(frozen=True, slots=True)
class Rate:
    """pages: a second; late: what 95 of 100 answers took at most, in milliseconds; wrong: no 200."""

    name: str
    pages: float
    late: float
    wrong: int


def queries(count: int) -> list[str]:
    """So many different ones: words of every frequency, alone and two together."""
    words = vocabulary.words(3_000)
    pairs = ((words[n % 40], words[(n * 7) % 3_000]) for n in range(3 * count))
    mixed = (a if n % 2 else f"{a} {b}" for n, (a, b) in enumerate(pairs))
    alone = (words[n * 2 % 3_000] for n in range(count))
    return [*dict.fromkeys(q for pair in zip(alone, mixed, strict=False) for q in pair)][:count]


@dataclass(frozen=True, slots=True)
class Server:
    """What answers: its name, how a process of it is started at a port, and the path of a query's page."""

    name: str
    command: Callable[[int], list[str]]
    path: Callable[[str], str]
    processes: int = 1


def measure(asked: int, datasette: str = "") -> list[Rate]:
    """So many pages of each: ours first, then Datasette where there is one."""
    call_command("collectstatic", interactive=False, verbosity=0)
    ours = Server("ours", _ours, lambda q: f"/soeg/?q={quote(q)}")
    if not datasette:
        return [_rate(ours, asked)]
    with tempfile.TemporaryDirectory(prefix="over-http-") as folder:
        file = Path(folder, "items.db")
        _database(file, _rows())
        return [_rate(server, asked) for server in (ours, *_datasettes(datasette, file))]


def _ours(port: int) -> list[str]:
    bound = ["--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS), "--log-level", "error"]
    return [sys.executable, "-m", "gunicorn", "archive.wsgi", *bound]


def _datasettes(program: str, file: Path) -> Iterator[Server]:
    """With the facets that ours has of these columns, and without any."""
    path = "/items/items?_search={}&_size=20"
    facets = "&_facet=committee&_facet=year&_facet=outcome"
    for name, pattern in (("Datasette", path + facets), ("Datasette, no facets", path)):
        yield Server(
            name,
            lambda port: [program, "serve", str(file), "-p", str(port)],
            lambda q, pattern=pattern: pattern.format(quote(q)),  # type: ignore[misc]
            WORKERS,
        )


def _rate(server: Server, asked: int) -> Rate:
    ports = [_free_port() for _ in range(server.processes)]

    def ask(numbered: tuple[int, str]) -> tuple[float, bool]:
        number, q = numbered
        began = time.perf_counter()
        good = _page(ports[number % len(ports)], server.path(q))
        return (time.perf_counter() - began) * 1000, good

    with _serving([server.command(port) for port in ports], ports), ThreadPoolExecutor(CLIENTS) as clients:
        warm = (f"{q} -varm" for q in queries(WARM))  # lists read, files open, common words known
        list(clients.map(ask, enumerate(warm)))
        began = time.perf_counter()
        answers = list(clients.map(ask, enumerate(queries(asked))))
        seconds = time.perf_counter() - began
    times = sorted(took for took, _ in answers)
    wrong = sum(not good for _, good in answers)
    return Rate(server.name, asked / seconds, times[int(asked * 0.95)], wrong)


def _page(port: int, path: str) -> bool:
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        link.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = link.getresponse()
        answer.read()
        return answer.status == 200
    except (OSError, http.client.HTTPException):  # no answer in time is a wrong one
        return False
    finally:
        link.close()


@contextmanager
def _serving(commands: Sequence[list[str]], ports: Sequence[int]) -> Iterator[None]:
    environment = {**os.environ, "DEBUG": "0", "ALLOWED_HOSTS": "127.0.0.1", "PYTHONPATH": str(_ROOT)}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    running = [subprocess.Popen(command, cwd=_ROOT, env=environment, **quiet) for command in commands]  # type: ignore[call-overload]  # noqa: S603 (our own programs)
    try:
        for port in ports:
            _await(port)
        yield
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait()


def _await(port: int) -> None:
    end = time.monotonic() + _START
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"nothing answers on port {port}")


def _free_port() -> int:
    with socket.socket() as link:
        link.bind(("127.0.0.1", 0))
        return int(link.getsockname()[1])


def _rows() -> Iterator[tuple[int, str, str, int, str, str]]:
    from archive.models import Item
    from benchmarks.search_speed import item_texts

    columns = ("pk", "title", "meeting__committee__name", "meeting__date__year", "outcome")
    facts = {row[0]: row for row in Item.objects.public().values_list(*columns)}
    for item_id, text in item_texts():
        yield (*facts[item_id], text)


def _database(file: Path, rows: Iterable[tuple[int, str, str, int, str, str]]) -> None:
    """A table as a Datasette user would make it: `sqlite-utils enable-fts items items title text`."""
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE items (id INTEGER PRIMARY KEY, title, committee, year, outcome, text)")
        database.executemany("INSERT INTO items VALUES (?, ?, ?, ?, ?, ?)", rows)
        database.execute("CREATE VIRTUAL TABLE items_fts USING fts5(title, text, content=items)")
        database.execute("INSERT INTO items_fts (rowid, title, text) SELECT id, title, text FROM items")
    database.close()


def lines(rates: list[Rate]) -> Iterator[str]:
    head = f"over HTTP, {CLIENTS} clients"
    yield f"{head:28} {'pages/s':>9} {'p95':>10} {'ours / its':>11} {'wrong':>6}"
    for one in rates:
        ratio = rates[0].pages / one.pages
        yield f"{one.name:28} {one.pages:9.1f} {one.late:7.0f} ms {ratio:11.2f} {one.wrong:6}"


def main() -> int:
    """Print the table, which tells how many answers were wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", type=int, default=600, help="asked of each")
    parser.add_argument("--datasette", default="", help="the program; none: left out")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    import django

    django.setup()
    print("\n".join(lines(measure(options.pages, options.datasette))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
