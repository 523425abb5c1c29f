"""Two texts side by side: which words one has that the other lacks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_PIECES = re.compile(r"\s+|[^\s\w]|\w+")
LONGEST = 20_000  # characters compared word by word; longer texts line by line


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that are the same in both, new ("ins") or gone ("del")."""

    text: str
    tag: str = ""


def runs(before: str, after: str) -> list[Run]:
    """The text after, with what it has beyond the one before, and in its place what it lacks of it."""
    old, new = _pieces(before, after)
    found: list[Run] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Run("".join(new[c:d])))
            continue
        found += [Run("".join(old[a:b]), "del")] if a < b else []
        found += [Run("".join(new[c:d]), "ins")] if c < d else []
    return found


def _pieces(before: str, after: str) -> tuple[list[str], list[str]]:
    if len(before) + len(after) > LONGEST:
        return before.splitlines(keepends=True), after.splitlines(keepends=True)
    return _PIECES.findall(before), _PIECES.findall(after)
