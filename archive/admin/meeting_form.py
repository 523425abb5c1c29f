"""A meeting's correctable fields as a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from archive.admin.desk_form import DeskForm, Entry, Group
from archive.admin.inputs import ClockField, DayField, LineField, ListField, PickField
from archive.models import Committee, Meeting


class MeetingForm(DeskForm):
    """When, where and who; the committee is one of the same municipality."""

    def __init__(self, meeting: Meeting, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(meeting, groups(meeting), data)

    def value_of(self, field: str) -> Any:
        found = super().value_of(field)
        return found or self.target.committee.name if field == "committee" else found  # type: ignore[union-attr]


def groups(meeting: Meeting) -> list[Group]:
    """When and where first; a new date or committee moves the meeting's address."""
    return [
        Group("moede", "Møde", _about(meeting)),
        Group("deltagere", "Deltagere", _people(meeting)),
    ]


def _entry(meeting: Meeting, name: str, made: forms.Field) -> Entry:
    return Entry(name, name, made, getattr(meeting, name))


def _about(meeting: Meeting) -> tuple[Entry, ...]:
    moves = "Mødet får en ny adresse; den gamle viser videre."
    names = Committee.objects.filter(municipality=meeting.committee.municipality_id).values_list(
        "name", flat=True
    )
    pick = PickField([(name, name) for name in names], label="Udvalg", help_text=moves)
    return (
        Entry("committee", "committee", pick, meeting.committee.name),
        _entry(meeting, "date", DayField(label="Dato", help_text=moves)),
        _entry(meeting, "start", ClockField(label="Begynder")),
        _entry(meeting, "end", ClockField(label="Slutter")),
        _entry(meeting, "place", LineField(label="Sted")),
    )


def _people(meeting: Meeting) -> tuple[Entry, ...]:
    one = "Et navn på hver linje."
    return (
        _entry(meeting, "present", ListField(label="Til stede", rows=6, help_text=one)),
        _entry(meeting, "absent", ListField(label="Fraværende", rows=3, help_text=one)),
    )
