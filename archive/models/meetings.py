"""Meetings: one committee on one date, shown as agenda first and minutes later."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from archive.models.changes import Recorded
from archive.models.places import Committee
from archive.models.visibility import Publishable, kept, now, visible


class Kind(models.TextChoices):
    """What the shown version of a meeting is."""

    PLANNED = "planned", "Planlagt møde"
    AGENDA = "agenda", "Dagsorden"
    MINUTES = "minutes", "Referat"
    ADDENDUM = "addendum", "Tillægsdagsorden"


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def public(self) -> "MeetingQuerySet":
        return self.filter(visible(), kept())

    def in_year(self, year: int) -> "MeetingQuerySet":
        return self.filter(date__gte=datetime.date(year, 1, 1), date__lte=datetime.date(year, 12, 31))

    def coming(self, today: datetime.date) -> "MeetingQuerySet":
        """Today's and later ones without minutes yet, soonest first."""
        return self.filter(date__gte=today).exclude(kind=Kind.MINUTES).order_by("date", "start", "pk")

    def with_committee(self) -> "MeetingQuerySet":
        """With all that an address and a heading need, in the same query."""
        return self.select_related("committee__municipality")


class Meeting(Publishable, Recorded):
    committee = models.ForeignKey(
        Committee, on_delete=models.PROTECT, related_name="meetings", verbose_name="udvalg"
    )
    date = models.DateField("dato", db_index=True)
    start = models.TimeField("begynder", null=True, blank=True)
    end = models.TimeField("slutter", null=True, blank=True)
    place = models.TextField("sted", blank=True)
    slug = models.SlugField("adresse", max_length=20)
    kind = models.CharField("vises som", max_length=10, choices=Kind, default=Kind.MINUTES)
    present = models.JSONField("til stede", default=list, blank=True)
    absent = models.JSONField("fraværende", default=list, blank=True)
    source = models.ForeignKey(
        "archive.Source",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="gældende kilde",
    )
    first_public_at = models.DateTimeField("først offentliggjort", null=True, blank=True)
    updated_at = models.DateTimeField("sidst ændret", null=True, blank=True)
    kept_until = models.DateTimeField(
        "vises højst til", null=True, editable=False
    )  # by the municipality's rule

    objects = MeetingQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(Publishable.Meta):
        abstract = False
        verbose_name = "møde"
        verbose_name_plural = "møder"
        ordering = ["-date", "-start", "pk"]
        indexes = [
            *Publishable.Meta.indexes,
            models.Index(fields=["committee", "-date"], name="meeting_committee_date"),
            models.Index(
                fields=["kept_until"], name="meeting_kept_until", condition=Q(kept_until__isnull=False)
            ),
        ]
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(fields=["committee", "slug"], name="meeting_address"),
            models.CheckConstraint(condition=Q(kind__in=[*Kind.values]), name="meeting_kind"),
            models.CheckConstraint(
                condition=Q(date__gte=datetime.date(1800, 1, 1), date__lte=datetime.date(2199, 12, 31)),
                name="meeting_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.committee} {self.date:%d.%m.%Y}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.kept_until = self.committee.municipality.shows_until(self.date)
        super().save(*args, **kwargs)

    def is_visible(self) -> bool:
        return super().is_visible() and (self.kept_until is None or self.kept_until > now())

    def opens(self, moment: datetime.datetime) -> datetime.datetime | None:
        opens = super().opens(moment)
        return opens if opens and (self.kept_until is None or self.kept_until > opens) else None

    def searchable_items(self) -> Iterable[int]:
        from archive.models.items import Item  # the item's model is built on this one

        return Item.objects.filter(meeting=self).values_list("pk", flat=True)

    def get_absolute_url(self) -> str:
        committee = self.committee
        return reverse("meeting", args=[committee.municipality.slug, committee.slug, self.slug])
