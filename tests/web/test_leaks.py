"""What is held, withdrawn, closed, not yet or no longer public is in no answer until it is released."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

import pytest
import walk
from django.test import Client
from django.utils import timezone
from read_page import Page
from write_minutes import Entry, minutes

from archive.ingest import close, correct, hold, ingest_document, release, withdraw
from archive.models import Attachment, Item, Meeting, Section, Source
from archive.search import Query, catch_up, search

HOUR = datetime.timedelta(hours=1)
PARTS = ("titel", "beslut", "tekst", "bilag", "navn")
SEARCHED = PARTS[:4]  # officers are not searched
NARROWED = ("aar=2025", "udvalg=aadal/byraadet", "udfald=approved", "kommune=aadal", "q=hemmelig")
LISTS = [f"/soeg/?{query}" for query in NARROWED]
ROW = '<li class="row">'  # a hit, on the search page
TakeIn = Callable[..., Meeting]
NUMBER = "-".join(("010190", "1234"))  # nobody's


def secret(state: str, part: str) -> str:
    """A word nobody else uses."""
    return f"qx{state}{part}zq"


def planted(state: str) -> Entry:
    title, decision, case, attachment, officer = (secret(state, part) for part in PARTS)
    return Entry(
        f"Sag om {title}",
        decision=f"Godkendt. Det gælder {decision}.",
        case=f"Hemmelig for nogle: {case}.",
        case_number=f"05.01.02-P20-{[*STATES, 'part'].index(state) + 1}-25",
        attachments=(f"Notat {attachment}",),
        officer=f"Ane {officer}",
    )


def _from(item: Item, **times: datetime.datetime | None) -> None:
    for name, time in times.items():
        setattr(item, name, time)
    item.save()


def _write_number(item: Item) -> None:
    """As a clerk types one in the case presentation; each time another, for a cleared one stays cleared."""
    section = item.sections.get(kind="case")
    number = f"010190-{1234 + item.corrections.count()}"  # nobody's
    words = f"Borgeren {number} bor ved {secret('number', 'tekst')}."
    correct(item, f"section:{section.key}", words, user=None, reason="other", note="Tilføjet.")


HIDE: dict[str, Callable[[Item], object]] = {
    "held": lambda item: hold(item, "Skal ses efter.", None),
    "withdrawn": lambda item: withdraw(item, "Skal væk.", None),
    "closed": lambda item: close(item, "Personalesag", None),
    "early": lambda item: _from(item, public_from=timezone.now() + HOUR),
    "expired": lambda item: _from(item, public_until=timezone.now() - HOUR),
    "number": _write_number,
}
SHOW: dict[str, Callable[[Item], object]] = {
    "held": lambda item: release(item, None),
    "withdrawn": lambda item: release(item, None),
    "closed": lambda item: correct(item, "closed", False, user=None, reason="other", note="Åbnet."),
    "early": lambda item: _from(item, public_from=timezone.now() - HOUR),
    "expired": lambda item: _from(item, public_until=None),
    "number": lambda item: release(item, None, "Er set efter."),
}
STATES = list(HIDE)
PLACES: dict[
    str, Callable[[Item], Section | Attachment]
] = {  # what a part is, and the word in it that must go with it
    "beslut": lambda item: item.sections.get(kind="decision"),
    "tekst": lambda item: item.sections.get(kind="case"),
    "bilag": lambda item: item.attachments.get(),
}


@dataclass(frozen=True)
class Plant:
    """Something that is hidden and shown again, and the words that nobody else uses."""

    words: tuple[str, ...]
    searched: tuple[str, ...]
    hide: Callable[[], object]
    show: Callable[[], object]


def answers() -> Iterator[tuple[str, str]]:
    """Every address of every row and every list narrowed, with what it answers."""
    client = Client()
    for address in [*walk.addresses(), *LISTS, *(f"/aadal/sager/?q={q}" for q in ("05.01", "Sag"))]:
        yield address, walk.body(client.get(address)).lower()


def leaks(words: list[str]) -> list[tuple[str, str]]:
    return [(address, word) for address, html in answers() for word in words if word in html]


def found_by(words: list[str]) -> list[str]:
    """Words that a search finds something by, in all of the text or in decisions alone."""
    client = Client()
    ways = [f"/soeg/?q={{}}{narrowed}" for narrowed in ("*", "&i=beslutning")]
    return [
        word
        for word in words
        if any(ROW in client.get(way.format(quote(word))).content.decode() for way in ways)
    ]


@pytest.fixture
def items(take_in: TakeIn) -> dict[str, Item]:
    """An item for each state, all of them public so far, with an open one beside."""
    meeting = take_in(Entry("Cykelsti langs Havnegade"), *(planted(state) for state in STATES))
    rows = meeting.items.order_by("position").select_related("meeting__committee__municipality")
    return dict(zip(STATES, rows[1:], strict=True))


def _plant_of_state(state: str, key: int) -> Plant:
    words = tuple(secret(state, part) for part in PARTS)
    searched = tuple(secret(state, part) for part in SEARCHED)

    def now() -> Item:
        return Item.objects.get(pk=key)

    return Plant(words, searched, lambda: HIDE[state](now()), lambda: SHOW[state](now()))


def _plant_of_part(part: str, key: int) -> Plant:
    word = (secret("part", part),)

    def now() -> Section | Attachment:
        return PLACES[part](Item.objects.get(pk=key))

    return Plant(word, word, lambda: hold(now(), "Et navn.", None), lambda: release(now(), None))


def _plant_of_source(meeting: Meeting) -> Plant:
    """An agenda that the minutes have replaced: its name and its own words are in its download alone."""
    entry = Entry("Budget", decision="", case=f"Tidligere ord: {secret('source', 'tekst')}.")
    data = minutes([entry], committee="Økonomiudvalget", kind="DAGSORDEN")
    ingest_document(data, f"{secret('source', 'navn')}.txt", municipality=meeting.committee.municipality)
    source = Source.objects.get(kind="agenda")
    words = (secret("source", "tekst"), secret("source", "navn"))

    def decide(verb: Callable[[], object]) -> object:
        source.refresh_from_db()
        return verb()

    return Plant(
        words,
        (),
        lambda: decide(lambda: hold(source, "Et navn.", None)),
        lambda: decide(lambda: release(source, None)),
    )


@pytest.fixture
def plants(items: dict[str, Item], take_in: TakeIn) -> list[Plant]:
    """An item in each state, a held part of each kind in an item everybody may read, and a held source."""
    parts = take_in(planted("part"), committee="Teknikudvalget").items.get()
    budget = take_in(Entry("Budget"), committee="Økonomiudvalget")
    return [
        *(_plant_of_state(state, item.pk) for state, item in items.items()),
        *(_plant_of_part(part, parts.pk) for part in PLACES),
        _plant_of_source(budget),
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
    assert leaks(words) == []
    assert found_by(searched) == []

    for plant in plants:
        plant.show()
    assert {word for _, word in leaks(words)} == set(words)
    assert found_by(searched) == searched

    for plant in plants:
        plant.hide()
    assert leaks(words) == []
    assert found_by(searched) == []


@pytest.mark.parametrize("state", STATES)
def test_what_is_hidden_is_not_counted(items: dict[str, Item], state: str) -> None:
    before = search(Query(years=(2025,))).total
    HIDE[state](items[state])
    client = Client()
    assert search(Query(years=(2025,))).total == before - 1
    shown = before if state == "closed" else before - 1  # a closed item stands as its stub
    assert f"{shown} punkter" in Page(client.get("/aadal/byraadet/2025-05-27/")).text
    assert f"{len(STATES) - 1} sager" in Page(client.get("/aadal/sager/")).text
    assert f"I alt {before - 1} punkter" in Page(client.get("/om/")).text


def _too_old(meeting: Meeting) -> None:
    place = meeting.committee.municipality
    place.retention_years = 1
    place.save()


HIDE_MEETING: dict[str, Callable[[Meeting], object]] = {
    **{state: HIDE[state] for state in ("held", "withdrawn", "early", "expired")},  # type: ignore[dict-item]
    "too old": _too_old,
}


@pytest.mark.parametrize("state", HIDE_MEETING)
def test_nothing_of_a_hidden_meeting_is_in_any_answer(
    items: dict[str, Item], take_in: TakeIn, state: str
) -> None:
    take_in(Entry("Budget"), committee="Økonomiudvalget", date=f"{timezone.localdate()}")
    HIDE_MEETING[state](items["held"].meeting)
    words = [*(secret("held", part) for part in PARTS), "cykelsti langs"]
    assert leaks(words) == []
    assert found_by(["havnegade", secret("held", "tekst")]) == []
    address = "/aadal/byraadet/2025-05-27/"
    linked = [a for a, html in answers() if f'href="{address}' in html and not a.startswith(address)]
    assert linked == []


@pytest.mark.parametrize("verb", [hold, withdraw])
@pytest.mark.parametrize("part", ["beslut", "tekst", "bilag"])
def test_a_hidden_part_of_an_item_is_in_no_answer(
    items: dict[str, Item], verb: Callable[..., bool], part: str
) -> None:
    word = secret("held", part)
    assert found_by([word]) == [word]
    verb(PLACES[part](items["held"]), "Skal ses efter.", None)
    # The decision's news is kept on the item too, and shown in lists: it must go with its section.
    assert leaks([word]) == []
    assert found_by([word]) == []
    assert {word for _, word in leaks([secret("held", "titel")])} == {secret("held", "titel")}


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


@pytest.mark.parametrize("part", ["tekst", "bilag"])
def test_a_correction_of_a_part_goes_with_the_part(items: dict[str, Item], part: str) -> None:
    item = items["held"]
    section, attachment = item.sections.get(kind="case"), item.attachments.get()
    row, field = (
        (section, f"section:{section.key}")
        if part == "tekst"
        else (attachment, f"attachment:{attachment.pk}")
    )
    correct(item, field, "Nye ord qxnyeordzq.", user=None, reason="source_error", note="Skrevet forkert.")
    words = [secret("held", part), "qxnyeordzq"]
    assert {word for _, word in leaks(words)} == set(words)
    withdraw(row, "Skal væk.", None)
    assert leaks(words) == []
