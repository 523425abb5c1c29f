"""The line forms an item's head may have: "Punkt 19: ...", "133. ...", "Pkt. 42" and their kin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.parsing.danish import DATE

_WORD = re.compile(
    r"(?:[•·-]\s*)?\[?(?P<word>(?:dagsordenspunkt|punkt|pkt\.?|sag)(?:\s+nr\.?:?)?|nr\.)\s*(?P<number>\d{1,4}[a-zæøå]?)"
    r"(?:(?P<sep>\s*[.:]|\s+[-–]|\s)\s*(?P<title>\S.*)|\s*[.:]?)",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?P<number>[A-ZÆØÅ]{2,3}-\d{1,4}/\d{2}(?:-[A-ZÆØÅ])?)\s+(?P<title>\S.*)")
_DOT = re.compile(r"(?P<number>\d{1,3})\.\s+(?P<title>\S.*)")
_SIGNED = re.compile(r"(?P<number>\d{1,3})(?P<sep>\)|\s?:|\s+[-–])\s+(?P<title>[A-ZÆØÅ(].*)")
_PLAIN = re.compile(r"(?P<number>\d{1,3})\s+(?P<title>(?:\((?:[Åå]ben|[Ll]ukket)\w*\)\s*)?[A-ZÆØÅ].*)")
_LONE = re.compile(r"(?P<number>\d{1,3})\.")
_STARTS = re.compile(
    r"[•·-]|\d{1,3}(?:[.:)]?\s|\.$)|\[?p(?:unkt|kt)|sag\s+(?:nr|\d)|nr\.|dagsordenspunkt|[A-ZÆØÅ]{2,3}-\d",
    re.IGNORECASE,
)
FIRST = frozenset("•·-[PpSsNnDd\u017f")
"""What a head may begin with besides a figure, or two or three letters and a hyphen."""
CONTENTS_TAIL = re.compile(r"(?:\.{3,}|…|\t|\s{3,})[\s.]*\d{1,4}$|\.{4,}\s*[ivxlc]{0,7}$")
_DIGITS = re.compile(r"\d+")
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Head:
    """A line that may begin an item: index, number as written, title ("" where on a later line), form."""

    index: int
    number: str
    title: str
    form: str
    evidence: int = 0

    @property
    def order(self) -> int:
        """The number's digits, for sequence."""
        return int(_DIGITS.findall(self.number)[0])


def candidate(row: str, index: int) -> Head | None:
    """The head a stripped line could be, by its form alone."""
    head = by_form(row, index) if len(row) <= LONGEST and _STARTS.match(row) else None
    return None if head is None or CONTENTS_TAIL.search(row) else head


def by_form(row: str, index: int) -> Head | None:
    if match := _WORD.fullmatch(row):
        title = (match["title"] or "").removesuffix("]" if row[0] == "[" else "\n")
        form = "word" if match["sep"] and match["sep"].strip() in (":", "-", "–") else "bare"
        if form == "bare" and (title.endswith((".", ",", ";")) or title[:1].islower()):
            return None
        return Head(index, match["number"], title, form)
    if lone := _LONE.fullmatch(row):
        return Head(index, lone["number"], "", "lone")
    if DATE.match(row):
        return None
    for form, pattern in (("code", _CODE), ("dot", _DOT), ("signed", _SIGNED), ("plain", _PLAIN)):
        match = pattern.fullmatch(row)
        if (
            match
            and not match["title"].endswith((";", ",", ":"))
            and not match["title"].lower().startswith("at ")
        ):
            name = match["sep"].strip() if form == "signed" else form
            return Head(index, match["number"], match["title"], name)
    return None
