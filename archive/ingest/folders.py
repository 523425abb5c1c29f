"""Which files a run takes in: paths, folders with their manifest.csv, and standard input."""

import csv
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from archive.ingest.refusals import Refused
from archive.parsing.readers.zip_folder import Attached

MANIFEST = "manifest.csv"
STDIN = "-"
LARGEST = 200 * 1024 * 1024  # bytes
_LITTER = {"thumbs.db", "desktop.ini"}  # what desktops leave in folders
_OPEN_IN_WORD = "~$"  # begins the name of what Word leaves beside a document that is open
_address = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True, slots=True)
class Entry:
    """A document to take in; path None is standard input. `failure` is why it cannot even be read.

    One out of a zip has its bytes at hand, and the files that belong to it.
    """

    name: str
    path: Path | None
    municipality: str = ""
    source_url: str = ""
    failure: Refused | None = None
    data: bytes | None = None
    attachments: tuple[Attached, ...] = ()

    def read(self) -> bytes:
        """Its bytes. Raises Refused."""
        if self.failure:
            raise self.failure
        if self.data is not None:
            return self.data
        if self.path is None:
            return _within_limits(sys.stdin.buffer.read(LARGEST + 1))
        try:
            if self.path.stat().st_size > LARGEST:
                raise Refused("too-large", f"Filen er for stor (højst {LARGEST // 2**20} MB).")
            return self.path.read_bytes()
        except OSError as error:
            raise Refused("unreadable", f"Filen kan ikke læses: {error.strerror}.") from error


def _within_limits(data: bytes) -> bytes:
    if len(data) > LARGEST:
        raise Refused("too-large", f"Filen er for stor (højst {LARGEST // 2**20} MB).")
    return data


def collect(paths: Iterable[str], source_url: str = "") -> list[Entry]:
    """Every document these paths name, each folder in natural order. Raises Refused on a path that is not."""
    found = entries(paths)
    if not found:
        raise Refused("path", "Der er ingen dokumenter at optage i det angivne.")
    if source_url and len(found) > 1:
        raise Refused("source-url", "--source-url gælder ét dokument; brug manifest.csv til flere.")
    if source_url:
        check_address(source_url)
        found = [Entry(found[0].name, found[0].path, found[0].municipality, source_url)]
    return found


def entries(paths: Iterable[str]) -> list[Entry]:
    """The same, where there may be none yet."""
    return [entry for path in paths for entry in _entries(path)]


def check_address(url: str) -> None:
    """Raises Refused on anything but a web address."""
    try:
        _address(url)
    except ValidationError:
        raise Refused("source-url", f"»{url}« er ikke en adresse, der begynder med http(s)://.") from None


def _entries(path: str) -> Iterator[Entry]:
    if path == STDIN:
        yield Entry("stdin", None)
    elif (place := Path(path)).is_dir():
        yield from _folder(place)
    elif place.exists():
        yield Entry(place.name, place)
    else:
        raise Refused("path", f"{path} findes ikke. Ret stien til filen eller mappen.")


def _folder(folder: Path) -> Iterator[Entry]:
    """A folder's files and its subfolders'; what a manifest says of a file overrides."""
    said: dict[Path, tuple[int, dict[str, str]]] = {}
    files: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted((name for name in folders if not name.startswith(".")), key=natural)
        here = Path(place)
        for name in sorted(names, key=natural):
            if name == MANIFEST:
                said |= {here / file: row for file, row in _manifest(here / name).items()}
            elif _is_document(here / name):
                files.append(here / name)
    for file in files:
        line, row = said.pop(file, (0, {}))
        yield Entry(
            file.relative_to(folder).as_posix(),
            file,
            row.get("municipality", ""),
            row.get("source_url", ""),
            bad_address(row.get("source_url", ""), line),
        )
    for file, (line, _) in said.items():
        missing = Refused("manifest", f"{MANIFEST}, linje {line}: filen findes ikke i mappen.")
        yield Entry(os.path.relpath(file, folder), file, failure=missing)


def _is_document(path: Path) -> bool:
    """Any file a person put there, whatever its format: the readers tell that by its bytes."""
    name = path.name.lower()
    return not name.startswith((".", _OPEN_IN_WORD)) and name not in _LITTER and path.is_file()


def bad_address(url: str, line: int) -> Refused | None:
    """Why a manifest's web address is refused, None where it is not."""
    try:
        if url:
            check_address(url)
    except Refused as error:
        return Refused("manifest", f"{MANIFEST}, linje {line}: {error.message}")
    return None


def _manifest(path: Path) -> dict[str, tuple[int, dict[str, str]]]:
    try:
        return manifest_rows(path.read_bytes(), str(path))
    except OSError as error:
        raise Refused("manifest", f"{path} kan ikke læses: {error.strerror}.") from error


def manifest_rows(data: bytes, path: str) -> dict[str, tuple[int, dict[str, str]]]:
    """File name -> line number and row, of a manifest's bytes. Raises Refused, naming its path."""
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise Refused("manifest", f"{path} kan ikke læses som UTF-8-tekst.") from error
    # Danish spreadsheets write semicolons.
    reader = csv.DictReader(lines, delimiter=";" if lines and ";" in lines[0] else ",")
    if "file" not in (reader.fieldnames or ()):
        raise Refused("manifest", f"{path}, linje 1: kolonnen »file« mangler (file,municipality,source_url).")
    rows: dict[str, tuple[int, dict[str, str]]] = {}
    for row in reader:
        plain = {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}
        if plain["file"]:
            rows[plain["file"]] = (reader.line_num, plain)
    return rows


def natural(name: str) -> list[tuple[int, str]]:
    """Sort key by which "punkt 9" comes before "punkt 10"."""
    parts = re.split(r"(\d+)", name.lower())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
