"""Where a query's words stand in any text: for the page that a hit leads to."""

from archive.search.grammar import parse
from archive.search.marks import Marker
from archive.search.widening import widened

Span = tuple[int, int]  # where a marked word begins and ends


class Finder:
    """Finds what a query finds, its synonyms too, in the texts of one page."""

    def __init__(self, q: str, synonyms: bool = True) -> None:
        parsed = widened(parse(q)) if synonyms else parse(q)
        self._marker = Marker(parsed.clauses, parsed.also)

    def __call__(self, text: str) -> list[Span]:
        """The places in order, none over another."""
        spans: list[Span] = []
        for mark in self._marker.marks(text):
            if spans and mark.start < spans[-1][1]:
                spans[-1] = (spans[-1][0], max(spans[-1][1], mark.end))
            else:
                spans.append((mark.start, mark.end))
        return spans
