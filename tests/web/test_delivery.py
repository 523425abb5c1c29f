"""Unchanged pages answer 304 and may be sent again, and nothing outlives a change: here or in a proxy."""

import datetime
import gzip
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from write_minutes import Entry

from archive.ingest import correct, hold, withdraw
from archive.models import Meeting, Section, Source
from archive.models.visibility import at
from archive.web.delivery import SHELF, Page, Shelf
from archive.web.standing import standing

TakeIn = Callable[..., Meeting]
MEETING = "/aadal/byraadet/2025-05-27/"
HOUR = datetime.timedelta(hours=1)
PAGES = ["/", "/om/", "/daekning/", "/aadal/", "/aadal/moeder/", MEETING, f"{MEETING}1/", "/soeg/?q=cykelsti"]
FILES = ["/feed.atom", "/soeg/feed.atom?q=cykelsti", "/kalender.ics", "/data.csv"]
API = ["/api/v1/meetings/", "/api/v1/bulk.jsonl"]


@pytest.fixture
def meeting(take_in: TakeIn) -> Meeting:
    SHELF.clear()
    return take_in(Entry("Cykelsti langs Havnegade", attachments=("Kort",)), Entry("Budget"))


def again(client: Client, address: str, etag: str) -> int:
    return client.get(address, headers={"If-None-Match": etag}).status_code


@pytest.mark.parametrize("address", [*PAGES, *FILES, *API])
def test_an_unchanged_page_answers_304_until_something_changes(
    meeting: Meeting, client: Client, address: str
) -> None:
    client.get(address)  # the first search builds the index
    first = client.get(address)
    etag = first.headers["ETag"]
    assert (first.status_code, first.headers["Cache-Control"]) == (200, "no-cache")
    assert "Accept-Encoding" in first.headers["Vary"]
    assert [again(client, address, etag) for _ in range(2)] == [304, 304]
    assert client.get(address + ("&" if "?" in address else "?") + "side=1").headers["ETag"] != etag
    withdraw(meeting.items.get(slug="2"), "Skal væk.", None)
    assert again(client, address, etag) == 200


CHANGES: dict[str, Callable[[Meeting], object]] = {
    "a correction": lambda m: correct(m.items.get(slug="1"), "title", "Gangsti", user=None, reason="misread"),
    "a hold of an item": lambda m: hold(m.items.get(slug="1"), "Ses efter.", None),
    "a hold of a section": lambda m: hold(Section.objects.filter(item__meeting=m)[0], "Ses efter.", None),
    "a hold of the file": lambda m: hold(Source.objects.get(meeting=m), "Ses efter.", None),
    "a withdrawal of the meeting": lambda m: withdraw(m, "Skal væk.", None),
    "a committee's description": lambda m: m.committee.save(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_no_change_is_served_from_the_shelf(meeting: Meeting, client: Client, change: str) -> None:
    etag = client.get(MEETING).headers["ETag"]
    CHANGES[change](meeting)
    assert again(client, MEETING, etag) in (200, 410)


def test_times_of_publication_pass_without_any_change(meeting: Meeting, client: Client) -> None:
    item = meeting.items.get(slug="1")
    item.public_until = timezone.now() + HOUR
    item.save()
    etag = client.get(f"{MEETING}1/").headers["ETag"]
    assert again(client, f"{MEETING}1/", etag) == 304
    later = timezone.now() + 2 * HOUR
    with at(later):
        after = standing()
    assert standing() != after


def test_a_page_from_the_shelf_is_the_page_that_was_made(meeting: Meeting, client: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        made = client.get(f"{MEETING}1/")
    with CaptureQueriesContext(connection) as fewer:
        sent = client.get(f"{MEETING}1/")
    assert (made.content, dict(made.headers)) == (sent.content, dict(sent.headers))
    assert len(queries) > len(fewer) == 1
    packed = client.get(f"{MEETING}1/", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == made.content


def test_long_answers_are_compressed_as_they_are_written(meeting: Meeting, client: Client) -> None:
    response = client.get("/api/v1/bulk.jsonl", headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert b'"Cykelsti langs Havnegade"' in gzip.decompress(b"".join(response))


@pytest.mark.parametrize("address", [f"{MEETING}9/", "/soeg/?aar=x", "/ukendt/"])
def test_what_is_not_there_is_asked_for_each_time(meeting: Meeting, client: Client, address: str) -> None:
    response = client.get(address)
    assert (response.headers["Cache-Control"], "ETag" in response.headers) == ("no-cache", False)


def test_the_desk_is_neither_kept_nor_compressed(meeting: Meeting, client: Client) -> None:
    response = client.get("/admin/login/", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in response.headers
    assert "no-store" in response.headers["Cache-Control"]


def test_a_shelf_forgets_the_longest_unused_first() -> None:
    shelf, page = Shelf(memory=1_000), Page({}, b"x" * 300, b"y" * 100)
    for name in "ab":
        shelf.put(name, page)
    assert shelf.take("a") == page
    shelf.put("c", page)
    assert (shelf.take("b"), shelf.used) == (None, 800)
    shelf.put("c", page)
    assert (shelf.take("a"), shelf.take("c"), shelf.used) == (page, page, 800)
