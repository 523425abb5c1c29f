"""What each role may do on the desk: checked by the server, and offered only to those who may."""

from collections.abc import Callable

import pytest
from desk_browser import dump, inputs, save
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from archive import ingest
from archive.models import Clarification, Item, Source, Visibility, roles

ITEMS = "admin:archive_item_changelist"
As = Callable[[str], Client]


@pytest.fixture
def logged_in(db: None) -> As:
    """logged_in("medarbejder") -> a browser with somebody of that role."""
    roles.ensure(apps)

    def enter(role: str) -> Client:
        user = User.objects.create_user(role, is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        client = Client()
        client.force_login(user)
        return client

    return enter


def visibility_url(row: Item | Source) -> str:
    return reverse(f"admin:archive_{row._meta.model_name}_visibility", args=[row.pk])


def decide(client: Client, row: Item | Source, verb: str, **sent: str) -> HttpResponse:
    return client.post(visibility_url(row), {"verb": verb, "reason": "Aftalt.", **sent})


def offered(client: Client, row: Item | Source) -> list[str]:
    return [key for key, _ in client.get(visibility_url(row)).context["form"].fields["verb"].choices if key]


def test_a_reader_sees_everything_and_changes_nothing(logged_in: As, item: Item) -> None:
    reader = logged_in("læser")
    row = Clarification.objects.create(
        kind="warning", code="x", message="Se efter.", meeting=item.meeting, item=item, fingerprint="x"
    )
    pages = [
        reverse("admin:archive_item_change", args=[item.pk]),
        reverse("admin:archive_meeting_change", args=[item.meeting_id]),
        reverse("admin:archive_clarification_change", args=[row.pk]),
        reverse("admin:archive_source_change", args=[item.source_id]),
        reverse("admin:archive_section_changelist"),
        reverse("admin:index"),
    ]
    for page in pages:
        response = reader.get(page)
        assert response.status_code == 200, page
        html = response.content.decode()
        for word in ("Gem rettelser", ">Afgør", "Hvem må", "Tilføj et afsnit", "/add/", "/synlighed/"):
            assert word not in html, (page, word)
    assert reader.get(reverse(ITEMS)).context["action_form"] is None
    before = dump()
    for page in (*pages[:3], visibility_url(item), reverse("admin:archive_item_new_section", args=[item.pk])):
        assert reader.post(page, {"text": "Nej.", "verb": "hold", "reason": "Nej."}).status_code == 403
    assert dump() == before


def test_a_clerk_corrects_and_holds_and_does_no_more(logged_in: As, item: Item) -> None:
    clerk = logged_in("medarbejder")
    assert offered(clerk, item) == ["hold", "close"]
    assert "Offentlig fra" not in clerk.get(visibility_url(item)).content.decode()
    save(clerk, reverse("admin:archive_item_change", args=[item.pk]), title="Ny mole")
    before = dump()
    for verb in ("withdraw", "release"):
        response = decide(clerk, item, verb)
        assert (response.status_code, dump()) == (422, before)
    decide(clerk, item, "", public_until="2020-01-01T00:00")
    assert dump() == before
    decide(clerk, item, "hold")
    item.refresh_from_db()
    assert (item.title, item.visibility) == ("Ny mole", Visibility.HELD)
    before = dump()
    assert (decide(clerk, item, "release").status_code, dump()) == (422, before)
    chosen = {"_selected_action": [str(item.pk)], "reason": "Nu."}
    for action in ("release_chosen", "withdraw_chosen"):
        clerk.post(reverse(ITEMS), chosen | {"action": action})
        assert dump() == before


def test_an_editor_releases_and_withdraws(logged_in: As, item: Item) -> None:
    editor = logged_in("redaktør")
    ingest.hold(item, "Skal ses efter.", None)
    item.refresh_from_db()
    assert offered(editor, item) == ["withdraw", "release", "close"]
    decide(editor, item, "release")
    decide(editor, item, "withdraw")
    item.refresh_from_db()
    assert item.visibility == Visibility.WITHDRAWN


def test_what_an_editor_took_down_is_no_clerks_to_hold(logged_in: As, item: Item) -> None:
    ingest.withdraw(item, "Klage.", None)
    clerk = logged_in("medarbejder")
    before = dump()
    assert decide(clerk, item, "hold").status_code in (403, 422)
    assert dump() == before


def test_a_source_is_held_by_a_clerk_and_given_free_by_an_editor(logged_in: As, item: Item) -> None:
    source, clerk, editor = item.source, logged_in("medarbejder"), logged_in("redaktør")
    assert source is not None
    assert offered(clerk, source) == ["hold"]
    decide(clerk, source, "hold")
    source.refresh_from_db()
    assert source.visibility == Visibility.HELD
    assert clerk.get(visibility_url(source)).status_code == 403
    decide(editor, source, "release")
    source.refresh_from_db()
    assert source.visibility == Visibility.PUBLIC


def test_a_personal_number_is_an_editors_to_judge(logged_in: As, item: Item) -> None:
    ingest.correct(item, "officer", "070761-4285", user=None, reason="misread")
    row = Clarification.objects.get(kind="hold")
    url = reverse("admin:archive_clarification_change", args=[row.pk])
    clerk, editor = logged_in("medarbejder"), logged_in("redaktør")
    page = clerk.get(url).content.decode()
    assert "Det er en redaktør, der afgør, om det må læses." in page
    assert clerk.post(url, {"text": "I orden."}).status_code == 403
    group = Group.objects.get(name="redaktør")
    right = group.permissions.get(codename="settle_personal_number")
    group.permissions.remove(right)
    assert decide(Client(), item, "release").status_code == 302  # nobody is sent to log in
    assert decide(editor, item, "release").status_code == 422
    group.permissions.add(right)
    decide(editor, item, "release")
    item.refresh_from_db()
    assert item.visibility == Visibility.PUBLIC


def test_only_an_editor_opens_what_is_closed(logged_in: As, item: Item) -> None:
    ingest.close(item, "Personsag", None)
    clerk, editor = logged_in("medarbejder"), logged_in("redaktør")
    url = reverse("admin:archive_item_change", args=[item.pk])
    assert "closed" not in inputs(clerk.get(url).content.decode(), "desk-form")
    before = dump()
    save(clerk, url, closed="nej")
    assert dump() == before
    save(editor, url, closed="nej")
    item.refresh_from_db()
    assert not item.closed
