"""How complete the archive is: per committee and year what it has, and what seems to be missing."""

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Count, Max, Q
from django.utils.dates import MONTHS
from django.utils.timezone import localdate

from archive.models import Clarification, Committee, Item, Kind, Meeting, Municipality
from archive.models.visibility import kept, now, visible

USUAL = 2  # other years with a meeting in a month make the month a usual one
MOST_GAPS = 12  # shown of one row
NUMBER = re.compile(r"\d+")
DOUBTS = (Clarification.Kind.CONFLICT, Clarification.Kind.OUTCOME, Clarification.Kind.WARNING)
Key = tuple[int, int]  # a committee's pk and a year
Numbers = dict[int, set[int]]  # a meeting's pk -> its items' numbers


@dataclass(frozen=True, slots=True)
class MeetingHeld:
    """What the ledger needs of one public meeting."""

    pk: int
    date: datetime.date
    taken_in: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class YearCovered:
    """One row. `gaps`: numbers as read aloud ("30–32"); `months`: names; `begins_at`: None where it is 1."""

    year: int
    meetings: int
    items: int
    first: datetime.date | None
    last: datetime.date | None
    taken_in: datetime.datetime | None
    gaps: list[str]
    gaps_unsaid: int
    months: list[str]
    begins_at: int | None
    doubts: int

    @property
    def whole(self) -> bool:
        """Nothing seems to be missing."""
        return bool(self.meetings) and not self.gaps and not self.months and self.begins_at is None


@dataclass(frozen=True, slots=True)
class CommitteeCovered:
    committee: Committee
    years: list[YearCovered]


@dataclass(frozen=True, slots=True)
class TownCovered:
    """A municipality's table, and how many of its documents could not be taken in."""

    municipality: Municipality
    committees: list[CommitteeCovered]
    failed: int


def coverage() -> tuple[list[TownCovered], int]:
    """Every municipality with public meetings, and the failed documents of no known one. Seven queries."""
    committees = Committee.objects.public().select_related("municipality")
    failed = _failed()
    facts = _Facts()
    towns: dict[int, TownCovered] = {}
    for committee in committees.order_by("municipality__sort_key", "municipality_id", "sort_key", "pk"):
        place = committee.municipality
        town = towns.setdefault(place.pk, TownCovered(place, [], failed[place.pk]))
        if years := facts.years(committee.pk):
            town.committees.append(CommitteeCovered(committee, years))
    return list(towns.values()), failed[None]


def _failed() -> Counter[int | None]:
    rows = Clarification.objects.open().filter(kind=Clarification.Kind.FAILED)
    return Counter(dict(rows.order_by().values_list("municipality_id").annotate(Count("pk"))))


class _Facts:
    """All that the rows are counted from, fetched at once for the whole archive."""

    def __init__(self) -> None:
        self.meetings: dict[Key, list[MeetingHeld]] = defaultdict(list)
        public = (
            Meeting.objects.public().exclude(kind=Kind.PLANNED).annotate(taken_in=Max("sources__taken_in_at"))
        )
        rows = public.order_by("date", "pk").values_list("committee_id", "pk", "date", "taken_in")
        for committee, pk, date, taken_in in rows:
            self.meetings[committee, date.year].append(MeetingHeld(pk, date, taken_in))
        self.unseen_months = _unseen_months()
        self.items: Counter[int] = Counter()
        self.numbers: Numbers = defaultdict(set)
        for meeting, number in Item.objects.listed().order_by().values_list("meeting_id", "number"):
            self.items[meeting] += 1
            self.numbers[meeting].update(_leading(number))
        self.unseen_numbers = _unseen_numbers()
        self.doubts = _doubts()

    def years(self, committee: int) -> list[YearCovered]:
        """Newest first; a year without any meeting between two that have some is a row too."""
        known = [year for pk, year in self.meetings if pk == committee]
        if not known:  # nothing but meetings to come
            return []
        met = {year: {m.date.month for m in self.meetings[committee, year]} for year in known}
        return [self._year(committee, year, met) for year in range(max(known), min(known) - 1, -1)]

    def _year(self, committee: int, year: int, met: dict[int, set[int]]) -> YearCovered:
        key = committee, year
        meetings = self.meetings.get(key, [])
        numbers = [self.numbers[m.pk] for m in meetings if self.numbers[m.pk]]
        restarts = numbers_restart(numbers)
        missing = gaps(numbers, self.unseen_numbers[key], restarts=restarts)
        lowest = min((min(found) for found in numbers), default=1)
        months = missing_months(year, met, localdate(now())) - self.unseen_months[key]
        return YearCovered(
            year=year,
            meetings=len(meetings),
            items=sum(self.items[m.pk] for m in meetings),
            first=meetings[0].date if meetings else None,
            last=meetings[-1].date if meetings else None,
            taken_in=max((m.taken_in for m in meetings if m.taken_in), default=None),
            gaps=[said(one) for one in missing[:MOST_GAPS]],
            gaps_unsaid=max(len(missing) - MOST_GAPS, 0),
            months=[str(MONTHS[month]) for month in sorted(months)],
            begins_at=lowest if lowest > 1 and not restarts else None,
            doubts=sum(self.doubts[m.pk] for m in meetings),
        )


