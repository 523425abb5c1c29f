"""One PDF page to words with their places, and the strokes that may rule a table.

Lengths are points (1/72 inch); y grows downwards from the page's top. pdfium is called for whole words, not
for characters: a call costs more than the work it does.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from archive.parsing.minutes import Unreadable

MAX_CHARS = 200_000
"""Characters on one page; a page of small print holds some 10,000."""
_MAX_OBJECTS = 20_000
_MAX_SEGMENTS = 2_000
_THIN = 2.6
"""A filled box this thin is a drawn line."""
_SHORTEST = 4.0
BOLD, ITALIC, PLAIN_END = 1, 2, 4
"""A word's style; with PLAIN_END its last sign is of another style than its first."""
_WORD = re.compile("[^\\s\\ufffe\\x00-\\x1f\\x7f]*\\ufffe|[^\\s\\ufffe\\x00-\\x1f\\x7f]+")
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)
_PUNCTUATION = ".,:;!?)”"
BROKEN = "\ufffe"
"""pdfium's sign for a hyphen at a line's end; the word goes on in the next line."""


class Word(NamedTuple):
    """A run of letters without blanks: left, right, baseline, height of its font, style bits."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    style: int


class Stroke(NamedTuple):
    """A level or upright line: `at` is its y or x, from `start` to `end` along it."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class PageWords:
    """What one page holds; `dots` are the middles of small round marks, which printers draw as bullets."""

    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    level: list[Stroke] = field(default_factory=list)
    upright: list[Stroke] = field(default_factory=list)
    dots: list[tuple[float, float]] = field(default_factory=list)
    pictures: int = 0


class _Turn(NamedTuple):
    """From the page's own coordinates to upright ones with y downwards."""

    rotation: int
    left: float
    bottom: float
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The place on the page as a reader sees it."""
        x, y = x - self.left, y - self.bottom
        if self.rotation == 90:
            return y, x
        if self.rotation == 180:
            return self.width - x, y
        if self.rotation == 270:
            return self.width - y, self.height - x
        return x, self.height - y

    def far_end(self, box: Any) -> tuple[float, float]:
        """The right edge and the height of a letter's box, as a reader sees it."""
        one, other = self.point(box.left, box.bottom), self.point(box.right, box.top)
        return max(one[0], other[0]), abs(one[1] - other[1])


def page_words(page: pdfium.PdfPage, fonts: dict[int, int]) -> PageWords:
    """The page's words in the file's order, its strokes and dots; `fonts` remembers each font's style.

    Raises Unreadable for a page of absurd size.
    """
    width, height = page.get_size()
    left, bottom, _, _ = page.get_cropbox(fallback_ok=True)
    found = PageWords(width, height)
    turn = _Turn(page.get_rotation(), left, bottom, width, height)
    textpage = page.get_textpage()
    try:
        _words(textpage, turn, found, fonts)
    finally:
        textpage.close()
    _strokes(page, turn, found)
    return found


def _words(textpage: pdfium.PdfTextPage, turn: _Turn, found: PageWords, fonts: dict[int, int]) -> None:
    handle = textpage.raw
    count = raw.FPDFText_CountChars(handle)
    if count > MAX_CHARS:
        raise Unreadable(f"En side i filen har {count} tegn; grænsen er {MAX_CHARS}.")
    box, origin_x, origin_y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_ref, x_ref, y_ref = ctypes.byref(box), ctypes.byref(origin_x), ctypes.byref(origin_y)
    upright = turn.rotation == 0
    for match in _WORD.finditer(_text(handle, count)):
        start, end = match.span()
        raw.FPDFText_GetCharOrigin(handle, start, x_ref, y_ref)
        if not raw.FPDFText_GetLooseCharBox(handle, end - 1, box_ref):
            continue
        x0, y = turn.point(origin_x.value, origin_y.value)
        if upright:
            x1, size = box.right - turn.left, box.top - box.bottom
        else:
            x1, size = turn.far_end(box)
        style = _style(raw.FPDFText_GetTextObject(handle, start), fonts)
        if style and match.group()[-1] in _PUNCTUATION:
            last = _style(raw.FPDFText_GetTextObject(handle, end - 1), fonts)
            style |= PLAIN_END * (last != style)
        found.words.append(Word(match.group(), x0, max(x1, x0), y, size, style))


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


def _style(text_object: Any, fonts: dict[int, int]) -> int:
    if not text_object:
        return 0
    font = raw.FPDFTextObj_GetFont(text_object)
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


def _strokes(page: pdfium.PdfPage, turn: _Turn, found: PageWords) -> None:
    handle = page.raw
    box = [ctypes.c_float() for _ in range(4)]
    refs = [ctypes.byref(value) for value in box]
    for at in range(min(raw.FPDFPage_CountObjects(handle), _MAX_OBJECTS)):
        item = raw.FPDFPage_GetObject(handle, at)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            found.pictures += 1
        if kind == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPageObj_GetBounds(item, *refs):
            one = turn.point(box[0].value, box[1].value)
            other = turn.point(box[2].value, box[3].value)
            _path(item, turn, found, (*map(min, one, other), *map(max, one, other)))


def _path(item: Any, turn: _Turn, found: PageWords, bounds: tuple[float, ...]) -> None:
    """Sort a path: a thin one is a line, a small round one a dot, a stroked one is its segments."""
    x0, top, x1, bottom = bounds
    width, height = x1 - x0, bottom - top
    if height <= _THIN and width >= _SHORTEST:
        found.level.append(Stroke((top + bottom) / 2, x0, x1))
    elif width <= _THIN and height >= _SHORTEST:
        found.upright.append(Stroke((x0 + x1) / 2, top, bottom))
    elif width < 7 and height < 7 and abs(width - height) < 1 and width > 1:
        found.dots.append(((x0 + x1) / 2, (top + bottom) / 2))
    elif _is_stroked(item):
        _segments(item, turn, found)


def _is_stroked(item: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value)


def _segments(item: Any, turn: _Turn, found: PageWords) -> None:
    """The level and upright parts of a path of several."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
    last = first = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(min(raw.FPDFPath_CountSegments(item), _MAX_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(item, at)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = turn.point(
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_LINETO:
            _segment(last, point, found)
        elif kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        if raw.FPDFPathSegment_GetClose(segment):
            _segment(point, first, found)
        last = point


def _segment(one: tuple[float, float], other: tuple[float, float], found: PageWords) -> None:
    width, height = abs(one[0] - other[0]), abs(one[1] - other[1])
    if height < 1 and width >= _SHORTEST:
        found.level.append(Stroke(one[1], min(one[0], other[0]), max(one[0], other[0])))
    elif width < 1 and height >= _SHORTEST:
        found.upright.append(Stroke(one[0], min(one[1], other[1]), max(one[1], other[1])))
