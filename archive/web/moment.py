"""One moment a request: everything a page shows is decided as of the same instant."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from archive.models import visibility


class MomentMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with visibility.at(timezone.now()):
            return self.get_response(request)
