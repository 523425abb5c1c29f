"""What a page sets before a line that is no part of it: an accordion's list marks, its contents' heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from archive.parsing.bodies import named
from archive.parsing.head_forms import CONTENTS_TAIL, candidate
from archive.parsing.headings import heading
from archive.parsing.item_fields import is_field
from archive.parsing.rows import Rows

_FIRST = frozenset("•·-IUf0123456789")
_MARK = re.compile(r"[•·-]\s+(?=\S)")
_CONTENTS = re.compile(r"(?:Indholdsfortegnelse|Indhold)(?=\d{1,3}\.\s)")
"""The heading of an empty contents list, glued to the first item's head."""
_LINK = re.compile(r"Udskriv(?=Sags(?:id|nr)\b)|fold dette punkt ind\s+(?=\S)")
"""A page's link, before a field or a heading."""
_TWICE = re.compile(r"(?P<number>\d{1,3})\.\s+(?P=number)\.\s+(?=\S)")
_BOOKMARK = re.compile(r"(?:\d{1,3}B){1,3}(?=[A-ZÆØÅ][a-zæøå])")
"""What a text processor leaves before its headings: "0BPkt. 1", "1BRevision"."""
_FEWEST_BOOKMARKS = 2
_BESIDE_BODY = re.compile(r"(?P<body>[A-ZÆØÅ][^:]{3,60}?)\s{3,}(?P<head>[Pp]unkt:? ?\d{1,3})")
"""An item's head in the page head's right column: "Økonomiudvalget          Punkt: 3"."""
_NUMBER = re.compile(r"\d{1,4}")
_NEAR = 8
_ONE_BLANK = re.compile(r"\S \S")


def in_narrow_gaps(texts: Rows) -> Rows:
    """The lines to match against: stripped; with single blanks where every gap is wide."""
    return texts.replaced({at: _in_narrow_gap(texts[at]) for at in texts.holding("  ")})


def _in_narrow_gap(row: str) -> str:
    if row[:1].isdecimal() and CONTENTS_TAIL.search(row):
        return row
    return " ".join(row.split()) if "  " in row and "\t" not in row and not _ONE_BLANK.search(row) else row


def without_marks(rows: Rows) -> Rows:
    """The rows, without list marks before items' heads, fields and headings where the page marks them all."""
    near = [(at, rows[at]) for at in rows.beginning(_FIRST)]
    marked = {at: row[match.end() :] for at, row in near if (match := _MARK.match(row))}
    bare = {at: _CONTENTS.sub("", row) for at, row in near if row[0] == "I"}
    bare |= {at: _LINK.sub("", row) for at, row in near if row[0] in "Uf"}
    left = {at: match.end() for at, row in near if row[0].isdecimal() and (match := _BOOKMARK.match(row))}
    bare |= {at: rows[at][end:] for at, end in left.items() if len(left) >= _FEWEST_BOOKMARKS}
    bare |= {at: text for at, text in marked.items() if ":" in text[:20] and is_field(text)}
    bare |= _headings(rows, marked) | _beside_bodies(rows)
    bare |= _heads(rows, marked, bare) | _twice_numbered(near)
    return rows.replaced(bare)


def _beside_bodies(rows: Rows) -> dict[int, str]:
    """The heads in a column behind the body's name, without that."""
    numbered = (at for at in rows.holding("unkt") if rows[at][-1].isdecimal())
    near = ((at, _BESIDE_BODY.fullmatch(rows[at])) for at in numbered)
    return {at: match["head"].replace(":", "") for at, match in near if match and named(match["body"])}


def _headings(rows: Sequence[str], marked: dict[int, str]) -> dict[int, str]:
    """The headings with marks, in a document that has none of an item's main headings without."""
    found = {at: head for at, text in marked.items() if (head := heading(text))}
    if not any(head.primary for head in found.values()):
        return {}
    plain = (heading(row) for at, row in enumerate(rows) if row and at not in marked)
    return {} if any(head and head.primary for head in plain) else {at: marked[at] for at in found}


def _heads(rows: Sequence[str], marked: dict[int, str], bare: dict[int, str]) -> dict[int, str]:
    """The numbers with marks, if they count up and a heading or field follows one of them."""
    numbers = {at: _number(text, at) for at, text in marked.items()}
    heads = {at: number for at, number in numbers.items() if number is not None}
    if not heads or any(after != before + 1 for before, after in pairwise(heads.values())):
        return {}
    near = {near for at in heads for near in range(at + 1, min(at + _NEAR, len(rows)))}
    followed = any(rows[at] and (at in bare or heading(rows[at]) or is_field(rows[at])) for at in near)
    return {at: _with_stop(marked[at]) for at in heads} if followed else {}


def _with_stop(text: str) -> str:
    """The head in its usual form: "7. Title" for "7 Title", "7." for a number alone."""
    number, _, title = text.partition(" ")
    return f"{number}. {title}".strip() if number.isdecimal() else text


def _twice_numbered(near: Sequence[tuple[int, str]]) -> dict[int, str]:
    """The heads that a numbered list's own number stands before, "2.  2. Title", in a form no list has."""
    return {at: "Punkt " + _TWICE.sub(r"\g<number>: ", row) for at, row in near if _TWICE.match(row)}


def _number(text: str, at: int) -> int | None:
    if _NUMBER.fullmatch(text):
        return int(text)
    head = candidate(text, at) if text[0].isdecimal() else None
    return head.order if head and head.form in ("dot", "plain", "lone") else None
