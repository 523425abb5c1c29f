"""A decision about many rows at once; where something is missing, the chosen ones stay chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME, ActionForm
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from archive import ingest
from archive.admin import answers, verbs
from archive.admin.base import refresh_search
from archive.admin.inputs import LineField, TextField
from archive.admin.verbs import VERBS, Decision, Verb
from archive.models import Clarification, recording

if TYPE_CHECKING:
    from archive.admin.base import KeptAdmin

MOST_NAMED = 20  # rows named on the page that asks again


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page that asks again calls what is to be done."""

    label: str
    explanation: str


SETTLE = Asked("Afgør", "Skriv, hvordan sagerne er afgjort. Dem, der skal afgøres for sig, bliver liggende.")


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
        return _asked_again(desk, request, rows, VERBS[key], form)
    sent = form.cleaned_data
    said = Decision(key, sent["reason"].strip(), sent.get("closed_ground", ""), request.user)
    try:
        done = verbs.act_on_all(rows, said)
    except ingest.Refused as refusal:
        form.add_error(None, str(refusal))
        return _asked_again(desk, request, rows, VERBS[key], form)
    refresh_search()
    left = len(rows) - done
    unchanged = f" {left} var det allerede." if left else ""
    messages.success(request, f"{done} er {VERBS[key].did}.{unchanged}")
    return None


def settle(desk: KeptAdmin[Any], request: HttpRequest, rows: QuerySet[Clarification]) -> HttpResponse | None:
    """Settle the chosen matters in the same words; those that want a form of their own stay open."""
    form = ChosenForm("settle", request.POST)
    try:
        if not form.is_valid():
            return _asked_again(desk, request, rows, SETTLE, form)
        with recording():
            done = sum(_settled(row, request.user, form.cleaned_data["reason"]) for row in rows)
    except ingest.Refused as refusal:
        form.add_error(None, str(refusal))
        return _asked_again(desk, request, rows, SETTLE, form)
    refresh_search()
    left = len(rows) - done
    unsettled = f" {left} skal afgøres hver for sig, eller var det allerede." if left else ""
    messages.success(request, f"{done} er afgjort.{unsettled}")
    return None


def _settled(row: Clarification, user: Any, words: str) -> bool:
    """Raises Refused only where the words themselves are wrong."""
    if not answers.in_words(row, user, answers.of(row, user)):
        return False
    try:
        return ingest.settle(row, user, words)
    except ingest.Refused as refusal:
        if refusal.code == "personal-number":
            raise
        return False


def _asked_again(
    desk: KeptAdmin[Any], request: HttpRequest, rows: QuerySet[Any], verb: Verb | Asked, form: ChosenForm
) -> HttpResponse:
    """A page that holds the choice and says what is missing. Nothing is done yet."""
    names = [str(row) for row in rows]
    context = {
        **desk.admin_site.each_context(request),
        "title": f"{verb.label}: {len(names)} valgt",
        "opts": desk.opts,
        "form": form,
        "verb": verb,
        "action": request.POST.get("action", ""),
        "across": request.POST.get("select_across", "0"),
        "checkbox": ACTION_CHECKBOX_NAME,
        "chosen": request.POST.getlist(ACTION_CHECKBOX_NAME),
        "names": names[:MOST_NAMED],
        "more": max(len(names) - MOST_NAMED, 0),
        "back_url": request.get_full_path(),
    }
    return TemplateResponse(request, "admin/desk/chosen.html", context, status=422)
