"""Take many documents in: several processes read, this one writes; one bad document never stops the rest."""

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import partial

from django.conf import settings

from archive import parsing
from archive.ingest import attached, municipalities, storage, unpacking
from archive.ingest.attached import File
from archive.ingest.documents import fail_document, ingest_document
from archive.ingest.folders import Entry
from archive.ingest.intake import rank
from archive.ingest.refusals import UNWRITABLE, Refused, unexpected
from archive.ingest.report import Report
from archive.models import Municipality
from archive.parsing import Minutes, Unreadable, readers
from archive.parsing.lines import Document

WINDOW = 200  # documents read before the first of them is written, so that they can be put in order
HEAVY = 128 * 1024 * 1024  # bytes out of zips at which a window is full before that


@dataclass(slots=True)
class Run:
    """How a run takes its documents in."""

    municipality: str = ""
    create: bool = False
    dry_run: bool = False
    allow_removals: bool = False
    workers: int = 1
    command: str = "ingest"
    found: int = 0  # documents known of so far: a zip counts as what it holds once it is opened
    known: dict[str, Municipality] = field(default_factory=dict)
    # Name and SHA-256 of documents out of zips that failed: not tried again, should their zip come again.
    failed: set[tuple[str, str]] = field(default_factory=set)


@dataclass(slots=True)
class _Read:
    """A document's bytes, and its minutes or why there are none."""

    entry: Entry
    data: bytes = b""
    minutes: Minutes | None = None
    failure: Refused | None = None
    files: tuple[File, ...] = ()

    def order(self) -> tuple[str, int]:
        """Older before newer, agenda before minutes; the sort is stable, so names decide the rest."""
        return (self.minutes.date or "", rank(self.minutes.kind)) if self.minutes else ("", 0)


def run(entries: Iterable[Entry], how: Run) -> Iterator[Report]:
    """Take them in, each in a transaction of its own, and report on each as it is done."""
    entries = list(entries)
    how.found = len(entries)
    with _reader(how.workers) as executor:
        for window in _read_ahead(_windows(_unpacked(entries, how)), executor):
            for one in sorted(window, key=_Read.order):
                report = _take_in(one, how)
                if report.status == "failed" and report.code != UNWRITABLE and one.entry.data:
                    how.failed.add(_mark(one.entry.name, one.data))
                yield report


def _unpacked(entries: Iterable[Entry], how: Run) -> Iterator[Entry]:
    for entry in entries:
        documents = [one for one in unpacking.unpacked(entry) if not _failed_before(one, how)]
        how.found += len(documents) - 1
        yield from documents


def _failed_before(entry: Entry, how: Run) -> bool:
    return bool(how.failed and entry.data) and _mark(entry.name, entry.data or b"") in how.failed


def _mark(name: str, data: bytes) -> tuple[str, str]:
    return (name, storage.digest(data))


def _windows(entries: Iterable[Entry]) -> Iterator[tuple[Entry, ...]]:
    window: list[Entry] = []
    held = 0
    for entry in entries:
        window.append(entry)
        held += unpacking.size(entry)
        if len(window) == WINDOW or held > HEAVY:
            yield tuple(window)
            window, held = [], 0
    if window:
        yield tuple(window)


def _reader(workers: int) -> AbstractContextManager[Executor | None]:
    """Fresh processes, not forks: a fork would share this one's database connection."""
    if workers < 2:
        return nullcontext()
    return ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=signal.signal,
        initargs=(signal.SIGINT, signal.SIG_IGN),  # Ctrl-C is for the one who writes
    )


def _read_ahead(windows: Iterable[tuple[Entry, ...]], executor: Executor | None) -> Iterator[list[_Read]]:
    """Each window's documents, read while the one before it is written."""
    pending: list[Callable[[], _Read]] = []
    for window in windows:
        started = [_start(entry, executor) for entry in window]
        if pending:
            yield [finish() for finish in pending]
        pending = started
    yield [finish() for finish in pending]


def _start(entry: Entry, executor: Executor | None) -> Callable[[], _Read]:
    """Begin reading; the returned function gives the result."""
    if executor is None:
        return lambda: _read(entry)
    try:
        data = entry.read()
    except Refused as error:
        failed = _Read(entry, failure=error)
        return lambda: failed
    future = executor.submit(parsing.parse, data, entry.name)
    new = attached.not_taken_in(data, entry.attachments)
    texts = {id(file): executor.submit(readers.read, file.data) for file in new}
    return lambda: _parsed(entry, data, future.result, {key: one.result for key, one in texts.items()})


def _read(entry: Entry) -> _Read:
    try:
        data = entry.read()
    except Refused as error:
        return _Read(entry, failure=error)
    new = attached.not_taken_in(data, entry.attachments)
    texts = {id(file): partial(readers.read, file.data) for file in new}
    return _parsed(entry, data, partial(parsing.parse, data, entry.name), texts)


def _parsed(
    entry: Entry, data: bytes, parse: Callable[[], Minutes], texts: Mapping[int, Callable[[], Document]]
) -> _Read:
    """texts: what reads an attachment, by its id(); the archive has the others already."""
    try:
        minutes = parse()
    except Unreadable as error:
        return _Read(entry, data, failure=Refused("unreadable", str(error).removeprefix(f"{entry.name}: ")))
    except Exception as error:  # a reader's own fault must not stop the others
        return _Read(entry, data, failure=unexpected(error))
    files = (attached.read(file, texts.get(id(file))) for file in entry.attachments)
    return _Read(entry, data, minutes, files=tuple(files))


def _take_in(one: _Read, how: Run) -> Report:
    name = one.entry.name
    place: Municipality | None = None
    try:
        place = _municipality(one, how)
        if one.failure or one.minutes is None:
            raise one.failure or Refused("unreadable", "Filen kan ikke læses.")
        return ingest_document(
            one.data,
            name,
            municipality=place,
            source_url=one.entry.source_url,
            dry_run=how.dry_run,
            allow_removals=how.allow_removals,
            minutes=one.minutes,
            files=one.files,
            command=how.command,
        )
    except Refused as error:
        return fail_document(name, one.failure or error, municipality=place, dry_run=how.dry_run)
    except (
        Exception
    ) as error:  # rolled back: the archive is as before, and the next document is another matter
        return fail_document(name, unexpected(error), municipality=place, dry_run=how.dry_run)


def _municipality(one: _Read, how: Run) -> Municipality:
    """The manifest's, else the command's, else the settings', else the document's own."""
    own = one.minutes.municipality if one.minutes else None
    name = one.entry.municipality or how.municipality or settings.DEFAULT_MUNICIPALITY or own or ""
    if name not in how.known:
        place = municipalities.resolve(name, create=how.create)
        if place.pk is None:
            return place
        how.known[name] = place
    return how.known[name]
