"""The index on disk: where it lies, opening it, one writer at a time, and swapping a new one in.

`index/<archive id>/` holds a folder a generation, the file `current` naming the one in use, and `building/`.
"""

import os
import re
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.core.files import locks
from django.db import connection
from tantivy import Document, Index, Query, Searcher

from archive.models import archive_id
from archive.search import schema, soundness
from archive.search.position import Position

HEAP = 48_000_000  # bytes of new documents the writer holds before it writes a segment
_NAME = re.compile(r"[0-9a-f]{16}")
_PAUSE = 0.02  # seconds between two tries for the lock
_LOOKED_AT = 5.0  # seconds after which an index in use is looked at again: a file may have been overwritten
_TOLD = 200  # characters kept of what the engine says: it may quote a whole file


class BrokenIndexError(OSError):
    """The index on disk cannot be used: damaged, half-made, of another version, or the disk is full."""


class OvertakenError(OSError):
    """Another process wrote to the index since it was read: the lock that keeps it from doing so was lost."""


@dataclass(frozen=True, slots=True)
class _Handle:
    """An opened index; of no use in another process than the one that opened it."""

    process: int
    name: str
    index: Index


_handles: dict[Path, _Handle] = {}
_archives: dict[tuple[str, str], str] = {}


@contextmanager
def guarded() -> Iterator[None]:
    """Turn whatever the engine raises on damaged files into BrokenIndexError."""
    try:
        yield
    except (ValueError, TypeError, LookupError, OSError) as error:
        raise BrokenIndexError(str(error)[:_TOLD]) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the engine's panics pass by "except Exception"
            raise
        raise BrokenIndexError(str(error)[:_TOLD]) from error


def folder() -> Path:
    """This archive's folder of indexes. The archive's id is asked for once a process and database."""
    place = (str(settings.ARCHIVE_DATA_DIR), str(connection.settings_dict["NAME"]))
    if place not in _archives:
        _archives[place] = archive_id()
    return Path(settings.ARCHIVE_DATA_DIR) / "index" / _archives[place]


def forget_archive() -> None:
    """Ask for the archive's id again: the database is another than it was."""
    _archives.clear()


def forget_handles() -> None:
    """Open the index anew at the next search."""
    _handles.clear()


def current(at: Path) -> Index | None:
    """The index in use, or None where there is none. Raises BrokenIndexError."""
    name = current_name(at)
    if name is None:
        return None
    handle = _handles.get(at)
    try:
        if handle is None or handle.name != name or handle.process != os.getpid():
            handle = _handles[at] = _Handle(os.getpid(), name, _open(at / name))
        else:
            with guarded():
                soundness.verify(at / name, _LOOKED_AT)
    except BrokenIndexError:
        if current_name(at) in (name, None):
            raise
        return current(at)  # another process put a new one into use meanwhile
    return handle.index


def current_name(at: Path) -> str | None:
    try:
        name = (at / "current").read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return name if _NAME.fullmatch(name) else None


def discard(at: Path) -> None:
    """Take the index in use out of use: it is broken or foreign. Its files go with the next swap."""
    _handles.pop(at, None)
    with suppress(OSError):  # a read-only disk: it is found broken again next time
        (at / "current").unlink()


def building(at: Path) -> Index | None:
    """The index being built beside, or None. Raises BrokenIndexError."""
    return _open(at / "building") if (at / "building").is_dir() else None


def begin(at: Path, position: Position) -> Index:
    """An index without documents to build in, whatever was being built before."""
    shutil.rmtree(at / "building", ignore_errors=True)
    (at / "building").mkdir(parents=True)
    index = Index(schema.build(), str(at / "building"))
    index.config_reader("manual")
    write(index, position, [], [])
    return index


def swap(at: Path) -> None:
    """Put what was built into use, and remove every other generation (open readers keep their files)."""
    name = secrets.token_hex(8)
    (at / "building").rename(at / name)
    pointer = at / "current.new"
    pointer.write_text(name, encoding="ascii")
    pointer.replace(at / "current")
    _handles.pop(at, None)
    for path in at.iterdir():
        if path.is_dir() and path.name != name:
            shutil.rmtree(path, ignore_errors=True)


@contextmanager
def writing(at: Path, wait: float) -> Iterator[bool]:
    """Hold the archive's writer, waiting at most so many seconds for it; False where another keeps it."""
    at.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + wait
    with (at / "lock").open("a") as file:
        while not (mine := locks.lock(file, locks.LOCK_EX | locks.LOCK_NB)) and time.monotonic() < deadline:
            time.sleep(_PAUSE)
        yield mine


def read(index: Index, reload: bool = False) -> tuple[Searcher, Position]:
    """A searcher and the position of exactly what it sees. Raises BrokenIndexError where there is none."""
    with guarded():
        if reload:
            index.reload()  # another process may have written since
        searcher = index.searcher()
        hits = searcher.search(Query.term_query(index.schema, schema.ITEM, 0), limit=1).hits
        if not hits:
            raise ValueError("the index does not say where it stands")
        return searcher, Position.load(searcher.doc(hits[0][1])[schema.STATE][0])


def write(
    index: Index,
    position: Position,
    replaced: list[int],
    documents: Iterable[Document],
    after: Position | None = None,
) -> None:
    """Replace these items' documents and the position, both or neither.

    after: where the index must stand before it, whoever wrote last; None: wherever.
    Raises BrokenIndexError, OvertakenError where it stands elsewhere.
    """
    with guarded():
        writer = index.writer(HEAP, 1)
    try:
        if after is not None and read(index, reload=True)[1] != after:
            raise OvertakenError("another process has written to the index meanwhile")
        with guarded():
            writer.delete_documents_by_query(Query.term_set_query(index.schema, schema.ITEM, [0, *replaced]))
        for document in chain(documents, [_state(position)]):  # what making them raises is no broken index
            with guarded():
                writer.add_document(document)
        with guarded():
            writer.commit()
    finally:
        with guarded():
            writer.wait_merging_threads()  # gives the writer back, committed or not
    with guarded():
        index.reload()


def _open(path: Path) -> Index:
    with guarded():
        soundness.verify(path)
        index = Index.open(str(path))
        index.config_reader("manual")  # no thread of its own: what a fork would lose
    return index


def _state(position: Position) -> Document:
    """The one document that is no item; it has a value wherever every item has one."""
    document = Document()
    document.add_unsigned(schema.ITEM, 0)
    document.add_text(schema.STATE, position.dump())
    for name in schema.COUNTED_NAMES:
        document.add_text(name, "")
    for name in (schema.DATE, schema.YEAR):
        document.add_integer(name, 0)
    for name in schema.ORDERS:
        document.add_unsigned(name, 0)
    document.add_float(schema.RECENCY, 0.0)
    return document
