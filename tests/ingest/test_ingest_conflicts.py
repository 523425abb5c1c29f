"""A conflict is settled by one of three words, once, and the same reading never asks again."""

from dataclasses import replace

import pytest
from aadal import BRIDGE, LIBRARY, NOTICES, clerk, dump, item, take_in, write

from archive import ingest
from archive.ingest import Choice
from archive.models import AuditEntry, Clarification, Correction, Meeting, Visibility

pytestmark = pytest.mark.django_db
LOUDER = "Udsat til mødet i juni."


def decision_field() -> str:
    return f"section:{item('24').sections.get(kind='decision').key}"


def in_conflict() -> Clarification:
    """A corrected decision, and a new version that says something else again."""
    take_in(write())
    ingest.correct(item("24"), decision_field(), "Godkendt uden bemærkninger.", user=None, reason="misread")
    take_in(write([replace(BRIDGE, decision=LOUDER), LIBRARY, NOTICES]), "2.txt")
    return Clarification.objects.open().get(kind="conflict")


def decision() -> tuple[str, str | None]:
    return item("24").sections.get(kind="decision").text, item("24").outcome


@pytest.mark.parametrize(
    ("choice", "own", "text", "outcome", "corrections"),
    [
        (Choice.OURS, None, "Godkendt uden bemærkninger.", "approved", 1),
        (Choice.THEIRS, None, LOUDER, "deferred", 2),
        (Choice.OWN, "Forkastet.", "Forkastet.", "rejected", 2),
    ],
)
def test_one_word_stands_and_what_hangs_on_it_is_computed_again(
    choice: Choice, own: str | None, text: str, outcome: str, corrections: int
) -> None:
    matter = in_conflict()
    assert ingest.settle_conflict(matter, choice, own, user=clerk(), reason="misread", note="Set i bogen.")
    assert decision() == (text, outcome)
    assert Correction.objects.count() == corrections
    assert (matter.settled_by, Clarification.objects.open().count()) == (clerk(), 0)
    assert AuditEntry.objects.get(action="conflict").user == clerk()
    take_in(write([replace(BRIDGE, decision=LOUDER), LIBRARY, NOTICES]) + b"\n", "3.txt")
    assert (decision(), Clarification.objects.open().count()) == ((text, outcome), 0)


def test_a_reading_that_was_answered_is_not_asked_about_when_it_returns() -> None:
    matter = in_conflict()
    ingest.settle_conflict(matter, Choice.OURS, user=clerk())
    take_in(write([replace(BRIDGE, decision="Godkendt uden bemærkninger."), LIBRARY, NOTICES]), "3.txt")
    take_in(write([replace(BRIDGE, decision=LOUDER), LIBRARY, NOTICES]) + b"\n", "4.txt")
    assert (decision()[0], Clarification.objects.open().count()) == ("Godkendt uden bemærkninger.", 0)


def test_who_comes_second_changes_nothing() -> None:
    matter = in_conflict()
    mine = Clarification.objects.get(pk=matter.pk)
    assert ingest.settle_conflict(matter, Choice.OURS, user=clerk())
    before = dump()
    assert not ingest.settle_conflict(mine, Choice.THEIRS, user=clerk(), reason="misread")
    assert dump() == before


def test_a_personal_number_in_the_reason_or_the_wrong_value_settles_nothing() -> None:
    matter = in_conflict()
    before = dump()
    with pytest.raises(ingest.Refused, match="personnummer"):
        ingest.settle_conflict(matter, Choice.OURS, user=None, note="Gælder 010190-1234")
    with pytest.raises(ingest.Refused, match="tekst"):
        ingest.settle_conflict(matter, Choice.OWN, 7, user=None)
    assert dump() == before


def test_what_the_source_has_no_more_is_let_go() -> None:
    take_in(write([replace(BRIDGE, summary="Kort."), LIBRARY, NOTICES]))
    attachment = item("24").attachments.get()
    ingest.correct(item("24"), "section:summary|||1", "Kort fortalt.", user=None, reason="misread")
    ingest.correct(item("24"), f"attachment:{attachment.pk}", "Broen", user=None, reason="misread")
    take_in(write([replace(BRIDGE, attachments=()), LIBRARY, NOTICES]), "2.txt")
    for matter in Clarification.objects.open().filter(kind="conflict"):
        assert matter.theirs is None
        ingest.settle_conflict(matter, Choice.THEIRS, user=clerk(), reason="source_error", note="Udgået.")
    attachment.refresh_from_db()
    assert (item("24").sections.get(kind="summary").text, attachment.visibility) == (
        "",
        Visibility.WITHDRAWN,
    )
    take_in(write([replace(BRIDGE, attachments=()), LIBRARY, NOTICES]) + b"\n", "3.txt")
    assert Clarification.objects.open().count() == 0


def test_a_meetings_place_is_settled_too() -> None:
    take_in(write())
    ingest.correct(Meeting.objects.get(), "place", "Kantinen", user=None, reason="misread")
    take_in(write(place="Biblioteket"), "2.txt")
    ingest.settle_conflict(
        Clarification.objects.open().get(), Choice.THEIRS, user=None, reason="misread", note="Flyttet."
    )
    assert Meeting.objects.get().place == "Biblioteket"


def test_what_would_be_computed_again_is_told_beforehand() -> None:
    in_conflict()
    before = dump()
    found = ingest.consequences(item("24"), decision_field(), LOUDER)
    assert found["outcome"] == ("approved", "deferred")
    assert (ingest.consequences(item("24"), "officer", "Ane"), dump()) == ({}, before)
