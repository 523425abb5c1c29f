"""What a search is asked and what it answers, as plain values: all the web room knows of searching."""

import datetime
from dataclasses import dataclass, field

from archive.models import Item

SORTS = ("relevans", "nyeste", "aeldste", "tilfoejet")
UNREAD = "ulaest"  # the outcome facet's value for decisions no formula covers


@dataclass(frozen=True, slots=True)
class Query:
    """A search as the address says it. Empty values do not narrow; several of one kind mean any of them."""

    q: str = ""
    decisions_only: bool = False
    municipality: str = ""  # slug
    committees: tuple[str, ...] = ()  # "municipality-slug/committee-slug"
    years: tuple[int, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    outcomes: tuple[str, ...] = ()  # Outcome values, or UNREAD
    topic: str = ""  # KLE code or the beginning of one: "15", "15.00", "15.00.00"
    deviates: bool | None = None
    voted: bool = False  # only those with a vote
    dissent: bool = False  # only those with a minority or a reservation
    added_since: datetime.date | None = None  # first public on that day or later
    sort: str = "relevans"
    synonyms: bool = True  # whether words of the same meaning count too


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of raw, unescaped text, marked where it matched."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One item found. `item` comes from the database through public(), with its place selected."""

    item: Item
    title: tuple[Fragment, ...]
    passage: tuple[Fragment, ...]
    found_in: str  # in Danish: "beslutning", "sagsfremstilling" ...; "" where nothing was searched for
    why: str = ""  # in Danish, where it was not the word itself that matched, but a form or a synonym of it


@dataclass(frozen=True, slots=True)
class FacetValue:
    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """Counts over a field, each as if it were not narrowed. `parameter` is its name in the address."""

    parameter: str
    label: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A wider search that finds something: what is let go of, how the address changes, and what it finds.

    `parameter` of the address gets `value`, or goes where that is empty; "*" is all that narrows.
    """

    label: str
    parameter: str
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """A page of hits. `total` and the facets count the same public, pending-excluded set as the hits."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    page: int = 1
    pages: int = 1
    facets: tuple[Facet, ...] = ()
    corrected: str = ""  # what was searched instead, where the query could not be taken as typed
    meant: tuple[str, ...] = ()  # queries of public words that find something, where this one finds nothing
    also: tuple[str, ...] = ()  # words of the same meaning that were searched for too
    relaxed: tuple[Relaxation, ...] = ()  # wider searches that do
    nearest: tuple[Hit, ...] = ()  # where few or none: what meant[0] finds, or some of the words
    notices: tuple[str, ...] = ()  # sentences in Danish for the reader
    available: bool = (
        True  # False: the index is missing or far behind, and the database answered what it could
    )
    understood: bool = True  # False: nothing of the words could be searched for
    searched: bool = field(default=True)  # False: nothing was asked, show the form only
