"""Municipalities and their committees."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from simple_history.models import HistoricalRecords

from archive.models import naming
from archive.models.changes import Recorded
from archive.models.visibility import visible


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    def public(self) -> "MunicipalityQuerySet":
        """Those with at least one public meeting."""
        from archive.models.meetings import Meeting  # the meeting's model is built on this one

        return self.filter(Exists(Meeting.objects.filter(visible(), committee__municipality=OuterRef("pk"))))


class Municipality(Recorded):
    name = models.CharField("navn", max_length=100, unique=True, help_text="Uden ordet kommune: Herning.")
    slug = models.SlugField("adresse", max_length=100, unique=True)
    search_key = models.CharField(max_length=200, unique=True, editable=False)
    sort_key = models.CharField(max_length=200, editable=False)

    objects = MunicipalityQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "kommune"
        verbose_name_plural = "kommuner"
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return f"{self.name} Kommune"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name = naming.municipality_name(self.name)
        self.search_key, self.sort_key = naming.search_key(self.name), naming.sort_key(self.name)
        self.slug = self.slug or naming.slug(self.name, naming.RESERVED_MUNICIPALITIES)
        super().save(*args, **kwargs)

    def searchable_items(self) -> Iterable[int]:
        from archive.models.items import Item  # the item's model is built on this one

        return Item.objects.filter(meeting__committee__municipality=self).values_list("pk", flat=True)

    def get_absolute_url(self) -> str:
        return reverse("municipality", args=[self.slug])


class CommitteeQuerySet(models.QuerySet["Committee"]):
    def public(self) -> "CommitteeQuerySet":
        """Those with at least one public meeting."""
        from archive.models.meetings import Meeting  # the meeting's model is built on this one

        return self.filter(Exists(Meeting.objects.filter(visible(), committee=OuterRef("pk"))))


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
