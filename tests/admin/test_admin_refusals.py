"""What the desk says no with: in Danish, and nothing of the machinery behind it is shown to clerks."""

import re

from desk_browser import dump
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive.models import Item

LOGIN = "/admin/login/"


def said(response: object) -> tuple[int, str]:
    """The status and the heading of an answer."""
    page = response.content.decode()  # type: ignore[attr-defined]
    assert '<html lang="da">' in page
    assert " style=" not in page
    [heading] = re.findall(r"<h1>(.*?)</h1>", page)
    return response.status_code, heading  # type: ignore[attr-defined]


def test_what_a_clerk_may_not_do_is_refused_in_danish(desk: Client, item: Item) -> None:
    for url in (f"/admin/archive/item/{item.pk}/delete/", "/admin/archive/item/add/", "/admin/auth/user/"):
        assert said(desk.get(url)) == (403, "Du har ikke adgang"), url


def test_a_form_from_elsewhere_is_refused_in_danish(clerk: User, item: Item) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(clerk)
    before = dump()
    response = client.post(reverse("admin:archive_item_change", args=[item.pk]), {"title": "Mit"})
    assert said(response) == (403, "Formularen kunne ikke godkendes")
    assert dump() == before


def test_who_tried_too_often_is_told_for_how_long(client: Client, clerk: User) -> None:
    wrong = {"username": "karen", "password": "forkert"}
    answers = [client.post(LOGIN, wrong) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429, 429]
    assert said(answers[-1]) == (429, "Der er forsøgt for mange gange")
    assert "Prøv igen om 60 minutter, eller spørg den, der driver arkivet." in answers[-1].content.decode()


def test_a_wrong_password_says_so_once(client: Client, clerk: User) -> None:
    page = client.post(LOGIN, {"username": "karen", "password": "forkert"}).content.decode()
    assert re.findall(r"<title>(.*?)</title>", page) == ["Fejl: Log ind | Referatarkivet"]


def test_a_wrong_correction_says_so_once(desk: Client, item: Item) -> None:
    page = desk.post(reverse("admin:archive_item_visibility", args=[item.pk]), {"verb": "hold"})
    [title] = re.findall(r"<title>(.*?)</title>", page.content.decode())
    assert title.count("Fejl:") == 1


def test_login_attempts_are_no_room_of_the_desk(client: Client, db: None) -> None:
    client.force_login(User.objects.create_superuser("chef"))
    page = client.get("/admin/").content.decode()
    apps = [app["app_label"] for app in client.get("/admin/").context["app_list"]]
    assert apps == ["archive", "auth"]
    assert "axes" not in page
    assert client.get("/admin/axes/accessattempt/").status_code == 404


def test_names_are_quoted_in_the_desks_own_marks(client: Client, item: Item) -> None:
    client.force_login(User.objects.create_superuser("chef"))
    form = {"municipality": str(item.meeting.committee.municipality_id), "name": "Kajudvalget"}
    response = client.post("/admin/archive/committee/add/", form | {"description": ""}, follow=True)
    [message] = [str(one) for one in response.context["messages"]]
    assert re.sub(r"<.*?>", "", message) == "Udvalg »Kajudvalget« blev tilføjet."
