"""What clerks changed, what waits for them, and the log of every public change."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Cast, Concat, Substr

from archive.models.contents import Attachment, Section
from archive.models.items import Item
from archive.models.meetings import Meeting
from archive.models.places import Municipality
from archive.models.roles import RIGHTS
from archive.models.sources import Source
from archive.models.visibility import visible


class Reason(models.TextChoices):
    MISREAD = "misread", "Læsefejl"
    SOURCE_ERROR = "source_error", "Fejl i kilden"
    PERSONAL_DATA = "personal_data", "Personoplysning"
    OTHER = "other", "Andet"


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def live(self) -> "CorrectionQuerySet":
        return self.filter(live=True)

    def public(self) -> "CorrectionQuerySet":
        """Those on items and meetings anybody may read."""
        return self.shown().filter(
            Q(item__in=Item.objects.public()) | Q(item=None, meeting__in=Meeting.objects.public())
        )

    def shown(self) -> "CorrectionQuerySet":
        """Without those on a part of an item that is itself hidden: they hold its words."""
        key, number = Substr(OuterRef("field"), len("section:") + 1), Cast("pk", models.CharField())
        of_item = {"item": OuterRef("item")}
        sections = Section.objects.filter(**of_item, key=key).exclude(visible())
        attachments = Attachment.objects.filter(**of_item).exclude(visible())
        named = attachments.annotate(field=Concat(models.Value("attachment:"), number))
        return self.exclude(Exists(sections), field__startswith="section:").exclude(
            Exists(named.filter(field=OuterRef("field")))
        )


class Correction(models.Model):
    """A clerk's word on one field of an item or of a meeting. It outranks every later reading."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="corrections", verbose_name="møde"
    )
    item = models.ForeignKey(
        Item,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name="punkt",
    )
    field = models.CharField("felt", max_length=300)  # "title", or "section:" and the section's key
    base = models.JSONField("maskinens læsning", null=True)  # the parse in force when it was corrected
    before = models.JSONField("før", null=True)
    value = models.JSONField("nu", null=True)
    reason = models.CharField("grund", max_length=16, choices=Reason)
    note = models.TextField("begrundelse", blank=True)
    hides_before = models.BooleanField("skjul det tidligere", default=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, verbose_name="rettet af"
    )
    made_at = models.DateTimeField("rettet", auto_now_add=True)
    live = models.BooleanField(
        "gælder", default=True
    )  # an older correction of the same field is kept as history

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = "rettelse"
        verbose_name_plural = "rettelser"
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "field"],
                condition=Q(live=True, item__isnull=False),
                name="correction_item_field",
            ),
            models.UniqueConstraint(
                fields=["meeting", "field"],
                condition=Q(live=True, item=None),
                name="correction_meeting_field",
            ),
            models.CheckConstraint(condition=Q(reason__in=[*Reason.values]), name="correction_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.field} {self.made_at:%d.%m.%Y}"


class ClarificationQuerySet(models.QuerySet["Clarification"]):
    def open(self) -> "ClarificationQuerySet":
        return self.filter(settled_at=None)


class Clarification(models.Model):
    """Something only a person can settle: a warning, a hold, a failed document, an unread outcome ..."""

    class Kind(models.TextChoices):
        HOLD = "hold", "Tilbageholdt"
        CONFLICT = "conflict", "Kilden og en rettelse er uenige"
        MATCH = "match", "Tvivl om, hvilket punkt det er"
        OUTCOME = "outcome", "Udfaldet kunne ikke læses"
        WARNING = "warning", "Advarsel fra læsningen"
        FAILED = "failed", "Dokumentet kunne ikke optages"
        CITIZEN = "citizen", "Henvendelse"

    class Severity(models.TextChoices):
        INFO = "info", "Til orientering"
        WARNING = "warning", "Bør gennemses"
        ERROR = "error", "Skal gennemses"

    kind = models.CharField("slags", max_length=10, choices=Kind)
    code = models.CharField("kode", max_length=40)
    severity = models.CharField("vigtighed", max_length=10, choices=Severity, default=Severity.WARNING)
    message = models.TextField("hvad det handler om")
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="kommune",
    )
    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="clarifications",
        verbose_name="møde",
    )
    item = models.ForeignKey(
        Item,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="clarifications",
        verbose_name="punkt",
    )
    section = models.ForeignKey(
        Section, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="afsnit"
    )
    attachment = models.ForeignKey(
        Attachment, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="bilag"
    )
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="clarifications",
        verbose_name="kilde",
    )
    file_name = models.CharField("fil", max_length=255, blank=True)
    line = models.PositiveIntegerField("linje", null=True, blank=True)
    field = models.CharField("felt", max_length=300, blank=True)
    base = models.JSONField("før", null=True, blank=True)
    ours = models.JSONField("arkivets", null=True, blank=True)
    theirs = models.JSONField("kildens", null=True, blank=True)
    page = models.CharField("side, den kom fra", max_length=500, blank=True)
    reply_to = models.EmailField("svaradresse", blank=True)  # emptied when settled
    fingerprint = models.CharField(max_length=64)  # the same matter is never listed twice
    raised_at = models.DateTimeField("rejst", auto_now_add=True)
    settled_at = models.DateTimeField("afgjort", null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, verbose_name="afgjort af"
    )
    settlement = models.TextField("afgørelse", blank=True)

    objects = ClarificationQuerySet.as_manager()

    class Meta:
        verbose_name = "sag til afklaring"
        verbose_name_plural = "til afklaring"
        permissions = RIGHTS
        ordering = ["settled_at", "-raised_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["fingerprint"], condition=Q(settled_at=None), name="clarification_once"
            ),
        ]

    def __str__(self) -> str:
        return self.message


class AuditEntry(models.Model):
    """Append-only: who or what changed public data, when, what and why."""

    at = models.DateTimeField("tidspunkt", auto_now_add=True, db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, verbose_name="hvem"
    )
    command = models.CharField("kommando", max_length=100, blank=True)
    action = models.CharField("handling", max_length=40)
    meeting_id = models.BigIntegerField("møde", null=True, blank=True)
    item_id = models.BigIntegerField("punkt", null=True, blank=True)
    source_id = models.BigIntegerField("kilde", null=True, blank=True)
    detail = models.JSONField("hvad", default=dict, blank=True)
    reason = models.TextField("hvorfor", blank=True)

    class Meta:
        verbose_name = "post i loggen"
        verbose_name_plural = "log over ændringer"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.action} {self.at:%d.%m.%Y %H:%M}"
