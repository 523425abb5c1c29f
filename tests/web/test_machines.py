"""What a page's head tells machines: its own address, its feed, and how to search the archive."""

from collections.abc import Callable

import pytest
from django.test import Client
from read_page import Page
from write_minutes import Entry

from archive.models import Meeting

TakeIn = Callable[..., Meeting]
Get = Callable[..., Page]


def link(page: Page, rel: str) -> list[str]:
    return [e.attrib["href"] for e in page.all(".//link") if e.attrib["rel"] == rel]


@pytest.mark.parametrize("address", ["/", "/aadal/", "/aadal/moeder/", "/aadal/sager/", "/aadal/byraadet/"])
def test_a_list_names_its_feed_and_the_feed_is_there(take_in: TakeIn, client: Client, address: str) -> None:
    take_in(Entry("Cykelsti"))
    page = Page(client.get(f"{address}?side=2"))
    assert link(page, "alternate") == [f"{address}feed.atom?side=2"]
    assert client.get(link(page, "alternate")[0]).status_code == 200
    assert link(page, "canonical") == [f"http://testserver{address}"]
    assert client.get(link(page, "search")[0]).status_code == 200


def test_a_searchs_feed_asks_the_same(take_in: TakeIn, client: Client) -> None:
    take_in(Entry("Cykelsti"))
    page = Page(client.get("/soeg/?q=%C3%A6ble+%26+sti&aar=2025"))
    assert link(page, "alternate") == ["/soeg/feed.atom?q=%C3%A6ble+%26+sti&aar=2025"]


def test_an_item_has_one_address_and_no_feed(take_in: TakeIn, client: Client) -> None:
    item = take_in(Entry("Cykelsti")).items.get()
    page = Page(client.get(f"{item.get_absolute_url()}?fra=avis"))
    own = f"http://testserver{item.get_absolute_url()}"
    assert (link(page, "canonical"), link(page, "alternate")) == ([own], [])
    told = {e.attrib["property"]: e.attrib["content"] for e in page.all(".//meta") if "property" in e.attrib}
    assert told["og:url"] == own
    assert told["og:description"] == page.one(".//meta[@name='description']").attrib["content"]
    assert "Byrådet, Ådal Kommune, 27. maj 2025, punkt 1" in told["og:description"]


def test_a_topic_can_be_followed_as_the_search_for_it(take_in: TakeIn, client: Client) -> None:
    take_in(Entry("Cykelsti", case_number="05.01.02-P20-1-25"))
    page = Page(client.get("/emner/05/"))
    assert link(page, "alternate") == ["/soeg/feed.atom?emne=05"]
    ways = [a.attrib["href"] for a in page.all(".//section[@class='follow']//a")]
    asked = ("feed.atom?emne=05", "feed.atom?emne=05&arkiv=1", "kalender.ics?emne=05", "data.csv?emne=05")
    assert ways[:4] == [f"/soeg/{way}" for way in asked]
    assert {client.get(address).status_code for address in ways} == {200}
    assert "Cykelsti" in client.get(ways[0] + "&arkiv=1").content.decode()


def test_a_calendar_names_the_feed_of_its_town(take_in: TakeIn, client: Client) -> None:
    take_in(Entry("Cykelsti"))
    assert link(Page(client.get("/aadal/moeder/2025/")), "alternate") == ["/aadal/feed.atom"]


def test_a_browser_finds_the_icon_where_it_looks(client: Client, db: None) -> None:
    response = client.get("/favicon.ico")
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/svg+xml")
    assert b"".join(response).startswith(b"<svg")  # type: ignore[call-overload]


def test_the_page_about_the_api_shows_addresses_that_answer(take_in: TakeIn, client: Client) -> None:
    take_in(Entry("Cykelsti"))
    page = Page(client.get("/om/api/"))
    shown = [a.attrib["href"] for a in page.all(".//main//a") if a.attrib["href"].startswith("/api/")]
    assert len(shown) == 10
    assert {address: client.get(address).status_code for address in shown} == dict.fromkeys(shown, 200)
    asked = [client.get(address).json()["data"] for address in shown if "?" in address]
    assert [len(rows) for rows in asked] == [1, 1]
    assert client.get("/api/v1/").json()["documentation"] == "http://testserver/om/api/"
