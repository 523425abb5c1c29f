"""Tables without strokes: columns by position, taken only where every cell has one place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from archive.parsing.readers.pdf_grid import Table
from archive.parsing.readers.pdf_page import Word
from archive.parsing.readers.pdf_rows import Row
from archive.parsing.readers.pdf_text import cell_text

_CODES = re.compile(r"[A-ZÆØÅ]{2,4}(?: [A-ZÆØÅ]{2,4}){2,}")
_MARK = re.compile(r"\(?[xX]\)?")
_AMOUNT = re.compile(r"[+\-−–]?\d[\d.]*(?:,\d+)?\s?%?")
_LEADER = re.compile(r"\.{4,}|…")
_SPREAD = 0.45
"""Blanks between the matrix's codes, in font heights, from which they stand in columns of their own."""
_BESIDE_AMOUNT = 0.5
_TIGHT = 1.2
_HANGS = re.compile(r"(?:og|eller|samt|i|på|for|til|af|med|[-–&,])$")
_NEXT_LINE = 1.6
_FAR = 2.6
"""Line distances, in font heights: rows further apart are not one table."""

Cells = list[list[Word]]


def with_columns(rows: Sequence[Row], strokes: Sequence[float]) -> list[Row | Table]:
    """The page's rows, those that surely form a table put together; `strokes` are the y of level lines."""
    done: list[Row | Table] = []
    start = at = 0
    while at < len(rows):
        matrix = _matrix(rows[at : at + 2])
        run = 2 if matrix else _run(rows, at)
        above = 0
        table = matrix
        if matrix is None and run > 1:
            table, above = _table(rows[start:at], rows[at : at + run], strokes)
        if table is None:
            done.append(rows[at])
            at += 1
            continue
        done[len(done) - above :] = [table]
        start = at = at + run
    return done


def _matrix(pair: Sequence[Row]) -> Table | None:
    """The routing codes and their marks, where each mark stands under one code."""
    if not pair[0].text[:2].isupper() or not _CODES.fullmatch(pair[0].text):
        return None
    if len(pair) < 2 or pair[1].y - pair[0].y > 4 * pair[0].size:
        return None
    codes, marks = pair[0].words, pair[1].words
    blanks = [b.x0 - a.x1 for a, b in pairwise(codes)]
    if min(blanks) < _SPREAD * codes[0].size or not all(_MARK.fullmatch(word.text) for word in marks):
        return None
    reach = min(_middle(b) - _middle(a) for a, b in pairwise(codes)) * 0.4
    cells = [""] * len(codes)
    for mark in marks:
        near = min(range(len(codes)), key=lambda n: abs(_middle(codes[n]) - _middle(mark)))
        if cells[near] or abs(_middle(codes[near]) - _middle(mark)) > reach:
            return None
        cells[near] = mark.text
    rows = [[code.text for code in codes], cells]
    return Table(rows, (), pair[0].page, pair[0].y, pair[1].y, pair[0].page)


def _middle(word: Word) -> float:
    return (word.x0 + word.x1) / 2


def _run(rows: Sequence[Row], start: int) -> int:
    """How many rows from here on may form one table: rows of cells, and the broken-off lines between them."""
    if not _tabular(rows[start]):
        return 0
    last = at = start
    first = rows[start].x0
    while at + 1 < len(rows):
        distance = rows[at + 1].y - rows[at].y
        if not 0 < distance <= _FAR * rows[start].size:
            break
        at += 1
        if _tabular(rows[at]):
            last, first = at, min(first, rows[at].x0)
        elif len(_cells(rows[at])) > 1 or distance > _NEXT_LINE * rows[start].size or rows[at].x0 < first - 2:
            break
    return last - start + 1 + _breaks_off(rows[last : last + 2])


def _breaks_off(pair: Sequence[Row]) -> bool:
    """Whether a run's last name goes on in the line below it: "... i" / "alt"."""
    if len(pair) < 2:
        return False
    last, below = pair
    cells = _cells(last)
    return (
        0 < below.y - last.y <= _NEXT_LINE * below.size
        and abs(below.x0 - last.x0) < 2
        and (below.words[0].text[:1].islower() or bool(_HANGS.search(cells[0][-1].text)))
        and below.x1 < cells[1][0].x0
    )


def _tabular(row: Row) -> bool:
    if row.widest < _BESIDE_AMOUNT:
        return False
    cells = _cells(row)
    if len(cells) < 2 or _LEADER.search(row.text):
        return False
    return len(cells) > 2 or (len(cells[1]) <= 3 and bool(_AMOUNT.fullmatch(_text(cells[1]))))


def _cells(row: Row) -> Cells:
    """The row's words parted at wide gaps, and at lesser ones beside an amount."""
    done: Cells = []
    for cell in row.cells():
        done.append([cell[0]])
        for word in cell[1:]:
            last = done[-1][-1]
            wide = word.x0 - last.x1 > _BESIDE_AMOUNT * word.size
            if wide and (_AMOUNT.fullmatch(last.text) or _AMOUNT.fullmatch(word.text)):
                done.append([])
            done[-1].append(word)
    return done


def _text(cell: Sequence[Word]) -> str:
    return " ".join(word.text for word in cell)


