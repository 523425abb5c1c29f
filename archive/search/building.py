"""Building an index from nothing: step by step, resumable, beside the one in use."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tantivy import Index

from archive.models import Item
from archive.models.visibility import at
from archive.search import store
from archive.search.documents import documents, some_documents
from archive.search.position import Position, log_at, start

STEP = 500  # items written in one commit: what keeps the writer for at most about a second
_FIRST_STEP = 12_500  # where no index is in use, and nobody waits for the writer
_WAIT = 60.0  # seconds a command waits for the writer


def step(folder: Path, size: int | None = None, seconds: float | None = None) -> int | None:
    """Build on for STEP items or so many, holding the writer. The last covered; None: complete and in use.

    seconds: take fewer where they have passed.
    """
    index, position = _resumed(folder)
    size = size or STEP
    left = Item.objects.filter(pk__gt=position.covered or 0).order_by("pk")
    ids = list(left.values_list("pk", flat=True)[:size])
    with at(position.as_of):  # what was published since the build began counts as pending afterwards
        made, done = (documents(ids), len(ids)) if seconds is None else some_documents(ids, seconds)
        covered = None if done == len(ids) < size else ids[done - 1]
        store.write(index, replace(position, covered=covered), ids[:done], made, position)
    if covered is None:
        store.swap(folder)
    return covered


def rebuild(report: Callable[[int, int], None] | None = None) -> None:
    """Build anew from nothing while the index in use goes on answering, then swap; other writers get turns.

    report: told (items done, of how many) after every step. Raises TimeoutError where the writer is kept,
    another OSError where nothing can be written.
    """
    folder, total, done = store.folder(), Item.objects.count(), 0
    before = store.current_name(folder)
    size = STEP if before else _FIRST_STEP
    with _writer(folder):
        store.begin(folder, start())
    while store.current_name(folder) == before:
        with _writer(folder):
            step(folder, size)
        done = min(done + size, total)
        if report:
            report(done, total)


def _resumed(folder: Path) -> tuple[Index, Position]:
    """What is being built and how far it is; begun anew where there is none of this database."""
    try:
        index = store.building(folder)
        if index is not None:
            _, position = store.read(index)
            current = not (position.outdated or position.ahead)
            if current and position.covered is not None and log_at(position.sequence).agrees(position):
                return index, position
    except store.BrokenIndexError:
        pass  # half-made or from another version: begin again
    position = start()
    return store.begin(folder, position), position


@contextmanager
def _writer(folder: Path) -> Iterator[None]:
    with store.writing(folder, _WAIT) as mine:
        if not mine:
            raise TimeoutError("another process keeps the index's writer")
        yield
