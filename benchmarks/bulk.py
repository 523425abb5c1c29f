"""Many rows of a model at once, without an object for each: one INSERT, its defaults filled in once."""

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Max, Model


class Rows:
    """Writes rows of a model that give these columns by name; every other has its default.

    Ids are counted on from the last there is: for an archive that nobody else writes to meanwhile.
    """

    def __init__(self, model: type[Model], *names: str) -> None:
        self.model, self._names = model, names
        fields = model._meta.concrete_fields
        default = model()
        self._values = [f.get_db_prep_save(getattr(default, f.attname), connection) for f in fields]
        place = {field.name: number for number, field in enumerate(fields)}
        self._places = [place[name] for name in ("id" if "id" in place else "sequence", *names)]
        self._fields = [fields[number] for number in self._places]
        columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
        table = connection.ops.quote_name(model._meta.db_table)
        marks = ", ".join(["%s"] * len(fields))
        self._sql = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608 (names of columns)
        last = model._default_manager.aggregate(last=Max("pk"))["last"]
        self._ids = count((last or 0) + 1)

    def write(self, rows: Iterable[Sequence[Any]]) -> list[int]:
        """The rows' new ids, in their order. Values stand as the names given to the class do."""
        numbered = [(next(self._ids), *row) for row in rows]
        with connection.cursor() as cursor:
            cursor.executemany(self._sql, [self._row(values) for values in numbered])
        return [values[0] for values in numbered]

    def _row(self, values: Sequence[Any]) -> list[Any]:
        row = [*self._values]
        for place, field, value in zip(self._places, self._fields, values, strict=True):
            plain = value is None or isinstance(value, (str, int))
            row[place] = value if plain else field.get_db_prep_save(value, connection)
        return row

    def finish(self) -> None:
        """Let the database count its own ids on from here."""
        with connection.cursor() as cursor:
            for sql in connection.ops.sequence_reset_sql(no_style(), [self.model]):
                cursor.execute(sql)
