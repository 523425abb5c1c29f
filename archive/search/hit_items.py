"""The items of a page of hits, fetched through the public rule with what a list of them shows."""

from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet

from archive.models import Committee, Item, Meeting, Municipality
from archive.models.prepared import prepared


def _columns(model: type[Model], *names: str) -> tuple[str, ...]:
    """The columns in the model's own order, in which its rows are read."""
    return tuple(field.attname for field in model._meta.concrete_fields if field.attname in names)


_OWN = _columns(Item, "id", "slug", "title", "case_number", "outcome", "outcome_remainder", "meeting_id")
_MEETING = _columns(Meeting, "id", "slug", "date", "kind", "committee_id")
_COMMITTEE = _columns(Committee, "id", "slug", "name", "municipality_id")
_MUNICIPALITY = _columns(Municipality, "id", "slug", "name")
_COLUMNS = (
    *_OWN,
    *(f"meeting__{column}" for column in _MEETING),
    *(f"meeting__committee__{column}" for column in _COMMITTEE),
    *(f"meeting__committee__municipality__{column}" for column in _MUNICIPALITY),
)


def items_as_hits(ids: list[int]) -> list[Item]:
    """These items in this order, without those the database does not hold for public.

    Columns that no list of hits shows are fetched when they are asked for.
    """
    if not ids:
        return []
    places: dict[int, Committee] = {}
    found = {row[0]: _item(row, places) for row in _rows_of(tuple(ids))}
    return [found[item_id] for item_id in ids if item_id in found]


@prepared
def _rows_of(ids: tuple[int, ...]) -> "QuerySet[Item, tuple[Any, ...]]":
    return Item.objects.public().filter(pk__in=ids).order_by().values_list(*_COLUMNS)


def _item(row: tuple[Any, ...], places: dict[int, Committee]) -> Item:
    """The row's item; of one committee several items share the object."""
    values, using = iter(row), connection.alias
    item = Item.from_db(using, _OWN, list(islice(values, len(_OWN))))
    meeting = Meeting.from_db(using, _MEETING, list(islice(values, len(_MEETING))))
    committee = places.get(meeting.committee_id)
    if committee is None:
        committee = Committee.from_db(using, _COMMITTEE, list(islice(values, len(_COMMITTEE))))
        committee.municipality = Municipality.from_db(using, _MUNICIPALITY, list(values))
        places[committee.pk] = committee
    meeting.committee = committee
    item.meeting = meeting
    return item
