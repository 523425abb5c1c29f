"""Markup bytes to text: the encoding from BOM, declaration or guess, and what kind of markup it is."""

from __future__ import annotations

import codecs
import re

from archive.parsing.minutes import Notice, Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*(?P<xml>[\w.:-]{1,40})"""
    rb"""|<meta[^>]{0,300}?charset\s*=\s*["']?\s*(?P<meta>[\w.:-]{1,40})""",
    re.IGNORECASE,
)
_LATIN = frozenset({"iso8859-1", "iso8859-15", "cp1252", "ascii"})
_TRUSTED = ("iso8859-", "cp125", "cp850", "cp865", "mac-", "utf-16", "utf-32", "koi8", "ascii")
_START = 4096
_GUESSED = Notice(
    "encoding-guessed",
    "warning",
    None,
    None,
    "Filens tegnsæt kan ikke ses af den og er læst som Windows-1252. Kontrollér æ, ø og å.",
)
_SKIPPED = re.compile(
    r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^>\[]|\[[^\]]*\])*>)", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"<([^\s<>/!?]{1,80})")
_HTML = re.compile(
    r"(?:html|head|body|title|meta|div|table|h[1-6]|p|section|article|main|center|span|ul|ol)", re.IGNORECASE
)
_DOCTYPE_HTML = re.compile(r"<!DOCTYPE\s+html", re.IGNORECASE)


def root(data: bytes) -> str | None:
    """The first element's name (a namespace's prefix left out), None where the bytes are not markup."""
    start = _head(data).lstrip("\ufeff \t\r\n")
    if not start.startswith("<"):
        return None
    if _DOCTYPE_HTML.match(start):
        return "html"
    place = 0
    while match := _SKIPPED.match(start, place):
        place = match.end()
    found = _ROOT.match(start, place)
    if found is None:
        return "html" if _DOCTYPE_HTML.search(start) else None
    return found[1].rpartition(":")[2]


def is_html(data: bytes) -> bool:
    """Whether the bytes begin as a web page or a piece of one."""
    name = root(data)
    return name is not None and bool(_HTML.fullmatch(name))


def is_xml(data: bytes) -> bool:
    """Whether the bytes begin with an XML declaration, whatever follows."""
    return _head(data).lstrip("\ufeff \t\r\n").startswith("<?xml")


def decode(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    """The text, and a warning where its encoding is a guess; raises Unreadable for bytes that are no text."""
    text, notices = _decode(data)
    if "\x00" in text:
        raise Unreadable("Filen er binær eller beskadiget, ikke en webside. Hent den igen, og prøv igen.")
    return text, notices


def _decode(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace"), ()
    if data[:1] == b"<" and data[1:2] == b"\x00":
        return data.decode("utf-16-le", "replace"), ()
    if data[:2] == b"\x00<":
        return data.decode("utf-16-be", "replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    declared = declared_encoding(data)
    if declared and declared not in _LATIN:
        try:
            return data.decode(declared), ()
        except (UnicodeDecodeError, LookupError):
            pass
    return data.decode("cp1252", "replace"), () if declared in _LATIN else (_GUESSED,)


def declared_encoding(data: bytes) -> str | None:
    """The codec a declaration at the file's start names, None where it names none that exists."""
    match = _DECLARED.search(data, 0, _START)
    if match is None:
        return None
    try:
        name = codecs.lookup((match["xml"] or match["meta"]).decode("ascii")).name
    except LookupError:
        return None
    return name if name.startswith(_TRUSTED) else None


def _head(data: bytes) -> str:
    """The first characters, in whatever Unicode form the file begins with."""
    start = data[:_START]
    for bom, encoding in _BOMS:
        if start.startswith(bom):
            return start[len(bom) :].decode(encoding, "ignore")
    if start[:1] == b"<" and start[1:2] == b"\x00":
        return start.decode("utf-16-le", "ignore")
    if start[:2] == b"\x00<":
        return start.decode("utf-16-be", "ignore")
    return start.decode("utf-8", "ignore")
