"""The files the archive was made from: looked at line by line, downloaded by staff, never changed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive.admin.base import ReadOnlyAdmin
from archive.admin.visibility import VisibilityDesk
from archive.models import Source
from archive.parsing import readers
from archive.parsing.minutes import Unreadable


class SourceAdmin(VisibilityDesk[Source], ReadOnlyAdmin[Source]):
    list_display = ("name", "meeting", "kind", "taken_in_at", "parser_version", "visibility")
    list_filter = ("kind", "municipality", "visibility")
    list_select_related = ("meeting__committee",)
    search_fields = ("name", "file__sha256")
    fields = (
        ("name", "kind"),
        "meeting_link",
        "municipality",
        "sha256",
        "size",
        "taken_in_at",
        "parser_version",
        "url",
        "visibility",
        "visibility_reason",
        "decide_link",
        "lines_link",
        "download_link",
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("parse").select_related("file", "meeting__committee")

    def get_urls(self) -> list[Any]:
        site = self.admin_site
        return [
            path("<int:pk>/linjer/", site.admin_view(self.lines_view), name="archive_source_lines"),
            path("<int:pk>/hent/", site.admin_view(self.download_view), name="archive_source_download"),
            *super().get_urls(),
        ]

    def lines_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The source as read, each line with its number and an address of its own (#linje-12)."""
        source = self._source(request, pk)
        try:
            lines = readers.read(source.file.path.read_bytes()).lines
        except (OSError, Unreadable) as error:
            raise Http404("Filens linjer kan ikke vises.") from error
        context = {
            **self.admin_site.each_context(request),
            "title": f"Kilden {source.name}",
            "opts": self.opts,
            "source": source,
            "lines": lines,
        }
        return TemplateResponse(request, "admin/desk/source_lines.html", context)

    def download_view(self, request: HttpRequest, pk: int) -> FileResponse:
        """The file byte for byte; always saved, never shown by the browser."""
        source = self._source(request, pk)
        try:
            file = source.file.path.open("rb")
        except OSError as error:
            raise Http404("Filen ligger ikke i arkivets mappe.") from error
        return FileResponse(
            file, as_attachment=True, filename=source.name, content_type="application/octet-stream"
        )

    def _source(self, request: HttpRequest, pk: int) -> Source:
        source = self.get_queryset(request).filter(pk=pk).first()
        if source is None:
            raise Http404("Der er ingen kilde på denne adresse.")
        if not self.has_view_permission(request, source):
            raise PermissionDenied
        found: Source = source
        return found

    @admin.display(description="Møde")
    def meeting_link(self, source: Source) -> SafeString:
        url = reverse("admin:archive_meeting_change", args=[source.meeting_id])
        return format_html('<a href="{}">{}</a>', url, str(source.meeting))

    @admin.display(description="SHA-256")
    def sha256(self, source: Source) -> str:
        return source.file.sha256

    @admin.display(description="Størrelse i byte")
    def size(self, source: Source) -> int:
        return source.file.size

    def may_decide(self, request: HttpRequest, row: Source) -> bool:
        """A source is never edited; whether it may be downloaded is for those who may change sources."""
        return request.user.has_perm("archive.change_source")

    @admin.display(description="Hvem må hente den")
    def decide_link(self, source: Source) -> SafeString:
        url = reverse("admin:archive_source_visibility", args=[source.pk])
        return format_html('<a href="{}">Afgør synligheden</a>', url)

    @admin.display(description="Linjer")
    def lines_link(self, source: Source) -> SafeString:
        return format_html('<a href="{}">Se kilden linje for linje</a>', _url("lines", source))

    @admin.display(description="Fil")
    def download_link(self, source: Source) -> SafeString:
        return format_html('<a href="{}">Hent filen</a>', _url("download", source))


def _url(name: str, source: Source) -> str:
    return reverse(f"admin:archive_source_{name}", args=[source.pk])
