"""Any web page to lines: main content, headings, paragraphs, lists, tables; FirstAgenda's by its reader."""

from __future__ import annotations

from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from archive.parsing.danish import dates
from archive.parsing.lines import Document
from archive.parsing.minutes import Notice
from archive.parsing.readers import firstagenda, markup, outline
from archive.parsing.readers.html_blocks import Block, blocks, parse
from archive.parsing.readers.html_notices import is_notice
from archive.parsing.readers.sheet import Sheet

_OUTSIDE_ROLES = frozenset({"contentinfo", "banner", "complementary", "dialog", "alertdialog", "search"})
_HEAD = 40
"""Blocks in which a page says its date, else its title does."""


def read(data: bytes) -> Document:
    """The page's lines; raises Unreadable where it is empty, binary or too large."""
    text, notices = markup.decode(data)
    tree = parse(text)
    if firstagenda.is_published(text):
        return firstagenda.read(tree, notices)
    return from_blocks(_with_title(tree, page_blocks(tree)), notices)


def from_blocks(found: Sequence[Block], notices: Sequence[Notice] = ()) -> Document:
    """Blocks as the canonical lines, with the roles their headings' levels give."""
    sheet = Sheet()
    roles = outline.roles(found)
    listed = outline.in_attachments(found, roles)
    group = 0
    for block, role, bare in zip(found, roles, listed, strict=True):
        sheet.write(block.bare if bare else block.text, role, tight=block.group == group)
        group = block.group
    return sheet.document(notices)


def page_blocks(tree: LexborHTMLParser) -> list[Block]:
    """The page's blocks; what stands around its main part is marked as furniture, navigation is gone."""
    main = _main(tree)
    found = blocks(tree.body, lambda node: _classify(node, main))
    if main is None:
        return found
    return [block._replace(mark="" if block.mark == "main" else "furniture") for block in found]


def _main(tree: LexborHTMLParser) -> LexborNode | None:
    """The one main element, where the meeting's date stands in it; else the page's head is text too."""
    mains = tree.css("main, [role=main]")
    if len(mains) != 1:
        return None
    text = " ".join(block.bare for block in blocks(mains[0])[:_HEAD])
    return mains[0] if any(found.year for found in dates(text)) else None


def _classify(node: LexborNode, main: LexborNode | None) -> str:
    if is_notice(node):
        return "furniture"
    if node.attributes.get("role") == "navigation":
        return "skip"
    if main is not None:
        return "main" if node.mem_id == main.mem_id else ""
    at_page = node.parent is not None and node.parent.tag == "body"
    outside = node.tag == "aside" or (node.tag == "footer" and at_page)
    return "furniture" if outside or node.attributes.get("role") in _OUTSIDE_ROLES else ""


def _with_title(tree: LexborHTMLParser, found: list[Block]) -> list[Block]:
    """The page's title first where it dates the meeting and the page's head does not."""
    head = " ".join(block.bare for block in found[:_HEAD] if block.mark != "furniture")
    if any(when.year for when in dates(head[:4000])):
        return found
    node = tree.css_first("title")
    title = " ".join((node.text() if node else "").split())
    if not any(when.year for when in dates(title[:300])):
        return found
    return [Block("text", title, bare=title, group=-1), *found]
