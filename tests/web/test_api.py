"""The open API: what the database holds, as far as it is public, and nothing that breaks it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from walk import body
from write_minutes import Entry

from archive.ingest import close, correct, release, withdraw
from archive.models import Case, Item, Meeting, Section
from archive.web.api.asked import CasesAsked, ItemsAsked, MeetingsAsked
from archive.web.filters import CaseFilter, ItemFilter, MeetingFilter

TakeIn = Callable[..., Meeting]
SITE = "http://testserver"
API = "/api/v1/"


def got(client: Client, address: str, status: int = 200) -> Any:
    response = client.get(address)
    assert response.status_code == status, response.content
    assert response.headers["Content-Type"].startswith("application/json")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    return json.loads(response.content)


def every(client: Client, address: str) -> list[Any]:
    """All rows of a list, page by page."""
    rows, following = [], f"{SITE}{address}"
    while following:
        page = got(client, following.removeprefix(SITE))
        rows += page["data"]
        following = page["links"]["next"]
    return rows


@pytest.fixture
def meeting(take_in: TakeIn) -> Meeting:
    return take_in(
        Entry("Cykelsti", case_number="05.01.02-P20-1-25", attachments=("Kort",), officer="Ane Skov"),
        Entry("Budget", decision="Udsat."),
        Entry("Ansættelse", mark="Lukket - Personalesag"),
    )


def test_the_sample_archive_is_there_as_the_database_has_it(sample: object, client: Client) -> None:
    meetings = every(client, f"{API}meetings/?limit=7")
    public = Meeting.objects.public().with_committee()
    assert {m["id"] for m in meetings} == {SITE + m.get_absolute_url() for m in public}
    items = {one["id"]: one for one in every(client, f"{API}agendaitems/?limit=40")}
    rows = list(Item.objects.public().with_place())
    assert items.keys() == {SITE + row.get_absolute_url() for row in rows}
    for row in rows:
        one = items[SITE + row.get_absolute_url()]
        assert (one["name"], one["number"], one["outcome"]) == (row.title, row.number, row.outcome)
        assert one["resolutionRemainder"] == row.outcome_remainder
        assert [s["text"] for s in one["section"]] == [
            s.text for s in Section.objects.public().filter(item=row).order_by("position")
        ]
    assert len(every(client, f"{API}papers/")) == Case.objects.public().count()


def test_bulk_has_the_same_as_the_lists(sample: object, client: Client) -> None:
    text = b"".join(client.get(f"{API}bulk.jsonl")).decode()
    lines = [json.loads(line) for line in text.splitlines()]
    by_type: dict[str, dict[str, Any]] = {}
    for one in lines:
        by_type.setdefault(one["type"], {})[one["id"]] = one
    assert {name: len(rows) for name, rows in by_type.items()} == {
        "Body": 1,
        "Organization": len(every(client, f"{API}organizations/")),
        "Paper": Case.objects.public().count(),
        "Meeting": Meeting.objects.public().count(),
        "AgendaItem": Item.objects.listed().count(),
    }
    for one in every(client, f"{API}agendaitems/"):
        assert by_type["AgendaItem"][one["id"]] == one


def test_one_meeting_has_its_own_list_with_closed_ones_as_stubs(meeting: Meeting, client: Client) -> None:
    found = got(client, f"{API}meetings{meeting.get_absolute_url()}")
    assert found["id"] == SITE + meeting.get_absolute_url()
    assert found["start"] == "2025-05-27T17:00:00+02:00"
    assert [(i["number"], i["public"], i["name"]) for i in found["agendaItem"]] == [
        ("1", True, "Cykelsti"),
        ("2", True, "Budget"),
        ("3", False, "Lukket punkt"),
    ]
    assert "Ansættelse" not in json.dumps(found, ensure_ascii=False)
    item = got(client, found["agendaItem"][0]["self"].removeprefix(SITE))
    assert item == found["agendaItem"][0]
    assert [f["name"] for f in item["auxiliaryFile"]] == ["Kort"]
    paper = got(client, f"{API}papers/aadal/sager/05.01.02-p20-1-25/")
    assert (paper["agendaItem"], item["paper"]) == ([item["id"]], paper["id"])


def test_a_search_gives_the_pages_hits(sample: object, client: Client) -> None:
    found = every(client, f"{API}agendaitems/?q=skole&limit=3")
    assert len(found) > 3
    page = body(client.get("/soeg/?q=skole"))
    assert all(f'href="{one["id"].removeprefix(SITE)}' in page for one in found[:5])
    deferred = every(client, f"{API}agendaitems/?udfald=deferred&aar=2024")
    assert {one["outcome"] for one in deferred} <= {"deferred"}


def test_what_changed_since_comes_and_what_went_comes_without_words(meeting: Meeting, client: Client) -> None:
    rows = {item.slug: item for item in meeting.items.all()}
    before = timezone.now().isoformat().replace("+00:00", "Z")
    since = f"{API}agendaitems/?modified_since={before}"
    assert got(client, since)["data"] == []
    withdraw(rows["1"], "Skal væk.", None)
    close(rows["2"], "Personalesag", None)
    found = got(client, since)["data"]
    place = f"{SITE}/aadal/byraadet/2025-05-27/"
    assert [(one["id"], one.get("deleted"), one.get("name")) for one in found] == [
        (f"{place}1/", True, None),
        (f"{place}2/", None, "Lukket punkt"),
    ]
    assert found[0].keys() == {"id", "type", "deleted", "modified"}
    assert got(client, f"{since}&udfald=approved")["data"][0].keys() == found[0].keys()
    assert got(client, f"{API}agendaitems/aadal/byraadet/2025-05-27/1/", 410)["deleted"] is True
    assert [one["id"] for one in got(client, f"{API}papers/?modified_since={before}")["data"]] == [
        f"{SITE}/aadal/sager/05.01.02-p20-1-25/"
    ]
    release(rows["1"], None)
    assert got(client, since)["data"][0]["name"] == "Cykelsti"


def test_what_never_was_public_leaves_no_trace(take_in: TakeIn, client: Client) -> None:
    number = "-".join(("010190", "1234"))
    take_in(Entry("Cykelsti"), Entry("Sag", case=f"Borgeren {number} søger."), town="Bakkeby")
    found = got(client, f"{API}agendaitems/?kommune=bakkeby&modified_since=2000-01-01T00:00:00Z")["data"]
    assert [one["id"] for one in found] == [f"{SITE}/bakkeby/byraadet/2025-05-27/1/"]


def test_a_moved_meeting_and_its_items_are_led_to(meeting: Meeting, client: Client) -> None:
    correct(meeting, "date", "2025-05-28", user=None, reason="source_error", note="Forkert dag.")
    for kind, rest in (("meetings", ""), ("agendaitems", "1/")):
        response = client.get(f"{API}{kind}/aadal/byraadet/2025-05-27/{rest}")
        assert response.status_code == 301
        assert response.headers["Location"] == f"{API}{kind}/aadal/byraadet/2025-05-28/{rest}"


def test_removed_personal_data_is_told_without_words(meeting: Meeting, client: Client) -> None:
    item = meeting.items.get(slug="2")
    correct(item, "title", "Budget 2026", user=None, reason="personal_data", note="Borgers navn.")
    one = got(client, f"{API}agendaitems/aadal/byraadet/2025-05-27/2/")["correction"][0]
    assert (one["personalDataRemoved"], one["before"], one["value"], one["note"]) == (True, None, None, None)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("ukendt/", 404),
        ("meetings/aadal/byraadet/1999-01-01/", 404),
        ("meetings/aadal/byraadet/i-dag/", 422),
        ("agendaitems/?limit=0", 422),
        ("agendaitems/?limit=101", 422),
        ("agendaitems/?cursor=-1", 422),
        ("agendaitems/?aar=tolv", 422),
        ("agendaitems/?modified_since=1", 422),
        ("agendaitems/?modified_since=2025-05-27", 422),
        ("agendaitems/?fra=2025-01-01&til=2024-01-01", 400),
        ("agendaitems/?cursor=9999999999999999999", 200),
        ("agendaitems/?q=skole&cursor=9999999999999999999", 200),
        ("agendaitems/?modified_since=0001-01-01T00:00:00%2B14:00", 200),
        ("papers/?modified_since=2026-06-14T06:28:48-21:48", 200),
        ("papers/?modified_since=9999-12-31T23:59:59-12:00", 200),
        ("meetings/?cursor=9223372036854775807", 200),
        ("meetings/?" + "&".join(["aar=2025"] * 51), 422),
        ("papers/?q=%00&kommune=%00", 200),
    ],
)
def test_odd_addresses_are_answered_in_json(
    meeting: Meeting, client: Client, address: str, status: int
) -> None:
    found = got(client, f"{API}{address}", status)
    assert found["detail"] if status != 200 else "cursor=9" not in address or found["data"] == []


def test_it_can_only_be_read(meeting: Meeting, client: Client) -> None:
    for method in ("post", "put", "delete", "patch", "options"):
        response = getattr(client, method)(f"{API}meetings/")
        assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")
        assert json.loads(response.content)["detail"]
    assert client.head(f"{API}meetings/").status_code == 200


@pytest.mark.parametrize(
    ("asked", "filters"), [(ItemsAsked, ItemFilter), (MeetingsAsked, MeetingFilter), (CasesAsked, CaseFilter)]
)
def test_the_parameters_are_those_of_the_sites_filters(asked: Any, filters: Any) -> None:
    paging = {"limit", "cursor", "modified_since"}
    extra = {"kommune"} if filters is CaseFilter else set()
    assert asked.model_fields.keys() - paging - extra == filters.base_filters.keys() - {"side"}
