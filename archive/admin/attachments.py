"""Attachments and the files kept of them: looked at, fetched by staff, and who may read them decided."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from archive.admin.kept_files import KeptFileDesk
from archive.admin.parts import OfItem
from archive.models import Attachment


class AttachmentAdmin(OfItem[Attachment], KeptFileDesk[Attachment]):
    list_display = ("name", "item", "visibility")
    list_select_related = ("item__meeting__committee",)
    search_fields = ("name", "file__sha256")
    fields = ("name", "item_link", "url", "visibility", "visibility_reason", "decide_link", "download_link")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("text").select_related("file", "item__meeting__committee")
