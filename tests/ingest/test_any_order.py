"""Versions of different kinds and a clerk's words may come in any order: the archive ends the same."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from aadal import BRIDGE, LIBRARY, NOTICES, Point, agenda, clerk, item, take_in, write
from django.db import transaction

from archive import ingest, parsing
from archive.ingest import headers, rereading
from archive.models import Correction, Item, Meeting, Source

pytestmark = pytest.mark.django_db
Step = Callable[[], object]


def public() -> dict[str, Any]:
    """What everybody reads of the meeting, and every live correction."""
    meeting = Meeting.objects.get()
    rows = Item.objects.public().order_by("case_number", "title")
    live = Correction.objects.live().values_list("item__case_number", "field", "value")
    return {
        "kind": meeting.kind,
        "header": [getattr(meeting, name) for name in ("start", "end", "place", "present", "absent")],
        "items": [_item(row) for row in rows],
        "corrections": sorted(map(str, live)),
    }


def _item(row: Item) -> list[Any]:
    own = [row.number, row.title, row.case_number, row.officer, row.missing_in_minutes, row.outcome]
    own += [row.clauses, row.recommended_by, row.deviates, row.noindex]
    parts = row.sections.order_by("position", "pk").values_list("key", "heading", "text")
    return [
        *own,
        list(parts),
        list(row.attachments.order_by("position", "pk").values_list("name", flat=True)),
    ]


def taken(data: bytes, name: str) -> Step:
    def step() -> None:
        assert take_in(data, name, allow_removals=True).status != "failed"

    return step


def ends(orders: Sequence[Sequence[Step]]) -> list[dict[str, Any]]:
    """The archive's end after each order, each begun on an empty one."""
    found = []
    for order in orders:
        with transaction.atomic():
            for step in order:
                step()
            found.append(public())
            transaction.set_rollback(True)
    return found


ADDED = replace(BRIDGE, decision="", body="", summary="Broen lukkes i juli.", attachments=("Omkørsel",))
DOCUMENTS = {
    "agenda": agenda(place="Rådhuset"),
    "addendum": write(
        [ADDED, Point("30", "Ekstra punkt", "05.01.00-P20-30-25")], kind="TILLÆGSDAGSORDEN", at=""
    ),
    "minutes": write([LIBRARY, BRIDGE], place="", at=""),
}


@pytest.mark.parametrize("kinds", [("agenda", "addendum"), ("agenda", "minutes"), tuple(DOCUMENTS)])
def test_documents_of_different_kinds_in_any_order(kinds: tuple[str, ...]) -> None:
    orders = permutations([taken(DOCUMENTS[kind], f"{kind}.txt") for kind in kinds])
    first, *others = ends(list(orders))
    for other in others:
        assert other == first


def test_an_addendum_before_its_agenda_keeps_what_it_alone_has() -> None:
    take_in(DOCUMENTS["addendum"], "tillæg.txt")
    take_in(DOCUMENTS["agenda"], "dagsorden.txt")
    row = item("24")
    assert list(row.sections.order_by("position").values_list("kind", flat=True)) == [
        "case",
        "recommendation",
        "summary",
    ]
    assert [one.name for one in row.attachments.order_by("position")] == ["Tegning af broen", "Omkørsel"]
    assert row.clauses == ["at udvalget godkender broen."]


def test_what_a_new_agenda_drops_stands_where_an_addendum_has_it() -> None:
    brief = replace(BRIDGE, decision="", summary="Dagsordenens resume.")
    versions = [taken(agenda([brief]), "1.txt"), taken(agenda([BRIDGE]), "2.txt")]
    added = taken(DOCUMENTS["addendum"], "tillæg.txt")
    first, *others = ends([[*versions, added], [versions[0], added, versions[1]], [added, *versions]])
    assert [one == first for one in others] == [True, True]
    assert "Broen lukkes i juli." in str(first)


