"""A new item that may be one the archive has: both side by side, and whether they are one or two."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from archive import ingest
from archive.admin import wording
from archive.admin.answer import MEANWHILE, Answer, may_correct
from archive.admin.desk_form import STALE
from archive.admin.differences import Run, runs
from archive.admin.inputs import TextField
from archive.ingest import doubts
from archive.models import Clarification, Item, Visibility

SAME, DIFFERENT = "same", "different"
FIELDS = ("number", "title", "case_number", "officer", "outcome")


@dataclass(frozen=True, slots=True)
class Pair:
    """One field of both items; in the new one's the words are marked that differ."""

    label: str
    old: str
    new: list[Run]


class MatchForm(forms.Form):
    """One of two answers; words only if they are needed."""

    use_required_attribute = False
    choice = forms.ChoiceField(
        label="Er det samme punkt?",
        choices=[
            (SAME, "Samme punkt: den nye læsning lægges ind i arkivets punkt, som beholder sin adresse"),
            (DIFFERENT, "To forskellige punkter: det nye offentliggøres med sin egen adresse"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Vælg, om det er samme punkt."},
    )
    note = TextField(label="Bemærkning (kan udelades)", rows=2)

    def __init__(self, old: Item, new: Item, data: Any = None) -> None:
        super().__init__(data)
        self.version = _version(old, new)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.data.get("version") != self.version:
            raise ValidationError(STALE)
        return cleaned


def _version(*items: Item) -> str:
    shown = [(row.pk, row.updated_at, row.visibility, row.source_id) for row in items]
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:16]


class MatchAnswer(Answer):
    button = "_match"
    template = "admin/desk/match.html"

    def __init__(self, row: Clarification, form: forms.Form, old: Item, new: Item) -> None:
        super().__init__(row, form)
        self.old, self.new = old, new

    @classmethod
    def of(cls, row: Clarification, user: Any, sent: Any) -> MatchAnswer | None:
        if row.kind != Clarification.Kind.MATCH or not may_correct(row, user):
            return None
        found = doubts.pair(row)
        return cls(row, MatchForm(*found, cls.bound(sent)), *found) if found else None

    def pairs(self) -> list[Pair]:
        """The fields that either has, then the texts of both."""
        both = [_texts(row) for row in (self.old, self.new)]
        labels = dict.fromkeys([*both[0], *both[1]])
        texts = [(label, both[0].get(label, ""), both[1].get(label, "")) for label in labels]
        return [Pair(label, old, runs(old, new)) for label, old, new in texts if old or new]

    def holding(self) -> bool:
        """Whether something else than this question keeps the new item from readers."""
        reason = self.new.visibility_reason
        return self.new.visibility == Visibility.HELD and reason != ingest.DOUBT_REASON

    def act(self, request: HttpRequest, user: Any) -> None:
        sent = self.form.cleaned_data
        verb = ingest.join if sent["choice"] == SAME else ingest.keep_apart
        if not verb(self.row, user=user, note=sent["note"]):
            messages.warning(request, MEANWHILE)
        elif sent["choice"] == SAME:
            messages.success(
                request, "De to er nu ét punkt. Det nye punkts adresse viser videre til arkivets."
            )
        else:
            self.new.refresh_from_db()
            seen = self.new.visibility == Visibility.PUBLIC
            rest = (
                "Det nye er offentliggjort." if seen else "Det nye er stadig tilbageholdt af en anden grund."
            )
            messages.success(request, f"De to punkter står nu hver for sig. {rest}")


def _texts(item: Item) -> dict[str, str]:
    """What a clerk tells an item by: label -> text."""
    found = {
        wording.field_name(name).capitalize(): wording.value(name, getattr(item, name))
        for name in FIELDS
        if getattr(item, name)
    }
    for section in item.sections.order_by("position", "pk"):
        label = wording.section_name(section)
        found[label] = "\n\n".join(filter(None, [found.get(label), section.text]))
    names = "\n".join(item.attachments.order_by("position", "pk").values_list("name", flat=True))
    return found | ({"Bilag": names} if names else {})
