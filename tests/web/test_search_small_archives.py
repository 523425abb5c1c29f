"""Search in archives of no, one and two towns: the header, an empty archive, and what must not leak."""

from collections.abc import Callable

from django.test import Client
from read_page import Page, words
from write_minutes import Entry

from archive.models import Committee, Meeting, Municipality
from archive.search import catch_up

Get = Callable[..., Page]
TakeIn = Callable[..., Meeting]


def direct(page: Page) -> dict[str, str]:
    return {a.attrib["href"]: words(a) for section in page.of_class("named") for a in section.iter("a")}


def suggested(client: Client, **query: str) -> list[str]:
    answer = client.get("/soeg/forslag/", query)
    assert answer.status_code == 200
    return [row["text"] for row in answer.json()["suggestions"]]


def test_the_header_of_a_towns_page_searches_that_town(take_in: TakeIn, get: Get) -> None:
    take_in(Entry("Cykelsti"), town="Ådal")
    assert get("/aadal/").all(".//header//input[@name='kommune']") == []
    take_in(Entry("Cykelsti"), town="Kærby")
    (hidden,) = get("/kaerby/").all(".//header//input[@name='kommune']")
    assert hidden.attrib["value"] == "kaerby"
    assert get("/om/").all(".//header//input[@name='kommune']") == []


def test_an_empty_archive_has_no_examples_and_says_so(db: None, get: Get) -> None:
    assert get("/om/soegning/").all(".//dl[@class='examples']") == []
    assert "Arkivet er tomt" in get("/soeg/").text


def test_what_is_withdrawn_or_closed_is_suggested_nowhere(take_in: TakeIn, client: Client) -> None:
    meeting = take_in(Entry("Opsigelse af skolelederen", case_number="17.00.00-A00-77-25"), Entry("Cykelsti"))
    assert catch_up(5)
    typed = ("skolele", "opsigelse af sk", "17.00.00-A00-7")
    assert all(suggested(client, q=q) for q in typed)
    item = meeting.items.get(title__startswith="Opsigelse")
    item.closed = True
    item.save()
    assert [suggested(client, q=q) for q in typed] == [[], [], []]
    assert catch_up(5)
    assert [suggested(client, q=q) for q in typed] == [[], [], []]
    meeting.visibility = "held"
    meeting.save()
    assert suggested(client, q="byråd") == []
    assert direct(Page(client.get("/soeg/", {"q": "byrådet"}))) == {}
    assert (Committee.objects.count(), Municipality.objects.count()) == (1, 1)
