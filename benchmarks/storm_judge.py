"""What may have been true while a search ran: holds readers' answers of a search storm against writers' log.

Times are seconds of the machine's one monotonic clock, the same in every process.
"""

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

HIDDEN = ""  # an item's word while it is withdrawn


@dataclass(frozen=True, slots=True)
class Write:
    """An item got a word, or HIDDEN; its commit lies between these two moments."""

    item: int
    word: str
    began: float
    done: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader was answered to a word. total None: a page, read for the items it names."""

    reader: str
    word: str
    began: float
    done: float
    hits: tuple[int, ...]
    total: int | None = None
    facets: tuple[int, ...] = ()  # what each facet's counts sum to
    available: bool = True
    fault: str = ""  # what went wrong beyond what is answered


@dataclass
class Truth:
    """Every item's words through time, in the order they were written."""

    writes: dict[int, list[Write]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, writes: Iterable[Write]) -> "Truth":
        found = cls()
        for write in sorted(writes, key=lambda write: write.began):
            found.writes[write.item].append(write)
        return found

    def possible(self, item: int, began: float, done: float) -> set[str]:
        """The words the item may have had at some moment between these two; empty for an unknown item."""
        writes = self.writes.get(item, [])
        settled = bisect_right(writes, began, key=lambda write: write.done)
        later = (write.word for write in writes[settled:] if write.began <= done)
        return {*(write.word for write in writes[max(0, settled - 1) : settled]), *later}

    def last(self) -> dict[str, set[int]]:
        """The items of each word after the last write."""
        found: dict[str, set[int]] = defaultdict(set)
        for item, writes in self.writes.items():
            found[writes[-1].word].add(item)
        return found


def faults(truth: Truth, answers: Iterable[Answer], lag: float) -> Iterator[str]:
    """A sentence for each answer that cannot have been true. lag: seconds until a new text must be found."""
    for answer in answers:
        for told in [*_told(answer), *_leaks(truth, answer), *_miscounts(truth, answer, lag)]:
            yield f"{answer.reader} {answer.began:.3f} {answer.word!r}: {told}"


def _told(answer: Answer) -> Iterator[str]:
    if answer.fault:
        yield answer.fault


def _leaks(truth: Truth, answer: Answer) -> Iterator[str]:
    for item in answer.hits:
        words = truth.possible(item, answer.began, answer.done)
        if words <= {HIDDEN}:
            yield f"item {item} was seen, but is withdrawn"
        elif answer.word not in words:
            yield f"item {item} was found, but says {sorted(words)}"


def _miscounts(truth: Truth, answer: Answer, lag: float) -> Iterator[str]:
    if answer.total is None or answer.fault:
        return
    most = sum(answer.word in truth.possible(i, answer.began, answer.done) for i in truth.writes)
    if answer.total > most:
        yield f"{answer.total} counted, {most} there"
    if missing := late(truth, answer, lag):
        yield f"{answer.total} counted, {missing} missing"
    if answer.total <= 20 and len(answer.hits) != answer.total:
        yield f"{answer.total} counted, {len(answer.hits)} shown"
    for counted in answer.facets:
        if not answer.total <= counted <= most:
            yield f"{answer.total} counted, {counted} in a facet, {most} there at most"


def late(truth: Truth, answer: Answer, lag: float) -> int:
    """How many items are missing from a count that have had their word for so many seconds, or more."""
    if answer.total is None or answer.fault:
        return 0
    since = answer.began - (lag if answer.available else 0.0)  # the database itself lags behind nothing
    least = sum(truth.possible(i, since, answer.done) == {answer.word} for i in truth.writes)
    return max(0, least - answer.total)


def settled_after(truth: Truth, answers: Iterable[Answer]) -> float:
    """Seconds after the last write until the last search began that did not know it; 0.0 where all did."""
    ended = max(writes[-1].done for writes in truth.writes.values())
    wanted = truth.last()
    late = (a for a in answers if a.began >= ended and a.total is not None)
    return max((a.began - ended for a in late if a.total != len(wanted[a.word])), default=0.0)


def read_writes(folder: Path) -> list[Write]:
    """All writers' logs."""
    return [Write(**fact) for fact in _lines(folder, "writes-*.jsonl")]


def read_answers(folder: Path) -> list[Answer]:
    """All readers' logs."""
    return [
        Answer(**{**fact, "hits": tuple(fact["hits"]), "facets": tuple(fact["facets"])})
        for fact in _lines(folder, "answers-*.jsonl")
    ]


def _lines(folder: Path, pattern: str) -> Iterator[dict[str, object]]:  # a killed process's last may be cut
    for path in sorted(folder.glob(pattern)):
        for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
            if line.endswith("\n"):
                yield json.loads(line)
