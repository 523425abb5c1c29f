"""The two Django apps: the archive itself and its admin site."""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin import apps as admin  # the module: Django looks for AppConfigs among the names here
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.db.models.signals import post_migrate


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = "Referatarkivet"
    default = True
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep the log; read the town's own synonyms: a line that is wrong stops the start."""
        post_migrate.connect(_keep_the_log, sender=self)
        if settings.SYNONYMS_FILE is None:
            return
        from archive.search import synonyms  # its models are there only now

        try:
            synonyms(settings.SYNONYMS_FILE)
        except (OSError, ValueError) as error:
            raise ImproperlyConfigured(f"SYNONYMS_FILE: {error}") from error


def _keep_the_log(using: str, **_: Any) -> None:
    from archive.models import append_only  # models are there only after the apps

    append_only.put_up(connections[using])


class ClerksDeskConfig(admin.AdminConfig):
    default = False
    default_site = "archive.admin.site.ClerksDesk"
