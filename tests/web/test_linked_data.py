"""What a page tells search engines of a meeting, an item and a case: what the page shows, and no more."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from read_page import Page
from write_minutes import Entry

from archive.models import Item, Meeting

TakeIn = Callable[..., Meeting]
Get = Callable[..., Page]
SITE = "http://testserver"
CASE = "05.01.02-P20-1-25"


def told(page: Page) -> dict[str, Any]:
    """The page's data, by type."""
    blocks = [e for e in page.all(".//script") if e.get("type") == "application/ld+json"]
    assert len(blocks) == 1
    data = json.loads(blocks[0].text or "")
    assert data["@context"] == "https://schema.org"
    return {one["@type"]: one for one in data["@graph"]}


def way(found: dict[str, Any]) -> list[tuple[int, str, str]]:
    steps = found["BreadcrumbList"]["itemListElement"]
    return [(s["position"], s["name"], s["item"].removeprefix(SITE)) for s in steps]


@pytest.fixture
def meeting(take_in: TakeIn) -> Meeting:
    decision = "Godkendt, idet stien bliver bredere."
    found = take_in(Entry("Cykelsti", decision=decision, case_number=CASE), Entry("Salg af grund"))
    found.items.filter(title="Salg af grund").update(closed=True)
    return found


def test_a_meeting_is_an_event_where_and_when_it_was(meeting: Meeting, get: Get) -> None:
    found = told(get(meeting.get_absolute_url()))
    event = found["Event"]
    assert event["name"] == "Byrådet, 27. maj 2025"
    assert event["startDate"] == "2025-05-27T17:00:00+02:00"
    assert event["organizer"]["name"] == "Byrådet"
    assert event["organizer"]["parentOrganization"]["name"] == "Ådal Kommune"
    assert event["url"] == SITE + meeting.get_absolute_url()
    assert way(found) == [
        (1, "Forside", "/"),
        (2, "Ådal", "/aadal/"),
        (3, "Byrådet", "/aadal/byraadet/"),
        (4, "27. maj 2025", "/aadal/byraadet/2025-05-27/"),
    ]


def test_an_item_is_a_report_of_its_meeting_and_case(meeting: Meeting, get: Get) -> None:
    item = meeting.items.get(closed=False)
    found = told(get(item.get_absolute_url()))
    report = found["Report"]
    assert (report["name"], report["abstract"]) == ("Cykelsti", item.outcome_remainder)
    assert (report["dateCreated"], report["reportNumber"]) == ("2025-05-27", CASE)
    assert report["isPartOf"]["url"] == f"{SITE}/aadal/sager/05.01.02-p20-1-25/"
    assert report["recordedAt"]["url"] == SITE + meeting.get_absolute_url()
    assert way(found)[-1] == (5, f"Punkt {item.number}", item.get_absolute_url())


def test_a_case_is_a_collection_of_its_items(meeting: Meeting, get: Get) -> None:
    found = told(get("/aadal/sager/05.01.02-p20-1-25/"))
    collection = found["Collection"]
    assert (collection["name"], collection["identifier"]) == ("Cykelsti", CASE)
    assert [part["name"] for part in collection["hasPart"]] == ["Cykelsti"]
    assert [name for _, name, _ in way(found)] == ["Forside", "Ådal", CASE]


def test_closed_and_hidden_items_tell_nothing(meeting: Meeting, get: Get) -> None:
    Item.objects.filter(closed=False).update(noindex=True)
    for item in meeting.items.all():
        assert "ld+json" not in get(item.get_absolute_url()).html
    assert told(get("/aadal/sager/05.01.02-p20-1-25/"))["Collection"]["hasPart"] == []


def test_no_title_ends_the_block(take_in: TakeIn, get: Get) -> None:
    title = "Sti </script><script>alert(1)</script> & <!-- bro"
    item = take_in(Entry(title, number="1")).items.get()
    page = get(item.get_absolute_url())
    assert told(page)["Report"]["name"] == item.title
    assert "<script>alert" not in page.html


def test_a_page_shared_elsewhere_has_its_title(take_in: TakeIn, client: Client) -> None:
    item = take_in(Entry('Sti & "bro"')).items.get()
    page = Page(client.get(item.get_absolute_url()))
    said = {e.attrib["property"]: e.attrib["content"] for e in page.all(".//meta") if "property" in e.attrib}
    assert said["og:title"] == f"{item.title} – Byrådet 27. maj 2025"
    assert page.texts(".//title") == [f"{said['og:title']} – Referatarkivet"]
