"""Rows for what the archive has not seen before, in as few statements as there are tables."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from archive.ingest import cases, clarifications, derivation, fields, mentions, privacy
from archive.ingest.intake import Intake
from archive.models import Attachment, Item, Section, Visibility

DOUBT_REASON = "Kan være et punkt, arkivet allerede har; afventer afklaring."


@dataclass(slots=True)
class Newcomer:
    """A parsed item to make a row of. `doubt`: the archive's item it may be; then it waits unseen."""

    index: int
    parsed: fields.Json
    slug: str
    missing: bool = False
    doubt: Item | None = None
    position: int | None = None


def create(intake: Intake, newcomers: Sequence[Newcomer]) -> list[Item]:
    """Insert these items with their sections and attachments, held where they hold a personal number."""
    numbers = {one.parsed["case_number"][:100] for one in newcomers if one.parsed["case_number"]}
    known = cases.ensure(intake.municipality, sorted(numbers)) if numbers else {}
    items, found, rows = [], [], []
    for one in newcomers:
        item = _item(intake, one)
        rows.append(sections_of(item, one.parsed))
        if intake.moved:
            _reread(intake, item, rows[-1])
        derivation.set_deviation(item, rows[-1])
        item.case = known.get(item.case_number)
        finding = privacy.scan(privacy.reading_parts(one.parsed))
        _show(item, finding, one)
        item.first_public_at = item.opens(intake.now)
        items.append(item)
        found.append(finding)
    Item.objects.bulk_create(items)
    sections = Section.objects.bulk_create([row for of_item in rows for row in of_item])
    if intake.report.status == "created":  # else all the meeting's mentions are looked over at once
        mentions.add(sections)
    Attachment.objects.bulk_create(
        [row for item, one in zip(items, newcomers, strict=True) for row in attachments_of(item, one.parsed)]
    )
    intake.touched.update(item.pk for item in items)
    intake.report.items_created += len(items)
    for item, one, own, finding in zip(items, newcomers, rows, found, strict=True):
        intake.matters += clarifications.of_item(item, own, finding, kind=intake.kind)
        if one.doubt is not None:
            intake.matters.append(clarifications.of_doubt(item, one.doubt, intake.source))
            intake.report.doubts += 1
        intake.report.held += item.visibility == Visibility.HELD
    return items


def _item(intake: Intake, one: Newcomer) -> Item:
    item = Item(
        meeting=intake.meeting,
        slug=one.slug,
        position=one.index if one.position is None else one.position,
        source=intake.source,
        source_index=one.index,
        missing_in_minutes=one.missing,
        updated_at=intake.now,
    )
    for name, value in fields.reading(one.parsed).items():
        fields.assign(item, name, value)
    return item


def _reread(intake: Intake, item: Item, sections: list[Section]) -> None:
    """Which decision is the meeting's own hangs on the date and committee the clerk gave it."""
    for name, value in derivation.derived(sections, intake.meeting, intake.kind).items():
        fields.assign(item, name, value)


def _show(item: Item, found: list[privacy.Found], one: Newcomer) -> None:
    """Public at once, unless it holds a personal number or may be another item."""
    item.noindex = any(finding.severity != "hold" for finding in found)
    if privacy.holding(found):
        item.visibility, item.visibility_reason = Visibility.HELD, privacy.HELD_REASON
    elif one.doubt is not None:
        item.visibility, item.visibility_reason = Visibility.HELD, DOUBT_REASON


def sections_of(item: Item, parsed: fields.Json) -> list[Section]:
    """Unsaved rows for a parsed item's sections, in order."""
    return [
        section(item, key, position, read)
        for position, (key, read) in enumerate(fields.sections(parsed).items())
    ]


def section(item: Item, key: str, position: int, read: fields.Json) -> Section:
    """One unsaved section."""
    row = Section(item=item, key=key, text=fields.text(read["text"]))
    for name, value in section_place(position, read).items():
        setattr(row, name, value)
    return row


def section_place(position: int, read: fields.Json) -> fields.Json:
    """A section's columns beside its text."""
    first, last = read["lines"]
    return {
        "kind": read["kind"],
        "heading": read["heading"],
        "body": read["body"] or "",
        "date": read["date"] and datetime.date.fromisoformat(read["date"]),
        "position": position,
        "first_line": first or None,
        "last_line": last or None,
        "page": read["page"],
    }


def attachments_of(item: Item, parsed: fields.Json) -> list[Attachment]:
    """Unsaved rows for a parsed item's attachments, in order."""
    return [
        Attachment(item=item, name=name, position=position)
        for position, name in enumerate(parsed["attachments"])
    ]
