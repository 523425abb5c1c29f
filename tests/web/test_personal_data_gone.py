"""A name removed as personal data is nowhere, whatever version, backup or index comes back."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction
from leaking import found_by, leaks
from read_page import Page
from write_minutes import Entry

from archive.ingest import correct, hold, release
from archive.ingest.rereading import reread
from archive.models import Item, Meeting, Source
from archive.search import catch_up, store

TakeIn = Callable[..., Meeting]
Get = Callable[..., Page]
NAME = "qxhavgaardzq"
OPEN = Entry("Cykelsti langs Havnegade")


def _about(name: str, **how: str) -> Entry:
    words = {"case": f"Klagen er fra Ane {name} ved åen.", "decision": "Godkendt.", **how}
    return Entry("Klage over støj", officer="Line Thorup", **words)


@pytest.fixture
def item(take_in: TakeIn) -> Item:
    """An item that an agenda and two minutes tell of, all three with the name in the case presentation."""
    take_in(OPEN, _about(NAME, decision=""), kind="DAGSORDEN")
    take_in(OPEN, _about(NAME))
    row = take_in(OPEN, _about(NAME, decision="Udsat.")).items.get(slug="2")
    assert catch_up(10)
    return row


def _remove_the_name(item: Item) -> None:
    field = f"section:{item.sections.get(kind='case').key}"
    correct(item, field, "Klagen er fra en nabo.", user=None, reason="personal_data", note="Navn.")


def test_a_name_removed_from_an_item_of_several_versions_is_nowhere(item: Item, take_in: TakeIn) -> None:
    before = {address for address, _ in leaks([NAME])}
    assert item.get_absolute_url() in before
    assert len([address for address in before if "/kilde/" in address]) == 3
    assert found_by([NAME]) == [NAME]

    _remove_the_name(item)
    assert (leaks([NAME]), found_by([NAME])) == ([], [])
    assert catch_up(10)
    assert (leaks([NAME]), found_by([NAME])) == ([], [])

    take_in(OPEN, _about(NAME, decision="Udsat til juni."))
    take_in(OPEN, _about(f"og Bo {NAME}", decision="Godkendt igen."))
    assert [one.report.status for one in reread(Source.objects.all(), apply=True)] == ["unchanged"] * 5
    assert catch_up(10)
    assert (leaks([NAME]), found_by([NAME])) == ([], [])


def test_the_machines_reading_and_the_files_are_told_to_be_gone(item: Item, get: Get) -> None:
    _remove_the_name(item)
    assert "En personoplysning er fjernet." in get(item.get_absolute_url()).text
    meeting = get(item.meeting.get_absolute_url())
    assert meeting.html.count("fordi der er fjernet en personoplysning") == 3
    assert [link for link in meeting.links if "/kilde/" in link] == []


class _Undo(Exception):  # noqa: N818  # no error: the day is taken back
    """Takes the database back to what it was."""


@pytest.mark.parametrize("later", [0, 1, 6], ids=["at once", "one change later", "as many changes later"])
def test_yesterdays_database_with_todays_index_shows_nothing_it_does_not_have(item: Item, later: int) -> None:
    """The name was held yesterday, is released today, and yesterday's backup is restored."""
    hold(item, "Et navn.", None)
    assert catch_up(10)
    assert (leaks([NAME]), found_by([NAME])) == ([], [])
    with pytest.raises(_Undo), transaction.atomic():
        release(item, None)
        assert catch_up(10)
        assert found_by([NAME]) == [NAME]
        raise _Undo
    other = item.meeting.items.get(slug="1")
    for turn in range(later):
        correct(other, "officer", f"Line {turn}", user=None, reason="misread")
    assert (leaks([NAME]), found_by([NAME])) == ([], [])
    assert found_by(["havnegade"]) == ["havnegade"]
    assert catch_up(10)
    assert (leaks([NAME]), found_by([NAME])) == ([], [])


def test_yesterdays_database_has_its_own_words_back_in_search(item: Item) -> None:
    """What yesterday's backup has public is found, though today's index had let it go."""
    with pytest.raises(_Undo), transaction.atomic():
        _remove_the_name(item)
        assert catch_up(10)
        assert found_by([NAME]) == []
        raise _Undo
    correct(item, "officer", "Line Holm", user=None, reason="misread")
    assert found_by([NAME]) == [NAME]
    _remove_the_name(item)
    assert (leaks([NAME]), found_by([NAME])) == ([], [])


@pytest.mark.parametrize("hide", [_remove_the_name, lambda item: hold(item, "Et navn.", None)])
def test_todays_database_with_yesterdays_index_shows_nothing_removed_since(
    item: Item, hide: Callable[[Item], object], tmp_path: Path
) -> None:
    folder = store.folder()
    shutil.copytree(folder, tmp_path / "yesterday")
    hide(item)
    assert catch_up(10)
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "yesterday", folder)
    store.forget_handles()
    assert (leaks([NAME]), found_by([NAME])) == ([], [])
    assert found_by(["havnegade"]) == ["havnegade"]
    assert catch_up(10)
    assert (leaks([NAME]), found_by([NAME])) == ([], [])
