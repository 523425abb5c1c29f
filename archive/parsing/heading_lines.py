"""Headings told by their neighbours: broken over two lines, with text on the same line, or weak."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from archive.parsing import recommendation
from archive.parsing.bodies import is_body
from archive.parsing.danish import fold, sentences
from archive.parsing.formula import classify
from archive.parsing.headings import STAND_INS, Heading, dated_run_in, heading, run_in
from archive.parsing.lines import Line
from archive.parsing.listed import is_contents_heading
from archive.parsing.nothing_told import tells_nothing
from archive.parsing.rows import Rows

_LONGEST_PART = 30
_FEWEST_REPORTS = 2
_TITLE_ROWS = 3
"""Rows at the top in which "Referat" says what the document is."""
_LONGEST_LEAD = 110
_GLUED = re.compile(
    r"(?P<word>Sagsfremstilling|Indstilling|Beslutning|Resum[eé]|Bilag|Økonomi|Lovgrundlag)(?P<text>[A-ZÆØÅ]\S.*)"
)
_TAILS = (
    "Sagsfremstilling",
    "Indstilling",
    "Beslutning",
    "Resume",
    "Resumé",
    "Bilag",
    "Økonomi",
    "Lovgrundlag",
)
_DAY_FIRST = frozenset("0123456789dD")


def split_headings(rows: Rows, found: dict[int, Heading]) -> set[int]:
    """Add headings broken in two ("Politisk" / "handlerum") to found; the indexes of their second lines."""
    second = set()
    for at in rows.lower:
        first, rest = rows[at - 1] if at else "", rows[at]
        if not 0 < len(first) <= _LONGEST_PART or len(rest) > _LONGEST_PART or at + 1 == len(rows):
            continue
        if rows[at + 1] or (at > 1 and rows[at - 2]) or at - 1 in found or "\t" in first + rest:
            continue
        if whole := heading(f"{first} {rest}"):
            found[at - 1] = whole
            second.add(at)
    return second


def drop_stand_ins(found: dict[int, Heading]) -> None:
    """Forget "Anbefaling" and "Afgørelse" in a document that has "Indstilling" and "Beslutning"."""
    stand_ins = {at for at, head in found.items() if fold(head.text) in STAND_INS}
    usual = {head.kind for at, head in found.items() if at not in stand_ins} if stand_ins else set()
    for at in stand_ins:
        if found[at].kind in usual:
            del found[at]


_LEAD_VERBS = ("indstiller", "foreslår", "anbefaler")
_PROPOSALS = frozenset(
    {"forslag", "forslag til beslutning", "forvaltningens forslag", "administrationens forslag"}
)
"""What heads a recommendation where its lead stands below."""


def add_leads(found: dict[int, Heading], rows: Rows) -> None:
    """Take "Skoleudvalget indstiller" above clauses for a heading in documents without "Indstilling"."""
    if any(fold(head.text) == "indstilling" for head in found.values()):
        return
    for at in rows.holding(*_LEAD_VERBS):
        row = rows[at]
        says = len(row) <= _LONGEST_LEAD and row[0].isupper()
        if says and at not in found and recommendation.is_lead(row):
            below = next((rows[near] for near in range(at + 1, min(at + 4, len(rows))) if rows[near]), "")
            if recommendation.is_clause(below):
                above = next((near for near in range(at - 1, max(at - 4, -1), -1) if rows[near]), at)
                named = fold(rows[above].rstrip(": ")) in _PROPOSALS and above not in found
                begin = above if named else at
                found[begin] = Heading("recommendation", rows[begin].rstrip(" ,:"), True)


def add_reports(found: dict[int, Heading], rows: Rows) -> None:
    """Take "Referat" for the decisions' heading where it stands item after item and no other heads them.

    Such minutes head what the item is about with "Indhold", if at all.
    """
    alone, with_text = _reports(rows, found)
    if len(alone) + len(with_text) < _FEWEST_REPORTS:
        found |= {at: Heading("other", rows[at], False) for at in _empty_reports(rows, found)}
        return
    found |= {at: Heading("decision", rows[at].rstrip(": "), True) for at in alone}
    contents = [at for at in rows.beginning("I") if fold(rows[at].rstrip(": ")) == "indhold"]
    if len(contents) >= _FEWEST_REPORTS:
        found |= {at: Heading("case", rows[at].rstrip(": "), True) for at in contents}


def _empty_reports(rows: Rows, found: Mapping[int, Heading]) -> list[int]:
    """The rows "Referat" directly above a heading or an item's number: a system's field without text."""
    if rows.count("Referat") < _FEWEST_REPORTS:
        return []
    alone = [at for at in rows.beginning("R") if rows[at] == "Referat"]
    below = {at: next((near for near in range(at + 1, len(rows)) if rows[near]), -1) for at in alone}
    ends = {at for at, near in below.items() if near < 0 or near in found or rows[near][0].isdecimal()}
    empty = [at for at in alone if at in ends and at not in found]
    return empty if len(empty) >= _FEWEST_REPORTS else []


def _reports(rows: Rows, found: Mapping[int, Heading]) -> tuple[list[int], dict[int, str]]:
    """The rows that are "Referat" alone, below the document's head, and those with their text behind."""
    if any(head.kind == "decision" and head.text.casefold() != "referat" for head in found.values()):
        return [], {}
    near = [at for at in rows.beginning("R") if rows[at][:7] in ("Referat", "REFERAT")]
    top = rows.filled[:_TITLE_ROWS]
    alone = [at for at in near if at not in top and rows[at].rstrip(": ").isalpha() and len(rows[at]) < 10]
    texts = {at: rows[at][8:].strip() for at in near if rows[at][7:8] == ":"}
    told = {at: text for at, text in texts.items() if text and not text[0].isdecimal()}
    return alone, told


