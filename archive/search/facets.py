"""Counts beside the hits: each over all that match when its own narrowing is taken away."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from tantivy import Occur, Searcher
from tantivy import Query as Engine

from archive.models import Outcome, Topic, naming
from archive.models.prepared import prepared
from archive.search import schema
from archive.search.narrowing import Narrowing, traits
from archive.search.query import UNREAD, Facet, FacetValue, Query

_MOST = 10_000  # values of one facet; the engine stops at ten unless told
Counts = list[tuple[str, int]]  # (key as indexed, items)
AllCounts = dict[str, Counts]  # of each facet's parameter
_FIELDS = {
    "udvalg": schema.COMMITTEE_NAMED,
    "aar": schema.YEAR,
    "udfald": schema.OUTCOME,
    "emne": schema.MAIN_GROUP,
    "kommune": schema.MUNICIPALITY_NAMED,
    "afviger": schema.TRAITS_TOGETHER,
    "afstemning": schema.TRAITS_TOGETHER,
    "mindretal": schema.TRAITS_TOGETHER,
}
_OF_EVERY_ITEM = ("aar", "udvalg")
_TRUTHS: tuple[str, ...] = ("true", "false")
_TRAITS = {
    "afviger:true": "Afviger fra indstillingen",
    "afviger:false": "Følger indstillingen",
    "afstemning:true": "Afgjort ved afstemning",
    "mindretal:true": "Mindretal eller forbehold",
}
_OUTCOMES = {**{str(value): str(label) for value, label in Outcome.choices}, UNREAD: "Ikke aflæst"}


def facets(
    counts: AllCounts, searcher: Searcher, everything: Engine, narrowing: Narrowing, query: Query
) -> tuple[Facet, ...]:
    """The facets worth showing, in the page's order. A facet of one value is left out unless it is chosen.

    A chosen value that none of the words' items has is shown with 0 if any item at all, of `everything`, has
    it; what no item has is no value.
    """
    counts = dict(counts)
    for parameter, chosen in _chosen(query).items():
        if parameter in narrowing and chosen - {key.split("\t")[0] for key, _ in counts[parameter]}:
            alone = both(everything, {parameter: narrowing[parameter]})
            known = _count(searcher, alone, [parameter])[parameter]
            counts[parameter] = counts[parameter] + _unfound(counts[parameter], known)
    made = [
        _places("udvalg", "Udvalg", counts["udvalg"], set(query.committees), len(counts["kommune"]) > 1),
        _years(counts["aar"], set(query.years)),
        _outcomes(counts["udfald"], set(query.outcomes)),
        _topics(counts["emne"], query.topic),
        _places("kommune", "Kommune", counts["kommune"], {query.municipality} - {""}, False),
    ]
    worth = [facet for facet in made if len(facet.values) > 1 or any(v.selected for v in facet.values)]
    asked = traits(query)
    own = [_trait(name, counts[name], asked.get(name)) for name in ("afviger", "afstemning", "mindretal")]
    return (*worth, *(facet for facet in own if facet.values))


def _chosen(query: Query) -> dict[str, set[str]]:
    """The values each facet is narrowed by."""
    return {
        "udvalg": set(query.committees),
        "aar": {str(year) for year in query.years},
        "udfald": set(query.outcomes),
        "emne": {query.topic[:2]},
        "kommune": {query.municipality},
    } | {parameter: {f"{parameter}:{value}"} for parameter, value in traits(query).items()}


def _unfound(found: Counts, known: Counts) -> Counts:
    keys = {key for key, _ in found}
    return [(key, 0) for key, _ in known if key not in keys]


def counted(searcher: Searcher, words: Engine, narrowing: Narrowing) -> AllCounts:
    """Those not narrowed are counted in one pass, each narrowed one in a pass without itself."""
    free = [parameter for parameter in _FIELDS if parameter not in narrowing]
    counted = _count(searcher, both(words, narrowing), free)
    for parameter in narrowing.keys() & _FIELDS.keys():
        others = {name: clause for name, clause in narrowing.items() if name != parameter}
        counted |= _count(searcher, both(words, others), [parameter])
    return counted


def total(counts: AllCounts, narrowing: Narrowing) -> int | None:
    """How many items words and narrowing find: each has one year and one committee. None: both narrow."""
    free = next((parameter for parameter in _OF_EVERY_ITEM if parameter not in narrowing), None)
    return sum(count for _, count in counts[free]) if free else None


def both(words: Engine, narrowing: Narrowing) -> Engine:
    """What matches the words and everything that narrows; only the words give a score."""
    narrowed = [(Occur.Must, Engine.const_score_query(clause, 0.0)) for clause in narrowing.values()]
    return Engine.boolean_query([(Occur.Must, words), *narrowed])


def _count(searcher: Searcher, matching: Engine, parameters: list[str]) -> dict[str, Counts]:
    """Every field's values counted in one pass, a field that several parameters are in once."""
    derived = {"udvalg", "kommune"} <= {*parameters}  # a committee's value says its municipality
    fields = {_FIELDS[parameter] for parameter in parameters if not (derived and parameter == "kommune")}
    asked = {f: {"terms": {"field": f, "size": _MOST, "segment_size": _MOST}} for f in fields}
    answer: dict[str, Any] = searcher.aggregate(matching, asked) if asked else {}
    counts = {f: [(_key(b["key"]), b["doc_count"]) for b in answer[f]["buckets"] if b["key"]] for f in fields}
    if schema.TRAITS_TOGETHER in counts:
        counts[schema.TRAITS_TOGETHER] = _each_trait(counts[schema.TRAITS_TOGETHER])
    if derived:
        counts[schema.MUNICIPALITY_NAMED] = _municipalities(counts[schema.COMMITTEE_NAMED])
    return {parameter: list(counts[_FIELDS[parameter]]) for parameter in parameters}


