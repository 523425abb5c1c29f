"""The search storm in short, and that its judge sees what it must not let pass."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from benchmarks.storm_judge import Answer, Truth, Write, faults, settled_after

ROOT = Path(__file__).resolve().parents[2]
SERVER = os.environ.get("TEST_DATABASE_URL") or "postgresql://postgres@127.0.0.1:5432/postgres"
TRUTH = Truth.of([Write(1, "å", 0, 0), Write(2, "å", 0, 0), Write(1, "", 10, 11), Write(2, "ø", 20, 21)])


def _told(
    began: float, hits: tuple[int, ...], total: int | None, word: str = "å", **more: object
) -> list[str]:
    answer = Answer("reader", word, began, began + 0.5, hits, total, **more)  # type: ignore[arg-type]
    return [told.split(": ", 1)[1] for told in faults(TRUTH, [answer], lag=2)]


def test_what_was_true_at_some_moment_of_the_search_passes() -> None:
    assert _told(5, (1, 2), 2, facets=(2,)) == []
    assert _told(10.5, (1, 2), 2) == _told(10.5, (2,), 1) == []
    assert _told(20.2, (2,), 1) == _told(20.2, (), 0) == []


def test_a_withdrawn_item_seen_is_a_fault() -> None:
    assert _told(12, (1, 2), 2) == ["item 1 was seen, but is withdrawn", "2 counted, 1 there"]
    assert _told(12, (1,), None) == ["item 1 was seen, but is withdrawn"]


def test_an_item_found_by_what_it_no_longer_says_is_a_fault() -> None:
    assert _told(22, (2,), 1)[0] == "item 2 was found, but says ['ø']"


def test_a_count_may_lag_only_so_long_and_the_database_not_at_all() -> None:
    assert _told(22, (), 0, word="ø") == []
    assert _told(24, (), 0, word="ø") == ["0 counted, 1 missing"]
    assert _told(22, (), 0, word="ø", available=False) == ["0 counted, 1 missing"]
    assert _told(5, (1,), 2) == ["2 counted, 1 shown"]
    assert _told(5, (1, 2), 2, facets=(3,)) == ["2 counted, 3 in a facet, 2 there at most"]


def test_how_long_after_the_last_write_searches_did_not_know_it() -> None:
    late = Answer("reader", "ø", 22.5, 23, (), 0)
    known = Answer("reader", "ø", 24, 25, (2,), 1)
    assert settled_after(TRUTH, [late, known]) == 1.5
    assert settled_after(TRUTH, [known]) == 0


@pytest.fixture
def database() -> Iterator[str]:
    """An empty database of its own on the tests' server."""
    address, name = urlsplit(SERVER), f"storm_{os.getpid()}"
    try:
        link = psycopg.connect(SERVER, autocommit=True, connect_timeout=5)
    except psycopg.OperationalError as error:
        pytest.skip(f"no PostgreSQL: {error}")
    with link:
        link.execute(f"CREATE DATABASE {name}")
        yield address._replace(path=f"/{name}").geturl()
        link.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.parametrize("damage", [[], ["--damage"]])
def test_no_reader_of_a_short_storm_is_told_anything_false(database: str, damage: list[str]) -> None:
    words = ["--items", "40", "--wards", "16", "--minutes", "0.1", "--hands", "2", "--lag", "600"]
    words += ["--settle", "600", "--database", database, *damage]  # no time is asserted here
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", "benchmarks.search_storm", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.splitlines()[-1:]) == (0, ["0 false"]), done.stdout + done.stderr
