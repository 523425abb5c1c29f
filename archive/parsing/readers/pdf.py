"""PDF to lines: words by pdfium with their places, page heads aside, paragraphs whole, tables as rows."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from archive.parsing.lines import Document, Line
from archive.parsing.minutes import Notice, Unreadable
from archive.parsing.readers.pdf_columns import with_columns
from archive.parsing.readers.pdf_furniture import furniture, header_parts
from archive.parsing.readers.pdf_grid import Table, ruled_tables
from archive.parsing.readers.pdf_lines import Block, blocks
from archive.parsing.readers.pdf_page import PageWords
from archive.parsing.readers.pdf_rows import Row, page_rows
from archive.parsing.readers.pdf_text import hyphens
from archive.parsing.readers.pdf_words import page_words
from archive.parsing.readers.unshown import with_unshown

MAX_PAGES = 3000
MAX_SECONDS = 60.0
"""For the reading of the pages; a thousand pages take some five seconds."""
_MAX_WORDS = 3_000_000
_PASSWORD = 4
_LOCK = threading.Lock()
"""pdfium is not safe for threads: one document at a time in a process."""
_STRANGE = re.compile("[\ue000-\uf8ff\ufffd]")
_NO_TEXT = (
    "Filen er et indscannet billede uden tekst. Kør den gennem tekstgenkendelse (OCR), eller hent referatet "
    "som tekst, og prøv igen."
)


class _Page(NamedTuple):
    """One page laid out: its rows outside tables and its tables, beside what was found on it."""

    found: PageWords
    rows: list[Row]
    tables: list[Table]


def read(data: bytes) -> Document:
    """The lines of a PDF in canonical form, each with its page.

    Raises Unreadable where it is locked, damaged, without text or without measure.
    """
    with _LOCK:
        end = time.monotonic() + MAX_SECONDS
        contents = _contents(data, end)
    if not any(found.pieces for found in contents):
        if any(found.hidden for found in contents):
            raise Unreadable("Filens tekst er dækket til.")
        only_pictures = any(found.pictures for found in contents)
        raise Unreadable(_NO_TEXT if only_pictures else "Filen har ingen tekst.")
    pages = _laid_out(contents, end)
    found = furniture([page.rows for page in pages], [page.found.height for page in pages])
    aside = {id(row) for rows in found.values() for row in rows}
    habits = hyphens([row.pieces for page in pages for row in page.rows])
    body = [part for page in pages for part in _body(page, aside)]
    first = [row for row in pages[0].rows if id(row) not in aside]
    top = [row for row in found[1] if row.y < contents[0].height / 2]
    head = [part for row in top for part in header_parts(row, first)]
    lines = _lines(head, list(blocks(body, habits, contents[0].width)), found)
    hidden = [" ".join(found.hidden) for found in contents if found.hidden]
    document = Document(tuple(lines), tuple(_doubts(contents)))
    return with_unshown(document, {"overdækket tekst": hidden}) if hidden else document


def _contents(data: bytes, end: float) -> list[PageWords]:
    document = _opened(data)
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise Unreadable(f"Filen har {count} sider; grænsen er {MAX_PAGES}.")
        if count == 0:
            raise Unreadable("Filen har ingen sider.")
        return _read_pages(document, count, end)
    finally:
        document.close()


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise Unreadable(
                "Filen er låst med en adgangskode. Gem den uden adgangskode, og prøv igen."
            ) from error
        raise Unreadable("Filen er en beskadiget PDF og kan ikke åbnes.") from error


def _read_pages(document: pdfium.PdfDocument, count: int, end: float) -> list[PageWords]:
    fonts: dict[int, int] = {}
    pages: list[PageWords] = []
    words = 0
    for number in range(1, count + 1):
        pages.append(_page(document, number, fonts))
        words += pages[-1].count
        if words > _MAX_WORDS or time.monotonic() > end:
            raise _too_heavy(number, count)
    return pages


def _page(document: pdfium.PdfDocument, number: int, fonts: dict[int, int]) -> PageWords:
    """One page; a damaged one among others is empty rather than the end of the reading."""
    page = raw.FPDF_LoadPage(document.raw, number - 1)
    if not page:
        return PageWords(0.0, 0.0)
    try:
        return page_words(page, fonts)
    finally:
        raw.FPDF_ClosePage(page)


def _laid_out(contents: Sequence[PageWords], end: float) -> list[_Page]:
    """The pages laid out; all at once, since pdfium and this would push one another out of the processor."""
    pages = []
    for number, found in enumerate(contents, 1):
        tables, outside = ruled_tables(found, number)
        pages.append(_Page(found, page_rows(found, outside, number), tables))
        if time.monotonic() > end:
            raise _too_heavy(number, len(contents))
    return pages


def _too_heavy(number: int, count: int) -> Unreadable:
    return Unreadable(f"Filen er for tung at læse: læsningen standsede ved side {number} af {count}.")


def _body(page: _Page, aside: set[int]) -> list[Row | Table]:
    """The page's rows and tables from top to bottom, without its head and foot."""
    strokes = [stroke.at for stroke in page.found.level]
    parts = with_columns([row for row in page.rows if id(row) not in aside], strokes)
    for table in page.tables:
        place = next((n for n, part in enumerate(parts) if _top(part) > table.top), len(parts))
        parts.insert(place, table)
    return parts


def _top(part: Row | Table) -> float:
    return part.y - part.size * 0.5 if isinstance(part, Row) else part.top


def _lines(head: Sequence[str], body: Sequence[Block], found: dict[int, list[Row]]) -> list[Line]:
    """Blocks apart by a blank line; each page's head and foot after the block that runs past them."""
    lines: list[Line] = []
    waiting = [(page, row.text) for page in sorted(found) for row in found[page]]
    for text in head:
        _add(lines, text, 1)
    last = None
    for block in body:
        while waiting and waiting[0][0] < block.page:
            page, text = waiting.pop(0)
            _add(lines, text, page, "furniture")
        if last and last.kind == block.kind and block.kind in ("bullet", "entry") and not lines[-1].text:
            lines.pop()
        for text in block.lines:
            lines.append(Line(len(lines) + 1, text, block.page))
        lines.append(Line(len(lines) + 1, "", block.page))
        last = block
    for page, text in waiting:
        _add(lines, text, page, "furniture")
    return lines


def _add(lines: list[Line], text: str, page: int, role: str = "") -> None:
    lines.append(Line(len(lines) + 1, text, page, role))
    lines.append(Line(len(lines) + 1, "", page))


def _doubts(pages: Sequence[PageWords]) -> Iterator[Notice]:
    """Pages that are pictures, and text whose letters the file does not tell."""
    blind = [number for number, page in enumerate(pages, 1) if page.pictures and not page.pieces]
    if blind:
        where = f"Side {blind[0]}" if len(blind) == 1 else f"{len(blind)} sider (første: side {blind[0]})"
        yield Notice("page-without-text", "warning", None, None, f"{where} er et billede uden tekst.")
    strange = sum([len(_STRANGE.findall(page.text)) for page in pages[:20]])
    if strange and strange * 20 > sum(len(part) for page in pages[:20] for part in page.text.split()):
        text = "Skrifttypens tegn kan ikke oversættes til bogstaver: teksten kan være ulæselig."
        yield Notice("letters-unknown", "error", None, None, text)
