"""What the decisions of a whole document say of the meeting: whose it was, and on which day."""

from __future__ import annotations

from collections.abc import Sequence

from archive.parsing.minutes import Item


def body_of(items: Sequence[Item], date: str | None) -> str | None:
    """The one body whose decisions bear the meeting's date, for documents whose head does not name it."""
    bodies = {
        part.body for item in items for part in item.sections if part.body and date and part.date == date
    }
    return bodies.pop() if len(bodies) == 1 else None


def day_of(items: Sequence[Item]) -> str | None:
    """The day of the last decisions, if one body took all of that day, on most items that are decided."""
    decided = [[part for part in item.sections if part.kind == "decision"] for item in items]
    last = [parts[-1] for parts in decided if parts]
    day = max((part.date for part in last if part.date), default=None)
    of_day = [part.body for part in last if part.date == day and part.body]
    return day if len(of_day) > 1 and len(set(of_day)) == 1 and len(of_day) * 2 > len(last) else None


def has_decision(items: Sequence[Item]) -> bool:
    """Whether any item has a decision."""
    return any(section.kind == "decision" for item in items for section in item.sections)
