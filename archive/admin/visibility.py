"""Who may read an item or a meeting: hold, withdraw, publish again, close, and from when until when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.forms.boundfield import BoundField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive import ingest
from archive.admin import chosen, rights, verbs
from archive.admin.base import KeptAdmin, M, refresh_search
from archive.admin.inputs import LineField, MomentField, TextField
from archive.admin.verbs import VERBS, Decision, Row
from archive.models import Attachment, Item, Section, recording


class VisibilityForm(forms.Form):
    """One decision, its reason, and the times it is public between."""

    verb = forms.ChoiceField(label="Handling", required=False, widget=forms.RadioSelect)
    public_from = MomentField(label="Offentlig fra", help_text="Tomt: med det samme.")
    public_until = MomentField(label="Offentlig til", help_text="Tomt: uden slutdato.")
    closed_ground = LineField(label=verbs.GROUND_LABEL, help_text="Skal kun udfyldes, når punktet lukkes.")
    reason = TextField(label="Begrundelse", rows=2)

    def __init__(self, row: Row, user: Any, data: Any = None, verb: str = "") -> None:
        times = {"public_from": row.public_from, "public_until": row.public_until}
        super().__init__(data, initial={"verb": verb, **times})
        offered = verbs.offered(user, row)
        self.fields["verb"].choices = [  # type: ignore[attr-defined]
            ("", "Lad være, som det er"),
            *((key, f"{VERBS[key].label}: {VERBS[key].explanation}") for key in offered),
        ]
        if "close" not in offered:
            del self.fields["closed_ground"]
        if not rights.may(user, "times", row):
            for name in times:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("public_from"), cleaned.get("public_until")
        if start and end and start >= end:
            raise ValidationError("Tiden skal begynde, før den slutter.")
        if (cleaned.get("verb") or self.times_changed()) and not (cleaned.get("reason") or "").strip():
            self.add_error("reason", verbs.WHY)
        if cleaned.get("verb") == "close" and not cleaned.get("closed_ground"):
            self.add_error("closed_ground", verbs.NO_GROUND)
        return cleaned

    def public_words(self) -> list[BoundField]:
        """What everybody reads of a closed item; empty where nothing can be closed."""
        return [self["closed_ground"]] if "closed_ground" in self.fields else []

    def times(self) -> list[BoundField]:
        return [self[name] for name in ("public_from", "public_until") if name in self.fields]

    def times_changed(self) -> bool:
        return bool({"public_from", "public_until"} & set(self.changed_data))


def _edited_at(row: Row) -> str:
    """Where a row is edited: a part with its item, at its own box."""
    if not isinstance(row, Section | Attachment):
        return reverse(f"admin:archive_{row._meta.model_name}_change", args=[row.pk])
    page = reverse("admin:archive_item_change", args=[row.item_id])
    return f"{page}#felt-{row._meta.model_name}-{row.pk}"


def may_decide(user: Any, row: Any) -> bool:
    """Whether there is anything for this user to decide about who may read the row."""
    return row is not None and (bool(verbs.offered(user, row)) or rights.may(user, "times", row))


class VisibilityDesk(KeptAdmin[M]):
    """A list with these decisions as actions, and a page of its own for one row."""

    action_form = chosen.ReasonedActionForm
    actions = ("hold_chosen", "withdraw_chosen", "release_chosen", "close_chosen")

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.visibility_view)
        name = f"archive_{self.opts.model_name}_visibility"
        return [path("<int:pk>/synlighed/", view, name=name), *super().get_urls()]

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        found: dict[str, Any] = super().get_actions(request)
        if self.model is not Item:
            found.pop("close_chosen", None)
        return found

    @admin.action(description="Hold tilbage", permissions=["hold"])
    def hold_chosen(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        return chosen.decide(self, request, queryset, "hold")

    @admin.action(description="Træk tilbage", permissions=["withdraw"])
    def withdraw_chosen(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        return chosen.decide(self, request, queryset, "withdraw")

    @admin.action(description="Offentliggør igen", permissions=["release"])
    def release_chosen(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        return chosen.decide(self, request, queryset, "release")

    @admin.action(description="Luk punkterne", permissions=["close"])
    def close_chosen(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        return chosen.decide(self, request, queryset, "close")

    def has_hold_permission(self, request: HttpRequest) -> bool:
        return rights.may_ever(request.user, "hold", self.model)

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        return rights.may_ever(request.user, "withdraw", self.model)

    def has_release_permission(self, request: HttpRequest) -> bool:
        return rights.may_ever(request.user, "release", self.model)

    def has_close_permission(self, request: HttpRequest) -> bool:
        return rights.may_ever(request.user, "close", self.model)

    @admin.display(description="Hvem må læse det")
    def decide_link(self, row: Any) -> SafeString:
        url = reverse(f"admin:archive_{self.opts.model_name}_visibility", args=[row.pk])
        return format_html('<a href="{}">Afgør synligheden</a>', url)

    def get_fields(self, request: HttpRequest, obj: M | None = None) -> Any:
        """Without the way to a decision for those who may take none."""
        found = list(super().get_fields(request, obj))
        if "decide_link" in found and not may_decide(request.user, obj):
            found.remove("decide_link")
        return found

    def visibility_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Decide on one row. GET ?handling=hold chooses beforehand."""
        row: Any = self.looked_up(request, str(pk))
        if not may_decide(request.user, row):
            raise PermissionDenied
        sent = request.POST if request.method == "POST" else None
        form = VisibilityForm(row, request.user, sent, request.GET.get("handling", ""))
        if form.is_bound and form.is_valid() and self._decide(request, row, form):
            refresh_search()
            return HttpResponseRedirect(_edited_at(row))
        context = {
            **self.admin_site.each_context(request),
            "title": f"Hvem må læse det: {row}",
            "opts": self.opts,
            "target": row,
            "form": form,
            "back_url": _edited_at(row),
            "whole": row.item if isinstance(row, Section | Attachment) else row,
            "text": row.text if isinstance(row, Section) else "",
        }
        return TemplateResponse(
            request, "admin/desk/visibility.html", context, status=422 if form.errors else 200
        )

    def _decide(self, request: HttpRequest, row: Any, form: VisibilityForm) -> bool:
        """Do all that the form says, or nothing: False where ingest refused it."""
        sent, user = form.cleaned_data, request.user
        reason = sent["reason"].strip()
        said = Decision(sent["verb"], reason, sent.get("closed_ground", ""), user)
        try:
            with recording():
                changed = bool(said.verb) and verbs.act(row, said)
                if form.times_changed():
                    start, end = sent["public_from"], sent["public_until"]
                    changed |= ingest.publish_between(row, start, end, said.user, reason)
        except ingest.Refused as refusal:
            form.add_error(None, str(refusal))
            return False
        messages.success(request, "Synligheden er ændret." if changed else "Der var intet at ændre.")
        return True
