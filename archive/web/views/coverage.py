"""The coverage ledger: what the archive has, and what seems to be missing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.web.coverage import coverage


def ledger(request: HttpRequest) -> HttpResponse:
    """A table per municipality, a row per committee and year."""
    towns, failed_elsewhere = coverage()
    return render(request, "coverage.html", {"towns": towns, "failed_elsewhere": failed_elsewhere})
