"""Time searches side by side on one filled archive: ours whole, the engine bare, SQLite FTS5, PostgreSQL.

    ARCHIVE_DATA_DIR=/filled python -m benchmarks.search_speed [--rounds 20] [--cpu] [--postgres URL]

Ours is all a page needs: hits with marked passages, exact count, every facet. The engine bare runs the same
query for its best 20 and their count. The rivals rank their best 20 and count, without facets or passages.
--cpu counts the processor's time, where other work on the machine would spoil the clock's.
"""

import argparse
import json
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import psycopg

from benchmarks import vocabulary

Search = Callable[[str], int]  # a query's words -> how many it finds
Clock = Callable[[], float]  # seconds
_CREATE = (
    "CREATE UNLOGGED TABLE speed (id bigint PRIMARY KEY, words tsvector)",
    "CREATE INDEX ON speed USING gin (words)",
    "ANALYZE speed",
)
_RANKED = """
    SELECT id FROM speed, plainto_tsquery('danish', %(q)s) t WHERE words @@ t
    ORDER BY ts_rank_cd(words, t) DESC LIMIT 20
"""
_COUNTED = "SELECT count(*) FROM speed WHERE words @@ plainto_tsquery('danish', %(q)s)"


def queries() -> list[str]:
    """Common, middling and rare words, alone and together; the commonest word of all among them."""
    words = vocabulary.words(2_000)
    alone = [words[rank] for rank in (0, 1, 5, 20, 100, 500, 1_500)]
    return [*alone, *(f"{words[a]} {words[b]}" for a, b in ((0, 4), (8, 40), (12, 900), (60, 300)))]


def ours() -> Search:
    """The search the page asks."""
    from archive.search import Query, search

    return lambda q: search(Query(q=q)).total


def engine() -> Search:
    """The same index and words without refining, facets, database or passages."""
    from archive.search import Query, grammar
    from archive.search.asking import Asked
    from archive.search.freshness import snapshot

    seen = snapshot()
    if seen is None:
        sys.exit("No index: run manage.py index first.")

    def bare(q: str) -> int:
        asked = Asked(seen, Query(q=q), grammar.parse(q))
        return int(asked.searcher.search(asked.ranked()[-1], limit=20).count)  # type: ignore[attr-defined]

    return bare


def sqlite_fts5(texts: Iterable[tuple[int, str]]) -> Search:
    """FTS5 with its default tokenizer, as Datasette's users have it."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE speed USING fts5(words)")
    database.executemany("INSERT INTO speed (rowid, words) VALUES (?, ?)", texts)

    def found(q: str) -> int:
        words = " ".join(f'"{word}"' for word in q.split())
        ranked = "SELECT rowid FROM speed WHERE speed MATCH ? ORDER BY rank LIMIT 20"
        database.execute(ranked, [words]).fetchall()
        (count,) = database.execute("SELECT count(*) FROM speed WHERE speed MATCH ?", [words]).fetchone()
        return int(count)

    return found


def postgres(address: str, texts: Iterable[tuple[int, str]]) -> tuple[Search, Clock]:
    """GIN over the `danish` configuration, ranked by ts_rank_cd; its table is made anew.

    The clock is its server process's time on the processor, which needs Linux and the server on this machine.
    """
    link = psycopg.connect(address, autocommit=True)
    link.execute("DROP TABLE IF EXISTS speed")
    link.execute(_CREATE[0])
    with link.cursor() as cursor:
        cursor.executemany("INSERT INTO speed VALUES (%s, to_tsvector('danish', %s))", texts)
    for statement in _CREATE[1:]:
        link.execute(statement)

    def found(q: str) -> int:
        link.execute(_RANKED, {"q": q}).fetchall()
        row = link.execute(_COUNTED, {"q": q}).fetchone()
        return int(row[0]) if row else 0

    spent = Path("/proc", str(link.info.backend_pid), "schedstat")
    return found, lambda: int(spent.read_text(encoding="ascii").split()[0]) / 1e9


def item_texts() -> Iterator[tuple[int, str]]:
    """Every item with all its words."""
    from archive.models import Item
    from archive.search import texts

    ids = list(Item.objects.public().order_by("pk").values_list("pk", flat=True))
    for at in range(0, len(ids), 500):
        items = Item.objects.filter(pk__in=ids[at : at + 500])
        for item_id, found in texts.of_items(items).items():
            yield item_id, "\n".join(text.text for text in found)


def timed(search: Search, rounds: int, clock: Clock) -> tuple[list[float], list[int]]:
    """Milliseconds of every search but the first round's, sorted; and what each query found."""
    times: list[float] = []
    found: list[int] = []
    for number in range(rounds + 1):
        found = []
        for q in queries():
            began = clock()
            found.append(search(q))
            if number:
                times.append((clock() - began) * 1000)
    return sorted(times), found


def measure(rounds: int, address: str = "", cpu: bool = False) -> list[tuple[str, float, float, float, int]]:
    """For each contestant: name, median, p95 and slowest in milliseconds, and hits over all queries."""
    clock = time.thread_time if cpu else time.perf_counter
    found_by = [
        ("ours, whole", ours()),
        ("engine bare", engine()),
        ("SQLite FTS5", sqlite_fts5(item_texts())),
    ]
    contestants = [(name, search, clock) for name, search in found_by]
    if address:
        search, spent = postgres(address, item_texts())
        contestants.append(("PostgreSQL danish", search, spent if cpu else clock))
    rows = []
    for name, search, its_clock in contestants:
        times, found = timed(search, rounds, its_clock)
        middle, late = times[len(times) // 2], times[int(len(times) * 0.95)]
        rows.append((name, middle, late, times[-1], sum(found)))
    return rows


def main() -> int:
    """Print the table, each p95 also against ours."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--postgres", default="", help="address of a database of its own; none: left out")
    parser.add_argument("--cpu", action="store_true", help="the processor's time, not the clock's")
    parser.add_argument("--json", action="store_true", help="print the rows alone, for a program")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    import django

    django.setup()
    rows = measure(options.rounds, options.postgres, options.cpu)
    if options.json:
        print(json.dumps({name: numbers for name, *numbers in rows}))
        return 0
    print(f"{'':18} {'median':>9} {'p95':>9} {'slowest':>9} {'p95 / ours':>11} {'hits':>9}")
    for name, middle, late, slowest, hits in rows:
        ratio = late / rows[0][2]
        print(f"{name:18} {middle:6.1f} ms {late:6.1f} ms {slowest:6.1f} ms {ratio:11.2f} {hits:9}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
