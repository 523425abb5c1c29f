"""What every page's template knows: whose archive this is, what it is called and whom to write to."""

from functools import partial

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from archive.models import Municipality

_towns: dict[str, Municipality | None] = {}  # one, by where the archive stood when it was looked up


def site(request: HttpRequest) -> dict[str, object]:
    """`town`: the municipality of an archive that holds one, fetched only where a template asks for it."""
    return {
        "town": SimpleLazyObject(partial(_only_town, getattr(request, "standing", ""))),
        "default_municipality": settings.DEFAULT_MUNICIPALITY,
        "site_name": settings.SITE_NAME,
        "site_colour": settings.SITE_COLOUR.removeprefix("#"),
        "site_logo": settings.SITE_LOGO is not None,
        "contact": {
            "name": settings.CONTACT_NAME,
            "email": settings.CONTACT_EMAIL,
            "url": settings.CONTACT_URL,
            "accessibility": settings.ACCESSIBILITY_URL,
            "privacy": settings.PRIVACY_URL,
        },
    }


def _only_town(standing: str) -> Municipality | None:
    """Looked up once while the archive stands as it does. standing: "" where nobody knows."""
    if standing and standing in _towns:
        return _towns.get(standing)
    towns = list(Municipality.objects.public()[:2])
    town = towns[0] if len(towns) == 1 else None
    if standing:
        _towns.clear()
        _towns[standing] = town
    return town
