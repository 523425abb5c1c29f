"""A new reading of an item the archive has: take what is theirs, keep what a clerk corrected."""

from collections.abc import Sequence
from typing import Any

from archive.ingest import cases, derivation, fields, newcomers, screening
from archive.ingest.intake import Intake
from archive.ingest.known_items import KnownItem
from archive.ingest.merge import merged, same
from archive.ingest.saving import save
from archive.models import Actor, Attachment, Item, Kind, Section, Visibility

GONE = "Findes ikke i den nyeste udgave af kilden."
LOUD_PLACE = ("kind", "heading", "body", "date", "position")  # a section's columns that a reader sees


def merge_item(intake: Intake, known: KnownItem, index: int, parsed: fields.Json) -> bool:
    """Bring an item up to a new reading of it. Returns whether anything a reader sees changed."""
    row = known.row
    changed = _merge_sections(intake, known, parsed) | _merge_attachments(intake, known, parsed)
    changed |= _merge_fields(intake, known, parsed)
    missing = intake.lacked_by_minutes
    position = row.position if intake.kind == Kind.ADDENDUM else index  # its items stand after the others
    changed |= (row.position, row.missing_in_minutes) != (position, missing)
    row.position, row.missing_in_minutes = position, missing
    if row.visibility == Visibility.WITHDRAWN and row.visibility_actor == Actor.MACHINE:
        row.visibility, row.visibility_reason = Visibility.PUBLIC, ""
        intake.report.items_returned += 1
        changed = True
    row.source, row.source_index = intake.source, index
    known.base, known.kind = parsed, intake.kind
    return save_item(intake, known, changed)


def withdraw_gone(intake: Intake, known: KnownItem) -> None:
    """Take down an item that the newest version of its source lacks; what a clerk decided stands."""
    row = known.row
    if row.visibility != Visibility.PUBLIC or row.visibility_actor == Actor.CLERK:
        return
    row.visibility, row.visibility_reason = Visibility.WITHDRAWN, GONE
    row.visibility_actor = Actor.MACHINE
    intake.report.items_withdrawn += 1
    save_row(intake, row)


def mark_missing(intake: Intake, known: KnownItem) -> None:
    """An item of the agenda that the minutes lack stays readable, and says so."""
    intake.report.items_missing += 1
    if not known.row.missing_in_minutes:
        known.row.missing_in_minutes = True
        save_row(intake, known.row)


def save_item(intake: Intake, known: KnownItem, changed: bool) -> bool:
    """Screen and save; where only the source it is read from changed, without history or log."""
    row = known.row
    changed |= screening.review(known, intake)
    if row.first_public_at is None:
        row.first_public_at = row.opens(intake.now)
    if changed:
        row.updated_at = intake.now
        save_row(intake, row)
    else:
        Item.objects.filter(pk=row.pk).update(source=row.source, source_index=row.source_index)
    return changed


def save_row(intake: Intake, row: Item | Section | Attachment) -> None:
    save(row, why=f"ingest: {intake.source.name}")


# Fields


def _merge_fields(intake: Intake, known: KnownItem, parsed: fields.Json) -> bool:
    theirs = fields.reading(parsed)
    base = fields.reading(known.base) if known.base else {}
    ours = {name: getattr(known.row, name) for name in theirs}
    hidden = any(not row.is_visible() for row in known.sections.values())
    beyond = known.sections.keys() - fields.sections(parsed).keys()  # an addendum's, or a clerk's
    if hidden or beyond or known.text_touched() or intake.moved:
        computed = derivation.derived(known.sections.values(), intake.meeting, intake.kind)
    else:
        computed = {name: theirs[name] for name in fields.DERIVED}
    for name, value in theirs.items():
        if known.touched(name):
            merge_one(intake, known, name, base.get(name), ours[name], value)
        else:
            fields.assign(known.row, name, computed.get(name, value))
    changed = [name for name in theirs if getattr(known.row, name) != ours[name]]
    intake.opened |= bool(ours["closed"]) and not known.row.closed
    if "case_number" in changed:
        link_case(known.row, intake)
    return derivation.set_deviation(known.row, known.sections.values()) or bool(changed)


def link_case(row: Item, intake: Intake) -> None:
    """Point the item at the case its number names."""
    number = row.case_number
    row.case = cases.ensure(intake.municipality, [number]).get(number) if number else None


def merge_one(intake: Intake, known: KnownItem, field: str, base: Any, ours: Any, theirs: Any) -> None:
    """Note how a corrected field fares; its value is the clerk's in any case."""
    _, conflict = merged(field, base, ours, theirs, touched=True)
    if conflict:
        intake.conflicts.append((known.row, conflict))
    elif same(theirs, ours):
        intake.agreed.add((known.row.pk, field))


