"""Every public address. One file, so that a test can walk them all."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter, SlugConverter, StringConverter

from archive.web.views import browse, cases, front, reading, searching


class YearConverter(IntConverter):
    regex = r"[12][0-9]{3}"


class MeetingConverter(StringConverter):
    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[0-9]+)?"


class CaseConverter(StringConverter):
    regex = r"[a-z0-9.-]+"


class PlaceConverter(SlugConverter):
    regex = r"[a-z0-9-]+"


register_converter(YearConverter, "aar")
register_converter(MeetingConverter, "dato")
register_converter(CaseConverter, "sag")
register_converter(PlaceConverter, "sted")

urlpatterns = [
    path("", front.home, name="home"),
    path("soeg/", searching.search, name="search"),
    path("om/", front.about, name="about"),
    path("om/soegning/", front.search_help, name="search_help"),
    path("sundhed/", front.health, name="health"),
    path("<sted:kommune>/", browse.municipality, name="municipality"),
    path("<sted:kommune>/moeder/", browse.meetings, name="meetings"),
    path("<sted:kommune>/sager/", cases.cases, name="cases"),
    path("<sted:kommune>/sager/<sag:sag>/", cases.case, name="case"),
    path("<sted:kommune>/<sted:udvalg>/", browse.committee, name="committee"),
    path("<sted:kommune>/<sted:udvalg>/<aar:aar>/", browse.year, name="year"),
    path("<sted:kommune>/<sted:udvalg>/<dato:dato>/", reading.meeting, name="meeting"),
    path("<sted:kommune>/<sted:udvalg>/<dato:dato>/<sted:punkt>/", reading.item, name="item"),
]
