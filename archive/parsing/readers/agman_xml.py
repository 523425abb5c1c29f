"""The "AGMAN" publication XML (eDoc, Agenda Manager) to lines: an agenda, its items, fields and history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from archive.parsing.bodies import is_body
from archive.parsing.lines import Document
from archive.parsing.minutes import Unreadable
from archive.parsing.readers import xml_tree
from archive.parsing.readers.export import Export, danish_date
from archive.parsing.readers.xml_tree import child, flag, value

ROOT = "publication"
_BODY = ("committee", "committeename", "board", "boardname", "udvalg", "organisation", "unit")
_NAME = ("name", "caption", "title", "navn")
_WHEN = ("when", "date", "meetingdate", "from", "dato", "start")
_TEXT = ("content", "decision", "text", "beslutning", "body")
_ITEM_FIELDS = (
    ("Sagsnr.", ("casenumber", "caseno", "sagsnummer", "sagsnr", "journalnumber", "filenumber")),
    ("Sagsbehandler", ("caseofficer", "caseworker", "sagsbehandler", "responsible")),
)

_MOST_NAMED = 4
_HISTORY = ("itemhistory", "history")
_KNOWN = frozenset(
    {*_BODY, *_NAME, *_WHEN, "meeting", "items", "members", "agendatype", "type", "kind", "documenttype"}
    | {
        "isminutes",
        "isreferat",
        "municipality",
        "kommune",
        "until",
        "to",
        "end",
        "where",
        "place",
        "location",
    }
    | {"sted"}
)
_KNOWN_IN_ITEM = frozenset(
    {*_NAME, *_HISTORY, "nummer", "number", "no", "ispublic", "isopen", "isclosed", "fields", "items", "item"}
    | {"enclosures", "attachments"}
    | {name for _, names in _ITEM_FIELDS for name in names}
)


def read(data: bytes) -> Document:
    """The meeting's lines; raises Unreadable where the XML is damaged or unsafe or holds not one meeting."""
    root, notices = xml_tree.parse(data)
    agendas = _outside_history(root, "agenda")
    if not agendas:
        raise Unreadable("XML-filen rummer ingen dagsorden.")
    meetings = list(dict.fromkeys(_identity(root, agenda) for agenda in agendas))
    if len(meetings) > 1 or (len(agendas) > 1 and not meetings[0].day):
        raise Unreadable(_several(meetings, len(agendas)))
    export = Export()
    minutes = _meeting(export, root, agendas[0])
    for agenda in agendas:
        items = child(agenda, "items")
        for item in () if items is None else _outside_history(items, "item"):
            _item(export, item, minutes)
    for agenda in agendas:
        for element in (agenda, child(agenda, "meeting")):
            export.others(element, _KNOWN)
    return export.document((*notices, *export.notices))


class _Identity(NamedTuple):
    """What tells one meeting's papers from another's."""

    body: str
    day: str
    clock: str
    minutes: bool


def _identity(root: Element, agenda: Element) -> _Identity:
    day, clock = danish_date(value(child(agenda, "meeting"), *_WHEN))
    return _Identity(_who(root, agenda), day, clock, _is_minutes(_said(root, agenda)))


def _several(meetings: Sequence[_Identity], count: int) -> str:
    """What the clerk is told, with the first few meetings by body and day."""
    names = [f"{one.body or 'uden navn'} {one.day}".strip() for one in meetings[:_MOST_NAMED]]
    more = f" og {len(meetings) - _MOST_NAMED} til" if len(meetings) > _MOST_NAMED else ""
    return (
        f"XML-filen rummer {count} dagsordener ({', '.join(names)}{more}). Arkivet læser ét møde pr. fil:"
        " eksportér hvert møde for sig, og tag filerne ind sammen."
    )


def _outside_history(element: Element, word: str) -> list[Element]:
    """The elements of a name; one in an item's history is the past."""
    past = {id(one) for part in element.iter() if xml_tree.name(part) in _HISTORY for one in part.iter()}
    return [one for one in xml_tree.named(element, word) if id(one) not in past]


