"""What every change that everybody reads of is given: a reason and some words."""

from __future__ import annotations

from django import forms

from archive.admin.inputs import TextField
from archive.models import Reason


class WhyForm(forms.Form):
    """Both are asked for."""

    use_required_attribute = False
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
