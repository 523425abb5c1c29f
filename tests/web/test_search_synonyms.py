"""The search page tells which other words it looked for, and all that read the same address agree."""

import csv
import io
from collections.abc import Callable

import pytest
from django.test import Client
from read_page import Page, words
from write_minutes import Entry

from archive.models import Meeting
from archive.search import catch_up

TakeIn = Callable[..., Meeting]
Get = Callable[..., Page]


@pytest.fixture
def town(take_in: TakeIn) -> None:
    take_in(Entry("Spildevand i Sandby"), Entry("Ny kloak"), Entry("Cykelsti"))
    catch_up(5.0)


def hits(page: Page) -> list[str]:
    return page.texts(".//ol[@class='rows']//h2")


def test_the_other_words_are_told_with_a_link_without_them(town: None, get: Get, client: Client) -> None:
    page = get("/soeg/", q="kloak", sortering="relevans", side="1")
    assert hits(page) == ["Ny kloak", "Spildevand i Sandby"]
    (told,) = page.of_class("also")
    assert words(told) == "Søgte også på spildevand, afløb. Søg kun på det, du skrev"
    (link,) = told.iter("a")
    alone = Page(client.get(f"/soeg/{link.attrib['href']}"))
    assert (hits(alone), alone.of_class("also")) == (["Ny kloak"], [])
    (chosen,) = alone.of_class("chosen")
    (undo,) = chosen.iter("a")
    assert words(undo).startswith("Uden synonymer")
    assert hits(Page(client.get(f"/soeg/{undo.attrib['href']}"))) == hits(page)
    assert alone.one(".//form//input[@name='synonymer']").attrib["value"] == "nej"


def test_a_hit_found_by_another_word_says_so(town: None, get: Get) -> None:
    rows = get("/soeg/", q="kloak").all(".//ol[@class='rows']/li")
    assert ["fundet via" in words(row) for row in rows] == [False, True]
    assert words(rows[1].findall(".//mark")[0]) == "Spildevand"


@pytest.mark.parametrize(("extra", "found"), [("", 2), ("&synonymer=ja", 2), ("&synonymer=nej", 1)])
def test_page_sheet_and_feed_agree(town: None, client: Client, extra: str, found: int) -> None:
    address = f"q=kloak{extra}"
    assert len(hits(Page(client.get(f"/soeg/?{address}")))) == found
    sheet = b"".join(client.get(f"/soeg/data.csv?{address}").streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    assert len(list(csv.reader(io.StringIO(sheet), delimiter=";"))) == found + 1
    feed = client.get(f"/soeg/feed.atom?{address}&arkiv=1").content.decode()
    assert feed.count("<entry>") == found
    assert len(client.get(f"/api/v1/agendaitems/?{address}").json()["data"]) == found


def test_another_value_is_told(town: None, get: Get) -> None:
    page = get("/soeg/", q="kloak", synonymer="måske")
    assert page.status == 400
    assert "»måske« kan ikke vælges." in page.text
