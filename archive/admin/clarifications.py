"""Til afklaring: everything that waits for a person, in one list, and settled in a person's words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from archive import ingest
from archive.admin import outcome_form, wording
from archive.admin.base import KeptAdmin, refresh_search
from archive.admin.inputs import TextField
from archive.admin.list_filters import ClarificationCommitteeFilter, SettledFilter
from archive.admin.outcome_form import OutcomeForm
from archive.models import Clarification

FIRST_STEPS = {
    "hold": "Undersøg, om oplysningen må være offentlig. Ret teksten, eller afgør synligheden.",
    "conflict": "En ny udgave af kilden siger noget andet end rettelsen. Afgør, hvad der skal gælde.",
    "match": "Se, om de to punkter er det samme.",
    "outcome": "Læs beslutningen, og vælg udfaldet her.",
    "warning": "Se stedet i kilden, og ret punktet, hvis det er læst forkert.",
    "failed": "Dokumentet er ikke i arkivet. Ret filen, og indlæs den igen.",
    "citizen": "Læs henvendelsen, og svar eller ret.",
}


class SettlingForm(forms.Form):
    """How it was settled."""

    text = TextField(label="Hvordan er sagen afgjort?", rows=3)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].strip()
        if not text:
            raise forms.ValidationError("Skriv, hvordan sagen er afgjort.")
        return text


class ClarificationAdmin(KeptAdmin[Clarification]):
    list_display = ("message", "kind", "severity", "place", "raised_at", "shown_state")
    list_filter = (SettledFilter, "kind", "severity", ClarificationCommitteeFilter)
    list_select_related = ("item", "meeting__committee", "settled_by")
    ordering = ("-raised_at", "-pk")

    @admin.display(description="Hvor")
    def place(self, row: Clarification) -> str:
        return str(row.meeting or row.file_name or row.municipality or "")

    @admin.display(description="Tilstand", ordering="settled_at")
    def shown_state(self, row: Clarification) -> str:
        return "Afgjort" if row.settled_at else "Åben"

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404("Der er ikke noget på denne adresse.")
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        may_change = self.has_change_permission(request, row)
        if request.method == "POST" and not may_change:
            raise PermissionDenied
        outcome = outcome_form.of(row, request)
        in_words = request.method == "POST" and outcome_form.BUTTON not in request.POST
        form = SettlingForm(request.POST if in_words else None)
        if self._is_answered(request, row, form, outcome):
            return HttpResponseRedirect(reverse("admin:archive_clarification_changelist"))
        context = {
            **self.admin_site.each_context(request),
            "title": row.get_kind_display(),
            "opts": self.opts,
            "row": row,
            "form": form,
            "outcome": outcome,
            "decisions": outcome_form.decisions(row.item) if outcome and row.item else [],
            "may_change": may_change,
            **_links(row),
            "values": _values(row),
            "first_step": FIRST_STEPS.get(row.kind, ""),
        }
        wrong = form.errors or (outcome and outcome.errors)
        return TemplateResponse(
            request, "admin/desk/clarification.html", context, status=422 if wrong else 200
        )

    def _is_answered(
        self, request: HttpRequest, row: Clarification, form: SettlingForm, outcome: OutcomeForm | None
    ) -> bool:
        """Take the answer that was sent, by an outcome or in words."""
        if outcome and outcome.is_bound:
            if not (row.item and outcome.is_valid() and outcome_form.correct(request, row.item, outcome)):
                return False
            refresh_search()
            return True
        if outcome_form.BUTTON in request.POST:
            messages.info(request, "Sagen var allerede afgjort, så intet er ændret.")
            return True
        return form.is_bound and form.is_valid() and self._settle(request, row, form)

    def _settle(self, request: HttpRequest, row: Clarification, form: SettlingForm) -> bool:
        user: Any = request.user  # logged in, or the site had not let the request through
        try:
            settled = ingest.settle(row, user, form.cleaned_data["text"])
        except ingest.Refused as refusal:
            form.add_error(None, str(refusal))
            return False
        refresh_search()
        messages.success(request, "Sagen er afgjort." if settled else "Sagen var allerede afgjort.")
        return True


def _links(row: Clarification) -> dict[str, str]:
    """Where to go: the form at the right field, who may read it, and the line in the source."""
    target = row.item or row.meeting
    name = "item" if row.item else "meeting"
    links = {"target_url": "", "visibility_url": "", "line_url": "", "target": str(target or "")}
    if target:
        anchor = f"#felt-{_input(row)}" if row.field else ""
        links["target_url"] = reverse(f"admin:archive_{name}_change", args=[target.pk]) + anchor
        links["visibility_url"] = reverse(f"admin:archive_{name}_visibility", args=[target.pk])
    if row.attachment_id:
        links["visibility_url"] = reverse("admin:archive_attachment_visibility", args=[row.attachment_id])
    if row.source_id and row.code.startswith("source-"):
        links["visibility_url"] = reverse("admin:archive_source_visibility", args=[row.source_id])
    if row.source_id:
        anchor = f"#linje-{row.line}" if row.line else ""
        links["line_url"] = reverse("admin:archive_source_lines", args=[row.source_id]) + anchor
    return links


def _input(row: Clarification) -> str:
    """The form's name for a field: sections and attachments are named by their row."""
    if row.field.startswith(wording.SECTION) and row.item:
        key = row.field.removeprefix(wording.SECTION)
        pk = row.item.sections.filter(key=key).values_list("pk", flat=True).first()
        return f"section-{pk}"
    if row.field.startswith(wording.ATTACHMENT):
        return row.field.replace(":", "-")
    return "votes-for" if row.field == "votes" else row.field


def _values(row: Clarification) -> list[tuple[str, str]]:
    """For a conflict or a doubt: what it was, what the archive has, what the source says."""
    if row.kind not in (Clarification.Kind.CONFLICT, Clarification.Kind.MATCH):
        return []
    shown = [("Arkivets", row.ours), ("Kildens nye", row.theirs)]
    if row.kind == Clarification.Kind.CONFLICT:
        shown.insert(0, ("Maskinens tidligere læsning", row.base))
    return [(label, wording.value(row.field, value)) for label, value in shown]
