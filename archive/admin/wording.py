"""Fields and values in the words of a town hall: what a clerk reads in lists, histories and beside a box."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from archive.models import Item, Meeting, Outcome, Section, SectionKind

NOTHING = "intet"
NAMES = {
    "outcome_remainder": "beslutningens indhold ud over den faste vending",
    "closed_ground": "grund til lukning, som alle kan læse",
    "neutral_title": "neutral overskrift, som alle kan læse",
    "released_decision": "beslutning fra lukket punkt, som alle kan læse",
}
COMPUTED = (  # what an item's texts say, computed again when they change
    "outcome",
    "outcome_remainder",
    "votes",
    "dissent",
    "onward",
    "recommended_by",
    "clauses",
    "expected_duration",
    "deviates",
)
SECTION, ATTACHMENT = "section:", "attachment"


def section_name(section: Section) -> str:
    """A section by its heading, and whose and when where it says so."""
    name = section.heading or section.get_kind_display()
    when = date_format(section.date, "d.m.Y") if section.date else ""
    whose = " ".join(filter(None, [section.body, when]))
    return f"{name} ({whose})" if whose and whose not in name else name


def field_name(field: str, model: type[Item] | type[Meeting] = Item) -> str:
    """A corrected field in Danish: "overskrift", "afsnittet Beslutning", "bilag"."""
    if field.startswith(SECTION):
        kind, _, rest = field.removeprefix(SECTION).partition("|")
        label = dict(SectionKind.choices).get(kind, kind)
        body = rest.partition("|")[0]
        return f"afsnittet {label} ({body})" if body else f"afsnittet {label}"
    if field.startswith(ATTACHMENT):
        return "bilagets navn"
    if field in NAMES:
        return NAMES[field]
    known = {one.name: one for one in model._meta.get_fields() if hasattr(one, "verbose_name")}
    return str(known[field].verbose_name) if field in known else field


def value(field: str, found: Any) -> str:
    """A field's JSON value as a person would write it; several lines where it is a list."""
    if found is None or found == "" or found == []:
        return {"outcome": "Ikke aflæst", "deviates": "kan ikke afgøres"}.get(field, NOTHING)
    if field == "outcome":
        return str(dict(Outcome.choices).get(found, found))
    if isinstance(found, bool):
        return "ja" if found else "nej"
    if isinstance(found, dict):
        return _votes(found) if "for" in found else _entry(found)
    if isinstance(found, list):
        return "\n".join(_entry(one) for one in found)
    return _moment(found)


def _moment(found: Any) -> str:
    if isinstance(found, datetime.datetime):
        return date_format(timezone.localtime(found), "d.m.Y H:i")
    if isinstance(found, datetime.date):
        return date_format(found, "d.m.Y")
    return found.strftime("%H:%M") if isinstance(found, datetime.time) else str(found)


def _entry(one: Any) -> str:
    if not isinstance(one, dict):
        return str(one)
    if "title" in one:
        return f"Punkt {one['number']}: {one['title']}" if one.get("number") else str(one["title"])
    if "body" in one:
        return " ".join(filter(None, [one["body"], one.get("date")]))
    return ", ".join(f"{key}: {value}" for key, value in one.items())


def _votes(votes: dict[str, Any]) -> str:
    labels = (("for", "for"), ("against", "imod"), ("abstained", "undlod"))
    said = [f"{votes[key]} {label}" for key, label in labels if votes.get(key) is not None]
    if votes.get("tie"):
        said.append("stemmelighed")
    voters = votes.get("voters") or {}
    names = [f"{label.capitalize()}: {', '.join(voters[key])}" for key, label in labels if voters.get(key)]
    return "\n".join(filter(None, [", ".join(said), *names, votes.get("text") or ""]))


ACTIONS = {
    "correct": "Rettelse",
    "hold": "Tilbageholdt",
    "withdraw": "Trukket tilbage",
    "release": "Offentliggjort igen",
    "close": "Lukket",
    "settle": "Afgjort",
    "conflict": "Uenighed mellem rettelse og kilde afgjort",
    "match": "Tvivl om, hvilket punkt det er, afgjort",
    "attach": "Fil sat på punktet",
    "times": "Offentlighedens tider ændret",
    "ingest": "Dokument optaget",
    "reread": "Kilde læst igen",
    "plan": "Kommende møder indtastet",
    "retention": "Ændret, hvor længe møder vises",
    "place": "Navn eller beskrivelse ændret",
    "topics": "KLE-emner indlæst",
}


def action(name: str) -> str:
    """What an entry in the log says was done."""
    return ACTIONS.get(name, name)
