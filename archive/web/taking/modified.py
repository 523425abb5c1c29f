"""When something last changed for a reader, and what changed since: from the change log and the clock."""

import datetime
from typing import Any, TypeVar

from django.db.models import Max, Model, OuterRef, Q, QuerySet, Subquery, Value

from archive.models import Case, ChangeLog, Item, Meeting
from archive.models.visibility import now

Row = TypeVar("Row", bound=Model)
TIMES = ("public_from", "public_until")


def with_logged(rows: "QuerySet[Row]") -> "QuerySet[Row]":
    """Items, meetings or cases annotated with `logged_at`: the last change logged of them or their items."""
    owner = OuterRef(OuterRef("pk"))
    items: dict[Any, QuerySet[Item]] = {
        Meeting: Item.objects.filter(meeting=owner),
        Case: Item.objects.filter(case=owner),
    }
    own = Q(item_id=OuterRef("pk")) if rows.model is Item else Q(item_id__in=items[rows.model].values("pk"))
    logged = ChangeLog.objects.filter(own).order_by().values(one=Value(1))
    latest = logged.annotate(last=Max("at")).values("last")
    return rows.annotate(logged_at=Subquery(latest))  # type: ignore[return-value]  # the rows are the same


def modified_at(row: Item | Meeting | Case) -> datetime.datetime | None:
    """The latest moment at which what is read of the row became other than before."""
    found = [getattr(row, "logged_at", None), getattr(row, "updated_at", None)]
    owners = [row, row.meeting] if isinstance(row, Item) else [row]
    found += [getattr(owner, name, None) for owner in owners for name in (*TIMES, "kept_until")]
    passed = [moment for moment in found if moment is not None and moment <= now()]
    return max(passed, default=getattr(row, "first_public_at", None))


def since(rows: "QuerySet[Row]", moment: datetime.datetime) -> "QuerySet[Row]":
    """Those of the items, meetings or cases that changed at or after the moment."""
    items = Q(pk__in=ChangeLog.objects.filter(at__gte=moment).values("item_id"))
    items |= crossed(moment) | crossed(moment, "meeting__", meetings=True)
    if rows.model is Item:
        return rows.filter(items)
    changed = Item.objects.filter(items).order_by()
    if rows.model is Case:
        return rows.filter(pk__in=changed.filter(case__isnull=False).values("case"))
    own = crossed(moment, meetings=True) | Q(updated_at__gte=moment) | Q(first_public_at__gte=moment)
    return rows.filter(own | Q(pk__in=changed.values("meeting")))


def crossed(moment: datetime.datetime, path: str = "", meetings: bool = False) -> Q:
    """Whose publication or take-down lies between the moment and now. meetings: the path ends at some."""
    found = Q(pk__in=[])
    for name in (*TIMES, "kept_until") if meetings else TIMES:
        found |= Q(**{f"{path}{name}__gte": moment, f"{path}{name}__lte": now()})
    return found
