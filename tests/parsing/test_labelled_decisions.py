"""Labelled decisions in our own words: how often the reader answers, and how often it is right."""

import json
from pathlib import Path
from typing import Any

import pytest

from archive.parsing.decision import read_decision
from archive.parsing.json_form import votes_to_dict

ROWS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "decisions.jsonl").read_text(encoding="utf-8").splitlines()
]
CERTAIN = [row for row in ROWS if not row["doubtful"]]


def test_every_labelled_decision_is_read_as_its_label_says() -> None:
    assert len(CERTAIN) > 1000
    assert [wrong for row in CERTAIN if (wrong := _wrong(row))] == []


def _wrong(row: dict[str, Any]) -> tuple[Any, ...] | None:
    """What was read where it is not what the label says."""
    read = read_decision(row["text"])
    votes = votes_to_dict(read.votes)
    counted = votes and {side: votes[side] for side in ("for", "against", "abstained")}
    got = (read.outcome, counted, bool(read.dissent), row.get("remainder", read.remainder) == read.remainder)
    return None if got == (row["outcome"], row["votes"], row["dissent"], True) else (row["id"], *got)


def test_the_real_old_decisions_reach_their_figures() -> None:
    path = Path(__file__).parents[2].parent / "shared/minutes/outcomes-aarhus.jsonl"
    if not path.exists():
        pytest.skip(f"the real decisions are not here: {path}")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    certain = [row for row in rows if not row["doubtful"]]
    read = [(read_decision(row["text"]).outcome, row["outcome"]) for row in certain]
    answered = [got == want for got, want in read if got is not None]
    labelled = [got == want for got, want in read if want is not None]
    assert sum(answered) / len(answered) >= 0.95
    assert sum(labelled) / len(labelled) >= 0.88
