"""Settle a conflict: keep the correction, take the source's word, or write a third; asked only once."""

from enum import StrEnum
from typing import Any

from django.contrib.auth.models import User

from archive.ingest import clarifications, clerks_words, derivation, fields, known_items
from archive.ingest.auditing import audit
from archive.ingest.corrections import correct_many
from archive.ingest.refusals import Refused
from archive.ingest.visibility import withdraw
from archive.models import Attachment, Clarification, Item, Meeting, Reason, recording


class Choice(StrEnum):
    """Whose word stands from now on."""

    OURS = "ours"
    THEIRS = "theirs"
    OWN = "own"


SAID = {
    Choice.OURS: "Rettelsen er beholdt.",
    Choice.THEIRS: "Kildens nye ord gælder.",
    Choice.OWN: "Noget tredje er skrevet.",
}


def settle_conflict(
    matter: Clarification,
    choice: Choice,
    own: object = None,
    *,
    user: User | None,
    reason: Reason | str = Reason.OTHER,
    note: str = "",
) -> bool:
    """Settle it by one of the three; False, nothing written, where it is settled already.

    own: the third value, in the field's own shape. A field that changes gets a Correction with reason and
    note, which everybody reads. Raises Refused as correct() does.
    """
    if matter.kind != Clarification.Kind.CONFLICT or matter.meeting_id is None:
        raise Refused("conflict", "Det er ikke en uenighed mellem en rettelse og en kilde.")
    clerks_words.refuse_number(note)
    with recording():
        row = locked(matter)
        if row is None:
            return False
        said = " ".join(filter(None, [SAID[choice], note.strip()]))
        clarifications.settle_all([row], said, user)
        if choice != Choice.OURS:
            _take(row, row.theirs if choice == Choice.THEIRS else own, user, reason, note)
        audit("conflict", user, said, row.meeting_id, row.item_id, row.source_id, clarification=row.pk)
    matter.refresh_from_db()
    return True


def locked(matter: Clarification) -> Clarification | None:
    """The matter, held with its meeting until the transaction ends; None where somebody settled it first."""
    Meeting.objects.select_for_update().get(
        pk=matter.meeting_id or 0
    )  # as every change to the meeting does first
    row = Clarification.objects.select_for_update().get(pk=matter.pk)
    return row if row.settled_at is None else None


def _take(row: Clarification, value: Any, user: User | None, reason: Reason | str, note: str) -> None:
    """Give the field its new value; an attachment that the source has no more is taken down."""
    target = row.item or row.meeting
    if value is None and row.field.startswith(fields.ATTACHMENT):
        key = row.field.removeprefix(fields.ATTACHMENT)
        withdraw(Attachment.objects.get(pk=key, item=row.item_id), note or SAID[Choice.THEIRS], user)
    elif target is not None:
        sent = "" if value is None and row.field.startswith(fields.SECTION) else value
        correct_many(target, {row.field: sent}, user=user, reason=reason, note=note)


def consequences(item: Item, field: str, value: Any) -> dict[str, tuple[Any, Any]]:
    """What would be computed again if the field had this value: name -> (now, then). Nothing is written."""
    known = known_items.one(Item.objects.select_related("meeting__committee").get(pk=item.pk))
    names = (*fields.DERIVED, "deviates")
    before = {name: getattr(known.row, name) for name in names}
    if field.startswith(fields.SECTION):
        if section := known.sections.get(field.removeprefix(fields.SECTION)):
            section.text = fields.text(value or "")
        derivation.refresh(known)
    elif field in (*fields.READ, *fields.DERIVED):
        fields.assign(known.row, field, value)
        derivation.set_deviation(known.row, known.sections.values())
    after = {name: getattr(known.row, name) for name in names if name != field}
    return {name: (before[name], then) for name, then in after.items() if before[name] != then}
