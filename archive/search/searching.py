"""A search from question to answer: read the words, ask the index, fetch the hits through the public rule."""

from collections.abc import Iterator
from itertools import islice
from typing import cast

from tantivy import Occur, Order, Searcher, SearchResult
from tantivy import Query as Engine

from archive.models import Item
from archive.search import fallback, grammar, keyboards, passages, schema, store, texts
from archive.search.facets import both, facets
from archive.search.freshness import Snapshot, snapshot
from archive.search.grammar import Parsed
from archive.search.narrowing import asks_nothing, engine_clauses
from archive.search.query import Facet, Query, Results
from archive.search.ranking import matching

PAGE = 20  # hits a page
DEEPEST = 10_000  # hits that can be paged or listed through
_FETCHED_AT_ONCE = 200
_SORTED_BY = {
    "nyeste": (schema.NEWEST, Order.Desc),
    "aeldste": (schema.OLDEST, Order.Asc),
    "tilfoejet": (schema.ADDED, Order.Desc),
}


def search(query: Query, page: int = 1) -> Results:
    """A page of hits with count and facets, over what anybody may read at this moment.

    page: from 1; one beyond the last gives the last. Raises nothing for anything typed.
    """
    if asks_nothing(query):
        return Results(searched=False)
    parsed = grammar.parse(query.q) if query.q.strip() else Parsed()
    if query.q.strip() and not parsed.groups:
        return Results(corrected=parsed.corrected, notices=parsed.notices, understood=False)
    seen = snapshot()
    if seen is not None:
        try:
            return _from_index(seen, query, parsed, max(1, page))
        except store.BrokenIndexError:
            store.discard(store.folder())
    return _from_database(query, parsed, max(1, page))


def iterate(query: Query, limit: int = DEEPEST) -> Iterator[Item]:
    """The items a search finds, in its order, at most `limit`: for feeds and files. Nothing asked: none."""
    parsed = grammar.parse(query.q) if query.q.strip() else Parsed()
    if asks_nothing(query) or (query.q.strip() and not parsed.groups):
        return
    limit = max(0, min(limit, DEEPEST))
    ids = _first_ids(query, parsed, limit)
    if ids is None:
        yield from fallback.matching(query, parsed).with_place()[:limit]
        return
    waiting = iter(ids[:limit])
    while batch := list(islice(waiting, _FETCHED_AT_ONCE)):
        yield from _public(batch)


def _first_ids(query: Query, parsed: Parsed, limit: int) -> list[int] | None:
    """The first ids found, at least one's worth asked for; None where there is no index to ask."""
    seen = snapshot()
    if seen is None:
        return None
    try:
        with store.guarded():
            return _looked_up(seen, query, parsed, 0, max(1, limit))[1]
    except store.BrokenIndexError:
        store.discard(store.folder())
        return None


class _Asked:
    """A query in the engine's terms, over a snapshot without what is pending in it."""

    def __init__(self, seen: Snapshot, query: Query, parsed: Parsed) -> None:
        hidden = Engine.term_set_query(seen.schema, schema.ITEM, [0, *sorted(seen.pending)])
        words = matching(seen.schema, parsed, query.decisions_only) if parsed.groups else Engine.all_query()
        self.parsed = parsed
        self.searcher: Searcher = seen.searcher
        self.words = Engine.boolean_query([(Occur.Must, words), (Occur.MustNot, hidden)])
        self.everything = Engine.boolean_query([(Occur.Must, Engine.all_query()), (Occur.MustNot, hidden)])
        self.narrowing = engine_clauses(seen.schema, query)
        self.all = both(self.words, self.narrowing)
        self.sort = query.sort if parsed.groups or query.sort != "relevans" else "nyeste"

    def found(self) -> int:
        """How many public items the words find, whatever narrows; without words none."""
        return _count(self.searcher.search(self.words, limit=1)) if self.parsed.groups else 0


