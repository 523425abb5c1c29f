"""Open the zips among the files of a run: each of their documents is an entry, with the files beside it."""

from collections.abc import Iterator
from dataclasses import replace

from archive.ingest.folders import MANIFEST, Entry, bad_address, manifest_rows
from archive.ingest.refusals import Refused
from archive.parsing import Unreadable
from archive.parsing.readers import zip_folder, zip_limits

_SIGNATURE = 4  # bytes


def unpacked(entry: Entry) -> list[Entry]:
    """The documents of a zip, named "x.zip/name"; any other entry alone, as it was."""
    if entry.failure or entry.data is not None or not _may_be_zip(entry):
        return [entry]
    try:
        entry = replace(entry, data=entry.read())
        if not zip_folder.is_folder(entry.read()):
            return [entry]
        return list(_documents(entry, entry.read()))
    except Unreadable as error:
        return [replace(entry, data=b"", failure=Refused("unreadable", str(error)))]
    except Refused as error:
        return [replace(entry, data=b"", failure=error)]


def _may_be_zip(entry: Entry) -> bool:
    """By its first bytes; standard input cannot be looked at twice."""
    if entry.path is None:
        return True
    try:
        with entry.path.open("rb") as file:
            return zip_limits.is_zip(file.read(_SIGNATURE))
    except OSError:
        return False  # reading it says why


def _documents(entry: Entry, data: bytes) -> Iterator[Entry]:
    """Each document, with what the zip's manifest says of it, else what was said of the zip."""
    manifest = zip_folder.manifest(data)
    said = {} if manifest is None else manifest_rows(manifest, f"{entry.name}/{MANIFEST}")
    for packed in zip_folder.documents(data):
        line, row = _row(said, packed.name)
        url = row.get("source_url", "")
        yield replace(
            entry,
            name=f"{entry.name}/{packed.name}",
            municipality=row.get("municipality") or entry.municipality,
            source_url=url or entry.source_url,
            failure=bad_address(url, line),
            data=packed.data,
            attachments=packed.attachments,
        )
    for file, (line, _) in said.items():
        missing = Refused("manifest", f"{MANIFEST}, linje {line}: filen er ikke et dokument i zip-filen.")
        yield replace(entry, name=f"{entry.name}/{file}", failure=missing, data=b"")


def _row(said: dict[str, tuple[int, dict[str, str]]], name: str) -> tuple[int, dict[str, str]]:
    """The manifest's row for a document, taken out; it may name it from the folder the manifest lies in."""
    known = next((file for file in said if name == file or name.endswith(f"/{file}")), None)
    return said.pop(known) if known else (0, {})


def size(entry: Entry) -> int:
    """Bytes that an entry holds in memory."""
    return len(entry.data or b"") + sum(len(file.data) for file in entry.attachments)
