"""The relevance table: an archive of the sample minutes among another town's, searched by all contestants."""

import io
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command

from archive.models import Item
from archive.search import texts
from benchmarks import corpus
from benchmarks.relevance import rivals
from benchmarks.relevance.judged import COMMITTEES, FILE, Judged, Score, mean, read, score

_SAMPLE = Path(__file__).resolve().parents[2] / "fixtures" / "minutes"
_OTHER_TOWN = "Nabosund"
OURS, HITS, OFFERED = "ours, as the page shows", "ours, hits alone", "ours, first offer taken"
SNOWBALL = "Snowball, any word"
_ABOVE = 1.1  # ours to plain Snowball in nDCG@10, at least


@dataclass(frozen=True, slots=True)
class Result:
    """What one contestant found for one query: its hits' keys ("" for the other town's), and the score."""

    judged: Judged
    hits: list[str]
    score: Score


Results = dict[str, list[Result]]  # by contestant, in the order of judged.txt


def fill(others: int, seed: int = 1) -> None:
    """Take the sample minutes and so many items of another town into an empty archive, and index them."""
    with redirect_stdout(io.StringIO()):
        call_command("ingest", str(_SAMPLE), "--create", verbosity=0)
        corpus.fill(others, seed, town=_OTHER_TOWN)
        call_command("index", rebuild=True, verbosity=0)


def measure(address: str = "") -> Results:
    """All contestants over all queries. address: of a PostgreSQL database; none leaves it out."""
    keys, all_texts = _keys(), list(_texts())
    contestants = {
        OURS: rivals.ours,
        HITS: rivals.ours_hits,
        OFFERED: rivals.ours_offered,
        SNOWBALL: rivals.snowball(all_texts, all_words=False),
        "Snowball, all words": rivals.snowball(all_texts, all_words=True),
        "SQLite FTS5": rivals.sqlite_fts5(all_texts),
    }
    if address:
        contestants["PostgreSQL danish"] = rivals.postgres(address, all_texts)
    judged = read(FILE.read_text(encoding="utf-8"))
    return {name: [_result(one, keys, search) for one in judged] for name, search in contestants.items()}


def _result(judged: Judged, keys: dict[int, str], search: rivals.Search) -> Result:
    if unknown := judged.grades.keys() - set(keys.values()):
        raise ValueError(f"{judged.query}: no items {sorted(unknown)}")
    hits = [keys.get(item, "") for item in search(judged.query)]
    return Result(judged, hits, score(judged, hits))


def _keys() -> dict[int, str]:
    """The key of each of the sample's items, as judged.txt names it."""
    items = Item.objects.public().with_place().exclude(meeting__committee__municipality__name=_OTHER_TOWN)
    return {
        item.pk: f"{COMMITTEES[item.meeting.committee.name]}{item.meeting.date:%y}.{item.number}"
        for item in items
    }


def _texts() -> Iterator[rivals.Text]:
    ids = list(Item.objects.public().order_by("pk").values_list("pk", flat=True))
    for at in range(0, len(ids), 500):
        items = list(Item.objects.filter(pk__in=ids[at : at + 500]))
        found = texts.of_items(items)
        for item in items:
            body = [text.text for text in found[item.pk] if text.zone != "title"]
            yield rivals.Text(item.pk, item.title, "\n".join([item.case_number, *body]))


def total(results: Results, kind: str = "") -> dict[str, Score]:
    """Each contestant's mean over all queries, or over one kind's."""
    return {
        name: mean([one.score for one in found if not kind or one.judged.kind == kind])
        for name, found in results.items()
    }


def is_first(results: Results) -> bool:
    """Whether ours is first on every measure, and as far above plain Snowball as it should be."""
    scores = total(results)
    mine = scores.pop(OURS)
    del scores[OFFERED], scores[HITS]
    best = all(
        mine.ndcg >= s.ndcg and mine.recall >= s.recall and mine.nothing <= s.nothing for s in scores.values()
    )
    return best and mine.ndcg >= _ABOVE * scores[SNOWBALL].ndcg


def lines(results: Results, kinds: bool) -> Iterator[str]:
    """The tables, and the queries that a rival answers better."""
    asked = [one.judged for one in results[OURS]]
    names = list(dict.fromkeys(one.kind for one in asked)) if kinds else []
    for kind in [*names, ""]:
        count = sum(not kind or one.kind == kind for one in asked)
        yield (
            f"{kind or 'all'} ({count} queries)".ljust(28) + f"{'nDCG@10':>9}{'recall@20':>11}{'nothing':>9}"
        )
        for name, one in total(results, kind).items():
            yield f"  {name:26}{one.ndcg:9.3f}{one.recall:11.3f}{one.nothing:8.1%}"
    yield from losses(results)


def losses(results: Results) -> Iterator[str]:
    """Each query that some rival answers better, with what ours lacks or ranks too low."""
    for place, mine in enumerate(results[OURS]):
        others = {name: found[place] for name, found in results.items() if name not in (OURS, HITS, OFFERED)}
        name, best = max(others.items(), key=lambda pair: pair[1].score.ndcg)
        if best.score.ndcg > mine.score.ndcg + 0.005:
            scores = f"{mine.score.ndcg:.2f} to {best.score.ndcg:.2f}"
            yield f"loses {scores} to {name}: {mine.judged.query} - {_reason(mine, best)}"


def _reason(mine: Result, best: Result) -> str:
    if not mine.hits:
        return "finds nothing"
    grades = mine.judged.grades
    lacks = [key for key in best.hits[:10] if key in grades and key not in mine.hits[:10]]
    first = next((key for place, key in enumerate(mine.hits) if key not in grades and place < 10), None)
    wrong = f"; {first or 'the other town'} stands among the first" if first is not None else ""
    return (f"lacks {' '.join(lacks)}" if lacks else "in another order") + wrong
