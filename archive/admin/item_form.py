"""An item's correctable fields as a form, grouped the way a clerk reads an item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from archive.admin import wording
from archive.admin.desk_form import DeskForm, Entry, Group
from archive.admin.inputs import (
    CountField,
    LineField,
    ListField,
    PickField,
    StopsField,
    TextField,
    YesNoField,
)
from archive.admin.section_field import SectionField, SectionWidget
from archive.models import Attachment, Item, Outcome, Section, SectionKind

SIDES = (("for", "For"), ("against", "Imod"), ("abstained", "Undlod"))
VOTES = "votes"
BEYOND = "Beslutningens indhold ud over den faste vending"
NO_OUTCOME = ("", "Ikke aflæst")


class ItemForm(DeskForm):
    """Everything of an item that a clerk may correct. may_open: also that a closed item is open to all."""

    def __init__(self, item: Item, data: Mapping[str, Any] | None = None, *, may_open: bool = False) -> None:
        super().__init__(item, groups(item, may_open), data)

    def value_of(self, field: str) -> Any:
        return votes_of(self.cleaned_data) if field == VOTES else super().value_of(field)


def votes_of(cleaned: Mapping[str, Any]) -> dict[str, Any] | None:
    """The votes as ingest keeps them, of a form's values; None where nothing is left of them."""
    sent = {name: cleaned.get(f"votes-{name}") for name, _ in SIDES}
    voters = {name: cleaned.get(f"voters-{name}") or [] for name, _ in SIDES}
    tie, text = cleaned.get("votes-tie", False), (cleaned.get("votes-text") or "").strip()
    if all(count is None for count in sent.values()) and not (tie or text or any(voters.values())):
        return None
    return {**sent, "tie": tie, "voters": voters if any(voters.values()) else None, "text": text}


def groups(item: Item, may_open: bool = False) -> list[Group]:
    """The page's order: what it is, what was decided, what was recommended, the texts, the rest."""
    sections = list(item.sections.all())
    return [
        Group("sag", "Overskrift og sag", _about(item)),
        Group("beslutning", "Beslutning", (*_texts(sections, SectionKind.DECISION), *_decided(item))),
        Group("stemmer", "Stemmer", _votes(item)),
        Group(
            "indstilling", "Indstilling", (*_texts(sections, SectionKind.RECOMMENDATION), *_recommended(item))
        ),
        Group("resume", "Resume", _texts(sections, SectionKind.SUMMARY)),
        Group("sagsfremstilling", "Sagsfremstilling", _texts(sections, SectionKind.CASE)),
        Group("afsnit", "Øvrige afsnit", _texts(sections, *_OTHER)),
        Group("bilag", "Bilag", tuple(_attachment(row) for row in item.attachments.all())),
        Group("lukket", "Lukket punkt", _closed(item, may_open)),
    ]


_OTHER = [
    kind
    for kind in SectionKind
    if kind not in (SectionKind.DECISION, SectionKind.RECOMMENDATION, SectionKind.SUMMARY, SectionKind.CASE)
]


def _entry(item: Item, name: str, made: forms.Field) -> Entry:
    return Entry(name, name, made, getattr(item, name))


def _about(item: Item) -> tuple[Entry, ...]:
    return (
        _entry(item, "title", LineField(label="Overskrift", rows=2)),
        _entry(item, "number", LineField(label="Nummer", help_text="Uden ordet Punkt: 24.")),
        _entry(item, "case_number", LineField(label="Sagsnummer")),
        _entry(item, "officer", LineField(label="Sagsbehandler")),
        _entry(
            item,
            "co_officers",
            ListField(label="Øvrige sagsbehandlere", rows=2, help_text="En på hver linje."),
        ),
        _entry(item, "expected_duration", LineField(label="Forventet behandlingstid")),
    )


def _decided(item: Item) -> tuple[Entry, ...]:
    beyond = "For eksempel ændringer, pålæg og nyt."
    return (
        _entry(item, "outcome", PickField([NO_OUTCOME, *Outcome.choices], label="Udfald")),
        _entry(item, "outcome_remainder", TextField(label=BEYOND, help_text=beyond)),
        _entry(item, "dissent", TextField(label="Mindretal og forbehold")),
        _entry(item, "onward", StopsField(label="Behandles videre", required=False)),
    )


def _recommended(item: Item) -> tuple[Entry, ...]:
    return (
        _entry(item, "recommended_by", LineField(label="Indstillet af")),
        _entry(
            item, "clauses", ListField(label="Indstillingens led", rows=4, help_text="Et led på hver linje.")
        ),
    )


def _votes(item: Item) -> tuple[Entry, ...]:
    votes = item.votes or {}
    voters = votes.get("voters") or {}
    entries = [
        Entry(VOTES, f"votes-{side}", CountField(label=f"{label}, antal"), votes.get(side))
        for side, label in SIDES
    ]
    entries += [
        Entry(
            VOTES,
            f"voters-{side}",
            ListField(label=f"{label}, hvem", rows=2, help_text="Et navn eller partibogstav på hver linje."),
            voters.get(side) or [],
        )
        for side, label in SIDES
    ]
    entries.append(Entry(VOTES, "votes-tie", YesNoField(label="Stemmelighed"), bool(votes.get("tie"))))
    entries.append(
        Entry(VOTES, "votes-text", TextField(label="Ordene i beslutningen"), votes.get("text") or "")
    )
    return tuple(entries)


def _texts(sections: Iterable[Section], *kinds: SectionKind) -> tuple[Entry, ...]:
    return tuple(_text(section) for section in sections if section.kind in kinds)


def _text(section: Section) -> Entry:
    label = wording.section_name(section)
    made = SectionField(label=label, required=False, widget=SectionWidget(attrs={"data-label": label}))
    first, last = section.first_line, section.last_line
    lines = (first, last or first) if first else None
    return Entry(
        f"{wording.SECTION}{section.key}", f"section-{section.pk}", made, section.text, lines, section
    )


def _attachment(row: Attachment) -> Entry:
    made = LineField(label=f"Bilag {row.position + 1}")
    return Entry(f"attachment:{row.pk}", f"attachment-{row.pk}", made, row.name, None, row)


def _closed(item: Item, may_open: bool) -> tuple[Entry, ...]:
    instead = "Vises i stedet for overskriften."
    rest = "Vises sammen med den neutrale overskrift. Resten af punktet er stadig lukket."
    whether = _entry(item, "closed", YesNoField("Lukket punkt", "Åbent punkt", label="Åbent eller lukket"))
    return (
        *([whether] if may_open or not item.closed else []),
        _entry(item, "closed_ground", LineField(label="Grund, som alle kan læse")),
        _entry(
            item, "neutral_title", LineField(label="Neutral overskrift, som alle kan læse", help_text=instead)
        ),
        _entry(item, "released_decision", TextField(label="Beslutning, som alle kan læse", help_text=rest)),
    )
