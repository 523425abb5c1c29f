"""The two forms a citizen can send, and the page that says thanks."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from archive.ingest import Refused
from archive.ingest.citizens import receive
from archive.web.messages import MessageForm, about, sender, written

BOTH = ["GET", "HEAD", "POST"]


@csrf_exempt  # Django's guard needs a cookie; the form carries a signed, timed token instead
@require_http_methods(BOTH)
def missing(request: HttpRequest) -> HttpResponse:
    """ "Mangler der noget?": from the coverage page, or any other."""
    return _form(request, "missing", "message_missing.html")


@csrf_exempt  # as above
@require_http_methods(BOTH)
def removal(request: HttpRequest) -> HttpResponse:
    """ "Anmod om fjernelse": from an item, or any other page."""
    return _form(request, "removal", "message_removal.html")


def _form(request: HttpRequest, code: str, template: str) -> HttpResponse:
    form = MessageForm(written(request.POST)) if request.method == "POST" else MessageForm()
    place = about(str(form.data.get("om", "")) if form.is_bound else request.GET.get("om", ""))
    status, refused = 200, ""
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            receive(
                code,
                said["besked"],
                sender=sender(request),
                page=place.path,
                reply_to=said["svar"],
                item=place.item,
                municipality=place.municipality,
            )
        except Refused as refusal:
            status, refused = 429, refusal.message
        else:
            return HttpResponseRedirect(reverse("received"), status=303)
    elif form.is_bound:
        status = 422
    context = {"form": form, "place": place, "refused": refused}
    response = render(request, template, context, status=status)
    response["Cache-Control"] = "no-store"  # the token is this visitor's own
    response["X-Robots-Tag"] = "noindex"
    return response


def received(request: HttpRequest) -> HttpResponse:
    return render(request, "message_received.html")
