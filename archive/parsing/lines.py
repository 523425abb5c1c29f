"""A document as lines with their places: what every reader yields and structure works on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from archive.parsing.minutes import Notice
from archive.parsing.rows import Rows, stripped

WIDE_GAP = re.compile(r"\s{3,}")
"""What stands between the columns of a printed page."""
ROLES = ("", "text", "item", "heading", "field", "furniture")


class Line(NamedTuple):
    """One line: 1-based number, the text without its line end, and the page where one is known.

    `role` is what the format itself says of the line, for formats with real structure: "" is undetermined,
    "text" is surely running text (never a heading or an item's head), "item" an item's head ("Punkt 7: Title"
    or the bare title), "heading" a section's heading, "field" a label of the header or of an item,
    "furniture" a page's own words around the document (site head and foot, a repeated list of items).
    """

    number: int
    text: str
    page: int | None = None
    role: str = ""


@dataclass(frozen=True)
class Document:
    """Non-blank and blank lines in order, and what the reader noticed."""

    lines: tuple[Line, ...]
    notices: tuple[Notice, ...] = ()

    @cached_property
    def texts(self) -> Rows:
        """The lines' texts, stripped."""
        return stripped(line.text for line in self.lines)

    @cached_property
    def by_role(self) -> Mapping[str, Sequence[int]]:
        """The indexes of the lines that have a role, by it."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, line in enumerate(self.lines):
            if line.role:
                found[line.role].append(at)
        return found
