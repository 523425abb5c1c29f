"""Words that a PDF page holds beneath a filled box: blacked out for the eye, and still in the file."""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from archive.parsing.readers import pdf_calls
from archive.parsing.readers.pdf_page import PageWords, Piece, Stretch, Turn, Word

_LOWEST, _NARROWEST = 5.0, 8.0
"""Points; no smaller box hides a word."""
_MOST_CORNERS = 5
"""A box closed by a last line."""
_OPAQUE = 255
_MOST_LOOKS = 2_000_000
"""Boxes looked at on one page: a second's work."""
_MIDDLE = 0.3
"""How far above its baseline a word's middle is, in parts of its size."""


class Box(NamedTuple):
    """Something drawn, as a reader sees it: its place in the page's order of drawing, and its sides."""

    order: int
    x0: float
    top: float
    x1: float
    bottom: float


def may_hide(box: tuple[float, float, float, float]) -> bool:
    """Whether a box is large enough for a word."""
    x0, top, x1, bottom = box
    return bottom - top >= _LOWEST and x1 - x0 >= _NARROWEST


class _Boxes:
    """Boxes found by a point inside them."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._boxes = sorted(boxes, key=attrgetter("top"))
        self._tops = [box.top for box in self._boxes]
        self._tallest = max((box.bottom - box.top for box in self._boxes), default=0.0)
        self.looks = 0

    def at(self, x: float, y: float) -> list[Box]:
        """Those that hold the point."""
        near = self._boxes[bisect_left(self._tops, y - self._tallest) : bisect_right(self._tops, y)]
        self.looks += len(near)
        return [box for box in near if box.x0 <= x <= box.x1 and y <= box.bottom]


def take_out(
    items: Sequence[pdf_calls.Part], kinds: Sequence[int], boxes: Sequence[Box], turn: Turn, found: PageWords
) -> None:
    """Move the words that one of the boxes hides from what was found on the page to what it does not show.

    A word is hidden by an opaque box drawn after it; one drawn upon the box is not.
    """
    first = next((at for at, kind in enumerate(kinds) if kind == raw.FPDF_PAGEOBJ_TEXT), len(kinds))
    later = [box for box in boxes if box.order > first]
    if not later:
        return
    page = _Page(items, _Boxes(later), _Boxes(_boxes_of_texts(items, kinds, turn)))
    shown: list[Piece] = []
    for piece in found.pieces:
        words = piece.words() if isinstance(piece, Stretch) else [piece]
        hidden = [page.hides(word) for word in words]
        if not any(hidden):
            shown.append(piece)
            continue
        shown += [word for word, is_hidden in zip(words, hidden, strict=True) if not is_hidden]
        found.hidden += [word.text for word, is_hidden in zip(words, hidden, strict=True) if is_hidden]
    found.pieces = shown


class _Page:
    """What is drawn on a page, asked of its words."""

    def __init__(self, items: Sequence[pdf_calls.Part], boxes: _Boxes, texts: _Boxes) -> None:
        self._items, self._boxes, self._texts = items, boxes, texts
        self._opaque: dict[int, bool] = {}

    def hides(self, word: Word) -> bool:
        """Whether an opaque box was drawn over the word, and no text upon it.

        Of a page that is a drawing of thousands, not all are tried.
        """
        if self._boxes.looks + self._texts.looks > _MOST_LOOKS:
            return False
        x, y = (word.x0 + word.x1) / 2, word.y - _MIDDLE * word.size
        over = self._boxes.at(x, y)
        here = [text.order for text in self._texts.at(x, y)] if over else []
        return bool(here) and any(box.order > max(here) and self._is_opaque(box.order) for box in over)

    def _is_opaque(self, at: int) -> bool:
        if at not in self._opaque:
            self._opaque[at] = _is_opaque(self._items[at])
        return self._opaque[at]


def _boxes_of_texts(items: Sequence[pdf_calls.Part], kinds: Sequence[int], turn: Turn) -> Iterator[Box]:
    sides = [ctypes.c_float() for _ in range(4)]
    places = [ctypes.byref(side) for side in sides]
    for at, (item, kind) in enumerate(zip(items, kinds, strict=True)):
        if kind == raw.FPDF_PAGEOBJ_TEXT and pdf_calls.object_bounds(item, *places):
            yield Box(at, *turn.box(*(side.value for side in sides)))


def _is_opaque(item: Any) -> bool:
    """Whether a path is a plain box, filled so that nothing beneath shines through."""
    path = ctypes.cast(item, raw.FPDF_PAGEOBJECT)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    if not fill.value or raw.FPDFPageObj_HasTransparency(path):
        return False
    parts = [ctypes.c_uint() for _ in range(4)]
    known = raw.FPDFPageObj_GetFillColor(path, *map(ctypes.byref, parts))
    return bool(known) and parts[3].value == _OPAQUE and _is_box(path)


def _is_box(path: Any) -> bool:
    """Whether a path's lines are four sides, level and upright."""
    count = raw.FPDFPath_CountSegments(path)
    if not 4 <= count <= _MOST_CORNERS:
        return False
    x, y = ctypes.c_float(), ctypes.c_float()
    corners = set()
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_BEZIERTO:
            return False
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        corners.add((round(x.value, 1), round(y.value, 1)))
    return len(corners) == 4 and len({at for at, _ in corners}) == 2 == len({at for _, at in corners})
