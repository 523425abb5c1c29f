"""Every public address. One file, so that a test can walk them all."""

from collections.abc import Callable

from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path, register_converter
from django.urls.converters import IntConverter, SlugConverter, StringConverter
from django.views.decorators.http import require_safe

from archive.web.api import answers
from archive.web.taking import lists, sitemaps
from archive.web.views import (
    about,
    browse,
    cases,
    comparing,
    coverage,
    front,
    looks,
    messages,
    reading,
    searching,
    sources,
    taking,
    topics,
)


class YearConverter(IntConverter):
    regex = r"[12][0-9]{3}"


class MeetingConverter(StringConverter):
    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[0-9]+)?"


class CaseConverter(StringConverter):
    regex = r"[a-z0-9.-]+"


class PlaceConverter(SlugConverter):
    regex = r"[a-z0-9-]+"


class TopicConverter(StringConverter):
    regex = r"[0-9]{2}(?:\.[0-9]{2}){0,2}"  # a KLE code: 15, 15.00 or 15.00.00


class SourceConverter(StringConverter):
    regex = r"[0-9a-f]{12}"  # the beginning of the file's SHA-256


class PartConverter(StringConverter):
    regex = r"[a-z]+(?:-[0-9]{1,12})?"


register_converter(YearConverter, "aar")
register_converter(MeetingConverter, "dato")
register_converter(CaseConverter, "sag")
register_converter(PlaceConverter, "sted")
register_converter(TopicConverter, "emne")
register_converter(SourceConverter, "kilde")
register_converter(PartConverter, "del")


def page(route: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
    """A page to read: any other method than GET and HEAD answers 405."""
    return path(route, require_safe(view), name=name)


LISTS: dict[str, tuple[str, lists.Make]] = {  # what can be taken away, by the name of its page
    "home": ("", lists.archive),
    "search": ("soeg/", lists.search),
    "municipality": ("<sted:kommune>/", lists.municipality),
    "meetings": ("<sted:kommune>/moeder/", lists.meetings),
    "cases": ("<sted:kommune>/sager/", lists.cases),
    "case": ("<sted:kommune>/sager/<sag:sag>/", lists.case),
    "committee": ("<sted:kommune>/<sted:udvalg>/", lists.committee),
    "year": ("<sted:kommune>/<sted:udvalg>/<aar:aar>/", lists.year),
}

urlpatterns: list[URLPattern | URLResolver] = [
    *(
        page(f"{route}{file}", taking.taken(write, make), f"{name}_{form}")
        for name, (route, make) in LISTS.items()
        for form, (file, write) in taking.FORMS.items()
    ),
    page("", front.home, name="home"),
    page("soeg/", searching.search, name="search"),
    page("soeg/forslag/", searching.suggest, name="suggest"),
    page("emner/", topics.topics, name="topics"),
    page("emner/<emne:emne>/", topics.topic, name="topic"),
    path("api/v1/", include((answers.addresses(), "api"))),
    page("daekning/", coverage.ledger, name="coverage"),
    path("daekning/mangler/", messages.missing, name="missing"),
    page("om/", front.about, name="about"),
    page("om/soegning/", front.search_help, name="search_help"),
    page("om/ordbog/", about.glossary, name="glossary"),
    page("om/api/", about.api, name="about_api"),
    page("om/foelg/", about.following, name="following"),
    page("tilgaengelighed/", about.accessibility, name="accessibility"),
    page("privatliv/", about.privacy, name="privacy"),
    path("privatliv/anmodning/", messages.removal, name="removal"),
    page("privatliv/tak/", messages.received, name="received"),
    page("favicon.ico", looks.icon, name="icon"),
    page("farver.css", looks.colours, name="colours"),
    page("logo/", looks.logo, name="logo"),
    page("sitemap.xml", sitemaps.index, name="sitemap"),
    page("sitemap-<del:navn>.xml", sitemaps.part, name="sitemap_part"),
    page("robots.txt", sitemaps.robots, name="robots"),
    page("opensearch.xml", sitemaps.opensearch, name="opensearch"),
    page("sundhed/", front.health, name="health"),
    page("<sted:kommune>/", browse.municipality, name="municipality"),
    page("<sted:kommune>/moeder/", browse.meetings, name="meetings"),
    page("<sted:kommune>/moeder/<aar:aar>/", browse.calendar, name="calendar"),
    page("<sted:kommune>/sager/", cases.cases, name="cases"),
    page("<sted:kommune>/sager/<sag:sag>/", cases.case, name="case"),
    page("<sted:kommune>/<sted:udvalg>/", browse.committee, name="committee"),
    page("<sted:kommune>/<sted:udvalg>/<aar:aar>/", browse.year, name="year"),
    page("<sted:kommune>/<sted:udvalg>/<dato:dato>/", reading.meeting, name="meeting"),
    page("<sted:kommune>/<sted:udvalg>/<dato:dato>/kilde/<kilde:kilde>/", sources.source, name="source"),
    page(
        "<sted:kommune>/<sted:udvalg>/<dato:dato>/sammenlign/<kilde:gammel>/<kilde:ny>/",
        comparing.comparison,
        name="comparison",
    ),
    page("<sted:kommune>/<sted:udvalg>/<dato:dato>/<sted:punkt>/", reading.item, name="item"),
]
