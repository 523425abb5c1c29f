"""Hold, withdraw, release, close, and from when until when: what a person decides about who may read."""

import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from archive.ingest import clarifications, derivation, known_items, older_files
from archive.ingest.auditing import audit
from archive.ingest.clerks_words import refuse_number
from archive.ingest.corrections import correct_many
from archive.ingest.refusals import Refused
from archive.ingest.saving import save
from archive.models import (
    Actor,
    Attachment,
    Clarification,
    Correction,
    Item,
    Meeting,
    Reason,
    Section,
    Source,
    Visibility,
    recording,
)

Kind = Clarification.Kind
Target = Item | Meeting | Section | Attachment | Source
Moment = datetime.datetime | None


def hold(target: Target, reason: str, user: User | None) -> bool:
    """Keep it from readers until somebody has looked. False, nothing written, where a person already did."""
    return _set(target, Visibility.HELD, reason, user, "hold", Actor.CLERK)


def withdraw(target: Target, reason: str, user: User | None) -> bool:
    """Take it down for good: its address answers 410, and no import brings it back."""
    return _set(target, Visibility.WITHDRAWN, reason, user, "withdraw", Actor.CLERK)


def release(target: Target, user: User | None, reason: str = "") -> bool:
    """Make it public. What was held is the machine's again; what was withdrawn stays the clerk's word."""
    actor = Actor.CLERK if target.visibility == Visibility.WITHDRAWN else Actor.MACHINE
    return _set(target, Visibility.PUBLIC, reason, user, "release", actor)


def close(
    item: Item,
    ground: str,
    user: User | None,
    *,
    neutral_title: str = "",
    reason: Reason | str = Reason.OTHER,
    note: str = "",
    why: str = "",
) -> list[Correction]:
    """Close an item that is open to all: only its stub stays. Survives every re-ingest.

    ground: what everybody reads. why: the clerk's own words, for the log alone.
    """
    refuse_number(why)
    values: dict[str, object] = {"closed": True, "closed_ground": ground}
    if neutral_title:
        values["neutral_title"] = neutral_title
    with recording():
        made = correct_many(item, values, user=user, reason=reason, note=note or ground)
        if made and why.strip():
            audit("close", user, why, **_place(item))
    return made


def publish_between(target: Target, start: Moment, end: Moment, user: User | None, reason: str) -> bool:
    """Let it be public from start until end, None: no bound. False, nothing written, where it is so already.

    Raises Refused where the times are in the wrong order, or no reason is given.
    """
    if start and end and start >= end:
        raise Refused("times", "Tiden skal begynde, før den slutter.")
    if not reason.strip():
        raise Refused("reason", "Skriv hvorfor.")
    refuse_number(reason)
    with recording():
        row = type(target)._default_manager.select_for_update().get(pk=target.pk)
        if (row.public_from, row.public_until) == (start, end):
            return False
        row.public_from, row.public_until = start, end
        _first_public(row)
        save(row, user=user, why=reason.strip())
        audit("times", user, reason, **_place(row))
    target.refresh_from_db()
    return True


def settle(clarification: Clarification, user: User | None, text: str) -> bool:
    """Answer a matter in a person's words. False where it is settled already.

    What is held is answered by releasing or withdrawing it: Refused otherwise.
    """
    if not text.strip():
        raise Refused("settlement", "Skriv, hvordan sagen er afgjort.")
    refuse_number(text, "Afgørelsen", "den bliver stående i loggen")
    with recording():
        row = Clarification.objects.select_for_update().get(pk=clarification.pk)
        if row.settled_at is not None:
            return False
        if (row.kind == Kind.HOLD or row.code == "attachment-unread") and _held(row):
            raise Refused("held", "Det er tilbageholdt: offentliggør det igen, eller træk det tilbage.")
        if row.kind == Kind.MATCH and row.item and row.item.visibility == Visibility.HELD:
            raise Refused("match", "Afgør først, om det er samme punkt, eller hvem der må læse det nye.")
        clarifications.settle_all([row], text.strip(), user)
        audit("settle", user, text, row.meeting_id, row.item_id, row.source_id, clarification=row.pk)
    clarification.refresh_from_db()
    return True


