"""Keep a version from download when it holds what no page of its meeting shows: a later one left it out."""

from collections.abc import Iterable

from archive.ingest import clarifications, fields, known_items, privacy, screening
from archive.models import Clarification, Item, Meeting, Source

Kind = Clarification.Kind
CLOSED_REASON = "Rummer et punkt, der var lukket."


def hold(meeting: Meeting) -> int:
    """Hold every file of the meeting with a personal number, or a closed item, that is on no page of it.

    The clerk is asked of each file; what a person has released stays open. Returns how many are held now.
    """
    shown = _shown(meeting)
    sources = Source.objects.filter(meeting=meeting).order_by("pk")
    return sum(_hold(source, _unseen(source, shown)) for source in sources)


def may_be_needed(meeting: Meeting) -> bool:
    """Whether anything of the meeting was ever held for what it says; else no older file can be."""
    return Clarification.objects.filter(meeting=meeting, kind=Kind.HOLD).exists()


def _shown(meeting: Meeting) -> set[str]:
    parts = privacy.meeting_parts(meeting)
    for one in known_items.load(meeting):
        parts += privacy.item_parts(one.row, one.sections.values(), one.attachments)
    return {found.digest for found in privacy.holding(privacy.scan(parts))}


def _unseen(source: Source, shown: set[str]) -> list[Clarification]:
    """What to ask the clerk of this file."""
    found = privacy.holding(privacy.scan(_parts(source.name, source.parse)))
    asked = clarifications.of_source(source, [one for one in found if one.digest not in shown])
    here = set(Item.objects.filter(source=source).values_list("source_index", flat=True))
    closed = [index for index, parsed in enumerate(source.parse["items"]) if parsed["closed"]]
    return asked + clarifications.of_closed(source, [index for index in closed if index not in here])


def _parts(name: str, parse: fields.Json) -> Iterable[privacy.Part]:
    yield from privacy.source_parts(name, parse)
    yield from privacy.header_parts(parse)
    for parsed in parse["items"]:
        yield from privacy.reading_parts(parsed)


def _hold(source: Source, asked: list[Clarification]) -> bool:
    numbers = any(matter.code != "source-closed-item" for matter in asked)
    if not screening.hold_where_needed(source, asked, privacy.HELD_REASON if numbers else CLOSED_REASON):
        return False
    source.save(update_fields=["visibility", "visibility_reason", "visibility_actor"])
    clarifications.raise_new(asked)
    return True