def _meeting(export: Export, root: Element, agenda: Element) -> bool:
    """The header's lines; whether the export calls itself minutes."""
    meeting = child(agenda, "meeting")
    title, said = value(agenda, *_NAME), _said(root, agenda)
    export.kind(said or title)
    export.field("Kommune", value(root, "municipality", "kommune").removesuffix(" Kommune"))
    body = _who(root, agenda)
    export.field("Udvalg", body)
    for text in dict.fromkeys((value(meeting, *_NAME), title)):
        if text != body:
            export.furniture("Titel", text)
    day = value(meeting, *_WHEN)
    export.when(day, "", value(meeting, "until", "to", "end"))
    export.field("Mødested", value(meeting, "where", "place", "location", "sted"))
    _people(export, meeting)
    return _is_minutes(said)


def _said(root: Element, agenda: Element) -> str:
    """What the export calls the papers."""
    if flag(agenda, "isminutes", "isreferat"):
        return "referat"
    return value(agenda, "agendatype", "type", "kind", "documenttype") or value(root, "type", "kind")


def _is_minutes(said: str) -> bool:
    return "referat" in said.casefold() or "minutes" in said.casefold()


def _who(root: Element, agenda: Element) -> str:
    """The deciding body, as the meeting, the agenda or the whole publication names it."""
    meeting = child(agenda, "meeting")
    body = _body(meeting) or _body(agenda) or _body(root)
    return body or next(
        (text for text in (value(meeting, *_NAME), value(agenda, *_NAME)) if is_body(text)), ""
    )


def _body(element: Element | None) -> str:
    """The deciding body an element names, as text or as an element with a name."""
    found = child(element, *_BODY)
    return (value(found, *_NAME) if found is not None else "") or value(element, *_BODY)


def _people(export: Export, meeting: Element | None) -> None:
    members = child(meeting, "members")
    if members is None:
        return
    present, absent, unsaid = [], [], []
    for person in members:
        full = value(person, "name", "navn", "fullname") or xml_tree.words(person)
        there = flag(person, "ispresent", "present", "attended")
        gone = flag(person, "isabsent", "absent")
        if there is False or gone:
            absent.append(full)
        elif there or gone is False:
            present.append(full)
        else:
            unsaid.append(full)
    if not len(members):
        unsaid = [xml_tree.words(members)]
    export.field("Til stede", ", ".join(present))
    export.field("Fraværende", ", ".join(absent))
    export.furniture("Medlemmer", ", ".join(unsaid))


def _item(export: Export, item: Element, minutes: bool) -> None:
    number = value(item, "nummer", "number", "no")
    closed = flag(item, "ispublic", "isopen") is False or flag(item, "isclosed") is True
    export.item(number, value(item, *_NAME), closed)
    for label, names in _ITEM_FIELDS:
        export.field(label, value(item, *names))
    for part in child(item, "fields") or ():
        title = value(part, *_NAME)
        body = child(part, *_TEXT)
        found = xml_tree.content(body) if body is not None else []
        export.section(title, found, keep_empty=minutes and title.casefold().startswith("beslutning"))
    _history(export, item)
    export.others(item, _KNOWN_IN_ITEM, number)
    _attachments(export, item, number, closed)


def _history(export: Export, item: Element) -> None:
    """What earlier bodies decided, each under a heading that names the body and the day."""
    for part in item:
        if xml_tree.name(part) in _HISTORY:
            for body, day, text in _decisions(part, "", ""):
                date = danish_date(day)[0]
                whose = f"Beslutning i {body}" if body else "Tidligere beslutning"
                export.section(f"{whose} den {date}" if date else whose, xml_tree.content(text))


def _decisions(element: Element, body: str, day: str) -> Iterator[tuple[str, str, Element]]:
    """Each decision below an element, with the body and day that it or what stands around it names."""
    named = value(element, *_NAME)
    body = _body(element) or (named if is_body(named) else body)
    day = value(element, *_WHEN) or _nested_day(element) or day
    text = child(element, *_TEXT)
    if text is not None and child(text, *_TEXT, *_BODY, *_WHEN) is None:
        yield body, day, text
        return
    for part in element:
        yield from _decisions(part, body, day)


def _nested_day(element: Element) -> str:
    return value(child(element, "meeting"), *_WHEN)


def _attachments(export: Export, item: Element, number: str, closed: bool) -> None:
    """A closed item's attachments are protected, all of them, whatever each says."""
    names, protected = [], 0
    for part in child(item, "enclosures", "attachments") or ():
        if closed or flag(part, "isprotected") or flag(part, "ispublic") is False:
            protected += 1
        else:
            names.append(value(part, *_NAME) or xml_tree.words(part))
    export.attachments(names, protected, number)
