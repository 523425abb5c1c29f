"""Where the archive stands, as a short text: the same text means that every public page reads the same."""

import datetime
import hashlib
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models import Model, Subquery
from django.utils.crypto import salted_hmac
from django.utils.timezone import localdate

from archive.models import ArchiveIdentity, Attachment, ChangeLog, Item, Meeting, Section, Source, archive_id
from archive.models.visibility import now

Log = tuple[str, ...]  # archive, sequence, token
TIMES: list[tuple[type[Model], str]] = [  # what is seen, or not any more, once they have passed
    *product((Item, Meeting, Section, Attachment, Source), ("public_from", "public_until")),
    (Meeting, "kept_until"),
]
CODE = ("archive/**/*.py", "templates/**/*.html", "static/**/*")


@dataclass(frozen=True, slots=True)
class _Times:
    """The publication times around a moment, as of one place in the log."""

    log: Log
    seen: datetime.datetime
    passed: datetime.datetime | None
    next: datetime.datetime | None

    def hold(self, log: Log, moment: datetime.datetime) -> bool:
        return log == self.log and self.seen <= moment and (self.next is None or moment < self.next)


_times: list[_Times] = []  # one, the last looked up


def standing() -> str:
    """Archive, last change and last publication time passed; the day and the program. Mostly one query."""
    log, moment = _log(), now()
    if not _times or not _times[0].hold(log, moment):
        _times[:] = [_look_up(log, moment)]
    passed = _times[0].passed
    return f"{log}:{passed and passed.isoformat()}:{localdate(moment)}:{program()}"


def _log() -> Log:
    """The archive's id, and its last change with its random token."""
    with connection.cursor() as cursor:
        cursor.execute(_log_sql(connection.vendor))
        found = cursor.fetchone()
    if found is None:
        archive_id()
        return _log()
    return tuple(map(str, found))


@cache
def _log_sql(vendor: str) -> str:
    """Worked out once: every request asks it."""
    newest = ChangeLog.objects.order_by("-sequence")
    rows = ArchiveIdentity.objects.values_list("archive_id").annotate(
        sequence=Subquery(newest.values("sequence")[:1]), last=Subquery(newest.values("token")[:1])
    )
    sql, parameters = rows.query.sql_with_params()
    if parameters:
        raise ValueError("a query with values cannot be kept as text")
    return sql


def _look_up(log: Log, moment: datetime.datetime) -> _Times:
    """The times before and after the moment in every table that has some; each reads one index entry."""
    before: dict[str, Subquery] = {}
    after: dict[str, Subquery] = {}
    for number, (model, name) in enumerate(TIMES):
        rows = model._default_manager.values(name)
        before[f"before{number}"] = Subquery(rows.filter(**{f"{name}__lte": moment}).order_by(f"-{name}")[:1])
        after[f"after{number}"] = Subquery(rows.filter(**{f"{name}__gt": moment}).order_by(name)[:1])
    found = ArchiveIdentity.objects.annotate(**before, **after).values(*before, *after).get()
    return _Times(
        log,
        moment,
        max(filter(None, map(found.get, before)), default=None),
        min(filter(None, map(found.get, after)), default=None),
    )


@cache
def program() -> str:
    """This version of code, templates, styles and what settings show of themselves."""
    digest = hashlib.sha256()
    for pattern in CODE:
        for path in sorted(Path(settings.BASE_DIR).glob(pattern)):
            if path.is_file():
                digest.update(path.name.encode() + path.read_bytes())
    plain = {name: getattr(settings, name) for name in dir(settings) if name.isupper()}
    shown = [f"{name}={value}" for name, value in plain.items() if isinstance(value, str | int | Path)]
    return salted_hmac("archive.standing", digest.hexdigest() + "|".join(shown)).hexdigest()[:20]
