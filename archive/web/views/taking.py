"""A list as a feed, a sheet or a calendar, at its own address with the file's name at the end."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from archive.web.taking import calendars, feeds, sheets
from archive.web.taking.lists import BadQuery, List, Make

Write = Callable[[HttpRequest, List], HttpResponseBase]
FORMS: dict[str, tuple[str, Write]] = {  # the file's name, and what writes it
    "feed": ("feed.atom", feeds.feed),
    "data": ("data.csv", sheets.sheet),
    "calendar": ("kalender.ics", calendars.calendar),
}


def taken(write: Write, make: Make) -> Callable[..., HttpResponseBase]:
    """The view of a list in one form; 400 with a line a parameter where it asks for what cannot be."""

    def view(request: HttpRequest, **place: Any) -> HttpResponseBase:
        try:
            response = write(request, make(request, **place))
        except BadQuery as wrong:
            lines = [f"{name}: {' '.join(sentences)}\n" for name, sentences in wrong.errors.items()]
            return HttpResponse("".join(lines), status=400, content_type="text/plain; charset=utf-8")
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return view
