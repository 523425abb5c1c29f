"""Items to index documents: every public item one, with its words analysed and its facts for filters."""

import datetime
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from time import monotonic

from django.utils.timezone import localtime
from tantivy import Document

from archive.models import Item, Kind
from archive.search import schema, texts
from archive.search.danish import analyse, fold
from archive.search.entries import Entry, entry
from archive.search.query import UNREAD
from archive.search.schema import COMMITTEE_ZONE, DECISION_ZONES, EXACT_ZONES
from archive.search.texts import Text

_READ_AT_ONCE = 500
_AT_A_TIME = 50  # made between two looks at the clock
_POSITIONS = 2**16
_MEETINGS = 2**27
_OWN = {zone.name for zone in EXACT_ZONES} - {schema.WORDS}
_DECISION = {zone.name for zone in DECISION_ZONES}
_APART = " ".join(["¤"] * 15)  # between texts: no word of one stands near one of the next
_IDS = 2**31
# Who recommends is no news, and "Direktøren for Børn og Skole" stands in all that a committee treats. It is
# found as any word, and worth what a word anywhere is.
_WHO = re.compile(r"[^\n.:]{0,120}?\b(?:indstiller|anbefaler|foreslår)\b")


def documents(item_ids: Iterable[int]) -> Iterator[Document]:
    """A document for each of these items that is public now, read some at a time; the others give none."""
    waiting = iter(item_ids)
    while ids := list(islice(waiting, _READ_AT_ONCE)):
        items = list(Item.objects.public().filter(pk__in=ids).with_place().order_by("pk"))
        item_texts = texts.of_items(items)
        for item in items:
            yield _document(item, item_texts[item.pk])


def some_documents(item_ids: list[int], seconds: float, least: int = 0) -> tuple[list[Document], int]:
    """Their documents until so many seconds have passed, and of how many of the items: at least some."""
    end, made, done = monotonic() + seconds, list[Document](), 0
    while done < len(item_ids) and (done <= least or monotonic() < end):
        made += documents(item_ids[done : done + _AT_A_TIME])
        done = min(done + _AT_A_TIME, len(item_ids))
    return made, done


def identifiers(case_number: str) -> list[str]:
    """Terms a case is known by: its number in any spelling, and the beginnings 15.00.00 and 15.00.00-A00."""
    found = {"".join(fold(case_number).split())} - {""}
    for token in analyse(case_number):
        if any(character.isdigit() for character in token.surface):
            found.add(token.surface)
            pieces = token.surface.split("-")
            if len(pieces) == 4 and pieces[0].count(".") == 2:
                found |= {pieces[0], "-".join(pieces[:2])}
    return sorted(found)


def _document(item: Item, item_texts: list[Text]) -> Document:
    document = Document()
    document.add_unsigned(schema.ITEM, item.pk)
    words: set[str] = set()
    met: set[str] = set()
    in_order: list[str] = []
    for text in item_texts:
        found = _add_words(document, text)
        met.update(found.terms.split(" "), found.parts.split(" "))
        if text.zone != "files":  # often read by a machine from a picture: no model of spelling
            words.update(found.spellings)
            in_order += [found.mains, _APART]
    document.add_text(schema.MET, " ".join(met))
    document.add_text(schema.NEAR, " ".join(in_order))
    document.add_text(schema.SPELLING, " ".join(sorted(words)))
    if item.case_number:
        document.add_text(schema.IDENTIFIERS, " ".join(identifiers(item.case_number)))
    _add_place(document, item)
    _add_time(document, item)
    _add_facts(document, item)
    return document


def _add_words(document: Document, text: Text) -> Entry:
    found = entry(text.text)
    weighed = found.terms
    if text.zone == "recommendation" and (lead := _WHO.match(text.text)):
        weighed = weighed.removeprefix(entry(lead[0]).terms)
    for _ in range(schema.TIMES.get(text.zone, 0)):
        document.add_text(schema.WORDS, weighed)
    if text.zone in _OWN:
        document.add_text(text.zone, found.terms)
    document.add_text(f"{text.zone if text.zone in _OWN else schema.WORDS}_exact", found.surfaces)
    if found.parts and text.zone == schema.TITLE:
        document.add_text(schema.TITLE_PARTS, found.parts)
    elif found.parts and text.zone in _DECISION:
        document.add_text(schema.DECISION_PARTS, found.parts)
    return found


def _add_place(document: Document, item: Item) -> None:
    committee = item.meeting.committee
    municipality = committee.municipality
    value = f"{municipality.slug}/{committee.slug}"
    document.add_text(schema.MUNICIPALITY, municipality.slug)
    document.add_text(schema.MUNICIPALITY_NAMED, f"{municipality.slug}\t{municipality.name}")
    document.add_text(schema.COMMITTEE, value)
    document.add_text(schema.COMMITTEE_NAMED, f"{value}\t{committee.name}\t{municipality.name}")
    named = entry(committee.name)
    document.add_text(COMMITTEE_ZONE.name, named.terms)
    document.add_text(COMMITTEE_ZONE.exact, named.surfaces)


def _add_time(document: Document, item: Item) -> None:
    """Date and year for filters; two keys that sort as Item.objects.newest() does, and the reverse days."""
    date = item.meeting.date
    day, meeting = date.toordinal(), min(item.meeting_id, _MEETINGS - 1)
    position = min(item.position, _POSITIONS - 1)
    document.add_integer(schema.DATE, _day(date))
    document.add_integer(schema.YEAR, date.year)
    document.add_unsigned(
        schema.NEWEST, (day * _MEETINGS + meeting) * _POSITIONS + (_POSITIONS - 1 - position)
    )
    document.add_unsigned(schema.OLDEST, (day * _MEETINGS + meeting) * _POSITIONS + position)
    added, second = item.first_public_at, 0
    if added:
        document.add_integer(schema.ADDED_DATE, _day(localtime(added)))
        second = max(0, int(added.timestamp()))
    document.add_unsigned(schema.ADDED, second * _IDS + (_IDS - 1 - min(item.pk, _IDS - 1)))
    # The engine multiplies a score by log2(2 + this): ten years are worth about five percent.
    document.add_float(schema.RECENCY, max(0.0, (date.year + date.month / 12 - 1990) / 100))


def _day(date: datetime.date) -> int:
    """20250527, many times faster than by strftime."""
    return date.year * 10_000 + date.month * 100 + date.day


def _add_facts(document: Document, item: Item) -> None:
    undecided = item.meeting.kind != Kind.MINUTES or item.missing_in_minutes
    document.add_text(schema.OUTCOME, item.outcome or ("" if undecided else UNREAD))
    traits = _traits(item)
    document.add_text(schema.TRAITS_TOGETHER, " ".join(traits))
    for trait in traits:
        document.add_text(schema.TRAITS, trait)
    levels = item.case.kle.split(".") if item.case is not None and item.case.kle else []
    document.add_text(schema.MAIN_GROUP, levels[0] if levels else "")
    for depth in range(1, len(levels) + 1):
        document.add_text(schema.TOPIC, ".".join(levels[:depth]))


def _traits(item: Item) -> list[str]:
    """What its decision was like, each as the parameter and value that narrow to it."""
    found = [] if item.deviates is None else ["afviger:true" if item.deviates else "afviger:false"]
    found += ["afstemning:true"] if item.votes is not None else []
    return [*found, "mindretal:true"] if item.dissent.strip() else found
