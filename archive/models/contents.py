"""What an item is made of: its sections, attachments, and mentions of other items."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Exists, OuterRef, Q
from simple_history.models import HistoricalRecords

from archive.models.changes import Recorded
from archive.models.items import Item
from archive.models.sources import StoredFile
from archive.models.visibility import Publishable, visible


class SectionKind(models.TextChoices):
    SUMMARY = "summary", "Resume"
    CASE = "case", "Sagsfremstilling"
    RECOMMENDATION = "recommendation", "Indstilling"
    DECISION = "decision", "Beslutning"
    FINANCE = "finance", "Økonomi"
    LEGAL = "legal", "Retsgrundlag"
    HEARING = "hearing", "Høring"
    HISTORY = "history", "Historik"
    COMPETENCE = "competence", "Kompetence"
    COMMUNICATION = "communication", "Kommunikation"
    ATTENDANCE = "attendance", "Fremmøde"
    OTHER = "other", "Andet"


class SectionQuerySet(models.QuerySet["Section"]):
    def public(self) -> "SectionQuerySet":
        return self.filter(visible(), Exists(Item.objects.public().filter(pk=OuterRef("item"))))


class Section(Publishable, Recorded):
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="sections", verbose_name="punkt")
    key = models.CharField(
        max_length=255, editable=False
    )  # kind|body|date|occurrence: who it is across versions
    kind = models.CharField("slags", max_length=16, choices=SectionKind)
    heading = models.TextField("overskrift", blank=True)
    body = models.TextField("organ", blank=True)
    date = models.DateField("dato", null=True, blank=True)
    position = models.PositiveIntegerField("plads")
    text = models.TextField("tekst", blank=True)
    first_line = models.PositiveIntegerField("første linje", null=True, blank=True)
    last_line = models.PositiveIntegerField("sidste linje", null=True, blank=True)
    page = models.PositiveIntegerField("side", null=True, blank=True)

    objects = SectionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(Publishable.Meta):
        abstract = False
        verbose_name = "afsnit"
        verbose_name_plural = "afsnit"
        ordering = ["item", "position", "pk"]
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(fields=["item", "key"], name="section_identity"),
            models.CheckConstraint(condition=Q(kind__in=[*SectionKind.values]), name="section_kind"),
        ]

    def __str__(self) -> str:
        return self.heading or self.get_kind_display()

    def searchable_items(self) -> Iterable[int]:
        return [self.item_id]


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def public(self) -> "AttachmentQuerySet":
        return self.filter(visible(), Exists(Item.objects.public().filter(pk=OuterRef("item"))))


class Attachment(Publishable, Recorded):
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="attachments", verbose_name="punkt")
    name = models.TextField("navn")
    position = models.PositiveIntegerField("plads")
    url = models.URLField("adresse hos kommunen", max_length=1000, blank=True)
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="fil"
    )
    text = models.TextField("filens tekst", blank=True)

    objects = AttachmentQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(Publishable.Meta):
        abstract = False
        verbose_name = "bilag"
        verbose_name_plural = "bilag"
        ordering = ["item", "position", "pk"]

    def __str__(self) -> str:
        return self.name

    def searchable_items(self) -> Iterable[int]:
        return [self.item_id]


class Mention(models.Model):
    """Words in a section that name another item or a case in full ("punkt 19 den 5. marts 2025 i Byrådet").

    What is named is kept as it was said, so that it finds its target also when that comes or moves later.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="mentions", verbose_name="punkt")
    section = models.ForeignKey(
        Section, on_delete=models.CASCADE, related_name="mentions", verbose_name="afsnit"
    )
    start = models.PositiveIntegerField("fra tegn")
    number = models.CharField("nummer", max_length=30, blank=True)
    body = models.TextField("organ", blank=True)
    date = models.DateField("dato", null=True, blank=True)
    case_slug = models.CharField("sagens adresse", max_length=100, blank=True)

    class Meta:
        verbose_name = "omtale"
        verbose_name_plural = "omtaler"
        ordering = ["section", "start"]
        indexes = [
            models.Index(fields=["date", "number"], name="mention_item_named"),
            models.Index(fields=["case_slug"], name="mention_case_named"),
        ]

    def __str__(self) -> str:
        return self.case_slug or f"{self.number} {self.body} {self.date}"
