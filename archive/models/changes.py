"""The change log: one row for each change to anything searchable, in commit order."""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

_touched: ContextVar[set[int] | None] = ContextVar("touched", default=None)
PAGES = 0  # stands for an item's id where pages change and no item does: a kept file, a topic's name
LOCK = 7_262_025  # any number, the same in every process: PostgreSQL's advisory lock for this log


def random_token() -> int:
    """63 random bits: tells a restored or foreign database from the one an index was made of."""
    return secrets.randbits(63)


class ChangeLog(models.Model):
    """An item that changed, or PAGES. Append-only; `item_id` is no foreign key, so it outlives its item."""

    sequence = models.BigAutoField(primary_key=True)
    item_id = models.BigIntegerField("punkt", db_index=True)
    token = models.BigIntegerField(default=random_token)
    at = models.DateTimeField("tidspunkt", default=timezone.now, db_index=True)

    class Meta:
        verbose_name = "ændring"
        verbose_name_plural = "ændringslog"

    def __str__(self) -> str:
        return f"{self.sequence}: {self.item_id}"


@contextmanager
def recording() -> Iterator[set[int]]:
    """One transaction whose last act is to log the item ids put into the yielded set.

    Nested, it joins the outer one.
    """
    outer = _touched.get()
    if outer is not None:
        yield outer
        return
    touched: set[int] = set()
    reset = _touched.set(touched)
    try:
        with transaction.atomic():
            yield touched
            append(touched - {PAGES} or touched)
    finally:
        _touched.reset(reset)


def note_pages() -> None:
    """Log that pages read otherwise than before, though no item changed."""
    with recording() as touched:
        touched.add(PAGES)


def append(item_ids: Iterable[int]) -> None:
    """Log these items under a lock held until commit, so that sequence is commit order."""
    rows = [ChangeLog(item_id=item_id) for item_id in sorted(item_ids)]
    if not rows:
        return
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    ChangeLog.objects.bulk_create(rows, batch_size=5_000)


class Recorded(models.Model):
    """A model whose every save and delete logs the items that a searcher would see changed, else PAGES."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        with recording() as touched:
            super().save(*args, **kwargs)
            touched.update(self.searchable_items() or {PAGES})

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with recording() as touched:
            touched.update(self.searchable_items() or {PAGES})
            return super().delete(*args, **kwargs)

    def searchable_items(self) -> Iterable[int]:
        """Ids of the items whose search entry holds something of this row."""
        raise NotImplementedError
