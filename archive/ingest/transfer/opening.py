"""Open an export that may be damaged, cut off, or made to do harm; nothing of it is believed unchecked."""

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from archive.ingest.transfer.form import FORMAT, MANIFEST, Row, TransferError

_NAME = re.compile(r"rows/[a-z0-9_]{1,100}\.jsonl|sources/[0-9a-f]{64}")
_LARGEST_MANIFEST = 256 << 20  # bytes; a million originals
_LONGEST_LINE = 256 << 20  # bytes; the reading of one document
_MAX_RATIO, _HARMLESS = 500, 64 << 20  # unpacked to packed, and bytes that need no ratio
_PIECE = 1 << 20
_ENCRYPTED = 0x1
DAMAGED = "Filen er beskadiget eller afbrudt og kan ikke bruges. Hent eller lav eksporten igen."
_BOMB = "Filen pakker langt mere ud, end den fylder, og åbnes ikke af hensyn til sikkerheden."
_FOREIGN = "Filen er ikke en eksport fra arkivet."


@dataclass(frozen=True, slots=True)
class Entry:
    """What the manifest says of a file. rows: of a table's file only."""

    sha256: str
    size: int
    rows: int | None


class Export:
    """An opened export whose list of files is checked; each file is checked while it is read."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        manifest = _manifest(packed)
        self.archive = str(manifest.get("archive"))
        self.files = _entries(manifest)
        _compare(packed, self.files)

    def pieces(self, name: str) -> Iterator[bytes]:
        """A file's bytes. Raises TransferError at its end where they are not those the manifest tells of."""
        with _damage(), self._packed.open(name) as file:
            checked = _Checked(file)
            while piece := checked.take(file.read(_PIECE)):
                yield piece
        checked.compare(self.files[name])

    def rows(self, name: str) -> Iterator[Row]:
        """A table's rows; raises as pieces() does."""
        count = 0
        with _damage(), self._packed.open(name) as file:
            checked = _Checked(file)
            while line := checked.take(file.readline(_LONGEST_LINE)):
                row = json.loads(line)
                if not isinstance(row, dict) or not line.endswith(b"\n"):
                    raise TransferError(DAMAGED)
                count += 1
                yield row
        checked.compare(self.files[name])
        if count != self.files[name].rows:
            raise TransferError(DAMAGED)


class _Checked:
    """What has been read of a file."""

    def __init__(self, file: IO[bytes]) -> None:
        self._digest, self._size = hashlib.sha256(), 0

    def take(self, piece: bytes) -> bytes:
        self._digest.update(piece)
        self._size += len(piece)
        return piece

    def compare(self, entry: Entry) -> None:
        if (self._digest.hexdigest(), self._size) != (entry.sha256, entry.size):
            raise TransferError(DAMAGED)


@contextmanager
def opened(path: Path) -> Iterator[Export]:
    """The export in this file. Raises TransferError; OSError where it cannot be read at all."""
    with path.open("rb") as file:
        with _damage():
            packed = zipfile.ZipFile(file)
        with packed:
            yield Export(packed)


@contextmanager
def _damage() -> Iterator[None]:
    """Whatever damaged bytes raise, told as one sentence."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, KeyError) as error:
        raise TransferError(DAMAGED) from error
    except (RuntimeError, NotImplementedError, RecursionError, MemoryError) as error:
        raise TransferError(DAMAGED) from error


def _manifest(packed: zipfile.ZipFile) -> dict[str, Any]:
    if MANIFEST not in packed.namelist():
        raise TransferError(_FOREIGN)
    if packed.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
        raise TransferError(_BOMB)
    with _damage():
        manifest = json.loads(packed.read(MANIFEST))
    if not isinstance(manifest, dict) or not isinstance(manifest.get("format"), int):
        raise TransferError(_FOREIGN)
    if manifest["format"] > FORMAT:
        raise TransferError(
            f"Filen har format {manifest['format']}, og denne udgave kender kun til og med {FORMAT}. "
            "Opdatér programmet først."
        )
    return manifest


def _entries(manifest: dict[str, Any]) -> dict[str, Entry]:
    try:
        found = {
            str(name): Entry(str(said["sha256"]), int(said["bytes"]), said.get("rows"))
            for name, said in manifest["files"].items()
        }
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise TransferError(DAMAGED) from error
    if any(not _NAME.fullmatch(name) for name in found):
        raise TransferError(_FOREIGN)
    if any(name.startswith("sources/") and name[8:] != entry.sha256 for name, entry in found.items()):
        raise TransferError(DAMAGED)
    return found


def _compare(packed: zipfile.ZipFile, files: dict[str, Entry]) -> None:
    """The zip holds exactly what the manifest lists, in the sizes it lists, unlocked, and no bomb."""
    infos = [info for info in packed.infolist() if info.filename != MANIFEST]
    if len(infos) != len(packed.infolist()) - 1 or len(infos) != len(files):
        raise TransferError(DAMAGED)
    for info in infos:
        entry = files.get(info.filename)
        if entry is None or entry.size != info.file_size or info.flag_bits & _ENCRYPTED:
            raise TransferError(DAMAGED)
        if info.file_size > _HARMLESS and info.file_size > _MAX_RATIO * info.compress_size:
            raise TransferError(_BOMB)
