"""Labelled rows in our own words for what stands around a decision: departing, going on, recommending."""

import json
from pathlib import Path
from typing import Any

import pytest

from archive.parsing import derive
from archive.parsing.deviation import deviates
from archive.parsing.minutes import Onward, Recommendation, Section
from archive.parsing.recommendation import read_recommendation

ROWS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "companions.jsonl").read_text(encoding="utf-8").splitlines()
]


def _of(kind: str) -> list[dict[str, Any]]:
    return [row for row in ROWS if row["of"] == kind]


@pytest.mark.parametrize("row", _of("deviation"), ids=lambda row: row["text"][:40])
def test_a_decision_departs_where_its_words_say_so(row: dict[str, Any]) -> None:
    asked = Recommendation("Forvaltningen", tuple(row["clauses"]))
    assert deviates(row["outcome"], asked, row["text"]) is row["deviates"]


@pytest.mark.parametrize("row", _of("onward"), ids=lambda row: row["text"][:40])
def test_where_the_case_goes_next(row: dict[str, Any]) -> None:
    read = derive([Section(row["kind"], "", row["text"])], "Havneudvalget", "2025-05-27", "minutes")
    assert read.onward == tuple(Onward(body, date) for body, date in row["onward"])


@pytest.mark.parametrize("row", _of("recommendation"), ids=lambda row: row["text"][:40])
def test_who_recommends_what(row: dict[str, Any]) -> None:
    read = read_recommendation(Section("recommendation", "Indstilling", row["text"]))
    assert read == Recommendation(row["by"], tuple(row["clauses"]))
