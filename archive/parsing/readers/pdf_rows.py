"""Words to rows: what stands on one baseline, left to right, with its wide gaps told apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter
from statistics import median

from archive.parsing.readers.pdf_page import BROKEN, PageWords, Word

_SAME_LINE = 0.4
"""Share of the font's height by which baselines on one row may differ (raised and lowered marks)."""
_GAP = 1.1
"""A gap of this many font heights parts two cells; justified text seldom stretches a blank so far."""
_ALIKE = 0.5
_DOT_REACH = 2.5
_GUTTER_ROWS = 6
_BASELINE, _LEFT = attrgetter("y"), attrgetter("x0")


@dataclass(slots=True)
class Row:
    """One printed line; `page` counts from 1; `column` and `right` tell of text set in two columns."""

    words: list[Word]
    page: int
    column: int = 0
    right: float | None = None
    x0: float = field(init=False)
    """Its left edge."""
    x1: float = field(init=False)
    """Its right edge."""
    y: float = field(init=False)
    """Its baseline."""
    size: float = field(init=False)
    """The height of its first word's font."""
    _text: str = ""
    _widest: float = -1.0

    def __post_init__(self) -> None:
        _, self.x0, _, self.y, self.size, _ = self.words[0]
        self.x1 = self.words[-1].x1

    @property
    def text(self) -> str:
        """Its words with single blanks."""
        if not self._text:
            self._text = " ".join([word.text for word in self.words]).replace(BROKEN, "-")
        return self._text

    def cells(self, gap: float = _GAP) -> list[list[Word]]:
        """The words parted at gaps wider than `gap` font heights."""
        if self._widest < 0:
            blanks = ((b.x0 - a.x1) / min(a.size, b.size) for a, b in pairwise(self.words))
            self._widest = max(blanks, default=0.0)
        if self._widest <= gap:
            return [self.words]
        parts = [[self.words[0]]]
        for word in self.words[1:]:
            last = parts[-1][-1]
            if word.x0 - last.x1 > gap * min(last.size, word.size):
                parts.append([])
            parts[-1].append(word)
        return parts

    def parted(self, gap: float) -> bool:
        """Whether a gap is wider than `gap` font heights and stands out (justified text stretches all)."""
        if len(self.cells(gap)) < 2:
            return False
        blanks = [b.x0 - a.x1 for a, b in pairwise(self.words)]
        return len(blanks) == 1 or min(blanks) < _ALIKE * max(blanks)


def rows(words: Iterable[Word], page: int) -> list[Row]:
    """The words' rows from top to bottom."""
    found: list[list[Word]] = []
    last, low = None, 0.0
    for word in sorted(words, key=_BASELINE):
        if last is None or word.y - low > _SAME_LINE * min(word.size, last.size):
            last, low = word, word.y
            found.append([])
        found[-1].append(word)
    return [Row(sorted(row, key=_LEFT), page) for row in found]


def page_rows(page: PageWords, words: Sequence[Word], number: int) -> list[Row]:
    """The rows in reading order: two columns of running text one after the other, bullets drawn in."""
    found = rows(words, number)
    _draw_bullets(found, page.dots)
    gutter = _gutter(found)
    return found if gutter is None else _columns(found, gutter)


def _draw_bullets(found: list[Row], dots: list[tuple[float, float]]) -> None:
    """A drawn dot directly before a row is its bullet."""
    for x, y in dots:
        for place, row in enumerate(found):
            if -0.1 * row.size < row.y - y < 0.7 * row.size and 0 < row.x0 - x < _DOT_REACH * row.size:
                found[place] = Row([Word("•", x - 1, x + 1, row.y, row.size, 0), *row.words], row.page)
                break


def _gutter(found: list[Row]) -> float | None:
    """The x between two columns of running text, where most rows have a gap and words on both sides."""
    gaps = []
    for row in found:
        parts = row.cells(0.9)
        if len(parts) == 2 and min(map(len, parts)) >= 3:
            gaps.append((parts[0][-1].x1, parts[1][0].x0))
    if len(gaps) < _GUTTER_ROWS or len(gaps) * 2 < len(found):
        return None
    left, right = max(gap[0] for gap in gaps), min(gap[1] for gap in gaps)
    starts = [gap[1] for gap in gaps]
    level = sum(abs(start - median(starts)) < 2 for start in starts) >= 0.8 * len(starts)
    return (left + right) / 2 if left < right and level else None


def _columns(found: list[Row], gutter: float) -> list[Row]:
    """Left column before right; a row across the gutter ends the columns above it."""
    done: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []
    for row in found:
        before = [word for word in row.words if word.x1 <= gutter]
        after = [word for word in row.words if word.x0 >= gutter]
        if len(before) + len(after) < len(row.words):
            done += [*_column(left, 1), *_column(right, 2), row]
            left, right = [], []
            continue
        left += [Row(before, row.page)] if before else []
        right += [Row(after, row.page)] if after else []
    return [*done, *_column(left, 1), *_column(right, 2)]


def _column(rows: list[Row], column: int) -> list[Row]:
    """The rows as those of one column, which know how far it reaches."""
    for row in rows:
        row.column, row.right = column, max(other.x1 for other in rows)
    return rows
