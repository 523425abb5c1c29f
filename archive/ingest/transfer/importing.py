"""Read an export into an empty database: all of it in one transaction, or nothing."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import FieldError, ValidationError
from django.core.management.color import no_style
from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import Max, Model
from django.db.models.sql import InsertQuery

from archive.ingest.transfer import form, opening
from archive.ingest.transfer.form import Row, TransferError
from archive.models import ArchiveIdentity, ChangeLog, StoredFile, Topic

_AT_ONCE = 500  # rows inserted at a time, where the database takes so many
REPLACED = (Topic, ArchiveIdentity, ChangeLog)  # what a new archive has before anything is taken in
# SQLite keeps a table's last number in a row that is there once the table had one.
_NUMBERING = {
    "sqlite": "UPDATE sqlite_sequence SET seq = max(seq, %(last)s) WHERE name = %(table)s",
    "postgresql": "SELECT setval(pg_get_serial_sequence(%(table)s, 'id'),"
    " greatest(%(last)s, nextval(pg_get_serial_sequence(%(table)s, 'id')) - 1))",
}
_NOT_EMPTY = "Arkivet er ikke tomt ({name}). Der kan kun indlæses i en ny, tom database."


def import_archive(path: Path) -> dict[str, int]:
    """Fill this empty archive from an export; the number of rows of each table, by its file's name.

    Keys, addresses, times and the archive's id are kept; whoever rows name comes as a user who cannot log in.
    Raises TransferError where the database is not empty or the file not whole, OSError where it cannot be
    read or its originals not written. Then the archive is as before.
    """
    written: list[Path] = []
    try:
        with opening.opened(path) as export, transaction.atomic():
            _refuse_unless_empty()
            counts = _insert_everything(export)
            _check_references()
            _restore_originals(export, written)
            _continue_numbering()
    except BaseException as error:
        for file in written:
            file.unlink(missing_ok=True)
        if isinstance(
            error, IntegrityError | DataError | ValidationError | FieldError | TypeError | ValueError
        ):
            raise TransferError(opening.DAMAGED) from error
        raise
    return counts


def _refuse_unless_empty() -> None:
    for model in form.tables():
        if model not in REPLACED and model._base_manager.exists():
            raise TransferError(_NOT_EMPTY.format(name=str(model._meta.verbose_name_plural)))


def _insert_everything(export: opening.Export) -> dict[str, int]:
    models = dict(form.all_files())
    rows_files = {name for name in export.files if name.startswith(form.ROWS)}
    if strange := rows_files - models.keys() - {form.USERS}:
        raise TransferError(
            f"Filen er lavet af en nyere udgave ({min(strange)} er ukendt). Opdatér programmet først."
        )
    for model in REPLACED:
        model._base_manager.all().delete()
    counts = {}
    if form.USERS in rows_files:
        counts[form.USERS] = _insert_users(export.rows(form.USERS))
    for name in sorted(rows_files - {form.USERS}):
        counts[name] = _insert(models[name], export.rows(name))
    return counts


def _insert_users(rows: Iterable[Row]) -> int:
    """Inactive, without a usable password. One who is here by the same number and name is kept as he is."""
    users, count = get_user_model(), 0
    for row in rows:
        count += 1
        known = users._base_manager.filter(pk=row["id"]).first()
        if known is not None and known.get_username() == row["username"]:
            continue
        if known is not None or users._base_manager.filter(username=row["username"]).exists():
            raise TransferError(
                f"Brugeren {row['username']} i filen og databasens egne brugere er ikke de samme. "
                "Indlæs i en ny database, og opret brugere bagefter."
            )
        user = users(pk=row["id"], username=row["username"], is_active=False)
        user.set_unusable_password()
        user.save(force_insert=True)
    return count


def _insert(model: type[Model], rows: Iterator[Row]) -> int:
    """Insert rows as they are: no time is set anew, no history or change written about them."""
    columns = form.columns(model)
    at_once = min(connection.ops.bulk_batch_size(columns, [None] * _AT_ONCE), _AT_ONCE)
    count = 0
    while batch := [form.instance(model, row) for row in islice(rows, at_once)]:
        query = InsertQuery(model)
        query.insert_values(columns, batch, raw=True)
        query.get_compiler(using=connection.alias).execute_sql()
        count += len(batch)
    return count


def _check_references() -> None:
    """Every reference leads to a row, and every original a row names is in the file."""
    connection.check_constraints()


def _restore_originals(export: opening.Export, written: list[Path]) -> None:
    """Put the originals into the data folder; the paths of those that were not there go into `written`."""
    listed = {name for name in export.files if name.startswith(form.SOURCES)}
    sizes = sum(export.files[name].size for name in listed)
    free = shutil.disk_usage(settings.ARCHIVE_DATA_DIR).free
    if sizes > free:
        raise TransferError(
            f"Kildefilerne fylder {sizes >> 20} MB, og der er kun {free >> 20} MB ledigt i datamappen."
        )
    rows = StoredFile.objects.order_by("pk")
    if rows.count() != len(listed):
        raise TransferError(opening.DAMAGED)
    for row in rows.iterator():
        name = form.source_file(row.sha256)
        if name not in listed or export.files[name].size != row.size:
            raise TransferError(opening.DAMAGED)
        existed = row.path.exists()
        _write(row.path, export.pieces(name))
        if not existed:
            written.append(row.path)


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    """Whole and checked, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, part = tempfile.mkstemp(prefix=".part-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def _continue_numbering() -> None:
    """Let new rows have numbers after all that are or, as histories tell, once were taken."""
    statements = connection.ops.sequence_reset_sql(no_style(), [*form.tables(), get_user_model()])
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        for history in form.tables():
            model = getattr(history, "instance_type", None)
            last = model and history._base_manager.aggregate(last=Max(model._meta.pk.name))["last"]
            if model and last:
                cursor.execute(_NUMBERING[connection.vendor], {"table": model._meta.db_table, "last": last})
