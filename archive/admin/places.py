"""Municipalities and committees: names, addresses and what a committee does."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth.models import User
from django.http import HttpRequest

from archive.admin.base import PlainAdmin
from archive.models import AuditEntry, Committee, Municipality


class MunicipalityAdmin(PlainAdmin[Municipality]):
    list_display = ("name", "slug")
    fields = ("name", "slug", "retention_years")

    def get_readonly_fields(self, request: HttpRequest, obj: Municipality | None = None) -> tuple[str, ...]:
        return ("slug",)  # addresses last

    def save_model(self, request: HttpRequest, obj: Municipality, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if "retention_years" in form.changed_data:
            before = form.initial.get("retention_years")
            detail = {"municipality": obj.pk, "before": before, "now": obj.retention_years}
            AuditEntry.objects.create(user=cast(User, request.user), action="retention", detail=detail)


class CommitteeAdmin(PlainAdmin[Committee]):
    list_display = ("name", "municipality", "slug")
    list_filter = ("municipality",)
    list_select_related = ("municipality",)
    search_fields = ("search_key",)
    fields = ("municipality", "name", "slug", "description")

    def get_readonly_fields(self, request: HttpRequest, obj: Committee | None = None) -> tuple[str, ...]:
        return ("municipality", "slug") if obj else ("slug",)
