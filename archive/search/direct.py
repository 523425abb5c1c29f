"""Pages a query names outright: a case by its number, a meeting by its date, a committee by its name."""

import datetime
import re

from django.db.models import Q, QuerySet

from archive.models import Case, Committee, Meeting
from archive.models.naming import case_segment, search_key
from archive.models.prepared import prepared
from archive.search.danish import analyse
from archive.search.danish.stopwords import STOP_WORDS
from archive.search.grammar import Word, parse
from archive.search.ranking import names_a_body

MOST = 5  # pages of a kind
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
Named = Case | Meeting | Committee


def named(q: str, municipality: str = "") -> list[Named]:
    """Public cases, meetings and committees that the query names, in that order. municipality: a slug."""
    words = [clause for clause in parse(q).clauses if isinstance(clause, Word) and not clause.beginning]
    if not words:
        return []
    return [
        *_cases(words, municipality),
        *_meetings(words, municipality),
        *_committees(q, words, municipality),
    ]


def _cases(words: list[Word], municipality: str) -> list[Case]:
    numbers = [word for word in words if any(character.isdigit() for character in word.surface)]
    segments = {case_segment(form) for word in numbers for form in (word.surface, word.text)} - {""}
    if not segments:
        return []
    place = Q(municipality__slug=municipality) if municipality else Q()
    cases = Case.objects.public().filter(place, slug__in=segments).select_related("municipality")
    return list(cases.order_by("municipality__sort_key", "slug")[:MOST])


def _meetings(words: list[Word], municipality: str) -> list[Meeting]:
    dates = [date for word in words if (date := _date(word.surface))]
    if not dates:
        return []
    place = Q(committee__municipality__slug=municipality) if municipality else Q()
    meetings = Meeting.objects.public().filter(place, date__in=dates).with_committee()
    return list(meetings.order_by("committee__municipality__sort_key", "committee__sort_key", "pk")[:MOST])


def _date(surface: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(surface) if _ISO.fullmatch(surface) else None
    except ValueError:
        return None


def _committees(q: str, words: list[Word], municipality: str) -> list[Committee]:
    """Those whose whole name is what was typed, or (where a word ends in -udvalg, -råd ...) is among it."""
    rows = _all_bodies() if names_a_body(words) else _bodies_called(search_key(q))
    typed = {term for word in words for term in word.terms}
    found = [pk for pk, town, name in rows if municipality in ("", town) and _is_whole(name, typed)]
    return _bodies(tuple(found[:MOST])) if found else []


def _is_whole(name: str, typed: set[str]) -> bool:
    tokens = [token for token in analyse(name) if token.surface not in STOP_WORDS]
    return bool(tokens) and all(not typed.isdisjoint(token.terms) for token in tokens)


@prepared
def _all_bodies() -> "QuerySet[Committee, tuple[int, str, str]]":
    return _in_order().values_list("pk", "municipality__slug", "name")


@prepared
def _bodies_called(key: str) -> "QuerySet[Committee, tuple[int, str, str]]":
    return _in_order().filter(search_key=key).values_list("pk", "municipality__slug", "name")


@prepared
def _bodies(ids: tuple[int, ...]) -> "QuerySet[Committee]":
    return _in_order().filter(pk__in=ids).select_related("municipality")


def _in_order() -> "QuerySet[Committee]":
    return Committee.objects.public().order_by("municipality__sort_key", "sort_key")
