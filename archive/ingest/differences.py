"""What a meeting's rows say, field by field, and what differs between two moments."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from archive.ingest import fields, privacy
from archive.models import Attachment, Item, Meeting, Section

NOTED = (*fields.READ, *fields.DERIVED, "visibility", "missing_in_minutes", "noindex", "deviates")
SHOWN = 120  # characters of a value in an example
Contents = dict[tuple[str, str], Any]  # (item's address within the meeting, field) -> value


@dataclass(frozen=True, slots=True)
class Change:
    """A field before and after; None: it is not there. item: its address within the meeting, "" the header.

    Personal numbers are masked: this is printed.
    """

    item: str
    field: str
    before: Any
    after: Any


def contents(meeting: Meeting) -> Contents:
    """Every field of a meeting's header and items as the database has it now."""
    row = Meeting.objects.get(pk=meeting.pk)
    found: Contents = {("", name): fields.value(row, name) for name in (*fields.HEADER, "kind", "visibility")}
    for item in Item.objects.filter(meeting=meeting):
        found |= {(item.slug, name): getattr(item, name) for name in NOTED}
    sections = Section.objects.filter(item__meeting=meeting).values_list("item__slug", "key", "text")
    found |= {(slug, fields.SECTION + key): text for slug, key, text in sections}
    names: dict[str, list[str]] = {}
    attachments = Attachment.objects.filter(item__meeting=meeting).order_by("item", "position", "pk")
    for slug, name in attachments.values_list("item__slug", "name"):
        names.setdefault(slug, []).append(name)
    return found | {(slug, "attachments"): value for slug, value in names.items()}


def changes(before: Contents, after: Contents) -> list[Change]:
    """What differs, in the order of the items' addresses and fields."""
    return [
        Change(*key, _masked(before.get(key)), _masked(after.get(key)))
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
    ]


def _masked(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _masked(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_masked(one) for one in value]
    return privacy.masked(value) if isinstance(value, str) else value


def per_field(found: Iterable[Change]) -> Counter[str]:
    """How many times each field changes; a section counts by its kind."""
    return Counter(kind_of(change.field) for change in found)


def kind_of(field: str) -> str:
    """ "section:case||2025-05-27|1" -> "section:case"."""
    return field.partition("|")[0]


def shortened(value: Any) -> str:
    """A value in one line, for an example."""
    text = " ".join(str("" if value is None else value).split())
    return f"»{text[:SHOWN]}…«" if len(text) > SHOWN else f"»{text}«"
