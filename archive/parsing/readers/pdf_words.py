"""One PDF page to words with their places.

pdfium is called for lines and words, not for characters: a call costs more than the work it does.
"""

from __future__ import annotations

import ctypes
import re
import struct
from collections.abc import Sequence
from itertools import accumulate, count, repeat
from operator import add
from typing import Any

import pypdfium2.raw as raw

from archive.parsing.minutes import Unreadable
from archive.parsing.readers import pdf_calls
from archive.parsing.readers.pdf_page import (
    BOLD,
    ITALIC,
    PLAIN_END,
    PageWords,
    Piece,
    Turn,
    Word,
    new_stretch,
    new_word,
)
from archive.parsing.readers.pdf_strokes import draw

MAX_CHARS = 200_000
"""Characters on one page; a page of small print holds some 10,000."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
"""Signs without a look, that part words as blanks do."""
_FAR = 100_000.0
"""Points; the largest page a PDF can have is 14,400 wide."""
_SMALLEST = 0.5
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)
_LINE = re.compile("[^\\r\\n\\ufffe]+\\ufffe?|\\ufffe")
_LONG = 5
"""Words in a line from which measuring its ends and not its words pays."""
_PLACES = struct.Struct("4f2d")
"""A letter's box (left, top, right, bottom) and its origin (x, y), as pdfium writes them."""
_FIELDS = (0, 16, 24)
"""Where in these bytes box, x and y begin."""
_PUNCTUATION = ".,:;!?)”"


def page_words(page: Any, fonts: dict[int, int]) -> PageWords:
    """The words of a page (pdfium's handle) in the file's order, its strokes and dots.

    `fonts` remembers each font's style. Raises Unreadable for a page of absurd size.
    """
    width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    found = PageWords(width, height)
    turn = Turn(raw.FPDFPage_GetRotation(page) * 90, *_corner(page), width, height)
    textpage = raw.FPDFText_LoadPage(page)
    if not textpage:
        return found
    try:
        _words(textpage, turn, found, fonts)
    finally:
        raw.FPDFText_ClosePage(textpage)
    draw(page, turn, found)
    return found


def _corner(page: Any) -> tuple[float, float]:
    """The left and the bottom of what is shown of the page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    sides = [ctypes.byref(side) for side in (left, bottom, right, top)]
    found = raw.FPDFPage_GetCropBox(page, *sides) or raw.FPDFPage_GetMediaBox(page, *sides)
    return (left.value, bottom.value) if found else (0.0, 0.0)


def _words(handle: Any, turn: Turn, found: PageWords, fonts: dict[int, int]) -> None:
    length = raw.FPDFText_CountChars(handle)
    if length > MAX_CHARS:
        raise Unreadable(f"En side i filen har {length} tegn; grænsen er {MAX_CHARS}.")
    letters = _Letters(pdf_calls.reference(handle), turn, fonts)
    found.text = _CONTROL.sub(" ", _text(letters.handle, length))
    for line in _LINE.finditer(found.text):
        parts = line[0].split()
        ends = _ends(parts, line[0], line.start())
        even = len(parts) >= _LONG and not turn.rotation and letters.even(parts, ends)
        found.count += len(parts)
        found.pieces += even or letters.words(parts, ends)


def _ends(parts: Sequence[str], line: str, start: int) -> list[int]:
    """For each of a line's words the index on the page of what follows its last letter."""
    if " ".join(parts) == line:
        return list(map(add, accumulate(map(len, parts)), count(start)))
    at = 0
    return [start + (at := line.index(part, at) + len(part)) for part in parts]


