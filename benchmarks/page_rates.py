"""Item and meeting pages over HTTP: kept, unchanged (304) and made anew, beside a bare Django view.

Use:  python benchmarks/page_rates.py [--seconds 4] [--clients 20] [--only item,meeting]
It serves the sample archive as start.py does (two processes of gunicorn), and beside it a Django view that
does nothing but return the very bytes the archive answered with. Each row is asked by the same clients in
turns with the bare view; the last column is the ratio of the middle turn. To reach (design.md section 8):
400 pages a second, and half of the bare view's.
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.urls import re_path
from served import sample_site, serving

PAGES = {"item": "/aadal/byraadet/2025-06-25/48/", "meeting": "/aadal/byraadet/2025-06-25/"}
SITE, BARE = 8131, 8132  # ports
BODY = "BENCHMARK_BODY"  # the variable that tells the bare view where its bytes lie
TURNS = 3


def bare_django() -> WSGIHandler:
    """Django, one address, the bytes that BODY names, no middleware."""
    body = Path(os.environ[BODY]).read_bytes()
    headers = {"Content-Encoding": "gzip", "Content-Length": str(len(body))}
    view = re_path("", lambda request: HttpResponse(body, headers=headers))
    settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=(view,), SECRET_KEY="bare")  # noqa: S106  # guards nothing
    django.setup()
    return WSGIHandler()


if BODY in os.environ:  # in the bare view's own processes
    bare = bare_django()


@dataclass
class Connection:
    """One client's kept-alive connection, opened again where the server closes it."""

    port: int
    link: socket.socket | None = None

    def ask(self, address: str, headers: str = "") -> tuple[int, bytes, bytes]:
        """Status, head and body of one answer."""
        if self.link is None:
            self.link = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        words = f"GET {address} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n{headers}\r\n"
        self.link.sendall(words.encode())
        got = b""
        while b"\r\n\r\n" not in got:
            got += self._more()
        head, _, body = got.partition(b"\r\n\r\n")
        length = _length(head)
        while len(body) < length:
            body += self._more()
        if b"connection: close" in head.lower():
            self.link.close()
            self.link = None
        return int(head[9:12]), head, body

    def _more(self) -> bytes:
        found = self.link.recv(65536) if self.link else b""
        if not found:
            raise ConnectionError(f"port {self.port} hung up")
        return found


def _length(head: bytes) -> int:
    lines = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    return int(lines[0].split(b":")[1]) if lines else 0


def _etag(head: bytes) -> str:
    return next(line[5:].strip().decode() for line in head.split(b"\r\n") if line.startswith(b"ETag:"))


@dataclass
class Way:
    """How a page is asked for. `fresh`: each time by an address nobody asked for before."""

    name: str
    status: int = 200
    headers: str = ""
    fresh: bool = False


@dataclass
class Tally:
    """The seconds each answer took, and how many were not what was asked for."""

    took: list[float] = field(default_factory=list)
    wrong: int = 0


def load(port: int, address: str, way: Way, clients: int, seconds: float) -> Tally:
    """So many clients, each asking again as soon as it has its answer."""
    tally, until = Tally(), time.monotonic() + seconds

    def client(number: int) -> None:
        connection, asked = Connection(port), 0
        while (begun := time.monotonic()) < until:
            asked += 1
            own = f"{address}?n={number}.{asked}.{begun}" if way.fresh else address
            status, _, _ = connection.ask(own, way.headers)
            tally.took.append(time.monotonic() - begun)
            tally.wrong += status != way.status

    threads = [threading.Thread(target=client, args=(n,)) for n in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tally


def measure(name: str, folder: Path, clients: int, seconds: float) -> None:
    """A line a way of asking for this page."""
    address = PAGES[name]
    status, head, body = Connection(SITE).ask(address)
    if status != 200:
        raise SystemExit(head.decode())
    kept = folder / f"{name}.gz"
    kept.write_bytes(body)
    ways = [
        Way("kept"),
        Way("unchanged", 304, f"If-None-Match: {_etag(head)}\r\n"),
        Way("made anew", fresh=True),
    ]
    with serving("page_rates:bare", BARE, **{BODY: str(kept)}):
        for way in ways:
            turns = [_turn(address, way, clients, seconds) for _ in range(TURNS)]
            rate, ratio, p95, wrong = (statistics.median(column) for column in zip(*turns, strict=True))
            what = f"{name:8} {way.name:10} {len(body) / 1024:6.1f} KB"
            warning = f"   {wrong:.0f} WRONG" if wrong else ""
            print(f"{what} {rate:8.0f} {p95 * 1000:8.1f} {ratio:8.2f}{warning}", flush=True)


def _turn(address: str, way: Way, clients: int, seconds: float) -> tuple[float, float, float, float]:
    """Pages a second, their ratio to the bare view's right after, the 95th percentile (s), wrong answers."""
    own = load(SITE, address, way, clients, seconds)
    beside = load(BARE, address, Way("bare"), clients, seconds)
    p95 = statistics.quantiles(own.took, n=20)[-1]
    return len(own.took) / seconds, len(own.took) / len(beside.took), p95, own.wrong + beside.wrong


def main() -> None:
    """Make the archive, serve it and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=4.0, help="of each turn")
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--only", default=",".join(PAGES), help="item,meeting")
    asked = parser.parse_args()
    print(f"{'page':8} {'asked for':10} {'sent':>9} {'pages/s':>8} {'p95 ms':>8} {'of bare':>8}")
    with sample_site(SITE), tempfile.TemporaryDirectory(prefix="page-rates") as folder:
        for page in asked.only.split(","):
            measure(page, Path(folder), asked.clients, asked.seconds)


if __name__ == "__main__":
    main()
