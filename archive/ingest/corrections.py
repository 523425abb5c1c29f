"""A clerk's word on a field: the only way a person changes what was read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from archive.ingest import (
    cases,
    clarifications,
    clerks_words,
    derivation,
    fields,
    headers,
    known_items,
    mentions,
    moves,
    older_files,
    privacy,
    screening,
)
from archive.ingest.known_items import KnownItem
from archive.ingest.refusals import Refused
from archive.ingest.saving import save
from archive.models import (
    Attachment,
    AuditEntry,
    Clarification,
    Correction,
    Item,
    Meeting,
    Reason,
    Section,
    Visibility,
    recording,
)

Kind = Clarification.Kind
BY_CORRECTION = "Afgjort med en rettelse."


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a form that differs from what the archive has."""

    field: str
    base: Any  # the reading in force
    before: Any
    value: Any


def correct(
    target: Item | Meeting,
    field: str,
    value: object,
    *,
    user: User | None,
    reason: Reason | str,
    note: str = "",
) -> Correction | None:
    """Correct one field. None where the value is what the archive has: then nothing at all is written.

    field: a column, "section:" and a section's key, or "attachment:" and an attachment's id; for a meeting
    also "date" and "committee" (its name), which move its address. Line ends and outer blanks are no change.
    Raises Refused, in Danish, on an unknown field, a value it cannot hold, or a personal number in words
    that everybody reads: the note, and what stands in a closed item's place.
    """
    return next(iter(correct_many(target, {field: value}, user=user, reason=reason, note=note)), None)


def correct_many(
    target: Item | Meeting,
    values: Mapping[str, object],
    *,
    user: User | None,
    reason: Reason | str,
    note: str = "",
) -> list[Correction]:
    """Correct the fields of a form in one transaction; one Correction for each that differs."""
    reason = Reason(reason)
    with recording():
        known = locked_item(target) if isinstance(target, Item) else None
        row = known.row if known else _locked_meeting(target)
        changes = [change for field, sent in values.items() if (change := _change(row, known, field, sent))]
        if not changes:
            return []
        refuse_numbers(note, changes)
        made = [record(row, change, user, reason, note) for change in changes]
        for change in changes:
            apply(row, known, change, user)
        if known:
            known.corrections |= {one.field: one for one in made}
            save_item(known, changes, user, reason)
        elif isinstance(row, Meeting):
            _save_meeting(row, changes, user, reason)
        _settle_conflicts(row, changes, user)
        if known and any(change.field == "closed" for change in changes) and not known.row.closed:
            older_files.hold(known.row.meeting)
        log(row, made, user, reason, note)
    target.refresh_from_db()
    return made


def refuse_numbers(note: str, changes: list[Change]) -> None:
    clerks_words.refuse_number(note)
    for change in changes:
        if change.field in clerks_words.READ_BY_ALL:
            clerks_words.refuse_number(change.value, clerks_words.READ_BY_ALL[change.field])


# What differs


def locked_item(target: Item) -> KnownItem:
    """The item as it is in the database, held until the transaction ends."""
    Meeting.objects.select_for_update().get(pk=target.meeting_id)  # a new version locks none but its items
    row = Item.objects.select_for_update().get(pk=target.pk)
    return known_items.one(row)


def _locked_meeting(target: Item | Meeting) -> Meeting:
    return Meeting.objects.select_for_update().get(pk=target.pk)


def _change(row: Item | Meeting, known: KnownItem | None, field: str, sent: object) -> Change | None:
    value = _normal(row, field, sent)
    base, before = _base_and_now(row, known, field)
    if _normal(row, field, before) == value if _is_text(before) else before == value:
        return None
    return Change(field, base, before, value)


def _normal(row: Item | Meeting, field: str, sent: object) -> Any:
    """As it would be kept; a field of one line has no line breaks and no control characters."""
    if isinstance(sent, str) and (field in clerks_words.ONE_LINE or field.startswith(fields.ATTACHMENT)):
        sent = clerks_words.one_line(sent)
    return fields.normal(row, field, sent)


def _is_text(value: object) -> bool:
    """Texts are compared as they would be kept; what a document left blank need not be a valid value."""
    return isinstance(value, str) and bool(value)


def _base_and_now(row: Item | Meeting, known: KnownItem | None, field: str) -> tuple[Any, Any]:
    """The reading in force and the archive's value."""
    if known is None:
        parse = row.source.parse if isinstance(row, Meeting) and row.source else None
        moving = parse and {"date": parse["date"], "committee": parse["committee"]}
        base = moving and (headers.in_force(row) | moving).get(field) if isinstance(row, Meeting) else None
        return base, fields.value(row, field)
    if field.startswith(fields.SECTION):
        key = field.removeprefix(fields.SECTION)
        base = fields.sections(known.base).get(key) if known.base else None
        return base and fields.text(base["text"]), _section(known, key).text
    if field.startswith(fields.ATTACHMENT):
        attachment = _attachment(known, field)
        earlier = known.corrections.get(field)
        return (earlier.base if earlier else attachment.name), attachment.name
    reading = fields.reading(known.base) if known.base else {}
    return reading.get(field), fields.value(row, field)


