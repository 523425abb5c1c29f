"""Meetings to come: on the front page, the committee, the calendar and their own page; not in what was."""

import datetime
from collections.abc import Callable

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from read_page import Page
from write_minutes import Entry

from archive.ingest.plan import plan
from archive.models import Meeting, Municipality

Get = Callable[..., Page]
TakeIn = Callable[..., Meeting]


@pytest.fixture
def coming(take_in: TakeIn) -> Meeting:
    """Ådal has held one meeting, and Herredsudvalget, which has held none, is to meet in 20 days."""
    take_in(Entry("Cykelsti"))
    date = timezone.localdate() + datetime.timedelta(days=20)
    text = f"udvalg;dato;begynder;sted\nHerredsudvalget;{date};17:00;Rådhuset\nByrådet;{date};18:00;\n"
    plan(text.encode(), Municipality.objects.get(), create=True)
    return Meeting.objects.with_committee().get(committee__name="Herredsudvalget")


def test_it_stands_where_one_looks_for_what_is_next(coming: Meeting, get: Get) -> None:
    address, year = coming.get_absolute_url(), coming.date.year
    places = ("/", "/aadal/", "/aadal/moeder/", f"/aadal/moeder/{year}/", "/aadal/herredsudvalget/")
    assert [place for place in places if address not in get(place).links] == []
    page = get(address)
    assert "Dagsordenen er ikke kommet endnu" in page.text
    assert "Rådhuset" in page.text
    assert "kl. 17.00" in page.text


WHERE = ("/", "/aadal/", "/aadal/moeder/", "/aadal/byraadet/")


def test_one_line_says_that_nothing_is_planned(take_in: TakeIn, get: Get) -> None:
    take_in(Entry("Cykelsti"))
    for place in WHERE:
        page = get(place)
        assert page.text.count("Arkivet kender ingen kommende møder") == 1
        assert "Det seneste møde her er 27. maj 2025. Sådan kommer møder ind" in page.text
        assert "Kommende møder" not in page.texts(".//main//h2")
        assert "/om/#kommende" in page.links
    assert "Kommende møder" in get("/om/").texts(".//h2[@id='kommende']")


def test_no_such_line_where_a_meeting_is_to_come(coming: Meeting, get: Get) -> None:
    assert [place for place in WHERE if "ingen kommende møder" in get(place).text] == []


def test_a_committee_tells_what_is_next(take_in: TakeIn, get: Get) -> None:
    take_in(Entry("Cykelsti"))
    day = timezone.localdate() + datetime.timedelta(days=20)
    take_in(Entry("Nyt slidlag", decision=""), date=day.isoformat(), kind="DAGSORDEN")
    page = get("/aadal/byraadet/")
    assert "ingen kommende møder" not in page.text
    assert f"Dagsorden {date_format(day, 'l').capitalize()} kl. 17.00 1 punkt" in page.text


def test_it_is_not_told_as_something_that_was(coming: Meeting, get: Get) -> None:
    assert "Ådal Kommune: 1 møde, det seneste 27. maj 2025" in get("/om/").text
    assert "Seneste møde 27. maj 2025" in get("/").text
    assert "Herredsudvalget" not in get("/daekning/").text
    assert "Ingen møder er holdt endnu" in get("/aadal/herredsudvalget/").text
    assert get("/soeg/", udvalg="aadal/herredsudvalget").status == 200