def test_what_the_newest_document_leaves_blank_an_older_one_says() -> None:
    take_in(
        write([BRIDGE], place="Rådhuset", head=["Til stede Ane Bach, Bo Dam", "Fraværende Ida Friis"]),
        "1.txt",
    )
    take_in(write([BRIDGE], place="", at="", head=["Til stede Ane Bach, Bo Dam, Ida Friis"]), "2.txt")
    meeting = Meeting.objects.get()
    assert (meeting.place, f"{meeting.start:%H:%M}", meeting.absent) == ("Rådhuset", "17:00", [])
    take_in(agenda([BRIDGE], place="Biblioteket", at="kl. 16:00"), "3.txt")
    meeting.refresh_from_db()
    assert (meeting.place, f"{meeting.start:%H:%M}") == ("Rådhuset", "17:00")
    ingest.correct(meeting, "place", "Mødesal 2", user=clerk(), reason="misread")
    assert Correction.objects.get().base == "Rådhuset" == headers.in_force(meeting)["place"]
    take_in(write([BRIDGE], place="Rådhuset", at="kl. 18:00"), "4.txt")
    meeting.refresh_from_db()
    assert (meeting.place, f"{meeting.start:%H:%M}") == ("Mødesal 2", "18:00")


def test_an_addendum_read_again_brings_what_it_added_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    take_in(DOCUMENTS["agenda"], "dagsorden.txt")
    take_in(DOCUMENTS["addendum"], "tillæg.txt")
    parse = parsing.parse
    for old, new, said in (("i juli", "i august", "Broen lukkes i august."), ("Resume", "Omkørslen", None)):
        swap = (old.encode(), new.encode())
        monkeypatch.setattr(
            parsing, "parse", lambda data, name="", swap=swap: parse(data.replace(*swap), name)
        )
        found = list(rereading.reread(Source.objects.filter(kind="addendum"), apply=True))
        assert [(one.report.status, one.report.message) for one in found] == [("updated", "")]
        summary = item("24").sections.filter(kind="summary").first()
        assert (summary and summary.text) == said
    assert item("24").sections.filter(kind="case").get().text == BRIDGE.body


MIXED = {
    "agenda": agenda([replace(one, decision="") for one in (BRIDGE, LIBRARY, NOTICES)]),
    "minutes": write([replace(LIBRARY, number="1"), replace(BRIDGE, number="2"), NOTICES]),
    "corrected": write(
        [
            BRIDGE,
            replace(LIBRARY, number="26", decision="Udsat."),
            replace(NOTICES, number="27"),
            Point("28", "Rækværk på broen", BRIDGE.case, decision="Godkendt."),
        ]
    ),
    "addendum": DOCUMENTS["addendum"],
}


def _correct(title: str, field: str, value: str) -> Step:
    def step() -> None:
        ingest.correct(Item.objects.get(title=title), field, value, user=clerk(), reason="misread")

    return step


EDITS: list[Step] = [
    _correct(BRIDGE.title, "section:case|||1", "Broen fra 1931 er fredet."),
    _correct(BRIDGE.title, "officer", "Line Holm"),
    _correct(LIBRARY.title, "title", "Biblioteket om søndagen"),
    lambda: ingest.hold(Item.objects.get(title=NOTICES.title), "Ses efter.", clerk()),
]


def _mixed(rng: random.Random) -> list[Step]:
    """An order that keeps minutes before corrected minutes and edits in sequence, with repetitions."""
    documents = {name: taken(data, f"{name}.txt") for name, data in MIXED.items()}
    first = rng.choice(["agenda", "minutes"])
    rows: list[list[Step]] = [
        [documents[name] for name in names if name != first]
        for names in (["agenda"], ["minutes", "corrected"], ["addendum"])
    ]
    rows.append(list(EDITS))
    order = [documents[first]]
    while any(rows):
        order.append(rng.choice([row for row in rows if row]).pop(0))
        if rng.random() < 0.3:
            order.append(rng.choice([step for step in order if step not in EDITS]))
    return order


def test_versions_edits_and_a_hold_in_any_order_and_again() -> None:
    rng = random.Random(2025)  # noqa: S311  # the same orders each time
    first, *others = ends([_mixed(rng) for _ in range(5)])
    assert "Broen fra 1931 er fredet." in str(first)
    assert "Biblioteket om søndagen" in str(first)
    assert [other == first for other in others] == [True] * 4
