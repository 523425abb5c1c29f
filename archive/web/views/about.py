"""Pages of words about the archive: its glossary, how to follow it, and its two statements."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.web.glossary import ENTRIES


def glossary(request: HttpRequest) -> HttpResponse:
    return render(request, "glossary.html", {"entries": ENTRIES})


def following(request: HttpRequest) -> HttpResponse:
    return render(request, "following.html")


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "accessibility.html")


def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "privacy.html")
