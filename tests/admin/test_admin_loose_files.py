"""A kept file without a place: looked at, given to an item, or left."""

import pytest
from desk_browser import dump, inputs
from desk_minutes import MINUTES
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from archive import ingest
from archive.ingest import attached
from archive.models import Attachment, Clarification, Municipality

PRICES = b"Priser for 2025: 1.200 kr."


@pytest.fixture
def loose(municipality: Municipality) -> Clarification:
    file = attached.File("Priser.txt", PRICES, text=PRICES.decode())
    ingest.ingest_document(MINUTES.encode(), "a.txt", municipality=municipality, files=[file])
    return Clarification.objects.open().get(code="attachment-unmatched")


def url_of(row: Clarification) -> str:
    return reverse("admin:archive_clarification_change", args=[row.pk])


def answer(desk: Client, row: Clarification, **sent: str) -> HttpResponse:
    form = inputs(desk.get(url_of(row)).content.decode(), "desk-answer")
    return desk.post(url_of(row), form | {"_file": "1"} | sent, follow=True)


def test_the_file_is_looked_at_and_put_on_an_item(desk: Client, loose: Clarification) -> None:
    fetched = desk.get(reverse("admin:archive_clarification_file", args=[loose.pk]))
    assert b"".join(fetched.streaming_content) == PRICES  # type: ignore[attr-defined]
    item = Attachment.objects.get().item
    page = answer(desk, loose, place=f"punkt:{item.pk}").content.decode()
    assert "Filen er nu bilaget »Priser.txt«" in page
    assert list(item.attachments.order_by("position").values_list("name", "visibility"))[1:] == [
        ("Priser.txt", "public")
    ]


def test_it_can_be_the_file_of_a_named_attachment(desk: Client, loose: Clarification) -> None:
    attachment = Attachment.objects.get()
    answer(desk, loose, place=f"bilag:{attachment.pk}")
    attachment.refresh_from_db()
    assert attachment.file and attachment.file.path.read_bytes() == PRICES


def test_it_may_be_left(desk: Client, loose: Clarification) -> None:
    assert "Eller lad filen ligge" in desk.get(url_of(loose)).content.decode()
    desk.post(url_of(loose), {"text": "Hører ikke til."})
    loose.refresh_from_db()
    assert (loose.settlement, Attachment.objects.count()) == ("Hører ikke til.", 1)


@pytest.mark.parametrize("place", ["", "punkt:0", "bilag:x", "møde:1", "punkt:99999999999999999999"])
def test_a_place_that_is_none_is_refused(desk: Client, loose: Clarification, place: str) -> None:
    before = dump()
    response = answer(desk, loose, place=place)
    assert (response.status_code, dump()) == (422, before)


def test_a_personal_number_in_the_file_is_held_and_said(desk: Client, municipality: Municipality) -> None:
    data = b"Borgeren 010190-1234 klager."
    file = attached.File("Klage.txt", data, text=data.decode())
    ingest.ingest_document(MINUTES.encode(), "a.txt", municipality=municipality, files=[file])
    row = Clarification.objects.open().get(code="attachment-unmatched")
    page = answer(desk, row, place=f"bilag:{Attachment.objects.get().pk}").content.decode()
    assert "men tilbageholdt: Kan indeholde et personnummer." in page
    assert "010190" not in page


def test_who_may_only_look_gives_it_to_nobody(onlooker: Client, loose: Clarification) -> None:
    assert "desk-answer" not in onlooker.get(url_of(loose)).content.decode()
    sent = {"_file": "1", "place": f"bilag:{Attachment.objects.get().pk}"}
    assert onlooker.post(url_of(loose), sent).status_code == 403
