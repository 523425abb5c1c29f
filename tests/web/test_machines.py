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
    assert link(page, "canonical") == [address]
    assert client.get(link(page, "search")[0]).status_code == 200


def test_a_searchs_feed_asks_the_same(take_in: TakeIn, client: Client) -> None:
    take_in(Entry("Cykelsti"))
    page = Page(client.get("/soeg/?q=%C3%A6ble+%26+sti&aar=2025"))
    assert link(page, "alternate") == ["/soeg/feed.atom?q=%C3%A6ble+%26+sti&aar=2025"]


def test_an_item_has_one_address_and_no_feed(take_in: TakeIn, client: Client) -> None:
    item = take_in(Entry("Cykelsti")).items.get()
    page = Page(client.get(f"{item.get_absolute_url()}?fra=avis"))
    assert (link(page, "canonical"), link(page, "alternate")) == ([item.get_absolute_url()], [])
    told = {e.attrib["property"]: e.attrib["content"] for e in page.all(".//meta") if "property" in e.attrib}
    assert told["og:url"] == f"http://testserver{item.get_absolute_url()}"
