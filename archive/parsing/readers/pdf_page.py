"""The values of one PDF page: words with their places, strokes, and the turn to what a reader sees.

Lengths are points (1/72 inch); y grows downwards from the page's top.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
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


class Stretch(NamedTuple):
    """Words set in one stroke with like blanks of its own, on one baseline: as one Word of all their letters.

    The two first and the last are measured; where the others stand is worked out only for who asks.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    style: int
    first: Word
    second: Word
    last: Word

    @property
    def blank(self) -> float:
        """The width of each gap between its words."""
        return self.second.x0 - self.first.x1

    def words(self) -> list[Word]:
        """The words, those between the second and the last by their letters."""
        _, _, _, y, size, style, first, second, last = self[:9]
        inner = self.text.split(" ")[2:-1]
        blank, x1 = self.blank, second.x1
        each = (last.x0 - x1 - blank * (len(inner) + 1)) / max(sum(map(len, inner)), 1)
        words = [first, second]
        for part in inner:
            x0 = x1 + blank
            x1 = x0 + len(part) * each
            words.append(new_word((part, x0, x1, y, size, style)))
        words.append(last)
        return words


new_stretch: Callable[[tuple[Any, ...]], Stretch] = partial(tuple.__new__, Stretch)
Piece = Word | Stretch
BASELINE, LEFT = itemgetter(3), itemgetter(1)
"""A piece's y and x0."""


def words_of(pieces: Iterable[Piece]) -> list[Word]:
    """Every word of the pieces, one by one."""
    words: list[Word] = []
    for piece in pieces:
        if isinstance(piece, Stretch):
            words += piece.words()
        else:
            words.append(piece)
    return words


class Stroke(NamedTuple):
    """A level or upright line: `at` is its y or x, from `start` to `end` along it."""

    at: float
    start: float
    end: float


new_stroke: Callable[[tuple[float, float, float]], Stroke] = partial(tuple.__new__, Stroke)


@dataclass(slots=True)
class PageWords:
    """What one page holds: its whole text, how many words, and these in the file's order.

    `dots` are the middles of small round marks, which printers draw as bullets.
    """

    width: float
    height: float
    text: str = ""
    count: int = 0
    pieces: list[Piece] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
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
        rotation, left, bottom, width, height = self
        x, y = x - left, y - bottom
        if not rotation:
            return x, height - y
        if rotation == 90:
            return y, x
        return (width - x, y) if rotation == 180 else (width - y, height - x)

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """The box's left, top, right and bottom, as a reader sees it."""
        if self.rotation:
            (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        else:
            _, x, y, _, height = self
            x0, y0, x1, y1 = left - x, height - (bottom - y), right - x, height - (top - y)
        if x0 > x1:
            x0, x1 = x1, x0
        return (x0, y0, x1, y1) if y0 < y1 else (x0, y1, x1, y0)
