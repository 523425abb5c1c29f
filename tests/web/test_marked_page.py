"""An item reached from a hit has the search's words marked, and says how many, with a jump to the first."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils.safestring import SafeString
from read_page import Page, words
from write_minutes import Entry

from archive.models import Item, Meeting
from archive.web.inline import marked

TakeIn = Callable[..., Meeting]


@pytest.fixture
def item(take_in: TakeIn) -> Item:
    entry = Entry(
        "Ny kloak i Nørregade",
        case="Kloakken koster **to millio**ner kroner.\n\nDer er <b>frie midler</b> & spildevand.",
        attachments=("Kloakplan",),
    )
    return take_in(Entry("Budget"), entry).items.get(title="Ny kloak i Nørregade")


def marks(page: Page) -> list[str]:
    return [words(mark) for mark in page.all(".//main//mark")]


def test_a_hit_leads_to_its_words_marked_and_on_to_the_page_without(item: Item, client: Client) -> None:
    hits = Page(client.get("/soeg/", {"q": "kloak millioner"}))
    address = hits.one(".//main//ol/li/h2/a").attrib["href"]
    page = Page(client.get(address))
    assert marks(page) == ["kloak", "Kloakken", "millio", "ner", "spildevand", "Kloakplan"]
    (notice,) = page.of_class("notice")
    assert words(notice).startswith("Gå til det første af 5 steder, hvor »kloak millioner« er markeret.")
    first, plain = (link.attrib["href"] for link in notice.findall("a"))
    assert (first, page.one(".//mark[@id]").attrib["id"]) == ("#fundet", "fundet")
    assert (plain, marks(Page(client.get(plain)))) == (item.get_absolute_url(), [])
    assert urlsplit(page.one(".//link[@rel='canonical']").attrib["href"]).query == ""


def test_a_search_without_synonyms_leads_to_marks_without_them(item: Item, client: Client) -> None:
    hits = Page(client.get("/soeg/", {"q": "kloak", "synonymer": "nej"}))
    page = Page(client.get(hits.one(".//main//ol/li/h2/a").attrib["href"]))
    assert marks(page) == ["kloak", "Kloakken", "Kloakplan"]


@pytest.mark.parametrize("q", ["", "xyzzy", "-kloak", '"', "k" * 501, "og", "<script>"])
def test_what_marks_nothing_says_nothing(item: Item, client: Client, q: str) -> None:
    page = Page(client.get(item.get_absolute_url(), {"q": q}))
    assert (page.status, marks(page), page.of_class("notice")) == (200, [], [])


def test_a_phrase_is_marked_whole_and_signs_of_html_stay_signs(item: Item, client: Client) -> None:
    html = client.get(item.get_absolute_url(), {"q": '"b frie midler b"'}).content.decode()
    assert '&lt;<mark id="fundet">b&gt;frie midler&lt;/b</mark>&gt; &amp; spildevand' in html


def test_marks_go_into_text_only_and_over_tags_that_part_no_words() -> None:
    html = SafeString(
        '<p title="kloak">kloak <strong>klo</strong>ak &amp; <em>kloak</em></p><p>klo</p><p>ak</p>'
    )
    shown, places = marked(html, lambda text: [match.span() for match in re.finditer("kloak", text)], "a")
    assert places == 3
    assert shown == (
        '<p title="kloak"><mark id="a">kloak</mark> <strong><mark>klo</mark></strong><mark>ak</mark>'
        " &amp; <em><mark>kloak</mark></em></p><p>klo</p><p>ak</p>"
    )
    assert marked("<kloak>", lambda text: [(1, 6)])[0] == "&lt;<mark>kloak</mark>&gt;"
