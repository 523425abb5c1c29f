"""Items that a page sets as the entries of a numbered list, their sections behind or inside each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.parsing.headings import heading
from archive.parsing.readers.html_blocks import Block

_NUMBERED = re.compile(r"(?P<number>\d{1,3})\. (?P<title>[A-ZÆØÅ].*[^.:;,])")
_FEWEST = 2


def marked(blocks: Sequence[Block], roles: list[str]) -> list[str]:
    """The roles, with items and their headings where entries count up and a section is next below each.

    The first stands above every section, and none below a recommendation, whose clauses count up too.
    """
    numbered = any(block.kind == "entry" and block.bare[:1].isdecimal() for block in blocks)
    heads = _heads(blocks) if numbered and "item" not in roles else []
    if len(heads) < _FEWEST or any(order != place for place, (_, order) in enumerate(heads, heads[0][1])):
        return roles
    first = heads[0][0]
    found = [
        "heading" if at > first and block.kind == "entry" and _is_section(block) else role
        for at, (block, role) in enumerate(zip(blocks, roles, strict=True))
    ]
    for at, _ in heads:
        found[at] = "item"
    return found


def _heads(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """The places of the entries with a section's heading next below, and their numbers; none in doubt."""
    found: list[tuple[int, int]] = []
    running: str | None = None
    for at, block in enumerate(blocks[:-1]):
        if (said := heading(block.bare)) and said.primary and not block.mark:
            running = said.kind
            if not found:
                return []
        if block.kind != "entry" or block.mark or not (match := _NUMBERED.fullmatch(block.bare)):
            continue
        if not _is_section(blocks[at + 1]):
            continue
        if running == "recommendation":
            return []
        found.append((at, int(match["number"])))
    return found


def _is_section(block: Block) -> bool:
    said = heading(block.bare) if not block.mark else None
    return said is not None and said.primary
