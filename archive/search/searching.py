"""A search from question to answer: read the words, ask the index, fetch the hits through the public rule."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from archive.models import Item
from archive.search import fallback, grammar, keyboards, passages, relaxing, schema, spelling, store, texts
from archive.search.asking import DEEPEST, Asked, ordered
from archive.search.facets import counted, facets, total
from archive.search.freshness import Snapshot, snapshot
from archive.search.grammar import Parsed
from archive.search.hit_items import items_as_hits
from archive.search.narrowing import asks_nothing
from archive.search.query import Facet, Hit, Query, Relaxation, Results

PAGE = 20  # hits a page
_FEW = 3  # hits, below which those with some of the words are shown too
_NEAREST = 10  # of them
_FETCHED_AT_ONCE = 200
_RENEWED = (
    "Søgningen er ved at lære danske ord bedre. Imens kan enkelte punkter mangle, hvor et ord er bøjet"
    " på en anden måde, end du har skrevet det."
)


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


def count(query: Query) -> int:
    """How many public items a search finds; 0 also where nothing is asked or the index is not ready."""
    parsed = grammar.parse(query.q) if query.q.strip() else Parsed()
    seen = None if asks_nothing(query) or (query.q.strip() and not parsed.groups) else snapshot()
    if seen is None:
        return 0
    try:
        with store.guarded():
            return Asked(seen, query, parsed).matches()
    except store.BrokenIndexError:
        store.discard(store.folder())
        return 0


def overview() -> tuple[Facet, ...]:
    """How all that anybody may read falls on committees, years, outcomes, topics; () without an index."""
    seen = snapshot()
    if seen is None:
        return ()
    try:
        with store.guarded():
            asked = Asked(seen, Query(), Parsed())
            return _counted(asked, Query())[0]
    except store.BrokenIndexError:
        store.discard(store.folder())
        return ()


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
        yield from public_items(batch)


def _first_ids(query: Query, parsed: Parsed, limit: int) -> list[int] | None:
    """The first ids found, at least one's worth asked for; None where there is no index to ask."""
    seen = snapshot()
    if seen is None:
        return None
    try:
        with store.guarded():
            return _looked_up(seen, query, parsed, max(1, limit))[1]
    except store.BrokenIndexError:
        store.discard(store.folder())
        return None


def _from_index(seen: Snapshot, query: Query, parsed: Parsed, page: int) -> Results:
    with store.guarded():
        asked = Asked(seen, query, parsed)
        shown, found = _counted(asked, query)
        if not found and (other := _meant(seen, query, parsed)):
            asked, (shown, found) = other, _counted(other, query)
        page = min(page, _pages(found))
        ids = ordered(asked, (page - 1) * PAGE, PAGE) if found else []
        wider, meant = _wider(seen, query, asked) if not found else ((), ())
        near = _near(seen, query, asked, meant) if found < _FEW else None
        others = [n for n in ordered(near, 0, _NEAREST) if n not in ids] if near else []
    items = items_as_hits(ids)
    found -= len(ids) - len(items)  # withdrawn between the look at the log and this fetch
    results = _results(query, asked.parsed, items, found, page, shown)
    notices = (*results.notices, _RENEWED) if seen.outdated else results.notices
    nearest = _hits(near.parsed, query, items_as_hits(others)) if near else ()
    return replace(results, relaxed=wider, meant=meant, notices=notices, nearest=nearest)


def _wider(seen: Snapshot, query: Query, asked: Asked) -> tuple[tuple[Relaxation, ...], tuple[str, ...]]:
    """Searches like one that found nothing that do find something: with less asked for, and other words."""

    def count(other: Query) -> int:
        parsed = grammar.parse(other.q) if other.q.strip() else Parsed()
        return Asked(seen, other, parsed).matches() if parsed.groups or not other.q.strip() else 0

    def public(word: str) -> bool:
        return asked.holds(schema.SPELLING, word)

    wider = relaxing.relaxations(query, asked.parsed, count)
    found = spelling.meant(asked.searcher, asked.parsed, lambda p: Asked(seen, query, p).found(), public)
    return wider, tuple(found)


def _near(seen: Snapshot, query: Query, asked: Asked, meant: tuple[str, ...]) -> Asked | None:
    """What to ask where little was found: what was likely meant, else any of the words; None: nothing."""
    query = replace(query, sort="relevans")
    if meant:
        return Asked(seen, query, grammar.parse(meant[0]))
    typed = asked.parsed
    if len(typed.groups) < 2:
        return None
    return Asked(seen, query, Parsed((tuple(typed.clauses),), typed.excluded))


def _counted(asked: Asked, query: Query) -> tuple[tuple[Facet, ...], int]:
    """The facets, and how many items are found: the engine counts both in one pass where it can."""
    counts = counted(asked.searcher, asked.met, asked.narrowing)
    found = total(counts, asked.narrowing)
    shown = facets(counts, asked.searcher, asked.everything, asked.narrowing, query)
    return shown, asked.matches() if found is None else found


def _looked_up(seen: Snapshot, query: Query, parsed: Parsed, size: int) -> tuple[Asked, list[int]]:
    """What was asked (or may have been meant), and the first ids found."""
    asked = Asked(seen, query, parsed)
    ids = ordered(asked, 0, size)
    if not ids and (other := _meant(seen, query, parsed)):
        return other, ordered(other, 0, size)
    return asked, ids


def _meant(seen: Snapshot, query: Query, parsed: Parsed) -> Asked | None:
    """What may have been meant by words that find nothing; None: nothing else."""
    if not parsed.groups:
        return None
    meant = keyboards.reread(parsed, query.q, lambda other: Asked(seen, query, other).found())
    return Asked(seen, query, meant) if meant else None


def _from_database(query: Query, parsed: Parsed, page: int) -> Results:
    found = fallback.matching(query, parsed)
    total = found.count()
    page = min(page, _pages(total))
    items = list(found.with_place()[(page - 1) * PAGE : page * PAGE])
    total += len(items) - min(PAGE, total - (page - 1) * PAGE)  # what changed between the two questions
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
    return Results(
        hits=_hits(parsed, query, items),
        total=total,
        page=page,
        pages=_pages(total),
        facets=counted,
        corrected=parsed.corrected,
        also=tuple(also.text for also in parsed.also),
        notices=parsed.notices if available else (*parsed.notices, fallback.NOTICE),
        available=available,
    )


def _hits(parsed: Parsed, query: Query, items: list[Item]) -> tuple[Hit, ...]:
    return tuple(passages.hits(items, texts.of_items(items), parsed, query.decisions_only))


def _pages(total: int) -> int:
    return max(1, min(-(-total // PAGE), DEEPEST // PAGE))


def public_items(ids: list[int]) -> list[Item]:
    """These items in this order, without those the database does not hold for public."""
    if not ids:
        return []
    found = {item.pk: item for item in Item.objects.public().filter(pk__in=ids).with_place()}
    return [found[item_id] for item_id in ids if item_id in found]


def position_of(query: Query, item_id: int) -> tuple[int | None, int]:
    """The item's place from 1 in a search (None: none that can be paged to), and how many are found."""
    parsed = grammar.parse(query.q) if query.q.strip() else Parsed()
    seen = snapshot()
    if seen is None or asks_nothing(query):
        return None, 0
    try:
        with store.guarded():
            asked, ids = _looked_up(seen, query, parsed, DEEPEST)
            found = asked.matches()
    except store.BrokenIndexError:
        store.discard(store.folder())
        return None, 0
    return (ids.index(item_id) + 1 if item_id in ids else None), found
