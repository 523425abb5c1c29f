"""What a case is called, by one rule: as most of its items are, and the later name among equals."""

from collections.abc import Iterable

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery

from archive.models import Case, Item


def with_usual_titles(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Cases with their `title`, of their public items."""
    called = Item.objects.public().filter(case=OuterRef("pk")).order_by().values("title")
    ranked = called.annotate(n=Count("pk"), last=Max("meeting__date"), newest=Max("pk"))
    return cases.annotate(title=Subquery(ranked.order_by("-n", "-last", "-newest").values("title")[:1]))


def usual_title(items: Iterable[Item]) -> str:
    """The same of one case's items, already fetched with their meetings."""
    called: dict[str, list[Item]] = {}
    for item in items:
        called.setdefault(item.title, []).append(item)
    return max(called, key=lambda title: _rank(called[title]))


def _rank(items: list[Item]) -> tuple[int, object, int]:
    return len(items), max(item.meeting.date for item in items), max(item.pk for item in items)
