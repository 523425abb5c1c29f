"""Page heads and feet: rows at the page's edge that come again at the same height on other pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from operator import attrgetter

from archive.parsing.head_forms import candidate
from archive.parsing.header import read_header
from archive.parsing.headings import heading
from archive.parsing.item_fields import is_field
from archive.parsing.readers.pdf_rows import Row

_DEEP = 4
"""Rows from the edge that a head or foot may take."""
_SHARE = 0.3
_MANY = 5
"""Pages from which two alike may be chance."""
_STEP = 4.0
"""Points within which a head stands at the same height on its pages."""
_BAND = 0.14
_SPACE = 1.7
"""Font heights of space between a head or foot and the body."""
_NUMBER = re.compile(
    r"[-–]?\s*(?:(?:side|s\.)\s*)?\d{1,4}(?:\s*(?:af|/|-)\s*\d{1,4})?\s*[-–]?", re.IGNORECASE
)
_SAYS_PAGE = re.compile(r"\b(?:side|s\.)\s*\d{1,4}(?:\s*(?:af|/)\s*\d{1,4})?$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_PARTS = re.compile(r"\s+[·•|]\s+|\s{3,}|\s+[–-]\s+(?=[Ss]ide)")

_BASELINE = attrgetter("y")

Key = tuple[str, int, bool]
Edge = tuple[Row, tuple[Key, Key]]


def furniture(pages: Sequence[Sequence[Row]], heights: Sequence[float]) -> dict[int, list[Row]]:
    """For each page (from 1) the rows that are its head or foot, in order."""
    edges = [_edges(rows) for rows in pages]
    seen: dict[Key, set[int]] = defaultdict(set)
    for page, both in enumerate(edges, 1):
        for _, keys in (*both[0], *both[1]):
            for key in keys:
                seen[key].add(page)
    least = max(2 if len(pages) < _MANY else 3, round(len(pages) * _SHARE))
    found: dict[int, list[Row]] = {}
    for page, (head, foot) in enumerate(edges, 1):
        height = heights[page - 1]
        taken = []
        for rows, top in ((head, True), (foot, False)):
            near = height * _BAND if top else height * (1 - _BAND)
            mine = []
            for row, keys in rows:
                count = max(len(seen[key]) for key in keys)
                outer = row.y < near if top else row.y > near
                if not (_repeated(row, count, least) or (outer and _page_number(row, len(pages), count))):
                    break
                mine.append(row)
            if mine:
                taken += _apart(mine, sorted(pages[page - 1], key=_BASELINE, reverse=not top))
        found[page] = sorted(taken, key=_BASELINE)
    return _without_first(found)


def header_parts(row: Row, others: Sequence[Row]) -> list[str]:
    """What the first page's head says about the meeting, a part a line; empty where it says nothing new."""
    text = "    ".join(" ".join(w.text for w in cell) for cell in row.cells())
    if any(row.text in other.text for other in others):
        return []
    parts = [part for part in _PARTS.split(text) if part and not _NUMBER.fullmatch(part)]
    header = read_header(parts, range(len(parts)))
    told = header.committee or header.municipality or header.dates
    return parts if told and not header.unplaced else []


def _edges(rows: Sequence[Row]) -> tuple[list[Edge], list[Edge]]:
    """The outermost rows with their keys, from the edge inwards, above and below."""
    ordered = sorted(rows, key=_BASELINE)
    half = min(_DEEP, (len(ordered) + 1) // 2)
    head, foot = ordered[:half], ordered[::-1][: min(_DEEP, len(ordered) - half)]
    return [(row, _keys(row, True)) for row in head], [(row, _keys(row, False)) for row in foot]


def _apart(mine: list[Row], rows: list[Row]) -> list[Row]:
    """Those of the rows that space parts from the body: the first line of a text is no head."""
    while mine and len(rows) > len(mine):
        last, following = mine[-1], rows[len(mine)]
        if abs(following.y - last.y) >= _SPACE * max(last.size, following.size):
            break
        if _NUMBER.fullmatch(last.text) or _SAYS_PAGE.search(last.text):
            break
        mine = mine[:-1]
    return mine


def _keys(row: Row, top: bool) -> tuple[Key, Key]:
    """What is the same on all pages: the words without numbers, and the height in two overlapping rasters."""
    text = row.text if candidate(row.text, 0) else _DIGITS.sub("#", row.text)
    height = row.y / _STEP
    return (text, int(height) * 2, top), (text, int(height + 0.5) * 2 + 1, top)


def _repeated(row: Row, count: int, least: int) -> bool:
    text = row.text
    return count >= least and not heading(text) and not is_field(text) and not text.startswith(("•", "- "))


def _page_number(row: Row, pages: int, count: int) -> bool:
    text = row.text
    return bool(_SAYS_PAGE.search(text) and len(text) < 60) or (
        bool(_NUMBER.fullmatch(text)) and (pages == 1 or count > 1)
    )


def _without_first(found: dict[int, list[Row]]) -> dict[int, list[Row]]:
    """An item's head that later pages repeat stays where it stands first."""
    counts: Counter[str] = Counter()
    for page, rows in found.items():
        kept = []
        for row in rows:
            counts[row.text] += 1
            if counts[row.text] > 1 or not candidate(row.text, 0):
                kept.append(row)
        found[page] = kept
    return found
