"""Topics to browse: KLE's main groups, what is under each, and what was decided there lately."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from archive.models import Item
from archive.web.decisions import outcome_in_list, with_decisions
from archive.web.topics import lineage, topic_counts, under

LATEST = 10


def topics(request: HttpRequest) -> HttpResponse:
    """Every main group that something in the archive is filed under."""
    return render(request, "topic_list.html", {"topics": topic_counts(Item.objects.public())})


def topic(request: HttpRequest, emne: str) -> HttpResponse:
    """A topic at any level: what is below it, and its latest items."""
    above = lineage(emne)
    items = under(Item.objects.public(), emne)
    latest = with_decisions(items.with_place().newest()[:LATEST])
    if not latest and not above[emne]:
        raise Http404("Der er ikke noget emne med dette nummer.")
    context = {
        "code": emne,
        "title": above.pop(emne),
        "above": above,
        "below": topic_counts(items, emne),
        "count": items.count(),
        "rows": [(item, outcome_in_list(item)) for item in latest],
    }
    return render(request, "topic.html", context)
