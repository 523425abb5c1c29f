"""What a list is narrowed by, told beside its name."""

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from archive.web.facets import without
from archive.web.taking import lists

LONGEST = 500  # characters of a query worth repeating


@dataclass(frozen=True, slots=True)
class Narrowing:
    """In words: "Byrådet, 2025"; and as the query of an address. Both "" where nobody asked so by hand."""

    words: str
    query: str


def narrowing(request: HttpRequest, *, understood: bool) -> Narrowing | None:
    """None where a list's address says nothing but which page of it."""
    if not request.GET or only("side", request.GET):
        return None
    query = without(request.GET, "side").urlencode(safe="/")
    if not understood or len(query) > LONGEST:
        return Narrowing("", "")
    return Narrowing(", ".join(lists.said(request)), query)


def only(name: str, query: QueryDict) -> bool:
    """Whether an address has this parameter, once, and no other."""
    return [*query] == [name] and len(query.getlist(name)) == 1
