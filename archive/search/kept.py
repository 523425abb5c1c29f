"""Questions to the database that every search asks again: their SQL is put together once, not each time."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from archive.models.visibility import at, now

_MOMENT = datetime(1900, 1, 1, tzinfo=UTC)  # stands for now in what is kept; no row knows of it
_SIZES = (1, 20, 200, 500)  # ids of one question; fewer are filled up with the last
Rows = list[tuple[Any, ...]]


class Kept:
    """A question about items by their ids, answered with plain columns as the database gives them."""

    def __init__(self, question: Callable[[list[int]], "QuerySet[Any, Any]"]) -> None:
        self._question = question
        self._kept: dict[tuple[str, int], tuple[str, tuple[Any, ...]]] = {}

    def rows(self, ids: list[int]) -> Rows:
        """What the question's queryset would answer for these ids at this moment, in no set order."""
        found: Rows = []
        for start in range(0, len(ids), _SIZES[-1]):
            found += self._asked(ids[start : start + _SIZES[-1]])
        return found

    def _asked(self, ids: list[int]) -> Rows:
        size = next(size for size in _SIZES if size >= len(ids))
        sql, parameters = self._sql(size)
        meant: dict[Any, Any] = dict(zip(_stand_ins(size), ids + ids[-1:] * (size - len(ids)), strict=True))
        adapted = connection.ops.adapt_datetimefield_value
        meant[adapted(_MOMENT)] = adapted(now())
        with connection.cursor() as cursor:
            cursor.execute(sql, [meant.get(parameter, parameter) for parameter in parameters])
            return list(cursor.fetchall())

    def _sql(self, size: int) -> tuple[str, tuple[Any, ...]]:
        """The SQL for so many ids, with stand-ins for the ids and the moment among its parameters."""
        key = (connection.vendor, size)
        if key not in self._kept:
            with at(_MOMENT):
                sql, parameters = self._question(_stand_ins(size)).query.sql_with_params()
            self._kept[key] = sql, tuple(parameters)
        return self._kept[key]


def _stand_ins(size: int) -> list[int]:
    """Ids that no row has."""
    return [-1 - number for number in range(size)]
