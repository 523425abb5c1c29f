"""The drawn lines of a PDF page, which may rule a table, and the dots that printers draw as bullets."""

from __future__ import annotations

import ctypes
import struct
from itertools import repeat
from typing import Any

import pypdfium2.raw as raw

from archive.parsing.readers import pdf_calls, pdf_masks
from archive.parsing.readers.pdf_page import PageWords, Stroke, Turn, new_stroke

_MAX_OBJECTS = 20_000
_MAX_SEGMENTS = 2_000
_FARTHEST = 100_000.0
_PATH = raw.FPDF_PAGEOBJ_PATH
_BOX = struct.Struct("4f")
"""A path's left, bottom, right, top, as pdfium writes them."""
_THIN = 2.6
"""A filled box this thin is a drawn line."""
_SHORTEST = 4.0


def draw(page: Any, turn: Turn, found: PageWords) -> None:
    """Add the page's strokes, dots and count of pictures to what was found on it; words they hide go."""
    handle, count = pdf_calls.reference(page), min(raw.FPDFPage_CountObjects(page), _MAX_OBJECTS)
    items = list(map(pdf_calls.page_object, repeat(handle), range(count)))
    kinds = list(map(pdf_calls.object_type, items))
    found.pictures = kinds.count(raw.FPDF_PAGEOBJ_IMAGE)
    if _PATH not in kinds:
        return
    box = ctypes.create_string_buffer(_BOX.size)
    sides = [ctypes.byref(box, at) for at in range(0, _BOX.size, 4)]
    large: list[pdf_masks.Box] = []
    for at, (item, kind) in enumerate(zip(items, kinds, strict=True)):
        if kind == _PATH and pdf_calls.object_bounds(item, *sides):
            place = turn.box(*_BOX.unpack(box))
            _sort(item, place, turn, found)
            if pdf_masks.may_hide(place):
                large.append(pdf_masks.Box(at, *place))
    if large:
        pdf_masks.take_out(items, kinds, large, turn, found)


def _sort(item: pdf_calls.Part, box: tuple[float, float, float, float], turn: Turn, found: PageWords) -> None:
    """Sort a path by its box: a thin one is a line, a small round one a dot, a stroked one segments."""
    x0, top, x1, bottom = box
    if not (x0 > -_FARTHEST and x1 < _FARTHEST and top > -_FARTHEST and bottom < _FARTHEST):
        return
    width, height = x1 - x0, bottom - top
    if height <= _THIN and width >= _SHORTEST:
        found.level.append(new_stroke(((top + bottom) / 2, x0, x1)))
    elif width <= _THIN and height >= _SHORTEST:
        found.upright.append(new_stroke(((x0 + x1) / 2, top, bottom)))
    elif width < 7 and height < 7 and abs(width - height) < 1 and width > 1:
        found.dots.append(((x0 + x1) / 2, (top + bottom) / 2))
    elif _is_stroked(path := ctypes.cast(item, raw.FPDF_PAGEOBJECT)):
        _segments(path, turn, found)


def _is_stroked(item: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value)


def _segments(item: Any, turn: Turn, found: PageWords) -> None:
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
        if not all(-_FARTHEST < value < _FARTHEST for value in point):
            return
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
