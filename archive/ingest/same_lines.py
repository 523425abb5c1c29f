"""Which item of a new reading stands where an item of the old reading of the same file stood."""

from collections.abc import Sequence

from archive.ingest.fields import Json

Span = tuple[int, int]  # first and last line


def by_lines(old: Sequence[Json | None], new: Sequence[Json]) -> dict[int, int]:
    """New index -> old index, one to one: those that share at least half the lines of the shorter.

    Of several, those that share most. Items without known lines are left to be matched by name.
    """
    spans = [(i, span) for i, item in enumerate(old) if item and (span := _span(item))]
    shared = [
        (-common, j, i)
        for j, item in enumerate(new)
        if (own := _span(item))
        for i, span in spans
        if 2 * (common := _common(own, span)) >= min(_length(own), _length(span))
    ]
    pairs: dict[int, int] = {}
    for _, j, i in sorted(shared):
        if j not in pairs and i not in pairs.values():
            pairs[j] = i
    return pairs


def _span(item: Json) -> Span | None:
    lines = [section["lines"] for section in item["sections"] if section["lines"][0]]
    return (min(first for first, _ in lines), max(last for _, last in lines)) if lines else None


def _common(one: Span, other: Span) -> int:
    """Lines in both, at least 0."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]) + 1)


def _length(span: Span) -> int:
    return span[1] - span[0] + 1
