"""A zip of documents: which of its files are minutes or agendas, and which are whose attachments.

documents() gives one Packed for each document, in the zip's order. What is what is told by content and place:
- a system's XML export is its folder's document; every other file there and below is its attachment;
- files in a folder named "Bilag" belong to the document beside or above that folder;
- of several files that hold text, those that read as minutes (a kind, a date, a section heading) are
  documents, and the others attachments where the folder has one document;
- what cannot be told apart stays a document of its own, so that it is reported and never lost in silence.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from archive.parsing.danish import dates, fold
from archive.parsing.headings import heading
from archive.parsing.lines import Document
from archive.parsing.minutes import Unreadable
from archive.parsing.readers import agman_xml, markup, sbsys_xml, zip_limits

_NO_FILES = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_MANIFEST = "manifest.csv"
_ATTACHED = re.compile(r"(?:\d+[ ._-]*)?(?:bilag|vedhæftede?|attachments?|enclosures?|filer|files)\b.*")
_KIND = re.compile(r"\b(?:\w*referat|\w*dagsorden|\w*protokol)\b", re.IGNORECASE)
_OFFICE = ("word/", "xl/", "ppt/")
_HEAD = 60
_LONGEST_NAME = 200
_ENCODED_UTF8 = 0x800


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that belongs to a document: its name (without folders), its bytes, and the folders it lay in."""

    name: str
    data: bytes
    folder: str = field(default="", compare=False)  # "bilag/punkt 24": may tell whose it is


@dataclass(frozen=True, slots=True)
class Packed:
    """One document: its path in the zip (never absolute, never upwards), its bytes, its attachments."""

    name: str
    data: bytes
    attachments: tuple[Attached, ...] = ()


@dataclass(frozen=True, slots=True)
class _File:
    path: PurePosixPath
    data: bytes

    @property
    def folder(self) -> PurePosixPath:
        return self.path.parent


def is_folder(data: bytes) -> bool:
    """Whether the bytes are a zip that is a folder of files, not an Office document's package."""
    return zip_limits.is_zip(data) and _package(data) is None


def documents(data: bytes) -> list[Packed]:
    """The zip's documents with their attachments, in the zip's order.

    Raises Unreadable where the zip is damaged, locked, a bomb, holds another zip, or holds no file.
    """
    files = _files(data)
    if not files:
        raise Unreadable("Zip-filen er tom: der er ingen filer i den.")
    owned: dict[PurePosixPath, list[_File]] = {}
    mains = _mains(files)
    for file in files:
        if file not in mains:
            owner = _owner(file, mains)
            if owner is None:
                mains.append(file)
            else:
                owned.setdefault(owner.path, []).append(file)
    order = {file.path: place for place, file in enumerate(files)}
    return [
        Packed(
            str(main.path),
            main.data,
            tuple(_attached(file) for file in owned.get(main.path, ())),
        )
        for main in sorted(mains, key=lambda file: order[file.path])
    ]


def manifest(data: bytes) -> bytes | None:
    """The zip's own `manifest.csv` (file, municipality, source_url), None where it has none."""
    archive = zip_limits.opened(data)
    found = [entry for entry in archive.infolist() if _safe_path(entry).name.casefold() == _MANIFEST]
    return zip_limits.content(archive, min(found, key=lambda entry: len(entry.filename))) if found else None


def read(data: bytes) -> Document:
    """The lines of a zip that holds one document; raises Unreadable where it holds several."""
    from archive.parsing import readers  # the door to all formats imports this file

    package = _package(data)
    if package:
        raise Unreadable(f"Filen er {package}, ikke et referat. Gem den som PDF, og prøv igen.")
    found = documents(data)
    if len(found) != 1:
        raise Unreadable(
            f"Zip-filen rummer {len(found)} dokumenter. Pak den ud, eller tag den ind som mappe."
        )
    return readers.read(found[0].data)


def _files(data: bytes) -> list[_File]:
    archive = zip_limits.opened(data)
    files: list[_File] = []
    taken: set[PurePosixPath] = set()
    for entry in archive.infolist():
        path = _safe_path(entry)
        hidden = "__MACOSX" in path.parts or path.name.casefold() in _NO_FILES
        nothing = not path.name or entry.filename.endswith("/")  # is_dir() fails on an empty name
        if nothing or hidden or path.name.casefold() == _MANIFEST:
            continue
        content = zip_limits.content(archive, entry)
        if is_folder(content):
            raise Unreadable(f"Zip-filen rummer en anden zip-fil ({path.name}). Pak den indre ud først.")
        files.append(_File(_free(path, taken), content))
    return files


