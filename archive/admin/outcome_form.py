"""An outcome nobody could read, chosen where the question stands: the decision's words, and a pick-list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from archive import ingest
from archive.admin.inputs import TextField
from archive.models import Clarification, Item, Outcome, Reason, Section, SectionKind

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


def of(row: Clarification, request: HttpRequest) -> OutcomeForm | None:
    """The form of an open question about an outcome, for those who may correct items; else None."""
    asked = row.kind == Clarification.Kind.OUTCOME and row.item is not None and row.settled_at is None
    if not asked or not request.user.has_perm("archive.change_item"):
        return None
    sent = request.POST if request.method == "POST" and BUTTON in request.POST else None
    return OutcomeForm(sent, prefix="udfald")


def decisions(item: Item) -> list[Section]:
    """What was decided, in the document's order."""
    return list(item.sections.filter(kind=SectionKind.DECISION))


def correct(request: HttpRequest, item: Item, form: OutcomeForm) -> bool:
    """Save the choice; False where ingest refused it, with its words on the form."""
    sent = form.cleaned_data
    user: Any = request.user  # logged in, or the site had not let the request through
    try:
        ingest.correct(
            item, "outcome", sent["outcome"], user=user, reason=Reason(sent["reason"]), note=sent["note"]
        )
    except ingest.Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    label = Outcome(sent["outcome"]).label
    messages.success(request, f"Udfaldet er nu »{label}«, og sagen er afgjort.")
    return True
