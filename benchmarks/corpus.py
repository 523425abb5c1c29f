"""Fill an empty archive with made-up minutes, fast and the same for the same seed.

    ARCHIVE_DATA_DIR=/somewhere python -m benchmarks.corpus --items 100000 [--seed 1]

Words follow Zipf's law; meetings, committees, outcomes, votes and case numbers are spread as in a town's.
"""

import argparse
import datetime
import os
import random
import sys
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
        self.weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))
        self.outcomes = [(code, text) for code, text, _ in vocabulary.OUTCOMES]
        self.outcome_weights = list(accumulate(weight for _, _, weight in vocabulary.OUTCOMES))

    def some(self, count: int) -> list[str]:
        """Content words, common ones oftener."""
        return self.random.choices(self.words, cum_weights=self.weights, k=count)

    def prose(self, count: int) -> str:
        """Sentences of some nine words, every second of them a small one."""
        pairs = zip(self.some(count // 2), self.random.choices(vocabulary.SMALL, k=count // 2), strict=True)
        words = [word for pair in pairs for word in pair]
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
        group = self.random.choice(("00", "02", "05", "06", "17", "27", "28", "82"))
        topic, serial = self.random.randrange(30), self.random.randrange(1, 9000)
        return f"{group}.{topic:02d}.00-A00-{serial}-{year % 100:02d}"


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
    written = 0
    meetings = _meetings(committees, -(-items // ITEMS_A_MEETING))
    while written < items and (batch := list(islice(meetings, BATCH // ITEMS_A_MEETING))):
        written += _write(batch, min(items - written, len(batch) * ITEMS_A_MEETING), chance)
        if sys.stderr.isatty():
            print(f"\r{written} of {items} items", end="", file=sys.stderr)


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


def _write(batch: list[tuple[Any, datetime.date]], items: int, chance: Chance) -> int:
    from archive.models import Item, Meeting, Section, recording

    with recording() as touched:
        meetings = Meeting.objects.bulk_create(_meeting(committee, date) for committee, date in batch)
        facts = [chance.item(meetings[n // ITEMS_A_MEETING].date.year) for n in range(items)]
        rows = Item.objects.bulk_create(
            (
                _item(meetings[n // ITEMS_A_MEETING], n % ITEMS_A_MEETING, fact)
                for n, fact in enumerate(facts)
            ),
            batch_size=500,
        )
        Section.objects.bulk_create(
            (
                Section(item=row, key=f"{kind}|||1", kind=kind, position=position, text=text)
                for row, fact in zip(rows, facts, strict=True)
                for position, (kind, text) in enumerate(fact["sections"].items())
            ),
            batch_size=1_000,
        )
        touched.update(row.pk for row in rows)
    return items


def _meeting(committee: Any, date: datetime.date) -> Any:
    from archive.models import Meeting

    # More committees than days would need a second meeting of one day; a benchmark's dates never repeat.
    return Meeting(committee=committee, date=date, slug=str(date), kind="minutes")


def _item(meeting: Any, place: int, fact: dict[str, Any]) -> Any:
    from archive.models import Item

    own = {name: value for name, value in fact.items() if name != "sections"}
    added = datetime.datetime.combine(meeting.date, datetime.time(12), datetime.UTC)
    number = str(place + 1)
    return Item(meeting=meeting, slug=number, number=number, position=place, first_public_at=added, **own)


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
