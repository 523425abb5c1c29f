"""Two versions of a meeting held against each other, item by item, with nothing in it that is not public.

An item is compared only while everything of it is public; of one that personal data was removed from, or
that a part is held of, only that it cannot be compared is told. What stands in a version and is certainly
no public item's is not shown at all.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.ingest import fields, known_items, matching, privacy
from archive.ingest.fields import Json
from archive.ingest.known_items import KnownItem, names_of
from archive.models import Actor, Correction, Item, Meeting, SectionKind, Source, Visibility
from archive.models.visibility import now
from archive.web.wording_changes import Budget, Paragraph, paragraphs

REMOVED = "Der er fjernet en personoplysning fra punktet. Derfor vises det ikke, hvad der er ændret."
PARTLY = "En del af punktet er ikke offentlig. Derfor vises det ikke, hvad der er ændret."
HEADER_NAMES = {
    "start": "Begynder",
    "end": "Slutter",
    "place": "Sted",
    "present": "Til stede",
    "absent": "Fraværende",
}
_WORD = re.compile(r"\w{2,}")


@dataclass(frozen=True, slots=True)
class FieldChange:
    name: str
    paragraphs: list[Paragraph]


@dataclass(frozen=True, slots=True)
class ItemChange:
    """state: added, dropped, changed or hidden (`note` says why). item None: it is no longer shown."""

    state: str
    number: str
    item: Item | None = None
    note: str = ""
    changes: list[FieldChange] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Comparison:
    header: list[FieldChange]
    items: list[ItemChange]
    unchanged: int  # items


def compare(meeting: Meeting, old: Source, new: Source) -> Comparison:
    """What changed from the old version to the new; both must be open to all, with their parses."""
    known = known_items.load(meeting)
    removals = Correction.objects.filter(meeting=meeting, hides_before=True)
    rules = _Rules(known, list(removals), Budget())
    before, after = _by_item(known, old), _by_item(known, new)
    pairs = [(one, before.get(one.row.pk), after.get(one.row.pk)) for one in known]
    found = [_item(one, a, b, rules) for one, a, b in pairs if a is not None or b is not None]
    told = [change for change in found if change]
    for change in told:
        if change.item:
            change.item.meeting = meeting
    unchanged = [change for change in told if change.state == "changed" and not change.changes]
    return Comparison(
        _header(old.parse, new.parse, rules),
        [change for change in told if change not in unchanged],
        len(unchanged),
    )


@dataclass(slots=True)
class _Rules:
    """What must not be told, and how much may be."""

    known: list[KnownItem]
    removals: list[Correction]
    budget: Budget
    secret: set[str] = field(init=False)

    def __post_init__(self) -> None:
        """Words that were removed as personal data and are nowhere to be read now."""
        gone = {word for row in self.removals for word in _words([row.before])}
        self.secret = gone - _words(row.value for row in self.removals)
        shown = (part for one in self.known if _is_public(one.row) for part in _texts_of(one))
        self.secret -= _words(shown) if self.secret else set()

    def refusal(self, one: KnownItem, *read: Json | None) -> str:
        """Why an item that is public cannot be compared; "" where it can."""
        if any(row.item_id == one.row.pk for row in self.removals):
            return REMOVED
        parts = [*one.sections.values(), *one.attachments]
        texts = [part for parsed in read if parsed for part in privacy.reading_parts(parsed)]
        if not all(part.is_visible() for part in parts) or privacy.holding(privacy.scan(texts)):
            return PARTLY
        return PARTLY if self.secret & _words(text for _, text in texts) else ""


def _words(values: Iterable[object]) -> set[str]:
    return {word.casefold() for value in values for word in _WORD.findall(privacy.flat(value))}


def _texts_of(one: KnownItem) -> list[str]:
    visible = [part.text for part in one.sections.values() if part.is_visible()]
    return [one.row.title, one.row.officer, *visible]


def _is_public(row: Item) -> bool:
    return row.is_visible() and not row.closed


def _by_item(known: list[KnownItem], source: Source) -> dict[int, Json]:
    """Item id -> what the version reads of it: by its place in the source, else by a certain match."""
    parsed = source.parse["items"]
    pairs = {
        one.row.source_index: one
        for one in known
        if one.row.source_id == source.pk and one.row.source_index is not None
    }
    taken = {one.row.pk for one in pairs.values()}
    old = [one for one in known if one.row.pk not in taken]
    new = [index for index in range(len(parsed)) if index not in pairs]
    found = matching.match([one.names() for one in old], [names_of(parsed[index]) for index in new]).pairs
    pairs |= {new[j]: old[i] for j, i in found.items()}
    return {one.row.pk: parsed[index] for index, one in pairs.items()}


def _item(one: KnownItem, before: Json | None, after: Json | None, rules: _Rules) -> ItemChange | None:
    row = one.row
    if not _is_public(row):
        by_machine = row.visibility == Visibility.WITHDRAWN and row.visibility_actor == Actor.MACHINE
        was_read = row.first_public_at is not None and row.first_public_at <= now()
        gone = by_machine and was_read and not row.closed and after is None
        return ItemChange("dropped", row.number) if gone else None
    if note := rules.refusal(one, before, after):
        return ItemChange("hidden", row.number, row, note)
    if before is None or after is None:
        return ItemChange("added" if before is None else "dropped", row.number, row)
    return ItemChange("changed", row.number, row, changes=_fields(before, after, rules.budget))


def _fields(before: Json, after: Json, budget: Budget) -> list[FieldChange]:
    """Title, number, case and attachments, then the sections: decisions first."""
    found = [
        FieldChange(name, paragraphs(before[key] or "", after[key] or "", budget))
        for key, name in (("title", "Overskrift"), ("number", "Nummer"), ("case_number", "Sagsnummer"))
    ]
    old, new = fields.sections(before), fields.sections(after)
    keys = sorted({**old, **new}, key=lambda key: not key.startswith(SectionKind.DECISION))
    found += [
        FieldChange(
            _heading(new.get(key) or old[key]),
            paragraphs(old.get(key, {}).get("text", ""), new.get(key, {}).get("text", ""), budget),
        )
        for key in keys
    ]
    files = paragraphs("\n".join(before["attachments"]), "\n".join(after["attachments"]), budget)
    found.append(FieldChange("Bilag", files))
    return [change for change in found if change.paragraphs]


def _heading(section: Json) -> str:
    return str(section["heading"].strip().rstrip(":") or SectionKind(section["kind"]).label)


def _header(before: Json, after: Json, rules: _Rules) -> list[FieldChange]:
    """The meeting's own facts; none where personal data was removed from them."""
    if any(row.item_id is None for row in rules.removals):
        return []
    said = [{name: privacy.flat(parse[name]) for name in HEADER_NAMES} for parse in (before, after)]
    texts = [text for one in said for text in one.values()]
    if privacy.holding(privacy.scan(("", text) for text in texts)) or rules.secret & _words(texts):
        return []
    found = [
        FieldChange(label, paragraphs(said[0][name], said[1][name], rules.budget))
        for name, label in HEADER_NAMES.items()
    ]
    return [change for change in found if change.paragraphs]