def _from_index(seen: Snapshot, query: Query, parsed: Parsed, page: int) -> Results:
    with store.guarded():
        page = min(page, DEEPEST // PAGE)
        asked, ids, total = _looked_up(seen, query, parsed, (page - 1) * PAGE, PAGE)
        if not ids and total:
            page = _pages(total)
            ids, total = _ordered(asked, (page - 1) * PAGE, PAGE)
        counted = facets(asked.searcher, asked.words, asked.everything, asked.narrowing, query)
    items = _public(ids)
    total -= len(ids) - len(items)  # withdrawn between the look at the log and this fetch
    return _results(query, asked.parsed, items, total, page, counted)


def _looked_up(
    seen: Snapshot, query: Query, parsed: Parsed, offset: int, size: int
) -> tuple[_Asked, list[int], int]:
    """What was asked (or may have been meant), the ids found from an offset on, and how many there are."""
    asked = _Asked(seen, query, parsed)
    ids, total = _ordered(asked, offset, size)
    if total or not parsed.groups:
        return asked, ids, total
    meant = keyboards.reread(parsed, query.q, lambda other: _Asked(seen, query, other).found())
    if meant is None:
        return asked, ids, total
    asked = _Asked(seen, query, meant)
    return asked, *_ordered(asked, offset, size)


def _from_database(query: Query, parsed: Parsed, page: int) -> Results:
    found = fallback.matching(query, parsed)
    total = found.count()
    page = min(page, _pages(total))
    items = list(found.with_place()[(page - 1) * PAGE : page * PAGE])
    return _results(query, parsed, items, total, page, (), available=False)


def _results(
    query: Query,
    parsed: Parsed,
    items: list[Item],
    total: int,
    page: int,
    counted: tuple[Facet, ...],
    available: bool = True,
) -> Results:
    item_texts = texts.of_items(items)
    return Results(
        hits=tuple(passages.hit(i, item_texts[i.pk], parsed, query.decisions_only) for i in items),
        total=total,
        page=page,
        pages=_pages(total),
        facets=counted,
        corrected=parsed.corrected,
        notices=parsed.notices if available else (*parsed.notices, fallback.NOTICE),
        available=available,
    )


def _pages(total: int) -> int:
    return max(1, min(-(-total // PAGE), DEEPEST // PAGE))


def _public(ids: list[int]) -> list[Item]:
    """These items in this order, without those the database does not hold for public."""
    if not ids:
        return []
    found = {item.pk: item for item in Item.objects.public().filter(pk__in=ids).with_place()}
    return [found[item_id] for item_id in ids if item_id in found]


def _ordered(asked: _Asked, offset: int, size: int) -> tuple[list[int], int]:
    """Item ids from an offset on in the order asked for, and how many match in all."""
    if asked.sort == "relevans":
        return _by_relevance(asked, offset, size)
    field, order = _SORTED_BY[asked.sort]
    result = asked.searcher.search(asked.all, limit=size, offset=offset, order_by_field=field, order=order)
    return _ids(asked.searcher, result), _count(result)


def _by_relevance(asked: _Asked, offset: int, size: int) -> tuple[list[int], int]:
    """Best first; equal scores by item id, which takes looking on to the end of the last tie."""
    depth = offset + size
    while True:
        result = asked.searcher.search(asked.all, limit=depth + 1, weight_by_field=schema.RECENCY)
        scores = [score for score, _ in result.hits]
        if len(scores) <= depth or scores[-1] != scores[-2] or depth >= DEEPEST:
            break
        depth = min(depth * 4, DEEPEST)
    ranked = sorted(zip(scores, _ids(asked.searcher, result), strict=True), key=lambda hit: (-hit[0], hit[1]))
    return [item_id for _, item_id in ranked[offset : offset + size]], _count(result)


def _ids(searcher: Searcher, result: SearchResult) -> list[int]:
    addresses = [address for _, address in result.hits]
    return cast(list[int], searcher.fast_field_values(schema.ITEM, addresses)) if addresses else []


def _count(result: SearchResult) -> int:
    return cast(int, result.count)  # type: ignore[attr-defined]  # the binding's own types forget it
