"""The desk's lists, filters, decisions on visibility, clarifications, meetings and sources."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from desk_browser import dump, open_form, save
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive import ingest
from archive.models import (
    AuditEntry,
    Clarification,
    Committee,
    Correction,
    Item,
    Meeting,
    Municipality,
    OldAddress,
    Visibility,
)

ITEMS = "admin:archive_item_changelist"
STRICT = "default-src 'none'"


def listed(client: Client, url: str, **query: str) -> list[str]:
    """What the list shows, in its order."""
    return [str(row) for row in client.get(url, query).context["cl"].result_list]


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


@pytest.mark.parametrize("verb", ["hold", "withdraw", "close"])
def test_a_decision_on_visibility_needs_a_reason(desk: Client, item: Item, verb: str) -> None:
    url = reverse("admin:archive_item_visibility", args=[item.pk])
    before = dump()
    response = desk.post(url, {"verb": verb, "reason": " ", "public_from": "", "public_until": ""})
    assert (response.status_code, dump()) == (422, before)
    assert "Skriv kort, hvorfor." in response.content.decode()


def test_an_item_is_held_released_and_closed(desk: Client, item: Item) -> None:
    url = reverse("admin:archive_item_visibility", args=[item.pk])
    form = {"reason": "Navn på en borger", "public_from": "", "public_until": ""}
    desk.post(url, form | {"verb": "hold"})
    item.refresh_from_db()
    assert (item.visibility, item.visibility_reason) == (Visibility.HELD, "Navn på en borger")
    desk.post(url, form | {"verb": "release"})
    item.refresh_from_db()
    assert item.visibility == Visibility.PUBLIC
    desk.post(url, form | {"verb": "close"})
    item.refresh_from_db()
    assert (item.closed, item.closed_ground) == (True, "Navn på en borger")


def test_times_are_set_with_a_reason_and_not_again(desk: Client, item: Item) -> None:
    url = reverse("admin:archive_item_visibility", args=[item.pk])
    form = {"verb": "", "reason": "Pressemeddelelse", "public_from": "2025-03-10T09:30", "public_until": ""}
    desk.post(url, form)
    item.refresh_from_db()
    assert item.public_from == datetime.datetime(2025, 3, 10, 8, 30, tzinfo=datetime.UTC)
    assert AuditEntry.objects.filter(action="times", reason="Pressemeddelelse").count() == 1
    before = dump()
    desk.post(url, open_form(desk, url))
    assert dump() == before
    response = desk.post(url, form | {"public_until": "2025-03-01T00:00"})
    assert "Tiden skal begynde, før den slutter." in response.content.decode()
    assert dump() == before


def test_chosen_items_are_withdrawn_with_one_reason(desk: Client, item: Item) -> None:
    chosen = {
        "action": "withdraw_chosen",
        "_selected_action": [str(pk) for pk in Item.objects.values_list("pk", flat=True)],
    }
    before = dump()
    desk.post(reverse(ITEMS), chosen | {"reason": ""})
    assert dump() == before
    desk.post(reverse(ITEMS), chosen | {"reason": "Fejl i dagsordenen"})
    assert set(Item.objects.values_list("visibility", "visibility_reason")) == {
        (Visibility.WITHDRAWN, "Fejl i dagsordenen")
    }


def test_onlookers_decide_nothing(onlooker: Client, item: Item) -> None:
    before = dump()
    chosen = {"action": "hold_chosen", "_selected_action": [str(item.pk)], "reason": "Fordi"}
    onlooker.post(reverse(ITEMS), chosen)
    url = reverse("admin:archive_item_visibility", args=[item.pk])
    assert onlooker.post(url, {"verb": "hold", "reason": "Fordi"}).status_code == 403
    assert dump() == before


def waiting(item: Item, **columns: Any) -> Clarification:
    return Clarification.objects.create(
        kind="warning", code="test", message="Noget <b>er</b> sket.", meeting=item.meeting, item=item,
        source=item.source, line=5, fingerprint="f", **columns,
    )  # fmt: skip


def test_a_clarification_leads_to_field_and_line_and_is_settled(
    desk: Client, item: Item, clerk: User
) -> None:
    row = waiting(item, field="outcome")
    url = reverse("admin:archive_clarification_change", args=[row.pk])
    page = desk.get(url).content.decode()
    assert f'href="/admin/archive/item/{item.pk}/change/#felt-outcome"' in page
    assert f'href="/admin/archive/source/{item.source_id}/linjer/#linje-5"' in page
    assert "&lt;b&gt;er&lt;/b&gt;" in page
    assert (
        'id="felt-outcome"' in desk.get(reverse("admin:archive_item_change", args=[item.pk])).content.decode()
    )
    before = dump()
    assert desk.post(url, {"text": " "}).status_code == 422
    assert dump() == before
    desk.post(url, {"text": "Set efter: i orden."})
    row.refresh_from_db()
    assert (row.settlement, row.settled_by) == ("Set efter: i orden.", clerk)
    here = reverse("admin:archive_clarification_changelist")
    assert listed(desk, here) == []
    assert listed(desk, here, tilstand="afgjort") == [row.message]


def test_a_hold_is_not_talked_away(desk: Client, item: Item) -> None:
    ingest.correct(item, "officer", "070761-4285", user=None, reason="misread")
    row = Clarification.objects.get(kind="hold")
    url = reverse("admin:archive_clarification_change", args=[row.pk])
    response = desk.post(url, {"text": "Det er i orden."})
    assert response.status_code == 422
    assert "frigiv det, eller træk det tilbage" in response.content.decode()


def test_a_conflict_shows_all_three_values(desk: Client, item: Item) -> None:
    row = waiting(item, field="title", base="Gammel", ours="Vores", theirs="Deres")
    Clarification.objects.filter(pk=row.pk).update(kind="conflict")
    page = desk.get(reverse("admin:archive_clarification_change", args=[row.pk])).content.decode()
    shown = [part.split("</div>")[0] for part in page.split('<div class="desk-verbatim">')[1:]]
    assert shown == ["Gammel", "Vores", "Deres"]


def test_clarifications_are_narrowed_by_committee(desk: Client, item: Item) -> None:
    row = waiting(item)
    here = reverse("admin:archive_clarification_changelist")
    assert listed(desk, here, udvalg=str(item.meeting.committee_id)) == [row.message]
    assert listed(desk, here, udvalg="0") == []


def test_the_start_page_counts_what_waits_by_kind(desk: Client, item: Item) -> None:
    waiting(item)
    page = desk.get(reverse("admin:index"))
    url = reverse("admin:archive_clarification_changelist") + "?kind__exact=warning"
    assert page.context["waiting"] == [("Advarsel fra læsningen", url, 1)]


def test_an_unchanged_meeting_writes_nothing(desk: Client, meeting: Meeting) -> None:
    url = reverse("admin:archive_meeting_change", args=[meeting.pk])
    form = open_form(desk, url)
    before = dump()
    desk.post(url, form)
    assert dump() == before


def test_a_corrected_date_moves_the_meeting(desk: Client, meeting: Meeting) -> None:
    url = reverse("admin:archive_meeting_change", args=[meeting.pk])
    save(desk, url, date="2025-03-05", present="Ida Bro\r\nOle Vig", start="15:30")
    meeting.refresh_from_db()
    assert (meeting.date, meeting.slug, meeting.present) == (
        datetime.date(2025, 3, 5),
        "2025-03-05",
        ["Ida Bro", "Ole Vig"],
    )
    assert meeting.start == datetime.time(15, 30)
    assert set(Correction.objects.values_list("field", flat=True)) == {"date", "present", "start"}
    assert OldAddress.objects.filter(path="/fjordby/havneudvalget/2025-03-04/").count() == 1


def test_a_corrected_committee_moves_the_meeting(desk: Client, meeting: Meeting) -> None:
    Committee.objects.create(municipality=meeting.committee.municipality, name="Kajudvalget")
    save(desk, reverse("admin:archive_meeting_change", args=[meeting.pk]), committee="Kajudvalget")
    meeting.refresh_from_db()
    assert meeting.committee.name == "Kajudvalget"


def test_a_planned_meeting_is_added(desk: Client, meeting: Meeting) -> None:
    form = {
        "committee": str(meeting.committee_id),
        "date": "2025-06-03",
        "start": "15:00",
        "place": "Mødelokale 2",
    }
    desk.post("/admin/archive/meeting/add/", form)
    made = Meeting.objects.get(date="2025-06-03")
    assert (made.kind, made.slug, made.items.count()) == ("planned", "2025-06-03", 0)
    again = desk.post("/admin/archive/meeting/add/", form)
    assert "Udvalget har allerede et møde den dag." in again.content.decode()


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


def test_a_held_source_is_released_and_its_matter_settled(desk: Client, item: Item) -> None:
    assert item.source
    ingest.hold(item.source, "Et nummer i sidehovedet", None)
    row = waiting(item)
    Clarification.objects.filter(pk=row.pk).update(kind="hold", code="source-personal-number", item=None)
    url = reverse("admin:archive_source_visibility", args=[item.source_id])
    assert (
        f'href="{url}"'
        in desk.get(reverse("admin:archive_clarification_change", args=[row.pk])).content.decode()
    )
    desk.post(
        url, {"verb": "release", "reason": "Det er et sagsnummer", "public_from": "", "public_until": ""}
    )
    item.source.refresh_from_db()
    row.refresh_from_db()
    assert (item.source.visibility, row.settlement) == (Visibility.PUBLIC, "Det er et sagsnummer")


def test_a_doubt_names_both_items_in_words(desk: Client, item: Item) -> None:
    both = {
        "ours": {"item": 1, "number": "7", "title": "Mole"},
        "theirs": {"item": 2, "number": "", "title": "Kaj"},
    }
    row = waiting(item, **both)
    Clarification.objects.filter(pk=row.pk).update(kind="match")
    page = desk.get(reverse("admin:archive_clarification_change", args=[row.pk])).content.decode()
    shown = [part.split("</div>")[0] for part in page.split('<div class="desk-verbatim">')[1:]]
    assert shown == ["Punkt 7: Mole", "Kaj"]
