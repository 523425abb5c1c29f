"""The files the archive was made from: looked at line by line, downloaded by staff, never changed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive.admin.kept_files import KeptFileDesk
from archive.models import Source
from archive.parsing import readers
from archive.parsing.minutes import Unreadable


class SourceAdmin(KeptFileDesk[Source]):
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
        view = self.admin_site.admin_view(self.lines_view)
        return [path("<int:pk>/linjer/", view, name="archive_source_lines"), *super().get_urls()]

    def lines_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The source as read, each line with its number and an address of its own (#linje-12)."""
        source = self.looked_up(request, str(pk))
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

    @admin.display(description="Linjer")
    def lines_link(self, source: Source) -> SafeString:
        return format_html(
            '<a href="{}">Se kilden linje for linje</a>',
            reverse("admin:archive_source_lines", args=[source.pk]),
        )
