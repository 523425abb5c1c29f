"""One door to all formats: read() chooses the reader by what the bytes are, never by the name alone.

A new format is one file here with `read(data) -> Document` and one line in _FORMATS.
"""

from __future__ import annotations

from collections.abc import Callable

from archive.parsing.lines import Document
from archive.parsing.minutes import Unreadable
from archive.parsing.readers import pdf, text

MAX_BYTES = 64 * 1024 * 1024

_FORMATS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Document]], ...] = (
    (lambda data: b"%PDF-" in data[:1024], pdf.read),
)
"""What tells a format by its bytes, and its reader, in order; whatever none of them knows is text."""
_SIGNATURES = (
    (b"PK\x03\x04", "en Word-fil eller et zip-arkiv"),
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
    return text.read(data)
