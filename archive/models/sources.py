"""The files the archive was made from, kept byte for byte, each with what was read from it."""

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from archive.models.changes import Recorded
from archive.models.meetings import Kind, Meeting
from archive.models.places import Municipality
from archive.models.visibility import Publishable, visible


class StoredFile(models.Model):
    """Bytes in the data folder, named by their SHA-256 (hex)."""

    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    size = models.PositiveBigIntegerField("størrelse i byte")
    media_type = models.CharField("type", max_length=100)

    class Meta:
        verbose_name = "fil"
        verbose_name_plural = "filer"

    def __str__(self) -> str:
        return self.sha256[:12]

    @property
    def path(self) -> Path:
        return Path(settings.ARCHIVE_DATA_DIR) / "sources" / self.sha256[:2] / self.sha256


class SourceQuerySet(models.QuerySet["Source"]):
    def public(self) -> "SourceQuerySet":
        """Those anybody may download: only while everything read from them is public."""
        from archive.models.contents import Attachment, Section  # their models are built on this one
        from archive.models.corrections import Correction
        from archive.models.items import Item

        read_here = Q(meeting=OuterRef("meeting")) | Q(source=OuterRef("pk"))
        hidden = Item.objects.filter(read_here, ~Exists(Item.objects.public().filter(pk=OuterRef("pk"))))
        parts = Q(item__meeting=OuterRef("meeting")) | Q(item__source=OuterRef("pk"))
        sections = Section.objects.filter(parts).exclude(visible())
        attachments = Attachment.objects.filter(parts).exclude(visible())
        removed = Correction.objects.filter(meeting=OuterRef("meeting"), hides_before=True)
        return self.filter(
            visible(),
            visible("meeting__"),
            ~Exists(hidden),
            ~Exists(sections),
            ~Exists(attachments),
            ~Exists(removed),
        )


class Source(Publishable, Recorded):
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="sources", verbose_name="kommune"
    )
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="sources", verbose_name="fil")
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="sources", verbose_name="møde"
    )
    name = models.CharField("filnavn", max_length=255)
    url = models.URLField("offentliggjort hos kommunen", max_length=1000, blank=True)
    kind = models.CharField("slags", max_length=10, choices=Kind)
    taken_in_at = models.DateTimeField("modtaget", auto_now_add=True)
    parser_version = models.PositiveIntegerField("læserens version")
    parse = models.JSONField("aflæsning")
    read_committee = models.CharField("udvalg, som aflæst", max_length=400)  # a search key, never corrected
    read_date = models.DateField("dato, som aflæst")
    read_start = models.TimeField("tid, som aflæst", null=True, blank=True)

    objects = SourceQuerySet.as_manager()

    class Meta(Publishable.Meta):
        abstract = False
        verbose_name = "kilde"
        verbose_name_plural = "kilder"
        ordering = ["-taken_in_at", "-pk"]
        indexes = [
            *Publishable.Meta.indexes,
            models.Index(fields=["municipality", "read_committee", "read_date"], name="source_identity"),
        ]
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(fields=["municipality", "file"], name="source_once"),
            models.CheckConstraint(condition=Q(kind__in=[*Kind.values]), name="source_kind"),
        ]

    def __str__(self) -> str:
        return self.name

    def searchable_items(self) -> Iterable[int]:
        return []  # search holds nothing of a file; the pages that offer it change
