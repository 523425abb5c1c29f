"""What every list of the desk shares: nothing is deleted, and search is told of every change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from archive import search
from archive.admin import timeline
from archive.admin.inputs import TextField

M = TypeVar("M", bound=models.Model)
QUOTES = str.maketrans("“”", "»«")
HELD_NOW = "Det er nu tilbageholdt, fordi det ser ud til at indeholde et personnummer."
WAIT = 2.0  # seconds a clerk's save waits for the search to show it

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin
    ModelForm = forms.ModelForm
else:

    class ModelForm(forms.ModelForm):
        """Django's own; see ModelAdmin."""

        def __class_getitem__(cls, _: object) -> type:
            return cls

    class ModelAdmin(admin.ModelAdmin):
        """Django's own, which takes its model's type only in the type checker's eyes."""

        def __class_getitem__(cls, _: object) -> type:
            return cls


def refresh_search() -> None:
    """Once this change is committed, let the search catch up with it."""
    transaction.on_commit(partial(search.catch_up, WAIT))


class KeptAdmin(ModelAdmin[M]):
    """Rows the archive keeps: read here, never added or deleted."""

    show_full_result_count = False
    list_per_page = 50
    view_on_site = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Headed by what the list holds."""
        title = capfirst(str(self.opts.verbose_name_plural))
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def message_user(self, request: HttpRequest, message: Any, *args: Any, **kwargs: Any) -> None:
        """In the desk's own quotation marks, from a capital letter: Django's Danish has neither."""
        said = capfirst(str(message).translate(QUOTES))
        super().message_user(
            request, SafeString(said) if isinstance(message, SafeString) else said, *args, **kwargs
        )

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Who changed what, when and why, newest first."""
        return timeline.page(self, request, object_id)

    def looked_up(self, request: HttpRequest, object_id: str) -> M:
        """The row at this address. Raises Http404, or PermissionDenied where the user may not see it."""
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404("Der er ikke noget på denne adresse.")
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        return row


class ReadOnlyAdmin(KeptAdmin[M]):
    """Rows that nobody edits."""

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        return False


class PlainAdmin(KeptAdmin[M]):
    """Rows a clerk edits directly. An unchanged form writes nothing."""

    formfield_overrides = {models.TextField: {"form_class": TextField}}

    def has_add_permission(self, request: HttpRequest) -> bool:
        return ModelAdmin.has_add_permission(self, request)

    def save_model(self, request: HttpRequest, obj: M, form: Any, change: bool) -> None:
        if form.has_changed():
            super().save_model(request, obj, form, change)
            refresh_search()

    def log_change(self, request: HttpRequest, obj: M, message: Any) -> Any:
        return super().log_change(request, obj, message) if message else None
