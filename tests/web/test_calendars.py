"""Calendars as a calendar program reads them, held against the database."""

import datetime
from collections.abc import Callable
from contextlib import suppress
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from icalendar import Calendar
from write_minutes import Entry

from archive.ingest import correct, release, withdraw
from archive.models import Committee, Meeting

TakeIn = Callable[..., Meeting]
DENMARK = ZoneInfo("Europe/Copenhagen")


def events(client: Client, address: str) -> list[Any]:
    response = client.get(address)
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    found = Calendar.from_ical(response.content)
    assert found.errors == []
    return list(found.walk("VEVENT"))


@pytest.fixture
def meetings(take_in: TakeIn) -> list[Meeting]:
    return [
        take_in(Entry("Cykelsti", case_number="05.01.02-P20-1-25")),
        take_in(Entry("Budget"), committee="Økonomiudvalget", date="2025-01-14"),
    ]


def test_every_public_meeting_is_there_in_danish_time(meetings: list[Meeting], client: Client) -> None:
    for address, rows in {
        "/kalender.ics": meetings,
        "/aadal/kalender.ics": meetings,
        "/aadal/byraadet/kalender.ics": meetings[:1],
        "/soeg/kalender.ics?q=budget": meetings[1:],
        "/aadal/sager/kalender.ics": meetings[:1],
        "/aadal/sager/05.01.02-p20-1-25/kalender.ics": meetings[:1],
    }.items():
        found = events(client, address)
        assert {(e["SUMMARY"], e["URL"], e["DTSTART"].dt) for e in found} == {
            (
                f"{row.committee.name}, Ådal Kommune",
                f"http://testserver{row.get_absolute_url()}",
                datetime.datetime.combine(row.date, datetime.time(17), DENMARK),
            )
            for row in rows
        }
        assert {str(e["DTSTART"].params["TZID"]) for e in found} == {"Europe/Copenhagen"}


@pytest.mark.parametrize("name", ["q", "kommune", "udfald", "emne"])
def test_a_line_end_in_the_address_does_not_break_the_calendar(
    meetings: list[Meeting], client: Client, name: str
) -> None:
    response = client.get(f"/aadal/moeder/kalender.ics?{name}=skole%0D%0AX-ANDET:1")
    assert response.status_code == 200
    assert "X-ANDET" not in Calendar.from_ical(response.content)


def test_a_planned_meeting_is_there_and_one_without_a_time_takes_its_day(
    meetings: list[Meeting], client: Client
) -> None:
    committee = Committee.objects.get(slug="byraadet")
    Meeting.objects.create(
        committee=committee, date=datetime.date(2031, 6, 24), slug="2031-06-24", kind="planned"
    )
    found = events(client, "/aadal/byraadet/kalender.ics")[0]
    assert (found["DTSTART"].dt, "DTEND" in found) == (datetime.date(2031, 6, 24), False)
    assert found["DESCRIPTION"] == "Planlagt møde: http://testserver/aadal/byraadet/2031-06-24/"


def test_a_meeting_over_midnight_ends_the_day_after(meetings: list[Meeting], client: Client) -> None:
    Meeting.objects.filter(pk=meetings[0].pk).update(end=datetime.time(0, 30))
    found = events(client, "/aadal/byraadet/kalender.ics")[0]
    assert found["DTEND"].dt == datetime.datetime(2025, 5, 28, 0, 30, tzinfo=DENMARK)


def test_its_name_stays_when_it_moves_and_a_withdrawn_one_disappears(
    meetings: list[Meeting], client: Client
) -> None:
    before = events(client, "/aadal/byraadet/kalender.ics")[0]
    correct(meetings[0], "date", "2025-05-28", user=None, reason="source_error", note="Forkert dag.")
    after = events(client, "/aadal/byraadet/kalender.ics")[0]
    assert (after["UID"], after["DTSTART"].dt.day) == (before["UID"], 28)
    assert after["LAST-MODIFIED"].dt >= before["LAST-MODIFIED"].dt
    withdraw(meetings[0], "Skal væk.", None)
    assert [e["SUMMARY"] for e in events(client, "/kalender.ics")] == ["Økonomiudvalget, Ådal Kommune"]
    release(meetings[0], None)
    assert len(events(client, "/kalender.ics")) == 2


def test_the_zone_is_a_few_rules_that_say_what_danish_clocks_show(
    meetings: list[Meeting], client: Client
) -> None:
    response = client.get("/kalender.ics")
    zones = list(Calendar.from_ical(response.content).walk("VTIMEZONE"))
    assert [zone["TZID"] for zone in zones] == ["Europe/Copenhagen"]
    assert b"RDATE" not in response.content
    assert len(zones[0].to_ical().splitlines()) < 30
    ruled = zones[0].to_tz(lookup_tzid=False)
    for year in (1985, 1996, 2007, 2025, 2040):
        for month, day in product((1, 3, 4, 7, 9, 10, 11), (1, 15, 31)):
            with suppress(ValueError):  # no such day
                noon = datetime.datetime(year, month, day, 12)
                told, true = (noon.replace(tzinfo=zone).utcoffset() for zone in (ruled, DENMARK))
                assert told == true, noon


def test_a_town_alone_gives_the_whole_calendar_its_name(take_in: TakeIn, client: Client) -> None:
    take_in(Entry("Cykelsti"))
    assert Calendar.from_ical(client.get("/kalender.ics").content)["X-WR-CALNAME"] == "Møder i Ådal Kommune"
    take_in(Entry("Havn"), town="Fjordby")
    assert Calendar.from_ical(client.get("/kalender.ics").content)["X-WR-CALNAME"] == "Møder i alle kommuner"
