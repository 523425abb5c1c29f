"""A doubtful match on the desk: both items beside each other, made one or kept apart."""

from collections.abc import Callable
from typing import Any

import pytest
from desk_browser import dump, inputs
from desk_minutes import MINUTES
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from archive import ingest
from archive.models import Clarification, Item, Visibility

TakeIn = Callable[[str, str], Any]


@pytest.fixture
def doubt(item: Item, take_in: TakeIn) -> Clarification:
    """Item 7 again under another title and case number: it may be the same."""
    changed = MINUTES.replace("Ny mole ved lystbådehavnen", "Molen i havnen fornyes")
    take_in(changed.replace(item.case_number, "99.88.77-P20-1-24"), "2.txt")
    return Clarification.objects.open().get(kind="match")


def url_of(row: Clarification) -> str:
    return reverse("admin:archive_clarification_change", args=[row.pk])


def answer(desk: Client, row: Clarification, **sent: str) -> HttpResponse:
    form = inputs(desk.get(url_of(row)).content.decode(), "desk-answer")
    return desk.post(url_of(row), form | {"_match": "1"} | sent, follow=True)


def test_both_items_stand_beside_each_other(desk: Client, doubt: Clarification) -> None:
    page = desk.get(url_of(doubt)).content.decode()
    assert '<div class="desk-verbatim">Ny mole ved lystbådehavnen</div>' in page
    assert "<ins>Molen i havnen fornyes</ins>" in page
    assert "Hvordan er sagen afgjort?" not in page


def test_one_item_leaves_its_old_address(desk: Client, doubt: Clarification, item: Item) -> None:
    assert doubt.item is not None
    gone = doubt.item.get_absolute_url()
    page = answer(desk, doubt, choice="same", note="Samme mole.").content.decode()
    assert "De to er nu ét punkt." in page
    item.refresh_from_db()
    assert item.title == "Molen i havnen fornyes"
    assert Client().get(gone).headers["Location"] == item.get_absolute_url()
    assert "Det er samme punkt. Samme mole." in desk.get(url_of(doubt)).content.decode()


def test_two_items_are_both_read(desk: Client, doubt: Clarification) -> None:
    assert doubt.item is not None
    page = answer(desk, doubt, choice="different").content.decode()
    assert "Det nye er offentliggjort." in page
    assert Client().get(doubt.item.get_absolute_url()).status_code == 200


def test_words_do_not_settle_it(desk: Client, doubt: Clarification) -> None:
    before = dump()
    desk.post(url_of(doubt), {"text": "Det ser rigtigt ud."})
    assert dump() == before


def test_what_is_wrong_is_said_and_nothing_saved(desk: Client, doubt: Clarification) -> None:
    before = dump()
    for sent, words in (
        ({}, "Vælg, om det er samme punkt."),
        ({"choice": "same", "version": "gammel"}, "Oplysningerne er ændret"),
        ({"choice": "same", "note": "010190-1234"}, "et personnummer"),
    ):
        response = answer(desk, doubt, **sent)  # type: ignore[arg-type]
        assert (response.status_code, dump()) == (422, before)
        assert words in response.content.decode()


def test_who_comes_second_is_told(desk: Client, doubt: Clarification) -> None:
    form = inputs(desk.get(url_of(doubt)).content.decode(), "desk-answer")
    ingest.join(doubt, user=None)
    before = dump()
    response = desk.post(url_of(doubt), form | {"_match": "1", "choice": "different"}, follow=True)
    assert "En anden har afgjort sagen imens" in response.content.decode()
    assert dump() == before


def test_a_clerks_hold_leaves_the_question_open(desk: Client, doubt: Clarification) -> None:
    assert doubt.item is not None
    ingest.hold(doubt.item, "Skal ses efter.", None)
    page = desk.get(url_of(doubt)).content.decode()
    assert "Det nye punkt er også tilbageholdt af en anden grund: Skal ses efter." in page
    assert "stadig tilbageholdt" in answer(desk, doubt, choice="different").content.decode()
    doubt.item.refresh_from_db()
    assert doubt.item.visibility == Visibility.HELD
