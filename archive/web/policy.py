"""What a page may load and send: the same policy for every answer, so that it is written only once."""

from collections.abc import Callable

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse


class PolicyMiddleware:
    """django-csp's header. Its own middleware puts it together anew for each answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response, self.policy = get_response, build_policy()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not (settings.DEBUG and response.status_code in (404, 500)):  # Django's pages for developers
            response.headers.setdefault(HEADER, self.policy)
        return response
