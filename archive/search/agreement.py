"""Hold the index against the database: exactly the public items are found, each once."""

from collections import Counter
from collections.abc import Iterator

from tantivy import FieldType, Searcher
from tantivy import Query as Engine

from archive.models import Item
from archive.models.visibility import at, now
from archive.search import schema, store
from archive.search.freshness import Snapshot, catch_up, snapshot

_WAIT = 60.0  # seconds the index may take to catch up first
_RANGE = 10_000  # ids compared at a time
_LAST = 2**62


def disagreements() -> Iterator[str]:
    """A Danish sentence for each item found that is not public, public and not found, or found twice.

    The index is caught up first; items that change meanwhile are left out. Reads ids in ranges.
    """
    catch_up(_WAIT)
    with at(now()):
        seen = snapshot()
        if seen is None:
            yield "Søgeindekset er ikke klar. Kør manage.py index."
            return
        try:
            yield from _compared(seen)
        except store.BrokenIndexError:
            yield "Søgeindekset er beskadiget. Kør manage.py index --rebuild."


def _compared(seen: Snapshot) -> Iterator[str]:
    newest = Item.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    for first in range(1, newest + 1, _RANGE):
        last = min(first + _RANGE - 1, newest)
        yield from _range(seen, first, last)
    beyond, count = _found(seen.searcher, seen, newest + 1, _LAST)
    for item_id in sorted(set(beyond) - seen.pending):
        yield f"Punkt {item_id} findes i søgningen, men ikke i arkivet"
    if count > len(beyond):
        yield f"{count - len(beyond)} punkter mere findes i søgningen, men ikke i arkivet"


def _range(seen: Snapshot, first: int, last: int) -> Iterator[str]:
    ids, _ = _found(seen.searcher, seen, first, last)
    found = Counter(ids)
    rows = Item.objects.public().filter(pk__gte=first, pk__lte=last).order_by()
    public = set(rows.values_list("pk", flat=True))
    for item_id in sorted(found.keys() - public - seen.pending):
        yield f"Punkt {item_id} findes i søgningen, men er ikke offentligt"
    for item_id in sorted(public - found.keys() - seen.pending):
        yield f"Punkt {item_id} er offentligt, men findes ikke i søgningen"
    for item_id in sorted(item_id for item_id, times in found.items() if times > 1):
        yield f"Punkt {item_id} findes flere gange i søgningen"


def _found(searcher: Searcher, seen: Snapshot, first: int, last: int) -> tuple[list[int], int]:
    """Ids in the index in a range, at most twice as many as compared at a time, and how many there are."""
    with store.guarded():
        query = Engine.range_query(seen.schema, schema.ITEM, FieldType.Unsigned, first, last)
        result = searcher.search(query, limit=2 * _RANGE)
        addresses = [address for _, address in result.hits]
        ids = searcher.fast_field_values(schema.ITEM, addresses) if addresses else []
        count: int = result.count  # type: ignore[attr-defined]  # the binding's own types forget it
        return [int(item_id) for item_id in ids if item_id is not None], count
