"""Atom feeds as a feed reader sees them: what is new, in which order, and when an entry changes."""

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from read_page import Page, words
from write_minutes import Entry

from archive.ingest import correct, withdraw
from archive.models import Item, Meeting

feedparser = pytest.importorskip("feedparser", reason="feedparser is in requirements-dev.txt")
TakeIn = Callable[..., Meeting]
DAY = datetime.timedelta(days=1)


def read(client: Client, address: str) -> Any:
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    told = {"content-location": "https://aadal.example/", "content-type": response.headers["Content-Type"]}
    found = feedparser.parse(response.content, response_headers=told)
    assert not found.bozo, found.get("bozo_exception")
    return found


def published(row: Meeting | Item, days_ago: int, **fields: object) -> None:
    moment = timezone.now() - days_ago * DAY
    type(row)._default_manager.filter(pk=row.pk).update(first_public_at=moment, updated_at=moment, **fields)


def days_ago(days: int) -> str:
    return (timezone.localdate() - days * DAY).isoformat()


def links(meetings: list[Meeting]) -> list[str]:
    return [f"http://testserver{meeting.get_absolute_url()}" for meeting in meetings]


@pytest.fixture
def meetings(take_in: TakeIn) -> list[Meeting]:
    """Two recent meetings, the older one published last, and one long past."""
    rows = [
        take_in(
            Entry("Cykelsti <b>&</b> fortov"), Entry("Lån", mark="Lukket - Personalesag"), date=days_ago(20)
        ),
        take_in(Entry("Budget"), date=days_ago(9)),
        take_in(Entry("Brandsprøjte"), date="1997-05-27"),
    ]
    for row, ago in zip(rows, (3, 7, 1), strict=True):
        published(row, ago)
        for item in row.items.all():
            published(item, ago)
    return rows


def test_a_feed_is_ordered_by_first_publication_and_leaves_history_out(
    meetings: list[Meeting], client: Client
) -> None:
    for address in ("/feed.atom", "/aadal/feed.atom", "/aadal/moeder/feed.atom", "/aadal/byraadet/feed.atom"):
        found = read(client, address)
        assert [e.link for e in found.entries] == [
            f"http://testserver{m.get_absolute_url()}" for m in meetings[:2]
        ]
        everything = read(client, f"{address}?arkiv=1")
        order = [meetings[2], meetings[0], meetings[1]]
        assert [e.link for e in everything.entries] == [
            f"http://testserver{m.get_absolute_url()}" for m in order
        ]
    assert found.feed.title == "Møder i Byrådet, Ådal Kommune – Referatarkivet"
    assert found.feed.language == "da"
    assert found.feed.link == "http://testserver/aadal/byraadet/"


def test_a_meetings_entry_tells_its_items_and_nothing_of_closed_ones(
    meetings: list[Meeting], client: Client
) -> None:
    entry = read(client, "/aadal/byraadet/feed.atom").entries[0]
    assert entry.title.startswith("Referat: Byrådet, ")
    assert "1. Cykelsti &lt;b&gt;&amp;&lt;/b&gt; fortov</a> – Godkendt" in entry.summary
    assert "2. Lukket punkt</a>" in entry.summary
    assert "Lån" not in entry.summary


def test_a_search_has_the_same_hits_as_its_page_in_its_feed(meetings: list[Meeting], client: Client) -> None:
    found = read(client, "/soeg/feed.atom?q=budget")
    assert found.feed.title == "Søgning: »budget« – Referatarkivet"
    assert [e.title.partition(" – ")[0] for e in found.entries] == ["Budget"]
    filtered = read(client, f"/soeg/feed.atom?udvalg=aadal/byraadet&fra={days_ago(15)}")
    assert [e.title.partition(" – ")[0] for e in filtered.entries] == ["Budget"]
    assert "Byrådet" in filtered.feed.title
    assert read(client, "/soeg/feed.atom").entries == []
    assert read(client, "/soeg/feed.atom?q=brandspr%C3%B8jte").entries == []
    assert len(read(client, "/soeg/feed.atom?q=brandspr%C3%B8jte&arkiv=1").entries) == 1


def test_an_entry_changes_only_with_what_a_reader_sees(meetings: list[Meeting], client: Client) -> None:
    def entries(address: str) -> dict[str, tuple[str, str]]:
        return {e.id: (e.published, e.updated) for e in read(client, address).entries}

    meeting, search = "/aadal/byraadet/feed.atom", "/soeg/feed.atom?aar=" + days_ago(20)[:4]
    before = entries(meeting), entries(search)
    meetings[0].committee.save()  # a save that changes nothing
    assert (entries(meeting), entries(search)) == before
    item = meetings[0].items.get(slug="1")
    correct(item, "title", "Cykelsti og fortov", user=None, reason="source_error", note="Tegn.")
    for old, new in zip(before, (entries(meeting), entries(search)), strict=True):
        changed = [key for key in old if old[key] != new[key]]
        assert len(changed) == 1
        assert old[changed[0]][0] == new[changed[0]][0]
    assert "Rettet" in read(client, "/soeg/feed.atom?q=cykelsti").entries[0].summary


