"""On a slow machine `manage.py index` goes on as long as it gets forward."""

import pytest
from django.core.management import call_command
from small_archive import Add, titles

from archive.search import state


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
