"""One PDF page to words with their places.

pdfium is called for lines and words, not for characters: a call costs more than the work it does.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from archive.parsing.minutes import Unreadable
from archive.parsing.readers import pdf_calls
from archive.parsing.readers.pdf_page import BOLD, ITALIC, PLAIN_END, PageWords, Turn, Word, new_word
from archive.parsing.readers.pdf_strokes import draw

MAX_CHARS = 200_000
"""Characters on one page; a page of small print holds some 10,000."""
_WORD = re.compile("[^\\s\\ufffe\\x00-\\x1f\\x7f]*\\ufffe|[^\\s\\ufffe\\x00-\\x1f\\x7f]+")
_FARTHEST = 100_000.0
"""Points; the largest page a PDF can have is 14,400 wide."""
_SMALLEST = 0.5
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)
_LINE = re.compile("[^\\r\\n\\ufffe]+\\ufffe?|\\ufffe")
_LONG = 5
"""Words in a line from which measuring its ends and not its words pays."""
_STYLES = BOLD | ITALIC
_PUNCTUATION = ".,:;!?)”"


def page_words(page: pdfium.PdfPage, fonts: dict[int, int]) -> PageWords:
    """The page's words in the file's order, its strokes and dots; `fonts` remembers each font's style.

    Raises Unreadable for a page of absurd size.
    """
    width, height = page.get_size()
    left, bottom, _, _ = page.get_cropbox(fallback_ok=True)
    found = PageWords(width, height)
    turn = Turn(page.get_rotation(), left, bottom, width, height)
    textpage = page.get_textpage()
    try:
        _words(textpage.raw, turn, found, fonts)
    finally:
        textpage.close()
    draw(page, turn, found)
    return found


def _words(handle: Any, turn: Turn, found: PageWords, fonts: dict[int, int]) -> None:
    count = raw.FPDFText_CountChars(handle)
    if count > MAX_CHARS:
        raise Unreadable(f"En side i filen har {count} tegn; grænsen er {MAX_CHARS}.")
    text, letters = _text(handle, count), _Letters(handle, turn, fonts)
    for line in _LINE.finditer(text):
        spans = [match.span() for match in _WORD.finditer(text, *line.span())]
        even = turn.rotation == 0 and len(spans) >= _LONG and letters.even(spans)
        found.words += (even and letters.spread(text, spans)) or [
            letters.word(text, start, end) for start, end in spans
        ]


class _Letters:
    """What pdfium tells of one page's letters, by their index."""

    def __init__(self, handle: Any, turn: Turn, fonts: dict[int, int]) -> None:
        self._handle, self._turn, self._fonts = pdf_calls.address(handle), turn, fonts
        self._left, self._bottom, self._height = turn.left, turn.bottom, turn.height
        self._box, self._x, self._y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self._places = [ctypes.addressof(value) for value in (self._box, self._x, self._y)]
        self._styles: dict[int | None, int] = {None: 0}

    def word(self, text: str, start: int, end: int) -> Word:
        """The word of these letters, measured."""
        box_at, x_at, y_at = self._places
        box, turn = self._box, self._turn
        pdf_calls.char_origin(self._handle, start, x_at, y_at)
        pdf_calls.loose_char_box(self._handle, end - 1, box_at)
        if turn.rotation:
            x0, y = turn.point(self._x.value, self._y.value)
            x1, size = turn.far_end(box)
        else:
            x0, y = self._x.value - self._left, self._height - (self._y.value - self._bottom)
            x1, size = box.right - self._left, box.top - box.bottom
        style = self._style(start)
        if style and text[end - 1] in _PUNCTUATION:
            last = self._style(end - 1)
            style |= PLAIN_END * (last != style)
        if not (abs(x0) < _FARTHEST and abs(x1) < _FARTHEST and abs(y) < _FARTHEST and size < _FARTHEST):
            x0, x1, y, size = map(_sane, (x0, x1, y, size))
        size = size if size > _SMALLEST else _SMALLEST
        return new_word((text[start:end], x0, x1 if x1 > x0 else x0, y, size, style))

    def _style(self, at: int) -> int:
        """The style of the letter's font, remembered by the object it is part of."""
        part = pdf_calls.text_object(self._handle, at)
        if part not in self._styles:
            self._styles[part] = _style(part, self._fonts)
        return self._styles[part]

    def even(self, spans: Sequence[tuple[int, int]]) -> bool:
        """Whether a line was set in one stroke with blanks of its own: then none of its gaps is wide."""
        handle, is_generated = self._handle, pdf_calls.is_generated
        first, last = (pdf_calls.text_object(handle, at) for at in (spans[0][0], spans[-1][1] - 1))
        if not first or first != last:
            return False
        return not any(is_generated(handle, end) for _, end in spans[:-1])

    def spread(self, text: str, spans: Sequence[tuple[int, int]]) -> list[Word]:
        """An even line's words: the outer ones and a blank measured, the inner ones by their letters.

        Empty where the line does not run level from left to right.
        """
        first, second, last = (self.word(text, *spans[place]) for place in (0, 1, -1))
        blank = second.x0 - first.x1
        letters = sum([end - start for start, end in spans[2:-1]])
        room = last.x0 - second.x1 - blank * (len(spans) - 2)
        if abs(first.y - last.y) > 1 or blank < 0 or room <= 0:
            return []
        words, x, each = [first, second], second.x1, room / max(letters, 1)
        y, size, style = first.y, first.size, first.style & _STYLES
        for start, end in spans[2:-1]:
            x0, x = x + blank, x + blank + (end - start) * each
            words.append(new_word((text[start:end], x0, x, y, size, style)))
        return [*words, last]


def _sane(length: float) -> float:
    """A damaged file may place letters nowhere (nan) or worlds away."""
    return length if -_FARTHEST < length < _FARTHEST else 0.0


def _text(handle: Any, count: int) -> str:
    """The page's characters, one for each of pdfium's."""
    buffer = (ctypes.c_ushort * (count + 1))()
    raw.FPDFText_GetText(handle, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
    if len(text) == count and "\x00" not in text and "\ufffd" not in text:
        return text
    codes = (raw.FPDFText_GetUnicode(handle, at) for at in range(count))
    return "".join(
        chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " " for code in codes
    )


def _style(text_object: int, fonts: dict[int, int]) -> int:
    font = raw.FPDFTextObj_GetFont(ctypes.cast(text_object, raw.FPDF_PAGEOBJECT))
    if not font:
        return 0
    key = ctypes.addressof(font.contents)
    if key not in fonts:
        buffer = ctypes.create_string_buffer(256)
        raw.FPDFFont_GetBaseFontName(font, buffer, 256)
        name = buffer.value.decode("latin-1")
        flags = max(raw.FPDFFont_GetFlags(font), 0)
        bold = bool(_BOLD_NAME.search(name)) or bool(flags & 1 << 18)
        italic = bool(_ITALIC_NAME.search(name)) or bool(flags & 1 << 6)
        fonts[key] = BOLD * bold | ITALIC * italic
    return fonts[key]
