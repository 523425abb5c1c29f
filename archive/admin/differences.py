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
    for same, gone, came in _joined(old, new):
        found += [Run(same)] if same else []
        found += [Run(gone, "del")] if gone else []
        found += [Run(came, "ins")] if came else []
    return found


def _joined(old: list[str], new: list[str]) -> list[tuple[str, str, str]]:
    """Same, gone, new in turn; a blank alone between two changes is part of one change."""
    found: list[tuple[str, str, str]] = []
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for place, (tag, a, b, c, d) in enumerate(codes):
        gone, came = "".join(old[a:b]), "".join(new[c:d])
        if tag == "equal" and (came.strip() or not 0 < place < len(codes) - 1):
            found.append((came, "", ""))
        elif found and (found[-1][1] or found[-1][2] or not found[-1][0]):
            found[-1] = (found[-1][0], found[-1][1] + gone, found[-1][2] + came)
        else:
            found.append(("", gone, came))
    return found


def _pieces(before: str, after: str) -> tuple[list[str], list[str]]:
    if len(before) + len(after) > LONGEST:
        return before.splitlines(keepends=True), after.splitlines(keepends=True)
    return _PIECES.findall(before), _PIECES.findall(after)
