"""What a citizen can write: without cookie and script, guarded, screened, and laid before a clerk."""

import datetime
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone
from read_page import Page
from write_minutes import Entry

from archive import ingest
from archive.ingest import citizens
from archive.models import Clarification, Meeting, Sender
from archive.web.messages import SALT

Get = Callable[..., Page]
TakeIn = Callable[..., Meeting]

MISSING, REMOVAL = "/daekning/mangler/", "/privatliv/anmodning/"
ITEM = "/aadal/byraadet/2025-05-27/1/"


def token(seconds_ago: float = 60) -> str:
    """A token as the page would have held it, made so long ago."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "time", partial(float, time.time() - seconds_ago))
        return signing.dumps(int(time.time()), salt=SALT)


def send(client: Client, address: str, /, **fields: Any) -> Page:
    return Page(client.post(address, {"besked": "Mødet i maj mangler.", "token": token(), **fields}))


def test_a_message_reaches_the_clerk_with_the_page_it_is_about(
    take_in: TakeIn, client: Client, get: Get
) -> None:
    item = take_in(Entry("Cykelsti")).items.get()
    page = get(ITEM)
    (href,) = [href for href in page.links if href.startswith(REMOVAL)]
    form = get(href)
    assert "Det gælder: Cykelsti, Byrådet 27. maj 2025." in form.text
    answer = send(client, REMOVAL, om=ITEM, besked="Mit navn skal væk.", svar="ane@example.dk")
    assert (answer.status, answer.response["Location"]) == (303, "/privatliv/tak/")
    assert "Den er modtaget" in get("/privatliv/tak/").text
    row = Clarification.objects.get(kind="citizen")
    assert (row.code, row.item, row.page, row.reply_to) == ("removal", item, ITEM, "ane@example.dk")
    assert row.message == "Anmodning om fjernelse: Mit navn skal væk."
    ingest.settle(row, None, "Navnet er fjernet.")
    row.refresh_from_db()
    assert row.reply_to == ""


def test_signs_that_no_page_can_show_are_replaced(db: None, client: Client) -> None:
    assert send(client, MISSING, besked="En\r\nlinje\x00mere\x1b").status == 303
    assert Clarification.objects.get().message == "Mangler der noget: En\nlinje\ufffdmere\ufffd"


def test_no_cookie_is_set_and_no_page_is_kept(take_in: TakeIn, client: Client) -> None:
    take_in(Entry("Cykelsti"))
    for answer in (client.get(MISSING), client.get(REMOVAL, {"om": ITEM}), send(client, MISSING).response):
        assert not answer.cookies
    assert client.get(MISSING)["Cache-Control"] == "no-store"
    assert client.get(MISSING)["X-Robots-Tag"] == "noindex"


def test_a_personal_number_is_not_kept(db: None, client: Client) -> None:
    number = "-".join(("010190", "1234"))
    send(client, REMOVAL, besked=f"Fjern {number}, tak.", om=f"/{number}/")
    row = Clarification.objects.get()
    assert row.message == "Anmodning om fjernelse: Fjern [personnummer], tak."
    assert number not in str(vars(row))


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"besked": ""}, "Skriv, hvad det drejer sig om."),
        ({"besked": "   "}, "Skriv, hvad det drejer sig om."),
        ({"besked": "x" * 4001}, "højst 4000 tegn"),
        ({"svar": "ikke en adresse"}, "Det ligner ikke en mailadresse."),
        ({"hjemmeside": "https://a.example"}, "Feltet skal stå tomt."),
        ({"token": ""}, "tryk Send igen"),
        ({"token": "forfalsket"}, "tryk Send igen"),
        ({"token": "x" * 5000}, "Beskeden er ikke sendt endnu"),
        ({"om": "/" + "x" * 5000}, "Skriv den i beskeden"),
    ],
)
def test_what_is_wrong_is_told_and_the_words_are_kept(
    db: None, client: Client, fields: dict[str, str], told: str
) -> None:
    page = send(client, MISSING, **{"svar": "ane@example.dk", **fields})
    assert page.status == 422
    assert told in page.text
    assert page.title.startswith("Fejl: ")
    if "besked" not in fields:
        assert page.one(".//textarea").text.strip() == "Mødet i maj mangler."
    assert not Clarification.objects.exists()


@pytest.mark.parametrize("seconds", [0, 7 * 3600])
def test_too_fast_and_too_late_are_asked_to_send_again(db: None, client: Client, seconds: int) -> None:
    page = send(client, MISSING, token=token(seconds))
    assert page.status == 422
    again = page.one(".//input[@name='token']").attrib["value"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "time", partial(float, time.time() + 30))
        assert send(client, MISSING, token=again).status == 303


def test_the_same_message_is_listed_once(db: None, client: Client) -> None:
    assert [send(client, MISSING).status for _ in range(2)] == [303, 303]
    assert Clarification.objects.count() == 1


def test_a_flood_from_one_place_is_refused_and_others_still_get_through(db: None, client: Client) -> None:
    sent = [send(client, MISSING, besked=f"Nummer {n}").status for n in range(citizens.OF_ONE + 1)]
    assert sent == [303] * citizens.OF_ONE + [429]
    late = send(client, MISSING, besked="Nummer 6")
    assert "Vent en time" in late.text
    assert late.one(".//textarea").text.strip() == "Nummer 6"
    other = Client(REMOTE_ADDR="2001:db8::1")
    assert send(other, MISSING, besked="En anden").status == 303


def test_a_flood_from_everywhere_is_refused(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(citizens, "OF_ALL", 3)
    sent = [send(Client(REMOTE_ADDR=f"192.0.2.{n}"), MISSING, besked=f"Nummer {n}").status for n in range(4)]
    assert sent == [303, 303, 303, 429]


def test_who_sent_is_kept_for_a_day_at_most_and_never_in_clear(db: None, client: Client) -> None:
    send(client, MISSING)
    row = Sender.objects.get()
    assert "127.0.0.1" not in str(vars(row))
    Sender.objects.update(at=timezone.now() - datetime.timedelta(hours=25))
    send(client, MISSING, besked="Mere")
    assert Sender.objects.filter(pk=row.pk).count() == 0
    assert Sender.objects.count() == 1


@pytest.mark.parametrize(
    "about", ["", "skole", "//a.example/", "/findes/ikke/noget/her/a/", "/\x00", "/admin/", "/x" * 400]
)
def test_odd_pages_to_write_about_still_give_a_form(db: None, get: Get, about: str) -> None:
    page = get(REMOVAL, om=about)
    assert page.status == 200
    assert [a for a in page.links if a.startswith("//")] == []


def test_odd_requests_are_answered_helpfully(db: None, client: Client) -> None:
    junk = client.post(MISSING, b"\xff\xfe%%%", content_type="application/x-www-form-urlencoded")
    assert junk.status_code == 422
    huge = client.post(MISSING, {"besked": "x" * 3_000_000, "token": token()})
    assert huge.status_code in (400, 413)
    assert "Det kunne ikke forstås" in Page(huge).text
    assert client.put(MISSING).status_code == 405


def test_a_held_item_s_title_is_not_told_by_the_form(take_in: TakeIn, get: Get) -> None:
    item = take_in(Entry("Cykelsti")).items.get()
    ingest.hold(item, "Skal ses efter.", None)
    assert "Cykelsti" not in get(REMOVAL, om=ITEM).html
