"""What an address of the API may ask for: the parameters of the site's own filters, and where to go on.

The filters (archive/web/filters.py) decide what the values mean; these models are what OpenAPI tells of them.
"""

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, BeforeValidator, Field, StringConstraints

from archive.models import Outcome
from archive.search.query import SORTS, UNREAD

MOST = 100  # rows a page
LAST = 2**63 - 1  # the highest number either database keeps
OLDEST = datetime.datetime(1900, 1, 1, tzinfo=datetime.UTC)
NEWEST = datetime.datetime(9999, 1, 1, tzinfo=datetime.UTC)
ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[Tt ].+)?")


def _iso(value: Any) -> Any:
    """Refuse what pydantic would take for seconds since 1970."""
    if isinstance(value, str) and not ISO.fullmatch(value):
        raise ValueError("Skriv datoen som 2025-05-27, og et tidspunkt som 2025-05-27T17:00:00Z.")
    return value


Place = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,100}/[a-z0-9-]{1,200}$")]
Year = Annotated[str, StringConstraints(pattern=r"^(1[89]|20|21)[0-9][0-9]$")]
Topic = Annotated[str, StringConstraints(pattern=r"^[0-9]{2}(\.[0-9]{2}){0,2}$")]
Date = Annotated[datetime.date, BeforeValidator(_iso)]
Moment = Annotated[AwareDatetime, BeforeValidator(_iso)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$", max_length=200)]
CaseSlug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]+$", max_length=200)]
MeetingSlug = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(-[0-9]{1,4})?$")]
Outcomes = Annotated[str, StringConstraints(pattern=f"^({'|'.join([*Outcome.values, UNREAD])})$")]
Sort = Annotated[str, StringConstraints(pattern=f"^({'|'.join(SORTS)})$")]


class PageAsked(BaseModel):
    limit: int = Field(50, ge=1, le=MOST, description="Rows a page.")
    cursor: str | None = Field(None, pattern=r"^[0-9]{1,19}$", description="Taken from links.next.")

    def after(self) -> int:
        return min(int(self.cursor or 0), LAST)


class Changes(PageAsked):
    modified_since: Moment | None = Field(
        None,
        description="Only what changed at this moment or later. What can no longer be read comes as deleted.",
    )

    def since(self) -> datetime.datetime | None:
        """The moment in UTC: a database takes neither every year nor every distance from Greenwich."""
        if self.modified_since is None:
            return None
        return min(max(self.modified_since, OLDEST), NEWEST).astimezone(datetime.UTC)


class CommitteesAsked(PageAsked):
    kommune: str | None = Field(None, max_length=100, description="Municipality, by its address: aadal.")


class PlaceAndTime(Changes):
    kommune: str | None = Field(None, max_length=100, description="Municipality, by its address: aadal.")
    udvalg: list[Place] = Field([], max_length=50, description="Committees: aadal/byraadet. Any of them.")
    aar: list[Year] = Field([], max_length=50, description="Years of the meeting. Any of them.")
    fra: Date | None = Field(None, description="Meetings on this date or later.")
    til: Date | None = Field(None, description="Meetings on this date or earlier.")


class MeetingsAsked(PlaceAndTime):
    pass


class ItemsAsked(PlaceAndTime):
    q: str | None = Field(None, max_length=500, description="Words, as on the search page.")
    i: Literal["alt", "beslutning"] | None = Field(None, description="Look in everything, or decisions.")
    udfald: list[Outcomes] = Field([], max_length=50, description="Outcomes. Any of them.")
    emne: Topic | None = Field(None, description="KLE topic: 15, 15.00 or 15.00.00.")
    afviger: Literal["true", "false"] | None = Field(None, description="Deviates from the recommendation.")
    afstemning: Literal["true"] | None = Field(None, description="Decided by a vote.")
    mindretal: Literal["true"] | None = Field(None, description="With a minority or a reservation.")
    synonymer: Literal["ja", "nej"] | None = Field(
        None, description="nej: without words of the same meaning."
    )
    tilfoejet: Date | None = Field(None, description="First published on this date or later.")
    sortering: Sort | None = Field(None, description="Order, where words are searched for.")


class CasesAsked(Changes):
    kommune: str | None = Field(None, max_length=100, description="Municipality, by its address: aadal.")
    q: str | None = Field(None, max_length=200, description="The beginning of a number, or words of a title.")
    emne: Topic | None = Field(None, description="KLE topic: 15, 15.00 or 15.00.00.")
    fra: Date | None = Field(None, description="Treated at a meeting on this date or later.")
    til: Date | None = Field(None, description="Treated at a meeting on this date or earlier.")
    flere: Literal["true", "byraad"] | None = Field(
        None, description="Came from one body to another in that time; byraad: to the council."
    )
