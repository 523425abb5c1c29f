"""Items on a single line that holds a whole document: numbers that count up from decision to decision."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence

_DECISION = re.compile(
    r"(?<![\w:])(?:Beslutning(?:er)?|BESLUTNING|Vedtagelse|Afgørelse)(?:\s?:|(?= [A-ZÆØÅ•\d-]))"
)
_LONGEST_TITLE = 200
_FEWEST = 3


def starts(text: str, numbers: Sequence[re.Match[str]]) -> frozenset[int]:
    """Where the items begin: the longest run of numbers with a decision, or nothing but a title, between two.

    Of two as long the later, for a list of the items stands before them.
    """
    decided = [match.start() for match in _DECISION.finditer(text)]
    if len(decided) < _FEWEST - 1:
        return frozenset()
    best: list[tuple[int, int]] = []
    orders = [(int(match["of_word"] or match["number"] or match["bare"]), match.start()) for match in numbers]
    for place, first in enumerate(orders):
        if not best or first[0] <= best[0][0]:
            run = _run(first, orders[place + 1 :], decided)
            best = run if len(run) >= len(best) else best
    whole = len(best) >= _FEWEST and bisect(decided, best[-1][1]) > bisect(decided, best[0][1])
    return frozenset(at for _, at in best) if whole else frozenset()


def _run(
    first: tuple[int, int], following: Sequence[tuple[int, int]], decided: Sequence[int]
) -> list[tuple[int, int]]:
    """The numbers from the first on, each one more than the last and past its decision."""
    run = [first]
    for order, at in following:
        last, last_at = run[-1]
        past = bisect(decided, at) > bisect(decided, last_at) or at - last_at <= _LONGEST_TITLE
        if order == last + 1 and past:
            run.append((order, at))
    return run
