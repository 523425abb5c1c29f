"""Watch folders and exports: what is new or changed is taken in once it is whole."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.db import DatabaseError

from archive.ingest import batch, folders
from archive.ingest.folders import MANIFEST, Entry
from archive.ingest.refusals import UNWRITABLE, Refused, unexpected
from archive.ingest.report import Report

Stamp = tuple[int, int]  # bytes, and nanoseconds of the last change


@dataclass(frozen=True, slots=True)
class _Handled:
    """A file as it was when it was taken in: `said` is what a manifest told of it."""

    stamp: Stamp
    digest: str
    said: tuple[str, str]


@dataclass(slots=True)
class Watch:
    """Looks at the same paths again and again. Nothing is moved, and nothing is kept on disk but the archive.

    A file is whole when its size and time are what they were at the look before. After a restart all files
    are new to it: the archive knows them by their hash and writes nothing.
    """

    paths: Sequence[str]
    how: batch.Run
    _looked: dict[Path, Stamp] = field(default_factory=dict)
    _handled: dict[Path, _Handled] = field(default_factory=dict)
    _told: set[tuple[str, str]] = field(default_factory=set)

    def round(self) -> Iterator[Report]:
        """Take in what has become whole since the last round, and report on each document once.

        What could not be written (a full disk, a database away) is tried again at every round.
        """
        try:
            ready = self._ready()
            yield from self._taken_in(ready)
        except Refused as error:  # a path that is gone, a manifest that cannot be read
            yield from self._once(Report(error.code, "failed", message=error.message, code=error.code))
        except (OSError, DatabaseError) as error:
            told = unexpected(error)
            yield from self._once(Report("arkivet", "failed", message=told.message, code=told.code))

    def _taken_in(self, ready: dict[Path, tuple[Entry, _Handled]]) -> Iterator[Report]:
        if not ready:
            return
        again = set()
        for report in batch.run([entry for entry, _ in ready.values()], self.how):
            if report.status == "failed" and report.code == UNWRITABLE:
                again.add(report.name)
                yield from self._once(report)
            else:
                self._told = {(name, said) for name, said in self._told if name != report.name}
                yield report
        for path, (entry, handled) in ready.items():
            if not any(name == entry.name or name.startswith(f"{entry.name}/") for name in again):
                self._handled[path] = handled

    def _once(self, report: Report) -> Iterator[Report]:
        """The report, unless the same was told of it and nothing has come of it since."""
        if (report.name, report.message) not in self._told:
            self._told.add((report.name, report.message))
            yield report

    def _ready(self) -> dict[Path, tuple[Entry, _Handled]]:
        """What is whole and not taken in as it is now. Raises Refused, OSError."""
        entries = {entry.path: entry for entry in folders.entries(self.paths) if entry.path}
        before, self._looked = self._looked, _stamps([*entries, *_manifests(self.paths)])
        if any(before.get(path) != stamp for path, stamp in self._looked.items() if path.name == MANIFEST):
            return {}  # it may tell of any of them, and is being written
        ready = {}
        for path, entry in entries.items():
            stamp = self._looked.get(path)
            if stamp and before.get(path) == stamp and (handled := self._new(path, entry, stamp)):
                ready[path] = entry, handled
        return ready

    def _new(self, path: Path, entry: Entry, stamp: Stamp) -> _Handled | None:
        """What to remember of a file that has not been taken in as it is now; None where it has."""
        known, said = self._handled.get(path), (entry.municipality, entry.source_url)
        if known and (known.stamp, known.said) == (stamp, said):
            return None
        found = _Handled(stamp, _digest(path), said)
        if known and (known.digest, known.said) == (found.digest, said):
            self._handled[path] = found
            return None
        return found


def _manifests(paths: Sequence[str]) -> list[Path]:
    return [manifest for path in paths if Path(path).is_dir() for manifest in Path(path).rglob(MANIFEST)]


def _stamps(paths: Sequence[Path]) -> dict[Path, Stamp]:
    """Of those that are there: one that a manifest names may come later."""
    found = {}
    for path in paths:
        try:
            state = path.stat()
        except OSError:
            continue
        found[path] = (state.st_size, state.st_mtime_ns)
    return found


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
