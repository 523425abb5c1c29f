"""The operations of the API: a list and a single address for each type, and everything at once."""

from typing import Any

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import NinjaAPI, Path, Query
from ninja.renderers import BaseRenderer
from pydantic import BaseModel
from pydantic_core import to_json

from archive.models import Case, Committee, Item, Meeting, Municipality
from archive.web.api import bulk, pages
from archive.web.api.asked import (
    CasesAsked,
    CaseSlug,
    CommitteesAsked,
    ItemsAsked,
    MeetingsAsked,
    MeetingSlug,
    PageAsked,
    Slug,
)
from archive.web.filters import ItemFilter, MeetingFilter
from archive.web.lookups import item_at, meeting_at
from archive.web.taking import lists, records
from archive.web.taking.lists import BadQuery, found_by, with_titles
from archive.web.taking.modified import with_logged
from archive.web.taking.records import Removed
from archive.web.taking.serialise import Writer, with_contents


class Json(BaseRenderer):
    """JSON as everything else here is written: moments to the microsecond."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        return to_json(data)


api = NinjaAPI(
    renderer=Json(),
    title="Referatarkivet",
    version="1",
    description="Danish municipal minutes: meetings, items, decisions and cases, as far as they are public.",
    docs_url=None,
    urls_namespace="api",
)


class Problem(BaseModel):
    """What went wrong, in Danish. `errors`: by parameter."""

    detail: str
    errors: dict[str, list[str]] = {}


WRONG: dict[int, Any] = {400: Problem, 422: Problem}
MISSING: dict[int, Any] = {404: Problem, 410: Removed | Problem, 422: Problem}


class System(BaseModel):
    """Where everything is. `bulk` has all of it, one JSON object a line."""

    id: str
    type: str = "System"
    name: str = "Referatarkivet"
    body: str
    organization: str
    meeting: str
    agendaitem: str
    paper: str
    bulk: str
    openapi: str
    documentation: str


def writer(request: HttpRequest) -> Writer:
    return Writer(request.build_absolute_uri("/")[:-1])


@api.get("/", response=System)
def system(request: HttpRequest) -> dict[str, str]:
    here = request.build_absolute_uri("/api/v1/")
    kinds = ("organization", "meeting", "paper", "agendaitem")
    lists_at = {kind: f"{here}{kind}s/" for kind in kinds}
    return {
        "id": here,
        "body": f"{here}bodies/",
        "bulk": f"{here}bulk.jsonl",
        "openapi": f"{here}openapi.json",
        "documentation": request.build_absolute_uri(reverse("about_api")),
    } | lists_at


@api.get("/bodies/", response={200: pages.Page[records.Body], **WRONG}, by_alias=True)
def bodies(request: HttpRequest, asked: Query[PageAsked]) -> dict[str, Any]:
    rows, cursor = pages.cut(asked, pages.keyset(Municipality.objects.public(), asked))
    return pages.page(request, asked, [writer(request).body(row) for row in rows], cursor)


@api.get("/organizations/", response={200: pages.Page[records.Organization], **WRONG}, by_alias=True)
def organizations(request: HttpRequest, asked: Query[CommitteesAsked]) -> dict[str, Any]:
    public = Committee.objects.public().select_related("municipality")
    if asked.kommune:
        public = public.filter(municipality__slug=asked.kommune)
    rows, cursor = pages.cut(asked, pages.keyset(public, asked))
    return pages.page(request, asked, [writer(request).organization(row) for row in rows], cursor)


@api.get("/meetings/", response={200: pages.Page[records.Meeting | Removed], **WRONG}, by_alias=True)
def meetings(request: HttpRequest, asked: Query[MeetingsAsked]) -> dict[str, Any]:
    shown = lists.archive(request).rows
    everything = MeetingFilter(request.GET, queryset=Meeting.objects.all()).qs
    found, lost = pages.changes(asked, shown, everything)
    rows, cursor = pages.cut(asked, found)
    write = writer(request)
    return pages.page(request, asked, pages.written(rows, lost, write.meeting, write.removed), cursor)


@api.get("/agendaitems/", response={200: pages.Page[records.AgendaItem | Removed], **WRONG}, by_alias=True)
def agendaitems(request: HttpRequest, asked: Query[ItemsAsked]) -> dict[str, Any]:
    """Items that anybody may read. With modified_since, closed ones come as stubs too."""
    filters = lists.valid(ItemFilter(request.GET, queryset=Item.objects.none()))
    query, write, lost = filters.query(), writer(request), set[int]()
    if query.q.strip():
        rows, cursor = pages.hits(asked, found_by(request, query))
    else:
        shown = with_logged(lists.narrowed(query).with_place())
        if asked.modified_since:
            shown = with_logged(pages.with_stubs(shown, query))
        found, lost = pages.changes(asked, shown, pages.items_of(query))
        rows, cursor = pages.cut(asked, found)
    with_contents([row for row in rows if row.pk not in lost])
    return pages.page(request, asked, pages.written(rows, lost, write.item, write.removed), cursor)


@api.get("/papers/", response={200: pages.Page[records.Paper | Removed], **WRONG}, by_alias=True)
def papers(request: HttpRequest, asked: Query[CasesAsked]) -> dict[str, Any]:
    shown, everything = lists.cases_of(request, asked.kommune or "")
    found, lost = pages.changes(asked, shown, everything)
    rows, cursor = pages.cut(asked, found)
    write = writer(request)
    return pages.page(request, asked, pages.written(rows, lost, write.paper, write.removed), cursor)


@api.get("/meetings/{kommune}/{udvalg}/{dato}/", response={200: records.Meeting, **MISSING}, by_alias=True)
def one_meeting(
    request: HttpRequest, kommune: Path[Slug], udvalg: Path[Slug], dato: Path[MeetingSlug]
) -> Any:
    found = meeting_at(f"/{kommune}/{udvalg}/{dato}/", kommune, udvalg, dato)
    own = Item.objects.listed().filter(meeting=found).with_place().order_by("position", "pk")
    items = with_contents(list(with_logged(own)))
    logged = with_logged(Meeting.objects.filter(pk=found.pk).with_committee()).get()
    return writer(request).meeting(logged, items)


@api.get(
    "/agendaitems/{kommune}/{udvalg}/{dato}/{punkt}/",
    response={200: records.AgendaItem, **MISSING},
    by_alias=True,
)
def one_agendaitem(
    request: HttpRequest,
    kommune: Path[Slug],
    udvalg: Path[Slug],
    dato: Path[MeetingSlug],
    punkt: Path[Slug],
) -> Any:
    found, _ = item_at(f"/{kommune}/{udvalg}/{dato}/{punkt}/", kommune, udvalg, dato, punkt)
    own = with_logged(Item.objects.listed().filter(pk=found.pk).with_place())
    return writer(request).item(with_contents(list(own))[0])


@api.get("/papers/{kommune}/sager/{sag}/", response={200: records.Paper, **MISSING}, by_alias=True)
def one_paper(request: HttpRequest, kommune: Path[Slug], sag: Path[CaseSlug]) -> Any:
    own = with_titles(Case.objects.public().filter(municipality__slug=kommune, slug=sag))
    found = get_object_or_404(own)
    items = Item.objects.public().filter(case=found).with_place().oldest()
    return writer(request).paper(found, items)


@api.get("/bulk.jsonl", include_in_schema=False)
def everything(request: HttpRequest) -> StreamingHttpResponse:
    """All that is public, a JSON object a line: bodies, organizations, papers, meetings, agenda items."""
    headers = {"Content-Disposition": 'attachment; filename="referatarkivet.jsonl"'}
    return StreamingHttpResponse(
        bulk.lines(writer(request)), content_type="application/x-ndjson; charset=utf-8", headers=headers
    )


@api.get("/{path:rest}", include_in_schema=False)
def nothing(request: HttpRequest, rest: str) -> None:
    raise Http404


__all__ = ["BadQuery", "Problem", "api"]
