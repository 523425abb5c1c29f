"""What the archive's items are about: KLE topics with counts, at any of the register's three levels."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Max, QuerySet
from django.db.models.functions import Substr

from archive.models import Item, Topic
from archive.models.items import ItemQuerySet
from archive.models.prepared import prepared

LEVELS = (2, 5, 8)  # letters of a main group's, a group's and a topic's code


@dataclass(frozen=True, slots=True)
class TopicCount:
    """A topic and how many items are filed under it. `title` is "" where the register is unknown."""

    code: str
    title: str
    count: int
    latest: datetime.date


def under(items: ItemQuerySet, code: str) -> ItemQuerySet:
    """The items filed under a code or anything below it."""
    return items.filter(case__kle__startswith=code)


def topic_counts(items: ItemQuerySet, within: str = "") -> list[TopicCount]:
    """The items counted by topic, one level below `within` ("" counts main groups); in two queries."""
    return titled(by_topic(items, within)) if len(within) < LEVELS[-1] else []


def by_topic(items: ItemQuerySet, within: str = "") -> QuerySet[Item, tuple[str, int, datetime.date]]:
    """Each code one level below `within`, how many items are filed under it, and the latest's date."""
    length = next(level for level in LEVELS if level > len(within))
    return (
        items.filter(case__kle__gt="", case__kle__startswith=within)
        .order_by()
        .annotate(code=Substr("case__kle", 1, length))
        .values_list("code")
        .annotate(Count("pk"), Max("meeting__date"))
        .order_by("code")
    )


def titled(rows: Iterable[tuple[str, int, datetime.date]]) -> list[TopicCount]:
    """The rows of by_topic() with the topics' titles."""
    counted = list(rows)
    titles = dict(_titles(tuple(code for code, *_ in counted)) if counted else ())
    return [TopicCount(code, titles.get(code, ""), count, latest) for code, count, latest in counted]


@prepared
def _titles(codes: tuple[str, ...]) -> QuerySet[Topic, tuple[str, str]]:
    return Topic.objects.filter(code__in=codes).values_list("code", "title")


def most(counted: list[TopicCount], number: int) -> list[TopicCount]:
    """The most frequent, the later ones first among equals."""
    return sorted(counted, key=lambda topic: (-topic.count, -topic.latest.toordinal(), topic.code))[:number]


def lineage(code: str) -> dict[str, str]:
    """The code and those above it, widest first, each with its title ("" where KLE is unknown)."""
    codes = [code[:level] for level in LEVELS if level <= len(code)]
    titles = dict(_titles(tuple(codes)))
    return {one: titles.get(one, "") for one in codes}
