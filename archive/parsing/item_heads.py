"""Where each agenda item begins: "Punkt 19: ...", "133. ...", "Pkt. 42", "Sag nr. 130" and their kin."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from archive.parsing import item_fields
from archive.parsing.danish import DATE, fold
from archive.parsing.headings import Heading
from archive.parsing.page_marks import is_group

_WORD = re.compile(
    r"(?:[•·-]\s*)?\[?(?P<word>(?:dagsordenspunkt|punkt|pkt\.?|sag)(?:\s+nr\.?)?|nr\.)\s*(?P<number>\d{1,4}[a-zæøå]?)"
    r"(?:(?P<sep>\s*[.:]|\s+[-–]|\s)\s*(?P<title>\S.*)|\s*[.:]?)",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?P<number>[A-ZÆØÅ]{2,3}-\d{1,4}/\d{2}(?:-[A-ZÆØÅ])?)\s+(?P<title>\S.*)")
_DOT = re.compile(r"(?P<number>\d{1,3})\.\s+(?P<title>\S.*)")
_SIGNED = re.compile(r"(?P<number>\d{1,3})(?P<sep>\)|:|\s+[-–])\s+(?P<title>[A-ZÆØÅ(].*)")
_PLAIN = re.compile(r"(?P<number>\d{1,3})\s+(?P<title>(?:\((?:[Åå]ben|[Ll]ukket)\w*\)\s*)?[A-ZÆØÅ].*)")
_STARTS = re.compile(
    r"[•·-]|\d{1,3}[.:)]?\s|\[?p(?:unkt|kt)|sag\s+(?:nr|\d)|nr\.|dagsordenspunkt|[A-ZÆØÅ]{2,3}-\d",
    re.IGNORECASE,
)
_FIRST = frozenset("•·-[PpSsNnDd\u017f")
"""What a head may begin with besides a figure, or two or three letters and a hyphen."""
CONTENTS_TAIL = re.compile(r"(?:\.{3,}|…|\t|\s{3,})[\s.]*\d{1,4}$|\.{4,}$")
_DIGITS = re.compile(r"\d+")
_LONGEST = 400
_AHEAD = 5
_GAP = 4
_FORMS = (("word", "bare"), ("code",), ("dot",), ("-", "–"), (":",), (")",), ("plain",))
"""What numbers an item in one document: one of these, never two."""


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
    head = _by_form(row, index) if len(row) <= _LONGEST and _STARTS.match(row) else None
    return None if head is None or CONTENTS_TAIL.search(row) else head


def _by_form(row: str, index: int) -> Head | None:
    if match := _WORD.fullmatch(row):
        title = (match["title"] or "").removesuffix("]" if row[0] == "[" else "\n")
        form = "word" if match["sep"] and match["sep"].strip() in (":", "-", "–") else "bare"
        if form == "bare" and (title.endswith((".", ",", ";")) or title[:1].islower()):
            return None
        return Head(index, match["number"], title, form)
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


def heads(
    rows: Sequence[str], found: dict[int, Heading], texts: Collection[int] = ()
) -> tuple[list[Head], set[int]]:
    """The items' heads in order, and the indexes of repeated heads and contents entries (furniture).

    The rows at the indexes `texts` are running text whatever their form.
    """
    order = sorted(found)
    all_candidates = [
        Head(head.index, head.number, head.title, head.form, _evidence(rows, head.index, found, order))
        for index, row in enumerate(rows)
        if row
        and (row[0] in _FIRST or row[0].isdecimal() or "-" in row[2:4])
        and index not in texts
        and (head := candidate(row, index))
    ]
    first = next((at for at in order if found[at].kind != "attendance"), len(rows))
    entries = {at for at in _contents_entries(rows, all_candidates) if at < first}
    announced = _announced(rows[:first], rows, all_candidates, entries)
    best: tuple[list[Head], set[int]] = [], set()
    for forms in _FORMS:
        of_form = [_raised(rows, head, announced) for head in all_candidates if head.form in forms]
        if forms == ("plain",):
            of_form = _as_announced(rows, of_form, entries)
        chosen, repeats = _sequence(rows, [head for head in of_form if head.index not in entries], order)
        if chosen and _weight(chosen) > _weight(best[0]):
            best = chosen, entries | repeats
    return best


def _weight(chosen: Sequence[Head]) -> int:
    """How sure a form's heads are together: one with something of an item below it counts twice."""
    return sum(1 + (head.evidence >= 2) for head in chosen)


def _announced(
    before: Sequence[str], rows: Sequence[str], candidates: Sequence[Head], entries: set[int]
) -> frozenset[str]:
    """The titles of the contents list: entries that come again, and lines that end in a page's number."""
    titles = [_named(rows, head)[1] for head in candidates if head.index in entries]
    short = [row for row in before if len(row) <= _LONGEST and CONTENTS_TAIL.search(row)]
    tails = [CONTENTS_TAIL.sub("", row).strip(" .…\t") for row in short]
    heads = [(_by_form(row, 0), row) for row in tails]
    return frozenset([*titles, *(_key(head.title if head and head.title else row) for head, row in heads)])


def _raised(rows: Sequence[str], head: Head, announced: frozenset[str]) -> Head:
    """The head with the evidence of its title, where that is in the contents list or bears an item's mark."""
    if head.evidence >= 2:
        return head
    below = _following(rows, head.index, 1)
    title = head.title or (rows[below[0]] if below else "")
    sure = _key(title) in announced or item_fields.bears_mark(title)
    return replace(head, evidence=2) if sure else head


