"""One document on its way in: what is known of it, and what came of it so far."""

import datetime
from dataclasses import dataclass, field

from archive.ingest import fields
from archive.ingest.merge import Conflict
from archive.ingest.privacy import Found
from archive.ingest.report import Report
from archive.models import Clarification, Committee, Item, Kind, Meeting, Municipality, Source, naming

RANK = {Kind.PLANNED: 0, Kind.ADDENDUM: 1, Kind.AGENDA: 2, Kind.MINUTES: 3}  # minutes beat agenda


def rank(kind: str) -> int:
    return RANK[Kind(kind)]


@dataclass(slots=True)
class Intake:
    """The rows a document is taken into. `touched` are the item ids the change log will name."""

    parse: fields.Json
    municipality: Municipality
    committee: Committee
    meeting: Meeting
    source: Source
    now: datetime.datetime
    touched: set[int]
    report: Report
    matters: list[Clarification] = field(default_factory=list)  # to be listed or kept listed
    conflicts: list[tuple[Item | None, Conflict]] = field(default_factory=list)
    agreed: set[tuple[int | None, str]] = field(default_factory=set)  # item id (None: meeting) and field
    unseen: list[Found] = field(default_factory=list)  # personal numbers in the file that no item shows
    replaced: fields.Json | None = None  # the file's earlier reading, when it is read again
    opened: bool = False  # an item that was closed in the version before is so no longer
    reviewed: list[Item] = field(default_factory=list)  # those whose matters are all in `matters`

    @property
    def kind(self) -> str:
        return self.source.kind

    @property
    def lacked_by_minutes(self) -> bool:
        """Whether the minutes are in, and this is not them: what it alone has, they lack."""
        return self.meeting.kind == Kind.MINUTES and self.kind != Kind.MINUTES

    @property
    def moved(self) -> bool:
        """Whether a clerk has given the meeting another date or committee than this document reads."""
        read = (self.parse["date"], self.source.read_committee)
        return (self.meeting.date.isoformat(), naming.search_key(self.meeting.committee.name)[:400]) != read

    def outranked(self, kind: str) -> bool:
        """Whether something read from a document of that kind stands above this one."""
        return rank(self.kind) < rank(kind)
