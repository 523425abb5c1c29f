"""Which words decided an item, and how the outcome is said to a reader."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch, prefetch_related_objects

from archive.models import Item, Kind, Outcome, Section, SectionKind
from archive.models.visibility import visible
from archive.parsing.derive import own_decision as parsed_own_decision
from archive.parsing.minutes import Section as ReadSection

if TYPE_CHECKING:
    from archive.models.items import ItemQuerySet

SIGNS = {  # plain signs beside the word; no outcome looks like praise or blame
    Outcome.APPROVED: "●",
    Outcome.AMENDED: "◐",
    Outcome.REJECTED: "○",
    Outcome.DEFERRED: "◔",
    Outcome.RETURNED: "↩",
    Outcome.RECOMMENDED: "→",
    Outcome.NOTED: "◦",
    Outcome.DISCUSSED: "◦",
    Outcome.WITHDRAWN: "◌",
    Outcome.NONE: "",
}
PASSED_ON = ("oversend", "fremsend", "videresend", "henvis", "sendt til", "sendes til", "sender sagen til")


@dataclass(frozen=True, slots=True)
class Said:
    """An outcome as a reader sees it."""

    word: str
    sign: str


def with_decisions(items: "ItemQuerySet") -> "ItemQuerySet":
    """The items, each with its decision sections in `decisions`, in one more query."""
    return items.prefetch_related(_decisions())


def add_decisions(items: list[Item]) -> None:
    """The same for items already fetched."""
    prefetch_related_objects(items, _decisions())


def _decisions() -> "Prefetch[str]":
    decisions = Section.objects.filter(visible(), kind=SectionKind.DECISION).order_by("position", "pk")
    return Prefetch("sections", queryset=decisions, to_attr="decisions")


def own_decision(item: Item, decisions: list[Section]) -> Section | None:
    """The decision of the meeting's own body and date, else the last."""
    readings = [_as_read(section) for section in decisions]
    chosen = parsed_own_decision(readings, item.meeting.committee.name, item.meeting.date.isoformat())
    return next((row for row, reading in zip(decisions, readings, strict=True) if reading is chosen), None)


def _as_read(section: Section) -> ReadSection:
    date = section.date.isoformat() if section.date else None
    return ReadSection(section.kind, section.heading, section.text, section.body or None, date)


def outcome(item: Item, text: str) -> Said | None:
    """The outcome in words; None where nobody can say. text: the item's own decision."""
    if item.meeting.kind in (Kind.AGENDA, Kind.PLANNED, Kind.ADDENDUM) and not text.strip():
        return Said("Endnu ikke behandlet", "")
    if not item.outcome:
        return None
    value = Outcome(item.outcome)
    if value == Outcome.RETURNED:
        onwards = any(word in text.lower() for word in PASSED_ON) and "tilbage" not in text.lower()
        return Said("Sendt videre" if onwards else "Sendt tilbage", SIGNS[value])
    if value == Outcome.NONE:
        words = " ".join(text.split()).rstrip(".")
        return Said(words if 1 < len(words) <= 60 else "Ingen beslutning", SIGNS[value])
    return Said(str(value.label), SIGNS[value])


def outcome_in_list(item: Item) -> Said | None:
    """The same, for an item fetched through with_decisions()."""
    own = own_decision(item, list(getattr(item, "decisions", [])))
    return outcome(item, own.text if own else "")
