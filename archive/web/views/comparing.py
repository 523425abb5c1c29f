"""What changed between two versions of a meeting."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from archive.models import Source
from archive.web.comparison import compare
from archive.web.lookups import meeting_at
from archive.web.versions import Version, status_of_refusal, unreadable, versions


def comparison(
    request: HttpRequest, kommune: str, udvalg: str, dato: str, gammel: str, ny: str
) -> HttpResponse:
    """Two versions side by side in words; 404 or 410 with one sentence where either is not open to all."""
    meeting = meeting_at(request.path.partition("sammenlign/")[0], kommune, udvalg, dato)
    kept = versions(meeting)
    chosen = [_named(kept, name) for name in (gammel, ny)]
    context: dict[str, Any] = {
        "municipality": meeting.committee.municipality,
        "committee": meeting.committee,
        "meeting": meeting,
    }
    if gammel == ny:
        raise Http404("En udgave kan ikke sammenlignes med sig selv.")
    for version in chosen:
        if sentence := unreadable(version.source):
            context["sentence"] = sentence.replace("kan ikke hentes", "kan ikke vises")
            response = render(
                request, "source_refused.html", context, status=status_of_refusal(version.source)
            )
            break
    else:
        parses = dict(
            Source.objects.filter(pk__in=[one.source.pk for one in chosen]).values_list("pk", "parse")
        )
        for version in chosen:
            version.source.parse = parses[version.source.pk]
        context |= {"old": chosen[0], "new": chosen[1]}
        context["comparison"] = compare(meeting, chosen[0].source, chosen[1].source)
        response = render(request, "comparison.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _named(kept: list[Version], name: str) -> Version:
    for version in kept:
        if version.source.file.sha256.startswith(name):
            return version
    raise Http404("Mødet har ingen udgave med den adresse.")
