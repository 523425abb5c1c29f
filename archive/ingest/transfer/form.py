"""The form of an export: which tables, in which files, and how a value is written the same everywhere."""

import datetime
import json
import uuid
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Field, ForeignKey, Model

FORMAT = 1
MANIFEST, ROWS, SOURCES = "manifest.json", "rows/", "sources/"
USERS = f"{ROWS}user.jsonl"
NOT_CARRIED = {"sender"}  # tables that are nobody's memory: who wrote within the last day
Row = dict[str, Any]


class TransferError(Exception):
    """Nothing was changed. The message is one Danish sentence for the operator."""


def tables() -> list[type[Model]]:
    """Every table of the archive that is carried, histories included, in the order of their names."""
    models = apps.get_app_config("archive").get_models(include_auto_created=True)
    carried = [model for model in models if model._meta.model_name not in NOT_CARRIED]
    return sorted(carried, key=lambda model: str(model._meta.model_name))


def rows_file(model: type[Model]) -> str:
    """The file that a table's rows stand in."""
    return f"{ROWS}{model._meta.model_name}.jsonl"


def source_file(sha256: str) -> str:
    """The file that an original's bytes stand in."""
    return f"{SOURCES}{sha256}"


def columns(model: type[Model]) -> list["Field[Any, Any]"]:
    return list(model._meta.concrete_fields)


def user_columns(model: type[Model]) -> list[str]:
    """The columns of a table that name a user."""
    return [column.attname for column in columns(model) if column.related_model is get_user_model()]


def line(row: Row) -> bytes:
    """A row as one line of JSON: keys sorted, no blanks, UTF-8."""
    text = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)
    return text.encode("utf-8", "surrogatepass") + b"\n"


def _plain(value: object) -> str:
    """Moments in UTC to the microsecond, dates and times in ISO 8601, UUIDs in hexadecimal with hyphens."""
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    raise TypeError(f"no form for {type(value).__name__}")


def instance(model: type[Model], row: Row) -> Model:
    """An unsaved row; a column the file does not know has its default. Raises TransferError, ValueError."""
    known = {column.attname: column for column in columns(model)}
    if strange := row.keys() - known.keys():
        raise TransferError(
            f"Filen er lavet af en nyere udgave: {model._meta.model_name} har feltet {min(strange)}, "
            "som denne udgave ikke kender. Opdatér programmet først."
        )
    return model(**{name: _value(known[name], value) for name, value in row.items()})


def _value(column: "Field[Any, Any]", value: Any) -> Any:
    target = column.target_field if isinstance(column, ForeignKey) else column
    return target.to_python(value)


def all_files() -> Iterator[tuple[str, type[Model]]]:
    """Every table with its file."""
    for model in tables():
        yield rows_file(model), model
