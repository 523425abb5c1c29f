"""What a committee or a municipality did: its meetings held and to come, counted once for every page."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear
from django.utils.dates import MONTHS

from archive.models import Item, Kind, Meeting
from archive.models.items import ItemQuerySet
from archive.models.meetings import MeetingQuerySet
from archive.models.prepared import prepared
from archive.models.visibility import visible
from archive.web.charts import Bar, bars, by_outcome
from archive.web.latest import with_minutes
from archive.web.topics import TopicCount, by_topic, most, titled

RECENT = 8
COMING = 5
TOPICS = 8


def counted(meetings: MeetingQuerySet) -> MeetingQuerySet:
    """Meetings with the number of items their own list shows, newest first."""
    shown = Count("items", filter=visible("items__"), distinct=True)
    return meetings.with_committee().annotate(item_count=shown).order_by("-date", "-start", "pk")


def by_year(meetings: MeetingQuerySet) -> QuerySet[Meeting, tuple[int, int]]:
    """Each year and its number of meetings, newest first."""
    found = meetings.annotate(year=ExtractYear("date")).order_by().values_list("year")
    return found.annotate(Count("pk")).order_by("-year")


class Place:
    """What the pages of a committee, or of a municipality, ask about its meetings and items.

    path: from a meeting to the place. Every method takes the place's key; today is a date.
    """

    def __init__(self, path: str) -> None:
        def own(place: int) -> MeetingQuerySet:
            return Meeting.objects.public().filter(**{path: place})

        def items(place: int) -> ItemQuerySet:
            return Item.objects.public().filter(**{f"meeting__{path}": place})

        def recent(place: int, today: date) -> QuerySet[Meeting]:
            """The last ones up to today."""
            return counted(own(place).filter(date__lte=today))[:RECENT]

        def coming(place: int, today: date) -> QuerySet[Meeting]:
            """The next ones, soonest first."""
            return counted(own(place)).coming(today)[:COMING]

        def last(place: int) -> QuerySet[Meeting]:
            """The last one with minutes."""
            return with_minutes(own(place))[:1]

        def years(place: int) -> QuerySet[Meeting, tuple[int, int]]:
            return by_year(own(place))

        def topics(place: int) -> QuerySet[Item, tuple[str, int, date]]:
            return by_topic(items(place))

        def outcomes(place: int) -> QuerySet[Item, tuple[str | None, int]]:
            return by_outcome(items(place).filter(meeting__kind=Kind.MINUTES))

        self.recent, self.coming, self.last = prepared(recent), prepared(coming), prepared(last)
        self._years, self._topics, self._outcomes = prepared(years), prepared(topics), prepared(outcomes)

    def years(self, place: int) -> list[dict[str, int]]:
        """Each year with its number of meetings, newest first."""
        return [{"year": year, "count": count} for year, count in self._years(place)]

    def topics(self, place: int) -> list[TopicCount]:
        """The main groups that most of its items are filed under."""
        return most(titled(self._topics(place)), TOPICS)

    def outcomes(self, place: int) -> list[Bar]:
        """How often each outcome was reached at the meetings that have minutes."""
        return bars(self._outcomes(place))


COMMITTEE, MUNICIPALITY = Place("committee"), Place("committee__municipality")


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