def _leading(number: str) -> list[int]:
    """ "24a" -> [24]; a number without digits says nothing."""
    return [int(found[0])] if (found := NUMBER.search(number)) else []


def _known_by_now(prefix: str = "") -> Q:
    """Not waiting for its time of publication: of what waits, nothing is told, not even that it exists."""
    return Q(**{f"{prefix}public_from": None}) | Q(**{f"{prefix}public_from__lte": now()})


def _unseen_months() -> dict[Key, set[int]]:
    """Months of meetings the archive has and does not show: they are not missing from it."""
    months: dict[Key, set[int]] = defaultdict(set)
    rows = Meeting.objects.filter(_known_by_now()).exclude(visible(), kept())
    for committee, date in rows.order_by().values_list("committee_id", "date"):
        months[committee, date.year].add(date.month)
    return months


def _unseen_numbers() -> dict[Key, set[int]]:
    """Numbers of items the archive has and does not show: they are no gaps."""
    numbers: dict[Key, set[int]] = defaultdict(set)
    known = Item.objects.filter(_known_by_now(), _known_by_now("meeting__"))
    rows = known.exclude(visible(), visible("meeting__"))
    for committee, date, number in rows.order_by().values_list(
        "meeting__committee_id", "meeting__date", "number"
    ):
        numbers[committee, date.year].update(_leading(number))
    return numbers


def _doubts() -> Counter[int]:
    """What a person has yet to look at of what anybody may read, by meeting; holds are not told of."""
    rows = (
        Clarification.objects.open()
        .filter(kind__in=DOUBTS, meeting__in=Meeting.objects.public())
        .filter(Q(item=None) | Q(item__in=Item.objects.public()))
        .exclude(severity=Clarification.Severity.INFO)
        .exclude(code__startswith="privacy-")
    )
    return Counter(dict(rows.order_by().values_list("meeting_id").annotate(Count("pk"))))


def numbers_restart(meetings: list[set[int]]) -> bool:
    """Whether numbers begin anew at each meeting: at least half of the later ones repeat earlier numbers."""
    repeating, seen = 0, set[int]()
    for numbers in meetings:
        repeating += bool(seen & numbers)
        seen |= numbers
    return len(meetings) > 1 and repeating * 2 >= len(meetings) - 1


def gaps(meetings: list[set[int]], known: set[int], *, restarts: bool) -> list[tuple[int, int]]:
    """First and last of each run of numbers that none of a year's items has, between its first and last.

    known: numbers that exist unseen. restarts: look inside each meeting by itself.
    """
    runs = meetings if restarts else [set().union(*meetings)]
    found = {gap for numbers in runs for gap in _between(numbers, known)}
    return sorted(found)


def _between(numbers: set[int], known: set[int]) -> Iterable[tuple[int, int]]:
    low, high = min(numbers, default=0), max(numbers, default=0)
    present = sorted(numbers | {one for one in known if low < one < high})
    return [(a + 1, b - 1) for a, b in pairwise(present) if b > a + 1]


def missing_months(year: int, met: dict[int, set[int]], today: datetime.date) -> set[int]:
    """Months (1-12) that are over, had no meeting, and had one in at least two other years."""
    times = Counter(month for other, months in met.items() if other != year for month in months)
    usual = {month for month, count in times.items() if count >= USUAL}
    over = {month for month in usual if (year, month) < (today.year, today.month)}
    return over - met.get(year, set())


def said(gap: tuple[int, int]) -> str:
    """(30, 32) -> "30–32"; (7, 7) -> "7"."""
    first, last = gap
    return str(first) if first == last else f"{first}–{last}"
