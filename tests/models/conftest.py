"""Rows for the models' tests, made one by one."""

import datetime
from dataclasses import dataclass

import pytest

from archive.models import Committee, Item, Kind, Meeting, Municipality, Section, Source, StoredFile

NOON = datetime.datetime(2025, 6, 1, 12, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Archive:
    """One municipality with one committee, meeting, item and section, and the source they were read from."""

    municipality: Municipality
    committee: Committee
    meeting: Meeting
    item: Item
    section: Section
    source: Source


def build() -> Archive:
    municipality = Municipality.objects.create(name="Ådal")
    committee = Committee.objects.create(municipality=municipality, name="Byrådet")
    meeting = Meeting.objects.create(
        committee=committee, date=datetime.date(2025, 5, 27), slug="2025-05-27", kind=Kind.MINUTES
    )
    file = StoredFile.objects.create(sha256="a" * 64, size=10, media_type="text/plain")
    source = Source.objects.create(
        municipality=municipality,
        file=file,
        meeting=meeting,
        name="referat.txt",
        kind=Kind.MINUTES,
        parser_version=1,
        parse={},
        read_committee="byraadet",
        read_date=meeting.date,
    )
    item = Item.objects.create(
        meeting=meeting, slug="1", number="1", position=0, title="Fortov på Møllevej", source=source
    )
    section = Section.objects.create(
        item=item, key="decision|||1", kind="decision", position=0, text="Godkendt."
    )
    return Archive(municipality, committee, meeting, item, section, source)


@pytest.fixture
def archive(db: None) -> Archive:
    return build()
