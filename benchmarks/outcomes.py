"""How well decisions are read: `python benchmarks/outcomes.py FILE.jsonl...`, lines with text and labels.

A line has `text`, `outcome` (null where nobody could say), `votes`, `dissent` (true or false), optionally
`doubtful` and `era`. Printed: precision where the reader answers, recall over the rows that have an outcome,
the confusion table, votes and dissent right; doubtful rows apart.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from archive.parsing.decision import read_decision
from archive.parsing.json_form import votes_to_dict

Row = dict[str, Any]


@dataclass(slots=True)
class Score:
    """Counts over the rows of one kind."""

    rows: int = 0
    answered: int = 0
    labelled: int = 0
    right: int = 0
    votes: int = 0
    dissent: int = 0
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Right answers among the answers."""
        return self.right / self.answered if self.answered else 1.0

    @property
    def recall(self) -> float:
        """Right answers among the rows that have an outcome."""
        return self.right / self.labelled if self.labelled else 1.0


def measure(rows: Iterable[Row]) -> Score:
    """Read each row's text and compare with its labels."""
    score = Score()
    for row in rows:
        read = read_decision(row["text"])
        votes = votes_to_dict(read.votes)
        counted = votes and {side: votes[side] for side in ("for", "against", "abstained")}
        score.rows += 1
        score.answered += read.outcome is not None
        score.labelled += row["outcome"] is not None
        score.right += read.outcome is not None and read.outcome == row["outcome"]
        score.votes += counted == row["votes"]
        score.dissent += bool(read.dissent) == row["dissent"]
        score.confusion[(row["outcome"] or "null", read.outcome or "null")] += 1
        if read.outcome != row["outcome"]:
            score.wrong.append(f"{row['id']}: {row['outcome']} -> {read.outcome}: {_short(row['text'])}")
        if counted != row["votes"]:
            score.wrong.append(f"{row['id']}: votes {row['votes']} -> {counted}: {_short(row['text'])}")
        if bool(read.dissent) != row["dissent"]:
            score.wrong.append(f"{row['id']}: dissent {row['dissent']} -> {read.dissent}")
    return score


def report(name: str, score: Score) -> str:
    """The figures, the confusion table and what is wrong."""
    return "\n".join(
        (
            f"{name}: {score.rows} rows, precision {score.precision:.3f} ({score.right}/{score.answered}), "
            f"recall {score.recall:.3f} ({score.right}/{score.labelled}), "
            f"votes right {score.votes}, dissent right {score.dissent}",
            *_confusion(score.confusion),
            *score.wrong,
        )
    )


def _confusion(counts: Counter[tuple[str, str]]) -> list[str]:
    """One line a label: what its rows were read as."""
    labels = sorted({label for label, _ in counts})
    return [
        f"  {label:12} "
        + ", ".join(
            f"{read} {counts[label, read]}" for read in sorted({r for one, r in counts if one == label})
        )
        for label in labels
    ]


def _short(text: str) -> str:
    return " / ".join(text.split("\n"))[:140]


def main(paths: Sequence[str]) -> int:
    """Print a report for each file's eras, the doubtful rows apart; 2 without a file."""
    if not paths:
        print(__doc__)
        return 2
    for path in paths:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        for era in sorted({row.get("era", "all") for row in rows}):
            of_era = [row for row in rows if row.get("era", "all") == era]
            for name, doubtful in ((era, False), (f"{era}, doubtful", True)):
                part = [row for row in of_era if bool(row.get("doubtful")) == doubtful]
                if part:
                    print(report(f"{Path(path).name} {name}", measure(part)), end="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
