"""What every page's template knows."""

from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    return {}
