"""Ruled tables: strokes that cross make a grid, words go to its cells, missing strokes merge them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from archive.parsing.readers.pdf_page import PageWords, Piece, Stroke, Word, new_stroke, words_of
from archive.parsing.readers.pdf_rows import rows
from archive.parsing.readers.pdf_text import cell_text

_SNAP = 2.5
"""Strokes nearer than this lie on one line: the two sides of a drawn border, or rounding."""
_MOST_STROKES = 600
_RAISED = 0.3
"""Font heights above its baseline where a word stands for sure inside its cell."""


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


def ruled_tables(page: PageWords, number: int) -> tuple[list[Table], list[Piece]]:
    """The page's tables with two columns or more, and the words outside them."""
    pieces = page.pieces
    tables: list[Table] = []
    for grid in _grids(page) if pieces else ():
        inside, outside = _parted(grid, pieces)
        cells = _fill(grid, inside) if inside else []
        if sum(map(any, zip(*cells, strict=True))) < 2:
            continue
        tables.append(Table(cells, tuple(grid.xs), number, grid.ys[0], grid.ys[-1], number))
        pieces = outside
    return tables, pieces


def _parted(grid: _Grid, pieces: Sequence[Piece]) -> tuple[list[Word], list[Piece]]:
    """The words inside the grid, and what stands outside it."""
    left, right, top, bottom = grid.xs[0] - 1, grid.xs[-1] + 1, grid.ys[0], grid.ys[-1]
    inside: list[Word] = []
    outside: list[Piece] = []
    for piece in pieces:
        if not top < piece[3] - piece[4] * _RAISED < bottom:
            outside.append(piece)
            continue
        for word in words_of((piece,)):
            (inside if left < (word[1] + word[2]) / 2 < right else outside).append(word)
    return inside, outside


def _grids(page: PageWords) -> list[_Grid]:
    """Groups of strokes that touch one another, as lines of columns and rows; two columns at least."""
    if not page.level or not page.upright:
        return []
    level, upright = _joined(page.level), _joined(page.upright)
    if len(level) + len(upright) > _MOST_STROKES:
        return []
    group = list(range(len(level) + len(upright)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = at = group[group[at]]
        return at

    for i, (y, start, end) in enumerate(level):
        left, right, mine = start - _SNAP, end + _SNAP, i
        for j, (x, top, bottom) in enumerate(upright, len(level)):
            if left <= x <= right and top - _SNAP <= y <= bottom + _SNAP:
                group[mine] = root(j)
                mine = group[mine]
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
    places = _places([stroke[0] for stroke in strokes])
    lines: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for at, start, end in strokes:
        lines[places[at]].append((start, end))
    done: list[Stroke] = []
    for at, line in lines.items():
        line.sort()
        start, end = line[0]
        for following, its_end in line[1:]:
            if following > end + _SNAP:
                done.append(new_stroke((at, start, end)))
                start = following
            end = max(end, its_end)
        done.append(new_stroke((at, start, end)))
    return done


def _places(measured: Iterable[float]) -> dict[float, float]:
    """For each measure the place that it stands at: the first of those less than _SNAP before it."""
    places: dict[float, float] = {}
    last = -inf
    for at in sorted(set(measured)):
        if at - last > _SNAP:
            last = at
        places[at] = last
    return places


def _snapped(measured: Iterable[float]) -> list[float]:
    """The distinct places of the measures, in order."""
    return list(dict.fromkeys(_places(measured).values()))


def _fill(grid: _Grid, words: list[Word]) -> list[list[str]]:
    """The texts of the cells; a merged cell's text stands in its first, the others are blank."""
    xs, ys = grid.xs, grid.ys
    wide, high = len(xs) - 1, len(ys) - 1
    held: dict[tuple[int, int], list[Word]] = defaultdict(list)
    homes: dict[tuple[int, int], tuple[int, int]] = {}
    for word in words:
        _, x0, x1, y, size, _ = word
        place = (
            bisect_right(ys, y - size * _RAISED, 1, high) - 1,
            bisect_right(xs, (x0 + x1) / 2, 1, wide) - 1,
        )
        if place not in homes:
            homes[place] = _home(grid, *place)
        held[homes[place]].append(word)
    return [line for row in range(high) for line in _bands([held.get((row, at), []) for at in range(wide)])]


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


def _bands(cells: Sequence[list[Word]]) -> list[list[str]]:
    """A ruled row's lines: one, or as many as are printed where only the columns are ruled."""
    printed = [_lines(cell) for cell in cells]
    heights = {len(lines) for lines in printed if lines}
    if len(heights) == 1 and heights != {1} and _are_rows(printed):
        count = heights.pop()
        return [[cell_text(lines[n : n + 1]) for lines in printed] for n in range(count)]
    return [[cell_text(lines) if lines else "" for lines in printed]]


def _lines(cell: list[Word]) -> list[list[Word]]:
    """The words of a cell's printed lines."""
    if len(cell) < 2:
        return [cell] if cell else []
    return [line.words for line in rows(cell, 0)]


def _are_rows(printed: list[list[list[Word]]]) -> bool:
    """Whether the lines of the cells stand level, with numbers beside the first: rows without strokes."""
    filled = [lines for lines in printed if lines]
    if len(filled) < 2 or not printed[0]:
        return False
    level = all(
        abs(one[0].y - other[0].y) < 1 for a, b in pairwise(filled) for one, other in zip(a, b, strict=True)
    )
    return level and all(any(c.isdigit() for c in line[0].text) for part in filled[1:] for line in part)
