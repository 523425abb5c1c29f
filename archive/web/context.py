"""What every page's template knows: whose archive this is."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from archive.models import Municipality


def site(request: HttpRequest) -> dict[str, object]:
    """`town`: the municipality of an archive that holds one, fetched only where a template asks for it."""
    return {"town": SimpleLazyObject(_only_town), "default_municipality": settings.DEFAULT_MUNICIPALITY}


def _only_town() -> Municipality | None:
    towns = list(Municipality.objects.public()[:2])
    return towns[0] if len(towns) == 1 else None