def drop_weak(found: dict[int, Heading], rows: Rows, furniture: Collection[str]) -> None:
    """Forget "Byrådet, den 3. maj 2012" where it is a plan's entry: under a history, or in a row of them.

    `furniture` are the texts of the pages' heads and feet, which also say body and date.
    """
    if rows.filled and rows[rows.filled[0]] == "BESLUTNINGER":
        found.pop(rows.filled[0], None)  # what the document is
    running = ""
    for at in sorted(found):
        if not found[at].weak:
            running = found[at].kind
            continue
        below = next((near for near in range(at + 1, min(at + 4, len(rows))) if rows[near]), -1)
        planned = below in found or running in ("history", "hearing")
        planned = planned or (below >= 0 and is_contents_heading(rows[below]))
        answers = below >= 0 and running in ("recommendation", "decision")
        sure = "," in rows[at] or answers or (below >= 0 and decides(rows[below]))
        if planned or not sure or rows[at] in furniture:
            del found[at]
        else:
            running = "decision"


def decides(row: str) -> bool:
    """Whether a line begins with a decision's own words."""
    first = next(iter(sentences(row)), "")
    return classify(first)[0] is not None or tells_nothing(row)


def run_in_headings(
    rows: Rows, found: dict[int, Heading], lines: Sequence[Line]
) -> dict[int, tuple[Heading, str]]:
    """Headings with their text on the same line, in documents that set none of that kind on its own line."""
    alone = {head.kind for head in found.values()}
    apart = (at for at, head in found.items() if head.primary)
    inline = {} if any(not _GLUED.match(rows[at]) for at in apart) else _glued(rows)
    for at in found.keys() & inline.keys():
        del found[at]  # a lead, "IndstillingForvaltningen indstiller,"
    near = [at for at in rows.holding(":") if lines[at].role == "" and "\t" not in rows[at]]
    for at in near:
        row = rows[at]
        if row[0].isupper() and ":" in row[:45]:
            read = run_in(row)
            if read and (read[0].kind not in alone or _says_who_decides(*read)):
                inline[at] = read
    alone_reports, reports = _reports(rows, found)
    if len(alone_reports) + len(reports) >= _FEWEST_REPORTS:
        inline |= {at: (Heading("decision", "Referat", True), text) for at, text in reports.items()}
    return inline | _dated_run_ins(rows, found, [at for at in near if rows[at][0] in _DAY_FIRST])


def _glued(rows: Rows) -> dict[int, tuple[Heading, str]]:
    """Headings that lost the break before their text, "BeslutningGodkendt.", where none stands alone."""
    found = {at: match for at in rows.filled if (match := _GLUED.match(rows[at]))}
    read = {at: (heading(match["word"]), match["text"]) for at, match in found.items()}
    return {at: (head, text) for at, (head, text) in read.items() if head}


def tail_headings(
    rows: Rows, found: Mapping[int, Heading], lines: Sequence[Line]
) -> dict[int, tuple[str, Heading]]:
    """Headings that lost the break before them, "... den 3. maj.Beslutning", and the text they follow.

    Only of words that stand alone as headings elsewhere in the document.
    """
    alone = {head.text for head in found.values()}
    ends = [at for at in rows.filled if rows[at].endswith(_TAILS) and at not in found]
    words = {at: next(word for word in _TAILS if rows[at].endswith(word)) for at in ends}
    often = {word for word, times in Counter(words.values()).items() if times > 1 and word not in alone}
    tails = {}
    for at, word in words.items():
        before, head = rows[at][: -len(word)], heading(word)
        apart = before[-1:] in ".!?" if word in alone else before[-1:] in ".!?)" or before[-1:].isdecimal()
        if head and before and apart and (word in alone or word in often) and not lines[at].role:
            tails[at] = before, head
    return tails


def _says_who_decides(head: Heading, text: str) -> bool:
    """Whether a body's name and nothing else answers "Kompetence: "."""
    return head.kind == "competence" and is_body(text.rstrip(". "))


def _dated_run_ins(
    rows: Sequence[str], found: Mapping[int, Heading], near: Sequence[int]
) -> dict[int, tuple[Heading, str]]:
    """The decisions with their day and body before them, but for those that a history tells."""
    order = sorted(found)
    inline = {}
    for at in near:
        if ":" in rows[at][:_LONGEST_LEAD]:
            place = bisect(order, at)
            running = found[order[place - 1]].kind if place else ""
            read = dated_run_in(rows[at]) if running and running not in ("history", "hearing") else None
            if read and (running in ("decision", "recommendation") or decides(read[1])):
                inline[at] = read
    return inline
