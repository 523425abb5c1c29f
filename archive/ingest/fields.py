"""The fields that a reading fills and a clerk may correct, as plain JSON values."""

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any

from archive.ingest.refusals import Refused
from archive.models import Item, Meeting, Outcome, naming
from archive.parsing import json_form
from archive.parsing.minutes import Derived

Json = dict[str, Any]
READ = ("title", "number", "case_number", "officer", "co_officers", "closed", "closed_ground", "routing")
DERIVED = (
    "expected_duration",
    "recommended_by",
    "clauses",
    "outcome",
    "outcome_remainder",
    "votes",
    "dissent",
    "onward",
)
CLERKS = ("neutral_title", "released_decision")  # no document says these
HEADER = ("start", "end", "place", "present", "absent")
LONGEST = {"number": 30, "case_number": 100, "officer": 300, "expected_duration": 100}
SECTION, ATTACHMENT = "section:", "attachment:"


def reading(parsed: Json) -> Json:
    """What a parsed item (in its JSON form) says of each READ and DERIVED field."""
    recommendation = parsed["recommendation"] or {}
    plain = {name: parsed[name] or "" for name in ("title", "number", "case_number", "officer")}
    plain |= {name: parsed[name] or "" for name in ("closed_ground", "expected_duration")}
    plain |= {name: parsed[name] or "" for name in ("outcome_remainder", "dissent")}
    return {
        **{name: value[: LONGEST.get(name)] for name, value in plain.items()},
        **{name: parsed[name] for name in ("co_officers", "closed", "routing", "outcome", "votes", "onward")},
        "recommended_by": recommendation.get("by") or "",
        "clauses": recommendation.get("clauses") or [],
    }


def derived_reading(derived: Derived) -> Json:
    """The same for what derive() computed: the DERIVED fields alone."""
    return {
        "expected_duration": (derived.expected_duration or "")[: LONGEST["expected_duration"]],
        "recommended_by": (derived.recommendation and derived.recommendation.by) or "",
        "clauses": list(derived.recommendation.clauses) if derived.recommendation else [],
        "outcome": derived.outcome,
        "outcome_remainder": derived.outcome_remainder or "",
        "votes": json_form.votes_to_dict(derived.votes),
        "dissent": derived.dissent or "",
        "onward": [{"body": onward.body, "date": onward.date} for onward in derived.onward],
    }


def header(parse: Json) -> Json:
    """What a parse says of each HEADER field."""
    return {name: parse[name] or ("" if name == "place" else None) for name in HEADER[:3]} | {
        name: parse[name] for name in HEADER[3:]
    }


def sections(parsed: Json) -> dict[str, Json]:
    """A parsed item's sections by key (kind|body|date|occurrence), in their order."""
    found: dict[str, Json] = {}
    seen: dict[str, int] = {}
    for section in parsed["sections"]:
        stem = f"{section['kind']}|{naming.search_key(section['body'] or '')[:180]}|{section['date'] or ''}"
        seen[stem] = seen.get(stem, 0) + 1
        found[f"{stem}|{seen[stem]}"] = section
    return found


def value(target: Item | Meeting, field: str) -> Any:
    """The row's value of a field as JSON."""
    if field == "committee" and isinstance(target, Meeting):
        return target.committee.name
    return as_json(getattr(target, field))


def as_json(found: Any) -> Any:
    """Dates as YYYY-MM-DD, times as HH:MM."""
    if isinstance(found, datetime.time):
        return found.strftime("%H:%M")
    return found.isoformat() if isinstance(found, datetime.date) else found


def assign(target: Item | Meeting, field: str, found: Any) -> None:
    """Set a row's field from its JSON value."""
    if field in ("start", "end"):
        found = found and datetime.time.fromisoformat(found)
    elif field == "date":
        found = datetime.date.fromisoformat(found)
    setattr(target, field, found)


def text(sent: object) -> str:
    """Text as it is kept: line ends as one, outer blanks gone; a table row's blank cells (tabs) stay."""
    if not isinstance(sent, str):
        raise Refused("value", "Der skal stå en tekst her.")
    if "\x00" in sent:
        raise Refused("value", "Teksten indeholder et tegn, der ikke kan gemmes (NUL).")
    if "\r" not in sent and sent.strip() == sent:
        return sent
    lines = sent.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"\A(?:[^\S\n]*\n)+|(?:\n[^\S\n]*)+\Z", "", lines).strip(" \n")


