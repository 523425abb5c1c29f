"""What an item's section texts say: the one function by which parse and ingest compute derived fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.parsing.bodies import same_body
from archive.parsing.decision import read_decision
from archive.parsing.minutes import Derived, Item, Recommendation, Section
from archive.parsing.onward import read_onward
from archive.parsing.pretested import Pretested
from archive.parsing.recommendation import closing, read_recommendation

_DURATION = Pretested(
    r"^[ *]*(?:Punktets )?forvente(?:t|de) (?:behandlingstid|tidsforbrug|varighed)[ *]*:[ *]*(\S.{0,60}?) *$",
    re.IGNORECASE,
)


def derive(sections: Sequence[Section], committee: str | None, date: str | None, kind: str) -> Derived:
    """Recommendation, outcome, remainder, votes, dissent, onward bodies and duration, from the texts alone.

    `committee` and `date` (ISO) are the meeting's, `kind` is minutes, agenda or addendum: of several bodies'
    decisions the meeting's own counts, else the last; an agenda's empty decision is no outcome.
    """
    own = own_decision(sections, committee, date)
    recommended = _recommendation(sections)
    decided = own and not _awaited(own, committee, date, kind)
    decision = read_decision(own.text, kind) if own and decided else None
    return Derived(
        recommendation=recommended,
        outcome=decision.outcome if decision else None,
        outcome_remainder=decision.remainder if decision else None,
        votes=decision.votes if decision else None,
        dissent=decision.dissent if decision else None,
        onward=read_onward(sections, own, committee, date),
        expected_duration=_duration(sections),
    )


def with_derived(item: Item, committee: str | None, date: str | None, kind: str) -> Item:
    """The item with every derived field computed from its sections."""
    if not item.sections:
        return item
    found = derive(item.sections, committee, date, kind)
    return replace(
        item,
        recommendation=found.recommendation,
        outcome=found.outcome,
        outcome_remainder=found.outcome_remainder,
        votes=found.votes,
        dissent=found.dissent,
        onward=found.onward,
        expected_duration=found.expected_duration,
    )


def own_decision(sections: Sequence[Section], committee: str | None, date: str | None) -> Section | None:
    """The decision of the meeting itself: body and date agree (unnamed ones do), else the last decision."""
    decisions = [section for section in sections if section.kind == "decision"]
    own = [part for part in decisions if _is_own(part, committee, date)]
    named = [part for part in own if part.body is not None and (committee or date)]
    chosen = named or own or decisions
    return chosen[-1] if chosen else None


def _awaited(own: Section | None, committee: str | None, date: str | None, kind: str) -> bool:
    """Whether an agenda's last decision is an earlier one, by another body or on another day."""
    return kind != "minutes" and own is not None and not _is_own(own, committee, date)


def _is_own(section: Section, committee: str | None, date: str | None) -> bool:
    body_agrees = section.body is None or committee is None or same_body(section.body, committee)
    return body_agrees and (section.date is None or date is None or section.date == date)


def _recommendation(sections: Sequence[Section]) -> Recommendation | None:
    texts = [section for section in sections if section.kind == "recommendation"]
    if not texts:
        told = (closing(section) for section in sections if section.kind in ("summary", "case"))
        return next(filter(None, told), None)
    readings = [found for section in texts if (found := read_recommendation(section))]
    return next((found for found in readings if found.clauses), readings[0] if readings else None)


def _duration(sections: Sequence[Section]) -> str | None:
    """The first "Punktets forventede behandlingstid: 10 min." among the texts' lines."""
    for section in sections:
        if not _DURATION.may_match(section.text):
            continue
        for line in section.text.split("\n"):
            match = _DURATION.match(line) if ":" in line[:60] else None
            if match:
                return match[1].rstrip("* ")
    return None
