"""Whether an index's files are what the engine wrote: each ends in the checksum of what stands before it.

The engine itself looks at no checksum, so that a file overwritten by others answers wrongly without a word.
A file's end: JSON with the checksum ("crc") of all before it, the JSON's length, and a mark, the last two as
four bytes each, little-endian. Source: tantivy, src/directory/footer.rs.
"""

import json
import os
import struct
import time
import zlib
from pathlib import Path

_END = struct.Struct("<II")
_MARK = 1337
_LONGEST = 50_000  # bytes of the JSON
_PIECE = 1 << 20  # bytes read at a time
_Signature = tuple[int, int, int]
_sound: dict[Path, tuple[float, dict[str, _Signature]]] = {}


def verify(folder: Path, every: float = 0.0) -> None:
    """Hold the files of an index against their checksums; those that passed and did not change are not read.

    every: seconds that must have passed since the last time in this process.
    Raises ValueError that names the first file that is not what was written, OSError.
    """
    last, known = _sound.get(folder, (-every, {}))
    if every and time.monotonic() - last < every:
        return
    passed: dict[str, _Signature] = {}
    for path in _committed(folder):
        try:
            status = path.stat()
            signature = (status.st_ino, status.st_size, status.st_mtime_ns)
            if known.get(path.name) != signature and not _is_sound(path):
                raise ValueError(f"{path.name} is not what was written")
        except FileNotFoundError:
            continue  # merged into another meanwhile; what is truly lacking the engine tells
        passed[path.name] = signature
    _sound[folder] = time.monotonic(), passed
    for gone in [one for one in _sound if one != folder and not one.is_dir()]:
        _sound.pop(gone, None)


def _committed(folder: Path) -> list[Path]:
    """The files of the segments that the last commit names; others are half-written or about to go."""
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"meta.json is not what was written: {error}") from error
    names = set()
    for segment in meta["segments"]:
        name = segment["segment_id"].replace("-", "")
        names |= {f"{name}.{kind}" for kind in ("fast", "fieldnorm", "idx", "pos", "store", "term")}
        if segment.get("deletes"):
            names.add(f"{name}.{segment['deletes']['opstamp']}.del")
    return [folder / name for name in sorted(names)]


def _is_sound(path: Path) -> bool:
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        if size < _END.size:
            return False
        file.seek(size - _END.size)
        length, mark = _END.unpack(file.read(_END.size))
        left = size - _END.size - length
        if mark != _MARK or length > _LONGEST or left < 0:
            return False
        file.seek(left)
        try:
            told = json.loads(file.read(length))["crc"]
        except (ValueError, LookupError, TypeError):
            return False
        file.seek(0)
        found = 0
        while left > 0 and (piece := file.read(min(_PIECE, left))):
            found = zlib.crc32(piece, found)
            left -= len(piece)
    return bool(left == 0 and found == told)
