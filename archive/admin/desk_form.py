"""A form over one row's correctable fields: what is shown, what was changed, and the reason why."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.urls import reverse

from archive.admin import wording
from archive.admin.inputs import TextField
from archive.models import Attachment, Correction, Item, Meeting, Reason, Section

STALE = (
    "Oplysningerne er ændret, siden du hentede siden, så intet er gemt. Herunder står det, du skrev, og ved "
    "hvert felt, hvad arkivet har nu. Ret til, og gem igen."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One input. field: what ingest calls it; several entries may make up one field.

    lines: where in the source it was read, first and last, for a section. part: the section or attachment
    that it is, for who may read that is decided by itself.
    """

    field: str
    name: str
    input: forms.Field
    value: Any
    lines: tuple[int, int] | None = None
    part: Section | Attachment | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading."""

    key: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What the page shows of an entry: its input, the machine's reading, and what the archive has now."""

    bound: BoundField
    correction: Correction | None
    machine: str
    now: str
    lines: tuple[int, int] | None
    part: Section | Attachment | None

    @property
    def anchor(self) -> str:
        return f"felt-{self.bound.name}"

    @property
    def visibility_url(self) -> str:
        """Where who may read a section or an attachment is decided; "" of all else."""
        name = self.part._meta.model_name if self.part else ""
        return reverse(f"admin:archive_{name}_visibility", args=[self.part.pk]) if self.part else ""


class DeskForm(forms.Form):
    """Only what was changed is sent on; a form that comes back as it was shown changes nothing."""

    use_required_attribute = False
    error_css_class = "desk-error"

    def __init__(
        self, target: Item | Meeting, groups: Iterable[Group], data: Mapping[str, Any] | None
    ) -> None:
        super().__init__(data)
        self.target = target
        self.groups = [group for group in groups if group.entries]
        self.entries = [entry for group in self.groups for entry in group.entries]
        for entry in self.entries:
            self.fields[entry.name] = entry.input
            self.initial[entry.name] = entry.value
        self.fields["reason"] = forms.ChoiceField(
            label="Grund", choices=[("", "Vælg en grund"), *Reason.choices], required=False
        )
        self.fields["note"] = TextField(label="Begrundelse", rows=1)
        self.version = _version(self.entries)

    def rows(self) -> list[tuple[Group, list[Row]]]:
        """The page's groups and rows, each with its live correction."""
        corrections = {row.field: row for row in self.live_corrections()}
        return [
            (group, [self._row(entry, corrections.get(entry.field)) for entry in group.entries])
            for group in self.groups
        ]

    def lock(self) -> None:
        """For those who may only look: every input can be read and reached, none changed."""
        for entry in self.entries:
            widget = entry.input.widget
            widget.attrs["disabled" if isinstance(widget, forms.Select) else "readonly"] = True

    def why(self) -> list[BoundField]:
        """What every correction is given: a reason and some words."""
        return [self["reason"], self["note"]]

    def live_corrections(self) -> Iterable[Correction]:
        found = self.target.corrections.filter(live=True).select_related("user")
        return found if isinstance(self.target, Item) else found.filter(item=None)

    def changed_entries(self) -> list[Entry]:
        """Those whose input came back with something else; what was not sent at all is as it was."""
        return [entry for entry in self.entries if self._is_changed(entry)]

    def changes(self) -> dict[str, Any]:
        """Field -> new value, as ingest takes them. Call it on a valid form."""
        return {
            field: self.value_of(field) for field in dict.fromkeys(e.field for e in self.changed_entries())
        }

    def value_of(self, field: str) -> Any:
        """A field's new value; a field of several entries says here how they make one."""
        entry = next(entry for entry in self.entries if entry.field == field)
        return self.cleaned_data[entry.name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.changed_entries():
            return cleaned
        if self.data.get("version") != self.version:
            raise ValidationError(STALE)
        if not cleaned.get("reason"):
            self.add_error("reason", "Vælg, hvorfor du retter.")
        if not (cleaned.get("note") or "").strip():
            self.add_error("note", "Skriv kort, hvorfor du retter.")
        return cleaned

    def _clean_fields(self) -> None:
        """What was not sent is as it was, also a field that must not be empty."""
        left_out = [entry for entry in self.entries if self._is_left_out(entry)]
        hidden = {entry.name: self.fields.pop(entry.name) for entry in left_out}
        super()._clean_fields()  # type: ignore[misc]
        self.fields.update(hidden)
        self.cleaned_data |= {entry.name: entry.value for entry in left_out}

    def _is_left_out(self, entry: Entry) -> bool:
        widget = entry.input.widget
        return bool(widget.value_omitted_from_data(self.data, self.files, entry.name))

    def _is_changed(self, entry: Entry) -> bool:
        if self._is_left_out(entry):
            return False
        sent = entry.input.widget.value_from_datadict(self.data, self.files, entry.name)
        try:
            return entry.input.has_changed(entry.value, sent)
        except ValidationError:
            return True

    def _row(self, entry: Entry, correction: Correction | None) -> Row:
        machine = wording.value(entry.field, correction.base) if correction else ""
        changed = self.is_bound and self._is_changed(entry)
        now = wording.value(entry.field, entry.value) if changed else ""
        return Row(self[entry.name], correction, machine, now, entry.lines, entry.part)


def _version(entries: Iterable[Entry]) -> str:
    """A mark of everything shown: two clerks on one item do not overwrite each other."""
    shown = [[entry.name, entry.value] for entry in entries]
    return hashlib.sha256(json.dumps(shown, default=str, ensure_ascii=False).encode()).hexdigest()[:16]
