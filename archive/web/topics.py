"""What the archive's items are about: KLE topics with counts, at any of the register's three levels."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Max
from django.db.models.functions import Substr

from archive.models import Topic
from archive.models.items import ItemQuerySet

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
    length = next((level for level in LEVELS if level > len(within)), 0)
    if not length:
        return []
    rows = (
        items.filter(case__kle__gt="", case__kle__startswith=within)
        .order_by()
        .annotate(code=Substr("case__kle", 1, length))
        .values_list("code")
        .annotate(Count("pk"), Max("meeting__date"))
        .order_by("code")
    )
    counted = {code: (count, latest) for code, count, latest in rows}
    titles = dict(Topic.objects.filter(code__in=counted).values_list("code", "title"))
    return [TopicCount(code, titles.get(code, ""), *found) for code, found in counted.items()]


def most(counted: list[TopicCount], number: int) -> list[TopicCount]:
    """The most frequent, the later ones first among equals."""
    return sorted(counted, key=lambda topic: (-topic.count, -topic.latest.toordinal(), topic.code))[:number]


def lineage(code: str) -> dict[str, str]:
    """The code and those above it, widest first, each with its title ("" where KLE is unknown)."""
    codes = [code[:level] for level in LEVELS if level <= len(code)]
    titles = dict(Topic.objects.filter(code__in=codes).values_list("code", "title"))
    return {one: titles.get(one, "") for one in codes}