def _each_trait(together: Counts) -> Counts:
    """The same items by each single trait."""
    found: Counter[str] = Counter()
    for key, count in together:
        for trait in key.split():
            found[trait] += count
    return [*found.items()]


def _municipalities(committees: Counts) -> Counts:
    """The same items by municipality."""
    found: Counter[str] = Counter()
    for key, count in committees:
        value, _, name = key.split("\t")
        found[f"{value.partition('/')[0]}\t{name}"] += count
    return [*found.items()]


def _key(key: object) -> str:
    return str(int(key)) if isinstance(key, float) else str(key)


def _places(parameter: str, label: str, counts: Counts, chosen: set[str], several: bool) -> Facet:
    """Committees or municipalities in Danish order; several: name the municipality with the committee."""
    found = {}
    for key, count in counts:
        value, name, *municipality = key.split("\t")
        found[value] = (f"{name} ({municipality[0]})" if several and municipality else name, count)
    values = sorted(found, key=lambda value: (naming.sort_key(found[value][0]), value))
    return _facet(parameter, label, [(v, *found[v]) for v in values], chosen.__contains__)


def _years(counts: Counts, chosen: set[int]) -> Facet:
    found = {int(key): count for key, count in counts}
    rows = [(str(y), str(y), found[y]) for y in sorted(found, reverse=True)]
    return _facet("aar", "År", rows, lambda value: int(value) in chosen)


def _outcomes(counts: Counts, chosen: set[str]) -> Facet:
    found = dict(counts)
    rows = [(v, label, found[v]) for v, label in _OUTCOMES.items() if v in found]
    return _facet("udfald", "Udfald", rows, chosen.__contains__)


def _topics(counts: Counts, chosen: str) -> Facet:
    """KLE main groups; a topic below one selects the group it belongs to."""
    found, group = dict(counts), chosen[:2]
    codes = sorted(found)
    titles = dict(_titles(tuple(codes))) if codes else {}
    rows = [(code, f"{code} {titles.get(code, '')}".strip(), found[code]) for code in codes]
    return _facet("emne", "Emne", rows, lambda value: value == group)


@prepared
def _titles(codes: tuple[str, ...]) -> "QuerySet[Topic, tuple[str, str]]":
    return Topic.objects.filter(code__in=codes).values_list("code", "title")


def _trait(parameter: str, counts: Counts, chosen: str | None) -> Facet:
    """One thing a decision may have been like; a facet by itself, for each narrows on its own."""
    found = {key.partition(":")[2]: count for key, count in counts if key.partition(":")[0] == parameter}
    values = [value for value in _TRUTHS if value in found]
    rows = [(value, _TRAITS[f"{parameter}:{value}"], found[value]) for value in values]
    return _facet(parameter, _TRAITS[f"{parameter}:true"], rows, lambda value: value == chosen)


def _facet(
    parameter: str, label: str, rows: list[tuple[str, str, int]], chosen: Callable[[str], bool]
) -> Facet:
    return Facet(parameter, label, tuple(FacetValue(v, name, n, chosen(v)) for v, name, n in rows))
