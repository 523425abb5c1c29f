"""The admin site and its start page: what waits, what was corrected, where to find it.

The desks are registered here and not by decorators: Django reads this file before it has a site.
"""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.db.models import Count
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from archive.admin import wording
from archive.admin.attachments import AttachmentAdmin
from archive.admin.clarifications import ClarificationAdmin
from archive.admin.items import ItemAdmin
from archive.admin.meetings import MeetingAdmin
from archive.admin.parts import SectionAdmin
from archive.admin.places import CommitteeAdmin, MunicipalityAdmin
from archive.admin.records import AuditEntryAdmin, CaseAdmin, CorrectionAdmin, TopicAdmin
from archive.admin.sources import SourceAdmin
from archive.models import (
    Attachment,
    AuditEntry,
    Case,
    Clarification,
    Committee,
    Correction,
    Item,
    Meeting,
    Municipality,
    Section,
    Source,
    Topic,
)

DESKS: tuple[tuple[Any, Any], ...] = (
    (Clarification, ClarificationAdmin),
    (Item, ItemAdmin),
    (Meeting, MeetingAdmin),
    (Section, SectionAdmin),
    (Attachment, AttachmentAdmin),
    (Source, SourceAdmin),
    (Correction, CorrectionAdmin),
    (AuditEntry, AuditEntryAdmin),
    (Municipality, MunicipalityAdmin),
    (Committee, CommitteeAdmin),
    (Case, CaseAdmin),
    (Topic, TopicAdmin),
)

LATEST = 8
APP_NAMES = {"auth": "Brugere og grupper"}
ROOMS = (
    ("Til afklaring", "clarification"),
    ("Punkter", "item"),
    ("Møder", "meeting"),
    ("Kilder", "source"),
    ("Rettelser", "correction"),
)


class ClerksDesk(AdminSite):
    site_header = "Referatarkivet"
    site_title = "Referatarkivet"
    index_title = "Skrivebord"
    enable_nav_sidebar = False
    index_template = "admin/desk/index.html"

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        for model, desk in DESKS:
            self.register(model, desk)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """With the rooms the user may enter."""
        user = request.user
        rooms = [
            (label, reverse(f"{self.name}:archive_{model}_changelist"))
            for label, model in ROOMS
            if self.has_permission(request)
            and (user.has_perm(f"archive.view_{model}") or user.has_perm(f"archive.change_{model}"))
        ]
        return {**super().each_context(request), "rooms": rooms}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """The archive first, then who may come in."""
        found: list[dict[str, Any]] = super().get_app_list(request, app_label)
        for app in found:
            app["name"] = APP_NAMES.get(app["app_label"], app["name"])
        return sorted(found, key=lambda app: app["app_label"] != "archive")

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        may = {model: request.user.has_perm(f"archive.view_{model}") for _, model in ROOMS}
        found: dict[str, Any] = {"may": may, **(extra_context or {})}
        if may["clarification"]:
            found |= {"waiting": _waiting()}
        if may["correction"]:
            found |= {"corrections": _corrections()}
        return super().index(request, found)


def _waiting() -> list[tuple[str, str, int]]:
    """Kinds that have something open: (label, address, how many), in the list's own order."""
    counts = dict(Clarification.objects.open().order_by().values_list("kind").annotate(Count("pk")))
    url = reverse("admin:archive_clarification_changelist")
    return [
        (label, f"{url}?kind__exact={kind}", counts[kind])
        for kind, label in Clarification.Kind.choices
        if kind in counts
    ]


def _corrections() -> list[dict[str, Any]]:
    rows = Correction.objects.select_related("user", "item", "meeting__committee")[:LATEST]
    return [
        {
            "row": row,
            "field": wording.field_name(row.field, Item if row.item_id else Meeting),
            "place": str(row.item or row.meeting),
            "url": reverse("admin:archive_correction_change", args=[row.pk]),
        }
        for row in rows
    ]
