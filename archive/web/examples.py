"""Examples for the pages that help a searcher: queries in this archive's own words that find something."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from django.db.models import Count, Max, Min, QuerySet
from django.utils.formats import date_format

from archive import search as engine
from archive.models import Item, Kind, Meeting
from archive.models.prepared import prepared
from archive.search.query import Query

_LOOKED_AT = 40  # of the newest items
_LONG = 6  # letters of a word worth showing
_WORD = re.compile(r"[^\W\d_]+")
_PHRASE = re.compile(rf"\b[^\W\d_]{{{_LONG},}} [^\W\d_]{{{_LONG},}}\b")  # no small words: they tell nothing


@dataclass(frozen=True, slots=True)
class Example:
    """A query, what it asks for in Danish, and how many items it finds now."""

    q: str
    asks: str
    count: int


def examples() -> list[Example]:
    """One of each kind of query that this archive has an answer to; none of an empty archive."""
    found: dict[str, Example] = {}
    for asks, q in _queries(_newest()):
        if asks not in found and (count := engine.count(Query(q=q))):
            found[asks] = Example(q, asks, count)
    return list(found.values())


def covered() -> dict[str, Any]:
    """How many public meetings are more than planned, the first and the last of their dates (None: empty)."""
    held = Meeting.objects.public().exclude(kind=Kind.PLANNED)
    return held.aggregate(first=Min("date"), last=Max("date"), meetings=Count("pk"))


class Seen(NamedTuple):
    """What an example is made of."""

    title: str
    case_number: str
    date: datetime.date
    committee: str


@prepared
def _rows() -> QuerySet[Item, tuple[str, str, datetime.date, str]]:
    public = Item.objects.public().exclude(title="").newest()
    return public.values_list("title", "case_number", "meeting__date", "meeting__committee__name")[
        :_LOOKED_AT
    ]


def _newest() -> list[Seen]:
    return [Seen(*row) for row in _rows()]


def _queries(items: list[Seen]) -> Iterator[tuple[str, str]]:
    """What is asked for, and a query that may ask it: several of a kind, the first that finds will do."""
    titles = [(item, _WORD.findall(item.title)) for item in items]
    long = [[word.lower() for word in words if len(word) >= _LONG] for _, words in titles]
    telling = [words for words in long if len(words) > 1]
    for words in telling[:3]:
        yield "Begge ord, også i andre bøjninger.", f"{words[0]} {words[-1]}"
    for item, _ in titles:
        if phrase := _PHRASE.search(item.title):
            yield "Nøjagtig disse ord i denne rækkefølge.", f'"{phrase[0].lower()}"'
    for first, second in pairwise(telling):
        yield "Uden det ord, der har en streg foran.", f"{first[0]} -{second[-1]}"
        yield "Det ene eller det andet.", f"{first[-1]} ELLER {second[-1]}"
    for words in telling:
        yield "Alle ord, der begynder sådan.", f"{max(words, key=len)[:_LONG]}*"
    for item, _ in titles:
        if item.case_number:
            yield "Et sagsnummer, skrevet på hvilken som helst måde.", item.case_number
    for item, words in titles:
        yield "En dato: møder den dag, og punkter, der nævner den.", date_format(item.date, "j. F Y")
        if words:
            yield "Et udvalg og et ord.", f"{item.committee} {words[-1].lower()}"
