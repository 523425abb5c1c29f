"""Word's .docx to lines: mammoth reads it, headings, tables, lists and notes come out as canonical lines."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, tostring

import mammoth  # type: ignore[import-untyped] # it ships no types
from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped] # it ships no types
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped] # it ships no types

from archive.parsing.lines import Document
from archive.parsing.minutes import Notice, Unreadable
from archive.parsing.readers import html, html_blocks, word_parts, word_unshown, zip_limits
from archive.parsing.readers.html_blocks import Block
from archive.parsing.readers.unshown import with_unshown
from archive.parsing.readers.word_numbers import Numbering, W

MAX_PARAGRAPHS = 15_000
"""Paragraphs and table cells; a meeting has some hundreds."""
MAX_ELEMENTS = 250_000
MAX_DEPTH = 60
_MAX_PART = 96 * 1024 * 1024
_BODY = "word/document.xml"
_LOOK = "word/styles.xml"
_DAMAGED = "Word-filen er beskadiget og kan ikke læses. Åbn den i Word, gem den igen, og prøv igen."
_STYLES = "\n".join(
    f"p[style-name='{name} {level}'] => h{level}:fresh"
    for name in ("Overskrift", "overskrift")
    for level in range(1, 7)
)
_PAGE_TAIL = re.compile(r"\t\s*\d{1,4}$")
_NOTE_MARK = re.compile(r"\[(\d{1,4})\]")
_BACK = " ↑"


def is_docx(data: bytes) -> bool:
    """Whether the bytes are a Word document's package."""
    if not zip_limits.is_zip(data):
        return False
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        return False
    return "[Content_Types].xml" in names and any(name.startswith("word/") for name in names)


def read(data: bytes) -> Document:
    """The document's lines, page heads and feet left out; raises Unreadable where damaged or too large."""
    package, told, notices = _prepared(data)
    page = html_blocks.parse(_html(package))
    found = html_blocks.blocks(page.body, tabs=True)
    return with_unshown(html.from_blocks(_with_notes([*_tabs_settled(found)])), told, notices)


def _html(package: bytes) -> str:
    try:
        result = mammoth.convert_to_html(
            BytesIO(package),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(lambda image: {"src": ""}),
        )
    except Exception as error:  # mammoth raises whatever its look-ups meet in a damaged package
        raise Unreadable(_DAMAGED) from error
    return str(result.value)


def _prepared(data: bytes) -> tuple[bytes, dict[str, list[str]], list[Notice]]:
    """The package with its XML parts alone, checked and thinned, and automatic numbers written out.

    Beside it what the package does not show, taken out, and what to say of that.
    """
    archive = zip_limits.opened(data)
    parts = {
        entry.filename: zip_limits.content(archive, entry)
        for entry in archive.infolist()
        if entry.filename.endswith((".xml", ".rels"))
        and entry.file_size <= _MAX_PART
        and word_parts.tells(entry.filename)
    }
    trees = {name: _checked(part) for name, part in parts.items()}
    body = trees.get(_BODY)
    told, notices = word_unshown.take_out(trees)
    if body is not None:
        paragraphs = list(body.iter(f"{W}p"))
        count = len(paragraphs) + sum(1 for _ in body.iter(f"{W}tc"))
        if count > MAX_PARAGRAPHS:
            raise Unreadable(
                f"Word-filen er for stor: {count} afsnit og felter, og grænsen er {MAX_PARAGRAPHS}. "
                "Gem den som PDF."
            )
        Numbering(trees.get("word/numbering.xml"), trees.get(_LOOK)).write_out(paragraphs)
    for name in {*word_unshown.TEXTS, _LOOK} & trees.keys():
        word_parts.thin(trees[name])
        parts[name] = tostring(trees[name], encoding="utf-8", xml_declaration=True)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as copy:
        for name, part in parts.items():
            copy.writestr(name, part)
    return packed.getvalue(), told, notices


def _checked(part: bytes) -> Element:
    """A part as a tree; raises Unreadable for a DTD, damage, too many elements or too deep ones."""
    try:
        root: Element = fromstring(part, forbid_dtd=True)
    except DefusedXmlException as error:
        raise Unreadable("Word-filen indeholder en DTD eller egne entiteter og læses ikke.") from error
    except (ParseError, ValueError, LookupError) as error:
        raise Unreadable(_DAMAGED) from error
    level, count, depth = [root], 1, 0
    while level:
        level = [child for element in level for child in element]
        count += len(level)
        depth += 1
        if count > MAX_ELEMENTS or depth > MAX_DEPTH:
            raise Unreadable(
                "Word-filen er for stor eller for dybt indlejret. Gem den som PDF, og prøv igen."
            )
    return root


def _tabs_settled(found: Sequence[Block]) -> list[Block]:
    """Tabs stay where they set a row of columns or a contents list's page number; else they are blanks."""
    settled: list[Block] = []
    for block in found:
        count = block.text.count("\t")
        if block.kind == "row" or not count:
            settled.append(block)
        elif block.kind == "text" and count > 1 and not _PAGE_TAIL.search(block.text):
            above = settled[-1] if settled else None
            group = above.group if above and above.text.count("\t") == count else block.group
            settled.append(block._replace(group=group))
        elif _PAGE_TAIL.search(block.text):
            settled.append(block._replace(kind="text", level=0))
        else:
            text, bare = (" ".join(part.split()) for part in (block.text, block.bare))
            settled.append(block._replace(text=text, bare=bare))
    return settled


def _with_notes(found: Sequence[Block]) -> list[Block]:
    """Footnotes after the paragraph or table that calls them, not after the last item's attachments."""
    notes = {}
    for block in found:
        if block.kind == "note" and (mark := _NOTE_MARK.match(block.text)):
            text, bare = block.text.removesuffix(_BACK), block.bare.removesuffix(_BACK)
            notes[mark[1]] = block._replace(text=text, bare=bare, group=-int(mark[1]))
    placed: list[Block] = []
    waiting: list[Block] = []
    rest = [block for block in found if block.kind != "note" or not _NOTE_MARK.match(block.text)]
    for place, block in enumerate(rest):
        placed.append(block)
        if notes:
            called = [mark for mark in _NOTE_MARK.findall(block.bare) if mark in notes]
            waiting += [notes.pop(mark) for mark in dict.fromkeys(called)]
        if waiting and (place + 1 == len(rest) or rest[place + 1].group != block.group):
            placed += waiting
            waiting = []
    return [*placed, *notes.values()]
