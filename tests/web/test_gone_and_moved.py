"""Addresses that do not lead to a whole page: never there, not yet, withdrawn, held, moved, closed."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from read_page import Page
from write_minutes import Entry

from archive.ingest import close, correct, hold, publish_between, release, withdraw
from archive.models import Item, Meeting, OldAddress
from archive.search import Query, search

ITEM = "/aadal/byraadet/2025-05-27/1/"
MEETING = "/aadal/byraadet/2025-05-27/"
CASE = "/aadal/sager/05.01.02-p20-9-25/"
HOUR = datetime.timedelta(hours=1)
TakeIn = Callable[..., Meeting]
Get = Callable[..., Page]


@pytest.fixture
def item(take_in: TakeIn) -> Item:
    """Item 1 of a meeting of two."""
    meeting = take_in(
        Entry(
            "Salg af gartnergrunden",
            decision="Godkendt. Grunden sælges til Grønvang.",
            case="Der er kommet tre bud.",
            case_number="05.01.02-P20-9-25",
            officer="Karim Haddad",
            attachments=("Budoversigt",),
        ),
        Entry("Cykelsti langs Havnegade"),
    )
    return meeting.items.select_related("meeting").get(slug="1")


@pytest.mark.parametrize(
    "address",
    [
        "/findes-ikke/",
        "/aadal/findes-ikke/",
        "/aadal/byraadet/2031/",
        "/aadal/byraadet/2025-05-28/",
        "/aadal/byraadet/2025-13-45/",
        "/aadal/byraadet/2025-05-27/99/",
        "/aadal/sager/findes-ikke/",
        "/findes-ikke/byraadet/2025-05-27/1/",
        "/%00/",
        "/aadal/%00/",
        "/" + "a" * 3000 + "/",
        "/.git/config",
    ],
)
def test_what_never_was_answers_404_with_ways_on(item: Item, get: Get, address: str) -> None:
    page = get(address)
    assert (page.status, page.heading) == (404, "Siden findes ikke")
    assert {"/", "/soeg/"} <= page.links.keys()
    assert page.one(".//meta[@name='robots']").attrib["content"] == "noindex"


def test_a_missing_slash_leads_to_the_page(item: Item, client: Client) -> None:
    response = client.get(ITEM.rstrip("/"))
    assert (response.status_code, response.headers["Location"]) == (301, ITEM)


@pytest.mark.parametrize(
    ("verb", "heading"), [(withdraw, "Punktet er trukket tilbage"), (hold, "Punktet vises ikke lige nu")]
)
def test_a_withdrawn_or_held_item_answers_410_without_its_title(
    item: Item, get: Get, verb: Callable[..., bool], heading: str
) -> None:
    verb(item, "Der er klaget over salget.", None)
    page = get(ITEM)
    assert (page.status, page.heading) == (410, heading)
    assert page.of_class("kicker")[0].text == "Byrådet, 27. maj 2025, punkt 1"
    assert page.response.headers["X-Robots-Tag"] == "noindex"
    assert page.one(".//meta[@name='robots']").attrib["content"] == "noindex"
    for word in ("gartner", "Grønvang", "Haddad", "Budoversigt", "05.01.02", "klaget"):
        assert word not in page.html
    assert page.links[MEETING] == "Mødets øvrige punkter"


def test_a_released_item_is_as_before(item: Item, get: Get) -> None:
    before = get(ITEM).text
    withdraw(item, "En fejl.", None)
    release(item, None)
    assert (get(ITEM).status, get(ITEM).text) == (200, before)


def test_an_item_not_yet_published_was_never_there(item: Item, get: Get) -> None:
    item.public_from = timezone.now() + HOUR
    item.save()
    assert get(ITEM).status == 404
    assert ITEM not in get(MEETING).links


def test_an_item_taken_down_by_age_answers_410(item: Item, get: Get) -> None:
    item.public_until = timezone.now() - HOUR
    item.save()
    page = get(ITEM)
    assert (page.status, "gartner" in page.html) == (410, False)


@pytest.mark.parametrize(("verb", "status"), [(withdraw, 410), (hold, 410)])
def test_a_withdrawn_or_held_meeting_takes_its_items_along(
    item: Item, get: Get, verb: Callable[..., bool], status: int
) -> None:
    verb(item.meeting, "Forkert dokument.", None)
    for address in (MEETING, ITEM, f"{MEETING}2/"):
        page = get(address)
        assert (address, page.status, MEETING in page.links) == (address, status, False)
        assert "gartner" not in page.html


def test_a_meeting_not_yet_published_was_never_there(item: Item, get: Get) -> None:
    item.meeting.public_from = timezone.now() + HOUR
    item.meeting.save()
    assert [
        get(a).status for a in (MEETING, ITEM, CASE, "/aadal/", "/aadal/byraadet/", "/aadal/byraadet/2025/")
    ] == [404] * 6


def test_an_old_address_leads_to_the_new_for_good(item: Item, client: Client) -> None:
    OldAddress.objects.create(path="/aadal/oekonomiudvalget/2025-05-20/7/", item=item)
    OldAddress.objects.create(path="/aadal/oekonomiudvalget/2025-05-20/", meeting=item.meeting)
    for old, new in (
        ("/aadal/oekonomiudvalget/2025-05-20/7/", ITEM),
        ("/aadal/oekonomiudvalget/2025-05-20/", MEETING),
    ):
        response = client.get(old)
        assert (response.status_code, response.headers["Location"]) == (301, new)


def test_a_meeting_whose_date_a_clerk_corrects_is_found_at_both_addresses(item: Item, client: Client) -> None:
    correct(item.meeting, "date", "2025-05-28", user=None, reason="source_error", note="Slåfejl.")
    moved = "/aadal/byraadet/2025-05-28/"
    for old, new in ((MEETING, moved), (ITEM, f"{moved}1/"), (f"{MEETING}2/", f"{moved}2/")):
        response = client.get(old)
        assert (response.status_code, response.headers["Location"]) == (301, new)
        assert client.get(new).status_code == 200


def test_an_old_address_of_something_withdrawn_does_not_tell_its_title(item: Item, client: Client) -> None:
    OldAddress.objects.create(path="/aadal/oekonomiudvalget/2025-05-20/7/", item=item)
    withdraw(item, "Forkert.", None)
    response = client.get("/aadal/oekonomiudvalget/2025-05-20/7/", follow=True)
    assert (response.status_code, "gartner" in response.content.decode()) == (410, False)


def test_a_closed_item_shows_its_stub_only(item: Item, get: Get) -> None:
    close(item, "Salg af fast ejendom", None)
    page = get(ITEM)
    assert (page.status, page.heading) == (200, "Lukket punkt")
    assert page.response.headers["X-Robots-Tag"] == "noindex"
    assert page.one(".//meta[@name='robots']").attrib["content"] == "noindex"
    assert "Grund: Salg af fast ejendom Sagens indhold er ikke offentligt." in page.text
    for word in ("gartner", "Grønvang", "tre bud", "Haddad", "Budoversigt", "05.01.02"):
        assert word not in page.html
    assert get(MEETING).links[ITEM] == "Lukket punkt"
    assert get(f"{MEETING}2/").links[ITEM] in ("1. Lukket punkt", "‹ Punkt 1: Lukket punkt")
    assert get(CASE).status == 404
    assert [hit.item for hit in search(Query(q="gartnergrunden")).hits] == []


def test_a_closed_item_shows_its_neutral_title_and_the_decision_a_clerk_releases(
    item: Item, get: Get
) -> None:
    close(item, "Salg af fast ejendom", None, neutral_title="Salg af en grund")
    correct(
        item, "released_decision", "Grunden er solgt.", user=None, reason="other", note="Aftalen er indgået."
    )
    page = get(ITEM)
    assert page.heading == "Salg af en grund"
    assert "Grunden er solgt." in page.text
    assert "ikke offentligt" not in page.text
    assert get(MEETING).links[ITEM] == "Salg af en grund"


def test_a_document_s_own_closed_item_is_closed(take_in: TakeIn, get: Get) -> None:
    take_in(
        Entry("Lukket punkt: Personalesag", mark="Lukket - Personalesag", case="", decision=""),
        Entry("Budget"),
    )
    page = get(ITEM)
    assert page.status == 200
    assert page.response.headers["X-Robots-Tag"] == "noindex"
    assert "Behandlet for lukkede døre" in page.text


def test_where_something_moved_is_not_told_before_its_time(take_in: TakeIn, get: Get) -> None:
    meeting = take_in(Entry("Cykelsti"))
    correct(meeting, "date", "2025-05-28", user=None, reason="misread")
    old = "/aadal/byraadet/2025-05-27/"
    assert get(old).status == 301
    publish_between(meeting, timezone.now() + HOUR, None, None, "Venter.")
    assert get(old).status == 404
