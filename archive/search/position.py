"""Where the archive stands and what an index is behind with: the change log, and publication times passed."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Min, Model, Q, QuerySet

from archive.models import ArchiveIdentity, Attachment, ChangeLog, Item, Meeting, Section, archive_id
from archive.models.visibility import now
from archive.search.danish import ANALYSIS_VERSION
from archive.search.schema import SCHEMA_VERSION

TIMES = ("public_from", "public_until")
# Asked before every search: put together from models it would take ten times as long.
_LOG = (
    f"SELECT archive_id, (SELECT MAX(sequence) FROM {ChangeLog._meta.db_table}),"  # noqa: S608 (names of tables)
    f" (SELECT token FROM {ChangeLog._meta.db_table} WHERE sequence = %s)"
    f" FROM {ArchiveIdentity._meta.db_table}"
)


@dataclass(frozen=True, slots=True)
class Position:
    """What an index holds; written in the same commit as its documents.

    Every change up to `sequence` is in it, and every publication and take-down due at `as_of`; the next one
    is due at `boundary` (None: none is known). While it is being built it holds items up to `covered`.
    """

    archive: str
    sequence: int
    token: int
    as_of: datetime
    boundary: datetime | None
    covered: int | None = None
    schema: int = field(default_factory=lambda: SCHEMA_VERSION)
    analysis: int = field(default_factory=lambda: ANALYSIS_VERSION)

    @property
    def outdated(self) -> bool:
        """Whether an older analysis made it: its words may lack terms that a query has now."""
        return self.analysis < ANALYSIS_VERSION

    @property
    def ahead(self) -> bool:
        """Whether a newer analysis made it: not ours to write in."""
        return self.analysis > ANALYSIS_VERSION

    def dump(self) -> str:
        return json.dumps(asdict(self), default=datetime.isoformat)

    @classmethod
    def load(cls, text: str) -> "Position":
        """Raises ValueError, TypeError or KeyError where the text is no position."""
        values = json.loads(text)
        values["as_of"] = datetime.fromisoformat(values["as_of"])
        values["boundary"] = values["boundary"] and datetime.fromisoformat(values["boundary"])
        return cls(**values)


@dataclass(frozen=True, slots=True)
class Log:
    """The database's side: which archive it is, its last change, and the token of the change asked about."""

    archive: str
    newest: int
    token: int | None

    def agrees(self, position: Position) -> bool:
        """Whether an index at this position was made of this very database, with the fields there are now."""
        return (
            position.archive == self.archive
            and position.schema == SCHEMA_VERSION
            and (position.token == self.token if position.sequence else True)
        )


def log_at(sequence: int) -> Log:
    """The log as seen from a sequence number; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_LOG, [sequence])
        row = cursor.fetchone()
    if row is None:
        archive_id()
        return log_at(sequence)
    return Log(UUID(str(row[0])).hex, row[1] or 0, row[2])


def start() -> Position:
    """Where a build that begins now stands: nothing covered yet, but no later change will be missed."""
    moment = now()
    newest = ChangeLog.objects.order_by("-sequence").values_list("sequence", "token").first() or (0, 0)
    return Position(archive_id(), newest[0], newest[1], moment, boundary_after(moment), covered=0)


def changes_after(sequence: int, limit: int) -> list[tuple[int, int, int]]:
    """The next rows of the log, at most `limit`: (sequence, token, item id)."""
    rows = ChangeLog.objects.filter(sequence__gt=sequence).order_by("sequence")
    return list(rows.values_list("sequence", "token", "item_id")[:limit])


def in_step(position: Position) -> bool:
    """Whether no publication time has passed since the position's moment (nor lies between, looking back)."""
    moment = now()
    return position.as_of <= moment and (position.boundary is None or moment < position.boundary)


def crossed(position: Position) -> set[int]:
    """Items with a publication time between the position's moment and now, their own or a part's."""
    if in_step(position):
        return set()
    early, late = sorted((position.as_of, now()))
    due = Q(public_from__gt=early, public_from__lte=late) | Q(public_until__gt=early, public_until__lte=late)
    too_old = Q(kept_until__gt=early, kept_until__lte=late)
    queries = [
        Item.objects.filter(due).order_by().values_list("pk", flat=True),
        Item.objects.filter(meeting__in=Meeting.objects.filter(due | too_old).order_by())
        .order_by()
        .values_list("pk", flat=True),
        Section.objects.filter(due).order_by().values_list("item_id", flat=True),
        Attachment.objects.filter(due).order_by().values_list("item_id", flat=True),
    ]
    return set(queries[0].union(*queries[1:]))


def boundary_after(moment: datetime, item_ids: Iterable[int] | None = None) -> datetime | None:
    """The first publication or take-down after a moment, in the whole archive or among these items."""
    ids = None if item_ids is None else list(item_ids)
    sets: list[tuple[QuerySet[Model], str, tuple[str, ...]]] = [
        (Item.objects.all(), "pk__in", TIMES),
        (Meeting.objects.all(), "items__in", (*TIMES, "kept_until")),
        (Section.objects.all(), "item_id__in", TIMES),
        (Attachment.objects.all(), "item_id__in", TIMES),
    ]
    times = []
    for rows, of_items, columns in sets:
        chosen = rows if ids is None else rows.filter(**{of_items: ids})
        times += _first_times(chosen, moment, columns)
    return min(times, default=None)


def _first_times(rows: "QuerySet[Model]", moment: datetime, columns: Iterable[str]) -> list[datetime]:
    firsts = rows.order_by().aggregate(
        **{f"first_{name}": Min(name, filter=Q(**{f"{name}__gt": moment})) for name in columns}
    )
    return [time for time in firsts.values() if time is not None]
