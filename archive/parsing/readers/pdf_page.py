"""The values of one PDF page: words with their places, strokes, and the turn to what a reader sees.

Lengths are points (1/72 inch); y grows downwards from the page's top.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

BOLD, ITALIC, PLAIN_END = 1, 2, 4
"""A word's style; with PLAIN_END its last sign is of another style than its first."""
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


new_word: Callable[[tuple[str, float, float, float, float, int]], Word] = partial(tuple.__new__, Word)
"""Word's own making without its checks: a page has hundreds."""


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


class Turn(NamedTuple):
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
