"""Minutes in the sample's form, written from a few words."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from django.utils import formats

WEEKDAYS = ["Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag"]
MONTHS = [formats.date_format(datetime.date(2025, n, 1), "F") for n in range(1, 13)]


@dataclass(frozen=True)
class Entry:
    """One item as it is to stand in the document; what is empty is left out."""

    title: str
    decision: str = "Godkendt."
    case: str = "Vejen skal have nyt slidlag, før vinteren kommer."
    summary: str = ""
    recommendation: str = ""
    case_number: str = ""
    officer: str = ""
    attachments: tuple[str, ...] = ()
    number: str = ""
    mark: str = ""  # "Lukket - Personalesag"


def minutes(
    entries: Iterable[Entry], committee: str = "Byrådet", date: str = "2025-05-27", kind: str = "REFERAT"
) -> bytes:
    """The document as a municipality would hand it over; items are numbered from 1 where none is given."""
    day = datetime.date.fromisoformat(date)
    head = [
        f"{kind} {committee} d. {day:%d-%m-%Y}",
        f"Mødedato {WEEKDAYS[day.weekday()]} d. {day.day}. {MONTHS[day.month - 1]} {day.year} kl. 17:00",
        "Mødested Byrådssalen",
    ]
    numbers = count(1)
    body = [part for entry in entries for part in _item(entry, entry.number or str(next(numbers)))]
    return "\n\n".join([*head, *body, ""]).encode()


def _item(entry: Entry, number: str) -> list[str]:
    parts = [f"Punkt {number}: {entry.title}", entry.case_number, entry.mark]
    if entry.officer:
        parts.append(f"Sagsbehandler: {entry.officer}")
    for heading, text in (
        ("Resume", entry.summary),
        ("Sagsfremstilling", entry.case),
        ("Indstilling", entry.recommendation),
        ("Beslutning", entry.decision),
        ("Bilag", "\n\n".join(entry.attachments)),
    ):
        parts += [heading, text] if text else []
    return [part for part in parts if part]