def _line(sent: object) -> str:
    return "" if sent is None else text(sent).strip()


def _texts(sent: object) -> list[str]:
    if not isinstance(sent, list | tuple):
        raise Refused("value", "Der skal stå en liste her.")
    return [line for line in map(_line, sent) if line]


def _flag(sent: object) -> bool:
    if not isinstance(sent, bool):
        raise Refused("value", "Der skal stå ja eller nej her.")
    return sent


def _outcome(sent: object) -> str | None:
    if sent in (None, ""):
        return None
    if sent not in Outcome.values:
        raise Refused("value", f"»{sent}« er ikke et udfald, arkivet kender.")
    return str(sent)


def _number(sent: object) -> int | None:
    if sent is not None and (isinstance(sent, bool) or not isinstance(sent, int) or sent < 0):
        raise Refused("value", "Et stemmetal skal være et helt tal eller tomt.")
    return sent


def _votes(sent: object) -> Json | None:
    """The contract's form; keys left out are unknown."""
    if not sent:
        return None
    if not isinstance(sent, dict):
        raise Refused("value", "Stemmerne skal angives som for, imod og undlod.")
    voters = sent.get("voters") or None
    if voters is not None:
        voters = {side: _texts(voters.get(side) or []) for side in ("for", "against", "abstained")}
    counts = {side: _number(sent.get(side)) for side in ("for", "against", "abstained")}
    return counts | {"tie": bool(sent.get("tie")), "voters": voters, "text": _line(sent.get("text"))}


def _onward(sent: object) -> list[Json]:
    if not isinstance(sent, list | tuple) or not all(isinstance(stop, dict) for stop in sent):
        raise Refused("value", "Der skal stå en liste af organer med dato her.")
    stops = [{"body": _line(stop.get("body")), "date": _date(stop.get("date"))} for stop in sent]
    return [stop for stop in stops if stop["body"]]


def _date(sent: object) -> str | None:
    if sent in (None, ""):
        return None
    if isinstance(sent, datetime.date):
        return sent.isoformat()
    try:
        return datetime.date.fromisoformat(str(sent)).isoformat()
    except ValueError:
        raise Refused("value", f"»{sent}« er ikke en dato (ÅÅÅÅ-MM-DD).") from None


def _meeting_date(sent: object) -> str:
    found = _date(sent)
    if found is None or not "1800-01-01" <= found <= "2199-12-31":
        raise Refused("value", "Mødet skal have en dato mellem 1800 og 2199.")
    return found


def _time(sent: object) -> str | None:
    if sent in (None, ""):
        return None
    try:
        moment = sent if isinstance(sent, datetime.time) else datetime.time.fromisoformat(str(sent))
    except ValueError:
        raise Refused("value", f"»{sent}« er ikke et klokkeslæt (TT:MM).") from None
    return moment.strftime("%H:%M")


def _required(sent: object) -> str:
    if not (found := _line(sent)):
        raise Refused("value", "Overskriften kan ikke være tom.")
    return found


ITEM: Mapping[str, Callable[[object], Any]] = {
    "title": _required,
    **dict.fromkeys(("number", "case_number", "officer", "expected_duration", "closed_ground"), _line),
    **dict.fromkeys(("recommended_by", "neutral_title"), _line),
    **dict.fromkeys(("outcome_remainder", "dissent", "released_decision"), text),
    **dict.fromkeys(("co_officers", "clauses"), _texts),
    "closed": _flag,
    "outcome": _outcome,
    "votes": _votes,
    "onward": _onward,
}
MEETING: Mapping[str, Callable[[object], Any]] = {
    "date": _meeting_date,
    **dict.fromkeys(("start", "end"), _time),
    **dict.fromkeys(("place", "committee"), _line),
    **dict.fromkeys(("present", "absent"), _texts),
}


def normal(target: Item | Meeting, field: str, sent: object) -> Any:
    """A sent value as it would be kept. Raises Refused on an unknown field or a value of another shape."""
    if isinstance(target, Item) and field.startswith((SECTION, ATTACHMENT)):
        return text(sent) if field.startswith(SECTION) else _line(sent)
    cleaners = ITEM if isinstance(target, Item) else MEETING
    if field not in cleaners:
        raise Refused("field", f"Feltet »{field}« kan ikke rettes.")
    found = cleaners[field](sent)
    if isinstance(found, str) and len(found) > LONGEST.get(field, len(found)):
        raise Refused("value", f"Teksten er for lang (højst {LONGEST[field]} tegn).")
    return found
