"""A meeting's items as the archive has them: rows, corrections, and the reading each was made from."""

from dataclasses import dataclass, field

from archive.ingest import fields, matching
from archive.models import Actor, Attachment, Correction, Item, Meeting, Section, Source


@dataclass(slots=True)
class KnownItem:
    """An item with all that a merge needs. `base` is its parsed form in its source, in force until now."""

    row: Item
    kind: str = "minutes"  # of its source
    base: fields.Json | None = None
    sections: dict[str, Section] = field(default_factory=dict)
    attachments: list[Attachment] = field(default_factory=list)
    corrections: dict[str, Correction] = field(default_factory=dict)

    def touched(self, name: str) -> bool:
        return name in self.corrections

    def text_touched(self) -> bool:
        return any(name.startswith(fields.SECTION) for name in self.corrections)

    def names(self) -> matching.Known:
        """The clerk's and the machine's title, number and case: either may match."""
        base = self.base or {}
        row = self.row
        return matching.known(
            [row.title, base.get("title") or ""],
            [row.number, base.get("number") or ""],
            [row.case_number, base.get("case_number") or ""],
            row.closed,
            bool(self.corrections) or row.visibility_actor == Actor.CLERK,
        )


def names_of(parsed: fields.Json) -> matching.Known:
    """A parsed item's names, for matching."""
    return matching.known(
        [parsed["title"]], [parsed["number"] or ""], [parsed["case_number"] or ""], parsed["closed"]
    )


def load(meeting: Meeting) -> list[KnownItem]:
    """All items of a meeting, in their order."""
    return _filled(
        [KnownItem(row) for row in Item.objects.filter(meeting=meeting).order_by("position", "pk")]
    )


def one(row: Item) -> KnownItem:
    """A single item."""
    return _filled([KnownItem(row)])[0]


def _filled(known: list[KnownItem]) -> list[KnownItem]:
    by_id = {one.row.pk: one for one in known}
    sources = Source.objects.in_bulk({one.row.source_id for one in known if one.row.source_id})
    for one in known:
        if source := sources.get(one.row.source_id or 0):
            index = one.row.source_index
            one.kind, one.base = source.kind, None if index is None else source.parse["items"][index]
    for section in Section.objects.filter(item__in=by_id).order_by("position", "pk"):
        by_id[section.item_id].sections[section.key] = section
    files = Attachment.objects.filter(item__in=by_id).select_related("file")
    for attachment in files.order_by("position", "pk"):
        by_id[attachment.item_id].attachments.append(attachment)
    for correction in Correction.objects.live().filter(item__in=by_id):
        by_id[correction.item_id or 0].corrections[correction.field] = correction
    return known
