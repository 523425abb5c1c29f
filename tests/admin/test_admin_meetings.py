"""Meetings on the desk: corrected like items, moved by date and committee, planned by hand."""

import datetime

from desk_browser import dump, open_form, save
from django.test import Client
from django.urls import reverse

from archive.models import (
    AuditEntry,
    Committee,
    Correction,
    Meeting,
    OldAddress,
)

ITEMS = "admin:archive_item_changelist"
STRICT = "default-src 'none'"


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
    assert made.first_public_at is not None
    entry = AuditEntry.objects.get(action="plan")
    assert (entry.user and entry.user.username, entry.meeting_id) == ("karen", made.pk)
    again = desk.post("/admin/archive/meeting/add/", form)
    assert "Udvalget har allerede et møde den dag." in again.content.decode()


def test_how_long_meetings_are_shown_is_set_at_the_desk_and_logged(desk: Client, meeting: Meeting) -> None:
    place = meeting.committee.municipality
    address = f"/admin/archive/municipality/{place.pk}/change/"
    assert desk.post(address, {"name": place.name, "retention_years": "1"}).status_code == 302
    assert desk.get(meeting.get_absolute_url()).status_code == 410
    entry = AuditEntry.objects.get(action="retention")
    assert (entry.user and entry.user.username) == "karen"
    assert entry.detail == {"municipality": place.pk, "before": None, "now": 1}
    page = desk.post(address, {"name": place.name, "retention_years": "0"})
    assert "større end eller lig" in page.content.decode()
    assert desk.post(address, {"name": place.name, "retention_years": ""}).status_code == 302
    assert desk.get(meeting.get_absolute_url()).status_code == 200


def test_what_everybody_reads_of_a_place_takes_no_personal_number_and_is_logged(
    desk: Client, meeting: Meeting
) -> None:
    number = "-".join(("010190", "1234"))  # nobody's
    committee = meeting.committee
    address = reverse("admin:archive_committee_change", args=[committee.pk])
    for words in (f"Ring til {number}.", "Havnen."):
        answer = desk.post(address, {"name": committee.name, "description": words})
        assert answer.status_code == (200 if number in words else 302)
    committee.refresh_from_db()
    assert committee.description == "Havnen."
    assert AuditEntry.objects.get(action="place").detail == {
        "committee": committee.pk,
        "fields": ["description"],
    }
    planned = {"committee": str(committee.pk), "date": "2025-06-04", "start": "", "place": f"Hos {number}"}
    assert "personnummer" in desk.post("/admin/archive/meeting/add/", planned).content.decode()
    assert not Meeting.objects.filter(date="2025-06-04").exists()
