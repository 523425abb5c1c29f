"""Small charts that are tables: each row a word, a number, and a bar for the eye."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from archive.models import Item, Outcome
from archive.models.items import ItemQuerySet
from archive.search.query import UNREAD
from archive.web.decisions import SIGNS


@dataclass(frozen=True, slots=True)
class Bar:
    """One row. `width`: the bar's length in percent of the longest; `value`: what an address says for it."""

    value: str
    label: str
    sign: str
    count: int
    width: int


def by_outcome(items: ItemQuerySet) -> QuerySet[Item, tuple[str | None, int]]:
    """Each outcome and how many of the items have it."""
    return items.order_by().values_list("outcome").annotate(Count("pk"))


def bars(rows: Iterable[tuple[str | None, int]]) -> list[Bar]:
    """How often each outcome was reached, the most frequent first; what nobody could read is a row too."""
    counted = sorted(rows, key=lambda row: -row[1])
    longest = max((count for _, count in counted), default=1)
    return [_bar(outcome, count, longest) for outcome, count in counted]


def _bar(outcome: str | None, count: int, longest: int) -> Bar:
    width = max(round(100 * count / longest), 1)
    if not outcome:
        return Bar(UNREAD, "Ikke aflæst", "", count, width)
    return Bar(outcome, str(Outcome(outcome).label), SIGNS[Outcome(outcome)], count, width)


def total(bars: Iterable[Bar]) -> int:
    return sum(bar.count for bar in bars)
