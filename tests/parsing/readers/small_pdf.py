"""A PDF written by hand, for what no printer makes: turned pages, false counts, locks, endless content."""

from __future__ import annotations


def small_pdf(content: str | bytes, page: str = "", pages: str = "/Count 1", trailer: str = "") -> bytes:
    """One page of 400 x 400 points with this content stream; the rest goes into the named dictionaries."""
    stream = content.encode("cp1252") if isinstance(content, str) else content
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [3 0 R] {pages} >>".encode(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> /XObject << /I 6 0 R >> >> " + page.encode() + b" >>",
        b"<< /Length " + str(len(stream)).encode() + b" >>\nstream\n" + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        b" /Length 1 >>\nstream\n\x80\nendstream",
    ]
    data, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<< /Size %d /Root 1 0 R " % (len(objects) + 1) + trailer.encode() + b" >>\n"
    return bytes(data + b"startxref\n%d\n%%%%EOF\n" % start)