def _held(row: Clarification) -> bool:
    if row.code.startswith("attachment-"):
        return row.attachment is not None and row.attachment.visibility == Visibility.HELD
    target = row.item or (row.source if row.code.startswith("source-") else row.meeting)
    return target is not None and target.visibility == Visibility.HELD


def _set(
    target: Target, state: Visibility, reason: str, user: User | None, action: str, actor: Actor
) -> bool:
    if action != "release" and not reason.strip():
        raise Refused("reason", "Skriv hvorfor.")
    refuse_number(reason)
    with recording():
        row = type(target)._default_manager.select_for_update().get(pk=target.pk)
        kept = "" if state == Visibility.PUBLIC else reason.strip()
        if row.visibility == state and (state == Visibility.PUBLIC or row.visibility_actor == actor):
            return False
        row.visibility, row.visibility_reason, row.visibility_actor = state, kept, actor
        if state == Visibility.PUBLIC:
            _first_public(row)
        _seen_otherwise(row)
        save(row, user=user, why=f"{action}: {reason}")
        if isinstance(row, Section):
            _repeat_no_more(row.item, user)
        answered = _matters(row, state)
        clarifications.settle_all(answered, reason.strip() or str(Visibility(state).label), user)
        if state == Visibility.PUBLIC and isinstance(row, Item | Meeting):
            older_files.hold(row if isinstance(row, Meeting) else row.meeting)
        audit(action, user, reason, **_place(row))
    target.refresh_from_db()
    return True


def _first_public(row: Target) -> None:
    """Note when it, and with a meeting its items, come before readers for the first time."""
    now = timezone.now()
    if not isinstance(row, Item | Meeting):
        return
    if _unread(row, now):
        row.first_public_at = row.opens(now)
    if isinstance(row, Meeting):
        for item in Item.objects.filter(meeting=row):
            item.meeting = row
            if _unread(item, now) and (opens := item.opens(now)) != item.first_public_at:
                Item.objects.filter(pk=item.pk).update(first_public_at=opens)


def _unread(row: Item | Meeting, now: datetime.datetime) -> bool:
    """Whether it has not been before readers yet."""
    return row.first_public_at is None or row.first_public_at > now


def _seen_otherwise(row: Target) -> None:
    """Note that readers now see an item or a meeting otherwise than before."""
    if isinstance(row, Item | Meeting):
        row.updated_at = timezone.now()
    elif isinstance(row, Section | Attachment):
        row.item.updated_at = timezone.now()
        Item.objects.filter(pk=row.item_id).update(updated_at=row.item.updated_at)


def _repeat_no_more(item: Item, user: User | None) -> None:
    """What an item says in short follows which of its sections may be seen."""
    known = known_items.one(item)
    if derivation.refresh(known):
        save(known.row, user=user)


def _matters(row: Target, state: Visibility) -> list[Clarification]:
    """The open questions that deciding on this answers; which item it is, is none that a hold answers."""
    if isinstance(row, Attachment):  # its file's matters are its own: an item released releases no file
        return list(Clarification.objects.open().filter(attachment=row, code__startswith="attachment-"))
    kinds = [Kind.HOLD] if state == Visibility.HELD else [Kind.HOLD, Kind.MATCH]
    asked = Clarification.objects.open().filter(kind__in=kinds)
    if isinstance(row, Item):
        return list(asked.filter(item=row).exclude(code__startswith="attachment-"))
    if isinstance(row, Meeting):
        return list(asked.filter(meeting=row, item=None).exclude(code__startswith="source-"))
    if isinstance(row, Source):
        return list(asked.filter(source=row, code__startswith="source-"))
    return []


def _place(row: Target) -> dict[str, Any]:
    if isinstance(row, Item):
        return {"meeting_id": row.meeting_id, "item_id": row.pk}
    if isinstance(row, Meeting):
        return {"meeting_id": row.pk}
    if isinstance(row, Source):
        return {"meeting_id": row.meeting_id, "source_id": row.pk}
    name = "section" if isinstance(row, Section) else "attachment"
    return {"meeting_id": row.item.meeting_id, "item_id": row.item_id, name: row.pk}
