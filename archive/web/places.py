"""What a committee or a municipality did: its meetings held and to come, counted once for every page."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.utils.dates import MONTHS
from django.utils.timezone import localdate

from archive.models import Meeting
from archive.models.meetings import MeetingQuerySet
from archive.models.visibility import now, visible


def counted(meetings: MeetingQuerySet) -> MeetingQuerySet:
    """Meetings with the number of items their own list shows, newest first."""
    shown = Count("items", filter=visible("items__"), distinct=True)
    return meetings.with_committee().annotate(item_count=shown).order_by("-date", "-start", "pk")


def held(meetings: MeetingQuerySet) -> MeetingQuerySet:
    """Those up to today."""
    return meetings.filter(date__lte=localdate(now()))


def coming(meetings: MeetingQuerySet, number: int) -> list[Meeting]:
    """The next ones, soonest first, each with its number of items."""
    shown = Count("items", filter=visible("items__"), distinct=True)
    return list(meetings.with_committee().coming(localdate(now())).annotate(item_count=shown)[:number])


def years_of(meetings: MeetingQuerySet) -> list[dict[str, int]]:
    """Each year with its number of meetings, newest first."""
    found = meetings.annotate(year=ExtractYear("date")).order_by().values_list("year")
    counted = found.annotate(Count("pk")).order_by("-year")
    return [{"year": year, "count": count} for year, count in counted]


@dataclass(frozen=True, slots=True)
class Month:
    """A month's meetings, first to last."""

    number: int
    name: str
    meetings: list[Meeting]


def by_month(meetings: list[Meeting]) -> list[Month]:
    """A year's meetings, given first to last, by month."""
    months = groupby(meetings, key=lambda meeting: meeting.date.month)
    return [Month(number, str(MONTHS[number]), list(found)) for number, found in months]


def other_years(year: int, years: list[dict[str, int]]) -> tuple[int | None, int | None]:
    """The years with meetings right before and right after this one."""
    known = [entry["year"] for entry in years]
    return max((y for y in known if y < year), default=None), min(
        (y for y in known if y > year), default=None
    )
