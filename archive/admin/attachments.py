"""Attachments and the files kept of them: looked at, fetched by staff, and who may read them decided."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive.admin.base import ReadOnlyAdmin
from archive.admin.visibility import VisibilityDesk
from archive.models import Attachment


class AttachmentAdmin(VisibilityDesk[Attachment], ReadOnlyAdmin[Attachment]):
    list_display = ("name", "item", "visibility")
    list_filter = ("visibility",)
    list_select_related = ("item__meeting__committee",)
    search_fields = ("name", "file__sha256")
    fields = ("name", "item_link", "url", "visibility", "visibility_reason", "decide_link", "download_link")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("text").select_related("file", "item__meeting__committee")

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.download_view)
        return [path("<int:pk>/hent/", view, name="archive_attachment_download"), *super().get_urls()]

    def download_view(self, request: HttpRequest, pk: int) -> FileResponse:
        """The kept file byte for byte; always saved, never shown by the browser."""
        attachment = self.get_queryset(request).filter(pk=pk).first()
        if attachment is None or attachment.file is None:
            raise Http404("Der er ingen fil på denne adresse.")
        if not self.has_view_permission(request, attachment):
            raise PermissionDenied
        try:
            file = attachment.file.path.open("rb")
        except OSError as error:
            raise Http404("Filen ligger ikke i arkivets mappe.") from error
        return FileResponse(
            file, as_attachment=True, filename=attachment.name, content_type="application/octet-stream"
        )

    def may_decide(self, request: HttpRequest, row: Attachment) -> bool:
        """Its name is edited with its item; who may read it is for those who may change attachments."""
        return request.user.has_perm("archive.change_attachment")

    @admin.display(description="Punkt")
    def item_link(self, attachment: Attachment) -> SafeString:
        url = reverse("admin:archive_item_change", args=[attachment.item_id])
        return format_html('<a href="{}">{}</a>', url, str(attachment.item))

    @admin.display(description="Hvem må læse det")
    def decide_link(self, attachment: Attachment) -> SafeString:
        url = reverse("admin:archive_attachment_visibility", args=[attachment.pk])
        return format_html('<a href="{}">Afgør synligheden</a>', url)

    @admin.display(description="Fil")
    def download_link(self, attachment: Attachment) -> SafeString | str:
        if attachment.file is None:
            return "Filen er ikke i arkivet"
        url = reverse("admin:archive_attachment_download", args=[attachment.pk])
        return format_html('<a href="{}">Hent filen</a>', url)
