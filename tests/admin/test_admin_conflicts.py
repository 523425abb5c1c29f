"""A correction and a new source that disagree: shown beside each other, settled by one of three answers."""

from collections.abc import Callable
from typing import Any

import pytest
from desk_browser import dump, inputs
from desk_minutes import MINUTES
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from archive import ingest
from archive.models import Clarification, Correction, Item, Meeting

TakeIn = Callable[[str, str], Any]
WHY = {"reason": "misread", "note": "Set i bogen."}


@pytest.fixture
def conflict(item: Item, take_in: TakeIn) -> Clarification:
    """The title corrected, and then another one in a new version of the minutes."""
    ingest.correct(
        item, "title", "Ny mole ved fiskerihavnen", user=None, reason="misread", note="Læst forkert."
    )
    take_in(MINUTES.replace("Ny mole ved lystbådehavnen", "Ny mole ved færgehavnen"), "2.txt")
    return Clarification.objects.open().get(kind="conflict")


def url_of(row: Clarification) -> str:
    return reverse("admin:archive_clarification_change", args=[row.pk])


def answer(desk: Client, row: Clarification, **sent: str) -> HttpResponse:
    form = inputs(desk.get(url_of(row)).content.decode(), "desk-answer")
    return desk.post(url_of(row), form | {"_conflict": "1"} | sent)


def test_all_three_stand_beside_each_other_with_what_differs_marked(
    desk: Client, conflict: Clarification
) -> None:
    page = desk.get(url_of(conflict)).content.decode()
    sides = [part.split("</div>")[0] for part in page.split('<div class="desk-verbatim">')[1:]]
    assert [side.strip() for side in sides] == [
        "Ny mole ved lystbådehavnen",
        "Ny mole ved <del>lystbådehavnen</del><ins>fiskerihavnen</ins>",
        "Ny mole ved <del>lystbådehavnen</del><ins>færgehavnen</ins>",
    ]
    assert "Hvordan er sagen afgjort?" not in page


@pytest.mark.parametrize(
    ("sent", "title"),
    [
        ({"choice": "ours"}, "Ny mole ved fiskerihavnen"),
        ({"choice": "theirs", **WHY}, "Ny mole ved færgehavnen"),
        ({"choice": "own", "title": "Ny mole", **WHY}, "Ny mole"),
    ],
)
def test_each_answer_settles_it(
    desk: Client, conflict: Clarification, item: Item, clerk: User, sent: dict[str, str], title: str
) -> None:
    response = answer(desk, conflict, **sent)
    assert response.headers["Location"] == reverse("admin:archive_clarification_changelist")
    item.refresh_from_db()
    conflict.refresh_from_db()
    assert (item.title, conflict.settled_by) == (title, clerk)
    assert Correction.objects.live().get(field="title").value == title


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Vælg, hvad der skal gælde."),
        ({"choice": "nonsens"}, "nonsens"),
        ({"choice": "theirs"}, "Skriv kort, hvorfor du retter."),
        ({"choice": "own", **WHY}, "Skriv det, der skal gælde, i feltet herunder."),
        ({"choice": "ours", "title": "Noget"}, "Du har skrevet i feltet herunder."),
        ({"choice": "own", "title": "", **WHY}, "Overskriften kan ikke være tom."),
        ({"choice": "theirs", "reason": "misread", "note": "010190-1234"}, "et personnummer"),
        ({"choice": "ours", "version": "gammel"}, "Oplysningerne er ændret, siden du hentede siden"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_saved(
    desk: Client, conflict: Clarification, sent: dict[str, str], words: str
) -> None:
    before = dump()
    response = answer(desk, conflict, **sent)
    assert (response.status_code, dump()) == (422, before)
    assert words in response.content.decode()


def test_who_comes_second_is_told_and_saves_nothing(desk: Client, conflict: Clarification) -> None:
    form = inputs(desk.get(url_of(conflict)).content.decode(), "desk-answer")
    ingest.settle_conflict(conflict, ingest.Choice.OURS, user=None)
    before = dump()
    response = desk.post(url_of(conflict), form | {"_conflict": "1", "choice": "theirs", **WHY}, follow=True)
    assert dump() == before
    page = response.content.decode()
    assert "En anden har afgjort sagen imens" in page
    assert "Rettelsen er beholdt." in page


def test_what_a_text_changes_besides_is_told_before_and_after(
    desk: Client, item: Item, take_in: TakeIn
) -> None:
    decision = item.sections.get(kind="decision")
    ingest.correct(item, f"section:{decision.key}", "Godkendt.", user=None, reason="misread")
    take_in(MINUTES.replace(decision.text, "Udsat."), "2.txt")
    row = Clarification.objects.open().get(kind="conflict")
    page = desk.get(url_of(row)).content.decode()
    assert '<th scope="row">Udfald</th><td>Godkendt</td><td>Udsat</td>' in page
    form = inputs(page, "desk-answer")
    done = desk.post(url_of(row), form | {"_conflict": "1", "choice": "theirs", **WHY}, follow=True)
    assert "Beregnet på ny: Udfald: Udsat" in done.content.decode()
    item.refresh_from_db()
    assert item.outcome == "deferred"


def test_votes_are_settled_in_all_their_boxes(desk: Client, item: Item, take_in: TakeIn) -> None:
    row = Clarification.objects.create(
        kind="conflict",
        code="conflict",
        message="Stemmer",
        meeting=item.meeting,
        item=item,
        field="votes",
        ours=None,
        theirs={"for": 5, "against": 2, "abstained": None, "tie": False, "voters": None, "text": ""},
        fingerprint="v",
    )
    answer(desk, row, choice="own", **WHY, **{"votes-for": "6", "votes-against": "1"})
    item.refresh_from_db()
    assert item.votes and (item.votes["for"], item.votes["against"]) == (6, 1)


def test_a_meetings_header_is_settled_too(desk: Client, meeting: Meeting, take_in: TakeIn) -> None:
    ingest.correct(meeting, "place", "Kantinen", user=None, reason="misread")
    take_in(MINUTES.replace("Mødested ", "Mødested Nye "), "2.txt")
    row = Clarification.objects.open().get(kind="conflict")
    answer(desk, row, choice="own", place="Skolen", **WHY)
    meeting.refresh_from_db()
    assert meeting.place == "Skolen"


def test_a_removed_name_is_warned_of(desk: Client, item: Item, take_in: TakeIn) -> None:
    ingest.correct(item, "title", "Ny mole", user=None, reason="personal_data", note="Et navn.")
    take_in(MINUTES.replace("Ny mole ved lystbådehavnen", "Ny mole ved færgehavnen"), "2.txt")
    page = desk.get(url_of(Clarification.objects.open().get(kind="conflict"))).content.decode()
    assert "Rettelsen fjernede en personoplysning." in page


def test_who_may_only_look_sees_the_sides_and_no_form(onlooker: Client, conflict: Clarification) -> None:
    page = onlooker.get(url_of(conflict)).content.decode()
    assert "<ins>fiskerihavnen</ins>" in page
    assert "desk-answer" not in page
    assert onlooker.post(url_of(conflict), {"_conflict": "1", "choice": "ours"}).status_code == 403
    assert onlooker.post(url_of(conflict), {"text": "Nej."}).status_code == 403
