"""A clerk's word: it stands through every re-ingest, and an unchanged form writes nothing."""

from dataclasses import replace
from typing import Any

import pytest
from aadal import BRIDGE, LIBRARY, NOTICES, clerk, dump, item, logged, tables_changed, take_in, write

from archive import ingest
from archive.models import (
    AuditEntry,
    Case,
    Clarification,
    Correction,
    Item,
    Meeting,
    Section,
)

pytestmark = pytest.mark.django_db
DECISION = "section:decision|||1"
TABLE = "\tA\tB\nI alt\t1\t"


def _correct(target: Item | Meeting, field: str, value: object, reason: str = "misread") -> Correction | None:
    return ingest.correct(target, field, value, user=clerk(), reason=reason)


def test_a_correction_is_kept_with_who_what_and_why() -> None:
    take_in(write())
    row = ingest.correct(item("24"), "title", "Ny bro", user=clerk(), reason="misread", note=" Stod forkert ")
    assert row is not None
    assert (row.field, row.base, row.before, row.value, row.reason, row.note, row.user, row.live) == (
        "title",
        "Ny bro over Kær Å",
        "Ny bro over Kær Å",
        "Ny bro",
        "misread",
        "Stod forkert",
        clerk(),
        True,
    )
    assert item("24").title == "Ny bro"
    history = Item.history.get()
    assert (history.title, history.history_user, history.history_change_reason) == (
        "Ny bro",
        clerk(),
        "Læsefejl",
    )
    entry = AuditEntry.objects.get(action="correct")
    assert (entry.user, entry.item_id, entry.reason) == (clerk(), item("24").pk, "Læsefejl: Stod forkert")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Ny bro over Kær Å"),
        ("title", "  Ny bro over Kær Å\r\n"),
        (DECISION, "\r\nGodkendt.  \r\n\r\n"),
        ("section:recommendation|||1", "Direktøren indstiller,\r\n\r\nat udvalget godkender broen.\r\n"),
        ("clauses", ["at udvalget godkender broen. "]),
        ("outcome", "approved"),
        ("co_officers", []),
        ("officer", ""),
        ("closed", False),
        ("votes", None),
        ("neutral_title", " "),
    ],
)
def test_what_is_no_change_writes_nothing(field: str, value: object) -> None:
    take_in(write())
    clerk()
    before = dump()
    assert _correct(item("24"), field, value) is None
    assert tables_changed(before) == set()


def test_a_tables_blank_cells_are_part_of_it() -> None:
    take_in(write([replace(BRIDGE, body=TABLE)]))
    clerk()
    row, key = item("24"), "section:case|||1"
    assert row.sections.get(kind="case").text == TABLE
    before = dump()
    assert _correct(row, key, TABLE.replace("\n", "\r\n") + "\r\n") is None
    assert tables_changed(before) == set()
    assert _correct(row, key, TABLE.removeprefix("\t")) is not None
    assert row.sections.get(kind="case").text == TABLE.removeprefix("\t")


def test_only_the_corrected_item_is_logged() -> None:
    take_in(write())
    seen = len(logged())
    _correct(item("24"), DECISION, "Udsat.")
    assert logged(seen) == [item("24").pk]


def test_what_the_text_says_follows_the_text() -> None:
    take_in(write())
    row = item("24")
    _correct(row, DECISION, "Forkastet med 5 stemmer mod 2.")
    assert (row.outcome, row.deviates) == ("rejected", True)
    assert row.votes is not None
    assert Section.history.get().text == "Forkastet med 5 stemmer mod 2."


def test_a_corrected_outcome_outranks_the_text() -> None:
    take_in(write())
    row = item("24")
    _correct(row, "outcome", "deferred")
    _correct(row, DECISION, "Forkastet.")
    assert row.outcome == "deferred"
    take_in(write([replace(BRIDGE, decision="Godkendt!"), LIBRARY, NOTICES]), "2.txt")
    assert (item("24").outcome, item("24").sections.get(kind="decision").text) == ("deferred", "Forkastet.")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "En bro"),
        ("number", "24A"),
        ("officer", "Line Thorup"),
        ("co_officers", ["Søren Bygholm"]),
        ("expected_duration", "20 min."),
        ("closed_ground", "Ejendomssag"),
        ("neutral_title", "Køb af jord"),
        ("released_decision", "Godkendt."),
        ("outcome", None),
        ("outcome_remainder", "Sagen genoptages i 2026."),
        ("recommended_by", "Kommunaldirektøren"),
        ("clauses", ["at der bygges"]),
        ("dissent", "Liste Ø kunne ikke tiltræde."),
        ("onward", [{"body": "Byrådet", "date": "2025-06-25"}]),
        (
            "votes",
            {"for": 5, "against": 2, "abstained": None, "tie": False, "voters": None, "text": "5 mod 2"},
        ),
    ],
)
def test_every_field_can_be_corrected_and_survives(field: str, value: object) -> None:
    take_in(write())
    row = item("24")
    assert _correct(row, field, value) is not None
    assert getattr(row, field) == value
    assert take_in(write() + b"\n", "2.txt").items_updated == 0
    assert getattr(item("24"), field) == value
    assert Clarification.objects.open().filter(kind="conflict").count() == 0


