"""An outcome nobody could read, chosen where the question stands: the decision's words, and a pick-list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from archive import ingest
from archive.admin.answer import Answer, may_correct
from archive.admin.why_form import WhyForm
from archive.models import Clarification, Outcome, Reason, Section, SectionKind

BUTTON = "_outcome"  # tells its form from the one that settles a matter in words


class OutcomeForm(WhyForm):
    """Goes through ingest.correct, which settles the matter by itself."""

    field_order = ("outcome",)
    outcome = forms.ChoiceField(
        label="Udfald",
        choices=[("", "Vælg udfaldet"), *Outcome.choices],
        error_messages={"required": "Vælg udfaldet."},
    )


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
