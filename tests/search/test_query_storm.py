"""A short form of the query storm, and that the corpus it runs on is the same each time."""

import pytest
from django.core.management import call_command

from archive.models import Item, Section
from archive.search import Query, count, search
from archive.search.grammar import parse
from benchmarks import corpus, search_figures, search_speed, vocabulary
from benchmarks.queries import Queries
from benchmarks.query_storm import storm


@pytest.mark.django_db
def test_no_query_of_a_short_storm_breaks_a_rule() -> None:
    corpus.fill(120, seed=3)
    call_command("index", verbosity=0)
    assert [broken for _, broken in storm(range(180), seed=7) if broken] == []


@pytest.mark.django_db
def test_the_corpus_is_the_same_for_the_same_seed_and_is_found() -> None:
    corpus.fill(60, seed=5)
    titles = list(Item.objects.order_by("pk").values_list("title", flat=True))
    chance = corpus.Chance(5)
    years = Item.objects.order_by("pk").values_list("meeting__date__year", flat=True)
    assert titles == [chance.item(year)["title"] for year in years]
    assert (len(titles), Section.objects.count(), Item.objects.public().count()) == (60, 240, 60)
    assert search(Query(q=vocabulary.words(1)[0])).total == count(Query(q=vocabulary.words(1)[0])) > 0


def test_the_same_number_is_the_same_query() -> None:
    assert [Queries(2).query(n) for n in range(50)] == [Queries(2).query(n) for n in range(50)]
    assert len(set(vocabulary.words(5_000))) == 5_000


def test_a_word_typed_again_and_again_is_looked_for_once() -> None:
    assert len(parse("skole " * 30).groups) == 1
    assert len(parse("skole OR skole OR vej").groups[0]) == 2
    assert len(parse("skole -vej -vej").excluded) == 1


@pytest.mark.django_db
def test_the_speed_table_has_a_row_for_each_contestant() -> None:
    corpus.fill(60, seed=5)
    call_command("index", verbosity=0)
    rows = search_speed.measure(rounds=1)
    assert [row[0] for row in rows] == ["ours, whole", "engine bare", "SQLite FTS5"]
    assert rows[0][-1] == rows[1][-1] > rows[2][-1] > 0  # inflections are found by the first two only
    tables = {60: {name: [*numbers] for name, *numbers in rows}}
    told = [*map(str, search_figures.compared(tables)), *search_figures.table(60, tables[60])]
    assert sum("60 items (p95)" in line for line in told) == 2  # the engine bare and FTS5
    assert [line.split()[0] for line in told[-3:]] == ["ours,", "engine", "SQLite"]
