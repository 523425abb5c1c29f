"""Every public address that the archive's rows can have, walked from the URL configuration itself."""

from collections.abc import Callable, Iterable, Iterator
from itertools import permutations

from django.db.models.functions import Left
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, reverse

from archive.models import Case, Committee, Item, Meeting, Municipality, Source
from archive.web.addresses import urlpatterns

Places = Callable[[], Iterable[tuple[object, ...]]]


def _years() -> Iterable[tuple[object, ...]]:
    rows = Meeting.objects.values_list("committee__municipality__slug", "committee__slug", "date__year")
    return sorted(set(rows))


def _town_years() -> Iterable[tuple[object, ...]]:
    return sorted(set(Meeting.objects.values_list("committee__municipality__slug", "date__year")))


def _topics() -> Iterable[tuple[object, ...]]:
    """Every code a case is filed under, at each level."""
    codes = Case.objects.exclude(kle="").values_list("kle", flat=True)
    return sorted({(code[:level],) for code in codes for level in (2, 5, 8)})


def _versions() -> Iterable[tuple[object, ...]]:
    """Every two versions of a meeting, both ways."""
    rows = list(Source.objects.select_related("file", "meeting__committee__municipality"))
    for old, new in permutations(rows, 2):
        meeting = old.meeting
        if meeting == new.meeting:
            place = (meeting.committee.municipality.slug, meeting.committee.slug, meeting.slug)
            yield (*place, old.file.sha256[:12], new.file.sha256[:12])


SITEMAP = ("sider", "kommuner-0", "udvalg-0", "moeder-0", "punkter-0", "sager-0")
# What stands for the parameters of an address, by their names: every row there is, public or not.
PLACES: dict[tuple[str, ...], Places] = {
    (): lambda: [()],
    ("emne",): _topics,
    ("kommune", "aar"): _town_years,
    ("navn",): lambda: [(name,) for name in SITEMAP],
    ("rest",): lambda: [("findes/ikke/",)],
    ("kommune",): lambda: Municipality.objects.values_list("slug"),
    ("kommune", "sag"): lambda: Case.objects.values_list("municipality__slug", "slug"),
    ("kommune", "udvalg"): lambda: Committee.objects.values_list("municipality__slug", "slug"),
    ("kommune", "udvalg", "aar"): _years,
    ("kommune", "udvalg", "dato"): lambda: Meeting.objects.values_list(
        "committee__municipality__slug", "committee__slug", "slug"
    ),
    ("kommune", "udvalg", "dato", "kilde"): lambda: Source.objects.values_list(
        "meeting__committee__municipality__slug",
        "meeting__committee__slug",
        "meeting__slug",
        Left("file__sha256", 12),
    ),
    ("kommune", "udvalg", "dato", "gammel", "ny"): _versions,
    ("kommune", "udvalg", "dato", "punkt"): lambda: Item.objects.values_list(
        "meeting__committee__municipality__slug", "meeting__committee__slug", "meeting__slug", "slug"
    ),
}


def addresses() -> list[str]:
    """Every address of every row; a pattern with parameters unknown here fails by its name."""
    return [address for pattern, space in patterns(urlpatterns) for address in of_pattern(pattern, space)]


def patterns(found: Iterable[URLPattern | URLResolver], space: str = "") -> Iterator[tuple[URLPattern, str]]:
    """Each pattern with the name space it is reversed in ("api:"), included ones too."""
    for one in found:
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space)
        else:
            yield one, space


def of_pattern(pattern: URLPattern, space: str = "") -> list[str]:
    names = tuple(pattern.pattern.converters)
    assert names in PLACES, f"teach tests/web/walk.py what stands for {names} in {pattern.name}"
    return [reverse(f"{space}{pattern.name}", args=place) for place in sorted(PLACES[names](), key=str)]


def body(response: HttpResponseBase) -> str:
    """All that an answer says, a download's bytes and its file name included."""
    parts = response if response.streaming else [getattr(response, "content", b"")]
    return b"".join(parts).decode(errors="replace") + response.headers.get("Content-Disposition", "")
