"""The page on which a clerk corrects a row: what changed goes to ingest, and what became of it is said."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from archive import ingest
from archive.admin import rights
from archive.admin.base import HELD_NOW, KeptAdmin, M, refresh_search
from archive.admin.desk_form import DeskForm
from archive.admin.visibility import may_decide
from archive.models import Item, Meeting, Reason, Visibility
from archive.parsing import case_number

NO_KNOWN_FORM = (
    "Sagsnummeret har ingen kendt form: »{}«. Det er gemt, som du skrev det. "
    "En kendt form er for eksempel 05.01.00-P20-3-25."
)
BUTTONS = ("_add_row", "_add_column")


class CorrectingAdmin(KeptAdmin[M]):
    """A model whose change page is a DeskForm. `desk_form` makes it; `desk_context` adds to its page."""

    desk_template = ""

    def desk_form(self, request: HttpRequest, target: Any, data: Any = None) -> DeskForm:
        raise NotImplementedError

    def desk_context(self, request: HttpRequest, target: Any) -> dict[str, Any]:
        return {}

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        target = self.looked_up(request, object_id)
        may_change = self.has_change_permission(request, target)
        if request.method != "POST":
            return self._shown(request, target, self.desk_form(request, target), may_change)
        if not may_change:
            raise PermissionDenied
        return self._answered(request, target)

    def _answered(self, request: HttpRequest, target: Any) -> HttpResponse:
        form = self.desk_form(request, target, request.POST)
        if any(button in request.POST for button in BUTTONS):
            return self._shown(request, target, form, True, editing=True)
        if not form.is_valid():
            return self._shown(request, target, form, True)
        if not (changes := form.changes()):
            messages.info(request, "Der var ingen ændringer, så intet er gemt.")
            return HttpResponseRedirect(request.path)
        if not self._correct(request, target, form, changes):
            return self._shown(request, target, form, True)
        refresh_search()
        return HttpResponseRedirect(request.path)

    def _correct(self, request: HttpRequest, target: Any, form: DeskForm, changes: dict[str, Any]) -> bool:
        """Send the changes; False where ingest refused them, with its words on the form."""
        user: Any = request.user  # logged in, or the site had not let the request through
        reason, note = Reason(form.cleaned_data["reason"]), form.cleaned_data["note"].strip()
        was = target.visibility
        try:
            made = ingest.correct_many(target, changes, user=user, reason=reason, note=note)
        except ingest.Refused as refusal:
            form.add_error(None, str(refusal))
            return False
        _tell(request, target, was, len(made))
        _doubt(request, {one.field: one.value for one in made})
        return True

    def _shown(
        self, request: HttpRequest, target: Any, form: DeskForm, may_change: bool, editing: bool = False
    ) -> HttpResponse:
        if not may_change:
            form.lock()
        context = {
            **self.admin_site.each_context(request),
            "title": str(target),
            "opts": self.opts,
            "target": target,
            "form": form,
            "rows": form.rows(),
            "editing": editing,
            "may_change": may_change,
            "may_decide": may_decide(request.user, target),
            "may_hold": rights.may_ever(request.user, "hold", type(target)),
            "waiting": target.clarifications.filter(settled_at=None),
            "visibility_url": reverse(f"admin:archive_{self.opts.model_name}_visibility", args=[target.pk]),
            **self.desk_context(request, target),
        }
        request.current_app = self.admin_site.name
        status = 200 if editing or not form.errors else 422
        return TemplateResponse(request, self.desk_template, context, status=status)


def _tell(request: HttpRequest, target: Item | Meeting, was: str, made: int) -> None:
    """What became of the save, in one sentence; and where it hid the row, that it did."""
    if not made:
        messages.info(request, "Der var ingen ændringer, så intet er gemt.")
        return
    what = "Rettelsen er gemt" if made == 1 else f"{made} rettelser er gemt"
    messages.success(request, f"{what} og slår igennem på siden og i søgningen med det samme.")
    target.refresh_from_db()
    if target.visibility == Visibility.HELD and was != Visibility.HELD:
        messages.warning(request, HELD_NOW)


def _doubt(request: HttpRequest, changes: dict[str, Any]) -> None:
    """A case number of no known form is kept as written, and said to be one."""
    number = changes.get("case_number")
    if number and case_number.find(number) is None:
        messages.warning(request, NO_KNOWN_FORM.format(number))
