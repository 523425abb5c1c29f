"""A document as lines with their places: what every reader yields and structure works on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from archive.parsing.minutes import Notice


class Line(NamedTuple):
    """One line: 1-based number, the text without its line end, and the page where one is known."""

    number: int
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Non-blank and blank lines in order, and what the reader noticed."""

    lines: tuple[Line, ...]
    notices: tuple[Notice, ...] = ()
