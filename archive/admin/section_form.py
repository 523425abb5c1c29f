"""Section text <-> the fields of a form: running text in boxes, tables as grids of cells, nothing lost.

A text is taken apart into prose, table, prose, ... , prose. The blank lines between them are kept as counts,
so that `join(settled(split(text))) == text` for every text: blank cells, ragged rows, runs of blank lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import groupby

Sent = Callable[[str], str | None]


class IncompleteError(ValueError):
    """A form that came back without the fields that say what it is made of."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text, with the number of line breaks around it; "" where two tables meet or a text has none."""

    text: str
    lead: int = 0
    tail: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as a rectangle of cells; `lengths` tells how many cells each row really has (0 = a new row)."""

    cells: tuple[tuple[str, ...], ...]
    lengths: tuple[int, ...]

    @property
    def width(self) -> int:
        return max(map(len, self.cells), default=0)


Part = Prose | Grid


def one_line_end(text: str) -> str:
    """Every line end as the archive writes it: browsers send CRLF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def split(text: str) -> list[Part]:
    """Prose and grids in turn, beginning and ending with prose."""
    groups = [(tabs, list(lines)) for tabs, lines in groupby(text.split("\n"), key=lambda line: "\t" in line)]
    parts: list[Part] = [] if groups and not groups[0][0] else [Prose("")]
    for place, (is_table, lines) in enumerate(groups):
        if is_table:
            parts.append(_grid([line.split("\t") for line in lines]))
            continue
        before = "\n" if place else ""
        after = "\n" if place < len(groups) - 1 else ""
        parts.append(prose(before + "\n".join(lines) + after))
    return parts if isinstance(parts[-1], Prose) else [*parts, Prose("")]


def prose(raw: str) -> Prose:
    """Running text with its outer line breaks counted."""
    text = raw.strip("\n")
    if not text:
        return Prose("", len(raw))
    return Prose(text, len(raw) - len(raw.lstrip("\n")), len(raw) - len(raw.rstrip("\n")))


def join(parts: Iterable[Part]) -> str:
    """The text these parts make: the inverse of split()."""
    return "".join(_written(part) for part in parts)


def read(name: str, sent: Sent) -> list[Part]:
    """The parts as a form sent them. sent: a field's name to its value. Raises IncompleteError."""
    parts: list[Part] = []
    for place in range(_count(sent(f"{name}-parts"))):
        prefix = f"{name}-{place}"
        parts.append(_read_prose(prefix, sent) if place % 2 == 0 else _read_grid(prefix, sent))
    return parts


def settled(parts: Iterable[Part]) -> list[Part]:
    """The parts after an edit: emptied tables gone, texts that meet made one, blank lines between."""
    kept: list[Part] = []
    for part in parts:
        if isinstance(part, Grid) and not _rows(part):
            continue
        if isinstance(part, Prose) and kept and isinstance(kept[-1], Prose):
            kept[-1] = _one(kept[-1], part)
        else:
            kept.append(part)
    last = len(kept) - 1
    return [
        _apart(part, place > 0, place < last) if isinstance(part, Prose) else part
        for place, part in enumerate(kept)
    ]


def with_row(parts: list[Part], place: int) -> list[Part]:
    """The same with an empty row below the table at this place."""
    return _changed(parts, place, lambda grid: Grid((*grid.cells, ("",) * grid.width), (*grid.lengths, 0)))


def with_column(parts: list[Part], place: int) -> list[Part]:
    """The same with an empty column to the right of the table at this place."""
    return _changed(parts, place, lambda grid: replace(grid, cells=tuple((*row, "") for row in grid.cells)))


def _changed(parts: list[Part], place: int, change: Callable[[Grid], Grid]) -> list[Part]:
    return [
        change(part) if number == place and isinstance(part, Grid) else part
        for number, part in enumerate(parts)
    ]


def _grid(rows: list[list[str]]) -> Grid:
    width = max(map(len, rows))
    cells = tuple((*row, *[""] * (width - len(row))) for row in rows)
    return Grid(cells, tuple(map(len, rows)))


def _written(part: Part) -> str:
    if isinstance(part, Prose):
        return "\n" * part.lead + part.text + "\n" * part.tail
    return "\n".join("\t".join(row) for row in _rows(part))


def _rows(grid: Grid) -> list[tuple[str, ...]]:
    """Each row as long as it was, or as what was written in it; new rows that stayed empty are none."""
    rows = []
    for cells, length in zip(grid.cells, grid.lengths, strict=True):
        used = max((place + 1 for place, cell in enumerate(cells) if cell), default=0)
        if length or used:
            rows.append(cells[: max(length or grid.width, used)])
    return rows


def _read_prose(prefix: str, sent: Sent) -> Prose:
    text = sent(prefix)
    if text is None:
        raise IncompleteError(prefix)
    lead, tail = _count(sent(f"{prefix}-lead")), _count(sent(f"{prefix}-tail"))
    return Prose(one_line_end(text).strip("\n"), lead, tail)


def _read_grid(prefix: str, sent: Sent) -> Grid:
    lengths = [_count(number) for number in (sent(f"{prefix}-lengths") or "").split(",") if number]
    columns = [
        column
        for column in range(_count(sent(f"{prefix}-width")))
        if not sent(f"{prefix}-drop-column-{column}")
    ]
    cells, kept = [], []
    for row, length in enumerate(lengths):
        if sent(f"{prefix}-drop-row-{row}"):
            continue
        cells.append(tuple(_cell(sent(f"{prefix}-{row}-{column}")) for column in columns))
        kept.append(sum(column < length for column in columns))
    return Grid(tuple(cells), tuple(kept)) if columns else Grid((), ())


def _cell(sent: str | None) -> str:
    if sent is None:
        raise IncompleteError("cell")
    return " ".join(one_line_end(sent).replace("\t", "\n").split("\n"))


def _count(sent: str | None) -> int:
    if sent is None or not sent.isascii() or not sent.isdigit() or len(sent) > 5:
        raise IncompleteError("count")
    return int(sent)


def _one(above: Prose, below: Prose) -> Prose:
    """Two texts whose table between them is gone."""
    texts = [part.text for part in (above, below) if part.text]
    return Prose("\n\n".join(texts), above.lead, below.tail if below.text else 0)


def _apart(part: Prose, after_grid: bool, before_grid: bool) -> Prose:
    """The same with a blank line to the tables around it where an edit left none."""
    if not part.text:
        if after_grid and before_grid:
            return Prose("", max(part.lead, part.tail, 2))
        return Prose("", part.lead)
    return replace(
        part,
        lead=part.lead or 2 * after_grid,
        tail=part.tail or 2 * before_grid,
    )
