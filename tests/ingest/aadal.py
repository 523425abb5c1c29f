"""A town's documents, written here, and a dump of everything a database holds."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User

from archive import ingest
from archive.ingest import Report
from archive.models import ChangeLog, Item, Municipality

WEEKDAYS = ("Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag")
MONTHS = ("januar", "februar", "marts", "april", "maj", "juni", "juli")
MONTHS += ("august", "september", "oktober", "november", "december")


@dataclass(frozen=True)
class Point:
    """An item as the documents below write it; what is empty is left out."""

    number: str
    title: str
    case: str = ""
    summary: str = ""
    body: str = "Forvaltningen har set på sagen."
    clauses: tuple[str, ...] = ()
    decision: str = ""
    attachments: tuple[str, ...] = ()
    officer: str = ""

    def lines(self) -> Iterable[str]:
        yield f"Punkt {self.number}: {self.title}"
        yield self.case
        yield f"Sagsbehandler: {self.officer}" if self.officer else ""
        yield from ["Resume", self.summary] if self.summary else []
        yield from ["Sagsfremstilling", self.body] if self.body else []
        if self.clauses:
            yield from ["Indstilling", "Direktøren indstiller,", *(f"at {clause}" for clause in self.clauses)]
        yield from ["Beslutning", self.decision] if self.decision else []
        yield from ["Bilag", *self.attachments] if self.attachments else []


BRIDGE = Point(
    "24",
    "Ny bro over Kær Å",
    "05.01.00-P20-3-25",
    body="Broen fra 1931 kan ikke bære busser.",
    clauses=("udvalget godkender broen.",),
    decision="Godkendt.",
    attachments=("Tegning af broen",),
)
LIBRARY = Point(
    "25", "Biblioteket holder åbent om søndagen", "21.00.00-A00-2-25", decision="Taget til efterretning."
)
NOTICES = Point("26", "Meddelelser", body="", decision="Orienteringen er taget til efterretning.")
POINTS = (BRIDGE, LIBRARY, NOTICES)


def write(
    points: Iterable[Point] = POINTS,
    *,
    kind: str = "REFERAT",
    committee: str = "Teknik- og Klimaudvalget",
    on: date = date(2025, 5, 27),
    at: str = "kl. 17:00",
    place: str = "Rådhuset, lokale 3",
    head: Iterable[str] = (),
) -> bytes:
    """A document in the form of the archive's main source."""
    long_date = f"{WEEKDAYS[on.weekday()]} d. {on.day}. {MONTHS[on.month - 1]} {on.year}"
    lines = [f"{kind} {committee} d. {on:%d-%m-%Y}", f"Mødedato {long_date} {at}".rstrip()]
    lines += [f"Mødested {place}" if place else "", *head]
    for point in points:
        lines += point.lines()
    return ("\n\n".join(filter(None, lines)) + "\n").encode()


def agenda(points: Iterable[Point] = POINTS, **how: Any) -> bytes:
    """The same before the meeting: nothing decided."""
    return write([replace(point, decision="") for point in points], kind="DAGSORDEN", **how)


def take_in(data: bytes, name: str = "moede.txt", **how: Any) -> Report:
    """Into Ådal Kommune."""
    return ingest.ingest_document(data, name, municipality=Municipality(name="Ådal"), **how)


def item(slug: str) -> Item:
    """The item at that address."""
    return Item.objects.get(slug=slug)


def dump() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, in the order of its key."""
    return {
        model._meta.db_table: list(model._base_manager.order_by("pk").values_list())
        for model in apps.get_models(include_auto_created=True)
    }


def tables_changed(before: dict[str, Any]) -> set[str]:
    """The tables that differ from an earlier dump."""
    return {name for name, rows in dump().items() if rows != before[name]}


def logged(after: int = 0) -> list[int]:
    """The items the change log names, in its order, without its first rows."""
    return list(ChangeLog.objects.order_by("sequence").values_list("item_id", flat=True)[after:])


def clerk() -> User:
    """Somebody at the town hall."""
    return User.objects.get_or_create(username="karen")[0]
