"""A section the machine did not find: a clerk's own, kept through every later reading."""

from itertools import count

from django.contrib.auth.models import User

from archive.ingest import clerks_words, fields
from archive.ingest.corrections import Change, locked_item, log, record, refuse_numbers, save_item
from archive.ingest.known_items import KnownItem
from archive.ingest.refusals import Refused
from archive.ingest.saving import save
from archive.models import Correction, Item, Reason, Section, SectionKind, recording


def add_section(
    item: Item,
    kind: SectionKind | str,
    heading: str,
    text: str,
    *,
    user: User | None,
    reason: Reason | str,
    note: str = "",
) -> Correction:
    """Add a section with a Correction that says so to everybody; it is corrected later like any other.

    Raises Refused, in Danish, on an empty text, an unknown kind, or a personal number in the note.
    """
    words, reason = fields.text(text), Reason(reason)
    if kind not in SectionKind.values:
        raise Refused("value", "Vælg, hvad det er for et afsnit.")
    if not words:
        raise Refused("value", "Skriv afsnittets tekst.")
    with recording():
        known = locked_item(item)
        key = _free_key(known, kind)
        change = Change(fields.SECTION + key, None, None, words)
        refuse_numbers(note, [change])
        made = record(known.row, change, user, reason, note)
        position = 1 + max((row.position for row in known.sections.values()), default=-1)
        row = Section(item=known.row, key=key, kind=kind, position=position, text=words)
        row.heading = clerks_words.one_line(heading)
        save(row, user=user, why=str(reason.label))
        known.sections[key], known.corrections[change.field] = row, made
        save_item(known, [change], user, reason)
        log(known.row, [made], user, reason, note)
    item.refresh_from_db()
    return made


def _free_key(known: KnownItem, kind: str) -> str:
    """A key that no reading gives, for its occurrences are plain numbers."""
    return next(key for n in count(1) if (key := f"{kind}|||k{n}") not in known.sections)
