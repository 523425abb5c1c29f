"""Plain text to lines: UTF-8, UTF-16 or Windows-1252, with limits that keep odd files cheap."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import partial
from itertools import count, repeat

from archive.parsing.lines import Document, Line
from archive.parsing.minutes import Notice, Unreadable

MAX_LINE = 1024 * 1024
"""Characters in a line; no minutes come near it, a damaged or hostile file does."""

MAX_LINES = 300_000
"""Lines in a document; 10 MB of ordinary minutes have 180,000."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_CONTROL_BYTES = bytes([*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F])
"""In UTF-16 every control character has one of them too: its other byte is 0."""
_MOST_MARKS = 1000
_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS}}}")
_SAMPLE = 1_000_000
_new_line: Callable[[tuple[int, str, int | None, str]], Line] = partial(tuple.__new__, Line)
"""Line's own making without its checks: a document has thousands."""
_GUESSED = Notice(
    "encoding-guessed",
    "warning",
    None,
    None,
    "Teksten er ikke UTF-8 og er læst som Windows-1252. Kontrollér æ, ø og å.",
)


def read(data: bytes) -> Document:
    """Lines numbered from 1, a form feed starts a page; raises Unreadable when empty, binary, unbounded."""
    text, notices = decode(data)
    if not text.strip():
        raise Unreadable("Filen er tom: der er ingen tekst i den.")
    text = composed(text)
    _refuse_too_many(text)
    lines = _lines(text)
    return Document(tuple(lines), notices)


def _refuse_too_many(text: str) -> None:
    count = max(text.count("\n"), text.count("\r")) + text.count("\f") + 1
    if count > MAX_LINES:
        raise Unreadable(
            f"Filen har {count} linjer, og grænsen er {MAX_LINES}. "
            "Den er næppe ét referat; del den, og prøv igen."
        )


def composed(text: str) -> str:
    """The text in Unicode's composed form (NFC).

    Raises Unreadable for accents without letters: thousands of them take the square of the time.
    """
    if text.isascii():
        return text
    if max(map(len, text.split("\n"))) > _MOST_MARKS and _MARKS.search(text):
        raise Unreadable(
            f"Filen har over {_MOST_MARKS} tegn i træk, der hverken er bogstaver eller tal. "
            "Den er næppe et referat; kontrollér den, og prøv igen."
        )
    return unicodedata.normalize("NFC", text)


def decode(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    """The text and a warning where the encoding was a guess; raises Unreadable for binary content."""
    if not data:
        raise Unreadable("Filen er tom (0 byte).")
    try:
        encoding = _encoding(data)
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(f"Filen kan ikke læses som tekst (byte {error.start + 1} er ugyldig).") from error
    notices = (_GUESSED,) if encoding == "cp1252" else ()
    if len(data.translate(None, _CONTROL_BYTES)) == len(data):
        return text, notices
    if "\x00" in text or len(_CONTROL.findall(text, 0, _SAMPLE)) > min(len(text), _SAMPLE) // 100:
        raise Unreadable("Filen er binær, ikke tekst. Gem den som ren tekst (UTF-8), og prøv igen.")
    return _CONTROL.sub("", text), notices


def _encoding(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = data[0:4000:2].count(0), data[1:4000:2].count(0)
    if odd > 500 * min(len(data), 4000) // 4000 and even == 0:
        return "utf-16-le"
    if even > 500 * min(len(data), 4000) // 4000 and odd == 0:
        return "utf-16-be"
    try:
        codecs.utf_8_decode(data, "strict", True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _lines(text: str) -> list[Line]:
    pages = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    lines: list[Line] = []
    for page, part in enumerate(pages, 1):
        place = page if len(pages) > 1 else None
        first, rows = len(lines) + 1, part.split("\n")
        if len(part) > MAX_LINE:
            _refuse_too_long(rows, first)
        lines += map(_new_line, zip(count(first), rows, repeat(place), repeat("")))
    return lines


def _refuse_too_long(rows: Sequence[str], first: int) -> None:
    for number, row in enumerate(rows, first):
        if len(row) > MAX_LINE:
            raise Unreadable(
                f"Linje {number} er for lang: {len(row)} tegn, og grænsen er {MAX_LINE}. "
                "Filen er næppe et referat; kontrollér den, og prøv igen."
            )
