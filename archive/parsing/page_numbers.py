"""Pages' numbers that stand bare, without "side" or dashes: told by counting up through the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from archive.parsing.lines import Line
from archive.parsing.rows import Rows

_LONGEST = 3
_LONGEST_OF_TOTAL = 9
_OF_TOTAL = re.compile(r"(\d{1,3}) ?/ ?(\d{1,3})")
_FEWEST = 3
_FEWEST_AT_END = 2
"""How many make a row of pages where the last of them ends the document, too."""
_LATEST_START = 4
"""The number by which pages have begun to be counted: a cover and a contents list may have none."""


def is_bare_number(text: str) -> bool:
    """Whether a line is one to three figures and nothing else."""
    return len(text) <= _LONGEST and text.isdecimal()


def bare_page_numbers(lines: Sequence[Line], texts: Rows) -> set[int]:
    """The indexes of lines that are nothing but their page's number; `texts` are the lines stripped."""
    short = [at for at in texts.digits if len(texts[at]) <= _LONGEST_OF_TOTAL]
    bare = [at for at in short if is_bare_number(texts[at]) and not lines[at].role]
    found = _of_totals(texts, short)
    if len(bare) < _FEWEST_AT_END:
        return found
    return found | (_at_edges(lines, texts, bare) if lines[-1].page else _apart(texts, bare))


def _of_totals(texts: Sequence[str], short: Sequence[int]) -> set[int]:
    """The lines "3 / 9", "4 / 9", where all of the document count up to the same last page."""
    pages = [(at, match) for at in short if (match := _OF_TOTAL.fullmatch(texts[at]))]
    totals = {match[2] for _, match in pages}
    numbers = [int(match[1]) for _, match in pages]
    return (
        {at for at, _ in pages}
        if len(pages) > 1 == len(totals) and numbers == sorted(set(numbers))
        else set()
    )


def _at_edges(lines: Sequence[Line], texts: Rows, bare: Sequence[int]) -> set[int]:
    """Of numbers at the same edge of their pages, those that are all as far from the page's own count."""
    first = {lines[at].page: at for at in reversed(texts.filled)}
    last = {lines[at].page: at for at in texts.filled}
    found: set[int] = set()
    for edge in (first, last):
        ends = set(edge.values())
        ahead = {at: int(texts[at]) - (lines[at].page or 0) for at in bare if at in ends}
        usual, times = Counter(ahead.values()).most_common(1)[0] if ahead else (0, 0)
        if times >= _FEWEST_AT_END and 2 * times >= len(ahead):
            found.update(at for at, offset in ahead.items() if offset == usual)
    return found


def _apart(texts: Sequence[str], bare: Sequence[int]) -> set[int]:
    """Numbers between blank lines that count up one by one, and end the document or break sentences.

    Items' numbers alone above their titles count up too, but end no document and have capitals below.
    """
    if at_end := _to_the_end(texts, bare):
        return at_end
    end = len(texts)
    apart = [at for at in bare if not (at and texts[at - 1]) and (at + 1 == end or not texts[at + 1])]
    counted: list[int] = []
    for at in apart:
        number = int(texts[at])
        if number == int(texts[counted[-1]]) + 1 if counted else number <= _LATEST_START:
            counted.append(at)
    below = [next((texts[row] for row in range(at + 1, end) if texts[row]), "") for at in counted]
    breaks = sum(not text or text[0].islower() or text[-1] == "." for text in below)
    return set(counted) if len(counted) >= _FEWEST and 2 * breaks >= len(counted) else set()


def _to_the_end(texts: Sequence[str], bare: Sequence[int]) -> set[int]:
    """Numbers below blank lines that count up one by one to the last, which ends the document."""
    if any(texts[bare[-1] + 1 :]):
        return set()
    counted = [bare[-1]]
    for at in reversed(bare[:-1]):
        if int(texts[at]) == int(texts[counted[-1]]) - 1 and not (at and texts[at - 1]):
            counted.append(at)
    early = int(texts[counted[-1]]) <= _LATEST_START
    return set(counted) if len(counted) >= (_FEWEST_AT_END if early else _FEWEST) else set()
