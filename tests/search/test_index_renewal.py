"""A newer analysis takes no search away: both indexes stand until the new one is whole."""

import pytest
from small_archive import Add, titles

from archive import search as engine
from archive.models import Item, recording
from archive.search import store


def test_an_older_analysis_answers_in_full_while_the_newer_index_is_built_beside_it(
    add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing withdrawn is found in it, what is new is found, and it says why an inflection may be missed."""
    items = [add(f"Cykelsti {place}") for place in ("nord", "syd", "øst", "vest", "midt")]
    assert engine.search(engine.Query(q="cykelsti")).total == 5
    name = store.current_name(store.folder())
    monkeypatch.setattr("archive.search.position.ANALYSIS_VERSION", 999)
    monkeypatch.setattr("archive.search.freshness._A_LITTLE", 2)
    with recording():
        items[0].delete()
        items[4].title = "Cykelsti i midten"
        items[4].save()
    answers = [engine.search(engine.Query(q="cykelstierne")) for _ in range(4)]
    right = {"Cykelsti syd", "Cykelsti øst", "Cykelsti vest", "Cykelsti i midten"}
    assert [{hit.item.title for hit in answer.hits} for answer in answers] == [right] * 4
    assert [(answer.available, answer.total) for answer in answers] == [(True, 4)] * 4
    assert [bool(answer.notices) for answer in answers] == [True, True, True, False]
    assert answers[0].notices[0].startswith("Søgningen er ved at lære danske ord bedre")
    assert store.current_name(store.folder()) not in (name, None)


def test_an_index_of_a_newer_analysis_answers_and_is_left_alone(
    add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Workers of two versions share a folder while the site is upgraded."""
    add("Cykelsti nord")
    add("Cykelsti syd")
    assert titles("cykelsti") == ["Cykelsti nord", "Cykelsti syd"]
    name = store.current_name(store.folder())
    monkeypatch.setattr("archive.search.position.ANALYSIS_VERSION", 1)
    with recording():
        Item.objects.get(title="Cykelsti syd").delete()
    assert titles("cykelsti") == ["Cykelsti nord"]
    assert engine.catch_up() and engine.renew()
    assert store.current_name(store.folder()) == name