def _table(above: Sequence[Row], rows: Sequence[Row], strokes: Sequence[float]) -> tuple[Table | None, int]:
    """The rows as a table with those of its head above, and the number of these.

    None where a cell could belong to two columns.
    """
    parted = [_cells(row) for row in rows]
    full = [cells for cells in parted if len(cells) > 1]
    amounts = sum(any(_AMOUNT.fullmatch(_text(cell)) for cell in cells[1:]) for cells in full)
    if len(full) < 2 or amounts * 2 < len(full):
        return None, 0
    bands = _bands(full)
    placed = [_placed(cells, bands) for cells in parted]
    lines = [line for line in placed if line is not None]
    if len(bands) < 2 or len(lines) < len(placed):
        return None, 0
    head = _head(above, rows[0], bands)
    rows = [*above[len(above) - len(head) :], *rows]
    grouped = _grouped(rows, [*head, *lines], strokes)
    texts = [
        [cell_text([line[column] for line in group if line[column]]) for column in range(len(bands))]
        for group in grouped
    ]
    edges = tuple(band[0] for band in bands)
    return Table(texts, edges, rows[0].page, rows[0].y, rows[-1].y, rows[0].page), len(head)


def _head(above: Sequence[Row], first: Row, bands: Sequence[tuple[float, float]]) -> list[Cells]:
    """The lines directly above whose words part into the columns, though their gaps are narrow."""
    lines: list[Cells] = []
    below = first
    for row in reversed(above):
        line = _by_bands(row, bands)
        if line is None or not 0 < below.y - row.y <= _FAR * row.size:
            break
        lines.insert(0, line)
        below = row
    return lines


def _by_bands(row: Row, bands: Sequence[tuple[float, float]]) -> Cells | None:
    """The row's words by the column nearest to each, None where they stand as in running text."""
    line: Cells = [[] for _ in bands]
    last: Word | None = None
    place = 0
    for word in row.words:
        middle = _middle(word)
        near = min(range(len(bands)), key=lambda n: max(bands[n][0] - middle, middle - bands[n][1], 0.0))
        if last and word.x0 - last.x1 < _SPREAD * word.size:
            near = place
        elif near < place:
            return None
        line[near].append(word)
        last, place = word, near
    spread = all(not cell or cell[-1].x1 - cell[0].x0 < 0.5 * (row.x1 - row.x0) for cell in line)
    return line if sum(map(bool, line)) > 1 and spread else None


def _bands(full: Sequence[Cells]) -> list[tuple[float, float]]:
    """The columns' spans: cells that overlap are one column, as seen by the rows with the most cells.

    Neighbours that no row fills both are one column too: names to its left, amounts to its right.
    """
    most = max(map(len, full))
    rows = [[(cell[0].x0, cell[-1].x1) for cell in cells] for cells in full if len(cells) >= 0.75 * most]
    bands: list[tuple[float, float]] = []
    for x0, x1 in sorted(span for row in rows for span in row):
        if bands and x0 <= bands[-1][1] + 1:
            bands[-1] = (bands[-1][0], max(bands[-1][1], x1))
        else:
            bands.append((x0, x1))
    done = bands[:1]
    for x0, x1 in bands[1:]:
        both = (done[-1][0], x1)
        if any(sum(both[0] <= span[0] and span[1] <= both[1] for span in row) > 1 for row in rows):
            done.append((x0, x1))
        else:
            done[-1] = both
    return done


def _placed(cells: Cells, bands: Sequence[tuple[float, float]]) -> Cells | None:
    """One cell a band; a cell over several stands in the first; None where two meet in one."""
    line: Cells = [[] for _ in bands]
    for cell in cells:
        x0, x1 = cell[0].x0, cell[-1].x1
        over = [n for n, band in enumerate(bands) if x0 <= band[1] and x1 >= band[0]]
        near = over or [
            min(range(len(bands)), key=lambda n: min(abs(bands[n][0] - x1), abs(x0 - bands[n][1])))
        ]
        if line[near[0]]:
            return None
        line[near[0]] = cell
    return line


def _grouped(rows: Sequence[Row], lines: list[Cells], strokes: Sequence[float]) -> list[list[Cells]]:
    """Printed lines that make one row of the table: between the same two strokes, or set closer together."""
    distances = [b.y - a.y for a, b in pairwise(rows)]
    between = [any(a.y < y < b.y for y in strokes) for a, b in pairwise(rows)]
    tight = min(distances) * _TIGHT
    steps = zip(distances, between, lines[1:], strict=True)
    if sum(between) > 1:
        together = [not parted for _, parted, _ in steps]
    else:
        wide = max(distances) > tight
        together = [(wide and gap <= tight) or _is_rest(line) for gap, _, line in steps]
    groups = [[lines[0]]]
    for line, same in zip(lines[1:], together, strict=True):
        if same:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups if not any(map(_crowded, groups)) else [[line] for line in lines]


def _is_rest(line: Cells) -> bool:
    """A line with one cell, and that not the last: the end of a name broken off above."""
    return sum(map(bool, line)) == 1 and not line[-1]


def _crowded(group: list[Cells]) -> bool:
    """Whether two lines of a group hold an amount in one column: then they are rows of their own."""
    return any(
        sum(bool(cell) and bool(_AMOUNT.fullmatch(_text(cell))) for cell in column) > 1
        for column in list(zip(*group, strict=True))[1:]
    )
