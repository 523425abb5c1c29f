"""Things to hide and to show again, each with words that nobody else uses."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone
from write_minutes import Entry, minutes

from archive.ingest import close, correct, hold, ingest_document, release, withdraw
from archive.models import Attachment, Item, Meeting, Section, Source

HOUR = datetime.timedelta(hours=1)
PARTS = ("titel", "beslut", "tekst", "bilag", "resume", "led", "navn")
SEARCHED = PARTS[:6]  # officers are not searched
NUMBER = "-".join(("010190", "1234"))  # nobody's


def secret(state: str, part: str) -> str:
    """A word nobody else uses."""
    return f"qx{state}{part}zq"


def planted(state: str) -> Entry:
    title, decision, case, attachment, summary, clause, officer = (secret(state, part) for part in PARTS)
    return Entry(
        f"Sag om {title}",
        decision=f"Godkendt. Det gælder {decision}.",
        case=f"Hemmelig for nogle: {case}. Se punkt 1 den 27. maj 2025 i Byrådet.",
        summary=f"Kort sagt {summary}.",
        recommendation=f"Forvaltningen indstiller, at {clause} godkendes.",
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
# What a part is, and the word in it that must go with it.
PLACES: dict[str, Callable[[Item], Section | Attachment]] = {
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


def of_state(state: str, key: int) -> Plant:
    """The item with this id, in that state."""
    words = tuple(secret(state, part) for part in PARTS)
    searched = tuple(secret(state, part) for part in SEARCHED)

    def now() -> Item:
        return Item.objects.get(pk=key)

    return Plant(words, searched, lambda: HIDE[state](now()), lambda: SHOW[state](now()))


def of_part(part: str, key: int) -> Plant:
    """One part of the item with this id."""
    word = (secret("part", part),)

    def now() -> Section | Attachment:
        return PLACES[part](Item.objects.get(pk=key))

    return Plant(word, word, lambda: hold(now(), "Et navn.", None), lambda: release(now(), None))


def of_source(meeting: Meeting) -> Plant:
    """An agenda that the minutes have replaced: its name and its own words are in its download alone."""
    entry = Entry("Budget", decision="", case=f"Tidligere ord: {secret('source', 'tekst')}.")
    data = minutes([entry], committee="Økonomiudvalget", kind="DAGSORDEN")
    ingest_document(data, f"{secret('source', 'navn')}.txt", municipality=meeting.committee.municipality)
    source = Source.objects.get(kind="agenda", meeting=meeting)
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
