"""Answer whether a new item is one the archive has: the two become one, or stand each on its own."""

from django.contrib.auth.models import User
from django.utils import timezone

from archive.ingest import clarifications, clerks_words, joining, known_items, older_files, placing, screening
from archive.ingest import versions as merging
from archive.ingest.auditing import audit
from archive.ingest.conflicts import locked
from archive.ingest.intake import Intake, rank
from archive.ingest.newcomers import DOUBT_REASON
from archive.ingest.refusals import Refused
from archive.ingest.report import Report
from archive.ingest.saving import save
from archive.models import Actor, Clarification, Item, Kind, Visibility, recording

SAME = "Det er samme punkt."
DIFFERENT = "Det er to forskellige punkter."


def join(matter: Clarification, *, user: User | None, note: str = "") -> bool:
    """The new item is the old one: its reading is merged into it, and its own address leads there.

    What a clerk wrote on either is kept; where both are corrected, the old one's stands and a conflict is
    filed. False, nothing written, where the matter is settled already.
    """
    return _settle(matter, SAME, user, note)


def keep_apart(matter: Clarification, *, user: User | None, note: str = "") -> bool:
    """They are two: the new one comes before readers, unless something else holds it.

    The old one is then gone from its source or missing in the minutes, as any item is that a newer version
    lacks. False, nothing written, where the matter is settled already.
    """
    return _settle(matter, DIFFERENT, user, note)


def pair(matter: Clarification) -> tuple[Item, Item] | None:
    """The archive's item and the new one it may be; None where either is no more."""
    rows = Item.objects.select_related("meeting__committee__municipality", "source")
    both = rows.in_bulk([(matter.ours or {}).get("item"), matter.item_id])
    old, new = both.get((matter.ours or {}).get("item")), both.get(matter.item_id or 0)
    return (old, new) if old and new and old.pk != new.pk else None


def _settle(matter: Clarification, answer: str, user: User | None, note: str) -> bool:
    if matter.kind != Clarification.Kind.MATCH:
        raise Refused("match", "Det er ikke et spørgsmål om, hvilket punkt det er.")
    clerks_words.refuse_number(note)
    said = " ".join(filter(None, [answer, note.strip()]))
    with recording() as touched:
        row = locked(matter)
        if row is None:
            return False
        found = pair(row)
        if found is None:
            raise Refused("match", "Et af de to punkter findes ikke længere. Afgør sagen med ord.")
        old, new = found
        clarifications.settle_all([row], said, user)
        intake = _intake(new, touched)
        if answer == SAME:
            _join(intake, old, new, user, said)
        else:
            _part(intake, old, new, user, said)
        older_files.hold(old.meeting)
        detail = {"joined": new.pk} if answer == SAME else {"apart": new.pk}
        audit("match", user, said, old.meeting_id, old.pk, new.source_id, clarification=row.pk, **detail)
    matter.refresh_from_db()
    return True


def _intake(new: Item, touched: set[int]) -> Intake:
    """The new item's document once more, so that the ordinary merge can be done with it."""
    source, meeting = new.source, new.meeting
    if source is None or new.source_index is None:
        raise Refused("match", "Det nye punkt er ikke læst i nogen kilde.")
    report = Report(source.name, "updated", kind=source.kind)
    place = meeting.committee.municipality
    now = timezone.now()
    return Intake(source.parse, place, meeting.committee, meeting, source, now, touched, report)


def _join(intake: Intake, old: Item, new: Item, user: User | None, said: str) -> None:
    if old.source_id == new.source_id:
        raise Refused("match", "Begge punkter står i den samme kilde, så de kan ikke være ét.")
    if not _is_newer(old, new):
        index = new.source_index or 0
        placing.bring_up(intake, known_items.one(old), index, intake.parse["items"][index])
    joining.fold(intake, old, new, user, said)


def _is_newer(old: Item, new: Item) -> bool:
    """Whether the old item has been read since, in something the new one's document does not stand above."""
    kinds = [row.source.kind if row.source else Kind.PLANNED for row in (old, new)]
    return (old.source_id or 0) > (new.source_id or 0) and rank(kinds[0]) >= rank(kinds[1])


def _part(intake: Intake, old: Item, new: Item, user: User | None, said: str) -> None:
    known = known_items.one(new)
    if new.visibility == Visibility.HELD and new.visibility_reason == DOUBT_REASON:
        _, matters = screening.findings(known)
        new.visibility, new.visibility_reason, new.visibility_actor = Visibility.PUBLIC, "", Actor.MACHINE
        if not screening.hold_where_needed(new, matters) and new.first_public_at is None:
            new.first_public_at = new.opens(intake.now)
        save(new, user=user, why=said)
    _lacked(intake, old)


def _lacked(intake: Intake, old: Item) -> None:
    """What the newest version does to an item that it lacks: put off for as long as it was in doubt."""
    if (old.source_id or 0) > intake.source.pk or intake.kind == Kind.ADDENDUM:
        return
    known = known_items.one(old)
    if known.kind == intake.kind:
        merging.withdraw_gone(intake, known)
    elif intake.kind == Kind.MINUTES and known.kind != Kind.MINUTES:
        merging.mark_missing(intake, known)
