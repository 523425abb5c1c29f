"""Hits per year as a small chart: bars in whole units of its own picture, and the numbers for its table."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.search.query import Facet

HEIGHT, STEP, WIDTH = 48, 10, 8  # units of the picture: its height, a year, a bar
MOST_YEARS = 80  # between the first and the last; a longer span is no chart


@dataclass(frozen=True, slots=True)
class Bar:
    year: int
    count: int
    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Chart:
    bars: tuple[Bar, ...]
    width: int
    height: int = HEIGHT
    bar_width: int = WIDTH

    @property
    def highest(self) -> Bar:
        return max(self.bars, key=lambda bar: bar.count)


def chart(facets: Sequence[Facet]) -> Chart | None:
    """The years' facet as bars, years without hits between them included; None for fewer than three years."""
    counts = {int(v.value): v.count for facet in facets if facet.parameter == "aar" for v in facet.values}
    if not counts or not 3 <= max(counts) - min(counts) + 1 <= MOST_YEARS or not any(counts.values()):
        return None
    first, most = min(counts), max(counts.values())
    bars = [_bar(year, counts.get(year, 0), year - first, most) for year in range(first, max(counts) + 1)]
    return Chart(tuple(bars), len(bars) * STEP)


def _bar(year: int, count: int, place: int, most: int) -> Bar:
    height = max(1, round(HEIGHT * count / most)) if count else 0
    return Bar(year, count, place * STEP, HEIGHT - height, height)
