"""Rows that have a kept file: staff fetch it byte for byte, and decide who else may."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import FileResponse, Http404, HttpRequest
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive.admin.base import M, ReadOnlyAdmin
from archive.admin.visibility import VisibilityDesk
from archive.models import StoredFile


class KeptFileDesk(VisibilityDesk[M], ReadOnlyAdmin[M]):
    """A list of rows with `file` and `name`, each with an address its file is fetched at."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.download_view)
        return [path("<int:pk>/hent/", view, name=self._download), *super().get_urls()]

    @property
    def _download(self) -> str:
        return f"archive_{self.opts.model_name}_download"

    def download_view(self, request: HttpRequest, pk: int) -> FileResponse:
        row: Any = self.looked_up(request, str(pk))
        return fetched(row.file, row.name)

    @admin.display(description="Fil")
    def download_link(self, row: Any) -> SafeString | str:
        if row.file is None:
            return "Filen er ikke i arkivet"
        url = reverse(f"admin:{self._download}", args=[row.pk])
        return format_html('<a href="{}">Hent filen</a>', url)


def fetched(file: StoredFile | None, name: str) -> FileResponse:
    """The kept file byte for byte; always saved, never shown by the browser. Raises Http404 without one."""
    if file is None:
        raise Http404("Der er ingen fil på denne adresse.")
    try:
        data = file.path.open("rb")
    except OSError as error:
        raise Http404("Filen ligger ikke i arkivets mappe.") from error
    return FileResponse(data, as_attachment=True, filename=name, content_type="application/octet-stream")
