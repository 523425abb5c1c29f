"""Holding, withdrawing, releasing, closing, and the times a row is public between: each with a reason."""

import datetime
import re

import pytest
from desk_browser import dump, inputs, open_form
from django.test import Client
from django.urls import reverse

from archive.models import (
    AuditEntry,
    Correction,
    Item,
    Visibility,
)

ITEMS = "admin:archive_item_changelist"
STRICT = "default-src 'none'"


@pytest.mark.parametrize("verb", ["hold", "withdraw", "close"])
def test_a_decision_on_visibility_needs_a_reason(desk: Client, item: Item, verb: str) -> None:
    url = reverse("admin:archive_item_visibility", args=[item.pk])
    before = dump()
    response = desk.post(url, {"verb": verb, "reason": " ", "public_from": "", "public_until": ""})
    assert (response.status_code, dump()) == (422, before)
    assert "Skriv kort, hvorfor." in response.content.decode()


def test_an_item_is_held_released_and_closed(desk: Client, item: Item) -> None:
    url = reverse("admin:archive_item_visibility", args=[item.pk])
    form = {"reason": "Navn på en borger", "public_from": "", "public_until": ""}
    desk.post(url, form | {"verb": "hold"})
    item.refresh_from_db()
    assert (item.visibility, item.visibility_reason) == (Visibility.HELD, "Navn på en borger")
    desk.post(url, form | {"verb": "release"})
    item.refresh_from_db()
    assert item.visibility == Visibility.PUBLIC


def test_closing_asks_for_a_ground_that_everybody_reads_apart_from_the_reason(
    desk: Client, item: Item
) -> None:
    url = reverse("admin:archive_item_visibility", args=[item.pk])
    form = {"verb": "close", "reason": "Aftalt med juristen", "public_from": "", "public_until": ""}
    before = dump()
    response = desk.post(url, form)
    assert (response.status_code, dump()) == (422, before)
    assert "Skriv den grund til lukning, som alle kan læse." in response.content.decode()
    desk.post(url, form | {"closed_ground": "Personsag"})
    item.refresh_from_db()
    assert (item.closed, item.closed_ground) == (True, "Personsag")
    assert set(Correction.objects.values_list("note", flat=True)) == {"Personsag"}
    assert AuditEntry.objects.get(action="close").reason == "Aftalt med juristen"


def test_a_personal_number_in_a_reason_changes_nothing(desk: Client, item: Item) -> None:
    url = reverse("admin:archive_item_visibility", args=[item.pk])
    form = {"verb": "hold", "reason": "Gælder 070761-4285", "public_from": "2025-03-10T09:30"}
    chosen = {"action": "withdraw_chosen", "_selected_action": [str(item.pk)], "reason": form["reason"]}
    before = dump()
    for address, sent in ((url, form), (reverse(ITEMS), chosen)):
        response = desk.post(address, sent)
        assert (response.status_code, dump()) == (422, before)
        assert "ser ud til at indeholde et personnummer" in response.content.decode()


def test_times_are_set_with_a_reason_and_not_again(desk: Client, item: Item) -> None:
    url = reverse("admin:archive_item_visibility", args=[item.pk])
    form = {"verb": "", "reason": "Pressemeddelelse", "public_from": "2025-03-10T09:30", "public_until": ""}
    desk.post(url, form)
    item.refresh_from_db()
    assert item.public_from == datetime.datetime(2025, 3, 10, 8, 30, tzinfo=datetime.UTC)
    assert AuditEntry.objects.filter(action="times", reason="Pressemeddelelse").count() == 1
    before = dump()
    desk.post(url, open_form(desk, url))
    assert dump() == before
    response = desk.post(url, form | {"public_until": "2025-03-01T00:00"})
    assert "Tiden skal begynde, før den slutter." in response.content.decode()
    assert dump() == before


def test_chosen_items_are_withdrawn_with_one_reason(desk: Client, item: Item) -> None:
    chosen = {
        "action": "withdraw_chosen",
        "_selected_action": [str(pk) for pk in Item.objects.values_list("pk", flat=True)],
    }
    before = dump()
    response = desk.post(reverse(ITEMS), chosen | {"reason": "", "index": "0"})
    page = response.content.decode()
    assert (response.status_code, dump()) == (422, before)
    assert "Begrundelse: Skriv kort, hvorfor." in page
    kept = re.findall(r'name="_selected_action" value="(\d+)"', page)
    assert sorted(kept) == sorted(chosen["_selected_action"])
    assert inputs(page, "desk-form")["action"] == "withdraw_chosen"
    desk.post(reverse(ITEMS), chosen | {"reason": "Fejl i dagsordenen"})
    assert set(Item.objects.values_list("visibility", "visibility_reason")) == {
        (Visibility.WITHDRAWN, "Fejl i dagsordenen")
    }


def test_chosen_items_are_closed_with_a_public_ground(desk: Client, item: Item) -> None:
    chosen = {"action": "close_chosen", "_selected_action": [str(item.pk)], "reason": "Aftalt"}
    before = dump()
    response = desk.post(reverse(ITEMS), chosen)
    assert (response.status_code, dump()) == (422, before)
    desk.post(reverse(ITEMS), chosen | {"closed_ground": "Personsag"})
    item.refresh_from_db()
    assert (item.closed, item.closed_ground) == (True, "Personsag")


def test_onlookers_decide_nothing(onlooker: Client, item: Item) -> None:
    before = dump()
    chosen = {"action": "hold_chosen", "_selected_action": [str(item.pk)], "reason": "Fordi"}
    onlooker.post(reverse(ITEMS), chosen)
    url = reverse("admin:archive_item_visibility", args=[item.pk])
    assert onlooker.post(url, {"verb": "hold", "reason": "Fordi"}).status_code == 403
    assert dump() == before