def _attached(file: _File) -> Attached:
    return Attached(file.path.name, file.data, "" if file.folder == PurePosixPath() else str(file.folder))


def _safe_path(entry: zipfile.ZipInfo) -> PurePosixPath:
    """The entry's path as names only: no drive, no root, no step upwards, no control characters."""
    name = entry.filename
    if not entry.flag_bits & _ENCODED_UTF8:
        name = _danish_name(name)
    parts = re.split(r"[/\\]", re.sub(r"[\x00-\x1f\x7f]", "", name))
    clean = [re.sub(r"^[A-Za-z]:", "", part)[-_LONGEST_NAME:].strip() for part in parts]
    return PurePosixPath(*[part for part in clean if part not in ("", ".", "..")][-20:])


def _danish_name(name: str) -> str:
    """A name of no said encoding: UTF-8 where it is, else code page 850 as Danish Windows writes it."""
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp850")


def _free(path: PurePosixPath, taken: set[PurePosixPath]) -> PurePosixPath:
    """The path, or the path with a number where an entry before has it."""
    free, number = path, 2
    while free in taken:
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    taken.add(free)
    return free


def _mains(files: list[_File]) -> list[_File]:
    """The documents: exports, then in each folder what reads as minutes, else what holds text."""
    exports = [file for file in files if markup.root(file.data) is not None and _is_export(file.data)]
    under = {file.folder for file in exports}
    rest: dict[PurePosixPath, list[_File]] = {}
    for file in files:
        covered = any(folder in under for folder in (file.folder, *file.folder.parents))
        if file not in exports and not covered and not _in_attachments(file.folder):
            rest.setdefault(file.folder, []).append(file)
    return exports + [main for group in rest.values() for main in _documents_of(group)]


def _documents_of(group: list[_File]) -> list[_File]:
    if len(group) == 1:
        return group
    texts = [(file, lines) for file in group if (lines := _lines(file)) is not None]
    if len(texts) <= 1:
        return [file for file, _ in texts] or group
    return [file for file, lines in texts if _reads_as_minutes(lines)] or [file for file, _ in texts]


def _owner(file: _File, mains: list[_File]) -> _File | None:
    """The one document in the file's folder or the nearest above that has any; None where it is not one."""
    for folder in (file.folder, *file.folder.parents):
        near = [main for main in mains if main.folder == folder]
        if len(near) > 1:
            named = [main for main in near if fold(file.folder.name).startswith(fold(main.path.stem))]
            return named[0] if len(named) == 1 else None
        if near:
            return near[0]
    return None


def _in_attachments(folder: PurePosixPath) -> bool:
    return any(_ATTACHED.fullmatch(part.casefold()) for part in folder.parts)


def _is_export(data: bytes) -> bool:
    return (markup.root(data) or "").casefold() in (sbsys_xml.ROOT, agman_xml.ROOT)


def _lines(file: _File) -> list[str] | None:
    """The file's first lines, None where it holds no text that can be read."""
    from archive.parsing import readers  # the door to all formats imports this file

    try:
        return [line.text.strip() for line in readers.read(file.data).lines if line.text.strip()]
    except Unreadable:
        return None


def _reads_as_minutes(lines: list[str]) -> bool:
    head = "\n".join(lines[:_HEAD])[:20_000]
    dated = any(found.year for found in dates(head))
    return dated and bool(_KIND.search(head)) and any(heading(line) for line in lines)


def _package(data: bytes) -> str | None:
    """What Office or OpenDocument package the zip is, None where it is a plain zip (or no whole one)."""
    archive = zip_limits.opened(data)
    names = archive.namelist()
    if "[Content_Types].xml" in names:
        part = next((part for part in _OFFICE if any(name.startswith(part) for name in names)), "")
        return {"word/": "en Word-fil", "xl/": "et Excel-ark", "ppt/": "en PowerPoint-fil"}.get(part)
    if names[:1] == ["mimetype"] and "META-INF/manifest.xml" in names:
        return "en OpenDocument-fil"
    return None
