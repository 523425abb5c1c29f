"""Who may read an item or a meeting: hold, withdraw, release, close, and from when until when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.forms.boundfield import BoundField
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from archive import ingest
from archive.admin import public_times
from archive.admin.base import KeptAdmin, M, refresh_search
from archive.admin.inputs import MomentField, TextField
from archive.models import Item, Meeting, Source, Visibility

WHY = "Skriv kort, hvorfor."
Row = Item | Meeting | Source


@dataclass(frozen=True, slots=True)
class Verb:
    """One decision a clerk can take. did: what the list says afterwards."""

    label: str
    explanation: str
    did: str
    act: Callable[[Row, str, Any], object]


def _close(row: Row, reason: str, user: Any) -> object:
    if not isinstance(row, Item):
        raise ingest.Refused("close", "Kun punkter kan lukkes.")
    return ingest.close(row, reason, user)


VERBS = {
    "hold": Verb("Tilbagehold", "Ingen kan læse det, før det er set efter.", "tilbageholdt", ingest.hold),
    "withdraw": Verb(
        "Træk tilbage",
        "Det fjernes for alle. Adressen siger, at det er trukket tilbage, og ingen indlæsning henter det.",
        "trukket tilbage",
        ingest.withdraw,
    ),
    "release": Verb(
        "Frigiv", "Alle kan læse det.", "frigivet", lambda row, why, user: ingest.release(row, user, why)
    ),
    "close": Verb(
        "Luk punktet",
        "Kun nummer og neutral overskrift vises. Grunden, du skriver, vises for alle.",
        "lukket",
        _close,
    ),
}


class ReasonedActionForm(ActionForm):
    """The list's pick-list of actions, with the reason they ask for."""

    reason = forms.CharField(label="Begrundelse", required=False, max_length=500)


class VisibilityForm(forms.Form):
    """One decision, its reason, and the times it is public between."""

    verb = forms.ChoiceField(label="Handling", required=False, widget=forms.RadioSelect)
    public_from = MomentField(label="Offentlig fra", help_text="Tomt: med det samme.")
    public_until = MomentField(label="Offentlig til", help_text="Tomt: uden slutdato.")
    reason = TextField(label="Begrundelse", rows=2)

    def __init__(self, row: Row, data: Any = None, verb: str = "") -> None:
        times = {"public_from": row.public_from, "public_until": row.public_until}
        super().__init__(data, initial={"verb": verb, **times})
        self.row = row
        self.fields["verb"].choices = [  # type: ignore[attr-defined]
            ("", "Lad synligheden være"),
            *[(key, f"{verb.label}: {verb.explanation}") for key, verb in VERBS.items() if _fits(key, row)],
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("public_from"), cleaned.get("public_until")
        if start and end and start >= end:
            raise ValidationError("Tiden skal begynde, før den slutter.")
        if (cleaned.get("verb") or self.times_changed()) and not (cleaned.get("reason") or "").strip():
            self.add_error("reason", WHY)
        return cleaned

    def times(self) -> list[BoundField]:
        return [self["public_from"], self["public_until"]]

    def times_changed(self) -> bool:
        return bool({"public_from", "public_until"} & set(self.changed_data))


def _fits(key: str, row: Row) -> bool:
    """Only what would change something is offered."""
    if key == "close":
        return isinstance(row, Item) and not row.closed
    state = {"hold": Visibility.HELD, "withdraw": Visibility.WITHDRAWN, "release": Visibility.PUBLIC}[key]
    return row.visibility != state


class VisibilityDesk(KeptAdmin[M]):
    """A list with these decisions as actions, and a page of its own for one row."""

    action_form = ReasonedActionForm
    actions = ("hold_chosen", "withdraw_chosen", "release_chosen", "close_chosen")

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.visibility_view)
        name = f"archive_{self.opts.model_name}_visibility"
        return [path("<int:pk>/synlighed/", view, name=name), *super().get_urls()]

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        found: dict[str, Any] = super().get_actions(request)
        if not self.has_change_permission(request):
            return {}
        if self.model is not Item:
            found.pop("close_chosen", None)
        return found

    @admin.action(description="Tilbagehold", permissions=["change"])
    def hold_chosen(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._act_on(request, queryset, "hold")

    @admin.action(description="Træk tilbage", permissions=["change"])
    def withdraw_chosen(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._act_on(request, queryset, "withdraw")

    @admin.action(description="Frigiv", permissions=["change"])
    def release_chosen(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._act_on(request, queryset, "release")

    @admin.action(description="Luk punkterne", permissions=["change"])
    def close_chosen(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._act_on(request, queryset, "close")

    def may_decide(self, request: HttpRequest, row: M) -> bool:
        return self.has_change_permission(request, row)

    def _act_on(self, request: HttpRequest, rows: QuerySet[Any], key: str) -> None:
        reason = request.POST.get("reason", "").strip()
        if not reason:
            messages.error(request, f"Intet er ændret. {WHY}")
            return
        done = sum(_act(row, key, reason, request.user) for row in rows)
        refresh_search()
        left = len(rows) - done
        unchanged = f" {left} var det allerede." if left else ""
        messages.success(request, f"{done} er {VERBS[key].did}.{unchanged}")

    def visibility_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Decide on one row. GET ?handling=hold chooses beforehand."""
        row: Any = self.get_object(request, str(pk))
        if row is None:
            raise Http404("Der er ikke noget på denne adresse.")
        if not self.may_decide(request, row):
            raise PermissionDenied
        sent = request.POST if request.method == "POST" else None
        form = VisibilityForm(row, sent, request.GET.get("handling", ""))
        if form.is_bound and form.is_valid() and self._decide(request, row, form):
            refresh_search()
            return HttpResponseRedirect(reverse(f"admin:archive_{self.opts.model_name}_change", args=[pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": f"Synlighed: {row}",
            "opts": self.opts,
            "target": row,
            "form": form,
            "back_url": reverse(f"admin:archive_{self.opts.model_name}_change", args=[pk]),
        }
        return TemplateResponse(
            request, "admin/desk/visibility.html", context, status=422 if form.errors else 200
        )

    def _decide(self, request: HttpRequest, row: Any, form: VisibilityForm) -> bool:
        """Do what the form says; False where ingest refused it."""
        sent, reason = form.cleaned_data, form.cleaned_data["reason"].strip()
        try:
            changed = bool(sent["verb"]) and _act(row, sent["verb"], reason, request.user)
            if form.times_changed():
                changed |= public_times.put(
                    row, sent["public_from"], sent["public_until"], reason, request.user
                )
        except ingest.Refused as refusal:
            form.add_error(None, str(refusal))
            return False
        messages.success(request, "Synligheden er ændret." if changed else "Der var intet at ændre.")
        return True


def _act(row: Any, key: str, reason: str, user: Any) -> bool:
    return bool(VERBS[key].act(row, reason, user))
