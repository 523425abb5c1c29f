"""What an item is made of, each part on a list of its own: who may read it is decided part by part."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive.admin import wording
from archive.admin.base import M, ReadOnlyAdmin
from archive.admin.list_filters import CommitteeFilter
from archive.admin.visibility import VisibilityDesk
from archive.models import Section


class PartsCommitteeFilter(CommitteeFilter):
    path = "item__meeting__committee"


class OfItem(VisibilityDesk[M], ReadOnlyAdmin[M]):
    """A part that leads to its item; its words are edited there."""

    list_filter = (PartsCommitteeFilter, "visibility")

    @admin.display(description="Punkt")
    def item_link(self, row: Any) -> SafeString:
        url = reverse("admin:archive_item_change", args=[row.item_id])
        return format_html('<a href="{}">{}</a>', url, str(row.item))


class SectionAdmin(OfItem[Section]):
    list_display = ("shown_name", "item", "meeting", "visibility")
    list_select_related = ("item__meeting__committee",)
    search_fields = ("heading", "item__title")
    search_help_text = "Afsnittets eller punktets overskrift"
    fields = ("shown_name", "item_link", "text", "visibility", "visibility_reason", "decide_link")

    def get_list_filter(self, request: HttpRequest) -> Any:
        return [*super().get_list_filter(request), "kind"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Section]:
        found = super().get_queryset(request).select_related("item__meeting__committee")
        return found.order_by("-item__meeting__date", "-item__meeting_id", "item__position", "position")

    @admin.display(description="Afsnit", ordering="heading")
    def shown_name(self, section: Section) -> str:
        return wording.section_name(section)

    @admin.display(description="Møde")
    def meeting(self, section: Section) -> str:
        return str(section.item.meeting)
