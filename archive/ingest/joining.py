"""Fold an item into another: all that a person wrote on it moves over, and its address leads there."""

from django.contrib.auth.models import User

from archive.ingest import clarifications, derivation, fields, known_items, mentions, settling
from archive.ingest.corrections import Change, apply, save_item
from archive.ingest.intake import Intake
from archive.ingest.known_items import KnownItem
from archive.ingest.merge import Conflict, same
from archive.ingest.saving import save
from archive.models import (
    Actor,
    Attachment,
    Clarification,
    Correction,
    Item,
    OldAddress,
    Reason,
    Section,
    Visibility,
)

Kind = Clarification.Kind
TIMES = ("public_from", "public_until")


def fold(intake: Intake, old: Item, new: Item, user: User | None, why: str) -> None:
    """Move everything of the new item that no reading gives to the old one, then let the new one go."""
    kept, gone = known_items.one(old), known_items.one(new)
    _move_attachments(kept, gone, user, why)
    _move_sections(kept, gone, user, why)
    _take_state(kept.row, gone.row)
    changes = _move_corrections(intake, kept, gone)
    questions = _move_matters(kept.row, gone.row)
    path = gone.row.get_absolute_url()
    OldAddress.objects.filter(item=gone.row).update(item=kept.row)
    gone.row._change_reason = why[:100]  # type: ignore[attr-defined]  # simple-history's own name
    gone.row.delete()
    OldAddress.objects.update_or_create(path=path, defaults={"item": kept.row, "meeting": None})
    kept = known_items.one(kept.row)
    for change in changes:
        apply(kept.row, kept, change, user)
    _complete(kept, changes, user)
    intake.conflicts += [(kept.row, _asked_of(kept, one)) for one in questions]
    settling.file_conflicts(intake)


def _complete(kept: KnownItem, changes: list[Change], user: User | None) -> None:
    """What the texts say is computed again, the item screened and saved."""
    derivation.refresh(kept)
    mentions.refresh([kept.row.pk])
    save_item(kept, changes, user, Reason.OTHER)


# Parts


def _move_attachments(kept: KnownItem, gone: KnownItem, user: User | None, why: str) -> None:
    """One with a file, a correction or a clerk's decision moves; its plain namesake makes room for it."""
    for row in gone.attachments:
        if _is_plain(gone, row):
            continue
        name = _read_name(gone, row)
        for twin in kept.attachments:
            if _read_name(kept, twin) == name and _is_plain(kept, twin):
                row.position = twin.position
                kept.attachments.remove(twin)
                twin.delete()
                break
        row.item = kept.row
        save(row, user=user, why=why)
        kept.attachments.append(row)


def _is_plain(known: KnownItem, row: Attachment) -> bool:
    """Whether a reading gives all there is of it."""
    corrected = f"{fields.ATTACHMENT}{row.pk}" in known.corrections
    return not (corrected or row.file_id or row.visibility_actor == Actor.CLERK or _is_timed(row))


def _read_name(known: KnownItem, row: Attachment) -> str:
    correction = known.corrections.get(f"{fields.ATTACHMENT}{row.pk}")
    return str(correction.base) if correction else row.name


def _move_sections(kept: KnownItem, gone: KnownItem, user: User | None, why: str) -> None:
    """A section that only a person's word keeps moves; a decision on who may see one holds for its twin."""
    for key, row in gone.sections.items():
        twin = kept.sections.get(key)
        if twin is None:
            if fields.SECTION + key in gone.corrections or row.visibility_actor == Actor.CLERK:
                row.item = kept.row
                save(row, user=user, why=why)
                kept.sections[key] = row
        elif _take_state(twin, row):
            save(twin, user=user, why=why)


def _is_timed(row: Item | Section | Attachment) -> bool:
    return any(getattr(row, name) is not None for name in TIMES)


def _take_state(row: Item | Section, other: Item | Section) -> bool:
    """A clerk's decision on who may read the one holds for the other, where nobody decided on that."""
    before = [getattr(row, name) for name in ("visibility", *TIMES)]
    if other.visibility_actor == Actor.CLERK and row.visibility == Visibility.PUBLIC:
        row.visibility, row.visibility_reason = other.visibility, other.visibility_reason
        row.visibility_actor = other.visibility_actor
    if _is_timed(other) and not _is_timed(row):
        row.public_from, row.public_until = other.public_from, other.public_until
    return before != [getattr(row, name) for name in ("visibility", *TIMES)]


# Words


def _move_corrections(intake: Intake, kept: KnownItem, gone: KnownItem) -> list[Change]:
    """Move every correction; the changes that the live ones make to the item they now stand on."""
    changes = []
    for field, one in gone.corrections.items():
        standing = kept.corrections.get(field)
        if standing is None:
            before = _value(kept, field)
            if not same(before, one.value):
                changes.append(Change(field, one.base, before, one.value))
            continue
        if not same(standing.value, one.value):
            intake.conflicts.append((kept.row, Conflict(field, standing.base, standing.value, one.value)))
        Correction.objects.filter(pk=one.pk).update(live=False)
    Correction.objects.filter(item=gone.row).update(item=kept.row)
    return changes


def _value(known: KnownItem, field: str) -> object:
    if field.startswith(fields.SECTION):
        return known.sections[field.removeprefix(fields.SECTION)].text
    if field.startswith(fields.ATTACHMENT):
        return next(row.name for row in known.attachments if field == f"{fields.ATTACHMENT}{row.pk}")
    return fields.value(known.row, field)


def _move_matters(kept: Item, gone: Item) -> list[Clarification]:
    """What was asked of a reading is asked anew of the item it is now; a person's questions move along.

    Returns the conflicts, which no merge would find again.
    """
    rows = Clarification.objects.filter(item=gone)
    asked = rows.open().exclude(kind=Kind.CITIZEN).exclude(code__startswith="attachment-")
    conflicts = list(asked.filter(kind=Kind.CONFLICT))
    clarifications.settle_all(asked)
    rows.update(item=kept)
    return conflicts


def _asked_of(kept: KnownItem, asked: Clarification) -> Conflict:
    return Conflict(asked.field, asked.base, _value(kept, asked.field), asked.theirs)
