"""The relevance table in short: every judged query runs, and ours is not below plain Snowball's all words."""

from pathlib import Path

import pytest
from small_archive import Add, titles

from benchmarks.relevance import table
from benchmarks.relevance.judged import FILE, Judged, read, score

KINDS = {
    "topic",
    "street",
    "school",
    "case number",
    "phrase",
    "typo",
    "inflected",
    "compound part",
    "people's words",
    "question",
}


def test_at_least_sixty_queries_of_every_kind_are_judged() -> None:
    judged = read(FILE.read_text(encoding="utf-8"))
    assert len({one.query for one in judged}) == len(judged) >= 60
    assert {one.kind for one in judged} == KINDS
    assert all(one.grades for one in judged)


@pytest.mark.django_db
def test_ours_finds_what_was_judged_better_than_the_same_words_stemmed(data_dir: Path) -> None:
    table.fill(12)
    results = table.measure()
    scores = table.total(results)
    ours, stemmed = scores[table.OURS], scores["Snowball, all words"]
    assert (ours.ndcg > stemmed.ndcg, ours.recall > stemmed.recall, ours.nothing < stemmed.nothing) == (
        True,
        True,
        True,
    )
    told = list(table.lines(results, kinds=True))
    assert sum("queries)" in line for line in told) == len(KINDS) + 1


def test_a_perfect_answer_scores_one_and_a_late_one_less() -> None:
    judged = Judged("topic", "skole", {"BYR24.1": 3, "BYR24.2": 1})
    assert score(judged, ["BYR24.1", "BYR24.2"]).ndcg == 1
    assert 0 < score(judged, ["", "BYR24.2", "BYR24.1"]).ndcg < 1
    assert score(judged, [""] * 20 + ["BYR24.1"]).recall == 0
    assert (score(judged, []).nothing, score(judged, [""]).nothing) == (1, 0)


@pytest.mark.parametrize("line", ["  4 BYR24.1", "  3 byr24.1", "  3 BYR24"])
def test_a_line_judged_wrongly_is_named(line: str) -> None:
    with pytest.raises(ValueError, match="line 3"):
        read(f"[topic]\nskole\n{line}\n")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed",
    ["hvornår blev lokalplanen vedtaget", "hvad er der om lokalplaner"],
)
def test_the_words_that_make_a_question_are_not_looked_for(add: Add, typed: str) -> None:
    add("Lokalplan 214", sections={"decision": "Planen er vedtaget."})
    assert titles(typed) == ["Lokalplan 214"]
