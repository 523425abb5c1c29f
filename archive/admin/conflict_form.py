"""A correction and a new source that disagree: both beside what was read before, and one of three answers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import HttpRequest

from archive import ingest
from archive.admin import item_form, meeting_form, rights, wording
from archive.admin.answer import MEANWHILE, Answer, may_correct
from archive.admin.desk_form import STALE, DeskForm, Entry, Group
from archive.admin.differences import Run, runs
from archive.ingest import Choice
from archive.models import Clarification, Item, Reason

CHOICES = {
    Choice.OURS: "Behold rettelsen",
    Choice.THEIRS: "Tag det, den nye kilde siger",
    Choice.OWN: "Skriv noget tredje",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values side by side, with the words marked in which it differs from what was read before."""

    label: str
    runs: list[Run]


class ConflictForm(DeskForm):
    """The three answers, and the field itself to write a third one in."""

    def __init__(self, row: Clarification, entries: tuple[Entry, ...], user: Any, data: Any = None) -> None:
        name = wording.field_name(row.field, Item if row.item else type(row.meeting))  # type: ignore[arg-type]
        target: Any = row.item or row.meeting
        super().__init__(target, [Group("tredje", f"Noget tredje: {name}", entries)], data)
        self.row, self.user = row, user
        self.fields["choice"] = forms.ChoiceField(
            label="Hvad skal gælde?",
            choices=list(CHOICES.items()),
            widget=forms.RadioSelect,
            error_messages={"required": "Vælg, hvad der skal gælde."},
        )
        self.version = _version(self.version, row)

    def written(self) -> list[BoundField]:
        return [self[entry.name] for entry in self.entries]

    def own(self) -> Any:
        """What was written, in the field's own shape."""
        votes = self.row.field == item_form.VOTES
        return item_form.votes_of(self.cleaned_data) if votes else self.value_of(self.row.field)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = forms.Form.clean(self) or {}
        if self.data.get("version") != self.version:
            raise ValidationError(STALE)
        choice = cleaned.get("choice")
        self._check_writing(choice)
        if choice in (Choice.THEIRS, Choice.OWN):
            self._check_reason(cleaned)
        if (
            choice
            and self.row.field == "closed"
            and not rights.may_open(self.user)
            and not self._stays_closed()
        ):
            self.add_error("choice", f"At åbne et lukket punkt: {rights.EDITOR_ONLY}")
        return cleaned

    def _check_writing(self, choice: str | None) -> None:
        written = bool(self.changed_entries())
        if choice == Choice.OWN and not written:
            self.add_error("choice", "Skriv det, der skal gælde, i feltet herunder.")
        elif choice in (Choice.OURS, Choice.THEIRS) and written:
            own = CHOICES[Choice.OWN]
            self.add_error(
                "choice", f"Du har skrevet i feltet herunder. Vælg »{own}«, eller hent siden igen."
            )

    def _check_reason(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("reason"):
            self.add_error("reason", "Vælg, hvorfor du retter.")
        if not (cleaned.get("note") or "").strip():
            self.add_error("note", "Skriv kort, hvorfor du retter.")

    def _stays_closed(self) -> bool:
        choice = self.cleaned_data.get("choice")
        value = self.row.theirs if choice == Choice.THEIRS else self.own() if choice == Choice.OWN else True
        return bool(value)


def _version(shown: str, row: Clarification) -> str:
    """A mark of all that is shown: the field as it is now, and what the source says."""
    return hashlib.sha256(f"{shown} {row.pk} {row.ours!r} {row.theirs!r}".encode()).hexdigest()[:16]


class ConflictAnswer(Answer):
    button = "_conflict"
    template = "admin/desk/conflict.html"
    form: ConflictForm

    @classmethod
    def of(cls, row: Clarification, user: Any, sent: Any) -> ConflictAnswer | None:
        if row.kind != Clarification.Kind.CONFLICT or not may_correct(row, user):
            return None
        entries = _entries(row)
        return cls(row, ConflictForm(row, entries, user, cls.bound(sent))) if entries else None

    def sides(self) -> list[Side]:
        return sides(self.row)

    def recomputed(self) -> list[tuple[str, str, str]]:
        """What taking the source's word would change besides: field, now, then."""
        if self.row.item is None:
            return []
        return _told(ingest.consequences(self.row.item, self.row.field, self.row.theirs))

    def removed_data(self) -> bool:
        """Whether the correction took personal data away, which the source's word may bring back."""
        target: Any = self.row.item or self.row.meeting
        found = target.corrections.filter(field=self.row.field, hides_before=True)
        return bool(found.exists())

    def act(self, request: HttpRequest, user: Any) -> None:
        sent = self.form.cleaned_data
        choice, reason = Choice(sent["choice"]), Reason(sent["reason"] or Reason.OTHER)
        own = self.form.own() if choice == Choice.OWN else None
        before = _derived(self.row)
        if not ingest.settle_conflict(self.row, choice, own, user=user, reason=reason, note=sent["note"]):
            messages.warning(request, MEANWHILE)
            return
        messages.success(request, f"Sagen er afgjort: {CHOICES[choice].lower()}.")
        if told := _told(_differing(before, _derived(self.row))):
            words = ". ".join(f"{label}: {then}" for label, _, then in told)
            messages.info(request, f"Beregnet på ny: {words}.")


def sides(row: Clarification) -> list[Side]:
    """What was read before, the correction, and what the new source says."""
    base, ours, theirs = (wording.value(row.field, value) for value in (row.base, row.ours, row.theirs))
    if row.base is None:
        return [Side("Rettelsen i arkivet", [Run(ours)]), Side("Den nye kilde", runs(ours, theirs))]
    return [
        Side("Før: maskinens læsning", [Run(base)]),
        Side("Rettelsen i arkivet", runs(base, ours)),
        Side("Den nye kilde", runs(base, theirs)),
    ]


def _entries(row: Clarification) -> tuple[Entry, ...]:
    """The inputs of the field in question, as the correcting page has them."""
    if row.item:
        found = item_form.groups(row.item, may_open=True)
    else:
        found = meeting_form.groups(row.meeting) if row.meeting else []
    return tuple(entry for group in found for entry in group.entries if entry.field == row.field)


def _derived(row: Clarification) -> Mapping[str, Any]:
    if row.item_id is None:
        return {}
    item = Item.objects.get(pk=row.item_id)
    return {name: getattr(item, name) for name in wording.COMPUTED if name != row.field}


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    return {name: (was, after[name]) for name, was in before.items() if was != after[name]}


def _told(changes: Mapping[str, tuple[Any, Any]]) -> list[tuple[str, str, str]]:
    return [
        (wording.field_name(name).capitalize(), wording.value(name, was), wording.value(name, then))
        for name, (was, then) in changes.items()
    ]