def test_a_case_number_corrected_moves_the_item_to_its_case() -> None:
    take_in(write())
    row = item("24")
    _correct(row, "case_number", "05.01.00-P20-4-25")
    assert (row.case_number, row.case.slug) == ("05.01.00-P20-4-25", "05.01.00-p20-4-25")
    _correct(row, "case_number", "")
    assert row.case is None
    assert Case.objects.filter(slug="05.01.00-p20-3-25").exists()


def test_an_attachments_name_survives() -> None:
    take_in(write())
    attachment = item("24").attachments.get()
    _correct(item("24"), f"attachment:{attachment.pk}", "Broen, tegning 1")
    take_in(write() + b"\n", "2.txt")
    assert [row.name for row in item("24").attachments.all()] == ["Broen, tegning 1"]
    take_in(write([replace(BRIDGE, attachments=("Nyt",)), LIBRARY, NOTICES]), "3.txt")
    assert [row.name for row in item("24").attachments.order_by("pk")] == ["Broen, tegning 1", "Nyt"]
    assert [(row.base, row.ours, row.theirs) for row in Clarification.objects.open()] == [
        ("Tegning af broen", "Broen, tegning 1", None)
    ]


def _conflicts() -> list[tuple[Any, ...]]:
    rows = Clarification.objects.open().filter(kind="conflict").order_by("pk")
    return [(row.field, row.base, row.ours, row.theirs) for row in rows]


def test_a_source_that_moves_under_a_correction_is_a_conflict() -> None:
    take_in(write())
    _correct(item("24"), DECISION, "Godkendt uden bemærkninger.")
    changed = [replace(BRIDGE, decision="Godkendt enstemmigt."), LIBRARY, NOTICES]
    report = take_in(write(changed), "2.txt")
    assert report.conflicts == 1
    assert item("24").sections.get(kind="decision").text == "Godkendt uden bemærkninger."
    filed = [(DECISION, "Godkendt.", "Godkendt uden bemærkninger.", "Godkendt enstemmigt.")]
    assert _conflicts() == filed
    take_in(write(changed) + b"\n", "3.txt")
    assert _conflicts() == filed
    agreeing = [replace(BRIDGE, decision="Godkendt uden bemærkninger."), LIBRARY, NOTICES]
    take_in(write(agreeing), "4.txt")
    assert _conflicts() == []
    take_in(write(), "1-igen.txt")  # its bytes are known: nothing happens
    assert item("24").sections.get(kind="decision").text == "Godkendt uden bemærkninger."


def test_correcting_the_field_again_answers_the_conflict() -> None:
    take_in(write())
    _correct(item("24"), "title", "En bro")
    take_in(write([replace(BRIDGE, title="Ny bro over Kær Å ved Møllevej"), LIBRARY, NOTICES]), "2.txt")
    assert len(_conflicts()) == 1
    _correct(item("24"), "title", "En bro ved Møllevej")
    assert _conflicts() == []
    assert list(Correction.objects.order_by("pk").values_list("value", "live")) == [
        ("En bro", False),
        ("En bro ved Møllevej", True),
    ]


def test_a_section_the_source_dropped_stays_where_it_was_corrected() -> None:
    take_in(write([replace(BRIDGE, summary="Kort.")]))
    _correct(item("24"), "section:summary|||1", "Kort fortalt.")
    take_in(write([BRIDGE]), "2.txt")
    assert item("24").sections.get(kind="summary").text == "Kort fortalt."
    assert _conflicts() == [("section:summary|||1", "Kort.", "Kort fortalt.", None)]


def test_several_fields_of_a_form_are_one_transaction() -> None:
    take_in(write())
    made = ingest.correct_many(
        item("24"),
        {"title": "En bro", "officer": "", DECISION: "Udsat."},
        user=clerk(),
        reason="source_error",
    )
    assert [row.field for row in made] == ["title", DECISION]
    before = dump()
    with pytest.raises(ingest.Refused):
        ingest.correct_many(item("24"), {"title": "Bro", "outcome": "maaske"}, user=clerk(), reason="other")
    assert tables_changed(before) == set()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("slug", "25"),
        ("outcome", "måske"),
        ("votes", {"for": -1}),
        ("clauses", "at"),
        ("number", "1" * 31),
        ("section:finance|||1", "Tekst"),
        ("attachment:0", "Navn"),
        ("closed", "ja"),
        (DECISION, "a\x00b"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_danish(field: str, value: object) -> None:
    take_in(write())
    with pytest.raises(ingest.Refused, match=r"[a-zæøå]"):
        _correct(item("24"), field, value)


def test_the_outcome_a_clerk_gives_settles_the_question() -> None:
    take_in(write([replace(BRIDGE, decision="Udvalget så på åen.")]))
    assert Clarification.objects.open().get().kind == "outcome"
    _correct(item("24"), "outcome", "discussed")
    assert Clarification.objects.open().count() == 0
