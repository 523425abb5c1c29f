"""Where a case goes next by its own words, held against the meetings that the archive has."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.formats import date_format

from archive.models import Case, Item, Kind, Meeting
from archive.parsing.bodies import same_body


@dataclass(frozen=True, slots=True)
class Next:
    """A stop in words: "Byrådet 24. juni 2025".

    address: of the item there, where it is found; missing: the meeting is here and the case is not on it.
    """

    text: str
    address: str = ""
    missing: bool = False


def dates_ahead(item: Item) -> tuple[datetime.date, ...]:
    """The dates of the stops that an item's texts name, each once."""
    return tuple(dict.fromkeys(date for date in map(_date, item.onward) if date))


def onward(item: Item, beside: Iterable[Item]) -> list[Next]:
    """The item's next stops. beside: one item at least of each public meeting on those dates, and its own."""
    rows = list(beside)
    return [_next(item, stop, [row for row in rows if _is_at(row.meeting, stop)]) for stop in item.onward]


def _next(item: Item, stop: dict[str, Any], there: list[Item]) -> Next:
    text = _text(stop)
    if item.case is None or item.case.catch_all:
        return Next(text)
    found = next((row for row in there if row.case_id == item.case_id or row.title == item.title), None)
    return Next(text, found.get_absolute_url() if found else "", bool(there) and not found)


def still_to_come(case: Case, stops: list[Item]) -> list[Next]:
    """Where the last stop's own words send the case, as far as it has not come there yet."""
    last = stops[-1]
    since = [item.meeting.committee.name for item in stops if item.meeting.date >= last.meeting.date]
    coming = [one for one in last.onward if not any(same_body(one["body"], name) for name in since)]
    days = [] if case.catch_all else [day for day in map(_date, coming) if day]
    meetings = list(_held_without(case, last, days)) if days else []
    return [Next(_text(one), missing=any(_is_at(meeting, one) for meeting in meetings)) for one in coming]


def _held_without(case: Case, item: Item, dates: list[datetime.date]) -> QuerySet[Meeting]:
    """The municipality's meetings of those dates on which nothing has the item's title."""
    titled = Item.objects.public().filter(meeting=OuterRef("pk"), title=item.title)
    held = Meeting.objects.public().exclude(kind=Kind.PLANNED).filter(~Exists(titled), date__in=dates)
    return held.filter(committee__municipality=case.municipality_id).with_committee()


def _is_at(meeting: Meeting, stop: dict[str, Any]) -> bool:
    return meeting.date == _date(stop) and same_body(meeting.committee.name, str(stop["body"]))


def _date(stop: dict[str, Any]) -> datetime.date | None:
    return datetime.date.fromisoformat(stop["date"]) if stop.get("date") else None


def _text(stop: dict[str, Any]) -> str:
    date = _date(stop)
    return f"{stop['body']} {date_format(date, 'j. F Y')}" if date else str(stop["body"])
