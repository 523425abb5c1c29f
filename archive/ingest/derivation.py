"""Compute again what an item's texts say, from its rows, after a person or a merge changed them."""

from collections.abc import Iterable

from archive import parsing
from archive.ingest import fields
from archive.ingest.known_items import KnownItem
from archive.models import Item, Meeting, Section, SectionKind
from archive.parsing.derive import own_decision
from archive.parsing.deviation import deviates
from archive.parsing.minutes import Recommendation

# The kind of section that a field repeats words of.
SAID_IN = {
    **dict.fromkeys(("outcome", "outcome_remainder", "votes", "dissent", "onward"), SectionKind.DECISION),
    **dict.fromkeys(("recommended_by", "clauses"), SectionKind.RECOMMENDATION),
}


def derived(sections: Iterable[Section], meeting: Meeting, kind: str) -> fields.Json:
    """The DERIVED fields, read from those of these sections that may be seen. kind: the item's source's."""
    parts = _as_read(sections)
    return fields.derived_reading(
        parsing.derive(parts, meeting.committee.name, meeting.date.isoformat(), kind)
    )


def _as_read(sections: Iterable[Section]) -> list[parsing.Section]:
    return [
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
    return set_deviation(known.row, rows) or changed


def set_deviation(item: Item, sections: Iterable[Section]) -> bool:
    """Set item.deviates by its own decision's words; whether it changed."""
    meeting = item.meeting
    own = own_decision(_as_read(sections), meeting.committee.name, meeting.date.isoformat())
    recommendation = Recommendation(item.recommended_by or None, tuple(item.clauses))
    before, item.deviates = item.deviates, deviates(item.outcome, recommendation, own.text if own else "")
    return before != item.deviates
