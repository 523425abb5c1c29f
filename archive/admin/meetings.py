"""Meetings: corrected like items; only a planned one can be added by hand."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from archive.admin.base import ModelAdmin, refresh_search
from archive.admin.correcting import CorrectingAdmin
from archive.admin.inputs import ClockField, DayField, LineField
from archive.admin.list_filters import MeetingsCommitteeFilter, MeetingsYearFilter
from archive.admin.meeting_form import MeetingForm
from archive.admin.public_words import PublicWordsForm
from archive.admin.visibility import VisibilityDesk
from archive.ingest.plan import announce
from archive.models import Meeting, naming


class PlannedMeetingForm(PublicWordsForm[Meeting]):
    """A meeting that is coming; its agenda finds it by committee and date."""

    date = DayField(label="Dato")
    start = ClockField(label="Begynder")
    place = LineField(label="Sted")

    class Meta:
        model = Meeting
        fields = ("committee", "date", "start", "place")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        committee, date = cleaned.get("committee"), cleaned.get("date")
        if committee and date and Meeting.objects.filter(committee=committee, date=date).exists():
            raise ValidationError("Udvalget har allerede et møde den dag.")
        return cleaned


class MeetingAdmin(VisibilityDesk[Meeting], CorrectingAdmin[Meeting]):
    desk_template = "admin/desk/meeting.html"
    form = PlannedMeetingForm
    list_display = ("date", "committee_name", "start", "kind", "visibility")
    list_display_links = ("date", "committee_name")
    list_filter = (MeetingsCommitteeFilter, MeetingsYearFilter, "kind", "visibility")
    list_select_related = ("committee__municipality",)
    search_fields = ("committee__name",)
    search_help_text = "Udvalg eller dato (2025-05-27)"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return ModelAdmin.has_add_permission(self, request)

    def save_model(self, request: HttpRequest, obj: Meeting, form: Any, change: bool) -> None:
        """A new one only: corrections take the other way."""
        announce(obj, timezone.now(), request.user)  # type: ignore[arg-type]  # logged in
        refresh_search()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Meeting], search_term: str
    ) -> tuple[QuerySet[Meeting], bool]:
        for word in search_term.replace("\x00", "").split()[:10]:
            key = naming.search_key(word)
            queryset = queryset.filter(Q(committee__search_key__contains=key) | Q(slug__startswith=key))
        return queryset, False

    def desk_form(self, request: HttpRequest, target: Meeting, data: Any = None) -> MeetingForm:
        return MeetingForm(target, data)

    @admin.display(description="Udvalg", ordering="committee__sort_key")
    def committee_name(self, meeting: Meeting) -> str:
        return meeting.committee.name

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Meeting | None:
        found = super().get_object(request, object_id, from_field)
        return found and Meeting.objects.with_committee().select_related("source__file").get(pk=found.pk)

    def desk_context(self, request: HttpRequest, target: Meeting) -> dict[str, Any]:
        source = target.source
        return {
            "page_url": target.get_absolute_url() if target.is_visible() else "",
            "history_url": reverse("admin:archive_meeting_history", args=[target.pk]),
            "source_url": reverse("admin:archive_source_lines", args=[source.pk]) if source else "",
            "items": target.items.order_by("position", "pk"),
        }
