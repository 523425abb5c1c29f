"""Bounded pages of the API's lists: in the order of keys, or of a search's hits, each naming the next."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, Generic, TypeVar

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from pydantic import BaseModel, Field

from archive.models import Case, Item, Meeting
from archive.models.visibility import now
from archive.search import Query, iterate, narrow
from archive.search.asking import DEEPEST
from archive.web.api.asked import Changes, PageAsked
from archive.web.taking.lists import List
from archive.web.taking.modified import since, with_logged
from archive.web.taking.records import Record, Removed

LOOKED_AT = 2_000  # hits of a search that are held against modified_since
Kind = TypeVar("Kind")


class Links(BaseModel):
    self: str
    next: str | None = Field(None, description="The next page; null on the last.")


class Page(BaseModel, Generic[Kind]):
    data: list[Kind]
    links: Links


def page(request: HttpRequest, asked: PageAsked, records: list[Record], cursor: int | None) -> dict[str, Any]:
    """One page as its model has it. cursor: where the next begins; None on the last."""
    query = request.GET.copy()
    query["cursor"] = str(cursor)
    here = request.build_absolute_uri(request.path)
    following = None if cursor is None else f"{here}?{query.urlencode(safe='/')}"
    return {"data": records, "links": {"self": request.build_absolute_uri(), "next": following}}


def keyset(rows: QuerySet[Any], asked: PageAsked) -> list[Any]:
    """The rows after the cursor, one more than a page so that it is known whether there are more."""
    return list(rows.filter(pk__gt=asked.after()).order_by("pk")[: asked.limit + 1])


def changes(asked: Changes, shown: QuerySet[Any], everything: QuerySet[Any]) -> tuple[list[Any], set[int]]:
    """The rows of a page, and the keys of those among them that were public once and are not now.

    everything: what the same place and time hold, public or not.
    """
    moment = asked.since()
    if moment is None:
        return keyset(shown, asked), set()
    found = keyset(since(shown, moment), asked)
    gone = removed(everything).exclude(pk__in=shown.order_by().values("pk"))
    lost = keyset(with_logged(since(gone, moment)), asked)
    merged = sorted([*found, *lost], key=lambda row: row.pk)[: asked.limit + 1]
    return merged, {row.pk for row in lost}


def removed(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those that anybody could read once."""
    if rows.model is Case:
        return rows.filter(pk__in=Item.objects.filter(first_public_at__lte=now()).values("case"))
    placed = "committee__municipality" if rows.model is Meeting else "meeting__committee__municipality"
    return rows.filter(first_public_at__lte=now()).select_related(placed)


def place_and_time(query: Query) -> Query:
    """What of a search may be asked of things that are hidden: nothing about their contents."""
    return Query(
        municipality=query.municipality,
        committees=query.committees,
        years=query.years,
        since=query.since,
        until=query.until,
    )


def hits(asked: Changes, listed: List) -> tuple[list[Item], int | None]:
    """A page of a search with words, in its order, and where the next begins."""
    begin, moment = min(asked.after(), DEEPEST), asked.since()
    if listed.found is None:
        return [], None
    if moment is None:
        found: Iterable[Item] = iterate(listed.found, min(begin + asked.limit + 1, DEEPEST))
    else:
        ids = [item.pk for item in iterate(listed.found, LOOKED_AT)]
        changed = since(Item.objects.public().filter(pk__in=ids), moment).with_place().in_bulk()  # type: ignore[attr-defined]
        found = [changed[key] for key in ids if key in changed]
    rows = list(islice(found, begin, begin + asked.limit + 1))
    more = len(rows) > asked.limit
    return rows[: asked.limit], begin + asked.limit if more else None


def cut(asked: PageAsked, rows: list[Any]) -> tuple[list[Any], int | None]:
    """A page of rows fetched one too many, and the cursor of the next."""
    return rows[: asked.limit], rows[asked.limit - 1].pk if len(rows) > asked.limit else None


Write = Callable[[Any], Record]


def written(rows: list[Any], lost: set[int], write: Write, remove: Callable[[Any], Removed]) -> list[Record]:
    return [remove(row) if row.pk in lost else write(row) for row in rows]


def items_of(query: Query) -> QuerySet[Item]:
    """Items of a place and time, whoever may read them."""
    return narrow(Item.objects.all(), place_and_time(query))


def with_stubs(shown: QuerySet[Item], query: Query) -> QuerySet[Item]:
    """The items, and the closed ones of that place and time that a meeting's list shows."""
    stubs = narrow(Item.objects.listed().filter(closed=True), place_and_time(query))
    either = Q(pk__in=stubs.order_by().values("pk")) | Q(pk__in=shown.order_by().values("pk"))
    return Item.objects.with_place().filter(either)
