"""A page on which a clerk adds a section that the machine did not find."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from archive import ingest
from archive.admin.base import HELD_NOW, refresh_search
from archive.admin.inputs import LineField, TextField
from archive.admin.why_form import WhyForm
from archive.models import Item, Reason, SectionKind, Visibility

if TYPE_CHECKING:
    from archive.admin.base import KeptAdmin


class NewSectionForm(WhyForm):
    """What it is, its words, and why it is added."""

    kind = forms.ChoiceField(
        label="Hvad er det for et afsnit?",
        choices=[("", "Vælg et afsnit"), *SectionKind.choices],
        error_messages={"required": "Vælg, hvad det er for et afsnit."},
    )
    heading = LineField(label="Overskrift (kan udelades)", help_text="Som den står i dokumentet.")
    text = TextField(
        label="Tekst", rows=10, help_text="En blank linje mellem afsnit; tabulator mellem en tabels celler."
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not text.strip():
            raise forms.ValidationError("Skriv afsnittets tekst.")
        return text


def answered(desk: KeptAdmin[Any], request: HttpRequest, item: Item) -> HttpResponse:
    """Show the form, or add what it says and go back to the item."""
    form = NewSectionForm(request.POST if request.method == "POST" else None)
    here = reverse("admin:archive_item_change", args=[item.pk])
    if form.is_bound and form.is_valid() and _add(request, item, form):
        refresh_search()
        return HttpResponseRedirect(here)
    context = {
        **desk.admin_site.each_context(request),
        "title": "Tilføj et afsnit",
        "opts": desk.opts,
        "target": item,
        "form": form,
        "back_url": here,
    }
    return TemplateResponse(
        request, "admin/desk/new_section.html", context, status=422 if form.errors else 200
    )


def _add(request: HttpRequest, item: Item, form: NewSectionForm) -> bool:
    """False where ingest refused it, with its words on the form."""
    sent = form.cleaned_data
    user: Any = request.user  # logged in, or the site had not let the request through
    was = item.visibility
    try:
        ingest.add_section(
            item,
            sent["kind"],
            sent["heading"],
            sent["text"],
            user=user,
            reason=Reason(sent["reason"]),
            note=sent["note"],
        )
    except ingest.Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, "Afsnittet er tilføjet og bliver stående, når dokumentet læses på ny.")
    if item.visibility == Visibility.HELD and was != Visibility.HELD:
        messages.warning(request, HELD_NOW)
    return True
