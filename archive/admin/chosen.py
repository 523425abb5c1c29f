"""A decision about many rows at once; where something is missing, the chosen ones stay chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME, ActionForm
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from archive import ingest
from archive.admin import verbs
from archive.admin.base import refresh_search
from archive.admin.inputs import LineField, TextField
from archive.admin.verbs import VERBS, Decision

if TYPE_CHECKING:
    from archive.admin.base import KeptAdmin

MOST_NAMED = 20  # rows named on the page that asks again


class ReasonedActionForm(ActionForm):
    """The list's pick-list of actions, with the reason they ask for."""

    reason = forms.CharField(label="Begrundelse", required=False)


class ClosingActionForm(ReasonedActionForm):
    """With the words that everybody reads of an item that is closed."""

    closed_ground = forms.CharField(label=f"Ved lukning: {verbs.GROUND_LABEL.lower()}", required=False)


class ChosenForm(forms.Form):
    """What an action needs before anything is done."""

    use_required_attribute = False
    reason = TextField(label="Begrundelse", rows=2)

    def __init__(self, key: str, data: Any) -> None:
        super().__init__(data)
        if key == "close":
            self.fields["closed_ground"] = LineField(label=verbs.GROUND_LABEL)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("reason", "").strip():
            self.add_error("reason", verbs.WHY)
        if "closed_ground" in self.fields and not cleaned.get("closed_ground"):
            self.add_error("closed_ground", verbs.NO_GROUND)
        return cleaned


def decide(desk: KeptAdmin[Any], request: HttpRequest, rows: QuerySet[Any], key: str) -> HttpResponse | None:
    """Act on the chosen rows, all or none; None sends the clerk back to the list."""
    form = ChosenForm(key, request.POST)
    if not form.is_valid():
        return _asked_again(desk, request, rows, key, form)
    sent = form.cleaned_data
    said = Decision(key, sent["reason"].strip(), sent.get("closed_ground", ""), request.user)
    try:
        done = verbs.act_on_all(rows, said)
    except ingest.Refused as refusal:
        form.add_error(None, str(refusal))
        return _asked_again(desk, request, rows, key, form)
    refresh_search()
    left = len(rows) - done
    unchanged = f" {left} var det allerede." if left else ""
    messages.success(request, f"{done} er {VERBS[key].did}.{unchanged}")
    return None


def _asked_again(
    desk: KeptAdmin[Any], request: HttpRequest, rows: QuerySet[Any], key: str, form: ChosenForm
) -> HttpResponse:
    """A page that holds the choice and says what is missing. Nothing is done yet."""
    names = [str(row) for row in rows]
    context = {
        **desk.admin_site.each_context(request),
        "title": f"{VERBS[key].label}: {len(names)} valgt",
        "opts": desk.opts,
        "form": form,
        "verb": VERBS[key],
        "action": request.POST.get("action", ""),
        "across": request.POST.get("select_across", "0"),
        "checkbox": ACTION_CHECKBOX_NAME,
        "chosen": request.POST.getlist(ACTION_CHECKBOX_NAME),
        "names": names[:MOST_NAMED],
        "more": max(len(names) - MOST_NAMED, 0),
        "back_url": request.get_full_path(),
    }
    return TemplateResponse(request, "admin/desk/chosen.html", context, status=422)
