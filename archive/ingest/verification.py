"""Hold the archive against itself: files, readings, corrections, addresses, mentions, cases, personal data.

Each check reads rows in turn and yields a Danish sentence for each thing that is not as it should be.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, connection
from django.db.models import Count, F, Q

from archive.ingest import clarifications, fields, mentions, privacy, screening
from archive.ingest.known_items import KnownItem
from archive.ingest.transfer.moment import one_moment
from archive.models import (
    Actor,
    Attachment,
    Case,
    Clarification,
    Correction,
    Item,
    Meeting,
    Mention,
    OldAddress,
    Section,
    Source,
    StoredFile,
    Visibility,
    append_only,
    naming,
)
from archive.models.visibility import at, now, visible

SHOWN = 5  # findings kept of each check
_AT_ONCE = 200  # rows, or meetings' items, at a time
_PIECE = 1 << 20  # bytes
Findings = Iterator[str]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check came to. first: the first SHOWN findings; info: they are no fault."""

    name: str
    count: int
    first: tuple[str, ...]
    info: bool = False


def counted(name: str, findings: Iterable[str], *, info: bool = False) -> Checked:
    """Count findings as they come, keeping the first. A row no check can read is a finding, and ends it."""
    first, count = [], 0
    for finding in _unstopped(findings):
        count += 1
        if count <= SHOWN:
            first.append(finding)
    return Checked(name, count, tuple(first), info)


def _unstopped(findings: Iterable[str]) -> Findings:
    try:
        yield from findings
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        yield f"Kontrollen gik i stå ved en række, der ikke kan læses ({type(error).__name__}: {error})"


def verify() -> Iterator[Checked]:
    """Every check of the database and the data folder, in turn, as each is done. Changes nothing.

    All see the database as it is when the first begins, so that an intake meanwhile raises no false alarm.
    """
    with one_moment(), at(now()):
        for name, check in CHECKS.items():
            yield counted(name, check())
        yield counted("Filer uden række", orphans(), info=True)


def stored_files() -> Findings:
    """Every original is there, byte for byte."""
    for file in StoredFile.objects.order_by("pk").iterator(_AT_ONCE):
        try:
            digest = _digest(file.path)
        except OSError as error:
            yield f"Filen {file.sha256} kan ikke læses ({error.strerror})"
            continue
        if digest != (file.sha256, file.size):
            yield f"Filen {file.sha256} har et andet indhold end det, der blev taget ind"


