"""Facets as plain addresses: each value a link that adds or removes it and keeps the rest of the search."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from django.http import HttpRequest, QueryDict
from django.utils.formats import date_format

from archive.search.query import Facet, FacetValue, Relaxation
from archive.web.parameters import DATE_FORMATS

DATES = {"fra": "Fra", "til": "Til", "tilfoejet": "Tilføjet siden"}
LISTS = {"kommune": "Kommune", "udvalg": "Udvalg", "aar": "År", "udfald": "Udfald", "emne": "Emne"}
OPEN = 12  # values of a facet that a reader sees at once
SHOWN = 100  # and that are on the page at all: an archive of all towns has a thousand committees
TRAITS = ("afviger", "afstemning", "mindretal")
ONE_VALUE = ("kommune", "emne", *TRAITS)  # a second choice takes the first one's place
NAMES = {
    ("afviger", "true"): "Afviger fra indstillingen",
    ("afviger", "false"): "Følger indstillingen",
    ("afstemning", "true"): "Afgjort ved afstemning",
    ("mindretal", "true"): "Mindretal eller forbehold",
    ("synonymer", "nej"): "Uden synonymer",
    ("flere", "true"): "Gik fra et udvalg til et andet",
    ("flere", "byraad"): "Nåede byrådet fra et udvalg",
}


@dataclass(frozen=True, slots=True)
class Link:
    """One value of a facet: following it adds it to the search, or takes it out again."""

    label: str
    count: int
    selected: bool
    href: str


@dataclass(frozen=True, slots=True)
class Group:
    """`links` stand open; `more` are folded away, and `left_out` so many others not there at all.

    unjudged: items of which nobody can tell whether they depart from what was recommended.
    """

    label: str
    parameter: str
    links: tuple[Link, ...]
    more: tuple[Link, ...] = ()
    left_out: int = 0
    unjudged: int = 0


@dataclass(frozen=True, slots=True)
class Chosen:
    """Something the search is narrowed by, and the address without it."""

    label: str
    href: str


def without(query: QueryDict, parameter: str, value: str | None = None) -> QueryDict:
    """The same address without one value of a parameter (or without it), from its first page."""
    copy = query.copy()
    copy.pop("side", None)
    kept = [v for v in copy.getlist(parameter) if value is not None and v != value]
    copy.setlist(parameter, kept)
    if not kept:
        copy.pop(parameter, None)
    return copy


def address(query: QueryDict) -> str:
    return f"?{query.urlencode(safe='/')}" if query else "?"


class FacetLinks:
    """The facets of a search as groups of links. total: of the items they are counted among, if known."""

    def __init__(self, request: HttpRequest, facets: Sequence[Facet], total: int = 0) -> None:
        self.said = {name: values for name, values in request.GET.lists() if name != "side"}
        self.facets, self.total = facets, total

    def groups(self) -> list[Group]:
        """A group a facet; what a decision was like makes one group together."""
        lists = [facet for facet in self.facets if facet.parameter not in TRAITS]
        traits = [link for facet in self.facets if facet.parameter in TRAITS for link in self._links(facet)]
        groups = [self._group(facet) for facet in lists]
        if not traits:
            return groups
        return [*groups, Group("Beslutningen", "afviger", tuple(traits), unjudged=self._unjudged())]

    def _unjudged(self) -> int:
        """The rest of the items; unknown where the facet itself narrows, for it is counted without that."""
        judged = [v for facet in self.facets if facet.parameter == "afviger" for v in facet.values]
        if not judged or any(value.selected for value in judged):
            return 0
        return max(self.total - sum(value.count for value in judged), 0)

    def _group(self, facet: Facet) -> Group:
        """All in their own order; of many, those that find most, and those chosen, stand open.

        Of years the newest: one left out between others would look as if it had nothing.
        """
        by_count = facet.parameter != "aar"
        ranked = sorted(facet.values, key=lambda value: (not value.selected, -value.count * by_count))
        first, shown = ranked[:OPEN], ranked[:SHOWN]
        if len(ranked) <= OPEN + 2:  # two more links take no more room than what would unfold them
            first = ranked
        links = [self._link(facet.parameter, value) for value in facet.values if value in first]
        more = [
            self._link(facet.parameter, value)
            for value in facet.values
            if value in shown and value not in first
        ]
        return Group(facet.label, facet.parameter, tuple(links), tuple(more), len(ranked) - len(shown))

    def _links(self, facet: Facet) -> list[Link]:
        return [self._link(facet.parameter, value) for value in facet.values]

    def _link(self, parameter: str, value: FacetValue) -> Link:
        before = self.said.get(parameter, [])
        if value.selected:
            now = [one for one in before if one != value.value]
        else:
            now = [*([] if parameter in ONE_VALUE else before), value.value]
        asked = {**self.said, parameter: now}
        query = "&".join(f"{quote(name)}={quote(one)}" for name in asked for one in asked[name])
        return Link(value.label, value.count, value.selected, f"?{query}")


def chosen(request: HttpRequest, facets: Sequence[Facet]) -> list[Chosen]:
    """What narrows this search, in the order a reader meets it."""
    labels = {(f.parameter, v.value): f"{f.label}: {v.label}" for f in facets for v in f.values}
    found = []
    for parameter in LISTS:
        for value in dict.fromkeys(request.GET.getlist(parameter)):
            if value.strip():
                label = labels.get((parameter, value)) or f"{LISTS[parameter]}: {value}"
                found.append(Chosen(label, address(without(request.GET, parameter, value))))
    for parameter in (*TRAITS, "synonymer"):
        if name := NAMES.get((parameter, request.GET.get(parameter, ""))):
            found.append(Chosen(name, address(without(request.GET, parameter))))
    for parameter, label in DATES.items():
        if value := request.GET.get(parameter, "").strip():
            found.append(Chosen(f"{label} {day_said(value)}", address(without(request.GET, parameter))))
    return found


def day_said(asked: str) -> str:
    """A date of an address in words; as asked where it is none."""
    for form in DATE_FORMATS:
        try:
            day = datetime.datetime.strptime(asked.strip(), form)
        except ValueError:
            continue
        return date_format(day, "j.\xa0F\xa0Y")
    return asked


def relaxed(request: HttpRequest, relaxations: Sequence[Relaxation]) -> list[tuple[Relaxation, str]]:
    """Wider searches, each with its address."""
    found = []
    for one in relaxations:
        query = without(request.GET, one.parameter)
        if one.parameter == "*":
            for parameter in (*LISTS, *TRAITS, *DATES, "i", "synonymer"):
                query = without(query, parameter)
        if one.value:
            query["q"] = one.value
        found.append((one, address(query)))
    return found


def without_synonyms(request: HttpRequest) -> str:
    """The address of this search for the words typed alone."""
    query = without(request.GET, "synonymer")
    query["synonymer"] = "nej"
    return address(query)


def reworded(request: HttpRequest, queries: Sequence[str]) -> list[tuple[str, str]]:
    """Other words for the same search, each with its address."""
    found = []
    for words in queries:
        query = without(request.GET, "q")
        query["q"] = words
        found.append((words, address(query)))
    return found
