"""An outcome nobody could read, chosen where the question stands: the decision's words, and a pick-list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from archive import ingest
from archive.admin.answer import Answer, may_correct
from archive.admin.inputs import TextField
from archive.models import Clarification, Outcome, Reason, Section, SectionKind

BUTTON = "_outcome"  # tells its form from the one that settles a matter in words


class OutcomeForm(forms.Form):
    """Goes through ingest.correct, which settles the matter by itself."""

    use_required_attribute = False
    outcome = forms.ChoiceField(
        label="Udfald",
        choices=[("", "Vælg udfaldet"), *Outcome.choices],
        error_messages={"required": "Vælg udfaldet."},
    )
    reason = forms.ChoiceField(
        label="Grund",
        choices=[("", "Vælg en grund"), *Reason.choices],
        error_messages={"required": "Vælg, hvorfor du retter."},
    )
    note = TextField(label="Begrundelse, som alle kan læse", rows=2)

    def clean_note(self) -> str:
        note: str = self.cleaned_data["note"].strip()
        if not note:
            raise forms.ValidationError("Skriv kort, hvorfor du retter.")
        return note


class OutcomeAnswer(Answer):
    """An open question about an outcome, for those who may correct items."""

    button = BUTTON
    template = "admin/desk/outcome.html"
    words_too = "Eller afgør sagen uden et udfald"

    @classmethod
    def of(cls, row: Clarification, user: Any, sent: Any) -> OutcomeAnswer | None:
        if row.kind != Clarification.Kind.OUTCOME or row.item is None or not may_correct(row, user):
            return None
        return cls(row, OutcomeForm(cls.bound(sent), prefix="udfald"))

    def decisions(self) -> list[Section]:
        """What was decided, in the document's order."""
        return list(Section.objects.filter(item=self.row.item_id, kind=SectionKind.DECISION))

    def act(self, request: HttpRequest, user: Any) -> None:
        chosen, item = self.form.cleaned_data, self.row.item
        if item is not None:
            reason = Reason(chosen["reason"])
            ingest.correct(item, "outcome", chosen["outcome"], user=user, reason=reason, note=chosen["note"])
        label = Outcome(chosen["outcome"]).label
        messages.success(request, f"Udfaldet er nu »{label}«, og sagen er afgjort.")
