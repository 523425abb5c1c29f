"""What a meeting's documents say at their heads, the same whatever order they came in."""

from collections.abc import Iterable

from archive.ingest import fields
from archive.ingest.intake import Intake, rank
from archive.models import Meeting, Source

PRESENCE = ("present", "absent")  # who speaks of the one speaks of both


def in_force(meeting: Meeting) -> fields.Json:
    """The HEADER fields as its documents have them together; blank where none says."""
    return _together(Source.objects.filter(meeting=meeting))


def before_and_after(intake: Intake) -> tuple[fields.Json, fields.Json]:
    """The same without this reading (with the one it replaces), and with it."""
    own = intake.source
    others = list(Source.objects.filter(meeting=intake.meeting).exclude(pk=own.pk))
    older = [_reading(own, intake.replaced)] if intake.replaced else []
    return _together([*others, *older]), _together([*others, _reading(own, intake.parse)])


def _reading(source: Source, parse: fields.Json) -> Source:
    return Source(pk=source.pk, kind=source.kind, taken_in_at=source.taken_in_at, parse=parse)


def _together(sources: Iterable[Source]) -> fields.Json:
    """Minutes before agenda before addendum, the newer before the older: the first that says it."""
    ranked = sorted(sources, key=lambda one: (rank(one.kind), one.taken_in_at, one.pk), reverse=True)
    found: fields.Json = {name: "" if name == "place" else None for name in fields.HEADER[:3]}
    found |= {name: [] for name in PRESENCE}
    for read in [fields.header(one.parse) for one in ranked]:
        spoken = any(found[name] for name in PRESENCE)
        for name, value in read.items():
            if not (spoken if name in PRESENCE else found[name]):
                found[name] = value
    return found
