"""The judged queries, read from judged.txt, and the measures over what a search found for them."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("judged.txt")
CUT, DEEP = 10, 20  # how many of the first hits nDCG and recall look at
_KEY = re.compile(r"[A-ZÆØÅ]{3}\d\d\.\d+")
COMMITTEES = {
    "Byrådet": "BYR",
    "Børne- og Skoleudvalget": "BSU",
    "Kultur- og Fritidsudvalget": "KFU",
    "Social- og Ældreudvalget": "SÆU",
    "Teknik- og Klimaudvalget": "TKU",
    "Økonomiudvalget": "ØKU",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A query of some kind, and the grades (1 to 3) of the items that answer it, by their keys."""

    kind: str
    query: str
    grades: dict[str, int]


@dataclass(frozen=True, slots=True)
class Score:
    """nDCG@10 and recall@20 (0 to 1), and 1.0 where nothing was found at all."""

    ndcg: float
    recall: float
    nothing: float


def read(text: str) -> list[Judged]:
    """The queries of a file such as judged.txt. Raises ValueError naming the first line that is wrong."""
    found: list[Judged] = []
    kind = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if heading := re.fullmatch(r"\[(.+)\]", line):
            kind = heading[1]
        elif not line.startswith("  "):
            found.append(Judged(kind, line, {}))
        else:
            grade, *keys = line.split()
            if not found or grade not in {"1", "2", "3"} or not all(_KEY.fullmatch(key) for key in keys):
                raise ValueError(f"line {number}: {line!r}")
            found[-1].grades.update(dict.fromkeys(keys, int(grade)))
    return found


def score(judged: Judged, hits: Sequence[str]) -> Score:
    """How good these hits are, best first. Gains are 2^grade - 1, discounted by log2(place + 1)."""
    ideal = _gained(sorted(judged.grades.values(), reverse=True)[:CUT])
    gained = _gained([judged.grades.get(key, 0) for key in hits[:CUT]])
    among = sum(key in judged.grades for key in hits[:DEEP])
    return Score(gained / ideal, among / len(judged.grades), float(not hits))


def mean(scores: Sequence[Score]) -> Score:
    """The mean of each measure; raises ZeroDivisionError for no scores."""
    count = len(scores)
    return Score(
        sum(one.ndcg for one in scores) / count,
        sum(one.recall for one in scores) / count,
        sum(one.nothing for one in scores) / count,
    )


def _gained(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))
