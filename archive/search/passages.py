"""A hit as a reader sees it: its title marked, the passage that answers best, and where that stands."""

import re

from archive.models import Item
from archive.parsing.danish import abbreviated
from archive.search.documents import identifiers
from archive.search.grammar import Parsed, Word
from archive.search.marks import Mark, Marker, fragments, via
from archive.search.query import Fragment, Hit
from archive.search.texts import Text

_LENGTH = 260  # characters of a passage
_LEAD = 90  # of them at most so many before the first marked word
# The zone that answers best first; without words, what an item leads with.
_ORDER, _LEADS, _DECISIONS = (
    {zone: rank for rank, zone in enumerate(zones.split())}
    for zones in (
        "remainder summary decision recommendation case attachments files",
        "remainder decision summary case recommendation",
        "remainder decision",
    )
)
_SENTENCE_END = re.compile(r"[.!?:][”\"')]?\s+(?=[A-ZÆØÅ0-9\"“”(])|\n\s*")


def hits(items: list[Item], texts: dict[int, list[Text]], query: Parsed, decisions_only: bool) -> list[Hit]:
    """The items with title and best passage marked; raw text throughout, nothing is escaped here."""
    marker = Marker(query.clauses, query.also)
    return [_hit(item, texts[item.pk], query, marker, decisions_only) for item in items]


def _hit(item: Item, texts: list[Text], parsed: Parsed, marker: Marker, decisions_only: bool) -> Hit:
    title_marks = [] if decisions_only else marker.marks(item.title)
    title = fragments(item.title, title_marks)
    best, met = _best(texts, marker, decisions_only)
    met |= {mark.clause for mark in title_marks}
    shown = [(item.title, title_marks)]
    if best is not None:
        text, marks = best
        shown.insert(0, (text.text, marks))
    told = ", ".join(filter(None, (marker.why(shown), via(shown, met, parsed))))
    if best is not None:
        return Hit(item, title, _passage(text, marks, marker), text.place, told)
    found_in = "overskrift" if title_marks else _identified(item, parsed)
    return Hit(item, title, _lead(texts), found_in, told)


def _best(
    texts: list[Text], marker: Marker, decisions_only: bool
) -> tuple[tuple[Text, list[Mark]] | None, set[int]]:
    """The text with most of the words searched for, and the numbers of all that was met on the way to it.

    Words typed count before synonyms of them; the zone's order decides between equals.
    """
    best, most = None, (0, 0)
    met: set[int] = set()
    for text in _ordered(texts, _DECISIONS if decisions_only else _ORDER):
        numbers = marker.finds(text.text)
        found = _different(numbers, marker)
        met |= numbers
        if found > most:
            best, most = text, found
        if most[0] == len(marker.clauses):
            break
    return (best, marker.marks(best.text)) if best else None, met


def _different(numbers: set[int], marker: Marker) -> tuple[int, int]:
    """How many of the words typed are among these, and how many words at all."""
    return sum(number < len(marker.clauses) for number in numbers), len(numbers)


def _lead(texts: list[Text]) -> tuple[Fragment, ...]:
    """The beginning of what an item leads with: its decision beyond the formula, else the whole decision."""
    for text in _ordered(texts, _LEADS):
        if text.text.strip():
            return _cut(text.text, [], 0, _goes_on(text))
    return ()


def _ordered(texts: list[Text], ranks: dict[str, int]) -> list[Text]:
    return sorted([text for text in texts if text.zone in ranks], key=lambda text: ranks[text.zone])


def _identified(item: Item, parsed: Parsed) -> str:
    known = set(identifiers(item.case_number))
    found = any(isinstance(clause, Word) and clause.surface in known for clause in parsed.clauses)
    return "sagsnummer" if found else ""


def _goes_on(text: Text) -> bool:
    """Whether it begins inside a sentence: what is left of a decision once its formula is taken off."""
    return text.zone == "remainder" and text.text.lstrip()[:1].islower()


def _passage(text: Text, marks: list[Mark], marker: Marker) -> tuple[Fragment, ...]:
    """Around the densest marks: most different words first, then most of them, then the earliest."""

    best, most, beyond = 0, ((0, 0), 0), 0
    for first, mark in enumerate(marks):
        reach = mark.start + _LENGTH - _LEAD
        while beyond < len(marks) and marks[beyond].start < reach:
            beyond += 1
        near = [other.clause for other in marks[first:beyond] if other.end <= reach]
        worth = (_different(set(near), marker), len(near))
        if worth > most:
            best, most = first, worth
    return _cut(text.text, marks, _start(text.text, marks[best].start), _goes_on(text))


def _start(text: str, mark: int) -> int:
    """Where a passage that leads up to a mark begins: with its sentence if near, else with a word.

    Near the end of the text it begins earlier, so that it does not become too short to understand.
    """
    earliest = max(0, mark - _LEAD)
    ends = _SENTENCE_END.finditer(text, max(0, earliest - 2), mark)
    sentences = [end.end() for end in ends if "\n" in end[0] or not abbreviated(text, end.start() + 1)]
    if sentences and len(text) - sentences[-1] > _LENGTH // 2:
        return sentences[-1]
    if earliest == 0:
        return 0
    if sentences:
        return sentences[0]
    blank = text.find(" ", earliest, mark)
    return blank + 1 if blank != -1 else mark


def _cut(text: str, marks: list[Mark], start: int, goes_on: bool = False) -> tuple[Fragment, ...]:
    """The text from a place on, marked, with dots where it is cut; goes_on: it begins inside a sentence."""
    start += len(text[start:]) - len(text[start:].lstrip())
    end = min(len(text), start + _LENGTH)
    if end < len(text):
        blank = max(text.rfind(blank, start, end) for blank in " \n\t")
        end = blank if blank > start else end
    end = start + len(text[start:end].rstrip())
    pieces = list(fragments(text, marks, start, end))
    if text[:start].strip() or goes_on:
        pieces.insert(0, Fragment("… "))
    if text[end:].strip():
        pieces.append(Fragment(" …"))
    return tuple(pieces)
