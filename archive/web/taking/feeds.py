"""Atom feeds of every list and search, ordered by when something was first published here."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid5

from django import forms
from django.db.models import DateTimeField, ExpressionWrapper, F, Max
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format

from archive.models import ArchiveIdentity, Case, Item, Kind, Meeting, archive_id
from archive.models.visibility import now
from archive.search import iterate
from archive.web.asked import CONTROL
from archive.web.corrected import field_name
from archive.web.decisions import outcome_in_list, own_decision, with_decisions
from archive.web.taking.lists import SITE, BadQuery, List
from archive.web.taking.serialise import headings_of, with_contents

ENTRIES = 50
LOOKED_AT = 2_000  # hits of a search with words, newest meetings first, that its feed chooses from
NEWS = datetime.timedelta(days=120)  # published later than this after its meeting, it was loaded as history
KINDS = {
    Kind.PLANNED: "Planlagt møde",
    Kind.AGENDA: "Dagsorden",
    Kind.ADDENDUM: "Tillægsdagsorden",
    Kind.MINUTES: "Referat",
}
NEW = "Nyt, efterhånden som det offentliggøres"
OLDER = "Alt, også fra før arkivet begyndte"
TYPE = "application/atom+xml; charset=utf-8"


class Asked(forms.Form):
    """What a feed's address can say beside the list's own parameters."""

    arkiv = forms.ChoiceField(choices=[("", ""), ("0", ""), ("1", "")], required=False)


class Atom(Atom1Feed):
    """A feed that is as old as its newest entry, also where there is none."""

    def latest_post_date(self) -> datetime.datetime:
        dates: list[datetime.datetime] = [item["updateddate"] for item in self.items]
        begun: datetime.datetime = self.feed["begun"]
        return max(dates, default=begun)


def feed(request: HttpRequest, listed: List) -> HttpResponse:
    """The newest entries; meetings long past when they were published only with arkiv=1."""
    asked = Asked(request.GET)
    if not asked.is_valid():
        raise BadQuery({"arkiv": ["arkiv kan være 0 eller 1."]})
    archived = asked.cleaned_data["arkiv"] == "1"
    atom = _empty(request, listed, archived)
    for entry in _entries(request, listed, _newest(listed, archived)):
        atom.add_item(**entry)
    return HttpResponse(atom.writeString("utf-8"), content_type=TYPE)


def _empty(request: HttpRequest, listed: List, archived: bool) -> Atom:
    identity = ArchiveIdentity.objects.first() or ArchiveIdentity.objects.get(archive_id=archive_id())
    page = request.build_absolute_uri(listed.page)
    return Atom(
        title=_clean(f"{listed.title} – {SITE}"),
        link=page,
        description="",
        subtitle=OLDER if archived else NEW,
        language="da",
        author_name=SITE,
        feed_url=request.build_absolute_uri(),
        feed_guid=_name(identity.archive_id, f"feed:{listed.page}:{archived}"),
        begun=identity.made_at,
    )


def _name(archive: UUID, what: str) -> str:
    """A name for good, whatever the site's address or the row's becomes."""
    return uuid5(archive, what).urn


def _clean(text: str) -> str:
    return CONTROL.sub("", text)


def _newest(listed: List, archived: bool) -> list[Any]:
    if listed.found is not None:
        found = iterate(replace(listed.found, sort="nyeste"), LOOKED_AT)
        fresh = [one for one in found if one.first_public_at and (archived or _is_news(one))]
        return sorted(fresh, key=lambda one: (one.first_public_at, one.pk), reverse=True)[:ENTRIES]
    rows = listed.rows.filter(first_public_at__isnull=False)
    if not archived:
        date = {Meeting: "date", Item: "meeting__date", Case: "latest"}[listed.model]
        late = ExpressionWrapper(F(date) + NEWS, output_field=DateTimeField())
        rows = rows.filter(first_public_at__lt=late)
    return list(rows.order_by("-first_public_at", "-pk")[:ENTRIES])


def _is_news(item: Item) -> bool:
    return item.first_public_at is not None and item.first_public_at.date() < item.meeting.date + NEWS


def _entries(request: HttpRequest, listed: List, rows: list[Any]) -> list[dict[str, Any]]:
    makers: dict[Any, Callable[[list[Any]], Iterator[Entry]]]
    makers = {Meeting: _meetings, Item: _items, Case: _cases}
    archive, site = UUID(archive_id()), request.build_absolute_uri("/")[:-1]
    return [
        {
            "title": _clean(title),
            "link": site + row.get_absolute_url(),
            "unique_id": _name(archive, f"{row._meta.model_name}:{row.pk}"),
            "description": _content(row, told | {"site": site}),
            "pubdate": row.first_public_at,
            "updateddate": max(filter(None, [row.first_public_at, changed])),
        }
        for row, title, changed, told in makers[listed.model](rows)
    ]


def _content(row: Any, told: dict[str, Any]) -> str:
    return _clean(render_to_string(f"feeds/{row._meta.model_name}.html", told))


Entry = tuple[Any, str, datetime.datetime | None, dict[str, Any]]  # row, title, last change, for the template


def _meetings(rows: list[Meeting]) -> Iterator[Entry]:
    """A meeting changes with its items, those that could be read once included."""
    listed = with_decisions(Item.objects.listed().filter(meeting__in=rows).order_by("position", "pk"))
    read = Item.objects.filter(meeting__in=rows, first_public_at__lte=now()).order_by()
    changed = dict(read.values_list("meeting").annotate(Max("updated_at")))
    by_meeting: dict[int, list[Item]] = {row.pk: [] for row in rows}
    for item in listed:
        by_meeting[item.meeting_id].append(item)
    for row in rows:
        for item in by_meeting[row.pk]:
            item.meeting = row
        told = [(item, None if item.closed else outcome_in_list(item)) for item in by_meeting[row.pk]]
        title = f"{KINDS[Kind(row.kind)]}: {row.committee.name}, {date_format(row.date, 'j. F Y')}"
        last = max(filter(None, [row.updated_at, changed.get(row.pk)]), default=None)
        yield row, title, last, {"meeting": row, "rows": told}


def _items(rows: list[Item]) -> Iterator[Entry]:
    for row in with_contents(rows):
        own = own_decision(row, row.decisions)  # type: ignore[attr-defined]  # with_contents() put it there
        headings = headings_of(row.shown_sections)  # type: ignore[attr-defined]
        corrections = [(field_name(one.field, headings), one) for one in row.shown_corrections]  # type: ignore[attr-defined]
        told = {"item": row, "said": outcome_in_list(row), "decision": own, "corrections": corrections}
        place = f"{row.meeting.committee.name}, {date_format(row.meeting.date, 'j. F Y')}"
        yield row, f"{row.title} – {place}", row.updated_at, told


def _cases(rows: list[Case]) -> Iterator[Entry]:
    for row in rows:
        title, changed = str(getattr(row, "title", "") or row.number), getattr(row, "updated_at", None)
        yield row, f"{title} (sag {row.number})", changed, {"case": row, "title": title}
