"""A query in the engine's terms over one snapshot: how many it finds, and which in what order."""

from typing import cast

from tantivy import Occur, Order, Searcher, SearchResult
from tantivy import Query as Engine

from archive.search import schema
from archive.search.facets import both
from archive.search.freshness import Snapshot
from archive.search.grammar import Parsed
from archive.search.narrowing import engine_clauses
from archive.search.query import Query
from archive.search.ranking import among, matching, near, titled
from archive.search.widening import widened

DEEPEST = 10_000  # hits that can be paged or listed through
_REFINED = 60  # hits whose order looks at how near the words stand
_TIED = 500  # hits looked at from the start: asking again for the end of a tie costs as much as the search
_TIER = 1e6  # more than any score
_FEW = 500  # ids, up to which asking for each is quicker than for the set
_SORTED_BY = {
    "nyeste": (schema.NEWEST, Order.Desc),
    "aeldste": (schema.OLDEST, Order.Asc),
    "tilfoejet": (schema.ADDED, Order.Desc),
}


class Asked:
    """A query in the engine's terms, over a snapshot without what is pending in it."""

    def __init__(self, seen: Snapshot, query: Query, parsed: Parsed) -> None:
        parsed = widened(parsed) if query.synonyms else parsed
        self.parsed, self.schema, self._pending = parsed, seen.schema, sorted(seen.pending)
        self.searcher: Searcher = seen.searcher
        self._decisions_only = query.decisions_only
        self.everything = self._public(Engine.all_query(), 0)
        self.met = self._words(scored=False)
        self.narrowing = engine_clauses(seen.schema, query)
        self.sort = query.sort if parsed.groups or query.sort != "relevans" else "nyeste"

    def _words(self, scored: bool) -> Engine:
        """The public items that the words find; without words all."""
        if not self.parsed.groups:
            return self.everything
        found = matching(self.schema, self.parsed, self._decisions_only, scored)
        return self._public(found if scored else Engine.const_score_query(found, 0.0))

    def _public(self, found: Engine, *never: int) -> Engine:
        """Without what is pending. The document 0 of the index's own has no words."""
        hidden = [*never, *self._pending]
        if not hidden:
            return found
        return Engine.boolean_query([(Occur.Must, found), (Occur.MustNot, self._these(hidden))])

    def _these(self, ids: list[int]) -> Engine:
        if len(ids) > _FEW:
            return Engine.term_set_query(self.schema, schema.ITEM, ids)
        terms = (Engine.term_query(self.schema, schema.ITEM, item_id, "basic") for item_id in ids)
        return Engine.boolean_query([(Occur.Should, term) for term in terms])

    def ranked(self) -> list[Engine]:
        """All that words and narrowing find, scored: where it can be told apart, first what stands first."""
        found = both(self._words(scored=True), self.narrowing)
        if self._decisions_only or not self.parsed.groups:
            return [found]
        first = titled(self.schema, self.parsed)
        return [both(self._public(first), self.narrowing), found]

    def matching(self) -> Engine:
        """The same without a score."""
        return both(self.met, self.narrowing)

    def together(self, ids: list[int]) -> Engine | None:
        """What these items score for words that stand near each other; None for a word alone."""
        asked = [] if self._decisions_only else near(self.schema, self.parsed)
        return among(self._these(ids), asked) if asked else None

    def matches(self) -> int:
        """How many public items match words and narrowing alike."""
        return _count(self.searcher.search(self.matching(), limit=1))

    def holds(self, field: str, term: str) -> bool:
        """Whether any public item has the term in this field."""
        wanted = Engine.term_query(self.schema, field, term, "basic")
        return _count(self.searcher.search(both(self.everything, {field: wanted}), limit=1)) > 0

    def found(self) -> int:
        """How many public items the words find, whatever narrows; without words none."""
        return _count(self.searcher.search(self.met, limit=1)) if self.parsed.groups else 0


def ordered(asked: Asked, offset: int, size: int) -> list[int]:
    """Item ids from an offset on in the order asked for."""
    if asked.sort == "relevans":
        return _by_relevance(asked, offset, size)
    field, order = _SORTED_BY[asked.sort]
    found = asked.matching()
    result = asked.searcher.search(
        found, limit=size, offset=offset, order_by_field=field, order=order, count=False
    )
    return _ids(asked.searcher, result)


def _by_relevance(asked: Asked, offset: int, size: int) -> list[int]:
    """Items with all the words in their title first, then the others, both best first; equal ones by item id.

    Among the first _REFINED those whose words stand together come before those where they stand apart.
    """
    depth = max(offset + size, _REFINED)
    ranked: list[tuple[float, int]] = []
    for number, found in enumerate(asked.ranked()):
        known = {item_id for _, item_id in ranked}
        hits = _best(asked.searcher, found, depth)
        ranked += [(score - number * _TIER, n) for score, n in hits if n not in known]
        if len(ranked) >= offset + size:  # what comes after does not come before any of these
            break
    if offset < _REFINED and len(ranked) > 1:
        ranked = [*_refined(asked, ranked[:_REFINED]), *ranked[_REFINED:]]
    return [item_id for _, item_id in ranked[offset : offset + size]]


def _best(searcher: Searcher, found: Engine, depth: int) -> list[tuple[float, int]]:
    """Score and id of at least so many, to the end of the tie that the last of them is in."""
    limit = max(depth + 1, min(depth * 4, _TIED))
    while True:
        result = searcher.search(found, limit=limit, weight_by_field=schema.RECENCY, count=False)
        scores = [score for score, _ in result.hits]
        if len(scores) < limit or scores[-1] != scores[depth - 1] or limit > DEEPEST:
            break
        limit = min(limit * 4, DEEPEST + 1)
    return sorted(zip(scores, _ids(searcher, result), strict=True), key=_best_first)


def _refined(asked: Asked, ranked: list[tuple[float, int]]) -> list[tuple[float, int]]:
    """The same hits, those whose words stand near each other moved up by what that is worth."""
    together = asked.together([item_id for _, item_id in ranked])
    if together is None:
        return ranked
    result = asked.searcher.search(together, limit=len(ranked), weight_by_field=schema.RECENCY)
    scores = [score for score, _ in result.hits]
    extra = dict(zip(_ids(asked.searcher, result), scores, strict=True))
    return sorted(((score + extra.get(n, 0.0), n) for score, n in ranked), key=_best_first)


def _best_first(hit: tuple[float, int]) -> tuple[float, int]:
    return -hit[0], hit[1]


def _ids(searcher: Searcher, result: SearchResult) -> list[int]:
    addresses = [address for _, address in result.hits]
    return cast(list[int], searcher.fast_field_values(schema.ITEM, addresses)) if addresses else []


def _count(result: SearchResult) -> int:
    return cast(int, result.count)  # type: ignore[attr-defined]  # the binding's own types forget it
