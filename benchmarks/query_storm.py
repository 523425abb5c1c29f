"""Throw random and adversarial queries at the search page's door, and tell of any that breaks a rule.

    ARCHIVE_DATA_DIR=/filled/by/corpus python -m benchmarks.query_storm [--count 100000] [--minutes 8]

Rules: nothing raises; none takes the processor more than --slow seconds; a query of words finds no more
than any of its words alone; what is asked without its exclusions finds no less.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from benchmarks.queries import Queries


@dataclass(frozen=True, slots=True)
class Broken:
    """A query, by its number, and the rule it broke."""

    number: int
    query: str
    rule: str


def storm(numbers: range, seed: int, slow: float | None = None) -> Iterator[tuple[float, Broken | None]]:
    """For each number the seconds its search took of the processor, and what it broke if anything."""
    queries = Queries(seed)
    for number in numbers:
        typed = queries.query(number)
        began = time.thread_time()
        try:
            rule = _wrong(typed)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            rule = f"raised {type(error).__name__}: {error}"
        seconds = time.thread_time() - began
        if not rule and slow is not None and seconds > slow:
            rule = f"took {seconds:.2f} s"
        yield seconds, Broken(number, typed, rule) if rule else None


def _wrong(typed: str) -> str:
    """The rule this query breaks, or ""."""
    from archive.search import Query, count, search

    results = search(Query(q=typed))
    if not results.available:
        return "the index did not answer"
    if results.total < len(results.hits):
        return f"{len(results.hits)} hits of {results.total}"
    if not results.total or results.corrected:
        return ""
    typed_alone = count(Query(q=typed, synonyms=False)) if results.also else results.total
    if typed_alone > results.total:
        return f"finds {results.total}, without its synonyms {typed_alone}"
    return _too_many(typed, typed_alone)


def _too_many(typed: str, total: int) -> str:
    """Whether words together find more than each of them, or exclusions add hits."""
    from archive.search.grammar import parse, written

    parsed = parse(typed)
    for group in parsed.groups if len(parsed.groups) > 1 else ():
        alone = replace(parsed, groups=(group,), excluded=())
        if _same_scope(parsed.groups) and (fewer := _bare(written(alone.groups, ()))) < total:
            return f"finds {total}, its words {written([group], ())!r} {fewer}"
    if parsed.excluded and (wider := _bare(written(parsed.groups, ()))) < total:
        return f"finds {total}, without its exclusions {wider}"
    return ""


def _bare(typed: str) -> int:
    """How many items the words typed find, without any synonym: those of two words are none of each."""
    from archive.search import Query, count

    return count(Query(q=typed, synonyms=False))


def _same_scope(groups: object) -> bool:
    """A committee's name in a query widens where all of its words are looked for: not compared."""
    from archive.search.ranking import names_a_body

    return not names_a_body(clause for group in groups for clause in group)  # type: ignore[attr-defined]


def main() -> int:
    """Run the storm; 1 where a rule was broken."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=24 * 60.0, help="stop after so long")
    parser.add_argument("--slow", type=float, default=1.0, help="seconds a search may take")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    import django

    django.setup()
    list(storm(range(5), 0))  # reads the dictionary and opens the index
    times, broken, end = [], [], time.monotonic() + options.minutes * 60
    for seconds, wrong in storm(range(options.count), options.seed, options.slow):
        times.append(seconds)
        if wrong:
            broken.append(wrong)
            print(f"number {wrong.number}: {wrong.rule}\n    {wrong.query[:120]!r}", flush=True)
        if time.monotonic() > end:
            break
    times.sort()
    print(
        f"{len(times)} queries, {len(broken)} broke a rule; median {times[len(times) // 2] * 1000:.1f} ms, "
        f"p99 {times[int(len(times) * 0.99)] * 1000:.1f} ms, slowest {times[-1]:.2f} s"
    )
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
