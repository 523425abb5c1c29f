"""Keeping the index in step with the database, and knowing exactly what it does not hold yet."""

import logging
import time
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import takewhile
from math import inf
from pathlib import Path

from tantivy import Index, Schema, Searcher

from archive.models import Item
from archive.models.visibility import at, now
from archive.search import building, store
from archive.search.building import STEP
from archive.search.documents import some_documents
from archive.search.position import Position, boundary_after, changes_after, crossed, in_step, log_at

_log = logging.getLogger(__name__)
FAR_BEHIND = 10_000  # changes not taken in, beyond which the index is not asked
_BUILT_AT_ONCE = 2_000  # items of an archive whose first search builds the index
_A_LITTLE = 100  # items that a search builds on with where an older index answers it
_BUILD_WAIT = 5.0  # seconds that search may take
_A_MOMENT = 0.4  # seconds any other search may spend on the index


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What one search sees. `pending` items changed since: they must not be found, counted or listed."""

    searcher: Searcher
    schema: Schema
    position: Position
    pending: frozenset[int]
    far_behind: bool

    @property
    def outdated(self) -> bool:
        """Whether a newer index is being built beside it."""
        return self.position.outdated


@dataclass(frozen=True, slots=True)
class State:
    """How the index stands, for people. `ready`: it answers searches; `sequence`: of the change log."""

    ready: bool
    outdated: bool = False  # it answers, but an older analysis made it: renew()
    documents: int = 0
    sequence: int = 0
    pending: int = 0
    as_of: datetime | None = None


def snapshot() -> Snapshot | None:
    """The index as it is now, caught up where that is quick; None where the database must answer instead."""
    found = _look()
    if found is None or found.pending:
        first = found is None and Item.objects.count() <= _BUILT_AT_ONCE
        catch_up(_BUILD_WAIT if first else 0.0, inf if first else _A_MOMENT)
        found = _look()
    if found is None or found.far_behind:
        return None
    if found.outdated:
        renew(_A_LITTLE)
    return found


def catch_up(wait: float = 0.0, seconds: float = inf) -> bool:
    """Take changes into the index, or build it: one step, then more until `wait` seconds have passed.

    Whether nothing is left to do. Where another process is at it, waits that long for its turn.
    seconds: that a step may take, or little more; fewer items are taken then.
    """
    deadline, done = time.monotonic() + wait, _turn(wait, seconds)
    while done is False and (left := deadline - time.monotonic()) > 0:
        done = _turn(left, seconds)
    return bool(done)


def renew(items: int = STEP) -> bool:
    """Build on for so many items beside an index that an older analysis made. Whether nothing is left of it.

    Where another process writes, that one is left alone.
    """
    folder = store.folder()
    try:
        with store.writing(folder, 0.0) as mine:
            found = _usable(folder) if mine else None
            if found is None:
                return mine
            return not found[1].outdated or building.step(folder, items) is None
    except OSError as error:
        _log.warning("The index could not be written: %s", error)
        return False


def state() -> State:
    """How the index stands. Changes nothing."""
    found = _look()
    if found is None:
        return State(ready=False)
    position = found.position
    return State(
        ready=not found.far_behind,
        outdated=found.outdated,
        documents=found.searcher.num_docs - 1,
        sequence=position.sequence,
        pending=len(found.pending),
        as_of=position.as_of,
    )


def _look() -> Snapshot | None:
    """The index in use with all it lacks; None where there is none of this very database."""
    folder = store.folder()
    try:
        index = store.current(folder)
        if index is None:
            return None
        return _compared(index)
    except store.BrokenIndexError as error:
        _log.warning("The index is broken and will be built anew: %s", error)
        store.discard(folder)
        return None


def _compared(index: Index) -> Snapshot | None:
    searcher, position = store.read(index)
    if position.covered is not None:
        raise store.BrokenIndexError("the index in use was never finished")
    log = log_at(position.sequence)
    if not log.agrees(position):
        return None
    rows, due = [], set()
    if log.newest > position.sequence or not in_step(position):
        searcher, position = store.read(index, reload=True)
        rows, due = changes_after(position.sequence, FAR_BEHIND + 1), crossed(position)
    pending = frozenset(due | {item_id for _, _, item_id in rows})
    far = len(rows) > FAR_BEHIND or len(pending) > FAR_BEHIND
    return Snapshot(searcher, index.schema, position, pending, far)


def _turn(wait: float, seconds: float) -> bool | None:
    """One step, if the writer is to be had in so many seconds: whether it was the last; None: none taken."""
    folder = store.folder()
    try:
        with store.writing(folder, wait) as mine:
            return _step(folder, seconds) if mine else None
    except OSError as error:  # a full or read-only disk; an index in use stays in use
        _log.warning("The index could not be written: %s", error)
        return None


def _step(folder: Path, seconds: float) -> bool:
    found = _usable(folder)
    if found is not None:
        try:
            return found[1].ahead or _advance(*found, seconds)
        except store.BrokenIndexError as error:
            _log.warning("The index takes no changes; a new one is being built: %s", error)
    elif store.folder() != folder:
        return False  # the database became another archive's; the next step is in its own folder
    return building.step(folder, seconds=seconds) is None and not _behind()


def _usable(folder: Path) -> tuple[Index, Position] | None:
    """The index in use and where it stands; one that is broken or of another database is put out of use."""
    try:
        index = store.current(folder)
        if index is None:
            return None
        _, position = store.read(index, reload=True)
    except store.BrokenIndexError:
        store.discard(folder)
        return None
    if position.covered is None and log_at(position.sequence).agrees(position):
        return index, position
    store.discard(folder)
    store.forget_archive()
    return None


def _behind() -> bool:
    """Whether anything changed while the index was built."""
    found = _look()
    return found is None or bool(found.pending)


def _advance(index: Index, position: Position, seconds: float) -> bool:
    """Take the next changes in, and everything whose time has come. Whether nothing is left."""
    moment = now()
    with at(moment):
        rows, due = changes_after(position.sequence, STEP), crossed(position)
        if not rows and not due:
            return True
        changed = list(dict.fromkeys([*sorted(due), *(item_id for _, _, item_id in rows)]))
        made, done = some_documents(changed, seconds, least=len(due))
        taken = set(changed[:done])
        covered = list(takewhile(lambda row: row[2] in taken, rows))
        sequence, token = covered[-1][:2] if covered else (position.sequence, position.token)
        ahead = replace(
            position,
            sequence=sequence,
            token=token,
            as_of=moment,
            boundary=_boundary(position, moment, sorted(taken)),
        )
        store.write(index, ahead, sorted(taken), made, position)
    return len(covered) == len(rows) < STEP


def _boundary(position: Position, moment: datetime, changed: list[int]) -> datetime | None:
    """The next publication time: the one known unless it has passed, or an earlier one of what changed."""
    if not in_step(position):
        return boundary_after(moment)
    times = [position.boundary, boundary_after(moment, changed)]
    return min((time for time in times if time is not None), default=None)
