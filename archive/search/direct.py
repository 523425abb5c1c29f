"""What a query names outright: a case by its number, a meeting by its date, a committee, a month."""

import calendar
import datetime
import re
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from archive.models import Case, Committee, Meeting
from archive.models.naming import case_segment, search_key
from archive.models.prepared import prepared
from archive.parsing.danish import MONTHS
from archive.search.danish import analyse, fold
from archive.search.danish.stopwords import STOP_WORDS
from archive.search.grammar import QUOTES, Word, parse
from archive.search.ranking import names_a_body

MOST = 5  # pages of a kind
_MONTH = re.compile(
    rf"(?<![\w.-])(?<!\d )(?<!\d\. )(?P<month>{'|'.join(MONTHS)}) +(?P<year>(?:19|20)\d\d)(?![\w-])",
    re.IGNORECASE,
)
_HYPHEN_OF_LIST = re.compile(r"(?<=\w)-(?=,? )")
_IN_LIST = re.compile(r"(?<=\w)(?=,| og )")
_BODY_ENDS = ("", "udvalget", "udvalg", "sudvalget", "sudvalg")
_SAID_ANYWAY = {*STOP_WORDS, "moede", "moeder", "moedet", "moederne", "referat", "referater"}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
Named = Case | Meeting | Committee


@dataclass(frozen=True, slots=True)
class Month:
    """A month that a query names, and the rest of the query; "" where nothing of it is to be found."""

    name: str
    first: datetime.date
    last: datetime.date
    rest: str


def month(q: str) -> Month | None:
    """The first month with a year among the words typed, outside quotes and not part of a date."""
    found = _MONTH.search(" ".join(q.split()))
    if found is None or QUOTES.search(q):
        return None
    year, number = int(found["year"]), MONTHS.index(found["month"].lower()) + 1
    rest = f"{found.string[: found.start()]}{found.string[found.end() :]}".split()
    rest = [word for word in rest if fold(word) not in _SAID_ANYWAY]
    return Month(
        f"{MONTHS[number - 1]} {year}",
        datetime.date(year, number, 1),
        datetime.date(year, number, calendar.monthrange(year, number)[1]),
        " ".join(rest) if parse(" ".join(rest)).groups else "",
    )


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
    """Those called as typed, without "udvalget" too; or, where a word ends in -udvalg, -råd ..., so named.

    "skoleudvalget" names Børne- og Skoleudvalget where no committee is called just that.
    """
    if not names_a_body(words):
        known = _bodies_called(_names(search_key(q)))
        found = [pk for pk, town, _ in known if municipality in ("", town)][:MOST]
        return _bodies(tuple(found)) if found else []
    typed = {term for word in words for term in word.terms}
    bodies = {term for word in words if names_a_body([word]) for term in word.terms}
    here = [(pk, _terms(name)) for pk, town, name in _all_bodies() if municipality in ("", town)]
    whole = [pk for pk, terms in here if terms and all(not typed.isdisjoint(one) for one in terms)]
    part = [pk for pk, terms in here if any(not bodies.isdisjoint(one) for one in terms)]
    found = (whole or part)[:MOST]
    return _bodies(tuple(found)) if found else []


def _terms(name: str) -> list[tuple[str, ...]]:
    return [token.terms for token in analyse(name) if token.surface not in STOP_WORDS]


def _names(key: str) -> tuple[str, ...]:
    """What may be called so: that itself; of "teknik og klima" also teknik- og klimaudvalget."""
    if " og " not in key:
        return (key,)
    plain = _HYPHEN_OF_LIST.sub("", key)
    return (key, *(f"{name}{end}" for name in (plain, _IN_LIST.sub("-", plain)) for end in _BODY_ENDS))


@prepared
def _all_bodies() -> "QuerySet[Committee, tuple[int, str, str]]":
    return _in_order().values_list("pk", "municipality__slug", "name")


@prepared
def _bodies_called(keys: tuple[str, ...]) -> "QuerySet[Committee, tuple[int, str, str]]":
    return _in_order().filter(search_key__in=keys).values_list("pk", "municipality__slug", "name")


@prepared
def _bodies(ids: tuple[int, ...]) -> "QuerySet[Committee]":
    return _in_order().filter(pk__in=ids).select_related("municipality")


def _in_order() -> "QuerySet[Committee]":
    return Committee.objects.public().order_by("municipality__sort_key", "sort_key")
