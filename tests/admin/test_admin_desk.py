"""The desk's lists, sources and committees, and what every page of it keeps to."""

from collections.abc import Callable
from typing import Any

from desk_browser import dump, listed, save, waiting
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive import ingest
from archive.models import (
    AuditEntry,
    Committee,
    Correction,
    Item,
    Municipality,
)

ITEMS = "admin:archive_item_changelist"
STRICT = "default-src 'none'"


def test_items_are_found_by_title_number_case_and_committee(desk: Client, item: Item) -> None:
    other = Item.objects.get(number="8")
    url = reverse(ITEMS)
    assert listed(desk, url) == [str(item), str(other)]
    assert listed(desk, url, q="MOLE lystbådehavnen") == [str(item)]
    assert listed(desk, url, q="8") == [str(other)]
    assert listed(desk, url, q="08.00.00-p20-3-25") == [str(item)]
    assert listed(desk, url, q="havneudvalget fiskeriet") == [str(other)]
    assert listed(desk, url, q="slidt") == []


def test_titles_are_found_whatever_the_case_of_danish_letters(desk: Client, item: Item) -> None:
    ingest.correct(item, "title", "Åbning af ØSTMOLEN", user=None, reason="misread")
    assert listed(desk, reverse(ITEMS), q="åbning østmolen") == ["Punkt 7: Åbning af ØSTMOLEN"]


def test_items_are_narrowed_by_committee_year_outcome_and_state(desk: Client, item: Item) -> None:
    url, other = reverse(ITEMS), Item.objects.get(number="8")
    ingest.correct(other, "outcome", None, user=None, reason="misread")
    both = [str(item), str(other)]
    assert listed(desk, url, udvalg=str(item.meeting.committee_id)) == both
    assert listed(desk, url, udvalg="0") == []
    assert listed(desk, url, aar="2025") == both
    assert listed(desk, url, aar="2024") == []
    assert listed(desk, url, udfald="ikke-aflaest") == [str(other)]
    assert listed(desk, url, udfald="approved") == [str(item)]
    assert listed(desk, url, visibility__exact="held") == []
    assert listed(desk, url, aar="x", udvalg="²") == both


def test_the_list_asks_as_many_questions_for_three_items_as_for_one(
    desk: Client, take_in: Callable[[str, str], Any], django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            desk.get(reverse(ITEMS))
        return len(found)

    head = "REFERAT Havneudvalget d. 04-03-2025\n\nMødedato Tirsdag d. 4. marts 2025 kl. 15:00\n"
    points = [f"\nPunkt {n}: Sag om kaj {n}\n\nBeslutning\n\nGodkendt.\n" for n in (1, 2, 3)]
    take_in(head + points[0], "havn.txt")
    desk.get(reverse(ITEMS))
    one = asked()
    take_in(head + "".join(points), "havn2.txt")
    assert Item.objects.count() == 3
    assert asked() == one


def test_nothing_can_be_deleted_and_only_meetings_added(desk: Client, item: Item, clerk: User) -> None:
    for name in (
        "item",
        "meeting",
        "source",
        "correction",
        "auditentry",
        "clarification",
        "case",
        "committee",
    ):
        assert desk.get(f"/admin/archive/{name}/1/delete/").status_code in (302, 403), name
    assert desk.get("/admin/archive/item/add/").status_code == 403
    assert desk.get("/admin/archive/source/add/").status_code == 403
    assert desk.get("/admin/archive/meeting/add/").status_code == 200
    assert Item.objects.count() == 2


def test_a_source_is_shown_line_by_line_and_downloaded_as_a_file(desk: Client, item: Item) -> None:
    lines = desk.get(reverse("admin:archive_source_lines", args=[item.source_id])).content.decode()
    assert '<tr id="linje-8"><th scope="row">8</th><td>Sagsnummer: 08.00.00-P20-3-25</td></tr>' in lines
    assert "slidt &amp; skal" in lines
    response = desk.get(reverse("admin:archive_source_download", args=[item.source_id]))
    assert response.headers["Content-Disposition"] == 'attachment; filename="havneudvalget-2025-03-04.txt"'
    assert item.source
    assert b"".join(response.streaming_content) == item.source.file.path.read_bytes()


def test_a_source_is_for_those_who_may_see_sources(client: Client, item: Item) -> None:
    user = User.objects.create_user("ny", is_staff=True)
    client.force_login(user)
    for name in ("lines", "download"):
        url = reverse(f"admin:archive_source_{name}", args=[item.source_id])
        assert client.get(url).status_code == 403
        assert Client().get(url).status_code == 302


def test_an_unchanged_committee_writes_nothing_and_a_new_description_is_kept(
    desk: Client, item: Item
) -> None:
    committee = item.meeting.committee
    Committee.objects.filter(pk=committee.pk).update(description="Havnen.\n\nMolen.")
    url = reverse("admin:archive_committee_change", args=[committee.pk])
    before = dump()
    desk.post(url, {"name": committee.name, "description": "Havnen.\r\n\r\nMolen."})
    assert dump() == before
    desk.post(url, {"name": committee.name, "description": "Havnen og molen."})
    committee.refresh_from_db()
    assert (committee.description, committee.slug) == ("Havnen og molen.", "havneudvalget")


def test_every_page_keeps_to_the_strict_policy(desk: Client, item: Item, clerk: User) -> None:
    save(desk, reverse("admin:archive_item_change", args=[item.pk]), officer="Ida Broe")
    waiting(item)
    pk = {
        model: model.objects.values_list("pk", flat=True)[0]
        for model in (Correction, AuditEntry, Municipality)
    }
    urls = ["/admin/", "/admin/password_change/", "/admin/archive/topic/", "/admin/archive/case/"]
    urls += [
        f"/admin/archive/correction/{pk[Correction]}/change/",
        f"/admin/archive/auditentry/{pk[AuditEntry]}/change/",
    ]
    urls += [f"/admin/archive/municipality/{pk[Municipality]}/change/", "/admin/archive/municipality/"]
    for name, row in (("item", item.pk), ("meeting", item.meeting_id), ("source", item.source_id)):
        urls += [
            f"/admin/archive/{name}/",
            f"/admin/archive/{name}/{row}/change/",
            f"/admin/archive/{name}/{row}/history/",
        ]
    urls += [
        f"/admin/archive/item/{item.pk}/synlighed/",
        "/admin/archive/meeting/add/",
        "/admin/archive/clarification/",
    ]
    for url in urls:
        response = desk.get(url)
        page = response.content.decode()
        assert response.status_code == 200, url
        assert STRICT in response.headers["Content-Security-Policy"], url
        assert "unsafe" not in response.headers["Content-Security-Policy"], url
        assert " style=" not in page, url
        assert "<style" not in page, url
        assert "<script>" not in page, url
        assert " onclick=" not in page, url
