"""A section, an attachment or several at once is held, withdrawn and released from the desk, and stays so."""

from collections.abc import Callable
from typing import Any

import pytest
from desk_browser import listed
from desk_minutes import MINUTES
from django.test import Client
from django.urls import reverse

from archive import ingest
from archive.models import Attachment, Item, Section, Visibility

Part = Section | Attachment
TakeIn = Callable[[str, str], Any]


@pytest.fixture(params=["section", "attachment"])
def part(request: pytest.FixtureRequest, item: Item) -> Part:
    return item.sections.get(kind="summary") if request.param == "section" else item.attachments.get()


def words_of(part: Part) -> str:
    return "afløses af en ny" if isinstance(part, Section) else "Tegning af molen"


@pytest.mark.parametrize("verb", ["hold", "withdraw"])
def test_a_part_is_hidden_survives_reading_and_is_released(
    desk: Client, item: Item, part: Part, verb: str, take_in: TakeIn
) -> None:
    name = str(part._meta.model_name)
    url = reverse(f"admin:archive_{name}_visibility", args=[part.pk])
    here = item.get_absolute_url()
    assert words_of(part) in Client().get(here).content.decode()
    assert url in desk.get(reverse("admin:archive_item_change", args=[item.pk])).content.decode()
    desk.post(url, {"verb": verb, "reason": "Et navn."})
    assert words_of(part) not in Client().get(here).content.decode()
    take_in(MINUTES.replace("Fiskeriet går godt.", "Fiskeriet går meget godt."), "2.txt")
    assert words_of(part) not in Client().get(here).content.decode()
    page = desk.get(reverse("admin:archive_item_change", args=[item.pk])).content.decode()
    assert "</strong>. Et navn." in page
    desk.post(url, {"verb": "release", "reason": "Set efter."})
    assert words_of(part) in Client().get(here).content.decode()


def test_several_sections_are_held_at_once(desk: Client, item: Item) -> None:
    here = reverse("admin:archive_section_changelist")
    rows = [str(pk) for pk in item.sections.values_list("pk", flat=True)]
    assert len(listed(desk, here)) == Section.objects.count()
    chosen = {"action": "hold_chosen", "_selected_action": rows}
    response = desk.post(here, chosen)
    assert response.status_code == 422
    desk.post(here, chosen | {"reason": "Skal ses efter."})
    assert set(item.sections.values_list("visibility", flat=True)) == {Visibility.HELD}
    desk.post(here, chosen | {"action": "release_chosen", "reason": "Set efter."})
    assert set(item.sections.values_list("visibility", flat=True)) == {Visibility.PUBLIC}


def test_a_section_is_looked_up_by_its_words_and_leads_to_its_item(desk: Client, item: Item) -> None:
    section = item.sections.get(kind="summary")
    assert listed(desk, reverse("admin:archive_section_changelist"), q="mole", kind__exact="summary") == [
        "Resume"
    ]
    page = desk.get(reverse("admin:archive_section_change", args=[section.pk])).content.decode()
    assert reverse("admin:archive_item_change", args=[item.pk]) in page
    assert reverse("admin:archive_section_visibility", args=[section.pk]) in page


def test_a_source_and_a_meeting_stay_hidden_when_the_same_comes_again(
    desk: Client, item: Item, take_in: TakeIn
) -> None:
    for row in (item.source, item.meeting):
        url = reverse(f"admin:archive_{row._meta.model_name}_visibility", args=[row.pk])  # type: ignore[union-attr]
        desk.post(url, {"verb": "withdraw", "reason": "Klage."})
    take_in(MINUTES, "igen.txt")
    take_in(MINUTES + "\n", "2.txt")
    item.refresh_from_db()
    assert item.meeting.visibility == Visibility.WITHDRAWN
    assert Client().get(item.meeting.get_absolute_url()).status_code == 410


def test_an_item_that_a_new_version_closes_is_a_stub_at_once(item: Item, take_in: TakeIn) -> None:
    take_in(MINUTES.replace("Sagsnummer: 08", "Lukket - Personalesag\n\nSagsnummer: 08", 1), "2.txt")
    item.refresh_from_db()
    assert item.closed
    page = Client().get(item.get_absolute_url()).content.decode()
    for word in ("Ny mole", "1962", "Ida Bro", "Tegning", "besøg"):
        assert word not in page


def test_a_section_is_added_by_its_form(desk: Client, item: Item) -> None:
    url = reverse("admin:archive_item_new_section", args=[item.pk])
    assert url in desk.get(reverse("admin:archive_item_change", args=[item.pk])).content.decode()
    response = desk.post(url, {})
    page = response.content.decode()
    assert response.status_code == 422
    for words in ("Vælg, hvad det er for et afsnit.", "Skriv afsnittets tekst.", "Skriv kort, hvorfor"):
        assert words in page
    sent = {"kind": "finance", "heading": "Økonomi", "text": "Ti kroner.\r\n", "reason": "misread"}
    assert desk.post(url, sent | {"note": "010190-1234"}).status_code == 422
    done = desk.post(url, sent | {"note": "Stod på side 4."})
    assert done.status_code == 302
    section = item.sections.get(kind="finance")
    assert (section.heading, section.text) == ("Økonomi", "Ti kroner.")
    assert "Ti kroner." in Client().get(item.get_absolute_url()).content.decode()
    assert ingest.correct(item, f"section:{section.key}", "Tolv.", user=None, reason="misread")
