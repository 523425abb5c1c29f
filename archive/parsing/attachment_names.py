"""The names of attachments: one a line, without list marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.parsing.lines import Line
from archive.parsing.text_blocks import glued, is_wrapped

_BULLET = re.compile(r"(?:[•·▪*–»∙●◦○➢\uf0b7\uf0a7-]|\d{1,2}[.)])\s+")


def attachments(lines: Sequence[Line]) -> tuple[str, ...]:
    """One name a line, list marks removed; a name broken at the margin is one name again."""
    names: list[str] = []
    block: list[str] = []
    for line in [*lines, Line(0, "")]:
        text = line.text.strip()
        if text:
            block.append(text)
        elif block:
            names += _names(block)
            block = []
    return tuple(names)


def _names(block: list[str]) -> list[str]:
    wrapped = len(block) > 1 and is_wrapped(block) and max(map(len, block)) >= 60
    names: list[list[str]] = []
    for place, text in enumerate(block):
        if text in "-–":
            continue
        if place and wrapped and text[:1].islower() and len(block[place - 1]) >= 50:
            names[-1].append(text)
        else:
            mark = _BULLET.match(text)
            names.append([text[mark.end() :] if mark else text])
    return [glued(parts) for parts in names]
