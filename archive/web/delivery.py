"""How a public page reaches a browser: unchanged ones answer 304, and what was made once is sent again.

A page is known by where the change log stands, the last publication time passed, the day and the program's
version. All of it changes in the transaction that withdraws something, so nothing outlives a withdrawal: not
here, and not in a proxy, which must ask each time (`no-cache`).
"""

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

from archive import search
from archive.web.standing import standing

PRIVATE = ("/admin/", "/static/", "/sundhed/")  # not pages of the archive
BY_SEARCH = ("/soeg/", "/api/")  # also the index decides what these show
MEMORY = 32 * 2**20  # bytes of pages a process keeps
LARGEST = 2**20  # bytes of a page worth keeping
ASK_FIRST = "no-cache"


@dataclass(frozen=True, slots=True)
class Page:
    """An answer as it was made. `packed` is its body compressed."""

    headers: dict[str, str]
    body: bytes
    packed: bytes

    def size(self) -> int:
        return len(self.body) + len(self.packed)


class Shelf:
    """Pages by their names, the longest unused first to go. Safe to use from several threads."""

    def __init__(self, memory: int = MEMORY) -> None:
        self.memory, self.used = memory, 0
        self.pages: OrderedDict[str, Page] = OrderedDict()
        self.lock = threading.Lock()

    def take(self, name: str) -> Page | None:
        with self.lock:
            page = self.pages.get(name)
            if page is not None:
                self.pages.move_to_end(name)
            return page

    def put(self, name: str, page: Page) -> None:
        with self.lock:
            self.used -= self.pages.pop(name).size() if name in self.pages else 0
            self.pages[name] = page
            self.used += page.size()
            while self.used > self.memory:
                self.used -= self.pages.popitem(last=False)[1].size()

    def clear(self) -> None:
        with self.lock:
            self.pages.clear()
            self.used = 0


SHELF = Shelf()


class DeliveryMiddleware:
    """Answer 304, or from the shelf, or make the page and say how it may be kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.gzip = GZipMiddleware(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") or request.path.startswith(PRIVATE):
            return self.get_response(request)
        request.standing = standing()  # type: ignore[attr-defined]  # what this whole answer stands on
        name = name_of(request, request.standing)  # type: ignore[attr-defined]
        etag = f'W/"{name}"'
        if name in request.headers.get("If-None-Match", ""):
            return _told(HttpResponseNotModified(), etag)
        page = SHELF.take(name)
        if page is None:
            response = self.get_response(request)
            page = _kept(request, name, response)
            if page is None:
                return self._passed_on(request, response, etag)
        return _from_shelf(request, page, etag)

    def _passed_on(self, request: HttpRequest, response: HttpResponseBase, etag: str) -> HttpResponseBase:
        """Something not kept here: too large, still being written, or no page at all."""
        if _may_be_kept(response):
            response = _told(response, etag)
        elif "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = ASK_FIRST
        return self.gzip.process_response(request, response)


def name_of(request: HttpRequest, stands: str) -> str:
    """What this answer is known by: where the archive stands, and the whole address asked for."""
    said = [stands, request.scheme or "", request.META.get("HTTP_HOST", ""), request.get_full_path()]
    if request.path.startswith(BY_SEARCH):
        said.append(repr(search.state()))
    return hashlib.sha256("\n".join(said).encode("utf-8", "replace")).hexdigest()[:32]


def _may_be_kept(response: HttpResponseBase) -> bool:
    if response.status_code != 200 or response.cookies or "ETag" in response.headers:
        return False
    return "Cookie" not in response.headers.get("Vary", "") and "Cache-Control" not in response.headers


def _kept(request: HttpRequest, name: str, response: HttpResponseBase) -> Page | None:
    """Put the answer on the shelf, where it is a whole page; None where it is not."""
    if request.method != "GET" or not isinstance(response, HttpResponse) or not _may_be_kept(response):
        return None
    if len(response.content) > LARGEST:
        return None
    page = Page(dict(response.headers), response.content, gzip.compress(response.content, 6, mtime=0))
    SHELF.put(name, page)
    return page


def _from_shelf(request: HttpRequest, page: Page, etag: str) -> HttpResponseBase:
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(page.packed if packed else page.body, headers=page.headers)
    response.headers["Content-Length"] = str(len(response.content))
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    return _told(response, etag)


def _told(response: HttpResponseBase, etag: str) -> HttpResponseBase:
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = ASK_FIRST
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
