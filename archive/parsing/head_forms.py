"""The line forms an item's head may have: "Punkt 19: ...", "133. ...", "Pkt. 42" and their kin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from archive.parsing.danish import DATE
from archive.parsing.rows import Rows

_WORD = re.compile(
    r"(?:[•·-]\s*)?\[?(?P<word>(?:dagsordenspunkt|punkt|pkt\.?)(?:\s*nr\.?)?:?|sag(?:\s+nr\.?:?)?|nr\.)\s*(?P<number>\d{1,4}[a-zæøå]?)"
    r"(?:(?P<sep>\s*[.:]|\s+[-–]|\s)\s*(?P<title>\S.*)|\s*[.:]?)",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?P<number>[A-ZÆØÅ]{2,3}-\d{1,4}/\d{2}(?:-[A-ZÆØÅ])?)\s+(?P<title>\S.*)")
_PREFIX = re.compile(
    r"(?P<number>[A-ZÆØÅ]{2,4}(?:\s|-)?\d{1,4}(?:/\d{2,4})?[a-zæøå]?)(?:\s?[.:]|\s+[-–])\s+(?P<title>[A-ZÆØÅ\"”»(].*)"
)
"""A committee's letters before its running number: "TM 57. Title"."""
_OF_YEAR = re.compile(r"(?P<number>\d{1,4}/(?:20)?[0-4]\d)(?:[.:]|\s[-–])?\s+(?P<title>[A-ZÆØÅ\"”»(].*)")
"""A running number with its year: "74/13 Title"."""
_DOT = re.compile(r"(?P<number>\d{1,3})\.(?:\s+|(?=[A-ZÆØÅ][a-zæøå]))(?P<title>\S.*)")
_SIGNED = re.compile(r"(?P<number>\d{1,3})(?P<sep>\)|\s?:|\s+[-–])\s+(?P<title>[A-ZÆØÅ(].*)")
_PLAIN = re.compile(
    r"(?P<number>\d{1,3})\s+(?P<title>(?:\((?:[Åå]ben|[Ll]ukket)\w*\)\s*)?[A-ZÆØÅ].*|\d\. [a-zæøå]{4,30}\b.*)"
)
_GLUED = re.compile(r"(?P<number>\d{1,3})(?P<title>(?:[A-ZÆØÅ][a-zæøå]|LUKKET:|ÅBEN:).*)")
_ELSEWHERE = re.compile(r"\([A-ZÆØÅ]{2,4} \d{1,4}/\d{4}\)")
"""The item's number in the committee it comes from, behind its own: "Sag nr. 19 (ØU 23/2010)"."""
_REST_OF_CASE = re.compile(r"\d\d\.\d\d-?[A-ZÆØÅ]\d\d")
"""What stands behind the first figures of "Sag nr. 24.05.00-Ø34-2-14"."""
_LONE = re.compile(r"(?P<number>\d{1,3})\.")
_STARTS = re.compile(
    r"[•·-]|\d{1,4}/(?:20)?\d\d\b|\d{1,3}(?:[.:)]?\s|\.$|\.?(?-i:[A-ZÆØÅ][a-zæøå]|LUKKET:|ÅBEN:))|\[?p(?:unkt|kt)|sag\s+(?:nr|\d)|nr\.|dagsordenspunkt"
    r"|(?-i:[A-ZÆØÅ]{2,4}(?:\s|-)?\d)",
    re.IGNORECASE,
)
FIRST = frozenset("•·-[PpSsNnDd\u017f")
"""What a head may begin with besides a figure, or a body's two to four letters and a figure."""
CONTENTS_TAIL = re.compile(r"(?:\.{3,}|…|\t|\s{3,})[\s.]*\d{1,4}$|\.{4,}\s*[ivxlc]{0,7}$")
_LETTERED = re.compile(r"[A-ZÆØÅ]{2,4}[\s-]?\d")
_CLOSED = re.compile(r"lukket (?:punkt|sag):", re.IGNORECASE)
"""A closed item of which the minutes give nothing, not even its title."""
_DIGITS = re.compile(r"\d+")
LONGEST = 400
_LONG_TITLE = 40


