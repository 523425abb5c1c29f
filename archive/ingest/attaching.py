"""Put the files that lay beside a document with the attachments they are; what nobody has seen is held."""

from collections.abc import Collection, Sequence

from django.contrib.auth.models import User
from django.utils import timezone

from archive.ingest import clarifications, known_items, pairing, privacy, saving, screening, storage
from archive.ingest.attached import File
from archive.ingest.known_items import KnownItem
from archive.ingest.report import Report
from archive.models import Actor, Attachment, Clarification, Source, StoredFile, Visibility, naming

Kind, Severity = Clarification.Kind, Clarification.Severity
UNMATCHED = "attachment-unmatched"
UNREAD_REASON = "Filen kan ikke læses af maskinen; afventer, at en medarbejder ser den igennem."


def attach(source: Source, files: Sequence[File], report: Report, *, replacing: bool = True) -> bool:
    """Keep these files: each as its attachment's, the others for the clerk. Whether any was new.

    What the meeting has already is left as it is. replacing: whether one may take an earlier file's place.
    """
    known = known_items.load(source.meeting) if files else []
    rows = {row.pk: (one, row) for one in known for row in one.attachments}
    have = {row.file.sha256 for _, row in rows.values() if row.file}
    pairs = {files[index]: rows[pk] for index, pk in _pairs(files, known, rows).items()}
    new = {
        file: (one, row)
        for file, (one, row) in pairs.items()
        if row.file is None or (replacing and row.file.sha256 != file.sha256)
    }
    for file in pairs.keys() - new.keys():  # of an older edition: kept, though the newer one's is shown
        storage.row(file.data)
    for file, (_, row) in new.items():
        keep(row, file, source, report)
    for one in {id(one): one for one, _ in new.values()}.values():
        look_over(one, source, report)
    settled = have | {file.sha256 for file in new}
    loose = [file for file in files if file not in pairs and file.sha256 not in settled]
    _settle_matched(new, source)
    asked = _list_unmatched(loose, source)
    report.files += len(new)
    report.warnings += asked
    return bool(new or asked)


def restore(files: Sequence[File]) -> None:
    """Put the files' bytes on the disk; what lacks is healed."""
    kept = StoredFile.objects.in_bulk([file.sha256 for file in files], field_name="sha256") if files else {}
    for file in files:
        if row := kept.get(file.sha256):
            storage.restore(row, file.data)


def _pairs(
    files: Sequence[File], known: Sequence[KnownItem], rows: dict[int, tuple[KnownItem, Attachment]]
) -> dict[int, int]:
    """Index of a file -> id of its attachment."""
    places = [
        pairing.Place(pk, _names(one, row), naming.search_key(one.row.number))
        for pk, (one, row) in rows.items()
    ]
    named = [pairing.Named(file.name, file.folder, file.sha256) for file in files]
    return pairing.pair(named, places, {naming.search_key(one.row.number) for one in known})


def _names(one: KnownItem, row: Attachment) -> tuple[str, ...]:
    """What it is called, and what the document called it before a clerk corrected that."""
    correction = one.corrections.get(f"attachment:{row.pk}")
    return (row.name, str(correction.base)) if correction and correction.base else (row.name,)


def keep(row: Attachment, file: File, source: Source, report: Report, user: User | None = None) -> None:
    """The file as the attachment's, held where it holds a personal number or nobody has read it."""
    row.file, row.text = storage.row(file.data), file.text
    if row.pk is None:  # its matters name it; nobody sees it before the transaction ends
        saving.save(row, user=user, why=f"ingest: {source.name}")
    matters = _matters(row, file, source)
    answered = clarifications.decided(matter.fingerprint for matter in matters)
    waiting = [matter for matter in matters if matter.fingerprint not in answered]
    if waiting and row.visibility == Visibility.PUBLIC:
        numbers = any(matter.kind == Kind.HOLD for matter in waiting)
        row.visibility = Visibility.HELD
        row.visibility_reason = privacy.HELD_REASON if numbers else UNREAD_REASON
        row.visibility_actor = Actor.MACHINE
        report.held += 1
    saving.save(row, user=user, why=f"ingest: {source.name}")
    report.warnings += sum(row.kind == Kind.WARNING for row in clarifications.raise_new(waiting))


def _matters(row: Attachment, file: File, source: Source) -> list[Clarification]:
    """What a person has to look at before the attachment may be read."""
    place = {
        "meeting_id": source.meeting_id,
        "item_id": row.item_id,
        "attachment": row,
        "source": source,
        "field": f"attachment:{row.pk}",
    }
    found = privacy.holding(privacy.scan([("attachment", text) for text in (file.name, row.name, file.text)]))
    matters, name = [], privacy.masked(row.name)
    if found:
        message = f"Bilaget »{name}« ser ud til at indeholde et personnummer. Det er holdt tilbage."
        digests = sorted({one.digest for one in found})
        code, severity = "attachment-personal-number", Severity.ERROR
        matters.append(clarifications.make(Kind.HOLD, code, message, digests, severity=severity, **place))
    if file.unread:
        message = f"Bilaget »{name}« er holdt tilbage, til nogen har set det igennem. {file.unread}"
        matters.append(clarifications.make(Kind.WARNING, "attachment-unread", message, file.sha256, **place))
    return matters


def look_over(one: KnownItem, source: Source, report: Report, user: User | None = None) -> None:
    """Hold the item where one of its files holds a personal number; softer findings warn."""
    changed, held = screening.rescreen(one)
    fresh = report.status == "created"
    if held:
        report.held += 1
        one.row.first_public_at = None if fresh else one.row.first_public_at
    if changed or not fresh:
        one.row.updated_at = timezone.now()
        saving.save(one.row, user=user, why=f"ingest: {source.name}")


def _settle_matched(files: Collection[File], source: Source) -> None:
    """A file that has found its attachment is no longer asked about."""
    marks = {file.sha256 for file in files}
    listed = (
        Clarification.objects.open().filter(meeting_id=source.meeting_id, code=UNMATCHED) if marks else []
    )
    clarifications.settle_all(row for row in listed if (row.theirs or {}).get("sha256") in marks)


def _list_unmatched(files: Sequence[File], source: Source) -> int:
    """Keep what is no attachment's, unseen, and ask the clerk whose it is. How many are asked about now."""
    matters = []
    for file in files:
        stored = storage.row(file.data)
        name = privacy.masked(file.name)
        message = f"Filen »{name}« hører ikke til noget bilag, dokumentet nævner. Den vises ikke."
        detail = {"file": name, "sha256": stored.sha256, "size": stored.size}
        columns = {"meeting_id": source.meeting_id, "source": source, "theirs": detail}
        told = [file.sha256, file.folder, file.name]
        matters.append(clarifications.make(Kind.WARNING, UNMATCHED, message, told, **columns))
    return len(clarifications.raise_new(matters))
