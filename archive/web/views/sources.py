"""The kept sources: the original bytes, as long as everything read from them is public."""

import logging
import re

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response

from archive.models import Meeting, Source
from archive.web.lookups import meeting_at, moved_or_404
from archive.web.versions import awaits_its_time, refusal, status_of_refusal, with_doors

MISSING = "Filen kan ikke hentes lige nu, fordi den ikke ligger i arkivets mappe."
UNSAFE = re.compile(r"[^\w .()-]+")
log = logging.getLogger(__name__)


def source(request: HttpRequest, kommune: str, udvalg: str, dato: str, kilde: str) -> HttpResponseBase:
    """Download a source byte for byte; 404 or 410 with one sentence why not."""
    meeting_path = request.path.removesuffix(f"kilde/{kilde}/")
    meeting = meeting_at(meeting_path, kommune, udvalg, dato)
    of_meeting = Source.objects.filter(meeting=meeting, file__sha256__startswith=kilde)
    found = with_doors(of_meeting).first()
    if found is None:
        moved_or_404(request.path)
    if awaits_its_time(found):
        raise Http404("Der er ikke noget på denne adresse.")  # not published yet: nobody knows it exists
    if sentence := refusal(found):
        return _refused(request, meeting, sentence, status_of_refusal(found))
    return _download(request, meeting, found)


def _download(request: HttpRequest, meeting: Meeting, source: Source) -> HttpResponseBase:
    """The bytes, or 304 to who has them; a browser asks each time, since tomorrow they may be withdrawn."""
    etag = f'"{source.file.sha256}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            file = source.file.path.open("rb")
        except OSError:
            log.exception("The bytes of source %s are not in the data folder.", source.pk)
            return _refused(request, meeting, MISSING, 503)
        response = FileResponse(
            file, as_attachment=True, filename=safe_name(source.name), content_type=source.file.media_type
        )
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def safe_name(name: str) -> str:
    """A file name that no system reads as a path, a hidden file or a header: "../a\\"b.txt" -> "a-b.txt"."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return UNSAFE.sub("-", last).strip(" .-") or "kilde"


def _refused(request: HttpRequest, meeting: Meeting, sentence: str, status: int) -> HttpResponse:
    context = {
        "municipality": meeting.committee.municipality,
        "committee": meeting.committee,
        "meeting": meeting,
        "sentence": sentence,
    }
    response = render(request, "source_refused.html", context, status=status)
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = "no-cache"
    return response
