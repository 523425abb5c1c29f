"""On a slow machine `manage.py index` goes on as long as it gets forward."""

import pytest
from django.core.management import call_command
from small_archive import Add, titles

from archive.search import Query, search, state


def test_more_changes_than_one_wait_takes_in_are_all_taken_in(
    add: Add, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    add("Cykelsti")
    call_command("index", verbosity=0)
    for _ in range(5):
        add("Gangbro")
    monkeypatch.setattr("archive.management.commands.index._WAIT", 0.0)
    monkeypatch.setattr("archive.search.freshness.STEP", 2)
    call_command("index", verbosity=0)
    assert capsys.readouterr().out.count("Søgeindekset er klar") == 2
    assert (state().pending, titles("gangbro")) == (0, ["Gangbro"] * 5)


def test_a_search_takes_in_no_more_than_a_moment_allows(add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    add("Cykelsti")
    call_command("index", verbosity=0)
    for _ in range(5):
        add("Gangbro")
    monkeypatch.setattr("archive.search.freshness._A_MOMENT", 0.0)
    monkeypatch.setattr("archive.search.documents._AT_A_TIME", 2)
    assert [len(titles("gangbro")) for _ in range(3)] == [2, 4, 5]
    assert state().pending == 0


def test_a_search_builds_no_more_than_a_moment_allows(add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(5):
        add("Gangbro")
    monkeypatch.setattr("archive.search.freshness._BUILT_AT_ONCE", 0)
    monkeypatch.setattr("archive.search.freshness._A_MOMENT", 0.0)
    monkeypatch.setattr("archive.search.documents._AT_A_TIME", 2)
    answers = [search(Query(q="gangbro")) for _ in range(3)]  # the database gives the first two
    assert [(answer.total, answer.available) for answer in answers] == [(5, False), (5, False), (5, True)]
