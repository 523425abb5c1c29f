"""The kept sources: the same bytes back while all of it is public, one sentence why not otherwise."""

import datetime
from collections.abc import Callable

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from django.utils import timezone
from intake import ingested
from read_page import Page, words
from write_minutes import Entry, minutes

from archive.ingest import close, correct, hold, release, withdraw
from archive.models import Meeting, Source
from archive.web.views.sources import safe_name

TakeIn = Callable[..., Meeting]
Get = Callable[..., Page]
HOUR = datetime.timedelta(hours=1)
MEETING = "/aadal/byraadet/2025-05-27/"
ENTRIES = (Entry("Salg af grund", case_number="05.01.02-P20-9-25"), Entry("Cykelsti"))


def address(source: Source) -> str:
    return f"{MEETING}kilde/{source.file.sha256[:12]}/"


def data(response: HttpResponseBase) -> bytes:
    return b"".join(response)


@pytest.fixture
def source(take_in: TakeIn) -> Source:
    found = take_in(*ENTRIES).source
    assert found is not None
    return found


def listed(page: Page) -> list[str]:
    """What the meeting's page says of each kept source."""
    lists = page.of_class("versions")
    return [words(entry) for section in lists for entry in section.iter("li")]


def test_the_original_bytes_are_had_as_a_file_that_no_browser_shows(source: Source, client: Client) -> None:
    response = client.get(address(source))
    assert data(response) == minutes(ENTRIES)
    assert response.status_code == 200
    expected = {
        "Content-Type": "text/plain",
        "Content-Disposition": 'attachment; filename="referat.txt"',
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex",
        "Cache-Control": "no-cache",
        "ETag": f'"{source.file.sha256}"',
        "Content-Length": str(len(minutes(ENTRIES))),
    }
    assert {name: response.headers[name] for name in expected} == expected
    assert "Set-Cookie" not in response.headers


def test_who_has_the_file_gets_304_but_only_while_it_is_public(source: Source, client: Client) -> None:
    known = {"If-None-Match": f'"{source.file.sha256}"'}
    response = client.get(address(source), headers=known)
    assert (response.status_code, response.content) == (304, b"")
    withdraw(source, "Skal væk.", None)
    assert client.get(address(source), headers=known).status_code == 410


def test_head_is_answered_and_post_is_not(source: Source, client: Client) -> None:
    assert data(client.head(address(source))) == b""
    assert client.post(address(source)).status_code == 405


def _remove_personal_data(meeting: Meeting) -> None:
    item = meeting.items.get(number="1")
    section = item.sections.get(kind="case")
    correct(item, f"section:{section.key}", "Navnet er fjernet.", user=None, reason="personal_data")


def _wait(meeting: Meeting) -> None:
    item = meeting.items.get(number="2")
    item.public_from = timezone.now() + HOUR
    item.save()


def _expire(meeting: Meeting) -> None:
    Source.objects.filter(meeting=meeting).update(public_until=timezone.now() - HOUR)


@pytest.mark.parametrize(
    ("hide", "status", "sentence"),
    [
        (lambda m: withdraw(m.source, "x", None), 410, "Filen er trukket tilbage og kan ikke hentes."),
        (_expire, 410, "Filen er trukket tilbage og kan ikke hentes."),
        (lambda m: hold(m.source, "x", None), 410, "Filen kan ikke hentes, mens kommunen gennemgår den."),
        (
            lambda m: close(m.items.get(number="1"), "Personalesag", None),
            404,
            "Filen kan ikke hentes, fordi den også rummer punkter, der er behandlet for lukkede døre.",
        ),
        (
            _remove_personal_data,
            410,
            "Filen kan ikke hentes, fordi der er fjernet en personoplysning fra mødets tekster.",
        ),
        (
            lambda m: withdraw(m.items.get(number="1"), "x", None),
            410,
            "Filen kan kun hentes, mens alt, der er læst af den, er offentligt.",
        ),
        (_wait, 410, "Filen kan kun hentes, mens alt, der er læst af den, er offentligt."),
    ],
    ids=["withdrawn", "expired", "held", "closed item", "data removed", "withdrawn item", "early item"],
)
def test_one_sentence_says_why_a_file_cannot_be_had(
    source: Source, get: Get, hide: Callable[[Meeting], object], status: int, sentence: str
) -> None:
    hide(source.meeting)
    page = get(address(source))
    assert (page.status, page.heading) == (status, "Filen kan ikke hentes")
    assert sentence in page.text
    assert page.response.headers["X-Robots-Tag"] == "noindex"
    meeting = get(MEETING)
    assert [entry.endswith(sentence) for entry in listed(meeting)] == [True]
    assert address(source) not in meeting.links
    assert source.name not in meeting.html + page.html


