"""What the levels of a document's headings say: which head items, which sections, which are only text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from archive.parsing.bodies import is_body
from archive.parsing.danish import dates
from archive.parsing.header import is_furniture
from archive.parsing.headings import Heading, heading
from archive.parsing.readers import list_heads
from archive.parsing.readers.html_blocks import Block

_KINDS = r"(?:møde|beslutnings|tillægs)?(?:referat|protokol|dagsorden)(?:et|en)?"
_TITLE = re.compile(
    rf"(?:{_KINDS}\b|(?:indhold|indholdsfortegnelse|deltagere|mødedeltagere|dagsordens?punkter|punkter"
    r"|sagsoversigt|oversigt)\W*$)",
    re.IGNORECASE,
)
_ABOUT_KIND = re.compile(rf"\b{_KINDS}\b", re.IGNORECASE)
_AN_ITEM = re.compile(r"\d{1,4}\s*[.:)]|.{0,30}\b(?:godkend|underskr|opfølgning)", re.IGNORECASE)


def roles(blocks: Sequence[Block]) -> list[str]:
    """A role for each block, "" where the document's markup does not decide it.

    The level of the known section headings ("Beslutning", "Indstilling") is the sections' level; the nearest
    level above that such headings stand under is the items'. What stands deeper is running text.
    """
    known = {at: head for at, block in enumerate(blocks) if (head := _known(block))}
    section_level = _section_level(blocks, known)
    item_level = _item_level(blocks, known, section_level) if section_level else 0
    found = [_role(block, known.get(at), section_level, item_level) for at, block in enumerate(blocks)]
    title = _title(blocks, item_level)
    if "item" in found[title:]:
        found[:title] = ["furniture" if role == "item" else role for role in found[:title]]
    return list_heads.marked(blocks, found)


def _title(blocks: Sequence[Block], item_level: int) -> int:
    """The place of the document's own title: an item's heading before it is the site's."""
    return next(
        (
            at
            for at, block in enumerate(blocks)
            if block.kind == "heading"
            and block.level < item_level
            and not block.mark
            and _is_title(block.bare)
        ),
        0,
    )


def in_attachments(blocks: Sequence[Block], found: Sequence[str]) -> list[bool]:
    """For each block, whether it stands in a list of attachments, where a link's text alone is the name."""
    inside, listed = [], False
    for block, role in zip(blocks, found, strict=True):
        head = heading(block.bare) if role in ("", "heading") and "\t" not in block.bare else None
        if head or role == "item":
            listed = bool(head and head.kind == "attachments")
        inside.append(listed)
    return inside


def _role(block: Block, head: Heading | None, section_level: int, item_level: int) -> str:
    if block.mark == "furniture":
        return "furniture"
    if block.kind in ("entry", "note"):
        return "text"
    if block.kind != "heading" or not section_level:
        return ""
    if head is not None:
        return "heading" if block.level <= section_level else "text"
    if item_level and block.level == item_level and not _is_title(block.bare):
        return "item"
    return "text" if item_level and block.level > section_level else ""


def _known(block: Block) -> Heading | None:
    return heading(block.bare) if block.kind == "heading" and not block.mark else None


def _section_level(blocks: Sequence[Block], known: dict[int, Heading]) -> int:
    """The level most known headings stand at, 0 where the document's headings are not marked up."""
    levels = Counter(blocks[at].level for at, head in known.items() if head.primary)
    return max(levels, key=lambda level: (levels[level], -level)) if levels else 0


def _item_level(blocks: Sequence[Block], known: dict[int, Heading], section_level: int) -> int:
    """The deepest level above the sections' whose headings have sections under them; 0 where none has."""
    owners: Counter[int] = Counter()
    owner = 0
    for at, block in enumerate(blocks):
        if block.kind != "heading":
            continue
        if at in known:
            if block.level == section_level and owner:
                owners[owner] += 1
                owner = 0
        else:
            above = block.level < section_level and not _is_title(block.bare)
            owner = block.level if above else owner if block.level > section_level else 0
    return max(owners, key=lambda level: (owners[level], level)) if owners else 0


def _is_title(text: str) -> bool:
    """Whether a heading is the document's own or a group's, not an item's."""
    if is_furniture(text) or is_body(text) or _TITLE.match(text):
        return True
    return bool(_ABOUT_KIND.search(text) and dates(text)) and not _AN_ITEM.match(text)
