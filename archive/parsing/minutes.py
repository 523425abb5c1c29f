"""The values a parse yields: one meeting's minutes, frozen, as design.md section 3 binds them."""

from __future__ import annotations

from dataclasses import dataclass

PARSER_VERSION: int = 9
"""Raised whenever the same bytes may yield other values."""

KINDS = ("minutes", "agenda", "addendum")
SECTION_KINDS = (
    "summary",
    "case",
    "recommendation",
    "decision",
    "finance",
    "legal",
    "hearing",
    "history",
    "competence",
    "communication",
    "attendance",
    "other",
)
OUTCOMES = (
    "approved",
    "amended",
    "rejected",
    "deferred",
    "returned",
    "recommended",
    "noted",
    "discussed",
    "withdrawn",
    "none",
)


class Unreadable(ValueError):  # noqa: N818 (it names the state of a source, as the messages do)
    """A source that cannot be read at all; the message is Danish, for the one who sent it."""


@dataclass(frozen=True, slots=True)
class Section:
    """One headed text of an item; `lines` are 1-based, inclusive, heading included; (0, 0) is unknown."""

    kind: str
    heading: str
    text: str
    body: str | None = None
    date: str | None = None
    lines: tuple[int, int] = (0, 0)
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What is recommended: by whom (where said), and the clauses in order."""

    by: str | None
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voters:
    """Who voted how: party letters and names as written."""

    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    abstained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Votes:
    """Numbers read from the words (None = not said); `text` is the sentence they stand in."""

    in_favour: int | None
    against: int | None
    abstained: int | None
    tie: bool
    voters: Voters | None
    text: str


@dataclass(frozen=True, slots=True)
class Onward:
    """A body that handles the case next, with the ISO date where the text says it."""

    body: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Routing:
    """The matrix of bodies: its codes, its raw marks, and None where extraction lost the columns."""

    codes: tuple[str, ...]
    marks: tuple[str, ...]
    assigned: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Derived:
    """What is computed from an item's section texts, and from nothing else."""

    recommendation: Recommendation | None = None
    outcome: str | None = None
    outcome_remainder: str | None = None
    votes: Votes | None = None
    dissent: str | None = None
    onward: tuple[Onward, ...] = ()
    expected_duration: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One agenda item; `number` as written, without "Punkt" or "Nr."."""

    number: str | None
    title: str
    closed: bool = False
    closed_ground: str | None = None
    case_number: str | None = None
    officer: str | None = None
    co_officers: tuple[str, ...] = ()
    expected_duration: str | None = None
    routing: Routing | None = None
    sections: tuple[Section, ...] = ()
    recommendation: Recommendation | None = None
    outcome: str | None = None
    outcome_remainder: str | None = None
    votes: Votes | None = None
    dissent: str | None = None
    onward: tuple[Onward, ...] = ()
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader should know; `severity` is info, warning or error."""

    code: str
    severity: str
    line: int | None
    item: str | None
    message: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of the source, 1-based, kept as furniture or as unplaced."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """One document. Dates are ISO (YYYY-MM-DD), times HH:MM; None is unknown, never a guess."""

    kind: str = "minutes"
    municipality: str | None = None
    committee: str | None = None
    date: str | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    warnings: tuple[Notice, ...] = ()
    furniture: tuple[SourceLine, ...] = ()
    unplaced: tuple[SourceLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Personal data at text[start:end]; severity "hold" hides the item, "warning" tells the clerk.

    `kind` is personal-number, email, phone or address. The finding never carries the data itself.
    """

    kind: str
    severity: str
    start: int
    end: int
    reason: str
