"""Take a document in as the command does."""

from archive.ingest import ingest_document
from archive.models import Meeting, Municipality


def ingested(data: bytes, name: str, town: str = "Ådal", source_url: str = "") -> Meeting:
    """Take one document in, making its municipality where it is new, and give its meeting."""
    place = Municipality.objects.filter(name=town).first() or Municipality(name=town)
    report = ingest_document(data, name, municipality=place, source_url=source_url)
    assert report.status in ("created", "updated"), f"{name}: {report.message}"
    committee, date = report.address.strip("/").split("/")[1:]
    found = Meeting.objects.with_committee()
    return found.get(committee__municipality__name=town, committee__slug=committee, slug=date)
