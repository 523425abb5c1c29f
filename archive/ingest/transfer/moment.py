"""Read the database as it is at one moment, however long that takes and whoever writes meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper


@contextmanager
def one_moment() -> Iterator[None]:
    """A transaction for reading only, which keeps nobody from writing. Inside another it joins that."""
    if connection.in_atomic_block:
        yield
        return
    with _deferred(connection), transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


@contextmanager
def _deferred(wrapper: BaseDatabaseWrapper) -> Iterator[None]:
    """SQLite's transactions begin as IMMEDIATE here, which would keep writers away."""
    if wrapper.vendor != "sqlite":
        yield
        return
    wrapper.ensure_connection()  # the mode is read when it is made
    before = wrapper.transaction_mode  # type: ignore[attr-defined]  # SQLite's alone
    wrapper.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]
    try:
        yield
    finally:
        wrapper.transaction_mode = before  # type: ignore[attr-defined]
