"""The two Django apps: the archive itself and its admin site."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin  # the module: Django looks for AppConfigs among the names here


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = "Referatarkivet"
    default = True
    default_auto_field = "django.db.models.BigAutoField"


class ClerksDeskConfig(admin.AdminConfig):
    default = False
    default_site = "archive.admin.site.ClerksDesk"
