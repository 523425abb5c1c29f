"""What a file is, told by its bytes: the media type it is kept and later sent under."""

import re
import zipfile
from io import BytesIO

from archive.parsing.readers import agman_xml, markup, sbsys_xml

UNKNOWN = "application/octet-stream"
_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN_DOCUMENT = r"application/vnd\.oasis\.opendocument\.[a-z-]+"
_PARTS = {
    "word/": f"{_OFFICE}wordprocessingml.document",
    "xl/": f"{_OFFICE}spreadsheetml.sheet",
    "ppt/": f"{_OFFICE}presentationml.presentation",
}
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
    (b"\x1f\x8b", "application/gzip"),
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16 with its mark: text with NUL bytes
_START = 4096  # bytes looked at
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1a\x1b"))


def media_type(data: bytes) -> str:
    """The media type of these bytes; a name says nothing, and what is unknown is a row of bytes."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    return _text(data)


def _text(data: bytes) -> str:
    if markup.is_html(data):
        return "text/html"
    if markup.is_xml(data) or (markup.root(data) or "").casefold() in (sbsys_xml.ROOT, agman_xml.ROOT):
        return "application/xml"
    start = data[:_START]
    if not start.startswith(_WIDE) and start.translate(None, _CONTROL) != start:
        return UNKNOWN
    return "text/plain"


def _zipped(data: bytes) -> str:
    """An office document's own type, else a zip's, also where it is damaged."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            open_document = names[:1] == ["mimetype"] and archive.getinfo("mimetype").file_size < 100
            own = archive.read("mimetype").decode("ascii") if open_document else ""
    except Exception:  # whatever a damaged zip raises, it is still a zip
        return "application/zip"
    if re.fullmatch(_OPEN_DOCUMENT, own):
        return own
    if "[Content_Types].xml" in names:
        return next((_PARTS[part] for part in _PARTS if any(n.startswith(part) for n in names)), UNKNOWN)
    return "application/zip"