# Sections


def _merge_sections(intake: Intake, known: KnownItem, parsed: fields.Json) -> bool:
    theirs = fields.sections(parsed)
    base = fields.sections(known.base) if known.base else {}
    changed = _remove_sections(intake, known, base, theirs)
    for position, (key, read) in enumerate(theirs.items()):
        if row := known.sections.get(key):
            changed |= _merge_section(intake, known, row, position, read, base.get(key))
    changed |= add_sections(known, parsed, [key for key in theirs if key not in known.sections], 0)
    rest = [row for key, row in known.sections.items() if key not in theirs]
    return _stand_after(intake, rest, len(theirs)) or changed


def _stand_after(intake: Intake, rest: Sequence[Section | Attachment], start: int) -> bool:
    """What an addendum brought stands after what the agenda has, in its own order."""
    if intake.kind == Kind.MINUTES:
        return False
    changed = False
    for position, row in enumerate(sorted(rest, key=lambda row: (row.position, row.pk)), start):
        changed |= _move(intake, row, position)
    return changed


def _merge_section(
    intake: Intake, known: KnownItem, row: Section, position: int, read: fields.Json, base: fields.Json | None
) -> bool:
    text, field = fields.text(read["text"]), fields.SECTION + row.key
    place = newcomers.section_place(position, read)
    if known.touched(field):
        merge_one(intake, known, field, base and fields.text(base["text"]), row.text, text)
        text = row.text
    loud = row.text != text or any(getattr(row, name) != place[name] for name in LOUD_PLACE)
    quiet = any(getattr(row, name) != value for name, value in place.items())
    row.text = text
    for name, value in place.items():
        setattr(row, name, value)
    if loud:
        save_row(intake, row)
    elif quiet:
        Section.objects.filter(pk=row.pk).update(**place)
    return loud


def _remove_sections(intake: Intake, known: KnownItem, base: fields.Json, theirs: fields.Json) -> bool:
    """Drop what the new reading lacks; a corrected text stays; an addendum's outlives agendas."""
    changed = False
    for key, row in list(known.sections.items()):
        if key in theirs or not (intake.kind == Kind.MINUTES or _had(intake, known, key in base)):
            continue
        field = fields.SECTION + key
        if known.touched(field):
            if key in base:
                merge_one(intake, known, field, fields.text(base[key]["text"]), row.text, None)
        elif row.visibility_actor == Actor.MACHINE:
            row.delete()
            del known.sections[key]
            changed = True
    return changed


def _had(intake: Intake, known: KnownItem, in_base: bool) -> bool:
    """Whether the version this one replaces had it; what an addendum alone said, an agenda does not end."""
    return in_base and known.kind == intake.kind


def add_sections(known: KnownItem, parsed: fields.Json, keys: list[str], start: int) -> bool:
    read = fields.sections(parsed)
    order = list(read)
    rows = [newcomers.section(known.row, key, start + order.index(key), read[key]) for key in keys]
    for row in Section.objects.bulk_create(rows):
        known.sections[row.key] = row
    return bool(rows)


# Attachments


def _merge_attachments(intake: Intake, known: KnownItem, parsed: fields.Json) -> bool:
    """Attachments are known by the name the machine read; of two alike, by their order."""
    theirs = list(parsed["attachments"])
    base = list(known.base["attachments"]) if known.base else []
    new = list(enumerate(theirs))
    kept: list[Attachment] = []
    changed = False
    for row in list(known.attachments):
        correction = known.corrections.get(f"{fields.ATTACHMENT}{row.pk}")
        name = correction.base if correction else row.name
        place = next((pair for pair in new if pair[1] == name), None)
        if place:
            new.remove(place)
            kept.append(row)
            changed |= _move(intake, row, place[0])
        elif correction and name in base:
            merge_one(intake, known, correction.field, name, row.name, None)
        elif not correction and row.visibility_actor == Actor.MACHINE and row.file_id is None:
            changed |= _drop_attachment(
                known, row, gone=intake.kind == Kind.MINUTES or _had(intake, known, name in base)
            )
    rest = [row for row in known.attachments if row not in kept]
    changed |= _stand_after(intake, rest, len(theirs))
    rows = [Attachment(item=known.row, name=name, position=position) for position, name in new]
    known.attachments += Attachment.objects.bulk_create(rows)
    return changed or bool(rows)


def _drop_attachment(known: KnownItem, row: Attachment, *, gone: bool) -> bool:
    if gone:
        row.delete()
        known.attachments.remove(row)
    return gone


def _move(intake: Intake, row: Section | Attachment, position: int) -> bool:
    if row.position == position:
        return False
    row.position = position
    save_row(intake, row)
    return True
