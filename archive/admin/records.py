"""What is only looked at: cases, topics, corrections and the log."""

from __future__ import annotations

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive.admin import wording
from archive.admin.base import ReadOnlyAdmin
from archive.models import AuditEntry, Case, Correction, Item, Meeting, Topic


class TopicAdmin(ReadOnlyAdmin[Topic]):
    list_display = ("code", "title", "edition")
    search_fields = ("code", "title")


class CaseAdmin(ReadOnlyAdmin[Case]):
    list_display = ("number", "municipality", "topic", "catch_all")
    list_filter = ("municipality", "catch_all")
    list_select_related = ("municipality", "topic")
    search_fields = ("number",)


class CorrectionAdmin(ReadOnlyAdmin[Correction]):
    list_display = ("made_at", "what", "where", "reason", "user", "live")
    list_display_links = ("made_at", "what")
    list_filter = ("reason", "live")
    list_select_related = ("user", "item", "meeting__committee")
    fields = ("where", "what", "machine", "was", "now", "reason", "note", "user", "made_at", "live")

    @admin.display(description="Felt")
    def what(self, row: Correction) -> str:
        return wording.field_name(row.field, _model(row))

    @admin.display(description="Hvor")
    def where(self, row: Correction) -> SafeString:
        name, key = ("item", row.item_id) if row.item_id else ("meeting", row.meeting_id)
        url = reverse(f"admin:archive_{name}_change", args=[key])
        return format_html('<a href="{}">{}</a>', url, str(row.item or row.meeting))

    @admin.display(description="Maskinens læsning")
    def machine(self, row: Correction) -> str:
        return wording.value(row.field, row.base)

    @admin.display(description="Før")
    def was(self, row: Correction) -> str:
        return wording.value(row.field, row.before)

    @admin.display(description="Nu")
    def now(self, row: Correction) -> str:
        return wording.value(row.field, row.value)


class AuditEntryAdmin(ReadOnlyAdmin[AuditEntry]):
    list_display = ("at", "who", "what", "meeting_id", "item_id", "reason")
    list_filter = ("action",)
    list_select_related = ("user",)
    fields = ("at", "who", "what", "meeting_id", "item_id", "source_id", "detail", "reason")

    @admin.display(description="Hvem")
    def who(self, row: AuditEntry) -> str:
        return str(row.user) if row.user else row.command or "Maskinen"

    @admin.display(description="Hvad", ordering="action")
    def what(self, row: AuditEntry) -> str:
        return wording.action(row.action)


def _model(row: Correction) -> type[Item] | type[Meeting]:
    return Item if row.item_id else Meeting
