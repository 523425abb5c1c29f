"""The icon, and a town's colour and logo, as files of the site's own."""

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from archive import looks

KEPT = "public, max-age=86400"  # a day: the colour's address changes with it


def icon(request: HttpRequest) -> HttpResponseBase:
    """The archive's icon, where browsers ask for it without being told."""
    drawn = (settings.BASE_DIR / "static" / "icon.svg").open("rb")
    return FileResponse(drawn, content_type="image/svg+xml", headers={"Cache-Control": KEPT})


def colours(request: HttpRequest) -> HttpResponse:
    """The tokens of the town's colour; nothing where none is set."""
    sheet = looks.stylesheet(settings.SITE_COLOUR) if settings.SITE_COLOUR else ""
    return HttpResponse(sheet, content_type="text/css; charset=utf-8", headers={"Cache-Control": KEPT})


def logo(request: HttpRequest) -> HttpResponseBase:
    """The logo's bytes; 404 where none is set."""
    path = settings.SITE_LOGO
    if path is None or not path.is_file():
        raise Http404("Arkivet har intet logo.")
    kind = looks.LOGOS[path.suffix.lower()]
    return FileResponse(path.open("rb"), content_type=kind, headers={"Cache-Control": KEPT})
