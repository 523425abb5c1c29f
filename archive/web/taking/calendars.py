"""Calendars (iCalendar) of every list and search: its meetings, held and planned."""

import datetime
from collections.abc import Iterable
from itertools import islice
from uuid import UUID, uuid5

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import make_aware
from icalendar import Calendar, Event, Timezone, vDuration

from archive.models import Item, Kind, Meeting, archive_id
from archive.web.asked import CONTROL
from archive.web.taking.lists import SITE, List
from archive.web.taking.modified import with_logged
from archive.web.taking.serialise import moment

MEETINGS = 1_000  # the latest ones: decades of a committee
LOOKED_AT = 2_000  # items of a search
REFRESH = datetime.timedelta(hours=6)
USUAL = datetime.timedelta(hours=2)  # a meeting's length where only its beginning is known
DENMARK = "Europe/Copenhagen"
TIMEZONE = f"""BEGIN:VTIMEZONE
TZID:{DENMARK}
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19800928T030000
RRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=-1SU;UNTIL=19950930T000000Z
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""  # rules instead of a line a year: those of the 1980s, and the common European one since 1996
TYPE = "text/calendar; charset=utf-8"


def calendar(request: HttpRequest, listed: List) -> HttpResponse:
    """The meetings of a list; of a list of items or cases, those that they are on. None is said twice."""
    written = Calendar()
    written.add("prodid", f"-//{SITE}//DA")
    written.add("version", "2.0")
    written.add("method", "PUBLISH")
    written.add("x-wr-calname", CONTROL.sub("", listed.title).replace("\n", " "))
    written.add("x-wr-timezone", DENMARK)
    written.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    written.add("x-published-ttl", vDuration(REFRESH))
    written.add_component(Timezone.from_ical(TIMEZONE.replace("\n", "\r\n")))
    site, archive = request.build_absolute_uri("/")[:-1], UUID(archive_id())
    for meeting in meetings_of(listed):
        written.add_component(_event(meeting, site, archive))
    return HttpResponse(
        written.to_ical(),
        content_type=TYPE,
        headers={"Content-Disposition": 'inline; filename="kalender.ics"'},
    )


def meetings_of(listed: List) -> Iterable[Meeting]:
    if listed.model is Meeting:
        return listed.rows[:MEETINGS]
    if listed.found is not None:
        ids = {item.meeting_id for item in listed.items(LOOKED_AT)}
    elif listed.model is Item:
        ids = {*islice(listed.rows.order_by().values_list("meeting", flat=True).distinct(), LOOKED_AT)}
    else:
        of_cases = Item.objects.public().filter(case__in=listed.rows.order_by().values("pk"))
        ids = {*of_cases.order_by("-meeting__date").values_list("meeting", flat=True)[:LOOKED_AT]}
    rows = with_logged(Meeting.objects.public().filter(pk__in=ids).with_committee())
    return rows.order_by("-date", "pk")[:MEETINGS]


def _event(row: Meeting, site: str, archive: UUID) -> Event:
    event = Event()
    event.add("uid", f"{uuid5(archive, f'meeting:{row.pk}')}@referatarkivet")
    changed = max(filter(None, [row.updated_at, row.first_public_at]), default=None)
    event.add("dtstamp", changed or make_aware(datetime.datetime.combine(row.date, datetime.time())))
    if changed:
        event.add("last-modified", changed)
    _times(event, row)
    event.add("summary", CONTROL.sub("", f"{row.committee.name}, {row.committee.municipality}"))
    if row.place:
        event.add("location", CONTROL.sub("", row.place))
    address = site + row.get_absolute_url()
    event.add("url", address)
    event.add("description", f"{Kind(row.kind).label}: {address}")
    event.add("transp", "TRANSPARENT")
    return event


def _times(event: Event, row: Meeting) -> None:
    """A whole day where nobody knows when it begins; else Danish time, over midnight where it says so."""
    start = moment(row.date, row.start)
    if start is None:
        event.add("dtstart", row.date)
        return
    end = moment(row.date, row.end)
    if end is not None and end <= start:
        end = moment(row.date + datetime.timedelta(days=1), row.end)
    event.add("dtstart", start)
    event.add("dtend", end or start + USUAL)
