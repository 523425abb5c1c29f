"""How the API answers what it cannot give, and to whom: JSON in clear words, readable from any site."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern
from ninja.errors import ValidationError

from archive.web.api.operations import api
from archive.web.lookups import Gone, Moved
from archive.web.taking.lists import BadQuery
from archive.web.taking.serialise import Writer

NOT_FOUND = "Der er ikke noget på denne adresse. /api/v1/openapi.json fortæller, hvad der er."
WRONG = "Adressen beder om noget, der ikke kan lade sig gøre."
READ_ONLY = "API'et kan kun læses: brug GET."


def problem(status: int, detail: str, errors: dict[str, list[str]] | None = None) -> JsonResponse:
    told = {"detail": detail, "errors": errors or {}}
    return JsonResponse(told, status=status, json_dumps_params={"ensure_ascii": False})


@api.exception_handler(BadQuery)
def bad_query(request: HttpRequest, wrong: BadQuery) -> HttpResponse:
    return problem(400, WRONG, wrong.errors)


@api.exception_handler(ValidationError)
def bad_value(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    errors: dict[str, list[str]] = {}
    for one in wrong.errors:
        errors.setdefault(str([*one["loc"], "?"][1 if len(one["loc"]) < 3 else 2]), []).append(
            str(one["msg"])
        )
    return problem(422, WRONG, errors)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, wrong: Http404) -> HttpResponse:
    return problem(404, NOT_FOUND)


@api.exception_handler(Moved)
def moved(request: HttpRequest, there: Moved) -> HttpResponse:
    kind = request.path.split("/")[3]
    response = problem(301, "Det er flyttet.")
    response.headers["Location"] = f"/api/v1/{kind}{there.url}"
    return response


@api.exception_handler(Gone)
def gone(request: HttpRequest, what: Gone) -> HttpResponse:
    """What was public once is told of as removed; of what never was, only that there is nothing to read."""
    row = what.item or what.meeting
    if what.item:
        what.item.meeting = what.meeting
    write = Writer(request.build_absolute_uri("/")[:-1])
    return JsonResponse(write.removed(row).plain(), status=410)


def opened(pattern: URLPattern) -> URLPattern:
    """The same address, also for HEAD, for scripts on any site, and with JSON where a method is refused."""
    pattern.callback = _open(pattern.callback)
    return pattern


def _open(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **place: Any) -> HttpResponseBase:
        if request.method == "HEAD":
            request.method = "GET"
        response = view(request, *args, **place)
        if isinstance(response, HttpResponseNotAllowed):
            response.content = json.dumps({"detail": READ_ONLY, "errors": {}}).encode()
            response.headers["Content-Type"] = "application/json; charset=utf-8"
            response.headers["Allow"] = "GET, HEAD"
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return answer


def addresses() -> list[URLPattern]:
    return [opened(pattern) for pattern in api.urls[0] if isinstance(pattern, URLPattern)]
