"""Whatever editions arrive, in any order: addresses last, corrections stand, repetition changes nothing."""

import random
from dataclasses import replace

import pytest
from aadal import BRIDGE, LIBRARY, NOTICES, Point, agenda, clerk, dump, logged, take_in, write

from archive import ingest
from archive.models import Clarification, Item
from archive.models.changes import PAGES

pytestmark = pytest.mark.django_db
TITLES = ["Træplan for byen", "Cykelsti langs Møllevej", "Meddelelser", "Støj fra havnen", "Lokalplan 214"]
DECISIONS = ["Godkendt.", "Udsat.", "Taget til efterretning.", "Udvalget så på åen.", ""]


def _edition(rng: random.Random) -> bytes:
    """A version of one meeting: items added, left out, renumbered, retitled, rewritten, swapped."""
    points = [
        BRIDGE,
        LIBRARY,
        NOTICES,
        *(Point("", title) for title in rng.sample(TITLES, rng.randint(0, 4))),
    ]
    points = [point for point in points if rng.random() > 0.1] or [BRIDGE]
    if rng.random() < 0.3:
        rng.shuffle(points)
    start = rng.choice([24, 24, 24, 30])
    written = []
    for number, point in enumerate(points, start):
        changes = (
            {"number": str(number)} if point.number or rng.random() < 0.5 else {"number": str(number + 50)}
        )
        if rng.random() < 0.3:
            changes["decision"] = rng.choice(DECISIONS)
        if rng.random() < 0.2:
            changes["body"] = rng.choice(["Ny tekst.", "En anden tekst.", ""])
        if rng.random() < 0.1:
            changes["title"] = point.title + " og omegn"
        written.append(replace(point, **changes))
    if rng.random() < 0.2:
        return write(written[:1], kind="TILLÆGSDAGSORDEN")
    return agenda(written) if rng.random() < 0.4 else write(written)


def _correct_something(rng: random.Random, said: dict[tuple[int, str], object]) -> None:
    row = rng.choice(list(Item.objects.order_by("pk")))
    field = rng.choice(
        ["title", "officer", "outcome", *(f"section:{part.key}" for part in row.sections.all())]
    )
    value = "approved" if field == "outcome" else f"Rettet af medarbejderen {rng.randint(1, 99)}"
    if ingest.correct(row, field, value, user=clerk(), reason="misread"):  # else it said so already
        said[row.pk, field] = value


def _value(key: int, field: str) -> object:
    row = Item.objects.get(pk=key)
    if field.startswith("section:"):
        return row.sections.get(key=field.removeprefix("section:")).text
    return getattr(row, field)


@pytest.mark.parametrize("seed", range(8))
def test_promises_hold_for_any_editions(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311  # the same editions every time
    slugs: dict[int, str] = {}
    said: dict[tuple[int, str], object] = {}
    for turn in range(6):
        data = _edition(rng)
        assert take_in(data, f"{turn}.txt", allow_removals=True).status in ("created", "updated", "unchanged")
        now = dict(Item.objects.values_list("pk", "slug"))
        assert {key: now[key] for key in slugs} == slugs
        slugs = now
        assert {place: _value(*place) for place in said} == said
        before, known = dump(), len(logged())
        again = take_in(data + b"\n", f"{turn}.txt", allow_removals=True)
        assert (again.items_created, again.items_updated, again.items_withdrawn) == (0, 0, 0)
        kept = dump()
        assert set(logged(known)) <= {PAGES}
        assert kept["archive_clarification"] == before["archive_clarification"]
        assert take_in(data, f"{turn}.txt").status == "unchanged"
        assert dump() == kept
        _correct_something(rng, said)
    assert not Clarification.objects.open().filter(kind="failed").exists()
