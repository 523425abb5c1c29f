"""Which searches and lists search engines may show, and which of their addresses robots need not ask for."""

import re

from django.db.models import QuerySet
from django.http import QueryDict

from archive.models import Item
from archive.models.prepared import prepared
from archive.search.query import Results
from archive.web.narrowing import only

ALONE = {"/soeg/": "q", "/*/moeder/": "side", "/*/sager/": "side"}
"""A list's path, and the one parameter that a page of it may have and still be shown by search engines."""
LONGEST = 60  # characters of a question
WORD = r"[^\W_]+(?:[-./][^\W_]+)*"
PLAIN = re.compile(rf"{WORD}(?: {WORD})*")
OPERATORS = re.compile(r"\b(?:OR|ELLER)\b")


def may_be_indexed(query: QueryDict, results: Results) -> bool:
    """Whether search engines may show a search: the first page of a plain question that finds something.

    Never where the question is narrowed, sorted, corrected or has signs that mean something to the search,
    nor where one of the items shown may not be found through search engines.
    """
    if not only("q", query) or not _is_plain(str(query["q"])):
        return False
    if not results.hits or results.corrected or results.notices or not results.available:
        return False
    return not _unfit(tuple(hit.item.pk for hit in (*results.hits, *results.nearest)))


@prepared
def _unfit(items: tuple[int, ...]) -> QuerySet[Item, tuple[int]]:
    return Item.objects.filter(pk__in=items, noindex=True).values_list("pk")


def _is_plain(question: str) -> bool:
    if len(question) > LONGEST or OPERATORS.search(question):
        return False
    return bool(PLAIN.fullmatch(question))


def rules() -> list[str]:
    """The lines of robots.txt that say the same: the longest that fits an address counts."""
    return [
        line
        for path, name in ALONE.items()
        for line in (f"Disallow: {path}?", f"Allow: {path}?{name}=", f"Disallow: {path}?{name}=*&")
    ]
