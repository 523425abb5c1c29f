"""The citizens' forms: no cookie and no script; a signed, timed token and a field only robots fill in."""

import ipaddress
import time
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve

from archive.models import Item, Municipality
from archive.web.asked import CONTROL, SHOWN_AS

SALT = "archive.web.messages"
SOONEST, LATEST = 3, 6 * 3600  # seconds a person takes to write, and a page may stand open
LONGEST = 4000  # characters
LONGEST_ADDRESS = 500


@dataclass(frozen=True, slots=True)
class About:
    """The page a message is about: its path, and what stands there for everybody to see."""

    path: str = ""
    item: Item | None = None
    municipality: Municipality | None = None


class MessageForm(forms.Form):
    """What is written, where an answer may go, and what tells a person from a robot."""

    om = forms.CharField(required=False, max_length=LONGEST_ADDRESS, widget=forms.HiddenInput)
    besked = forms.CharField(
        label="Din besked",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": "Skriv, hvad det drejer sig om.",
            "max_length": f"Beskeden er for lang: højst {LONGEST} tegn. Del den eventuelt i to.",
        },
    )
    svar = forms.EmailField(
        label="Din mailadresse, hvis du vil have svar (frivilligt)",
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "Det ligner ikke en mailadresse. Ret den, eller lad feltet stå tomt."},
    )
    hjemmeside = forms.CharField(
        label="Lad dette felt stå tomt",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    token = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def clean_hjemmeside(self) -> str:
        if self.cleaned_data["hjemmeside"]:
            raise forms.ValidationError("Feltet skal stå tomt. Slet det, der står i det, og send igen.")
        return ""

    def clean_token(self) -> str:
        """Raises ValidationError; `wants_new_token` then says whether the page needs a fresh one."""
        try:
            made = signing.loads(self.cleaned_data["token"], salt=SALT, max_age=LATEST)
        except signing.BadSignature as error:
            raise forms.ValidationError(
                "Siden har stået åben for længe. Det, du har skrevet, er her endnu: tryk Send igen.", "stale"
            ) from error
        if time.time() - made < SOONEST:
            raise forms.ValidationError("Det gik meget hurtigt. Vent et øjeblik, og tryk Send igen.", "fast")
        return ""

    @property
    def next_token(self) -> str:
        """The token that the page is to hold now: the one sent, as long as it can be used."""
        if self.is_bound and not self.has_error("token", "stale"):
            return str(self.data.get("token", ""))
        return new_token()


def written(post: QueryDict) -> dict[str, str]:
    """What was sent, without the signs that no page can show again."""
    sent = {name: post.get(name) or "" for name in MessageForm.base_fields}
    return {name: CONTROL.sub(SHOWN_AS, value.replace("\r\n", "\n")) for name, value in sent.items()}


def new_token() -> str:
    return signing.dumps(int(time.time()), salt=SALT)


def about(path: str) -> About:
    """The page that a path of this site names; what nobody may see is no page."""
    path = CONTROL.sub("", path)[:LONGEST_ADDRESS]
    if not path.startswith("/"):
        return About()
    try:
        found = resolve(path)
    except Resolver404:
        return About()
    places = {key: str(value) for key, value in found.kwargs.items()}
    town = Municipality.objects.public().filter(slug=places.get("kommune", "")).first()
    return About(path, _item(places) if found.url_name == "item" else None, town)


def _item(places: dict[str, str]) -> Item | None:
    return (
        Item.objects.listed()
        .with_place()
        .filter(
            meeting__committee__municipality__slug=places["kommune"],
            meeting__committee__slug=places["udvalg"],
            meeting__slug=places["dato"],
            slug=places["punkt"],
        )
        .first()
    )


def sender(request: HttpRequest) -> str:
    """Who sends, as a network sees it; of IPv6 the half that a household shares."""
    said = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:  # BEHIND_PROXY: the last address is the one our own proxy saw
        said = request.headers.get("X-Forwarded-For", said).rpartition(",")[2].strip()
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return "?"
    if address.version == 6:
        return str(ipaddress.ip_network(f"{address}/64", strict=False))
    return str(address)
