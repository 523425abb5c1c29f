"""Addresses that once were: a moved meeting or item answers 301 from its old place."""

from django.db import models
from django.db.models import Q

from archive.models.items import Item
from archive.models.meetings import Meeting


class OldAddress(models.Model):
    path = models.CharField("gammel adresse", max_length=500, unique=True)  # "/herning/byraadet/2025-05-27/"
    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="old_addresses",
        verbose_name="møde",
    )
    item = models.ForeignKey(
        Item,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="old_addresses",
        verbose_name="punkt",
    )
    made_at = models.DateTimeField("flyttet", auto_now_add=True)

    class Meta:
        verbose_name = "gammel adresse"
        verbose_name_plural = "gamle adresser"
        constraints = [
            models.CheckConstraint(
                condition=Q(meeting__isnull=False, item=None) | Q(meeting=None, item__isnull=False),
                name="old_address_target",
            )
        ]

    def __str__(self) -> str:
        return self.path
