"""Words that a PDF page holds beneath a filled box: blacked out for the eye, and still in the file."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from archive.parsing.readers import pdf_calls
from archive.parsing.readers.pdf_page import PageWords, Piece, Stretch, Turn, Word

_LOWEST, _NARROWEST = 5.0, 8.0
"""Points; no smaller box hides a word."""
_MOST_CORNERS = 5
"""A box closed by a last line."""
_OPAQUE = 255
_MIDDLE = 0.3
"""How far above its baseline a word's middle is, in parts of its size."""


class Box(NamedTuple):
    """Something drawn, as a reader sees it: its place in the page's order of drawing, and its sides."""

    order: int
    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether the point is inside."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


def may_hide(box: tuple[float, float, float, float]) -> bool:
    """Whether a box is large enough for a word."""
    x0, top, x1, bottom = box
    return bottom - top >= _LOWEST and x1 - x0 >= _NARROWEST


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
    texts = list(_boxes_of_texts(items, kinds, turn))
    masks = [box for box in later if _covers(box, texts) and _is_opaque(items[box.order])]
    if not masks:
        return
    shown: list[Piece] = []
    for piece in found.pieces:
        words = piece.words() if isinstance(piece, Stretch) else [piece]
        hidden = [_is_hidden(word, masks, texts) for word in words]
        if not any(hidden):
            shown.append(piece)
            continue
        shown += [word for word, is_hidden in zip(words, hidden, strict=True) if not is_hidden]
        found.hidden += [word.text for word, is_hidden in zip(words, hidden, strict=True) if is_hidden]
    found.pieces = shown


def _boxes_of_texts(items: Sequence[pdf_calls.Part], kinds: Sequence[int], turn: Turn) -> Iterator[Box]:
    sides = [ctypes.c_float() for _ in range(4)]
    places = [ctypes.byref(side) for side in sides]
    for at, (item, kind) in enumerate(zip(items, kinds, strict=True)):
        if kind == raw.FPDF_PAGEOBJ_TEXT and pdf_calls.object_bounds(item, *places):
            yield Box(at, *turn.box(*(side.value for side in sides)))


def _covers(box: Box, texts: Sequence[Box]) -> bool:
    """Whether any text drawn before the box reaches into it."""
    return any(
        text.order < box.order
        and text.x0 < box.x1
        and text.x1 > box.x0
        and text.top < box.bottom
        and text.bottom > box.top
        for text in texts
    )


def _is_hidden(word: Word, masks: Sequence[Box], texts: Sequence[Box]) -> bool:
    x, y = (word.x0 + word.x1) / 2, word.y - _MIDDLE * word.size
    last = max((mask.order for mask in masks if mask.holds(x, y)), default=-1)
    here = [text.order for text in texts if text.holds(x, y)] if last >= 0 else []
    return bool(here) and max(here) < last


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
