"""Write everything an archive holds to one file; it has its name only when it is whole."""

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from django.contrib.auth import get_user_model
from django.db.models import Model

from archive.ingest.transfer import form
from archive.ingest.transfer.moment import one_moment
from archive.models import StoredFile, archive_id

_AT_ONCE = 500  # rows fetched at a time
_PIECE = 1 << 20  # bytes
Manifest = dict[str, Any]


def export_archive(target: Path) -> Manifest:
    """Write the archive to this file, replacing an older one, and return its manifest.

    Rows are read as of one moment. Raises TransferError where an original is missing or damaged, and OSError
    where the file cannot be written; then nothing stands under its name that did not before.
    """
    archive_id()  # made before the transaction that only reads
    descriptor, part = tempfile.mkstemp(prefix=".part-", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed, one_moment():
                manifest = _Writer(packed).everything()
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(target)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
    return manifest


class _Writer:
    """The files of an export as they are written, in the order of their names within each part."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self.packed = packed
        self.files: dict[str, dict[str, int | str]] = {}
        self.users: set[int] = set()

    def everything(self) -> Manifest:
        for name, model in form.all_files():
            self._file(name, self._lines(model), rows=True)
        self._file(form.USERS, _user_lines(self.users), rows=True)
        for sha256, size in StoredFile.objects.order_by("sha256").values_list("sha256", "size").iterator():
            self._original(sha256, size)
        manifest = {"format": form.FORMAT, "archive": archive_id(), "files": self.files}
        text = json.dumps(manifest, ensure_ascii=False, sort_keys=True, indent=1)
        self._write(form.MANIFEST, [text.encode() + b"\n"])
        return manifest

    def _lines(self, model: type[Model]) -> Iterator[bytes]:
        names = [column.attname for column in form.columns(model)]
        user_names = form.user_columns(model)
        for row in model._base_manager.order_by("pk").values(*names).iterator(_AT_ONCE):
            self.users.update(row[name] for name in user_names if row[name] is not None)
            yield form.line(row)

    def _original(self, sha256: str, size: int) -> None:
        name = form.source_file(sha256)
        try:
            with StoredFile(sha256=sha256).path.open("rb") as file:
                self._file(name, _pieces(file))
        except FileNotFoundError:
            raise form.TransferError(
                f"Kildefilen {sha256} mangler i datamappen. Kør manage.py verify."
            ) from None
        if (self.files[name]["sha256"], self.files[name]["bytes"]) != (sha256, size):
            raise form.TransferError(f"Kildefilen {sha256} er beskadiget. Kør manage.py verify.")

    def _file(self, name: str, pieces: Iterable[bytes], *, rows: bool = False) -> None:
        """Write a file and note it in the manifest."""
        digest, size, count = self._write(name, pieces)
        self.files[name] = {"sha256": digest, "bytes": size}
        if rows:
            self.files[name]["rows"] = count

    def _write(self, name: str, pieces: Iterable[bytes]) -> tuple[str, int, int]:
        """SHA-256, bytes and pieces written."""
        entry = zipfile.ZipInfo(name)  # of 1 January 1980, always
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.create_system, entry.external_attr = 3, 0o600 << 16
        digest, size, count = hashlib.sha256(), 0, 0
        with self.packed.open(entry, "w", force_zip64=True) as out:
            for piece in pieces:
                out.write(piece)
                digest.update(piece)
                size, count = size + len(piece), count + 1
        return digest.hexdigest(), size, count


def _user_lines(ids: set[int]) -> Iterator[bytes]:
    """Those whom rows name: id and user name, nothing that would let anybody in."""
    names = dict(get_user_model()._base_manager.values_list("pk", "username"))
    for pk in sorted(ids & names.keys()):
        yield form.line({"id": pk, "username": names[pk]})


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        yield piece
