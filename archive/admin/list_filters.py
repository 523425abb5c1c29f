"""What a clerk narrows a list by; each reads the address and asks one question of the database."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from archive.models import Committee, Meeting, Outcome

Choices = Iterable[tuple[str, str]]
NOT_READ = "ikke-aflaest"


class CommitteeFilter(SimpleListFilter):
    """Committees by name, with the municipality where there is more than one."""

    title = "udvalg"
    parameter_name = "udvalg"
    path = "meeting__committee"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Choices:
        rows = list(Committee.objects.select_related("municipality"))
        several = len({row.municipality_id for row in rows}) > 1
        return [
            (str(row.pk), f"{row.name} ({row.municipality.name})" if several else row.name) for row in rows
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(**{self.path: self.value()}) if _is_number(self.value()) else queryset


class MeetingsCommitteeFilter(CommitteeFilter):
    path = "committee"


class YearFilter(SimpleListFilter):
    """Years that have a meeting, newest first."""

    title = "år"
    parameter_name = "aar"
    path = "meeting__date"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Choices:
        return [(str(day.year), str(day.year)) for day in Meeting.objects.dates("date", "year", order="DESC")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not _is_number(self.value()):
            return queryset
        year = min(max(int(self.value() or 0), 1), 9999)
        first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        return queryset.filter(**{f"{self.path}__range": (first, last)})


class MeetingsYearFilter(YearFilter):
    path = "date"


class OutcomeFilter(SimpleListFilter):
    """Outcomes, and those the machine could not read."""

    title = "udfald"
    parameter_name = "udfald"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Choices:
        return [(NOT_READ, "Ikke aflæst"), *Outcome.choices]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == NOT_READ:
            return queryset.filter(outcome=None)
        return queryset.filter(outcome=self.value()) if self.value() else queryset


class SettledFilter(SimpleListFilter):
    """The open ones, unless others are asked for."""

    title = "tilstand"
    parameter_name = "tilstand"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Choices:
        return [("afgjort", "Afgjort"), ("alle", "Alle")]

    def choices(self, changelist: Any) -> Any:
        labels: dict[Any, Any] = {None: "Åbne"} | dict(self.lookup_choices)
        for value, label in labels.items():
            changed = {self.parameter_name: value} if value else {}
            removed = [] if value else [self.parameter_name]
            yield {
                "selected": self.value() == value,
                "query_string": changelist.get_query_string(changed, removed),
                "display": label,
            }

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "alle":
            return queryset
        return queryset.filter(settled_at__isnull=self.value() != "afgjort")


class ClarificationCommitteeFilter(CommitteeFilter):
    """By the committee of the meeting or item it is about."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not _is_number(self.value()):
            return queryset
        meeting, item = Q(meeting__committee=self.value()), Q(item__meeting__committee=self.value())
        return queryset.filter(meeting | item)


def _is_number(value: str | None) -> bool:
    return bool(value) and str(value).isascii() and str(value).isdigit() and len(str(value)) < 10
