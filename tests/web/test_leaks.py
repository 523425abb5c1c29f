"""What is held, withdrawn, closed, not yet or no longer public is in no answer until it is released."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone
from leaking import answers, found_by, leaks, meant
from plants import (
    HIDE,
    NUMBER,
    PARTS,
    PLACES,
    STATES,
    Plant,
    of_part,
    of_source,
    of_state,
    planted,
    secret,
)
from read_page import Page
from write_minutes import Entry

from archive.ingest import correct, release, withdraw
from archive.models import Item, Meeting
from archive.search import Query, catch_up, search

TakeIn = Callable[..., Meeting]
MEETING = "/aadal/byraadet/2025-05-27/"
# Pages of every kind that tell the title of an item everybody may read: so the walk does look there.
SHOWS_TITLES = (
    "/",
    MEETING,
    f"{MEETING}1/",
    f"{MEETING}2/",
    "/aadal/byraadet/feed.atom",
    "/aadal/sager/",
    "/emner/05/",
    "/soeg/",
    "/soeg/?aar=2025",
    "/soeg/?q=sag",
    "/soeg/forslag/?q=Sag+om+qx",
    "/feed.atom",
    "/soeg/feed.atom?q=sag",
    "/soeg/data.csv?q=sag",
    "/aadal/sager/data.csv",
    "/api/v1/bulk.jsonl",
    "/api/v1/agendaitems/",
    f"/api/v1/agendaitems{MEETING}2/",
    f"/api/v1/meetings{MEETING}",
    "/api/v1/papers/",
    f"/privatliv/anmodning/?om={quote(f'{MEETING}2/')}",
)


@pytest.fixture
def items(take_in: TakeIn) -> dict[str, Item]:
    """An item for each state, in an agenda and its minutes, all public so far, with an open one beside.

    Each names the open one, whose page names them again.
    """
    entries = [Entry("Cykelsti langs Havnegade"), *(planted(state) for state in STATES)]
    take_in(
        *(replace(entry, decision="", case=f"{entry.case} Foreløbigt.") for entry in entries),
        kind="DAGSORDEN",
    )
    meeting = take_in(*entries)
    rows = meeting.items.order_by("position").select_related("meeting__committee__municipality")
    return dict(zip(STATES, rows[1:], strict=True))


@pytest.fixture
def plants(items: dict[str, Item], take_in: TakeIn) -> list[Plant]:
    """An item in each state, a held part of each kind in an item everybody may read, and a held source."""
    parts = take_in(planted("part"), committee="Teknikudvalget").items.get()
    budget = take_in(Entry("Budget"), committee="Økonomiudvalget")
    return [
        *(of_state(state, item.pk) for state, item in items.items()),
        *(of_part(part, parts.pk) for part in PLACES),
        of_source(budget),
    ]


@pytest.mark.parametrize("indexed", ["before", "after"])
def test_nothing_hidden_is_in_any_answer_and_all_of_it_returns(plants: list[Plant], indexed: str) -> None:
    words = [word for plant in plants for word in plant.words]
    searched = [word for plant in plants for word in plant.searched]
    if indexed == "before":
        assert catch_up(10)
    for plant in plants:
        plant.hide()
    if indexed == "after":
        assert catch_up(10)
    titles = [secret(state, "titel") for state in STATES]
    assert leaks(words) == []
    assert (found_by(searched), meant(titles)) == ([], [])

    for plant in plants:
        plant.show()
    found = leaks(words)
    assert {word for _, word in found} == set(words)
    everywhere = {address for address, word in found if word == titles[0]}
    assert [address for address in SHOWS_TITLES if address not in everywhere] == []
    assert (found_by(searched), meant(titles)) == (searched, titles)

    for plant in plants:
        plant.hide()
    assert leaks(words) == []


@pytest.mark.parametrize("state", STATES)
def test_what_is_hidden_is_not_counted(items: dict[str, Item], state: str) -> None:
    before = search(Query(years=(2025,))).total
    HIDE[state](items[state])
    client = Client()
    assert search(Query(years=(2025,))).total == before - 1
    shown = before if state == "closed" else before - 1  # a closed item stands as its stub
    assert f"{shown} punkter" in Page(client.get(MEETING)).text
    assert f"{len(STATES) - 1} sager" in Page(client.get("/aadal/sager/")).text
    assert f"I alt {before - 1} punkter" in Page(client.get("/om/")).text


def _too_old(meeting: Meeting) -> None:
    place = meeting.committee.municipality
    place.retention_years = 1
    place.save()


HIDE_MEETING: dict[str, Callable[[Meeting], object]] = {
    **{state: HIDE[state] for state in ("held", "early", "expired")},  # type: ignore[dict-item]
    "too old": _too_old,
}


@pytest.mark.parametrize("state", HIDE_MEETING)
def test_nothing_of_a_hidden_meeting_is_in_any_answer(
    items: dict[str, Item], take_in: TakeIn, state: str
) -> None:
    take_in(Entry("Budget"), committee="Økonomiudvalget", date=f"{timezone.localdate()}")
    HIDE_MEETING[state](items["held"].meeting)
    words = [*(secret("held", part) for part in PARTS), "cykelsti langs"]
    told = list(answers())
    assert [(address, word) for address, html in told for word in words if word in html] == []
    linked = [address for address, html in told if f'href="{MEETING}' in html]
    assert [a for a in linked if not a.startswith((MEETING, "/privatliv/"))] == []  # a form leads back
    assert found_by(["havnegade", secret("held", "tekst")]) == []


def test_withdrawn_parts_of_an_item_are_in_no_answer(items: dict[str, Item]) -> None:
    words = [secret("held", part) for part in PLACES]
    assert found_by(words) == words
    for place in PLACES.values():
        withdraw(place(items["held"]), "Skal ses efter.", None)
    # The decision's news is kept on the item too, and shown in lists: it must go with its section.
    title = secret("held", "titel")
    assert {word for _, word in leaks([*words, title])} == {title}
    assert found_by(words) == []


def test_a_document_with_a_personal_number_is_held_and_its_words_are_nowhere(take_in: TakeIn) -> None:
    number = NUMBER
    meeting = take_in(
        Entry("Cykelsti"),
        Entry("Sag om qxcprtitelzq", case=f"Borgeren {number} bor på qxcprtekstzq.", officer="qxcprnavnzq"),
    )
    words = ["qxcprtitelzq", "qxcprtekstzq", "qxcprnavnzq", number]
    assert leaks(words) == []
    assert found_by(words[:3]) == []
    release(meeting.items.get(slug="2"), None, "Er set efter.")
    assert {word for _, word in leaks(words)} == set(words)


def test_a_personal_number_a_clerk_types_is_held_at_once(items: dict[str, Item]) -> None:
    item = items["held"]
    number = NUMBER
    section = item.sections.get(kind="case")
    correct(
        item,
        f"section:{section.key}",
        f"Borgeren {number} søger.",
        user=None,
        reason="other",
        note="Tilføjet.",
    )
    assert leaks([number, secret("held", "titel")]) == []


def test_removed_personal_data_is_in_no_answer_but_its_removal_is_told(
    items: dict[str, Item], client: Client
) -> None:
    item, word = items["held"], secret("held", "tekst")
    section = item.sections.get(kind="case")
    correct(
        item,
        f"section:{section.key}",
        "Navnet er fjernet.",
        user=None,
        reason="personal_data",
        note="Borgers navn.",
    )
    assert leaks([word]) == []
    assert found_by([word]) == []
    page = Page(client.get(item.get_absolute_url()))
    assert "En personoplysning er fjernet." in page.text
    assert "Borgers navn" not in page.text


def test_corrections_of_parts_go_with_the_parts(items: dict[str, Item]) -> None:
    item = items["held"]
    section, attachment = item.sections.get(kind="case"), item.attachments.get()
    fields = {f"section:{section.key}": "qxnytekstzq", f"attachment:{attachment.pk}": "qxnytbilagzq"}
    for field, word in fields.items():
        correct(item, field, f"Nye ord {word}.", user=None, reason="source_error", note="Skrevet forkert.")
    words = [secret("held", "tekst"), secret("held", "bilag"), *fields.values()]
    assert {word for _, word in leaks(words)} == set(words)
    for row in (section, attachment):
        withdraw(row, "Skal væk.", None)
    assert leaks(words) == []
