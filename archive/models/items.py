"""Agenda items, the unit of the archive: what a citizen reads, finds and cites."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from archive.models.cases import Case
from archive.models.changes import Recorded
from archive.models.meetings import Meeting
from archive.models.visibility import Publishable, visible


class Outcome(models.TextChoices):
    """What a decision did. An item without one has words no formula covers; a clerk decides."""

    APPROVED = "approved", "Godkendt"
    AMENDED = "amended", "Godkendt med ændringer"
    REJECTED = "rejected", "Forkastet"
    DEFERRED = "deferred", "Udsat"
    RETURNED = "returned", "Sendt tilbage eller videre"
    RECOMMENDED = "recommended", "Anbefalet"
    NOTED = "noted", "Taget til efterretning"
    DISCUSSED = "discussed", "Drøftet"
    WITHDRAWN = "withdrawn", "Udgået"
    NONE = "none", "Ingen beslutning"


class ItemQuerySet(models.QuerySet["Item"]):
    def public(self) -> "ItemQuerySet":
        """The one rule of what anybody may read: its own and its meeting's state and times, not closed."""
        return self.listed().filter(closed=False)

    def listed(self) -> "ItemQuerySet":
        """What a meeting's own list shows: the public ones, and closed ones as stubs."""
        return self.filter(visible(), visible("meeting__"))

    def with_place(self) -> "ItemQuerySet":
        """With all that an address and a heading need, in the same query."""
        return self.select_related("meeting__committee__municipality", "case__municipality")

    def newest(self) -> "ItemQuerySet":
        return self.order_by("-meeting__date", "-meeting_id", "position", "pk")

    def oldest(self) -> "ItemQuerySet":
        return self.order_by("meeting__date", "meeting_id", "position", "pk")


class Item(Publishable, Recorded):
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items", verbose_name="møde")
    slug = models.SlugField("adresse", max_length=40)
    number = models.CharField("nummer", max_length=30, blank=True)
    position = models.PositiveIntegerField("plads")
    title = models.TextField("overskrift")
    closed = models.BooleanField("lukket", default=False)
    closed_ground = models.TextField("grund til lukning", blank=True)
    neutral_title = models.TextField("neutral overskrift, mens punktet er lukket", blank=True)
    released_decision = models.TextField("beslutning frigivet fra lukket punkt", blank=True)
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, blank=True, related_name="items", verbose_name="sag"
    )
    case_number = models.CharField("sagsnummer, som skrevet", max_length=100, blank=True)
    officer = models.CharField("sagsbehandler", max_length=300, blank=True)
    co_officers = models.JSONField("øvrige sagsbehandlere", default=list, blank=True)
    expected_duration = models.CharField("forventet behandlingstid", max_length=100, blank=True)
    routing = models.JSONField("behandles i", null=True, blank=True)
    recommended_by = models.TextField("indstillet af", blank=True)
    clauses = models.JSONField("indstillingens led", default=list, blank=True)
    outcome = models.CharField("udfald", max_length=12, choices=Outcome, null=True, blank=True)
    outcome_remainder = models.TextField("beslutning ud over formlen", blank=True)
    deviates = models.BooleanField("afviger fra indstillingen", null=True, blank=True)
    votes = models.JSONField("stemmer", null=True, blank=True)
    dissent = models.TextField("mindretal og forbehold", blank=True)
    onward = models.JSONField("behandles videre", default=list, blank=True)
    missing_in_minutes = models.BooleanField("ikke i referatet", default=False)
    noindex = models.BooleanField("skjules for søgemaskiner", default=False)
    source = models.ForeignKey(
        "archive.Source",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="items",
        verbose_name="kilde",
    )
    source_index = models.PositiveIntegerField("plads i kilden", null=True, blank=True)
    first_public_at = models.DateTimeField("først offentliggjort", null=True, blank=True, db_index=True)
    updated_at = models.DateTimeField("sidst ændret", null=True, blank=True)

    objects = ItemQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(Publishable.Meta):
        abstract = False
        verbose_name = "punkt"
        verbose_name_plural = "punkter"
        ordering = ["meeting", "position", "pk"]
        indexes = [
            *Publishable.Meta.indexes,
            models.Index(fields=["meeting", "position"], name="item_meeting_position"),
        ]
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(fields=["meeting", "slug"], name="item_address"),
            models.CheckConstraint(
                condition=Q(outcome=None) | Q(outcome__in=[*Outcome.values]), name="item_outcome"
            ),
        ]

    def __str__(self) -> str:
        return f"Punkt {self.number}: {self.title}" if self.number else self.title

    @property
    def is_public(self) -> bool:
        """The rule of ItemQuerySet.public(), for an item fetched with its meeting."""
        return self.is_listed and not self.closed

    @property
    def is_listed(self) -> bool:
        return self.is_visible() and self.meeting.is_visible()

    def opens(self, moment: datetime) -> datetime | None:
        """The same, with its meeting."""
        own, meeting = super().opens(moment), self.meeting.opens(moment)
        return max(own, meeting) if own and meeting else None

    def searchable_items(self) -> Iterable[int]:
        return [self.pk]

    def get_absolute_url(self) -> str:
        committee = self.meeting.committee
        return reverse(
            "item", args=[committee.municipality.slug, committee.slug, self.meeting.slug, self.slug]
        )
