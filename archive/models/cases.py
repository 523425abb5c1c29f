"""Cases and the KLE topics their numbers name."""

from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from simple_history.models import HistoricalRecords

from archive.models.places import Municipality


class Topic(models.Model):
    """An entry of KL's Emnesystematik: main group (15), group (15.00) or topic (15.00.00). Reference data."""

    code = models.CharField("kode", max_length=8, unique=True)
    title = models.CharField("titel", max_length=300)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="hører under",
    )
    edition = models.CharField("udgave", max_length=20, blank=True)

    class Meta:
        verbose_name = "emne (KLE)"
        verbose_name_plural = "emner (KLE)"
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class CaseQuerySet(models.QuerySet["Case"]):
    def public(self) -> "CaseQuerySet":
        """Those with at least one public item."""
        from archive.models.items import Item  # the item's model is built on this one

        return self.filter(Exists(Item.objects.public().filter(case=OuterRef("pk"))))


class Case(models.Model):
    """A case file, known by its number; its items are its journey through committees."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="cases", verbose_name="kommune"
    )
    number = models.CharField("sagsnummer", max_length=100)
    slug = models.CharField("adresse", max_length=100)
    kle = models.CharField("KLE-emne", max_length=8, blank=True, db_index=True)
    facet = models.CharField("KLE-facet", max_length=3, blank=True)
    year = models.PositiveSmallIntegerField("år", null=True, blank=True)
    catch_all = models.BooleanField("samlesag", default=False)
    topic = models.ForeignKey(
        Topic, on_delete=models.SET_NULL, null=True, blank=True, related_name="cases", verbose_name="emne"
    )

    objects = CaseQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "sag"
        verbose_name_plural = "sager"
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["municipality", "slug"], name="case_address")]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("case", args=[self.municipality.slug, self.slug])
