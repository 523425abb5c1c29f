"""From an address to its row: what is public, what moved (301), what is gone (410), what never was (404)."""

from typing import Any, NoReturn

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import NegatedExpression
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from archive.models import Committee, Item, Meeting, Municipality, OldAddress, Visibility
from archive.models.prepared import prepared
from archive.models.visibility import now


class Moved(Exception):  # noqa: N818 - an answer, not an error
    """The address has a new place."""

    def __init__(self, url: str) -> None:
        self.url = url


class Gone(Exception):  # noqa: N818 - an answer, not an error
    """The address was public once, or is held: a stub says so without its title."""

    def __init__(self, meeting: Meeting, item: Item | None = None) -> None:
        self.meeting, self.item = meeting, item


class AnswersMiddleware:
    """Turn Moved and Gone, raised anywhere in a view, into their responses."""

    def __init__(self, get_response: "object") -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)  # type: ignore[operator,no-any-return]

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Moved):
            return HttpResponsePermanentRedirect(exception.url)
        if isinstance(exception, Gone):
            return gone(request, exception.meeting, exception.item)
        return None


def gone(request: HttpRequest, meeting: Meeting, item: Item | None) -> HttpResponse:
    """410 with committee, date and number; never a title."""
    shown = item or meeting
    context = {
        "meeting": meeting,
        "municipality": meeting.committee.municipality,
        "committee": meeting.committee,
        "number": item.number if item else "",
        "held": shown.visibility == Visibility.HELD or meeting.visibility == Visibility.HELD,
        "meeting_is_public": meeting.is_visible(),
        "too_old": meeting.kept_until is not None and meeting.kept_until <= now(),
    }
    response = render(request, "410.html", context, status=410)
    response["X-Robots-Tag"] = "noindex"
    return response


def municipality_at(slug: str) -> Municipality:
    found = _municipalities_at(slug)
    if not found:
        raise Http404("Der er ikke noget på denne adresse.")
    return found[0]


@prepared
def _municipalities_at(slug: str) -> QuerySet[Municipality]:
    """At most one."""
    return Municipality.objects.public().filter(slug=slug)


def committee_at(kommune: str, slug: str) -> Committee:
    found = _committees_at(kommune, slug)
    if not found:
        raise Http404("Der er ikke noget på denne adresse.")
    return found[0]


@prepared
def _committees_at(kommune: str, slug: str) -> QuerySet[Committee]:
    """At most one."""
    public = Committee.objects.public().select_related("municipality")
    return public.filter(municipality__slug=kommune, slug=slug)


def meeting_at(path: str, kommune: str, udvalg: str, slug: str) -> Meeting:
    """The public meeting at this address. Raises Moved, Gone or Http404."""
    found = _meetings_at(kommune, udvalg, slug)
    if not found:
        moved_or_404(path)
    _refuse_unless_visible(found[0], found[0])
    return found[0]


@prepared
def _meetings_at(kommune: str, udvalg: str, slug: str) -> QuerySet[Meeting]:
    """At most one."""
    own = Meeting.objects.filter(committee__municipality__slug=kommune, committee__slug=udvalg, slug=slug)
    placed = own.with_committee().select_related("source").defer("source__parse")
    return placed.annotate(alone=_alone("committee__municipality"))


def item_at(path: str, kommune: str, udvalg: str, dato: str, slug: str) -> tuple[Item, list[Item]]:
    """The item at this address, closed ones included, and its meeting's list, in one query.

    Raises Moved, Gone or Http404.
    """
    rows = _items_beside(kommune, udvalg, dato)
    item = next((row for row in rows if row.slug == slug), None)
    if item is None:
        moved_or_404(path)
    _refuse_unless_visible(item.meeting, item.meeting)
    _refuse_unless_visible(item, item.meeting)
    return item, [row for row in rows if row.is_listed]


@prepared
def _items_beside(kommune: str, udvalg: str, dato: str) -> QuerySet[Item]:
    """All items of the meeting at an address, hidden ones too."""
    of_meeting = Item.objects.filter(
        meeting__committee__municipality__slug=kommune,
        meeting__committee__slug=udvalg,
        meeting__slug=dato,
    )
    return (
        of_meeting.with_place()
        .select_related("source")
        .defer("source__parse")
        .annotate(alone=_alone("meeting__committee__municipality"))
        .order_by("position", "pk")
    )


def _alone(municipality: str) -> "NegatedExpression[Any]":
    """Whether a row's municipality is the only public one, asked in the row's own query."""
    return ~Exists(Municipality.objects.public().exclude(pk=OuterRef(municipality)))


def only_town(row: Meeting | Item, municipality: Municipality) -> Municipality | None:
    """What `town` is on a page (see context.py), for a row found here: it spares the page a query."""
    return municipality if getattr(row, "alone", False) else None


def moved_or_404(path: str) -> NoReturn:
    """Raises Moved where a row once stood at this path, else Http404."""
    old = OldAddress.objects.select_related(
        "meeting__committee__municipality", "item__meeting__committee__municipality"
    ).filter(path=path)
    for address in old:
        target = address.item or address.meeting
        meeting = address.item.meeting if address.item else address.meeting
        if target and meeting and not (_awaits_its_time(target) or _awaits_its_time(meeting)):
            raise Moved(target.get_absolute_url())
    raise Http404("Der er ikke noget på denne adresse.")


def _refuse_unless_visible(row: Meeting | Item, meeting: Meeting) -> None:
    if row.is_visible():
        return
    if _awaits_its_time(row):
        raise Http404("Der er ikke noget på denne adresse.")  # not published yet: nobody knows it exists
    raise Gone(meeting, row if isinstance(row, Item) else None)


def _awaits_its_time(row: Meeting | Item) -> bool:
    return row.visibility == Visibility.PUBLIC and row.public_from is not None and row.public_from > now()
