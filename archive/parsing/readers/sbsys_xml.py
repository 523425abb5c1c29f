"""SBSYS Dagsorden's export (`dagsorden.xml`) to lines: attributes for facts, one element for each section."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from archive.parsing.lines import Document
from archive.parsing.readers import xml_tree
from archive.parsing.readers.export import Export
from archive.parsing.readers.xml_tree import child, flag, value

ROOT = "dagsorden"

_ITEM_FIELDS = (
    ("Sagsnr.", ("sagsnummer", "sagsnr", "journalnummer", "journalnr", "sag")),
    ("Sagsbehandler", ("sagsbehandler", "sagsansvarlig")),
)
_KNOWN = frozenset(
    {"møde", "dagsordenpunkter", "dagsordenpunkt", "dagsordentype", "type", "kommune", "myndighed"}
)
_KNOWN_IN_ITEM = frozenset(
    {"nummer", "nr", "punktnummer", "åbent", "åben", "overskrift", "titel", "indhold", "bilagsliste"}
    | {"dagsordenpunkter", "dagsordenpunkt"}
    | {name for _, names in _ITEM_FIELDS for name in names}
)


def read(data: bytes) -> Document:
    """The meeting's lines; raises Unreadable where the XML is damaged, unsafe or has no items."""
    root, notices = xml_tree.parse(data)
    export = Export()
    said = value(root, "dagsordentype", "type")
    export.kind(said)
    _meeting(export, root)
    open_agenda = flag(root, "åben", "åbent") is not False
    minutes = "referat" in said.casefold() or "protokol" in said.casefold()
    for item in xml_tree.named(root, "dagsordenpunkt"):
        _item(export, item, open_agenda, minutes)
    export.others(root, _KNOWN)
    export.others(child(root, "dagsordenpunkter"), _KNOWN)
    return export.document((*notices, *export.notices))


def _meeting(export: Export, root: Element) -> None:
    meeting = child(root, "møde")
    if meeting is None:
        meeting = root
    kommune = value(meeting, "kommune", "myndighed") or value(root, "kommune", "myndighed")
    export.field("Kommune", kommune.removesuffix(" Kommune"))
    export.field("Udvalg", value(meeting, "udvalg", "udvalgsnavn"))
    end = value(meeting, "mødesluttid", "mødesluttidspunkt") or value(meeting, "mødeslutdato")
    export.when(value(meeting, "mødedato"), value(meeting, "mødetid", "mødetidspunkt"), end)
    export.field("Mødested", value(meeting, "mødested"))
    _people(export, meeting)


def _people(export: Export, meeting: Element) -> None:
    """Who was there and who was not, where the export says it of each."""
    present, absent, unsaid = [], [], []
    people = [part for part in meeting.iter() if xml_tree.name(part) in ("deltager", "medlem")]
    for person in people:
        full = value(person, "navn") or xml_tree.words(person)
        status = value(person, "status", "fremmøde", "tilstede").casefold()
        if status in ("fraværende", "afbud", "false", "nej", "0"):
            absent.append(full)
        elif status in ("til stede", "tilstede", "mødt", "true", "ja", "1"):
            present.append(full)
        else:
            unsaid.append(full)
    export.field("Til stede", ", ".join(present))
    export.field("Fraværende", ", ".join(absent))
    export.furniture("Medlemmer", ", ".join(unsaid))


def _item(export: Export, item: Element, open_agenda: bool, minutes: bool) -> None:
    number = value(item, "nummer", "nr", "punktnummer")
    own = flag(item, "åbent", "åben")
    closed = not (open_agenda if own is None else own)
    export.item(number, value(item, "overskrift", "titel"), closed)
    for label, names in _ITEM_FIELDS:
        export.field(label, value(item, *names))
    _content(export, child(item, "indhold"), minutes)
    export.others(item, _KNOWN_IN_ITEM, number)
    _attachments(export, item, number, closed)


def _content(export: Export, content: Element | None, minutes: bool) -> None:
    """The sections, and any text that stands between them without an element of its own."""
    if content is None:
        return
    export.section("", xml_tree.plain(content.text or ""))
    for part in content:
        empty_decision = minutes and xml_tree.name(part).startswith("beslutning")
        export.section(_title(part), xml_tree.content(part), keep_empty=empty_decision)
        export.section("", xml_tree.plain(part.tail or ""))


def _title(section: Element) -> str:
    """A section's heading: its element's name, or what its attribute says where the name is a general one."""
    return value(section, "overskrift", "navn", "titel") if section.attrib else "" or xml_tree.local(section)


def _attachments(export: Export, item: Element, number: str, closed: bool) -> None:
    """A closed item's attachments are protected, all of them, whatever each says."""
    names, protected = [], 0
    for part in child(item, "bilagsliste") or ():
        if closed or flag(part, "maapubliceres", "måpubliceres") is False:
            protected += 1
        else:
            names.append(value(part, "navn", "titel") or xml_tree.words(part))
    export.attachments(names, protected, number)
