"""The sitemap: an index of bounded parts, each a span of keys, however many pages there are."""

from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.db.models import Max, Min, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.xmlutils import SimplerXMLGenerator

from archive.models import Case, Committee, Item, Meeting, Municipality
from archive.web.indexing import rules
from archive.web.taking.modified import modified_at, with_logged

SPAN = 10_000  # keys a part: no part has more addresses
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
Found = list[tuple[str, str | None]]  # addresses, and when each last changed
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
TYPE = "application/xml; charset=utf-8"
PLAIN = (
    "home",
    "search",
    "topics",
    "coverage",
    "about",
    "search_help",
    "glossary",
    "following",
    "about_api",
    "accessibility",
    "privacy",
)


def _public() -> dict[str, QuerySet[Any]]:
    """What has a page that search engines may show, by the name of its parts."""
    return {
        "kommuner": Municipality.objects.public(),
        "udvalg": Committee.objects.public().select_related("municipality"),
        "moeder": Meeting.objects.public().with_committee(),
        "punkter": Item.objects.public().filter(noindex=False).with_place(),
        "sager": Case.objects.public().select_related("municipality"),
    }


def index(request: HttpRequest) -> HttpResponse:
    """The parts: one for the site's own pages, and one a span of each type's keys."""
    names = ["sider"]
    for name, rows in _public().items():
        keys = rows.model._default_manager.aggregate(first=Min("pk"), last=Max("pk"))
        if keys["first"] is not None:
            names += [f"{name}-{n}" for n in range(keys["first"] // SPAN, keys["last"] // SPAN + 1)]
    found: Found = [(request.build_absolute_uri(reverse("sitemap_part", args=[n])), None) for n in names]
    return _written("sitemapindex", "sitemap", found)


def part(request: HttpRequest, navn: str) -> HttpResponse:
    """The addresses of one part, with when each last changed. Raises Http404."""
    site = request.build_absolute_uri("/")[:-1]
    if navn == "sider":
        return _written("urlset", "url", [(site + reverse(name), None) for name in PLAIN])
    name, _, number = navn.rpartition("-")
    if name not in _public():
        raise Http404("Sidekortet har ikke denne del.")
    return _written("urlset", "url", _addresses(_public()[name], int(number), site))


def _addresses(rows: QuerySet[Any], number: int, site: str) -> Found:
    span = rows.filter(pk__gte=number * SPAN, pk__lt=(number + 1) * SPAN).order_by("pk")
    if rows.model in (Municipality, Committee):
        return [(site + row.get_absolute_url(), None) for row in span]
    return [(site + row.get_absolute_url(), _day(row)) for row in with_logged(span)]


def _day(row: Any) -> str | None:
    moment = modified_at(row)
    return moment.isoformat(timespec="seconds") if moment else None


def _written(root: str, entry: str, found: Found) -> HttpResponse:
    response = HttpResponse(content_type=TYPE)
    xml = SimplerXMLGenerator(response, "utf-8")
    xml.startDocument()
    xml.startElement(root, AttributesImpl({"xmlns": SPACE}))
    for address, changed in found:
        xml.startElement(entry, AttributesImpl({}))
        xml.addQuickElement("loc", address)
        if changed:
            xml.addQuickElement("lastmod", changed)
        xml.endElement(entry)
    xml.endElement(root)
    xml.endDocument()
    return response


def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read: pages and plain questions, not endless narrowed lists nor the desk."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /api/",
        *rules(),
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def opensearch(request: HttpRequest) -> HttpResponse:
    """So that a browser's own search field can ask this archive."""
    search = request.build_absolute_uri(reverse("search"))
    response = HttpResponse(content_type="application/opensearchdescription+xml; charset=utf-8")
    xml = SimplerXMLGenerator(response, "utf-8")
    xml.startDocument()
    xml.startElement("OpenSearchDescription", AttributesImpl({"xmlns": OPENSEARCH}))
    for name, words in (
        ("ShortName", "Referatarkivet"),
        ("Description", "Søg i kommunens referater og beslutninger"),
        ("Language", "da"),
        ("InputEncoding", "UTF-8"),
    ):
        xml.addQuickElement(name, words)
    xml.addQuickElement("Url", attrs={"type": "text/html", "template": f"{search}?q={{searchTerms}}"})
    feed = f"{search}feed.atom?q={{searchTerms}}"
    xml.addQuickElement("Url", attrs={"type": "application/atom+xml", "template": feed})
    xml.endElement("OpenSearchDescription")
    xml.endDocument()
    return response
