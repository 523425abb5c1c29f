"""An item's sections while they are read, and as they stand when all its lines are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.parsing import deciding, recommendation
from archive.parsing.heading_lines import decides
from archive.parsing.headings import Heading
from archive.parsing.lines import Line
from archive.parsing.minutes import Section
from archive.parsing.text_blocks import section_text

_DECISION = Heading("decision", "", True)


@dataclass(slots=True)
class OpenSection:
    """A section being read: its heading (None for text before any), and the lines of its text.

    One that a row before the first heading tells whole is `on_one_line`.
    """

    heading: Heading | None
    first: Line
    lines: list[Line] = field(default_factory=list)
    last: int = 0
    on_one_line: bool = False


def with_decision(sections: list[OpenSection]) -> list[OpenSection]:
    """The sections, the last one's text parted where a paragraph begins to decide."""
    last = sections[-1] if sections else None
    if last is None or (last.heading and last.heading.text):
        return sections
    asked = last.heading is not None
    last_decides = max(
        (at for at, one in enumerate(last.lines) if asked and one.text.strip() and decides(one.text.strip())),
        default=-1,
    )
    for place, line in enumerate(last.lines):
        row, above = line.text.strip(), last.lines[place - 1].text.strip() if place else ""
        if asked and (not place or above or not row or row[0] == "(" or recommendation.is_clause(row)):
            continue
        if place <= last_decides or (row and not asked and (not above or above[-1] in ".:") and decides(row)):
            decision = OpenSection(_DECISION, line, last.lines[place:], last.last)
            before = [one for one in last.lines[:place] if one.text.strip()]
            rest = (
                [OpenSection(last.heading, last.first, last.lines[:place], before[-1].number)]
                if before
                else []
            )
            return [*sections[:-1], *rest, decision]
    return sections


def with_kinds_of_case(sections: list[OpenSection]) -> list[OpenSection]:
    """The sections; an empty "Beslutning" below who handles the case, and one decided later, is its kind."""
    whole: list[OpenSection] = []
    for place, part in enumerate(sections):
        above = whole[-1].heading if whole else None
        empty = part.heading is not None and awaits_body(part.heading, part.lines)
        handled = above is not None and above.kind in ("history", "competence")
        if empty and handled and any(_decided(later) for later in sections[place + 1 :]):
            whole[-1].lines += [part.first, *part.lines]
            whole[-1].last = part.last
        else:
            whole.append(part)
    return whole


def _decided(part: OpenSection) -> bool:
    return part.heading is not None and part.heading.kind == "decision"


def with_one_recommendation(sections: list[OpenSection]) -> list[OpenSection]:
    """The sections; a paragraph without a heading does not recommend where a heading says what does."""
    asked = [part for part in sections if part.heading and part.heading.kind == "recommendation"]
    if not any(part.heading and part.heading.text for part in asked):
        return sections
    for part in asked:
        part.heading = part.heading if part.heading and part.heading.text else None
    return sections


def awaits_body(head: Heading, lines: Sequence[Line]) -> bool:
    """A bare "Beslutning" with nothing under it yet: the next line may say whose it is."""
    return head.kind == "decision" and head.body is None and not any(line.text.strip() for line in lines)


def as_section(part: OpenSection) -> Section:
    head = part.heading
    day = head.date if head else None
    if head and head.kind == "decision" and head.body and not day:
        day = deciding.day_below(line.text for line in part.lines)
    return Section(
        kind=head.kind if head else "other",
        heading=head.text if head else "",
        text=section_text(part.lines),
        body=head.body if head else None,
        date=day,
        lines=(part.first.number, part.last),
        page=part.first.page,
    )
