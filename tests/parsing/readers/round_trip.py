"""A text and the PDF printed from it, compared: what the parse of each says, its tables and its numbers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from archive.parsing import parse, to_dict

_NUMBER = re.compile(r"\d[\d.,/-]*\d|\d")
_LINK = re.compile(r"\[([^\]]+)\]\(#\)")
_PLACES = frozenset({"lines", "line", "page", "assigned", "furniture"})
"""What a printing changes by its nature; `assigned` is known from positions only."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Leaves compared, those that differ (path, from text, from PDF); tables and numbers, all and lost."""

    fields: int
    differences: tuple[tuple[str, Any, Any], ...]
    tables: int
    tables_lost: int
    numbers: int
    numbers_lost: int


def compare(text: bytes, pdf: bytes) -> Comparison:
    """Read both and compare; blanks, blank lines and links that lead nowhere do not count, tabs do."""
    want, got = (_plain(to_dict(parse(data))) for data in (text, pdf))
    found: list[tuple[str, Any, Any]] = []
    fields = _walk("", want, got, found)
    tables, printed = _tables(want), _tables(got)
    numbers, kept = _numbers(want), _numbers(got)
    return Comparison(
        fields,
        tuple(found),
        sum(tables.values()),
        sum((tables - printed).values()),
        sum(numbers.values()),
        sum((numbers - kept).values()),
    )


def _plain(value: Any) -> Any:
    """The parse without places, texts without what does not count."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items() if key not in _PLACES}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if not isinstance(value, str):
        return value
    lines = (re.sub(r"[ \xa0]+", " ", line).strip(" ") for line in _LINK.sub(r"\1", value).split("\n"))
    return "\n".join(line for line in lines if line)


def _walk(path: str, want: Any, got: Any, found: list[tuple[str, Any, Any]]) -> int:
    if isinstance(want, dict) and isinstance(got, dict):
        return sum(_walk(f"{path}.{key}", want[key], got.get(key), found) for key in want)
    if isinstance(want, list) and isinstance(got, list) and len(want) == len(got):
        return sum(_walk(f"{path}[{n}]", a, b, found) for n, (a, b) in enumerate(zip(want, got, strict=True)))
    if want != got:
        found.append((path, want, got))
    return 1


def _texts(minutes: dict[str, Any]) -> list[str]:
    return [section["text"] for item in minutes["items"] for section in item["sections"]]


def _tables(minutes: dict[str, Any]) -> Counter[str]:
    """Each run of tab rows, whole."""
    runs = [re.findall(r"(?:^.*\t.*(?:\n|$))+", text, re.MULTILINE) for text in _texts(minutes)]
    return Counter(table.strip("\n") for found in runs for table in found)


def _numbers(minutes: dict[str, Any]) -> Counter[str]:
    """Numbers in the items' texts, those in a table's cells told from those in running text."""
    found: Counter[str] = Counter()
    for text in _texts(minutes):
        for line in text.split("\n"):
            for cell in line.split("\t"):
                found.update(("|" if "\t" in line else "") + number for number in _NUMBER.findall(cell))
    return found
