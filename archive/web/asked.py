"""The query string as views and templates see it: nothing a page could not show, no flood of values."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, QueryDict

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
SHOWN_AS = "\ufffd"
MOST_VALUES = 50  # of one parameter in one address


def shown(asked: QueryDict, most: int = MOST_VALUES) -> QueryDict:
    """The same parameters without characters that HTML cannot hold, and at most so many values of each."""
    clean = QueryDict(mutable=True)
    for name, values in asked.lists():
        clean.setlist(CONTROL.sub(SHOWN_AS, name), [CONTROL.sub(SHOWN_AS, v) for v in values[:most]])
    clean._mutable = False  # Django has no public way to freeze one
    return clean


class AskedMiddleware:
    """Put the query string right before anything reads it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.META.get("QUERY_STRING"):
            # A page leaves out what is too much. The API refuses it, so it must see that there is more.
            most = MOST_VALUES + request.path.startswith("/api/")
            request.GET = shown(request.GET, most)  # type: ignore[assignment]  # frozen by hand
        return self.get_response(request)
