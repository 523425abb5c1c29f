"""A meeting's header corrected, and a meeting moved to another date or committee."""

import datetime
from dataclasses import replace

import pytest
from aadal import BRIDGE, LIBRARY, clerk, item, take_in, write

from archive import ingest
from archive.ingest import fields
from archive.models import Clarification, Correction, Meeting, OldAddress

pytestmark = pytest.mark.django_db


def _correct(target: Meeting, field: str, value: object) -> Correction | None:
    return ingest.correct(target, field, value, user=clerk(), reason="source_error")


def test_a_moved_meeting_answers_at_its_old_addresses() -> None:
    take_in(write([BRIDGE, LIBRARY]))
    meeting = Meeting.objects.get()
    _correct(meeting, "date", datetime.date(2025, 5, 28))
    assert (meeting.slug, meeting.get_absolute_url()) == (
        "2025-05-28",
        "/aadal/teknik-og-klimaudvalget/2025-05-28/",
    )
    assert sorted(OldAddress.objects.values_list("path", "meeting", "item__slug")) == [
        ("/aadal/teknik-og-klimaudvalget/2025-05-27/", meeting.pk, None),
        ("/aadal/teknik-og-klimaudvalget/2025-05-27/24/", None, "24"),
        ("/aadal/teknik-og-klimaudvalget/2025-05-27/25/", None, "25"),
    ]
    _correct(meeting, "date", "2025-05-27")
    assert meeting.slug == "2025-05-27"
    assert sorted(OldAddress.objects.values_list("path", flat=True))[:1] == [
        "/aadal/teknik-og-klimaudvalget/2025-05-28/"
    ]


def test_an_address_once_given_is_not_given_again() -> None:
    take_in(write([BRIDGE]))
    _correct(Meeting.objects.get(), "date", "2025-05-28")
    Meeting.objects.create(committee=Meeting.objects.get().committee, date="2025-06-10", slug="2025-06-10")
    _correct(Meeting.objects.get(slug="2025-06-10"), "date", "2025-05-27")
    assert sorted(Meeting.objects.values_list("slug", flat=True)) == ["2025-05-27-2", "2025-05-28"]


def test_a_meeting_of_the_wrong_committee_is_moved() -> None:
    take_in(write([BRIDGE]))
    take_in(write([LIBRARY], committee="Kultur- og Fritidsudvalget", on=datetime.date(2025, 6, 3)), "kfu.txt")
    meeting = Meeting.objects.get(date="2025-05-27")
    with pytest.raises(ingest.Refused, match="Mente du Kultur- og Fritidsudvalget"):
        _correct(meeting, "committee", "Kultur og Fritidsudvalg")
    _correct(meeting, "committee", "kultur- og fritidsudvalget")
    assert meeting.get_absolute_url() == "/aadal/kultur-og-fritidsudvalget/2025-05-27/"
    take_in(write([replace(BRIDGE, decision="Udsat.")]), "2.txt")
    meeting.refresh_from_db()
    assert (meeting.committee.name, item("24").outcome) == ("Kultur- og Fritidsudvalget", "deferred")


@pytest.mark.parametrize(
    ("field", "value"),
    [("start", "16:30"), ("end", "19:00"), ("place", "Kærby Skole"), ("present", ["Inger Holmbæk (A)"])],
)
def test_a_header_field_survives(field: str, value: object) -> None:
    take_in(write())
    meeting = Meeting.objects.get()
    assert _correct(meeting, field, value) is not None
    assert take_in(write(at="kl. 17:15", place="Biblioteket"), "2.txt").status == "updated"
    meeting.refresh_from_db()
    assert fields.value(meeting, field) == value
    filed = Clarification.objects.open().filter(kind="conflict").values_list("field", flat=True)
    assert list(filed) == ([field] if field in ("start", "place") else [])


def test_which_decision_is_the_meetings_own_follows_its_corrected_date() -> None:
    heading = "Beslutning i Teknik- og Klimaudvalget den {}. maj 2025"
    decision = f"Godkendt.\n\n{heading.format(20)}\n\nUdsat.\n\n{heading.format(27)}\n\nForkastet."
    point = replace(BRIDGE, decision=decision)
    take_in(write([point]))
    assert item("24").outcome == "rejected"
    _correct(Meeting.objects.get(), "date", "2025-05-20")
    assert item("24").outcome == "deferred"
    take_in(write([point, replace(LIBRARY, decision=decision.removeprefix("Godkendt.\n\n"))]), "2.txt")
    assert (item("24").outcome, item("25").outcome) == ("deferred", "deferred")
