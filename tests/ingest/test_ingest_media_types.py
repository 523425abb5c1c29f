"""What a file is, told by its bytes and never by its name."""

import io
import zipfile

import pytest

from archive.ingest.media_types import media_type

OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument.text"


def packed(*files: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name), data)  # always of the same moment
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("Referat af mødet".encode(), "text/plain"),
        ("Referat af mødet".encode("cp1252"), "text/plain"),
        ("\ufeffReferat".encode("utf-16"), "text/plain"),
        (b"", "text/plain"),
        (b"%PDF-1.7 x", "application/pdf"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "text/html"),
        (b"<?xml version='1.0'?><x/>", "application/xml"),
        (b"<Dagsorden DagsordenID='1'/>", "application/xml"),
        (b"\x89PNG\r\n\x1a\nx", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"\xd0\xcf\x11\xe0x", "application/x-ole-storage"),
        (b"{\\rtf1", "application/rtf"),
        (b"\x00\x01\x02MZ", "application/octet-stream"),
        (packed(("a.txt", b"x")), "application/zip"),
        (packed(("a.txt", b"x"))[:30], "application/zip"),
        (
            packed(("[Content_Types].xml", b""), ("word/document.xml", b"")),
            f"{OFFICE}wordprocessingml.document",
        ),
        (packed(("[Content_Types].xml", b""), ("xl/workbook.xml", b"")), f"{OFFICE}spreadsheetml.sheet"),
        (packed(("mimetype", OPEN.encode()), ("content.xml", b"")), OPEN),
        (packed(("mimetype", b"text/html"), ("content.xml", b"")), "application/zip"),
    ],
)
def test_a_type_by_its_bytes(data: bytes, told: str) -> None:
    assert media_type(data) == told