def _as_announced(rows: Sequence[str], candidates: list[Head], entries: set[int]) -> list[Head]:
    """Of lines that merely begin with a figure: those with an item's field below, or in the contents list."""
    known = {_named(rows, head) for head in candidates if head.index in entries}
    return [
        replace(head, evidence=3)
        for head in candidates
        if head.index in entries
        or head.evidence == 3
        or _named(rows, head) in known
        or (head.evidence and (item_fields.bears_mark(head.title) or _under_group(rows, head.index)))
    ]


def _evidence(rows: Sequence[str], index: int, found: dict[int, Heading], order: list[int]) -> int:
    """3: an item's field follows; 2: a section heading follows soon; 0: neither.

    Between a recommendation and its decision a numbered line is a clause, whatever follows.
    """
    near = _following(rows, index, _AHEAD)
    if _field_before_next(rows, index, near, found):
        return 3
    if _under_group(rows, index):
        return 2
    following = next((found[at].kind for at in near[:3] if at in found), None)
    place = bisect(order, index)
    running = found[order[place - 1]].kind if place else None
    if place and _in_list(rows, index, order[place - 1]):
        return 0
    in_clauses = running == "recommendation" and following in ("decision", "attachments")
    return 2 if following and not in_clauses else 0


def _differ(one: str, other: str) -> bool:
    """Whether two heads of one number bear two titles."""
    return bool(one and other) and _key(one) != _key(other)


def _in_list(rows: Sequence[str], index: int, heading_at: int) -> bool:
    """Whether the numbers above run down to a 1 under the same heading: a list's entry, no item."""
    head = candidate(rows[index], index)
    while head and head.form not in ("word", "bare", "code") and head.index > heading_at:
        if head.order == 1:
            return True
        above = _row_above(rows, head.index)
        before = candidate(rows[above], above) if above > heading_at else None
        head = before if before and before.order == head.order - 1 else None
    return False


def _under_group(rows: Sequence[str], index: int) -> bool:
    """Whether a heading over several items stands directly above."""
    above = _row_above(rows, index)
    return above >= 0 and is_group(rows[above])


def _field_before_next(
    rows: Sequence[str], index: int, near: Sequence[int], found: Mapping[int, Heading]
) -> bool:
    """Whether an item's field follows before another item or a section could begin."""
    own = candidate(rows[index], index)
    for at in near:
        if at in found and found[at].primary:
            return False
        if is_group(rows[at]):
            continue
        if item_fields.is_field(rows[at]):
            return True
        other = candidate(rows[at], at)
        if other and own and (other.order != own.order or _differ(other.title, own.title)):
            return False
    return False


def _following(rows: Sequence[str], index: int, count: int) -> list[int]:
    """The indexes of the next non-blank rows; a long gap ends the look."""
    near = [at for at in range(index + 1, min(index + 4 * count + _GAP, len(rows))) if rows[at]]
    return near[:count]


def _contents_entries(rows: Sequence[str], candidates: list[Head]) -> set[int]:
    """Entries of a list without page numbers: each directly before another entry, and come again later."""
    by_index = {head.index: head for head in candidates}
    names = {head.index: _named(rows, head) for head in candidates}
    last_place = {name: index for index, name in names.items()}
    entries = set()
    for head in candidates:
        if last_place[names[head.index]] == head.index:
            continue
        following = _following(rows, head.index, 1)
        after = by_index.get(following[0]) if following else None
        if (after and after.order != head.order) or _row_above(rows, head.index) in entries:
            entries.add(head.index)
    return entries


def _row_above(rows: Sequence[str], index: int) -> int:
    return next((at for at in range(index - 1, max(index - 3 * _GAP, -1), -1) if rows[at]), -1)


def _named(rows: Sequence[str], head: Head) -> tuple[int, str]:
    """Number and title; a head without a title has it on the next line."""
    below = _following(rows, head.index, 1)
    title = head.title or (rows[below[0]] if below else "")
    return head.order, _key(title)


@lru_cache(maxsize=2048)
def _key(title: str) -> str:
    """Cached: a title comes again in the contents list, and under each question asked of its head."""
    return fold(item_fields.clean_title(title, item_fields.Fields()))[:40]


def _sequence(rows: Sequence[str], candidates: list[Head], order: list[int]) -> tuple[list[Head], set[int]]:
    """The heads that rise in number or carry an item's fields; the rest is a repeat or running text."""
    last = {head.order: head.index for head in candidates}
    chosen: list[Head] = []
    repeats: set[int] = set()
    for head in candidates:
        before = chosen[-1] if chosen else None
        if before and _repeats(head, before, order):
            repeats.add(head.index)
            if not before.title and head.title:
                chosen[-1] = Head(before.index, before.number, head.title, before.form, before.evidence)
        elif _begins(head, before, last) or (before and _directly_after(rows, head, before)):
            chosen.append(head)
    return chosen, repeats


def _repeats(head: Head, before: Head, order: list[int]) -> bool:
    """The same item's head said twice, before any of its sections."""
    if head.number != before.number or bisect(order, before.index) != bisect(order, head.index):
        return False
    return not head.title or not before.title or fold(head.title) == fold(before.title)


def _directly_after(rows: Sequence[str], head: Head, before: Head) -> bool:
    """The next number right below a head: an item of which the minutes give the title alone."""
    return head.order == before.order + 1 and _row_above(rows, head.index) == before.index


def _begins(head: Head, before: Head | None, last: dict[int, int]) -> bool:
    if head.evidence == 3:
        return True
    if head.form not in ("word", "code") and head.evidence < 2:
        return False
    if before is None:
        return True
    next_comes_later = last.get(before.order + 1, -1) > head.index
    return head.order > before.order and (head.order == before.order + 1 or not next_comes_later)