@dataclass(slots=True)
class Head:
    """A line that may begin an item: index, number as written, title ("" where on a later line), form."""

    index: int
    number: str
    title: str
    form: str
    evidence: int = 0
    order: int = field(init=False, compare=False)
    """The number's digits, for sequence; 0 where it has none."""

    def __post_init__(self) -> None:
        self.order = _order(self.number)

    def proven_as(self, form: str) -> Head:
        """The same line as a head of this form."""
        return Head(self.index, self.number, self.title, form, self.evidence)

    def proven(self, evidence: int) -> Head:
        """The same line with this evidence for its being a head."""
        return Head(self.index, self.number, self.title, self.form, evidence)


@lru_cache(maxsize=8192)
def _order(number: str) -> int:
    digits = _DIGITS.search(number)
    return int(digits.group()) if digits else 0


def may_begin(row: str) -> bool:
    """Whether a non-blank row's first letters are a head's: a cheap look before its form."""
    return row[0] in FIRST or row[0].isdecimal() or (row[1:2].isupper() and bool(_LETTERED.match(row)))


def beginnings(rows: Rows) -> list[int]:
    """The indexes of the rows of which `may_begin` is true."""
    lettered = [at for at in rows.filled if rows[at][1:2].isupper() and _LETTERED.match(rows[at])]
    return sorted({*rows.beginning(FIRST), *rows.digits, *lettered})


def candidate(row: str, index: int) -> Head | None:
    """The head a stripped line could be, by its form alone."""
    form = _likely_form(row) if len(row) <= LONGEST else None
    return None if form is None else Head(index, *form)


@lru_cache(maxsize=4096)
def _likely_form(row: str) -> tuple[str, str, str] | None:
    """Number, title and form of no contents entry; cached, since a line's neighbours look at it too."""
    form = _form(row) if _STARTS.match(row) else None
    return None if form is None or CONTENTS_TAIL.search(row) else form


def order_and_title(row: str) -> tuple[int, str] | None:
    """The number and title of the head a stripped line could be."""
    form = _likely_form(row) if len(row) <= LONGEST and may_begin(row) else None
    return None if form is None else (_order(form[0]), form[1])


def counts_in_year(heads: Sequence[Head]) -> bool:
    """Whether numbers with their year count up by one in one year, as case numbers do not."""
    years = {head.number.partition("/")[2] for head in heads}
    orders = list(dict.fromkeys(head.order for head in heads if head.evidence >= 2))
    return len(years) == 1 and all(after == before + 1 for before, after in pairwise(orders))


def by_form(row: str, index: int) -> Head | None:
    """The head a stripped line could be by its form, a contents entry too."""
    form = _form(row) if _STARTS.match(row) else None
    return None if form is None else Head(index, *form)


def _may_go_on(title: str) -> bool:
    """Whether a title with such an end says all, or is so long that the rest may stand on the next line."""
    return (title[-1] == "," and len(title) >= _LONG_TITLE) or bool(_CLOSED.fullmatch(title))


def _form(row: str) -> tuple[str, str, str] | None:
    if match := _WORD.fullmatch(row):
        title = (match["title"] or "").removesuffix("]" if row[0] == "[" else "\n")
        title = "" if title[:1] == "(" and _ELSEWHERE.fullmatch(title) else title
        form = "word" if match["sep"] and match["sep"].strip() in (":", "-", "–") else "bare"
        if form == "bare" and (
            title.endswith((".", ",", ";")) or title[:1].islower() or _REST_OF_CASE.match(title)
        ):
            return None
        return match["number"], title, form
    if lone := _LONE.fullmatch(row):
        return lone["number"], "", "lone"
    if DATE.match(row):
        return None
    for form, pattern in (
        ("code", _CODE),
        ("prefix", _PREFIX),
        ("dot", _DOT),
        ("year", _OF_YEAR),
        ("signed", _SIGNED),
        ("plain", _PLAIN),
        ("glued", _GLUED),
    ):
        match = pattern.fullmatch(row)
        if (
            match
            and (not match["title"].endswith((";", ",", ":")) or _may_go_on(match["title"]))
            and not match["title"].lower().startswith("at ")
        ):
            name = match["sep"].strip() if form == "signed" else form
            return match["number"], match["title"], name
    return None
