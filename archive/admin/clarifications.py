"""Til afklaring: everything that waits for a person, in one list, and settled in a person's words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from archive import ingest
from archive.admin import answers, chosen, rights, wording
from archive.admin.answer import MEANWHILE, Answer
from archive.admin.base import KeptAdmin, refresh_search
from archive.admin.conflict_form import sides
from archive.admin.inputs import TextField
from archive.admin.kept_files import fetched
from archive.admin.list_filters import ClarificationCommitteeFilter, SettledFilter
from archive.admin.visibility import may_decide
from archive.ingest.attaching import UNMATCHED
from archive.ingest.loose_files import kept_file
from archive.models import Clarification

FIRST_STEPS = {
    "hold": "Undersøg, om oplysningen må være offentlig. Ret teksten, eller afgør synligheden.",
    "conflict": "En ny udgave af kilden siger noget andet end rettelsen. Afgør, hvad der skal gælde.",
    "match": "Se, om de to er det samme punkt. Så længe det er i tvivl, kan ingen læse det nye.",
    "outcome": "Læs beslutningen, og vælg udfaldet her.",
    "warning": "Se stedet i kilden, og ret punktet, hvis det er læst forkert.",
    UNMATCHED: "Hent filen, se, hvad den er, og sæt den på det punkt, den hører til.",
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
    search_fields = ("message",)
    search_help_text = "Ord i det, sagen handler om"
    ordering = ("-raised_at", "-pk")
    action_form = chosen.ReasonedActionForm
    actions = ("settle_chosen",)

    @admin.action(description="Afgør med samme ord", permissions=["change"])
    def settle_chosen(self, request: HttpRequest, queryset: QuerySet[Clarification]) -> HttpResponse | None:
        return chosen.settle(self, request, queryset)

    @admin.display(description="Hvor")
    def place(self, row: Clarification) -> str:
        return str(row.meeting or row.file_name or row.municipality or "")

    @admin.display(description="Tilstand", ordering="settled_at")
    def shown_state(self, row: Clarification) -> str:
        return "Afgjort" if row.settled_at else "Åben"

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.file_view)
        return [path("<int:pk>/fil/", view, name="archive_clarification_file"), *super().get_urls()]

    def file_view(self, request: HttpRequest, pk: int) -> FileResponse:
        """The kept file that a matter asks about, for staff to look at."""
        row = self.looked_up(request, str(pk))
        return fetched(kept_file(row), (row.theirs or {}).get("file", "fil"))

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        row = self.looked_up(request, object_id)
        if request.method != "POST":
            return self._shown(request, row, answers.of(row, request.user), SettlingForm())
        if answers.BUTTONS & request.POST.keys():
            return self._answered(request, row)
        return self._answered_in_words(request, row)

    def _answered(self, request: HttpRequest, row: Clarification) -> HttpResponse:
        """Take the answer of a matter's own form."""
        answer = answers.of(row, request.user, request.POST)
        if answer is None and row.settled_at is None:
            raise PermissionDenied
        if answer is None:
            messages.warning(request, MEANWHILE)
            return HttpResponseRedirect(request.path)
        if not (answer.form.is_bound and answer.form.is_valid() and answer.take(request)):
            return self._shown(request, row, answer, SettlingForm())
        refresh_search()
        return HttpResponseRedirect(reverse("admin:archive_clarification_changelist"))

    def _answered_in_words(self, request: HttpRequest, row: Clarification) -> HttpResponse:
        if not rights.may_settle(request.user, row):
            raise PermissionDenied
        form = SettlingForm(request.POST)
        if form.is_valid() and self._settle(request, row, form):
            return HttpResponseRedirect(reverse("admin:archive_clarification_changelist"))
        return self._shown(request, row, answers.of(row, request.user), form)

    def _shown(
        self, request: HttpRequest, row: Clarification, answer: Answer | None, form: SettlingForm
    ) -> HttpResponse:
        conflict = row.kind == Clarification.Kind.CONFLICT
        context = {
            **self.admin_site.each_context(request),
            "title": row.get_kind_display(),
            "opts": self.opts,
            "row": row,
            "form": form,
            "answer": answer,
            "in_words": answers.in_words(row, request.user, answer),
            **_links(row, request.user),
            "sides": sides(row) if conflict else [],
            "values": _values(row),
            "first_step": FIRST_STEPS.get(row.code) or FIRST_STEPS.get(row.kind, ""),
        }
        wrong = form.errors or (answer and answer.form.errors)
        return TemplateResponse(
            request, "admin/desk/clarification.html", context, status=422 if wrong else 200
        )

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


def _links(row: Clarification, user: Any) -> dict[str, str]:
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
    if not may_decide(user, row.attachment or (row.source if row.code.startswith("source-") else target)):
        links["visibility_url"] = ""
    if row.code == UNMATCHED:
        links["file_url"] = reverse("admin:archive_clarification_file", args=[row.pk])
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
    """For a doubt that has been settled, or whose items are no more: what was asked about."""
    if row.kind != Clarification.Kind.MATCH:
        return []
    shown = [("Arkivets punkt", row.ours), ("Det nye punkt", row.theirs)]
    return [(label, wording.value(row.field, value)) for label, value in shown]
