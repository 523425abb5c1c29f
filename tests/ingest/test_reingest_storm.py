"""Whatever comes in whatever order: addresses last, and no clerk's word is lost or moves."""

from dataclasses import replace
from typing import Any

import pytest
from aadal import Point, agenda, clerk, dump, take_in, write
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from archive import ingest
from archive.ingest import rereading, verification
from archive.models import Correction, Item, Source

pytestmark = pytest.mark.django_db
# Each matter has a word of its own in its text; two share a case number.
MATTERS = {
    "alfa": Point("1", "Ny bro over Kær Å", "05.01.00-P20-3-25", body="Om alfa."),
    "beta": Point("2", "Støjskærm ved banen", "05.01.00-P20-3-25", body="Om beta."),
    "gamma": Point("3", "Meddelelser", body="Om gamma."),
    "delta": Point("4", "Biblioteket om søndagen", "21.00.00-A00-2-25", body="Om delta."),
}
KINDS = st.sampled_from(["agenda", "minutes", "minutes", "addendum"])
EDITIONS = st.lists(st.sampled_from(sorted(MATTERS)), min_size=1, max_size=4, unique=True)


class Storm(RuleBasedStateMachine):
    """One meeting, and everything that can happen to it."""

    @initialize(names=EDITIONS)
    def begin(self, names: list[str]) -> None:
        self.outer = transaction.atomic()
        self.outer.__enter__()
        self.files: list[tuple[bytes, str]] = []
        self.slugs: dict[int, str] = {}
        self.said: dict[tuple[int, str], Any] = {}
        self.matter: dict[int, str] = {}
        self.hidden: dict[int, str] = {}
        self._take(self._document("agenda", names, 0, 0))

    def _document(self, kind: str, names: list[str], shift: int, edition: int) -> bytes:
        points = [
            replace(
                MATTERS[name],
                number=str(place + shift),
                decision="Godkendt." if kind == "minutes" else "",
                body=f"Om {name}. Udgave {edition}.",
            )
            for place, name in enumerate(names, 1)
        ]
        if kind == "agenda":
            return agenda(points)
        return write(points, kind="REFERAT" if kind == "minutes" else "TILLÆGSDAGSORDEN")

    def _take(self, data: bytes) -> None:
        name = f"{len(self.files)}.txt"
        report = take_in(data, name, allow_removals=True)
        assert report.status != "failed", report.message
        self.files.append((data, name))

    @rule(kind=KINDS, names=EDITIONS, shift=st.sampled_from([0, 0, 1, 10]), edition=st.integers(0, 2))
    def a_version_comes(self, kind: str, names: list[str], shift: int, edition: int) -> None:
        self._take(self._document(kind, names, shift, edition))

    @rule(place=st.integers(0, 30))
    def the_same_comes_again(self, place: int) -> None:
        before = dump()
        data, name = self.files[place % len(self.files)]
        assert take_in(data, name, allow_removals=True).status == "unchanged"
        assert dump() == before

    @rule(
        place=st.integers(0, 30), field=st.sampled_from(["officer", "title", "text"]), turn=st.integers(1, 99)
    )
    def a_clerk_corrects(self, place: int, field: str, turn: int) -> None:
        row = self._row(place)
        part = row.sections.filter(kind="case").first()
        if field == "text" and part is None:
            return
        name = f"section:{part.key}" if field == "text" and part else field
        value = f"Rettet {turn}. Om {self._matter(row)}." if field == "text" else f"Rettet {turn}"
        if ingest.correct(row, name, value, user=clerk(), reason="misread"):
            self.said[row.pk, name] = value
            self.matter.setdefault(row.pk, self._matter(row))

    @rule(place=st.integers(0, 30), verb=st.sampled_from(["held", "withdrawn", "public"]))
    def a_clerk_decides_who_may_read(self, place: int, verb: str) -> None:
        row = self._row(place)
        if verb == "public":
            ingest.release(row, clerk())
            self.hidden.pop(row.pk, None)
            if row.pk not in {pk for pk, _ in self.said}:
                self.matter.pop(row.pk, None)
        else:
            (ingest.hold if verb == "held" else ingest.withdraw)(row, "Skal ses efter.", clerk())
            self.hidden[row.pk] = verb
            self.matter.setdefault(row.pk, self._matter(row))

    @rule()
    def everything_is_read_again(self) -> None:
        before = dump()
        found = rereading.reread(Source.objects.all(), apply=True, allow_removals=True)
        assert {one.report.status for one in found} == {"unchanged"}
        assert dump() == before

    def _row(self, place: int) -> Item:
        rows = list(Item.objects.order_by("pk"))
        return rows[place % len(rows)]

    def _matter(self, row: Item) -> str:
        text = " ".join(row.sections.values_list("text", flat=True))
        return next((name for name in MATTERS if f"Om {name}." in text), "")

    @invariant()
    def addresses_last(self) -> None:
        now = dict(Item.objects.values_list("pk", "slug"))
        assert {pk: now.get(pk) for pk in self.slugs} == self.slugs
        self.slugs = now

    @invariant()
    def no_word_is_lost_or_moves_to_another_matter(self) -> None:
        live = {(row.item_id, row.field): row.value for row in Correction.objects.live()}
        assert live == self.said
        for row in Item.objects.filter(pk__in=self.matter):
            name = self._matter(row)
            assert self.matter[row.pk] in (name, "") or not name
            self.matter[row.pk] = self.matter[row.pk] or name
        for (pk, field), value in self.said.items():
            row = Item.objects.get(pk=pk)
            part = field.startswith("section:")
            now = row.sections.get(key=field.removeprefix("section:")).text if part else getattr(row, field)
            assert now == value
        assert {pk: Item.objects.get(pk=pk).visibility for pk in self.hidden} == self.hidden

    def teardown(self) -> None:
        if not hasattr(self, "outer"):  # it ended before it began
            return
        try:
            faults = {
                check.name: check.first for check in verification.verify() if check.count and not check.info
            }
            assert not faults, faults
        finally:
            transaction.set_rollback(True)
            self.outer.__exit__(None, None, None)


def test_a_storm_of_versions_corrections_and_holds() -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Storm,
        settings=settings(
            max_examples=8,
            stateful_step_count=8,
            deadline=None,
            derandomize=True,
            phases=(Phase.generate,),
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
