"""Which archive this is: an index made of another archive's rows is no index of this one."""

import uuid

from django.db import models


class ArchiveIdentity(models.Model):
    """One row, made once."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    archive_id = models.UUIDField(default=uuid.uuid4, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "arkivets kendetegn"
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_archive")]

    def __str__(self) -> str:
        return str(self.archive_id)


def archive_id() -> str:
    """The archive's id in hexadecimal, made at first use."""
    return ArchiveIdentity.objects.get_or_create(id=1)[0].archive_id.hex
