"""Fill an empty archive with made-up minutes, fast and the same for the same seed.

    ARCHIVE_DATA_DIR=/somewhere python -m benchmarks.corpus --items 100000 [--seed 1]

Words follow Zipf's law; meetings, committees, outcomes, votes and case numbers are spread as in a town's.
"""

import argparse
import datetime
import os
import random
import sys
from collections import deque
from collections.abc import Iterator
from itertools import accumulate, islice
from typing import Any

from benchmarks import vocabulary

ITEMS_A_MEETING = 12
BATCH = 2_000  # items written at a time
WORDS = 30_000
FIRST, LAST = datetime.date(2007, 1, 10), datetime.date(2025, 12, 17)


class Chance:
    """Random text and facts from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 (a corpus, no secret)
        self.words = vocabulary.words(WORDS)
        self.cases: deque[str] = deque(maxlen=300)
        self.weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))
        self.outcomes = [(code, text) for code, text, _ in vocabulary.OUTCOMES]
        self.outcome_weights = list(accumulate(weight for _, _, weight in vocabulary.OUTCOMES))

    def some(self, count: int) -> list[str]:
        """Content words, common ones oftener."""
        return self.random.choices(self.words, cum_weights=self.weights, k=count)

    def prose(self, count: int) -> str:
        """Sentences of some nine words, every second of them a small one; one in eight with an amount."""
        pairs = zip(self.some(count // 2), self.random.choices(vocabulary.SMALL, k=count // 2), strict=True)
        words = [word for pair in pairs for word in pair]
        if len(words) > 8 * self.random.random() * 9:
            words.insert(len(words) // 2, f"{self.random.randrange(10, 9000)}.000 kr.")
        sentences = [" ".join(words[at : at + 9]).capitalize() for at in range(0, len(words), 9)]
        return ". ".join(sentences) + "."

    def title(self, year: int) -> str:
        a, b = self.some(2)
        place = self.random.choice(vocabulary.PLACE_HEADS) + self.random.choice(vocabulary.PLACE_TAILS)
        text = self.random.choice(vocabulary.TITLES).format(a=a, b=b, place=place, year=year)
        return text[:1].upper() + text[1:]

    def item(self, year: int) -> dict[str, Any]:
        """An item's own fields and its sections' texts."""
        outcome, formula = self.random.choices(self.outcomes, cum_weights=self.outcome_weights)[0]
        remainder = self.prose(14) if self.random.random() < 0.25 else ""
        voted = self.random.random() < 0.03
        votes = {"for": 12, "against": 7, "abstained": None, "tie": False, "voters": None, "text": "12 mod 7"}
        return {
            "title": self.title(year),
            "outcome": outcome,
            "outcome_remainder": remainder,
            "deviates": outcome in ("amended", "rejected", "deferred"),
            "votes": votes if voted else None,
            "dissent": self.prose(10) if voted else "",
            "case_number": self._case_number(year),
            "sections": {
                "summary": self.prose(24),
                "case": self.prose(self.random.randrange(60, 180)),
                "recommendation": f"Forvaltningen indstiller, at {self.prose(12)}",
                "decision": f"{formula} {remainder}".strip(),
            },
        }

    def _case_number(self, year: int) -> str:
        """Of a case that was on an agenda lately, or of a new one: some two and a half items a case."""
        if self.cases and self.random.random() < 0.6:
            return self.random.choice(self.cases)
        group = self.random.choice(("00", "02", "05", "06", "17", "27", "28", "82"))
        topic, serial = self.random.randrange(30), self.random.randrange(1, 9000)
        self.cases.append(f"{group}.{topic:02d}.00-A00-{serial}-{year % 100:02d}")
        return self.cases[-1]


def fill(items: int, seed: int = 1, municipalities: int = 1, town: str = "Ådal") -> None:
    """Write so many items into the database, each change logged as ingest logs it.

    town: what the first municipality is called, and the others' names begin with.
    """
    from archive.models import Municipality, naming  # Django is set up by now

    chance = Chance(seed)
    committees = []
    for number in range(municipalities):
        name = town if not number else f"{town} {vocabulary.PLACE_HEADS[number % 20]}{number}"
        municipality, _ = Municipality.objects.get_or_create(
            search_key=naming.search_key(name), defaults={"name": name}
        )
        committees += [_committee(municipality, committee) for committee in vocabulary.COMMITTEES]
    tables, written = _Tables(), 0
    meetings = _meetings(committees, -(-items // ITEMS_A_MEETING))
    while written < items and (batch := list(islice(meetings, BATCH // ITEMS_A_MEETING))):
        written += tables.write(batch, min(items - written, len(batch) * ITEMS_A_MEETING), chance)
        if sys.stderr.isatty():
            print(f"\r{written} of {items} items", end="", file=sys.stderr)
    tables.finish()


def _committee(town: Any, name: str) -> Any:
    from archive.models import Committee

    return Committee.objects.get_or_create(municipality=town, name=name)[0]


def _meetings(committees: list[Any], count: int) -> Iterator[tuple[Any, datetime.date]]:
    """Committee and date of each meeting: spread evenly over the years, none twice."""
    days = (LAST - FIRST).days
    rounds = -(-count // len(committees))
    for number in range(count):
        round_, which = divmod(number, len(committees))
        yield committees[which], FIRST + datetime.timedelta(days=days * round_ // rounds)


class _Tables:
    """What a batch of meetings is written to."""

    def __init__(self) -> None:
        from archive.models import Case, Item, Meeting, Section
        from benchmarks.bulk import Rows

        self.meetings = Rows(Meeting, "committee", "date", "slug", "kind")
        self.cases = Rows(Case, "municipality", "number", "slug", "kle", "facet", "year")
        self.items = Rows(
            Item, "meeting", "slug", "number", "position", "case", "first_public_at", "title", "outcome",
            "outcome_remainder", "deviates", "votes", "dissent", "case_number",
        )  # fmt: skip
        self.sections = Rows(Section, "item", "key", "kind", "position", "text")
        self._known: dict[tuple[int, str], int] = {}

    def write(self, batch: list[tuple[Any, datetime.date]], items: int, chance: Chance) -> int:
        """So many items of these meetings. Their number."""
        from archive.models import recording

        with recording() as touched:
            meetings = self.meetings.write((place.pk, date, str(date), "minutes") for place, date in batch)
            facts = [chance.item(batch[n // ITEMS_A_MEETING][1].year) for n in range(items)]
            towns = [batch[n // ITEMS_A_MEETING][0].municipality_id for n in range(items)]
            cases = self._cases([(t, fact["case_number"]) for t, fact in zip(towns, facts, strict=True)])
            rows = []
            for n, fact in enumerate(facts):
                meeting, place = divmod(n, ITEMS_A_MEETING)
                rows.append(_item(meetings[meeting], batch[meeting][1], place, cases[n], fact))
            ids = self.items.write(rows)
            self.sections.write(
                (item, f"{kind}|||1", kind, position, text)
                for item, fact in zip(ids, facts, strict=True)
                for position, (kind, text) in enumerate(fact["sections"].items())
            )
            touched.update(ids)
        return items

    def _cases(self, wanted: list[tuple[int, str]]) -> list[int]:
        """The case of each number in its municipality, written where there was none."""
        new = [key for key in dict.fromkeys(wanted) if key not in self._known]
        rows = ((town, number, number.lower(), number[:8], "A00", None) for town, number in new)
        self._known.update(zip(new, self.cases.write(rows), strict=True))
        return [self._known[key] for key in wanted]

    def finish(self) -> None:
        for rows in (self.meetings, self.cases, self.items, self.sections):
            rows.finish()


def _item(meeting: int, date: datetime.date, place: int, case: int, fact: dict[str, Any]) -> tuple[Any, ...]:
    added = datetime.datetime.combine(date, datetime.time(12), datetime.UTC)
    own = (value for name, value in fact.items() if name != "sections")
    return (meeting, str(place + 1), str(place + 1), place, case, added, *own)


def main() -> int:
    """Make the tables, fill them, and say how many items there are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--municipalities", type=int, default=0, help="0: one for each 60,000 items")
    options = parser.parse_args()
    set_up()
    fill(options.items, options.seed, options.municipalities or max(1, options.items // 60_000))
    return 0


def set_up() -> None:
    """Django, and the tables of the database it is told of."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


if __name__ == "__main__":
    sys.exit(main())
