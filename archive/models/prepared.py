"""Querysets worked out once and asked again with other values: building and compiling one takes Django longer
than the database takes to answer it.

What may be seen is still said by the models alone: the first call builds the queryset by their rule, with a
mark in the place of each value and of the moment; later calls put their values and their moment there. Only
the SQL's text is kept, never an answer.
"""

import copy
import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar, cast

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.utils.timezone import localdate

from archive.models.visibility import at, now

Values = ParamSpec("Values")
Row = TypeVar("Row")
Shape = tuple[Any, ...]
SHAPES = 64  # of one queryset kept: one for each number of values that it is asked with
MOMENT = datetime.datetime(1789, 7, 14, 12, tzinfo=datetime.UTC)
FIRST_DAY = datetime.date(1492, 1, 1)
HIGHEST = 2_000_000_000  # fits an integer column


def prepared(build: Callable[Values, QuerySet[Any, Row]]) -> Callable[Values, list[Row]]:
    """Make a function that builds a queryset one that returns its rows.

    The queryset must look the same for all values of one shape: texts, whole numbers and dates, or tuples of
    them, none of them None. Today is a value like any other. Raises ValueError at the first call where a
    value is not found again in the SQL as it was given.
    """

    @lru_cache(maxsize=SHAPES)
    def compiled(vendor: str, shape: Shape) -> _Compiled:
        return _compile(cast(Callable[..., QuerySet[Any]], build), shape)

    @wraps(build)
    def rows(*values: Values.args, **_: Values.kwargs) -> list[Row]:
        connection = connections[DEFAULT_DB_ALIAS]
        found = compiled(connection.vendor, _shape(values))
        return cast(list[Row], found.rows(connection, [now(), *_flat(values)]))

    return rows


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A queryset's SQL and how its answer becomes rows. places: which parameters are which value."""

    queryset: QuerySet[Any]
    compiler: SQLCompiler
    sql: str
    parameters: tuple[Any, ...]
    places: tuple[tuple[int, int], ...]

    def rows(self, connection: BaseDatabaseWrapper, values: list[Any]) -> list[Any]:
        parameters = list(self.parameters)
        for place, number in self.places:
            parameters[place] = _as_parameter(connection, values[number], parameters[place])
        compiler = copy.copy(self.compiler)
        compiler.connection = connection  # a connection belongs to its thread
        compiler.as_sql = lambda *_, **__: (self.sql, tuple(parameters))  # type: ignore[method-assign]
        query = copy.copy(self.queryset.query)
        query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
        asked = self.queryset.__class__(self.queryset.model, query=query, using=connection.alias)
        asked._fields = self.queryset._fields  # type: ignore[attr-defined]
        found: Iterable[Any] = self.queryset._iterable_class(asked)  # type: ignore[assignment]
        return list(found)


def _compile(build: Callable[..., QuerySet[Any]], shape: Shape) -> _Compiled:
    marks = _marked(shape, iter(range(1, 10_000)))
    with at(MOMENT):
        queryset = build(*marks)
    connection = connections[DEFAULT_DB_ALIAS]
    compiler = queryset.query.get_compiler(using=DEFAULT_DB_ALIAS)
    sql, parameters = compiler.as_sql()
    flat = [MOMENT, *_flat(marks)]
    looked_for = [_as_parameter(connection, mark, mark) for mark in flat]
    places = tuple(
        (place, looked_for.index(one)) for place, one in enumerate(parameters) if one in looked_for
    )
    missing = set(range(1, len(flat))) - {number for _, number in places}
    if missing or _as_parameter(connection, localdate(MOMENT), None) in parameters:
        raise ValueError(f"{build.__name__}: not every value stands in the SQL as it was given")
    return _Compiled(queryset, compiler, sql, parameters, places)


def _as_parameter(connection: BaseDatabaseWrapper, value: Any, before: Any) -> Any:
    """A value as this database takes it. before: what stands in its place, for the kind of its numbers."""
    if isinstance(value, datetime.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, datetime.date):
        return connection.ops.adapt_datefield_value(value)
    return type(before)(value) if isinstance(value, int) else value


def _shape(values: tuple[Any, ...]) -> Shape:
    return tuple(_shape(one) if isinstance(one, tuple) else type(one) for one in values)


def _marked(shape: Shape, numbers: Iterator[int]) -> tuple[Any, ...]:
    """A value that nobody else has for each of a shape."""
    return tuple(_marked(one, numbers) if isinstance(one, tuple) else _mark(one, numbers) for one in shape)


def _mark(kind: type, numbers: Iterator[int]) -> Any:
    number = next(numbers)
    if issubclass(kind, datetime.date):
        return FIRST_DAY + datetime.timedelta(days=number)
    if issubclass(kind, str):
        return f"mark-{number}-of-a-value"
    if kind is int:
        return HIGHEST - number
    raise ValueError(f"no mark for a {kind.__name__}")


def _flat(values: tuple[Any, ...]) -> Iterator[Any]:
    for one in values:
        if isinstance(one, tuple):
            yield from _flat(one)
        else:
            yield one
