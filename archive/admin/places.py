"""Municipalities and committees: names, addresses and what a committee does."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth.models import User
from django.http import HttpRequest

from archive.admin.base import M, PlainAdmin
from archive.admin.public_words import PublicWordsForm
from archive.ingest.auditing import audit
from archive.models import Committee, Municipality


class PlaceAdmin(PlainAdmin[M]):
    """Names and descriptions that every page shows: a change of one is logged like any other."""

    form = PublicWordsForm  # type: ignore[assignment]  # of the same rows

    def save_model(self, request: HttpRequest, obj: M, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if form.has_changed():
            detail = {str(self.opts.model_name): obj.pk, "fields": form.changed_data}
            audit("place", cast(User, request.user), "", **detail)


class MunicipalityAdmin(PlaceAdmin[Municipality]):
    list_display = ("name", "slug")
    fields = ("name", "slug", "retention_years")

    def get_readonly_fields(self, request: HttpRequest, obj: Municipality | None = None) -> tuple[str, ...]:
        return ("slug",)  # addresses last

    def save_model(self, request: HttpRequest, obj: Municipality, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if "retention_years" in form.changed_data:
            before = form.initial.get("retention_years")
            detail = {"municipality": obj.pk, "before": before, "now": obj.retention_years}
            audit("retention", cast(User, request.user), "", **detail)


class CommitteeAdmin(PlaceAdmin[Committee]):
    list_display = ("name", "municipality", "slug")
    list_filter = ("municipality",)
    list_select_related = ("municipality",)
    search_fields = ("search_key",)
    fields = ("municipality", "name", "slug", "description")

    def get_readonly_fields(self, request: HttpRequest, obj: Committee | None = None) -> tuple[str, ...]:
        return ("municipality", "slug") if obj else ("slug",)
