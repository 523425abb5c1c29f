"""Agenda items: found by title, number, case or committee, and corrected field by field."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive.admin import new_section, rights
from archive.admin.chosen import ClosingActionForm
from archive.admin.correcting import CorrectingAdmin
from archive.admin.item_form import ItemForm
from archive.admin.list_filters import CommitteeFilter, OutcomeFilter, YearFilter
from archive.admin.visibility import VisibilityDesk
from archive.models import Item, naming

SHORTEST_CASE = 4  # characters: "24" is an item's number, not a part of every case number


class ItemAdmin(VisibilityDesk[Item], CorrectingAdmin[Item]):
    action_form = ClosingActionForm
    desk_template = "admin/desk/item.html"
    list_display = ("shown_number", "shown_title", "committee", "date", "shown_outcome", "state", "page")
    list_display_links = ("shown_title",)
    list_filter = (CommitteeFilter, YearFilter, OutcomeFilter, "visibility", "closed", "meeting__kind")
    list_select_related = ("meeting__committee__municipality",)
    search_fields = ("title",)  # shows the search box; get_search_results does the searching
    search_help_text = "Overskrift, nummer, sagsnummer eller udvalg"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Item]:
        return super().get_queryset(request).order_by("-meeting__date", "-meeting_id", "position", "pk")

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.new_section_view)
        return [path("<int:pk>/nyt-afsnit/", view, name="archive_item_new_section"), *super().get_urls()]

    def new_section_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A form for a section the machine did not find."""
        target = self.looked_up(request, str(pk))
        if not self.has_change_permission(request, target):
            raise PermissionDenied
        return new_section.answered(self, request, target)

    def _new_section_url(self, request: HttpRequest, target: Item) -> str:
        may = self.has_change_permission(request, target)
        return reverse("admin:archive_item_new_section", args=[target.pk]) if may else ""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Item], search_term: str
    ) -> tuple[QuerySet[Item], bool]:
        """Every word somewhere in title, number, case number or committee; never in the long texts."""
        for word in search_term.replace("\x00", "").split()[:10]:
            queryset = queryset.filter(_holds(word))
        return queryset, False

    def desk_form(self, request: HttpRequest, target: Item, data: Any = None) -> ItemForm:
        return ItemForm(target, data, may_open=rights.may_open(request.user))

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Item | None:
        found = super().get_object(request, object_id, from_field)
        return found and Item.objects.with_place().select_related("source__file").get(pk=found.pk)

    @admin.display(description="Nr.", ordering="number")
    def shown_number(self, item: Item) -> str:
        return item.number

    @admin.display(description="Overskrift", ordering="title")
    def shown_title(self, item: Item) -> str:
        return item.title

    @admin.display(description="Udvalg", ordering="meeting__committee__sort_key")
    def committee(self, item: Item) -> str:
        return item.meeting.committee.name

    @admin.display(description="Mødedato", ordering="meeting__date")
    def date(self, item: Item) -> Any:
        return item.meeting.date

    @admin.display(description="Udfald", ordering="outcome")
    def shown_outcome(self, item: Item) -> str:
        return item.get_outcome_display() or "Ikke aflæst"

    @admin.display(description="Synlighed", ordering="visibility")
    def state(self, item: Item) -> str:
        return (
            f"{item.get_visibility_display()}, lukket punkt" if item.closed else item.get_visibility_display()
        )

    @admin.display(description="Side")
    def page(self, item: Item) -> SafeString | str:
        if not item.is_listed:
            return "Ingen"
        label = f"Se siden for {item}"
        return format_html('<a href="{}" aria-label="{}">Se siden</a>', item.get_absolute_url(), label)

    def desk_context(self, request: HttpRequest, target: Item) -> dict[str, Any]:
        source = target.source
        return {
            "new_section_url": self._new_section_url(request, target),
            "page_url": target.get_absolute_url() if target.is_listed else "",
            "history_url": reverse("admin:archive_item_history", args=[target.pk]),
            "meeting_url": reverse("admin:archive_meeting_change", args=[target.meeting_id]),
            "source_url": reverse("admin:archive_source_lines", args=[source.pk]) if source else "",
            "first_line": target.sections.exclude(first_line=None)
            .values_list("first_line", flat=True)
            .first(),
        }


def _holds(word: str) -> Q:
    """The word as typed and in the usual cases: SQLite folds only a-z, and Danish titles begin with Å too."""
    found = Q(number__iexact=word) | Q(meeting__committee__search_key__contains=naming.search_key(word))
    for spelling in {word, word.lower(), word.upper(), word.capitalize()}:
        found |= Q(title__icontains=spelling)
    return found | Q(case_number__icontains=word) if len(word) >= SHORTEST_CASE else found