def _digest(path: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
    return digest.hexdigest(), size


def orphans() -> Findings:
    """Files in the data folder that no row names: left by an interrupted intake, and harmless."""
    folder = Path(settings.ARCHIVE_DATA_DIR) / "sources"
    files = (path for path in folder.glob("*/*") if path.is_file())
    while batch := list(islice(files, _AT_ONCE)):
        names = [path.name for path in batch]
        known = set(StoredFile.objects.filter(sha256__in=names).values_list("sha256", flat=True))
        yield from (str(path.relative_to(folder)) for path in batch if path.name not in known)


def references() -> Findings:
    """Every reference between tables leads to a row."""
    try:
        connection.check_constraints()
    except IntegrityError as error:
        yield str(error)


def lineage() -> Findings:
    """Every item is where its source has it, and every section stands in a reading of its meeting."""
    for meeting in Meeting.objects.select_related("committee__municipality").order_by("pk").iterator(20):
        yield from _meeting_lineage(meeting)


def _meeting_lineage(meeting: Meeting) -> Findings:
    readings = dict(Source.objects.filter(meeting=meeting).values_list("pk", "parse"))
    keys = {
        key for parse in readings.values() for parsed in parse["items"] for key in fields.sections(parsed)
    }
    # What a later reading of its source lacks is taken down by the machine, and stands nowhere in it.
    gone = Q(visibility=Visibility.WITHDRAWN, source_index=None, source__isnull=False)
    for pk, slug, source, index in (
        Item.objects.filter(meeting=meeting)
        .exclude(gone)
        .values_list("pk", "slug", "source_id", "source_index")
    ):
        if source is None or index is None:
            yield f"Punkt {pk} ({meeting} {slug}) har ingen kilde"
        elif source not in readings:
            yield f"Punkt {pk} ({meeting} {slug}) er læst i et andet mødes kilde"
        elif index >= len(readings[source]["items"]):
            yield f"Punkt {pk} ({meeting} {slug}) er nr. {index + 1} i en kilde, der er kortere"
    corrected = set(
        Correction.objects.live()
        .filter(meeting=meeting, field__startswith=fields.SECTION)
        .values_list("item_id", "field")
    )
    by_machine = Section.objects.filter(item__meeting=meeting, visibility_actor=Actor.MACHINE)
    for pk, item_id, key in by_machine.values_list("pk", "item_id", "key"):
        if key not in keys and (item_id, fields.SECTION + key) not in corrected:
            yield f"Afsnit {pk} på punkt {item_id} findes ikke i nogen af mødets kilder"


def corrections() -> Findings:
    """A field has one live correction at most, and what it corrects is there."""
    live = Correction.objects.live()
    fields_of = live.order_by().values("meeting_id", "item_id", "field")
    for twice in fields_of.annotate(times=Count("pk")).filter(times__gt=1).iterator():
        yield f"Feltet {twice['field']} på punkt {twice['item_id']} har flere gældende rettelser"
    strays = live.exclude(item=None).exclude(item__meeting_id=F("meeting_id"))
    for pk in strays.order_by("pk").values_list("pk", flat=True).iterator():
        yield f"Rettelse {pk} står på et andet møde end sit punkt"
    rows = live.order_by("pk").values_list("pk", "item_id", "field").iterator(_AT_ONCE)
    while batch := list(islice(rows, _AT_ONCE)):
        yield from _lost_targets(batch)


def _lost_targets(batch: Sequence[tuple[int, int | None, str]]) -> Findings:
    items = {item_id for _, item_id, _ in batch}
    sections = Section.objects.filter(item__in=items).values_list("item_id", "key")
    attachments = Attachment.objects.filter(item__in=items).values_list("item_id", "pk")
    parts = {(item_id, fields.SECTION + key) for item_id, key in sections}
    parts |= {(item_id, f"{fields.ATTACHMENT}{pk}") for item_id, pk in attachments}
    for pk, item_id, field in batch:
        part = field.startswith((fields.SECTION, fields.ATTACHMENT))
        if part and (item_id, field) not in parts:
            yield f"Rettelse {pk} gælder {field}, som punkt {item_id} ikke har"
        elif not part and field not in (fields.ITEM if item_id else fields.MEETING):
            yield f"Rettelse {pk} gælder feltet {field}, som ikke findes"


def log() -> Findings:
    """The database keeps anybody from changing the log of what was done."""
    if not append_only.stands(connection):
        yield "Poster i loggen kan rettes og slettes i databasen. Kør manage.py prepare."


def old_addresses() -> Findings:
    """An old address leads somewhere else than to itself."""
    rows = OldAddress.objects.select_related("meeting__committee__municipality")
    rows = rows.select_related("item__meeting__committee__municipality")
    for row in rows.order_by("pk").iterator(_AT_ONCE):
        target = row.item or row.meeting
        if target is None:
            yield f"{row.path} fører ingen steder hen"
        elif target.get_absolute_url() == row.path:
            yield f"{row.path} fører til sig selv"


def said_mentions() -> Findings:
    """What items name of other items and cases is what their texts name now."""
    ids = Item.objects.order_by("pk").values_list("pk", flat=True).iterator(_AT_ONCE)
    while batch := list(islice(ids, _AT_ONCE)):
        kept = {mentions.said(row): row for row in Mention.objects.filter(item__in=batch)}
        found = {mentions.said(row): row for row in mentions.read(batch)}
        for said in kept.keys() - found.keys():
            yield f"Omtale {kept[said].pk} står ikke i afsnit {kept[said].section_id}"
        for said in found.keys() - kept.keys():
            yield f"Afsnit {found[said].section_id} omtaler {found[said]}, uden at det er noteret"


def cases() -> Findings:
    """An item belongs to the case its number names; a case to a topic that its number begins with."""
    rows = Item.objects.order_by("pk").values_list(
        "pk", "case_number", "case__slug", "case__municipality", "meeting__committee__municipality"
    )
    for pk, number, slug, owner, town in rows.iterator(2_000):
        if (slug or "") != naming.case_segment(number)[:100]:
            yield f"Punkt {pk} har sagsnummer {number or 'tomt'}, men hører til sagen {slug or 'ingen'}"
        elif slug and owner != town:
            yield f"Punkt {pk} hører til en sag i en anden kommune"
    topics = Case.objects.exclude(topic=None)
    for pk, kle, code in topics.order_by("pk").values_list("pk", "kle", "topic__code").iterator(2_000):
        if not kle.startswith(code):
            yield f"Sag {pk} har KLE-emne {kle}, men er sat under {code}"


def retention() -> Findings:
    """A meeting is shown as long as its municipality's rule says."""
    for meeting in Meeting.objects.select_related("committee__municipality").order_by("pk").iterator(2_000):
        if meeting.kept_until != (right := meeting.committee.municipality.shows_until(meeting.date)):
            yield f"Møde {meeting.pk} ({meeting}) vises til {meeting.kept_until}; det skulle være {right}"


def personal_numbers() -> Findings:
    """No public text holds a personal number that nobody has looked at."""
    for meeting in Meeting.objects.public().select_related("committee").order_by("pk").iterator(_AT_ONCE):
        header = privacy.holding(privacy.scan(privacy.meeting_parts(meeting)))
        if _undecided(clarifications.of_meeting(meeting, header)):
            yield f"Møde {meeting.pk} ({meeting}) er offentligt med et muligt personnummer"
    rows = Item.objects.public().select_related("meeting__committee").order_by("pk").iterator(_AT_ONCE)
    while batch := [KnownItem(row) for row in islice(rows, _AT_ONCE)]:
        _fill(batch)
        for known in batch:
            if _undecided(screening.findings(known)[1]):
                place = f"{known.row.pk} ({known.row.meeting} {known.row.slug})"
                yield f"Punkt {place} er offentligt med et muligt personnummer"


def _fill(batch: list[KnownItem]) -> None:
    """Give each what may be seen of its sections and attachments."""
    by_id = {known.row.pk: known for known in batch}
    for section in Section.objects.filter(visible(), item__in=by_id).order_by("position", "pk"):
        by_id[section.item_id].sections[section.key] = section
    for attachment in Attachment.objects.filter(visible(), item__in=by_id).order_by("position", "pk"):
        by_id[attachment.item_id].attachments.append(attachment)


def _undecided(matters: Iterable[Clarification]) -> bool:
    holds = {matter.fingerprint for matter in matters if matter.kind == Clarification.Kind.HOLD}
    return bool(holds - clarifications.decided(holds))


CHECKS: dict[str, Callable[[], Findings]] = {
    "Kildefiler": stored_files,
    "Henvisninger mellem rækker": references,
    "Punkters og afsnits herkomst": lineage,
    "Rettelser": corrections,
    "Log over ændringer": log,
    "Gamle adresser": old_addresses,
    "Omtaler": said_mentions,
    "Sager og emner": cases,
    "Hvor længe møder vises": retention,
    "Personnumre i offentlige tekster": personal_numbers,
}
