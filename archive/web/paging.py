"""Pages of a list: `side` in the address, bounded, and links that keep the rest of it."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

ROWS = 25


def page_number(request: HttpRequest) -> int:
    """`side` as a number from 1; anything else is the first page, anything absurd a bounded one."""
    text = request.GET.get("side", "1").strip()
    return min(max(int(text[:12]), 1), 10**6) if text.isascii() and text.isdigit() else 1


def page_of(rows: QuerySet[Any], request: HttpRequest) -> Page[Any]:
    """The page asked for; the last one where there are fewer."""
    return Paginator(rows, ROWS).get_page(page_number(request))
