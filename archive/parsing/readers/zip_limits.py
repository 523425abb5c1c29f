"""A zip opened safely: how many entries, how large, how tightly packed, before a byte of them is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from archive.parsing.minutes import Unreadable

MAX_ENTRIES = 5_000
MAX_TOTAL = 256 * 1024 * 1024
MAX_RATIO = 150
"""Unpacked to packed, over all entries: text packs to a tenth, a bomb to a thousandth."""
_SMALL = 8 * 1024 * 1024
"""Whatever its ratio, this much is harmless."""
_DAMAGED = "Word- eller zip-filen er beskadiget eller afbrudt og kan ikke pakkes ud. Hent eller pak den igen."
_ENCRYPTED = 0x1
SIGNATURE = b"PK\x03\x04"
_EMPTY = b"PK\x05\x06"


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin as a zip, also an empty one."""
    return data.startswith((SIGNATURE, _EMPTY))


def opened(data: bytes, max_total: int = MAX_TOTAL) -> zipfile.ZipFile:
    """The archive; raises Unreadable where it is damaged, locked, or too large inside to unpack."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, MemoryError) as error:
        raise Unreadable(_DAMAGED) from error
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES:
        raise Unreadable(f"Zip-filen rummer {len(entries)} filer, og grænsen er {MAX_ENTRIES}. Del den.")
    if total > max_total:
        raise Unreadable(
            f"Zip-filen fylder {total // 2**20} MB pakket ud, og grænsen er {max_total // 2**20} MB. Del den."
        )
    if total > _SMALL and total > MAX_RATIO * len(data):
        raise Unreadable("Zip-filen er pakket usædvanligt tæt og pakkes ikke ud af hensyn til sikkerheden.")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise Unreadable("Zip-filen er låst med adgangskode. Pak den ud, og tag filerne ind uden.")
    return archive


def content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """One entry's bytes; raises Unreadable where they are damaged or packed in a way we do not know."""
    try:
        return archive.read(entry)
    except (
        zipfile.BadZipFile,
        zlib.error,
        ValueError,
        OSError,
        EOFError,
        RuntimeError,
        NotImplementedError,
        MemoryError,
    ) as error:
        raise Unreadable(_DAMAGED) from error
