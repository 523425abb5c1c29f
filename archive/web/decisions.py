"""Which words decided an item, and how the outcome is said to a reader."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import F, QuerySet

from archive.models import Item, Kind, Outcome, Section, SectionKind
from archive.models.prepared import prepared
from archive.models.visibility import visible
from archive.parsing.derive import own_decision as parsed_own_decision
from archive.parsing.minutes import Section as ReadSection
from archive.web.tally import tally

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
    """An outcome as a reader sees it; `score`: the votes for it and against, where known."""

    word: str
    sign: str
    score: tuple[int, int] | None = None


def with_decisions(items: Iterable[Item]) -> list[Item]:
    """The items, each with its decision sections in `decisions`, in one more query."""
    rows = list(items)
    add_decisions(rows)
    return rows


def add_decisions(items: list[Item]) -> None:
    """The same for items already fetched, and what tally() reads, which a search leaves unfetched."""
    found: dict[int, list[Section]] = {item.pk: [] for item in items}
    for section in _decisions_of(tuple(found)) if found else ():
        found[section.item_id].append(section)
    for item in items:
        item.decisions = found[item.pk]  # type: ignore[attr-defined]  # own_decision() and lists read it
        for section in found[item.pk][:1]:
            item.votes, item.clauses = section.votes, section.clauses  # type: ignore[attr-defined]  # annotated


@prepared
def _decisions_of(items: tuple[int, ...]) -> QuerySet[Section]:
    decisions = Section.objects.filter(visible(), kind=SectionKind.DECISION, item__in=items)
    told = decisions.annotate(votes=F("item__votes"), clauses=F("item__clauses"))
    return told.order_by("position", "pk")


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
    text = own.text if own else ""
    said = outcome(item, text)
    return replace(said, score=tally(item, text).score) if said and own and item.votes else said
