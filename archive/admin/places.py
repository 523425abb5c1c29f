"""Municipalities and committees: names, addresses and what a committee does."""

from __future__ import annotations

from django.http import HttpRequest

from archive.admin.base import PlainAdmin
from archive.models import Committee, Municipality


class MunicipalityAdmin(PlainAdmin[Municipality]):
    list_display = ("name", "slug")
    fields = ("name", "slug")

    def get_readonly_fields(self, request: HttpRequest, obj: Municipality | None = None) -> tuple[str, ...]:
        return ("slug",)  # addresses last


class CommitteeAdmin(PlainAdmin[Committee]):
    list_display = ("name", "municipality", "slug")
    list_filter = ("municipality",)
    list_select_related = ("municipality",)
    search_fields = ("search_key",)
    fields = ("municipality", "name", "slug", "description")

    def get_readonly_fields(self, request: HttpRequest, obj: Committee | None = None) -> tuple[str, ...]:
        return ("municipality", "slug") if obj else ("slug",)
