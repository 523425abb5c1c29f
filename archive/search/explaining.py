"""Why an item is found by a query, and what each word is worth in each place of it."""

from dataclasses import dataclass

from tantivy import Occur, Schema, Searcher
from tantivy import Query as Engine

from archive.search import grammar, schema, store
from archive.search.freshness import Snapshot, snapshot
from archive.search.grammar import Also, Clause, Parsed
from archive.search.query import Query
from archive.search.ranking import matching, near, places, titled
from archive.search.searching import position_of
from archive.search.widening import widened

# What a reader calls the fields.
PLACES = {
    "title": "overskrift",
    "remainder": "beslutning ud over formlen",
    "words": "beslutning ud over formlen, indstilling, resume, sagsfremstilling eller bilagsnavne",
    "files": "bilagenes tekst",
    "decision": "hele beslutningen",
    "committee_words": "udvalgets navn",
    "title_parts": "led i et sammensat ord i overskriften",
    "met": "et eller andet sted, også som led i et sammensat ord",
    "decision_parts": "led i et sammensat ord",
    "identifiers": "sagsnummer",
    "near": "ordene sammen i en tekst",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """A word in a place, and its points there alone: of a word's places the best counts, others a tenth."""

    word: str
    place: str
    points: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Points are the engine's own. `words` is what the words come to together, `near` what their standing
    near each other adds, and both are multiplied by `recency`. `titled`: all words are in its title, so that
    it stands before those of which that is not so. `rank` is from 1; None where it is no hit."""

    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]  # words the item does not have
    unwanted: tuple[str, ...]  # words left out of the search that it does have
    words: float
    near: float
    recency: float
    titled: bool
    rank: int | None
    total: int


def explain(query: Query, item_id: int) -> Explanation | None:
    """How the index sees one item for a query; None where there is no index, or no words.

    Says nothing of an item that is not public: it is in no index, so all of its words are missing.
    """
    parsed = grammar.parse(query.q)
    parsed = widened(parsed) if query.synonyms else parsed
    seen = snapshot()
    if seen is None or not parsed.groups:
        return None
    rank, total = position_of(query, item_id)
    try:
        with store.guarded():
            return _explained(_One(seen, item_id), query, parsed, rank, total)
    except store.BrokenIndexError:
        store.discard(store.folder())
        return None


class _One:
    """One item's document, and what a query scores on it."""

    def __init__(self, seen: Snapshot, item_id: int) -> None:
        self.searcher: Searcher = seen.searcher
        self.schema: Schema = seen.schema
        hidden = item_id in seen.pending
        this = Engine.term_set_query(seen.schema, schema.ITEM, [] if hidden else [item_id])
        self.this = Engine.const_score_query(this, 0.0)

    def points(self, wanted: Engine, recency: bool = False) -> float:
        """0.0 where the item does not meet it."""
        asked = Engine.boolean_query([(Occur.Must, self.this), (Occur.Must, wanted)])
        weight = schema.RECENCY if recency else None
        hits = self.searcher.search(asked, limit=1, weight_by_field=weight).hits
        return float(hits[0][0]) if hits else 0.0


def _explained(one: _One, query: Query, parsed: Parsed, rank: int | None, total: int) -> Explanation:
    asked = (*parsed.clauses, *parsed.also)
    reasons = [reason for wanted in asked for reason in _reasons(one, query, parsed, wanted)]
    met = {reason.word for reason in reasons}
    without = [clause for clause in parsed.excluded if _reasons(one, query, parsed, clause)]
    instead = {number for also in parsed.also if str(also) in met for number in also.groups}
    groups = [group for number, group in enumerate(parsed.groups) if number not in instead]
    lacking = [" ELLER ".join(map(str, group)) for group in groups if not met & set(map(str, group))]
    words = matching(one.schema, parsed, query.decisions_only)
    together = [] if query.decisions_only else near(one.schema, parsed)
    flat, weighed = one.points(words), one.points(words, recency=True)
    return Explanation(
        reasons=tuple(reasons),
        missing=tuple(lacking),
        unwanted=tuple(map(str, without)),
        words=flat,
        near=sum(map(one.points, together)) if flat else 0.0,
        recency=weighed / flat if flat else 1.0,
        titled=not query.decisions_only and one.points(titled(one.schema, parsed)) > 0,
        rank=rank,
        total=total,
    )


def _reasons(one: _One, query: Query, parsed: Parsed, clause: Clause | Also) -> list[Reason]:
    """The places that have the clause, the best first."""
    found: dict[str, float] = {}
    for place, wanted in places(one.schema, parsed, clause, query.decisions_only):
        if points := one.points(wanted):
            found[place] = max(points, found.get(place, 0.0))
    ranked = sorted(found, key=lambda place: (-found[place], place))
    return [Reason(str(clause), PLACES.get(place, place), found[place]) for place in ranked]
