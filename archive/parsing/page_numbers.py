"""Pages' numbers that stand bare, without "side" or dashes: told by counting up through the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from archive.parsing.lines import Line

_LONGEST = 3
_FEWEST = 3
_FEWEST_AT_END = 2
"""How many make a row of pages where the last of them ends the document, too."""
_LATEST_START = 4
"""The number by which pages have begun to be counted: a cover and a contents list may have none."""


def is_bare_number(text: str) -> bool:
    """Whether a line is one to three figures and nothing else."""
    return len(text) <= _LONGEST and text.isdecimal()


def bare_page_numbers(lines: Sequence[Line], texts: Sequence[str]) -> set[int]:
    """The indexes of lines that are nothing but their page's number; `texts` are the lines stripped."""
    bare = [at for at, text in enumerate(texts) if is_bare_number(text) and not lines[at].role]
    if len(bare) < _FEWEST_AT_END:
        return set()
    return _at_edges(lines, texts, bare) if lines[-1].page else _apart(texts, bare)


def _at_edges(lines: Sequence[Line], texts: Sequence[str], bare: Sequence[int]) -> set[int]:
    """Of numbers at the same edge of their pages, those that are all as far from the page's own count."""
    filled = [at for at, text in enumerate(texts) if text]
    first = {lines[at].page: at for at in reversed(filled)}
    last = {lines[at].page: at for at in filled}
    found: set[int] = set()
    for edge in (first, last):
        ends = set(edge.values())
        ahead = {at: int(texts[at]) - (lines[at].page or 0) for at in bare if at in ends}
        usual, times = Counter(ahead.values()).most_common(1)[0] if ahead else (0, 0)
        if times >= _FEWEST_AT_END and 2 * times >= len(ahead):
            found.update(at for at, offset in ahead.items() if offset == usual)
    return found


def _apart(texts: Sequence[str], bare: Sequence[int]) -> set[int]:
    """Numbers between blank lines that count up one by one to the end, or break sentences on their way.

    Items' numbers alone above their titles count up too, but end no document and have capitals below.
    """
    end = len(texts)
    apart = [at for at in bare if not (at and texts[at - 1]) and (at + 1 == end or not texts[at + 1])]
    counted: list[int] = []
    for at in apart:
        number = int(texts[at])
        if number == int(texts[counted[-1]]) + 1 if counted else number <= _LATEST_START:
            counted.append(at)
    below = [next((texts[row] for row in range(at + 1, end) if texts[row]), "") for at in counted]
    ends = bool(below) and not below[-1]
    breaks = sum(not text or text[0].islower() or text[-1] == "." for text in below)
    sure = len(counted) >= _FEWEST_AT_END if ends else len(counted) >= _FEWEST and 2 * breaks >= len(counted)
    return set(counted) if sure else set()