def test_a_file_the_machine_held_was_never_public_and_its_name_is_not_shown(db: None, get: Get) -> None:
    number = "-".join(("010190", "1234"))
    meeting = ingested(minutes(ENTRIES), f"borger {number}.txt")
    source = Source.objects.select_related("file").get(meeting=meeting)
    pages = [get(address(source)), get(MEETING), get(f"{MEETING}1/")]
    assert [page.status for page in pages] == [404, 200, 200]
    assert [page.heading for page in pages if number in page.html] == []
    release(source, None, "Er set efter.")
    assert number in get(MEETING).html


def test_a_file_for_later_and_one_of_a_hidden_meeting_are_not_told_of(source: Source, get: Get) -> None:
    Source.objects.update(public_from=timezone.now() + HOUR)
    assert (get(address(source)).status, listed(get(MEETING))) == (404, [])
    Source.objects.update(public_from=None)
    withdraw(source.meeting, "Skal væk.", None)
    page = get(address(source))
    assert (page.status, page.heading) == (410, "Mødet er trukket tilbage")


@pytest.mark.parametrize(
    "there", [f"{MEETING}kilde/000000000000/", "/aadal/byraadet/2025-05-28/kilde/000000000000/"]
)
def test_a_file_that_never_was_answers_404(source: Source, get: Get, there: str) -> None:
    assert get(there).status == 404


def test_another_meetings_file_is_not_had_under_this_one(source: Source, take_in: TakeIn, get: Get) -> None:
    other = take_in(Entry("Budget"), date="2025-06-24").source
    assert other is not None
    assert get(address(other)).status == 404


def test_bytes_lost_from_the_data_folder_are_said_to_be(source: Source, get: Get) -> None:
    source.file.path.unlink()
    page = get(address(source))
    assert page.status == 503
    assert "den ikke ligger i arkivets mappe" in page.text


def test_a_meeting_lists_its_versions_and_says_which_is_shown(take_in: TakeIn, get: Get) -> None:
    take_in(Entry("Cykelsti", decision=""), kind="DAGSORDEN")
    assert get(MEETING).of_class("kicker")[0].text == "Dagsorden (foreløbig)"
    take_in(Entry("Cykelsti"))
    assert get(MEETING).of_class("kicker")[0].text == "Referat"
    shown = take_in(Entry("Cykelsti", decision="Udsat.")).source
    page = get(MEETING)
    assert page.of_class("kicker")[0].text == "Rettet referat"
    assert [entry.split(",")[0] for entry in listed(page)] == [
        "Rettet referat",
        "Referat",
        "Dagsorden (foreløbig)",
    ]
    assert ["det er den, der vises her" in entry for entry in listed(page)] == [True, False, False]
    assert shown is not None
    assert page.links[address(shown)] == "Hent referat.txt"
    assert len([link for link in page.links if "/kilde/" in link]) == 3


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Referat 27. maj (endeligt).pdf", "Referat 27. maj (endeligt).pdf"),
        ("Økonomi æøå.docx", "Økonomi æøå.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\mappe\\referat.txt", "referat.txt"),
        ('a"b\r\nX-Y: z;.txt', "a-b-X-Y- z-.txt"),
        (".htaccess", "htaccess"),
        ("///", "kilde"),
    ],
)
def test_a_files_name_is_safe_everywhere(name: str, safe: str) -> None:
    assert safe_name(name) == safe