def _section(known: KnownItem, key: str) -> Section:
    if key not in known.sections:
        raise Refused("field", "Afsnittet findes ikke længere på punktet. Hent siden igen.")
    return known.sections[key]


def _attachment(known: KnownItem, field: str) -> Attachment:
    wanted = field.removeprefix(fields.ATTACHMENT)
    for row in known.attachments:
        if str(row.pk) == wanted:
            return row
    raise Refused("field", "Bilaget findes ikke længere på punktet. Hent siden igen.")


# Writing it


def record(row: Item | Meeting, change: Change, user: User | None, reason: Reason, note: str) -> Correction:
    """The correction's row; the one it replaces is kept as history."""
    item = row if isinstance(row, Item) else None
    earlier = Correction.objects.filter(
        meeting_id=row.meeting_id if isinstance(row, Item) else row.pk, item=item, field=change.field
    )
    earlier.live().update(live=False)
    hides = reason == Reason.PERSONAL_DATA or _removes_personal_data(change)
    if hides:  # the earlier words of this field are what was removed
        earlier.update(hides_before=True)
    return Correction.objects.create(
        meeting_id=row.meeting_id if isinstance(row, Item) else row.pk,
        item=item,
        field=change.field,
        base=change.base,
        before=change.before,
        value=change.value,
        reason=reason,
        note=note.strip(),
        hides_before=hides,
        user=user,
    )


def _removes_personal_data(change: Change) -> bool:
    found = [
        {one.digest for one in privacy.scan([(change.field, privacy.flat(value))])}
        for value in (change.before, change.value)
    ]
    return bool(found[0] - found[1])


def apply(row: Item | Meeting, known: KnownItem | None, change: Change, user: User | None) -> None:
    """Give a row or its part the new value; save_item() or _save_meeting() completes it."""
    if known and change.field.startswith(fields.SECTION):
        section = known.sections[change.field.removeprefix(fields.SECTION)]
        section.text = change.value
        save(section, user=user)
    elif known and change.field.startswith(fields.ATTACHMENT):
        attachment = _attachment(known, change.field)
        attachment.name = change.value
        save(attachment, user=user)
    elif isinstance(row, Meeting) and change.field in moves.MOVING:
        return  # moved as a whole, once every field is known
    else:
        fields.assign(row, change.field, change.value)


def save_item(known: KnownItem, changes: list[Change], user: User | None, reason: Reason) -> None:
    """Recompute what the texts say, screen the item, and save it."""
    row = known.row
    if any(change.field.startswith(fields.SECTION) for change in changes):
        derivation.refresh(known)
        mentions.refresh([row.pk])
    if any(change.field == "case_number" for change in changes):
        place = row.meeting.committee.municipality
        row.case = cases.ensure(place, [row.case_number]).get(row.case_number) if row.case_number else None
    derivation.set_deviation(row, known.sections.values())
    screening.rescreen(known)
    row.updated_at = timezone.now()
    save(row, user=user, why=str(reason.label))


def _save_meeting(row: Meeting, changes: list[Change], user: User | None, reason: Reason) -> None:
    """Move it where its date or committee changed, screen its header, and save it."""
    moving = {change.field: change.value for change in changes if change.field in moves.MOVING}
    if moving:
        moves.move(row, **moving)
    matters = clarifications.of_meeting(row, privacy.scan(privacy.meeting_parts(row)))
    screening.hold_where_needed(row, matters)
    row.updated_at = timezone.now()
    save(row, user=user, why=str(reason.label))
    listed = Clarification.objects.open().filter(meeting=row, item=None, code__startswith="privacy-")
    clarifications.raise_new(one for one in matters if one.kind == Kind.HOLD)
    clarifications.reconcile(listed, [one for one in matters if one.kind != Kind.HOLD])
    if moving:
        moves.reread_items(row, user)


def _settle_conflicts(row: Item | Meeting, changes: list[Change], user: User | None) -> None:
    """A new word on a field answers what was asked about it."""
    place = {"item": row} if isinstance(row, Item) else {"meeting": row, "item": None}
    names = [change.field for change in changes]
    asked = Clarification.objects.open().filter(kind=Kind.CONFLICT, field__in=names, **place)
    clarifications.settle_all(asked, BY_CORRECTION, user)


def log(row: Item | Meeting, made: list[Correction], user: User | None, reason: Reason, note: str) -> None:
    """Names of fields only: what was removed as personal data must not live on in a log."""
    AuditEntry.objects.create(
        user=user,
        action="correct",
        meeting_id=row.meeting_id if isinstance(row, Item) else row.pk,
        item_id=row.pk if isinstance(row, Item) else None,
        detail={
            "fields": [one.field for one in made],
            "corrections": [one.pk for one in made],
            "held": row.visibility == Visibility.HELD,
        },
        reason=": ".join(filter(None, [str(reason.label), note.strip()])),
    )
