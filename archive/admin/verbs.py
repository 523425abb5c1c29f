"""What a clerk can decide about who may read: hold, withdraw, publish again, close."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from archive import ingest
from archive.admin import rights
from archive.models import Attachment, Item, Meeting, Section, Source, Visibility, recording

WHY = "Skriv kort, hvorfor."
GROUND_LABEL = "Grund, som alle kan læse"
NO_GROUND = "Skriv den grund til lukning, som alle kan læse."
Row = Item | Meeting | Section | Attachment | Source


@dataclass(frozen=True, slots=True)
class Decision:
    """What a form said. reason: for the log; ground: what everybody reads of a closed item."""

    verb: str
    reason: str
    ground: str
    user: Any  # logged in, or the site had not let the request through


@dataclass(frozen=True, slots=True)
class Verb:
    """One decision a clerk can take. did: what the list says afterwards."""

    label: str
    explanation: str
    did: str
    act: Callable[[Row, Decision], object]


def _close(row: Row, said: Decision) -> object:
    if not isinstance(row, Item):
        raise ingest.Refused("close", "Kun punkter kan lukkes.")
    return not row.closed and ingest.close(row, said.ground, said.user, why=said.reason)


VERBS = {
    "hold": Verb(
        "Hold tilbage",
        "Midlertidigt. Ingen kan læse det, før en redaktør har gennemset det.",
        "holdt tilbage",
        lambda row, said: ingest.hold(row, said.reason, said.user),
    ),
    "withdraw": Verb(
        "Træk tilbage",
        "For altid. Det fjernes for alle og kommer ikke igen, når dokumentet læses på ny. Et punkts eller et "
        "mødes adresse siger, at det er trukket tilbage.",
        "trukket tilbage",
        lambda row, said: ingest.withdraw(row, said.reason, said.user),
    ),
    "release": Verb(
        "Offentliggør igen",
        "Alle kan læse det.",
        "offentliggjort igen",
        lambda row, said: ingest.release(row, said.user, said.reason),
    ),
    "close": Verb(
        "Luk punktet", "Kun nummer, neutral overskrift og grund til lukning vises.", "lukket", _close
    ),
}


def fits(key: str, row: Row) -> bool:
    """Only what would change something is offered."""
    if key == "close":
        return isinstance(row, Item) and not row.closed
    state = {"hold": Visibility.HELD, "withdraw": Visibility.WITHDRAWN, "release": Visibility.PUBLIC}[key]
    return row.visibility != state


def offered(user: Any, row: Row) -> list[str]:
    """The decisions this user can take on this row, in their order."""
    return [key for key in VERBS if fits(key, row) and rights.may(user, key, row)]


def act(row: Row, said: Decision) -> bool:
    """Do it. False where it was so already. Raises ingest.Refused, also where the user has no right to."""
    if not rights.may(said.user, said.verb, row):
        raise ingest.Refused("right", f"{VERBS[said.verb].label}: {row}. {rights.EDITOR_ONLY}")
    return bool(VERBS[said.verb].act(row, said))


def act_on_all(rows: QuerySet[Any], said: Decision) -> int:
    """Do it to all of them or, where ingest refuses one, to none. Returns how many changed."""
    with recording():
        return sum(act(row, said) for row in rows)
