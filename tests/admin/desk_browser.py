"""A browser without a screen: what it would send of a form nobody touched; and what the database holds."""

from typing import Any

import html5lib
from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.test import Client

from archive.models import Clarification, Item


def open_form(client: Client, url: str) -> dict[str, str]:
    """GET a page of the desk and take its form as a browser holds it."""
    return inputs(client.get(url).content.decode(), "desk-form")


def save(client: Client, url: str, **changes: str) -> HttpResponse:
    """Open a form, change some controls (__ stands for -), give a reason, and save."""
    why = {"reason": "misread", "note": "Set i bogen."}
    named = {name.replace("__", "-"): value for name, value in changes.items()}
    return client.post(url, open_form(client, url) | why | named)


def inputs(html: str, form: str = "") -> dict[str, str]:
    """The successful controls of the form with this class, text boxes with CRLF as browsers send them."""
    page = html5lib.parse(html, namespaceHTMLElements=False)
    [found] = [one for one in page.iter("form") if form in (one.get("class") or "")]
    sent: dict[str, str] = {}
    for field in found.iter():
        name = field.get("name")
        if not name or field.tag == "button" or field.get("disabled") is not None:
            continue
        if field.tag == "textarea":
            sent[name] = "".join(field.itertext()).replace("\n", "\r\n")
        elif field.tag == "select":
            options = list(field.iter("option"))
            chosen = [one for one in options if one.get("selected") is not None] or options[:1]
            sent[name] = chosen[0].get("value", "")
        elif field.get("type") in ("checkbox", "radio"):
            if field.get("checked") is not None:
                sent[name] = field.get("value", "on")
        else:
            sent[name] = (field.get("value") or "").replace("\n", "").replace("\r", "")
    return sent


def dump() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table."""
    encoder = DjangoJSONEncoder()
    return {
        model._meta.label: [
            {key: value if isinstance(value, str) else encoder.encode(value) for key, value in row.items()}
            for row in model._base_manager.order_by("pk").values()
        ]
        for model in apps.get_models()
    }


def listed(client: Client, url: str, **query: str) -> list[str]:
    """What the list shows, in its order."""
    return [str(row) for row in client.get(url, query).context["cl"].result_list]


def waiting(item: Item, **columns: Any) -> Clarification:
    return Clarification.objects.create(
        kind="warning", code="test", message="Noget <b>er</b> sket.", meeting=item.meeting, item=item,
        source=item.source, line=5, fingerprint="f", **columns,
    )  # fmt: skip
