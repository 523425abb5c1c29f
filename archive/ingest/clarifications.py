"""What waits for the clerk: each matter listed once, and settled by the machine when it is no longer so."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from archive.ingest import fields, privacy
from archive.ingest.merge import Conflict
from archive.ingest.privacy import Found
from archive.models import Clarification, Item, Meeting, Section, Source, naming
from archive.models.changes import note_pages
from archive.parsing.readers.unshown import CODE as UNSHOWN

Kind = Clarification.Kind
Severity = Clarification.Severity
BY_MACHINE = "Ikke længere aktuelt."  # the settlement nobody wrote
WORDS = {
    "personal-number": "et personnummer",
    "email": "en e-mailadresse",
    "phone": "et telefonnummer",
    "address": "en privat adresse",
}


def make(kind: Kind, code: str, message: str, *detail: Any, **columns: Any) -> Clarification:
    """An unsaved matter. `detail` is what, beside kind, code, place and field, tells it from others."""
    row = Clarification(kind=kind, code=code[:40], message=privacy.masked(message), **columns)
    place = [row.municipality_id, row.meeting_id, row.item_id, row.file_name, row.field]
    plain = json.dumps([kind, code, place, detail], ensure_ascii=False, sort_keys=True, default=str)
    row.fingerprint = hashlib.sha256(plain.encode()).hexdigest()
    return row


def reconcile(listed: Iterable[Clarification], wanted: Iterable[Clarification]) -> list[Clarification]:
    """List what is wanted and neither listed nor settled by a person; settle the listed that are not wanted.

    Returns the new ones.
    """
    listed = list(listed)
    by_print = {row.fingerprint: row for row in wanted}
    settle_all([row for row in listed if row.fingerprint not in by_print])
    for row in listed:
        by_print.pop(row.fingerprint, None)
    return raise_new(by_print.values())


def add(rows: Iterable[Clarification]) -> list[Clarification]:
    """Insert these, each matter once."""
    new = list({row.fingerprint: row for row in rows}.values())
    if new:
        Clarification.objects.bulk_create(new)
        note_pages()
    return new


def raise_new(rows: Iterable[Clarification]) -> list[Clarification]:
    """List those that are neither open nor settled by a person."""
    wanted = {row.fingerprint: row for row in rows}
    if not wanted:
        return []
    open_rows = Clarification.objects.open().filter(fingerprint__in=wanted)
    known = set(open_rows.values_list("fingerprint", flat=True)) | decided(wanted)
    return add(row for mark, row in wanted.items() if mark not in known)


def decided(fingerprints: Iterable[str]) -> set[str]:
    """Those that a person has settled before: not to be asked again."""
    wanted = list(fingerprints)
    if not wanted:
        return set()
    settled = Clarification.objects.filter(fingerprint__in=wanted, settled_at__isnull=False)
    return set(settled.exclude(settlement=BY_MACHINE).values_list("fingerprint", flat=True))


def settle_all(rows: Iterable[Clarification], text: str = BY_MACHINE, user: User | None = None) -> int:
    """Settle these; an address to reply to is not kept longer."""
    keys = [row.pk for row in rows]
    if not keys:
        return 0
    note_pages()
    return Clarification.objects.filter(pk__in=keys, settled_at=None).update(
        settled_at=timezone.now(), settled_by=user, settlement=text, reply_to=""
    )


# The matters themselves


def of_item(
    item: Item,
    sections: Iterable[Section],
    found: Iterable[Found],
    *,
    kind: str,
    decided_by_clerk: bool = False,
) -> list[Clarification]:
    """What an item's own rows give rise to: personal data, and in minutes a decision nobody could read."""
    place: dict[str, Any] = {"meeting_id": item.meeting_id, "item_id": item.pk, "source_id": item.source_id}
    rows = [_of_finding(one, place) for one in found]
    decision = any(row.kind == "decision" and row.text.strip() for row in sections)
    if kind == "minutes" and decision and item.outcome is None and not decided_by_clerk:
        message = f"Udfaldet kunne ikke læses: {_name(item)}."
        rows.append(make(Kind.OUTCOME, "outcome", message, field="outcome", **place))
    return rows


def of_meeting(meeting: Meeting, found: Iterable[Found]) -> list[Clarification]:
    """Personal data in a meeting's header."""
    return [_of_finding(one, {"meeting_id": meeting.pk, "source_id": meeting.source_id}) for one in found]


def of_source(source: Source, found: Iterable[Found]) -> list[Clarification]:
    """Personal numbers that stand in the file but on no page: only its download is held."""
    place = {"meeting_id": source.meeting_id, "source_id": source.pk}
    message = (
        "Filen ser ud til at indeholde et personnummer, som ikke vises på nogen side. Den kan ikke hentes."
    )
    return [
        make(Kind.HOLD, "source-personal-number", message, one.digest, severity=Severity.ERROR, **place)
        for one in found
    ]


