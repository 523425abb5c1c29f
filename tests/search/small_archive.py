"""Builders of small archives for search tests: rows made as ingest makes them, inside the change log."""

import datetime
from collections.abc import Callable
from typing import Any

from django.db.models import Max

from archive.models import (
    Attachment,
    Case,
    Committee,
    Item,
    Kind,
    Meeting,
    Municipality,
    Section,
    SectionKind,
    naming,
    recording,
)
from archive.search import Query, Results, search

Add = Callable[..., Item]


def add_item(
    title: str = "Orientering",
    *,
    municipality: str = "Kærby",
    committee: str = "Byrådet",
    date: str = "2025-05-27",
    sections: dict[str, str] | None = None,
    attachments: tuple[str, ...] = (),
    kle: str = "",
    kind: str = Kind.MINUTES,
    **fields: Any,
) -> Item:
    """An item with its place, texts and case. sections: SectionKind value to text."""
    with recording():
        number = (Item.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
        meeting = _meeting(municipality, committee, datetime.date.fromisoformat(date), kind)
        if kle and "case" not in fields:
            fields["case"] = _case(meeting.committee.municipality, kle, number)
        fields.setdefault("case_number", fields["case"].number if "case" in fields else "")
        item = Item.objects.create(
            meeting=meeting, title=title, slug=f"p{number}", number=str(number), position=number, **fields
        )
        for position, (section, text) in enumerate((sections or {}).items()):
            Section.objects.create(
                item=item,
                key=f"{section}|{position}",
                kind=SectionKind(section),
                position=position,
                text=text,
            )
        for position, name in enumerate(attachments):
            Attachment.objects.create(item=item, name=name, position=position)
    return item


def _meeting(municipality: str, committee: str, date: datetime.date, kind: str) -> Meeting:
    town, _ = Municipality.objects.get_or_create(
        search_key=naming.search_key(municipality), defaults={"name": municipality}
    )
    body, _ = Committee.objects.get_or_create(
        municipality=town, search_key=naming.search_key(committee), defaults={"name": committee}
    )
    meeting, _ = Meeting.objects.get_or_create(
        committee=body, date=date, kind=kind, defaults={"slug": _slug(date, kind)}
    )
    return meeting


def _slug(date: datetime.date, kind: str) -> str:
    number = [Kind.MINUTES.value, *Kind.values].index(kind)
    return f"{date}-{number + 1}" if number else str(date)


def _case(municipality: Municipality, kle: str, number: int) -> Case:
    written = f"{kle}-A00-{number}-25"
    return Case.objects.create(
        municipality=municipality, number=written, slug=naming.case_segment(written), kle=kle
    )


def titles(q: str = "", **narrowing: Any) -> list[str]:
    """Titles of all hits of one page, in order; fails where the index did not answer."""
    results = search(Query(q=q, **narrowing))
    assert results.available
    return [hit.item.title for hit in results.hits]


def counts(results: Results, parameter: str) -> list[tuple[str, str, int, bool]]:
    """A facet's values as tuples; an empty list where the facet is not shown."""
    return [
        (value.value, value.label, value.count, value.selected)
        for facet in results.facets
        if facet.parameter == parameter
        for value in facet.values
    ]
