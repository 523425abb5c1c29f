"""Keep a source byte for byte in the data folder, named by its SHA-256."""

import hashlib
import os
import tempfile
from pathlib import Path

from archive.ingest.media_types import media_type
from archive.models import StoredFile


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def row(data: bytes) -> StoredFile:
    """The row for these bytes. restore() puts them on disk; do that before the transaction commits."""
    return row_or_new(data)[0]


def row_or_new(data: bytes) -> tuple[StoredFile, bool]:
    """The row, and whether it was made now: then nothing in the archive was read from these bytes."""
    sha256 = digest(data)
    known = StoredFile.objects.filter(sha256=sha256).first()
    if known:
        return known, False
    return StoredFile.objects.create(sha256=sha256, size=len(data), media_type=media_type(data)), True


def restore(file: StoredFile, data: bytes) -> None:
    """Put the bytes where they belong, unless they are there: also heals a disk that lost or bent them."""
    if not _holds(file.path, data):
        _write(file.path, data)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:  # missing, or a sector that cannot be read
        return False


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all: to a file beside it, flushed to the disk, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, part = tempfile.mkstemp(prefix=".part-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
