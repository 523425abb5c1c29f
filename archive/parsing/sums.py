"""Whether a table's own arithmetic holds: formulas in its head (D=A+B+C), and rows of totals ("I alt")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from archive.parsing.blocks import Table, blocks, is_amount, is_total

_LETTER = re.compile(r"(?P<name>[A-ZÆØÅ])(?:\s*=\s*\(?(?P<formula>[A-ZÆØÅ](?:\s*[+\-–−]\s*[A-ZÆØÅ])+)\)?)?")
_TERM = re.compile(r"(?P<sign>[+\-–−]?)\s*(?P<name>[A-ZÆØÅ])")
_NOT_ADDED = re.compile(
    r"%|pct|procent|andel|gns\b|gennemsnit|pris|takst|sats|indeks|index|pr\. |grad\b|normering"
    r"|alder",
    re.IGNORECASE,
)
_PART = re.compile(r"^\W*(?:heraf|herunder|deraf)\b", re.IGNORECASE)
_MOST_ROWS = 400
_LONGEST_AMOUNT = 60


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One amount that its table does not bear out; `table` is its caption, "" where it has none."""

    table: str
    row: str
    column: str
    stated: str
    computed: str


def mismatches(text: str) -> Iterator[Mismatch]:
    """The first amount of each table in a section's text that does not add up."""
    if "\t" not in text:
        return
    for block in blocks(text):
        if isinstance(block, Table) and len(block.rows) <= _MOST_ROWS:
            found = next(_formulas(block), None) or next(_totals(block), None)
            if found:
                yield found


def amount(cell: str) -> Decimal | None:
    """A Danish amount as a number (1.851.745 or -22,5); None for words, blanks and percentages."""
    return _amount(cell.strip()) if len(cell) <= _LONGEST_AMOUNT else None


@lru_cache(maxsize=2048)
def _amount(text: str) -> Decimal | None:
    """Cached: a column is added up in several ways."""
    if not is_amount(text) or text.endswith("%"):
        return None
    sign = -1 if text[0] in "-−–" else 1
    return sign * Decimal(text.lstrip("+-−– ").replace(".", "").replace(",", "."))


def _formulas(table: Table) -> Iterator[Mismatch]:
    columns = _letters(table)
    for at, formula in columns.values():
        if formula is None:
            continue
        terms = [(term["sign"], columns.get(term["name"])) for term in _TERM.finditer(formula)]
        if any(place is None for _, place in terms):
            continue
        for row in table.rows[table.head :]:
            stated = amount(_cell(row, at))
            parts = [(sign, amount(_cell(row, place[0]))) for sign, place in terms if place]
            if stated is None or any(value is None for _, value in parts):
                continue
            values = [
                -value if sign in "-–−" and sign else value for sign, value in parts if value is not None
            ]
            yield from _compare(table, row, at, stated, values)


def _letters(table: Table) -> dict[str, tuple[int, str | None]]:
    """Each lettered column's place and formula, from the head's rows."""
    found: dict[str, tuple[int, str | None]] = {}
    for row in table.rows[: table.head]:
        for at, cell in enumerate(row):
            letter = cell.strip()
            if letter[:1].isupper() and (match := _LETTER.fullmatch(letter)):
                found.setdefault(match["name"], (at, match["formula"]))
    return found


def _totals(table: Table) -> Iterator[Mismatch]:
    """The last total against the rows above it: since the total before, all of them, or the totals alone.

    A table without a head may have left its first rows on the page before.
    """
    body = table.rows[table.head :]
    totals = [is_total(row) for row in body]
    if True not in totals[1:] or not table.head:
        return
    last = len(totals) - 1 - totals[::-1].index(True)
    above = [row for row in body[:last] if not _PART.match(row[0])]
    at_totals = [place for place, row in enumerate(above) if is_total(row)]
    parts = [[row for row in above if not is_total(row)]]
    if at_totals:
        parts += [above[at_totals[-1] + 1 :], [above[place] for place in at_totals]]
    for at in range(1, table.width):
        stated = amount(_cell(body[last], at))
        if stated is None or any(_NOT_ADDED.search(_cell(row, at)) for row in table.rows[: table.head]):
            continue
        sums = [values for rows in parts if (values := _numbers(rows, at))]
        if sums and not any(_agree(stated, values) for values in sums) and not _is_average(stated, sums[0]):
            yield from _compare(table, body[last], at, stated, sums[0])


def _numbers(rows: Sequence[tuple[str, ...]], at: int) -> list[Decimal]:
    """A column's numbers; none where a cell holds something else than a number or nothing."""
    cells = [_cell(row, at).strip() for row in rows]
    values: list[Decimal] = []
    for cell in cells:
        if cell not in ("", "-", "–"):
            value = amount(cell)
            if value is None:
                return []
            values.append(value)
    return values


def _agree(stated: Decimal, values: Sequence[Decimal]) -> bool:
    """Equal but for rounding: one unit of the last decimal for each summand."""
    if sum(values) == stated:
        return True
    exponents = [int(value.as_tuple().exponent) for value in (stated, *values)]
    unit = Decimal(1).scaleb(min(exponents))
    return abs(stated - sum(values)) <= unit * len(values)


def _is_average(stated: Decimal, values: Sequence[Decimal]) -> bool:
    """A total among its own summands, all above nothing, is their average: waiting times, class sizes."""
    return len(values) > 1 and min(values) >= 0 and min(values) < stated < max(values)


def _compare(
    table: Table, row: tuple[str, ...], at: int, stated: Decimal, values: Sequence[Decimal]
) -> Iterator[Mismatch]:
    if not _agree(stated, values):
        column = next((cell for line in table.rows[: table.head] if (cell := _cell(line, at).strip())), "")
        yield Mismatch(
            table.caption, row[0].strip(), column, _cell(row, at).strip(), _danish(sum(values, Decimal()))
        )


def _danish(value: Decimal) -> str:
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


def _cell(row: tuple[str, ...], at: int) -> str:
    return row[at] if at < len(row) else ""
