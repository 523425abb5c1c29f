"""Municipalities and their committees."""

import calendar
import datetime
from collections.abc import Iterable
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from archive.models import naming
from archive.models.changes import Recorded, recording

LONGEST = 200  # years


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    def public(self) -> "MunicipalityQuerySet":
        """Those with at least one public meeting."""
        from archive.models.meetings import Meeting  # the meeting's model is built on this one

        return self.filter(Exists(Meeting.objects.public().filter(committee__municipality=OuterRef("pk"))))


class Municipality(Recorded):
    name = models.CharField("navn", max_length=100, unique=True, help_text="Uden ordet kommune: Herning.")
    slug = models.SlugField("adresse", max_length=100, unique=True)
    search_key = models.CharField(max_length=200, unique=True, editable=False)
    sort_key = models.CharField(max_length=200, editable=False)
    retention_years = models.PositiveSmallIntegerField(
        "år, et møde vises",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST)],
        help_text="Ældre møder vises ikke længere. Tomt: møder vises altid.",
    )

    objects = MunicipalityQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "kommune"
        verbose_name_plural = "kommuner"
        ordering = ["sort_key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(retention_years=None) | Q(retention_years__gte=1, retention_years__lte=LONGEST),
                name="municipality_retention_years",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} Kommune"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name = naming.municipality_name(self.name)
        self.search_key, self.sort_key = naming.search_key(self.name), naming.sort_key(self.name)
        self.slug = self.slug or naming.slug(self.name, naming.RESERVED_MUNICIPALITIES)
        with recording():
            super().save(*args, **kwargs)
            self._set_how_long_meetings_are_shown()

    def shows_until(self, date: datetime.date) -> datetime.datetime | None:
        """The midnight from which a meeting of that date is too old to be shown; None: never."""
        if self.retention_years is None:
            return None
        year = date.year + self.retention_years
        leap_day = (date.month, date.day) == (2, 29) and not calendar.isleap(year)
        last = datetime.date(year, 3, 1) if leap_day else date.replace(year=year)
        return timezone.make_aware(datetime.datetime.combine(last, datetime.time.min))

    def _set_how_long_meetings_are_shown(self) -> None:
        """On every meeting whose date the rule gives another end than it has."""
        from archive.models.meetings import Meeting  # the meeting's model is built on this one

        own = Meeting.objects.filter(committee__municipality=self)
        for date, until in set(own.order_by().values_list("date", "kept_until")):
            if until != (right := self.shows_until(date)):
                own.filter(date=date).update(kept_until=right)

    def searchable_items(self) -> Iterable[int]:
        from archive.models.items import Item  # the item's model is built on this one

        return Item.objects.filter(meeting__committee__municipality=self).values_list("pk", flat=True)

    def get_absolute_url(self) -> str:
        return reverse("municipality", args=[self.slug])


class CommitteeQuerySet(models.QuerySet["Committee"]):
    def public(self) -> "CommitteeQuerySet":
        """Those with at least one public meeting."""
        from archive.models.meetings import Meeting  # the meeting's model is built on this one

        return self.filter(Exists(Meeting.objects.public().filter(committee=OuterRef("pk"))))


class Committee(Recorded):
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="committees", verbose_name="kommune"
    )
    name = models.CharField("navn", max_length=200)
    slug = models.SlugField("adresse", max_length=200)
    description = models.TextField("hvad udvalget tager sig af", blank=True)
    search_key = models.CharField(max_length=400, editable=False)
    sort_key = models.CharField(max_length=400, editable=False)

    objects = CommitteeQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "udvalg"
        verbose_name_plural = "udvalg"
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "slug"], name="committee_address"),
            models.UniqueConstraint(fields=["municipality", "search_key"], name="committee_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key, self.sort_key = naming.search_key(self.name), naming.sort_key(self.name)
        self.slug = self.slug or naming.slug(self.name, naming.RESERVED_COMMITTEES, "-udvalg")
        super().save(*args, **kwargs)

    def searchable_items(self) -> Iterable[int]:
        from archive.models.items import Item  # the item's model is built on this one

        return Item.objects.filter(meeting__committee=self).values_list("pk", flat=True)

    def get_absolute_url(self) -> str:
        return reverse("committee", args=[self.municipality.slug, self.slug])
