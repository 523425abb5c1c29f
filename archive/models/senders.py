"""That somebody wrote to the archive lately: all that a guard against floods needs to know."""

from django.db import models


class Sender(models.Model):
    """One message's sender as a number that changes daily; removed within a day and never exported."""

    mark = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = "afsender"
        verbose_name_plural = "afsendere"

    def __str__(self) -> str:
        return f"{self.at:%d.%m.%Y %H:%M}"
