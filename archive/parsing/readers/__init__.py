"""One door to all formats: read() chooses the reader by what the bytes are, never by the name alone.

A new format is one file here with `read(data) -> Document` and one line in _FORMATS.
"""

from __future__ import annotations

from collections.abc import Callable

from archive.parsing.lines import Document
from archive.parsing.minutes import Unreadable
from archive.parsing.readers import (
    agman_xml,
    docx,
    html,
    markup,
    pdf,
    sbsys_xml,
    text,
    zip_folder,
    zip_limits,
)

MAX_BYTES = 64 * 1024 * 1024

_FORMATS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Document]], ...] = (
    (docx.is_docx, docx.read),
    (zip_limits.is_zip, zip_folder.read),
    (lambda data: _root(data) == sbsys_xml.ROOT, sbsys_xml.read),
    (lambda data: _root(data) == agman_xml.ROOT, agman_xml.read),
    (markup.is_html, html.read),
    (lambda data: b"%PDF-" in data[:1024], pdf.read),
)
"""What tells a format by its bytes, and its reader, in order; whatever none of them knows is text."""
_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0", "en ældre Word-fil"),
    (b"{\\rtf", "en RTF-fil"),
    (b"\x1f\x8b", "et gzip-arkiv"),
    (b"\x89PNG", "et billede"),
    (b"\xff\xd8\xff", "et billede"),
)


def read(data: bytes) -> Document:
    """The document's lines; raises Unreadable where there is nothing that can be read."""
    if len(data) > MAX_BYTES:
        size = len(data) // (1024 * 1024)
        raise Unreadable(f"Filen er for stor: {size} MB, og grænsen er {MAX_BYTES // (1024 * 1024)} MB.")
    for known, reader in _FORMATS:
        if known(data):
            return reader(data)
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise Unreadable(f"Filen er {name}, ikke tekst. Gem den som ren tekst (UTF-8), og prøv igen.")
    if markup.is_xml(data):
        raise Unreadable(
            f"Filen er XML af en slags, der ikke kendes (<{markup.root(data)}>). Der læses SBSYS Dagsordens "
            "og AGMANs eksport; gem ellers dokumentet som PDF, og prøv igen."
        )
    return text.read(data)


def _root(data: bytes) -> str:
    return (markup.root(data) or "").casefold()
