"""Words to rows: what stands on one baseline, left to right, with its wide gaps told apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from archive.parsing.readers.pdf_page import (
    BASELINE,
    BROKEN,
    LEFT,
    PageWords,
    Piece,
    Stretch,
    Word,
    words_of,
)

_SAME_LINE = 0.4
"""Share of the font's height by which baselines on one row may differ (raised and lowered marks)."""
_GAP = 1.1
"""A gap of this many font heights parts two cells; justified text seldom stretches a blank so far."""
_ALIKE = 0.5
_DOT_REACH = 2.5
_GUTTER = 0.9
_GUTTER_ROWS = 6


class Row:
    """One printed line: its words, or one stretch that need not be taken apart until somebody asks.

    `text` has its words with single blanks; `page` counts from 1; x0 and x1 are its left and right edge, y
    its baseline, size the height of its first font; `widest` is its widest gap, in font heights; `column`
    and `right` tell of text set in two columns.
    """

    __slots__ = (
        *("_stretch", "_words", "column", "first", "last", "page", "right"),
        *("size", "text", "widest", "x0", "x1", "y"),
    )

    def __init__(self, words: list[Word], page: int, stretch: Stretch | None = None) -> None:
        self.page, self.column, self._words, self._stretch = page, 0, words, stretch
        self.right: float | None = None
        if stretch:
            self.first, self.last, self.text = stretch.first, stretch.last, stretch.text
            self.widest = stretch.blank / stretch.size
        else:
            self.first, self.last, self.text = words[0], words[-1], " ".join([word[0] for word in words])
            self.widest = _widest(words)
        if BROKEN in self.text:
            self.text = self.text.replace(BROKEN, "-")
        _, self.x0, _, self.y, self.size, _ = self.first
        self.x1 = self.last.x1

    @property
    def pieces(self) -> Sequence[Piece]:
        """Its words, or the stretch that they are."""
        return [self._stretch] if self._stretch else self._words

    @property
    def words(self) -> list[Word]:
        """Its words one by one."""
        if self._stretch and not self._words:
            self._words = self._stretch.words()
        return self._words

    @property
    def narrowest(self) -> float:
        """The narrowest gap between its words, in points."""
        if self._stretch:
            return self._stretch.blank
        return min([after[1] - before[2] for before, after in pairwise(self._words)], default=0.0)

    def cells(self, gap: float = _GAP) -> list[list[Word]]:
        """The words parted at gaps wider than `gap` font heights."""
        words = self.words
        if self.widest <= gap:
            return [words]
        parts = [[words[0]]]
        for word in words[1:]:
            last = parts[-1][-1]
            if word.x0 - last.x1 > gap * min(last.size, word.size):
                parts.append([])
            parts[-1].append(word)
        return parts

    def parted(self, gap: float) -> bool:
        """Whether a gap is wider than `gap` font heights and stands out (justified text stretches all)."""
        if self.widest <= gap or len(self.cells(gap)) < 2:
            return False
        blanks = [after.x0 - before.x1 for before, after in pairwise(self.words)]
        return len(blanks) == 1 or min(blanks) < _ALIKE * max(blanks)


def _widest(words: Sequence[Word]) -> float:
    """The widest gap between two words, in heights of the smaller one's font."""
    widest = 0.0
    _, _, end, _, before, _ = words[0]
    for _, x0, x1, _, size, _ in words[1:]:
        gap = (x0 - end) / (size if size < before else before)
        if gap > widest:
            widest = gap
        end, before = x1, size
    return widest


def rows(pieces: Iterable[Piece], page: int) -> list[Row]:
    """The words' rows from top to bottom."""
    found: list[list[Piece]] = []
    low, high = 0.0, 0.0
    for piece in sorted(pieces, key=BASELINE):
        y, size = piece[3], piece[4]
        if not found or y - low > _SAME_LINE * (size if size < high else high):
            low, high = y, size
            found.append([piece])
        else:
            found[-1].append(piece)
    return [_row(pieces, page) for pieces in found]


def _row(pieces: Sequence[Piece], page: int) -> Row:
    if len(pieces) == 1 and isinstance(stretch := pieces[0], Stretch):
        return Row([], page, stretch)
    return Row(sorted(words_of(pieces), key=LEFT), page)


def page_rows(page: PageWords, pieces: Sequence[Piece], number: int) -> list[Row]:
    """The rows in reading order: two columns of running text one after the other, bullets drawn in."""
    found = rows(pieces, number)
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
        parts = row.cells(_GUTTER) if row.widest > _GUTTER else []
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
    right = max((row.x1 for row in rows), default=0.0)
    for row in rows:
        row.column, row.right = column, right
    return rows
