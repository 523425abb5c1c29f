"""What every page's template knows: whose archive this is, what it is called and whom to write to."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from archive.models import Municipality


def site(request: HttpRequest) -> dict[str, object]:
    """`town`: the municipality of an archive that holds one, fetched only where a template asks for it."""
    return {
        "town": SimpleLazyObject(_only_town),
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


def _only_town() -> Municipality | None:
    towns = list(Municipality.objects.public()[:2])
    return towns[0] if len(towns) == 1 else None