class _Letters:
    """What pdfium tells of one page's letters, by their index; `end` is that of the one after a word."""

    def __init__(self, handle: Any, turn: Turn, fonts: dict[int, int]) -> None:
        self.handle, self._fonts = handle, fonts
        places = ctypes.create_string_buffer(_PLACES.size)
        self._measures = self.handle, places, *(ctypes.byref(places, at) for at in _FIELDS), turn
        self._styles: dict[int | None, int] = {None: 0}

    def words(self, parts: Sequence[str], ends: Sequence[int]) -> list[Word]:
        """The words of these letters, measured."""
        handle, places, box_to, x_to, y_to, turn = self._measures
        rotation, left, base, _, height = turn
        words = []
        for text, end in zip(parts, ends, strict=True):
            start = end - len(text)
            pdf_calls.char_origin(handle, start, x_to, y_to)
            pdf_calls.loose_char_box(handle, end - 1, box_to)
            x, top, x1, bottom, x0, y = _PLACES.unpack(places)
            if rotation:
                x0, y = turn.point(x0, y)
                _, top, x1, bottom = turn.box(x, bottom, x1, top)
                size = bottom - top
            else:
                x0, y, x1, size = x0 - left, height - (y - base), x1 - left, top - bottom
            if not (-_FAR < x0 <= x1 < _FAR and -_FAR < y < _FAR and _SMALLEST < size < _FAR):
                x0, x1, y, size = map(_sane, (x0, x1, y, size))
                x1, size = max(x0, x1), max(size, _SMALLEST)
            style = self._style(start)
            if style and text[-1] in _PUNCTUATION and self._style(end - 1) != style:
                style |= PLAIN_END
            words.append(new_word((text, x0, x1, y, size, style)))
        return words

    def _style(self, at: int) -> int:
        """The style of the letter's font, remembered by the object it is part of."""
        part = pdf_calls.text_object(self.handle, at)
        style = self._styles.get(part)
        if style is None:
            style = self._styles[part] = _style(part, self._fonts)
        return style

    def even(self, parts: Sequence[str], ends: Sequence[int]) -> Sequence[Piece]:
        """The words of a line that was set in one stroke with blanks of its own: none of its gaps is wide.

        Empty where the line was set otherwise, or does not run level from left to right.
        """
        handle = self.handle
        stroke = pdf_calls.text_object(handle, ends[0] - len(parts[0]))
        if not stroke or stroke != pdf_calls.text_object(handle, ends[-1] - 1):
            return ()
        if any(map(pdf_calls.is_generated, repeat(handle), ends[:-1])):
            return ()
        outer = parts[0], parts[1], parts[-1]
        first, second, last = self.words(outer, (ends[0], ends[1], ends[-1]))
        room = last.x0 - second.x1 - (second.x0 - first.x1) * (len(parts) - 2)
        if abs(first.y - last.y) > 1 or second.x0 < first.x1 or room <= 0:
            return ()
        stretch = new_stretch((" ".join(parts), first[1], last[2], *first[3:], first, second, last))
        return (stretch,) if first[3:] == second[3:] == last[3:] else stretch.words()


def _sane(length: float) -> float:
    """A damaged file may place letters nowhere (nan) or worlds away."""
    return length if -_FAR < length < _FAR else 0.0


def _text(handle: Any, length: int) -> str:
    """The page's characters, one for each of pdfium's."""
    buffer = bytearray(2 * length + 2)
    pdf_calls.get_text(handle, 0, length, ctypes.byref(ctypes.c_char.from_buffer(buffer)))
    text = buffer[: 2 * length].decode("utf-16-le", "replace")
    if len(text) == length and "\x00" not in text and "\ufffd" not in text:
        return text
    codes = (pdf_calls.unicode_of(handle, at) for at in range(length))
    return "".join(
        chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " " for code in codes
    )


def _style(text_object: int, fonts: dict[int, int]) -> int:
    """The style of an object's font; pdfium keeps a document's fonts as long as the document."""
    font = pdf_calls.text_font(ctypes.c_void_p(text_object))
    if font not in fonts:
        fonts[font] = _font_style(ctypes.cast(font, raw.FPDF_FONT)) if font else 0
    return fonts[font]


def _font_style(font: Any) -> int:
    buffer = ctypes.create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(font, buffer, 256)
    name = buffer.value.decode("latin-1")
    flags = max(raw.FPDFFont_GetFlags(font), 0)
    bold = bool(_BOLD_NAME.search(name)) or bool(flags & 1 << 18)
    italic = bool(_ITALIC_NAME.search(name)) or bool(flags & 1 << 6)
    return BOLD * bold | ITALIC * italic
