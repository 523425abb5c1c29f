"""A parse as a readable Danish summary, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from archive.parsing.minutes import Item, Minutes

_KIND = {"minutes": "Referat", "agenda": "Dagsorden", "addendum": "Tillægsdagsorden"}
_OUTCOME = {
    "approved": "Godkendt",
    "amended": "Godkendt med ændringer",
    "rejected": "Forkastet",
    "deferred": "Udsat",
    "returned": "Sendt tilbage eller videre",
    "recommended": "Anbefalet videre",
    "noted": "Taget til efterretning",
    "discussed": "Drøftet",
    "withdrawn": "Udgået",
    "none": "Ingen beslutning",
}
_SEVERITY = {"info": "Bemærk", "warning": "Advarsel", "error": "Fejl"}


def summary(minutes: Minutes) -> str:
    """Head, one line an item, then everything that needs a person's eye."""
    return "\n".join((*_head(minutes), "", *map(_item, minutes.items), "", *_doubts(minutes)))


def _head(minutes: Minutes) -> Iterator[str]:
    yield f"{_KIND[minutes.kind]}: {minutes.committee or 'ukendt udvalg'}, {minutes.date or 'ukendt dato'}"
    when = " til ".join(time for time in (minutes.start, minutes.end) if time)
    for label, value in (("Kommune", minutes.municipality), ("Tid", when), ("Sted", minutes.place)):
        if value:
            yield f"{label}: {value}"
    for label, names in (("Til stede", minutes.present), ("Fraværende", minutes.absent)):
        if names:
            yield f"{label}: {', '.join(names)}"


def _item(item: Item) -> str:
    outcome = "Lukket punkt" if item.closed else _OUTCOME.get(item.outcome or "", "Ikke aflæst")
    number = f"{item.number:>4}" if item.number else "   –"
    facts = f"{outcome} · {item.case_number or 'uden sagsnummer'} · {_counted(item)}"
    return f"{number}  {item.title}\n      {facts}"


def _counted(item: Item) -> str:
    return f"{len(item.sections)} afsnit, {len(item.attachments)} bilag"


def _doubts(minutes: Minutes) -> Iterator[str]:
    for notice in minutes.warnings:
        place = f" (linje {notice.line})" if notice.line else ""
        yield f"{_SEVERITY[notice.severity]}{place}: {notice.message}"
    for line in minutes.unplaced:
        yield f"Ikke placeret (linje {line.line}): {line.text.strip()[:120]}"
    counts = f"{len(minutes.items)} punkter, {len(minutes.warnings)} bemærkninger"
    yield f"{counts}, {len(minutes.unplaced)} linjer uden plads."
