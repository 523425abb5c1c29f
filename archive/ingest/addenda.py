"""What an addendum brings to an item that an agenda has: sections and attachments, and nothing else."""

from archive.ingest import derivation, fields, matching, same_lines, versions
from archive.ingest.intake import Intake
from archive.ingest.known_items import KnownItem, names_of
from archive.models import Actor, Attachment, Kind, Section, Source


def add_to_item(intake: Intake, known: KnownItem, index: int, parsed: fields.Json) -> bool:
    """Give the item what it lacks, and where the addendum is read again, what it now reads otherwise."""
    was = _earlier(intake, known, index)
    changed = _follow(intake, known, was, parsed) if was else False
    return _complete(intake, known, _add(known, parsed) or changed)


def add_again(intake: Intake, known: list[KnownItem]) -> None:
    """What a new agenda no longer has of these items, an earlier addendum may: then it stands."""
    sources = Source.objects.filter(meeting=intake.meeting, kind=Kind.ADDENDUM)
    for source in sources.order_by("taken_in_at", "pk"):
        parsed = source.parse["items"]
        pairs = matching.match([one.names() for one in known], [names_of(item) for item in parsed]).pairs
        for j, i in pairs.items():
            if _add(known[i], parsed[j]):
                _complete(intake, known[i], changed=True)


def _complete(intake: Intake, known: KnownItem, changed: bool) -> bool:
    if changed:
        derivation.refresh(known)
    return versions.save_item(intake, known, changed)


def _add(known: KnownItem, parsed: fields.Json) -> bool:
    new = [key for key in fields.sections(parsed) if key not in known.sections]
    start = 1 + max((row.position for row in known.sections.values()), default=-1)
    changed = versions.add_sections(known, parsed, new, start)
    have = {row.name for row in known.attachments}
    names = [name for name in parsed["attachments"] if name not in have]
    start = 1 + max((row.position for row in known.attachments), default=-1)
    rows = [Attachment(item=known.row, name=name, position=start + n) for n, name in enumerate(names)]
    known.attachments += Attachment.objects.bulk_create(rows)
    return changed or bool(rows)


def _earlier(intake: Intake, known: KnownItem, index: int) -> fields.Json | None:
    """What the addendum's reading before this one said of the item."""
    if intake.replaced is None:
        return None
    old: list[fields.Json] = intake.replaced["items"]
    at = same_lines.by_lines(old, intake.parse["items"]).get(index)
    if at is None:
        at = matching.match([names_of(item) for item in old], [known.names()]).pairs.get(0)
    return None if at is None else old[at]


def _follow(intake: Intake, known: KnownItem, was: fields.Json, parsed: fields.Json) -> bool:
    """Bring what this addendum added earlier up to its new reading; what another document says stands."""
    now, agenda = fields.sections(parsed), known.base or {}
    in_force = fields.sections(agenda) if agenda else {}
    changed = False
    for key, before in fields.sections(was).items():
        row = known.sections.get(key)
        if row is not None and key not in in_force:
            changed |= _follow_section(intake, known, row, before, now.get(key))
    gone = {*was["attachments"]} - {*parsed["attachments"]} - {*(agenda.get("attachments") or [])}
    for attachment in [one for one in known.attachments if one.name in gone]:
        if attachment.visibility_actor == Actor.MACHINE and attachment.file_id is None:
            attachment.delete()
            known.attachments.remove(attachment)
            changed = True
    return changed


def _follow_section(
    intake: Intake, known: KnownItem, row: Section, before: fields.Json, now: fields.Json | None
) -> bool:
    base, theirs = fields.text(before["text"]), fields.text(now["text"]) if now else None
    if known.touched(fields.SECTION + row.key):
        versions.merge_one(intake, known, fields.SECTION + row.key, base, row.text, theirs)
        return False
    if row.text != base or base == theirs:
        return False
    if theirs is not None:
        row.text = theirs
        versions.save_row(intake, row)
    elif row.visibility_actor == Actor.MACHINE:
        del known.sections[row.key]
        row.delete()
    return True