def test_what_is_withdrawn_leaves_the_feed_and_its_meetings_entry_changes(
    meetings: list[Meeting], client: Client
) -> None:
    before = read(client, "/aadal/byraadet/feed.atom").entries[0]
    withdraw(meetings[0].items.get(slug="1"), "Skal væk.", None)
    after = read(client, "/aadal/byraadet/feed.atom").entries[0]
    assert (before.id, "Cykelsti" in before.summary) == (after.id, True)
    assert "Cykelsti" not in after.summary
    assert after.updated_parsed > before.updated_parsed
    assert read(client, "/soeg/feed.atom?q=cykelsti").entries == []


def test_removed_personal_data_is_told_without_words(meetings: list[Meeting], client: Client) -> None:
    item = meetings[1].items.get()
    correct(item, "title", "Budget 2026", user=None, reason="personal_data", note="Borgers navn.")
    entry = read(client, "/soeg/feed.atom?q=budget").entries[0]
    assert "En personoplysning er fjernet." in entry.summary
    assert "Borgers navn" not in entry.summary


def test_a_case_and_the_list_of_cases_can_be_followed(take_in: TakeIn, client: Client) -> None:
    take_in(Entry("Hal", case_number="04.04.00-G01-1-25"), date=days_ago(30))
    take_in(Entry("Hal igen", case_number="04.04.00-G01-1-25"), date=days_ago(5))
    listed = read(client, "/aadal/sager/feed.atom")
    assert [e.title for e in listed.entries] == ["Hal igen (sag 04.04.00-G01-1-25)"]
    assert len(read(client, "/aadal/sager/04.04.00-g01-1-25/feed.atom").entries) == 2


@pytest.mark.parametrize("form", ["feed.atom", "data.csv", "kalender.ics"])
def test_an_address_that_asks_for_what_cannot_be_is_told_so(
    meetings: list[Meeting], client: Client, form: str
) -> None:
    for query in ("aar=tolv", "fra=2025-13-01", "udvalg=x"):
        response = client.get(f"/soeg/{form}?{query}")
        assert response.status_code == 400
        assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert response.content.decode().startswith(query.split("=")[0] + ": ")
    assert client.get(f"/ukendt/{form}").status_code == 404
    assert client.post("/feed.atom").status_code == 405


def test_the_way_to_a_feed_says_that_it_may_be_empty_and_offers_what_is_there(
    meetings: list[Meeting], client: Client, get: Callable[..., Page]
) -> None:
    past = "/aadal/moeder/?udvalg=aadal/byraadet&aar=1997"
    page = get(past)
    hrefs = [a.attrib["href"] for follow in page.of_class("follow") for a in follow.iter("a")]
    own, whole, all_years = [href for href in hrefs if "feed.atom" in href]
    found = [len(read(client, address).entries) for address in (own, whole, all_years)]
    assert found == [0, 1, 2]
    assert "Kan være tomt, indtil der kommer nyt; feed med det, der allerede står her" in page.text
    assert page.links[all_years] == "Nyhedsfeed uden år: også det, der kommer efter"
    unnarrowed = get("/aadal/byraadet/").links
    assert "/aadal/byraadet/feed.atom?arkiv=1" in unnarrowed
    assert not any("uden år" in words for words in unnarrowed.values())


def test_a_search_offers_the_same(meetings: list[Meeting], get: Callable[..., Page]) -> None:
    links = get("/soeg/", aar="1997", q="brandsprøjte").links
    assert "/soeg/feed.atom?aar=1997&q=brandspr%C3%B8jte&arkiv=1" in links
    assert "/soeg/feed.atom?q=brandspr%C3%B8jte" in links


def test_what_is_said_of_following_names_what_pages_have(take_in: TakeIn, get: Callable[..., Page]) -> None:
    take_in(Entry("Cykelsti", case_number="05.01.02-P20-1-25"))
    told = get("/om/foelg/").text
    for address in (
        "/aadal/byraadet/",
        "/aadal/sager/05.01.02-p20-1-25/",
        "/aadal/sager/",
        "/soeg/?aar=2025",
    ):
        (follow,) = get(address).of_class("follow")
        heading, links = words(follow.find("h2")), [words(a) for a in follow.iter("a")]
        assert f"»{heading}«" in told
        assert any(link.startswith("Nyhedsfeed: ") for link in links)
        assert any(link.endswith("til et regneark (CSV)") for link in links) or address == "/aadal/byraadet/"
    assert {"»Nyhedsfeed«", "»Kalender«", "»til et regneark (CSV)«"} <= set(re.findall("»[^«]*«", told))
