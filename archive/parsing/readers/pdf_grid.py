"""Ruled tables: strokes that cross make a grid, words go to its cells, missing strokes merge them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.parsing.readers.pdf_page import PageWords, Stroke, Word
from archive.parsing.readers.pdf_rows import rows
from archive.parsing.readers.pdf_text import cell_text

_SNAP = 2.5
"""Strokes nearer than this lie on one line: the two sides of a drawn border, or rounding."""
_MOST_STROKES = 600


@dataclass(slots=True)
class Table:
    """Rows of cell texts, the edges of its columns, and where it stands on its (first) page."""

    rows: list[list[str]]
    edges: tuple[float, ...]
    page: int
    top: float
    bottom: float
    last_page: int

    @property
    def text_lines(self) -> list[str]:
        """The canonical form: cells apart by tabs, rows without any text left out."""
        return ["\t".join(row) for row in self.rows if any(row)]


@dataclass(slots=True)
class _Grid:
    xs: list[float]
    ys: list[float]
    level: list[Stroke]
    upright: list[Stroke]


def ruled_tables(page: PageWords, number: int) -> tuple[list[Table], list[Word]]:
    """The page's tables with two columns or more, and the words outside them."""
    words = page.words
    tables: list[Table] = []
    for grid in _grids(page) if words else ():
        x0, x1, top, bottom = grid.xs[0], grid.xs[-1], grid.ys[0], grid.ys[-1]
        inside = [
            word
            for word in words
            if top < word.y - word.size * 0.3 < bottom and x0 - 1 < (word.x0 + word.x1) / 2 < x1 + 1
        ]
        if not inside:
            continue
        cells = _fill(grid, inside)
        if sum(any(row[column] for row in cells) for column in range(len(grid.xs) - 1)) < 2:
            continue
        tables.append(Table(cells, tuple(grid.xs), number, top, bottom, number))
        taken = set(map(id, inside))
        words = [word for word in words if id(word) not in taken]
    return tables, words


def _grids(page: PageWords) -> list[_Grid]:
    """Groups of strokes that touch one another, as lines of columns and rows; two columns at least."""
    level, upright = _joined(page.level), _joined(page.upright)
    if not level or not upright or len(level) + len(upright) > _MOST_STROKES:
        return []
    group = list(range(len(level) + len(upright)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = at = group[group[at]]
        return at

    for i, row in enumerate(level):
        for j, column in enumerate(upright):
            if (
                row.start - _SNAP <= column.at <= row.end + _SNAP
                and column.start - _SNAP <= row.at <= column.end + _SNAP
            ):
                group[root(i)] = root(len(level) + j)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for at, stroke in enumerate([*level, *upright]):
        groups.setdefault(root(at), ([], []))[at >= len(level)].append(stroke)
    found = [_grid(*both) for both in groups.values() if all(both)]
    return [grid for grid in found if len(grid.xs) > 2 and len(grid.ys) > 1]


def _grid(level: list[Stroke], upright: list[Stroke]) -> _Grid:
    """Open sides count as edges: a table may lack its outer strokes."""
    xs = _snapped([s.at for s in upright] + [min(s.start for s in level), max(s.end for s in level)])
    ys = _snapped([s.at for s in level] + [min(s.start for s in upright), max(s.end for s in upright)])
    return _Grid(xs, ys, level, upright)


def _joined(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Strokes on one line that meet or overlap, as one."""
    done: list[Stroke] = []
    places = _snapped([stroke.at for stroke in strokes])
    lines: dict[float, list[Stroke]] = {}
    for stroke in strokes:
        at = places[max(bisect_right(places, stroke.at + 1e-6) - 1, 0)]
        lines.setdefault(at, []).append(stroke)
    for at, line in lines.items():
        line.sort(key=lambda stroke: stroke.start)
        start, end = line[0].start, line[0].end
        for stroke in line[1:]:
            if stroke.start > end + _SNAP:
                done.append(Stroke(at, start, end))
                start = stroke.start
            end = max(end, stroke.end)
        done.append(Stroke(at, start, end))
    return done


def _snapped(places: Sequence[float]) -> list[float]:
    """Distinct places: each stands for those less than _SNAP after it."""
    done: list[float] = []
    for place in sorted(places):
        if not done or place - done[-1] > _SNAP:
            done.append(place)
    return done


def _fill(grid: _Grid, words: list[Word]) -> list[list[str]]:
    """The texts of the cells; a merged cell's text stands in its first, the others are blank."""
    wide, high = len(grid.xs) - 1, len(grid.ys) - 1
    held: dict[tuple[int, int], list[Word]] = {}
    homes: dict[tuple[int, int], tuple[int, int]] = {}
    for word in words:
        column = min(max(bisect_right(grid.xs, (word.x0 + word.x1) / 2) - 1, 0), wide - 1)
        row = min(max(bisect_right(grid.ys, word.y - word.size * 0.3) - 1, 0), high - 1)
        if (row, column) not in homes:
            homes[row, column] = _home(grid, row, column)
        held.setdefault(homes[row, column], []).append(word)
    bands = [_bands(grid, row, held) for row in range(high)]
    return [line for row in range(high) for line in bands[row]]


def _home(grid: _Grid, row: int, column: int) -> tuple[int, int]:
    """The first of the merged cells this place belongs to."""
    while column and not _crosses(grid.upright, grid.xs[column], *grid.ys[row : row + 2]):
        column -= 1
    while row and not _crosses(grid.level, grid.ys[row], *grid.xs[column : column + 2]):
        row -= 1
    return row, column


def _crosses(strokes: list[Stroke], at: float, start: float, end: float) -> bool:
    middle = (start + end) / 2
    for place, first, last in strokes:
        if abs(place - at) <= _SNAP and first - _SNAP <= middle <= last + _SNAP:
            return True
    return False


def _bands(grid: _Grid, row: int, held: dict[tuple[int, int], list[Word]]) -> list[list[str]]:
    """A ruled row's lines: one, or as many as are printed where only the columns are ruled."""
    wide = len(grid.xs) - 1
    cells = [held.get((row, column), []) for column in range(wide)]
    printed = [[line.words for line in rows(cell, 0)] for cell in cells]
    heights = {len(lines) for lines in printed if lines}
    if len(heights) == 1 and heights != {1} and _are_rows(printed):
        count = heights.pop()
        return [[cell_text([lines[n]]) if lines else "" for lines in printed] for n in range(count)]
    return [[cell_text(lines) for lines in printed]]


def _are_rows(printed: list[list[list[Word]]]) -> bool:
    """Whether the lines of the cells stand level, with numbers beside the first: rows without strokes."""
    filled = [lines for lines in printed if lines]
    if len(filled) < 2 or not printed[0]:
        return False
    level = all(
        abs(one[0].y - other[0].y) < 1 for a, b in pairwise(filled) for one, other in zip(a, b, strict=True)
    )
    return level and all(any(c.isdigit() for c in line[0].text) for part in filled[1:] for line in part)
