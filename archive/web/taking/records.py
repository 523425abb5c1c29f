"""What the archive tells of each type, as machines read it; names are OParl 1.1's where they fit.

https://oparl.org/spezifikation/ has the terms. Beyond them: what a decision says, and what clerks corrected.
An `id` is the address where people read the same thing; it lasts.
"""

import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel


class Record(BaseModel):
    """Written in camelCase, as OParl does."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, frozen=True)

    def plain(self) -> dict[str, Any]:
        """As JSON holds it: names in camelCase, moments and dates as ISO 8601."""
        return self.model_dump(mode="json", by_alias=True)


class Removed(Record):
    """Something that could be read once and cannot now. Delete your copy; no words are left of it here."""

    id: str
    type: Literal["Meeting", "AgendaItem", "Paper"]
    deleted: Literal[True] = True
    modified: datetime.datetime | None = None


class Body(Record):
    """A municipality."""

    id: str
    type: Literal["Body"] = "Body"
    name: str
    short_name: str
    organization: str = Field(description="Where its committees are listed.")
    meeting: str = Field(description="Where its meetings are listed.")
    paper: str = Field(description="Where its cases are listed.")


class Organization(Record):
    """A committee, or the council."""

    id: str
    type: Literal["Organization"] = "Organization"
    body: str
    name: str
    description: str
    meeting: str = Field(description="Where its meetings are listed.")


class Location(Record):
    description: str


class Section(Record):
    """A part of an item as the source has it; tables are lines with tabs, **bold**, *italic*, [text](url)."""

    id: str
    type: Literal["Section"] = "Section"
    kind: str = Field(description="summary, case, recommendation, decision, finance, legal, hearing ...")
    heading: str
    body: str = Field(description="Whose decision it is, where the source says so.")
    date: datetime.date | None
    text: str
    page: int | None
    first_line: int | None
    last_line: int | None


class File(Record):
    """An attachment's name, and where the municipality has it."""

    id: str
    type: Literal["File"] = "File"
    name: str
    access_url: str


class Correction(Record):
    """What a clerk corrected. Where personal data was removed, only that it was."""

    id: str
    type: Literal["Correction"] = "Correction"
    modified: datetime.datetime
    field: str
    personal_data_removed: bool
    before: Any = None
    value: Any = None
    reason: str | None = None
    note: str | None = None


class AgendaItem(Record):
    """An item of a meeting. A closed one has number, neutral name and ground, and a released decision."""

    id: str
    type: Literal["AgendaItem"] = "AgendaItem"
    self: str
    meeting: str
    organization: str
    date: datetime.date
    number: str
    order: int
    name: str
    public: bool
    closed_ground: str = ""
    paper: str | None = Field(None, description="The case it belongs to.")
    reference: str = Field("", description="The case number as written.")
    result: str | None = Field(None, description="The outcome in Danish, as the page says it.")
    outcome: str | None = Field(None, description="The outcome's code; null where nobody could read one.")
    resolution_text: str = Field("", description="The meeting's own decision, word for word.")
    resolution_remainder: str = Field("", description="What it says beyond its formula.")
    deviates: bool | None = Field(None, description="Whether it deviates from what was recommended.")
    votes: dict[str, Any] | None = None
    dissent: str = ""
    onward: list[dict[str, Any]] = Field([], description="Bodies that treat it next, with dates if known.")
    recommended_by: str = ""
    clauses: list[str] = Field([], description="What was recommended, clause by clause.")
    missing_in_minutes: bool = Field(False, description="It stood on the agenda, and not in the minutes.")
    section: list[Section] | None = Field(None, description="Its texts; null where a list leaves them out.")
    auxiliary_file: list[File] | None = None
    correction: list[Correction] | None = None
    created: datetime.datetime | None
    modified: datetime.datetime | None


class Meeting(Record):
    id: str
    type: Literal["Meeting"] = "Meeting"
    self: str
    name: str
    body: str
    organization: list[str]
    meeting_state: str = Field(description="planned, agenda (may change) or minutes.")
    date: datetime.date
    start: datetime.datetime | None
    end: datetime.datetime | None
    location: Location | None
    present: list[str]
    absent: list[str]
    agenda_item: list[AgendaItem] | None = Field(None, description="Null where a list leaves them out.")
    correction: list[Correction] | None = None
    created: datetime.datetime | None
    modified: datetime.datetime | None


class Subject(Record):
    """An entry of KL's Emnesystematik."""

    code: str
    name: str | None


class Paper(Record):
    """A case, through all its items."""

    id: str
    type: Literal["Paper"] = "Paper"
    self: str
    body: str
    reference: str
    name: str
    subject: Subject | None
    year: int | None
    catch_all: bool = Field(description="The number holds many unrelated things.")
    agenda_item: list[str] | None = Field(None, description="Its items, oldest first.")
    created: datetime.datetime | None
    modified: datetime.datetime | None
