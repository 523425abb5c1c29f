"""The public words of items, zone by zone: what is indexed and what passages are cut from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import CharField, F, Q, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Substr

from archive.models import Attachment, Item, Section, SectionKind
from archive.models.prepared import prepared
from archive.models.visibility import visible

_ZONES = {
    SectionKind.SUMMARY.value: "summary",
    SectionKind.RECOMMENDATION.value: "recommendation",
    SectionKind.DECISION.value: "decision",
}
_PLACES = {str(value): str(label).lower() for value, label in SectionKind.choices}
_ATTACHMENT = "attachment"
_FILE = "file"
LONGEST_FILE = 20_000  # characters of an attached file that are searched
_AFTER = {_ATTACHMENT: 1, _FILE: 2}  # where they stand after the sections
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
_MARKS = re.compile(r"\*{1,2}(?=\S)|(?<=\S)\*{1,2}")


@dataclass(frozen=True, slots=True)
class Text:
    """One text of an item. `place` says in Danish where it stands: "beslutning", "økonomi", "bilag"."""

    zone: str
    place: str
    text: str


def of_items(items: Iterable[Item]) -> dict[int, list[Text]]:
    """The public texts of public items by item id, each item's in the order they stand; one query."""
    texts = {item.pk: _own(item) for item in items}
    for item_id, kind, heading, text in _rows(list(texts)):
        if kind == _ATTACHMENT:
            texts[item_id].append(Text("attachments", "bilag", text))
        elif kind == _FILE:
            texts[item_id].append(Text("files", f"bilaget {heading}", text))
        else:
            texts[item_id].append(_section(kind, heading, text))
    return texts


def plain(text: str) -> str:
    """The text without the marks for bold and italic and without the addresses of links."""
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    return _MARKS.sub("", text) if "*" in text else text


def _own(item: Item) -> list[Text]:
    own = [Text("title", "overskrift", item.title)]
    if item.outcome_remainder:
        own.append(Text("remainder", "beslutning", plain(item.outcome_remainder)))
    return own


def _section(kind: str, heading: str, text: str) -> Text:
    place = _PLACES[kind]
    if kind == SectionKind.OTHER:
        place, text = heading or place, f"{heading}\n\n{text}" if heading else text
    return Text(_ZONES.get(kind, "case"), place, plain(text))


def _rows(item_ids: list[int]) -> list[tuple[int, str, str, str]]:
    """Item id, kind, heading and text of sections, then of attachments, then of attached files, in order."""
    rows = sorted(
        _texts_of(tuple(item_ids)) if item_ids else (),
        key=lambda row: (_AFTER.get(row[1], 0), row[4], row[5]),
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]


@prepared
def _texts_of(items: tuple[int, ...]) -> "QuerySet[Section, tuple[int, str, str, str, int, int]]":
    # Their items are public: their own state decides. public() would have SQLite read every item there is.
    public = visible() & Q(item_id__in=items)
    sections = (
        Section.objects.filter(public)
        .order_by()
        .values_list("item_id", "kind", "heading", "text", "position", "pk")
    )
    attached = Attachment.objects.filter(public).order_by()
    names = _as_sections(attached, _ATTACHMENT, Value("", TextField()), F("name"))
    files = _as_sections(
        attached.exclude(text=""), _FILE, F("name"), Substr("text", 1, LONGEST_FILE, output_field=TextField())
    )
    return sections.union(names, files, all=True)


def _as_sections(
    attached: "QuerySet[Attachment]", kind: str, heading: Combinable, text: Combinable
) -> "QuerySet[Attachment, tuple[int, str, str, str, int, int]]":
    """Attachments in the form of sections, so that all is fetched in one query."""
    rows = attached.annotate(as_kind=Value(kind, CharField()), as_heading=heading, as_text=text)
    return rows.values_list("item_id", "as_kind", "as_heading", "as_text", "position", "pk")
