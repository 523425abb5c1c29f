"""Compute again what an item's texts say, from its rows, after a person or a merge changed them."""

from collections.abc import Iterable

from archive import parsing
from archive.ingest import fields
from archive.ingest.known_items import KnownItem
from archive.models import Item, Meeting, Outcome, Section, SectionKind

# An outcome that departs from what was recommended, unless the recommendation itself spoke of it.
DEPARTURES = {
    Outcome.AMENDED: (),
    Outcome.REJECTED: ("afvis", "afslå", "afslag", "forkast", "ikke"),
    Outcome.DEFERRED: ("udsæt", "udskyd", "genoptag"),
    Outcome.RETURNED: ("send", "henvis", "genbehandl"),
    Outcome.WITHDRAWN: ("udgå", "bortfald", "trække", "standse"),
}
# The kind of section that a field repeats words of.
SAID_IN = {
    **dict.fromkeys(("outcome", "outcome_remainder", "votes", "dissent", "onward"), SectionKind.DECISION),
    **dict.fromkeys(("recommended_by", "clauses"), SectionKind.RECOMMENDATION),
}
FOLLOWED = (Outcome.APPROVED, Outcome.NOTED, Outcome.RECOMMENDED)


def derived(sections: Iterable[Section], meeting: Meeting, kind: str) -> fields.Json:
    """The DERIVED fields, read from those of these sections that may be seen. kind: the item's source's."""
    parts = [
        parsing.Section(
            kind=row.kind,
            heading=row.heading,
            text=row.text,
            body=row.body or None,
            date=row.date.isoformat() if row.date else None,
        )
        for row in sorted(sections, key=lambda row: row.position)
        if row.is_visible()
    ]
    return fields.derived_reading(
        parsing.derive(parts, meeting.committee.name, meeting.date.isoformat(), kind)
    )


def deviates(outcome: str | None, clauses: list[str]) -> bool | None:
    """Whether the decision departs from the recommendation; None where that cannot be said."""
    if not clauses or outcome is None:
        return None
    if outcome in FOLLOWED:
        return False
    words = DEPARTURES.get(Outcome(outcome))
    said = " ".join(clauses).lower()
    return None if words is None or any(word in said for word in words) else True


def refresh(known: KnownItem) -> bool:
    """Compute an item's DERIVED fields again from what may be seen. Whether any changed.

    A clerk's word stands. What only a held or withdrawn section said is blank, corrected or not, until it is
    released.
    """
    rows = known.sections.values()
    silenced = {row.kind for row in rows} - {row.kind for row in rows if row.is_visible()}
    changed = False
    for name, value in derived(rows, known.row.meeting, known.kind).items():
        if known.touched(name) and SAID_IN.get(name) not in silenced:
            value = known.corrections[name].value
        if getattr(known.row, name) != value:
            fields.assign(known.row, name, value)
            changed = True
    return set_deviation(known.row) or changed


def set_deviation(item: Item) -> bool:
    """Set item.deviates; whether it changed."""
    before, item.deviates = item.deviates, deviates(item.outcome, item.clauses)
    return before != item.deviates
