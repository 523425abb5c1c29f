"""What people come to read: a meeting and an item."""

import datetime

from django.db.models import Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.models import Item, Meeting
from archive.models.prepared import prepared
from archive.web.decisions import outcome_in_list, with_decisions
from archive.web.filters import FoundByForm
from archive.web.item_page import ItemPage
from archive.web.linked_data import item_data, meeting_data
from archive.web.lookups import item_at, meeting_at, only_town
from archive.web.marking import Marking
from archive.web.versions import versions


def meeting(request: HttpRequest, kommune: str, udvalg: str, dato: str) -> HttpResponse:
    """A meeting: its facts, its items with what was decided, and the meetings before and after."""
    found = meeting_at(request.path, kommune, udvalg, dato)
    items = with_decisions(_items_of(found.pk))
    for item in items:
        item.meeting = found
    earlier, later = beside(found)
    kept = versions(found)
    context = {
        "municipality": found.committee.municipality,
        "town": only_town(found, found.committee.municipality),
        "committee": found.committee,
        "meeting": found,
        "linked": meeting_data(request, found),
        "rows": [(item, None if item.closed else outcome_in_list(item)) for item in items],
        "versions": kept,
        "shown": next((version for version in kept if version.shown), None),
        "earlier": earlier,
        "later": later,
    }
    return render(request, "meeting.html", context)


@prepared
def _items_of(meeting: int) -> QuerySet[Item]:
    return Item.objects.listed().filter(meeting=meeting).order_by("position", "pk")


def beside(meeting: Meeting) -> tuple[Meeting | None, Meeting | None]:
    """The committee's public meetings right before and right after, in one query."""
    found = _beside(meeting.committee_id, meeting.pk, meeting.date)
    earlier = next((other for other in found if other.date <= meeting.date), None)
    later = next((other for other in found if other.date > meeting.date), None)
    for other in (earlier, later):
        if other:
            other.committee = meeting.committee
    return earlier, later


@prepared
def _beside(committee: int, meeting: int, date: datetime.date) -> QuerySet[Meeting]:
    own = Meeting.objects.public().filter(committee=committee).exclude(pk=meeting)
    before = own.filter(date__lte=date).order_by("-date", "-start", "-pk").values("pk")[:1]
    after = own.filter(date__gt=date).order_by("date", "start", "pk").values("pk")[:1]
    return Meeting.objects.filter(Q(pk=Subquery(before)) | Q(pk=Subquery(after)))


def item(request: HttpRequest, kommune: str, udvalg: str, dato: str, punkt: str) -> HttpResponse:
    """An item; a closed one as its stub."""
    found, siblings = item_at(request.path, kommune, udvalg, dato, punkt)
    found_by = FoundByForm(request.GET)
    page = ItemPage(found, siblings, Marking(found_by.finder()))
    context = {
        "municipality": found.meeting.committee.municipality,
        "town": only_town(found, found.meeting.committee.municipality),
        "committee": found.meeting.committee,
        "meeting": found.meeting,
        "item": found,
        "linked": item_data(request, found),
        "page": page,
        "found_by": found_by,
        "previous": page.neighbours[0],
        "next": page.neighbours[1],
    }
    response = render(request, "closed_item.html" if found.closed else "item.html", context)
    if found.closed or found.noindex:
        response["X-Robots-Tag"] = "noindex"
    return response
