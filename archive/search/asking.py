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
from archive.search.ranking import among, matching, near
from archive.search.widening import widened

DEEPEST = 10_000  # hits that can be paged or listed through
_REFINED = 200  # hits whose order looks at how near the words stand
_TIED = 100  # hits looked at from the start: asking again for the end of a tie costs as much as the search
_SORTED_BY = {
    "nyeste": (schema.NEWEST, Order.Desc),
    "aeldste": (schema.OLDEST, Order.Asc),
    "tilfoejet": (schema.ADDED, Order.Desc),
}


class Asked:
    """A query in the engine's terms, over a snapshot without what is pending in it."""

    def __init__(self, seen: Snapshot, query: Query, parsed: Parsed) -> None:
        parsed = widened(parsed) if query.synonyms else parsed
        hidden = Engine.term_set_query(seen.schema, schema.ITEM, [0, *sorted(seen.pending)])
        words = matching(seen.schema, parsed, query.decisions_only) if parsed.groups else Engine.all_query()
        self.parsed, self.schema = parsed, seen.schema
        self.near = [] if query.decisions_only else near(seen.schema, parsed)
        self.searcher: Searcher = seen.searcher
        self.words = Engine.boolean_query([(Occur.Must, words), (Occur.MustNot, hidden)])
        self.everything = Engine.boolean_query([(Occur.Must, Engine.all_query()), (Occur.MustNot, hidden)])
        self.narrowing = engine_clauses(seen.schema, query)
        self.all = both(self.words, self.narrowing)
        self.sort = query.sort if parsed.groups or query.sort != "relevans" else "nyeste"

    def matches(self) -> int:
        """How many public items match words and narrowing alike."""
        return _count(self.searcher.search(self.all, limit=1))

    def holds(self, field: str, term: str) -> bool:
        """Whether any public item has the term in this field."""
        wanted = Engine.term_query(self.schema, field, term, "basic")
        return _count(self.searcher.search(both(self.everything, {field: wanted}), limit=1)) > 0

    def found(self) -> int:
        """How many public items the words find, whatever narrows; without words none."""
        return _count(self.searcher.search(self.words, limit=1)) if self.parsed.groups else 0


def ordered(asked: Asked, offset: int, size: int) -> tuple[list[int], int]:
    """Item ids from an offset on in the order asked for, and how many match in all."""
    if asked.sort == "relevans":
        return _by_relevance(asked, offset, size)
    field, order = _SORTED_BY[asked.sort]
    result = asked.searcher.search(asked.all, limit=size, offset=offset, order_by_field=field, order=order)
    return _ids(asked.searcher, result), _count(result)


def _by_relevance(asked: Asked, offset: int, size: int) -> tuple[list[int], int]:
    """Best first; equal scores by item id, which takes looking on to the end of the last tie.

    Among the first _REFINED those whose words stand together come before those where they stand apart.
    """
    depth = max(offset + size, _REFINED if asked.near else _TIED)
    while True:
        result = asked.searcher.search(asked.all, limit=depth + 1, weight_by_field=schema.RECENCY)
        scores = [score for score, _ in result.hits]
        if len(scores) <= depth or scores[-1] != scores[-2] or depth >= DEEPEST:
            break
        depth = min(depth * 4, DEEPEST)
    ranked = sorted(zip(scores, _ids(asked.searcher, result), strict=True), key=lambda hit: (-hit[0], hit[1]))
    if asked.near and offset < _REFINED:
        ranked = [*_refined(asked, ranked[:_REFINED]), *ranked[_REFINED:]]
    return [item_id for _, item_id in ranked[offset : offset + size]], _count(result)


def _refined(asked: Asked, ranked: list[tuple[float, int]]) -> list[tuple[float, int]]:
    """The same hits, those whose words stand near each other moved up by what that is worth."""
    if not asked.near or len(ranked) < 2:
        return ranked
    these = Engine.term_set_query(asked.schema, schema.ITEM, [item_id for _, item_id in ranked])
    together = among(these, asked.near)
    result = asked.searcher.search(together, limit=len(ranked), weight_by_field=schema.RECENCY)
    scores = [score for score, _ in result.hits]
    extra = dict(zip(_ids(asked.searcher, result), scores, strict=True))
    return sorted(((score + extra.get(n, 0.0), n) for score, n in ranked), key=lambda hit: (-hit[0], hit[1]))


def _ids(searcher: Searcher, result: SearchResult) -> list[int]:
    addresses = [address for _, address in result.hits]
    return cast(list[int], searcher.fast_field_values(schema.ITEM, addresses)) if addresses else []


def _count(result: SearchResult) -> int:
    return cast(int, result.count)  # type: ignore[attr-defined]  # the binding's own types forget it
