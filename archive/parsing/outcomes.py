"""`python -m archive.parsing.outcomes`: JSON lines with `text` in, the same with what was read out."""

from __future__ import annotations

import json
import sys

from archive.parsing.decision import read_decision
from archive.parsing.json_form import votes_to_dict


def main() -> int:
    """Read JSON lines from standard input; add outcome, outcome_remainder, votes and dissent to each."""
    for line in sys.stdin:
        if line.strip():
            row = json.loads(line)
            read = read_decision(row["text"])
            row |= {"outcome": read.outcome, "outcome_remainder": read.remainder}
            row |= {"votes": votes_to_dict(read.votes), "dissent": read.dissent}
            print(json.dumps(row, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
