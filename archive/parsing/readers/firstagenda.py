"""FirstAgenda's published pages to lines: h1.dato, span.udvalg, span.sted, tr.punktrow, h2.overskrift."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from archive.parsing.danish import fold
from archive.parsing.headings import heading
from archive.parsing.lines import Document
from archive.parsing.minutes import Notice
from archive.parsing.readers import outline
from archive.parsing.readers.html_blocks import Block, blocks
from archive.parsing.readers.html_notices import is_notice
from archive.parsing.readers.runs import is_label
from archive.parsing.readers.sheet import Sheet

_SIGN = re.compile(
    r"""\bid\s*=\s*["']?punktrow_|<tr[^>]{0,200}class\s*=\s*["']?[^"'>]{0,80}\bpunktrow\b""", re.I
)
_NUMBER = re.compile(r"(?:punkt|pkt\.?|nr\.?)?\s*(?P<number>\d{1,4}[a-zæøå]?)\s*[.:]?", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:(?:dagsordens)?punkt|pkt\.?|sag nr\.?|nr\.?)?\s*(?P<number>\d{1,4}[a-zæøå]?)\s*[.:]"
    r"\s*(?P<title>\S.*)",
    re.IGNORECASE,
)
_FIELDS = {"udvalg": "Udvalg", "sted": "Sted", "sagsnummer": "Sagsnr."}
_ABOVE = 12
_NUMBERS = frozenset({"punktnummer", "punktnr", "nummer", "nr"})
_CLOSED = frozenset({"lukket", "lukketpunkt", "lukket-punkt", "closed", "islukket"})


def is_published(text: str) -> bool:
    """Whether a page is one of FirstAgenda's: rows named for the agenda's items."""
    return bool(_SIGN.search(text))


@dataclass(slots=True)
class _Item:
    """One row of the agenda: its number, title, whether its row says closed, and what stands under it."""

    number: str
    title: Block
    closed: bool
    content: list[Block] = field(default_factory=list)

    @property
    def has_content(self) -> bool:
        return any(block.mark != "sagsnummer" for block in self.content)


def read(tree: LexborHTMLParser, notices: Sequence[Notice]) -> Document:
    """The meeting's lines: head, then each item with its number, case number and sections."""
    head, items = _parted(blocks(tree.body, _classify))
    sheet = Sheet()
    for block in head:
        if block.mark in _FIELDS:
            sheet.write(_labelled(block), "field")
        else:
            sheet.write(block.text, "furniture" if block.mark == "furniture" else "")
    full = {fold(item.title.bare) for item in items if item.has_content}
    for item in items:
        if not item.has_content and fold(item.title.bare) in full:
            _write_repeat(sheet, item)
        else:
            _write_item(sheet, item)
    return sheet.document(notices)


def _classify(node: LexborNode) -> str:
    classes = (node.attributes.get("class") or "").lower().split()
    names = set(classes)
    if is_notice(node):
        return "furniture"
    if node.attributes.get("role") == "navigation":
        return "skip"
    if node.tag == "tr" and (
        "punktrow" in names or (node.attributes.get("id") or "").startswith("punktrow_")
    ):
        return "row"
    if "overskrift" in names and node.tag in ("h1", "h2", "h3", "span", "div", "x-a"):
        return "overskrift-lukket" if _in_closed_row(node) else "overskrift"
    if names & _NUMBERS and node.tag in ("span", "td", "div"):
        return "nummer"
    if "dato" in names and node.tag == "h1":
        return "dato"
    if node.tag == "footer":
        return "furniture"
    return next((name for name in _FIELDS if name in names), "")


def _in_closed_row(title: LexborNode) -> bool:
    """Whether the row around a title has a class that says the item is closed."""
    around = title.parent
    for _ in range(_ABOVE):
        if around is None:
            return False
        if around.tag == "tr":
            names = (around.attributes.get("class") or "").lower().split()
            return bool(_CLOSED.intersection(names))
        around = around.parent
    return False


def _parted(found: Sequence[Block]) -> tuple[list[Block], list[_Item]]:
    """The meeting's head, and the items in order; a number that stands before its title belongs to it."""
    head: list[Block] = []
    items: list[_Item] = []
    number: Block | None = None
    for block in found:
        numeric = _NUMBER.fullmatch(block.bare)
        if block.mark.startswith("overskrift"):
            items.append(_item(block, number))
            number = None
            continue
        if number is not None:
            (items[-1].content if items else head).append(number)
            number = None
        if numeric and block.mark in ("nummer", "row"):
            number = block
        else:
            (items[-1].content if items else head).append(block)
    if number is not None:
        (items[-1].content if items else head).append(number)
    return head, items


def _item(title: Block, before: Block | None) -> _Item:
    closed = title.mark == "overskrift-lukket"
    match = _NUMBER.fullmatch(before.bare) if before else None
    if match:
        return _Item(match["number"], title, closed)
    if own := _NUMBERED.fullmatch(title.bare):
        text = own["title"]
        return _Item(own["number"], title._replace(text=text, bare=text), closed)
    return _Item("", title, closed)


def _labelled(block: Block) -> str:
    label = _FIELDS[block.mark]
    start = block.bare.partition(":")[0]
    return block.bare if ":" in block.bare and is_label(start) else f"{label}: {block.bare}"


def _write_item(sheet: Sheet, item: _Item) -> None:
    title = item.title.bare
    sheet.write(f"Punkt {item.number}: {title}" if item.number else title, "item")
    if item.closed:
        sheet.write("Lukket punkt", "field")
    roles = [_role(block) for block in item.content]
    listed = outline.in_attachments(item.content, roles)
    group = 0
    for block, role, bare in zip(item.content, roles, listed, strict=True):
        text = _labelled(block) if block.mark == "sagsnummer" else block.bare if bare else block.text
        sheet.write(text, role, tight=block.group == group and block.mark != "sagsnummer")
        group = block.group


def _role(block: Block) -> str:
    if block.mark == "furniture":
        return "furniture"
    if block.mark == "sagsnummer":
        return "field"
    if block.kind in ("entry", "note"):
        return "text"
    return "heading" if block.kind == "heading" and heading(block.bare) else ""


def _write_repeat(sheet: Sheet, item: _Item) -> None:
    """An entry of the page's own list of items: the item itself comes later."""
    sheet.write(f"{item.number} {item.title.bare}".strip(), "furniture")
    for block in item.content:
        sheet.write(block.bare, "furniture")
