"""Pages of words about the archive: its glossary, how to follow it, and its two statements."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.models import Meeting
from archive.web.glossary import ENTRIES
from archive.web.taking.serialise import API


def glossary(request: HttpRequest) -> HttpResponse:
    return render(request, "glossary.html", {"entries": ENTRIES})


def following(request: HttpRequest) -> HttpResponse:
    return render(request, "following.html")


def api(request: HttpRequest) -> HttpResponse:
    """How a program fetches what is here, with examples that find something in this very archive."""
    meeting = Meeting.objects.public().with_committee().order_by("-date", "pk").first()
    committee = meeting.committee if meeting else None
    place = f"{committee.municipality.slug}/{committee.slug}" if committee else ""
    return render(request, "api.html", {"example": meeting, "place": place, "api": API})


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "accessibility.html")


def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "privacy.html")