def of_closed(source: Source, indexes: Iterable[int]) -> list[Clarification]:
    """Items of the file, by their place in it, that it says are closed and that are now read elsewhere."""
    place = {"meeting_id": source.meeting_id, "source_id": source.pk}
    message = "Filen rummer et punkt, der var lukket, og som en nyere udgave har åbnet. Den kan ikke hentes."
    return [
        make(Kind.HOLD, "source-closed-item", message, source.pk, index, severity=Severity.ERROR, **place)
        for index in indexes
    ]


def of_unshown(source: Source, parse: fields.Json) -> list[Clarification]:
    """What the file holds and its pages do not show: a person looks before it can be fetched."""
    place = {"meeting_id": source.meeting_id, "source_id": source.pk}
    told = (notice["message"] for notice in parse["warnings"] if notice["code"] == UNSHOWN)
    return [
        make(Kind.HOLD, f"source-{UNSHOWN}", text, source.pk, severity=Severity.WARNING, **place)
        for text in told
    ]


def _of_finding(found: Found, place: dict[str, Any]) -> Clarification:
    hold = found.severity == "hold"
    what = WORDS.get(found.kind, "personoplysninger")
    field = found.field
    message = f"{_field_name(field).capitalize()} ser ud til at indeholde {what}."
    message += " Det er holdt tilbage." if hold else " Gennemse, om det må være offentligt."
    return make(
        Kind.HOLD if hold else Kind.WARNING,
        found.kind if hold else f"privacy-{found.kind}",
        message,
        found.digest,
        field=field[:300],
        severity=Severity.ERROR if hold else Severity.WARNING,
        **place,
    )


def _field_name(field: str) -> str:
    if field.startswith(fields.SECTION):
        kind = field.removeprefix(fields.SECTION).partition("|")[0]
        labels = dict(Section._meta.get_field("kind").flatchoices)
        return f"afsnittet {labels.get(kind, kind)}"
    if field.startswith("attachment"):
        return "et bilag"
    model = Item if hasattr(Item, field) else Meeting
    return f"feltet {getattr(model._meta.get_field(field), 'verbose_name', field)}"


def of_conflict(item: Item | None, meeting: Meeting, source: Source, conflict: Conflict) -> Clarification:
    """A correction and a new reading that disagree, with all three values."""
    name = _name(item) if item else str(meeting)
    message = f"{name}: den nye kilde siger noget andet end rettelsen ({_field_name(conflict.field)})."
    return make(
        Kind.CONFLICT,
        "conflict",
        message,
        conflict.theirs,
        conflict.ours,
        meeting=meeting,
        item=item,
        source=source,
        field=conflict.field[:300],
        base=conflict.base,
        ours=conflict.ours,
        theirs=conflict.theirs,
    )


def of_doubt(new: Item, old: Item, source: Source) -> Clarification:
    """A new item that may be one the archive has: it waits, unseen, for the clerk."""
    message = (
        f"{_name(new)} kan være det samme som {_name(old)}. Det nye er holdt tilbage, til det er afgjort."
    )
    both = [{"item": one.pk, "number": one.number, "title": one.title} for one in (old, new)]
    return make(
        Kind.MATCH,
        "match",
        message,
        old.pk,
        severity=Severity.ERROR,
        meeting_id=new.meeting_id,
        item=new,
        source=source,
        ours=both[0],
        theirs=both[1],
    )


def of_reading(parse: fields.Json, source: Source, items: dict[str, Item]) -> list[Clarification]:
    """The reader's warnings. items: by number, as the warnings name them."""
    rows = []
    for notice in parse["warnings"]:
        if notice["code"] in ("outcome-unread", UNSHOWN):  # said by of_item and of_unshown, as it stands now
            continue
        item = items.get(notice["item"] or "")
        columns: dict[str, Any] = {"severity": notice["severity"], "line": notice["line"], "source": source}
        columns |= {"meeting_id": source.meeting_id, "item_id": item and item.pk}
        rows.append(
            make(Kind.WARNING, notice["code"], notice["message"], source.kind, notice["message"], **columns)
        )
    if differing := _other_municipality(parse, source):
        columns = {"source": source, "meeting_id": source.meeting_id}
        rows.append(make(Kind.WARNING, "municipality-differs", differing, source.kind, **columns))
    if parse["unplaced"] and not any(notice["code"] == "unplaced" for notice in parse["warnings"]):
        first = parse["unplaced"][0]["line"]
        message = f"{len(parse['unplaced'])} linjer i filen fandt ingen plads; den første er linje {first}."
        columns = {
            "severity": Severity.ERROR,
            "line": first,
            "source": source,
            "meeting_id": source.meeting_id,
        }
        rows.append(make(Kind.WARNING, "unplaced", message, source.kind, **columns))
    return rows


def _other_municipality(parse: fields.Json, source: Source) -> str:
    """What to say where the document names another municipality than the one it is taken in under."""
    said = naming.municipality_name(parse["municipality"] or "")
    if not said or naming.search_key(said) == source.municipality.search_key:
        return ""
    return f"Dokumentet nævner {said} Kommune, men er optaget under {source.municipality}."


def _name(item: Item) -> str:
    return f"Punkt {item.number} »{item.title}«" if item.number else f"»{item.title}«"
