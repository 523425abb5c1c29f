"""What narrows a search besides its words, once for the index and once, the same, for the database."""

import datetime
from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR

from django.db.models import Q
from django.db.models.functions import TruncSecond
from django.utils.timezone import make_aware
from tantivy import FieldType, Occur, Schema
from tantivy import Query as Engine

from archive.models import Kind
from archive.models.items import ItemQuerySet
from archive.search import schema as fields
from archive.search.query import UNREAD, Query

Narrowing = dict[str, Engine]


def asks_nothing(query: Query) -> bool:
    """Whether there are neither words nor anything that narrows."""
    return not query.q.strip() and not is_narrowed(query)


def is_narrowed(query: Query) -> bool:
    return bool(
        query.municipality
        or query.committees
        or query.years
        or query.since
        or query.until
        or query.outcomes
        or query.topic
        or query.deviates is not None
        or query.voted
        or query.dissent
        or query.added_since
    )


def engine_clauses(schema: Schema, query: Query) -> Narrowing:
    """One engine query for each thing the search is narrowed by, keyed by its parameter in the address."""
    clauses: Narrowing = {}
    if query.municipality:
        clauses["kommune"] = _any_of(schema, fields.MUNICIPALITY, [query.municipality])
    if query.committees:
        clauses["udvalg"] = _any_of(schema, fields.COMMITTEE, query.committees)
    if query.years:
        clauses["aar"] = _any_of(schema, fields.YEAR, _years(query))
    if query.outcomes:
        clauses["udfald"] = _any_of(schema, fields.OUTCOME, query.outcomes)
    if query.topic:
        clauses["emne"] = _any_of(schema, fields.TOPIC, [query.topic])
    for parameter, value in traits(query).items():
        clauses[parameter] = _any_of(schema, fields.TRAITS, [f"{parameter}:{value}"])
    if query.since or query.until:
        clauses["dato"] = _dates(schema, fields.DATE, query.since, query.until)
    if query.added_since:
        clauses["tilfoejet"] = _dates(schema, fields.ADDED_DATE, query.added_since, None)
    return clauses


def traits(query: Query) -> dict[str, str]:
    """What the decision must have been like, as parameter and value of the address."""
    asked = {} if query.deviates is None else {"afviger": "true" if query.deviates else "false"}
    asked |= {"afstemning": "true"} if query.voted else {}
    return asked | ({"mindretal": "true"} if query.dissent else {})


def in_order(items: ItemQuerySet, query: Query) -> ItemQuerySet:
    """The rows in the order that the index lists them in: by relevance without words is newest first."""
    if query.sort == "tilfoejet":
        return items.order_by(TruncSecond("first_public_at").desc(nulls_last=True), "pk")
    return items.oldest() if query.sort == "aeldste" else items.newest()


def narrow(items: ItemQuerySet, query: Query) -> ItemQuerySet:
    """The same narrowing of rows; `q` and `decisions_only` are not looked at."""
    if query.municipality:
        items = items.filter(meeting__committee__municipality__slug=query.municipality)
    if query.committees:
        items = items.filter(_committees(query.committees))
    if query.years:
        items = items.filter(meeting__date__year__in=_years(query))
    if query.outcomes:
        items = items.filter(_outcomes(query.outcomes))
    if query.topic:
        items = items.filter(Q(case__kle=query.topic) | Q(case__kle__startswith=f"{query.topic}."))
    if query.deviates is not None:
        items = items.filter(deviates=query.deviates)
    if query.voted:
        items = items.filter(votes__isnull=False)
    if query.dissent:
        items = items.exclude(dissent="")
    if query.since:
        items = items.filter(meeting__date__gte=query.since)
    if query.until:
        items = items.filter(meeting__date__lte=query.until)
    if query.added_since:
        items = items.filter(first_public_at__gte=_midnight(query.added_since))
    return items


def _midnight(day: datetime.date) -> datetime.datetime:
    """When the day begins here; the first day there is has none that every zone can say."""
    return make_aware(datetime.datetime.combine(max(day, datetime.date(2, 1, 1)), datetime.time.min))


def _years(query: Query) -> list[int]:
    """Those a date can have; a number beyond would overflow engine and database alike."""
    return [year for year in query.years if MINYEAR <= year <= MAXYEAR]


def _any_of(schema: Schema, field: str, values: Sequence[str | int]) -> Engine:
    return Engine.boolean_query(
        [(Occur.Should, Engine.term_query(schema, field, value, "basic")) for value in values]
    )


def _dates(schema: Schema, field: str, since: datetime.date | None, until: datetime.date | None) -> Engine:
    lower = int(f"{since:%Y%m%d}") if since else None
    upper = int(f"{until:%Y%m%d}") if until else None
    return Engine.range_query(schema, field, FieldType.Integer, lower, upper)


def _committees(values: tuple[str, ...]) -> Q:
    chosen = Q(pk__in=[])
    for value in values:
        municipality, _, committee = value.partition("/")
        chosen |= Q(meeting__committee__municipality__slug=municipality, meeting__committee__slug=committee)
    return chosen


def _outcomes(values: tuple[str, ...]) -> Q:
    """A decision nobody could read is one of minutes: an agenda's item has none yet."""
    chosen = Q(outcome__in=[value for value in values if value != UNREAD])
    if UNREAD in values:
        chosen |= Q(outcome=None, meeting__kind=Kind.MINUTES, missing_in_minutes=False)
    return chosen
