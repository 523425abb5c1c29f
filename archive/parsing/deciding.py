"""What the decisions of a whole document say of the meeting: whose it was, and on which day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from archive.parsing.bodies import BODY, proper
from archive.parsing.danish import dates
from archive.parsing.minutes import Item
from archive.parsing.recommendation import read_recommendation

_LABELLED = re.compile(r"Dato:\s*(?P<day>\S.{3,40})")
_TREATED = re.compile(rf"(?P<body>{BODY}),?\s+(?:den|d\.)\s+(?P<day>.{{4,40}})")
"""When a body treats a case, in its history: "Byrådet den 3. maj 2022"."""

_ACTS = re.compile(rf"at (?P<body>{BODY}) [a-zæøå]+r\b")
_LIST_MARK = r"\d{1,2}\. |[-•] "


def body_of(items: Sequence[Item], date: str | None) -> str | None:
    """The one body whose decisions bear the meeting's date, for documents whose head does not name it."""
    bodies = {
        part.body for item in items for part in item.sections if part.body and date and part.date == date
    }
    if not date and len(items) == 1:  # one item's page with what one body decided at several meetings
        named = {part.body for part in items[0].sections if part.kind == "decision"}
        bodies = {body for body in named if body and None not in named}
    if not bodies and date:
        bodies = {body for item in items for body, day in _treated(item) if day == date}
    if not bodies:
        bodies = _acting(items)
    return bodies.pop() if len(bodies) == 1 else None


def _acting(items: Sequence[Item]) -> set[str]:
    """The body that acts in all that is recommended, "at Åby Lokaludvalg vælger", and in what was decided.

    In the decision the body may have the last word of its name only: "Lokaludvalget vedtog at ...".
    """
    asked = [part for item in items for part in item.sections if part.kind == "recommendation"]
    read = filter(None, map(read_recommendation, asked))
    clauses = [clause for recommendation in read for clause in recommendation.clauses]
    actors = {match["body"] if (match := _ACTS.match(clause)) else None for clause in clauses}
    actor = actors.pop() if len(actors) == 1 else None
    if actor is None or not proper(actor):
        return set()
    word = actor.split()[-1].removesuffix("et")
    decided = re.compile(
        rf"(?:{_LIST_MARK})?{word}(?:et)? (?:besluttede|godkendte|vedtog|tiltrådte|drøftede|tog) "
    )
    texts = (part.text for item in items for part in item.sections if part.kind == "decision")
    return {actor} if any(decided.match(row.strip()) for text in texts for row in text.split("\n")) else set()


def _treated(item: Item) -> Iterator[tuple[str, str]]:
    """The bodies that treat a case and their days, as its history or hearing tells."""
    for part in item.sections:
        for row in part.text.split("\n") if part.kind in ("history", "hearing", "competence") else ():
            match = _TREATED.fullmatch(row.strip(" .")) if len(row) < 120 else None
            found = dates(match["day"]) if match else []
            if match and found and found[0].value:
                yield match["body"], found[0].value.isoformat()


def day_below(rows: Iterable[str]) -> str | None:
    """The day that the first line below a decision's heading gives behind its label: "Dato: 3. maj 2022"."""
    first = next((row.strip() for row in rows if row.strip()), "")
    match = _LABELLED.fullmatch(first)
    found = dates(match["day"]) if match else []
    return found[0].value.isoformat() if found and found[0].value else None


def day_of(items: Sequence[Item]) -> str | None:
    """The day of the last decisions, if one body took all of that day, on most items that are decided."""
    decided = [[part for part in item.sections if part.kind == "decision"] for item in items]
    last = [parts[-1] for parts in decided if parts]
    day = max((part.date for part in last if part.date), default=None)
    of_day = [part.body for part in last if part.date == day and part.body]
    labelled = any(day_below(part.text.split("\n")) for part in last)
    told = {(part.body, part.date) for parts in decided for part in parts if part.body and part.date}
    alone = len(items) == 1 and len(told) == 1
    return (
        day
        if (len(of_day) > 1 or labelled or alone) and len(set(of_day)) == 1 and len(of_day) * 2 > len(last)
        else None
    )


def has_decision(items: Sequence[Item], date: str | None) -> bool:
    """Whether any item has a decision that is not of an earlier day than the meeting's."""
    parts = (section for item in items for section in item.sections if section.kind == "decision")
    return any(part.date is None or date is None or part.date >= date for part in parts)
