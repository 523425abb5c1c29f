"""A section a clerk added is the item's own: searched, told of, and kept by every later reading."""

from dataclasses import replace

import pytest
from aadal import BRIDGE, LIBRARY, NOTICES, clerk, dump, item, take_in, write
from django.test import Client

from archive import ingest
from archive.models import AuditEntry, Correction

pytestmark = pytest.mark.django_db
UNDECIDED = replace(BRIDGE, decision="")


def test_a_decision_that_was_not_found_is_added_and_read(client: Client) -> None:
    take_in(write([UNDECIDED, LIBRARY, NOTICES]))
    made = ingest.add_section(
        item("24"), "decision", " Beslutning ", "Udsat.\r\n", user=clerk(), reason="misread", note="Side 3."
    )
    row = item("24")
    assert (row.outcome, row.sections.get(kind="decision").heading) == ("deferred", "Beslutning")
    assert (made.base, made.before, made.value, made.field) == (
        None,
        None,
        "Udsat.",
        "section:decision|||k1",
    )
    page = client.get(row.get_absolute_url()).content.decode()
    assert "Udsat." in page
    assert "Side 3." in page
    assert AuditEntry.objects.get(action="correct").detail["fields"] == ["section:decision|||k1"]


def test_it_survives_every_later_reading_and_can_be_corrected() -> None:
    take_in(write([UNDECIDED, LIBRARY, NOTICES]))
    for text in ("Første.", "Andet."):
        ingest.add_section(item("24"), "finance", "Økonomi", text, user=None, reason="misread")
    take_in(write([replace(UNDECIDED, summary="Kort."), LIBRARY, NOTICES]), "2.txt")
    take_in(write([BRIDGE, LIBRARY, NOTICES]), "3.txt")
    ingest.correct(item("24"), "section:finance|||k2", "Andet igen.", user=None, reason="misread")
    take_in(write([BRIDGE, LIBRARY, NOTICES]) + b"\n", "4.txt")
    rows = item("24").sections.filter(kind="finance").order_by("key")
    assert [(row.key, row.text) for row in rows] == [
        ("finance|||k1", "Første."),
        ("finance|||k2", "Andet igen."),
    ]
    assert Correction.objects.live().count() == 2


def test_a_personal_number_in_it_holds_the_item() -> None:
    take_in(write())
    ingest.add_section(item("24"), "case", "", "Gælder 010190-1234.", user=None, reason="misread")
    assert item("24").visibility == "held"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"kind": "nonsens"}, "hvad det er for et afsnit"),
        ({"text": " \n"}, "Skriv afsnittets tekst"),
        ({"note": "Gælder 010190-1234"}, "personnummer"),
    ],
)
def test_what_is_no_section_is_refused(said: dict[str, str], words: str) -> None:
    take_in(write())
    before = dump()
    kind, text = said.get("kind", "case"), said.get("text", "Tekst.")
    with pytest.raises(ingest.Refused, match=words):
        ingest.add_section(item("24"), kind, "", text, user=None, reason="misread", note=said.get("note", ""))
    assert dump() == before
