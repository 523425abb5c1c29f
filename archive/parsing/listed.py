"""A contents list among the lines that may be items' heads: its entries, and the titles it announces."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from archive.parsing import item_fields
from archive.parsing.danish import fold
from archive.parsing.head_forms import CONTENTS_TAIL, LONGEST, Head, by_form
from archive.parsing.page_marks import is_furniture, is_group
from archive.parsing.rows import Rows

_GAP = 4
_CONTENTS = frozenset(
    {
        "indholdsfortegnelse",
        "indhold",
        "punkter på dagsordenen",
        "sagsoversigt",
        "oversigt",
        "punkter",
        "dagsordenpunkter",
        "dagsordenspunkter",
    }
)
_COLUMNS = frozenset(
    {"pkt. tekst", "pkt. titel", "punkt tekst", "sag tekst", "sag nr. emne", "sag nr.: emne"}
)
"""The names of a contents list's columns, in one line."""
_LONGEST_WORD = 60
_DOTTED = re.compile(r"\d{1,3}\.{2,}\s*(?=\S)")
"""A number with leader dots of its own: "7... Meddelelser"."""
_PAGE_BEHIND = re.compile(r"(?<=\S) (\d{1,3})$")
_INITIALS = frozenset("IiPpSsOoDd")
_WORDED = ("word", "bare")
_MOST_LISTS = 3
Names = Mapping[int, tuple[int, str]]
"""At each index where a head may be: its number, and the key of its title."""
_STRANGERS = 1
"""Lines in a row of a contents list that are no entry: a title's second line, the columns' names."""


def announced_titles(before: Sequence[str], names: Names, entries: Collection[int]) -> frozenset[str]:
    """The titles of the contents list: entries that come again, and lines that end in a page's number."""
    titles = [names[at][1] for at in entries if at in names]
    short = [row for row in before if len(row) <= LONGEST and CONTENTS_TAIL.search(row)]
    return frozenset([*titles, *(key(entry_text(row)) for row in short)])


@lru_cache(maxsize=2048)
def is_contents_heading(row: str) -> bool:
    """Whether the line stands over a list of items: "Indhold", "Dagsorden:"."""
    if row[:1] not in _INITIALS or len(row) > _LONGEST_WORD:
        return False
    word = fold(row.rstrip(":"))
    return is_contents_word(word) or word == "dagsorden"


def is_contents_word(word: str) -> bool:
    """Whether a folded line says that a list of items follows: "indholdsfortegnelse side"."""
    word = word.removesuffix(" side")
    return word in _CONTENTS or word in _COLUMNS


@lru_cache(maxsize=2048)
def entry_text(row: str) -> str:
    """An entry's title as written: without its leader dots, page number, list mark and item number."""
    text = CONTENTS_TAIL.sub("", row).strip(" .…\t").lstrip("•·- ")
    text = _DOTTED.sub("", text, count=1)
    head = by_form(text, 0) if len(text) <= LONGEST else None
    return head.title if head and head.title else text


def contents_entries(rows: Rows, candidates: list[Head], names: Names) -> set[int]:
    """Entries of a list without page numbers: each directly before another entry, and come again later."""
    by_index = {head.index: head for head in candidates}
    last_place = {name: index for index, name in names.items()}
    entries = set()
    for place, head in enumerate(candidates):
        if last_place[names[head.index]] == head.index:
            continue
        if place + 1 < len(candidates) and candidates[place + 1].order < head.order:
            entries.add(head.index)  # the last of a list: the numbers begin anew
        below = following(rows, head.index, 1 if head.title else 2)
        if below and is_group(rows[below[-1]]):
            below = following(rows, below[-1], 1)
        after = by_index.get(below[-1]) if below else None
        if (after and after.order != head.order) or _entry_above(rows, head.index) in entries:
            entries.add(head.index)
    for place, head in enumerate(candidates[:-1]):
        anew = candidates[place + 1].order < head.order and _entry_above(rows, head.index) in entries
        if anew and any(names[candidates[place + 1].index] == names[at] for at in entries if at < head.index):
            entries.add(head.index)  # a list's last entry, which stands nowhere else
    return entries | _paged(rows, candidates) | _below_contents_heading(rows, by_index, names)


def _paged(rows: Sequence[str], candidates: Sequence[Head]) -> set[int]:
    """A list's entries that end in their pages' numbers without leader dots, if most numbers come again."""
    runs: list[list[Head]] = []
    for head in candidates:
        page = _PAGE_BEHIND.search(head.title)
        if page is None:
            continue
        last = runs[-1][-1] if runs else None
        follows = last is not None and row_above(rows, head.index) == last.index
        before = _PAGE_BEHIND.search(last.title) if last and follows else None
        if last and before and int(before[1]) <= int(page[1]) and last.order + 1 == head.order:
            runs[-1].append(head)
        else:
            runs.append([head])
    told = {head.order: head.index for head in candidates}
    return {
        head.index
        for run in runs
        if len(run) > 1 and sum(told[head.order] > run[-1].index for head in run) * 2 > len(run)
        for head in run
    }


def _below_contents_heading(rows: Rows, by_index: Mapping[int, Head], names: Names) -> set[int]:
    """The entries below a contents list's heading, whatever their tails, if most numbers come again."""
    headings = (at for at in rows.beginning(_INITIALS) if is_contents_heading(rows[at]))
    entries: set[int] = set()
    for at in islice(headings, _MOST_LISTS):
        run = list(_run(rows, at, by_index))
        if len(run) == 1 and not _comes_again(run[0], names):
            continue
        if run and _begins_anew(run, by_index, names):
            entries |= {head.index for head in run}
            continue
        again = {head.order for head in by_index.values() if run and head.index > run[-1].index}
        repeated = {head.index for head in run if head.order in again}
        if len(repeated) * 2 > len(run):
            entries |= repeated
            for head in run:
                if _entry_above(rows, head.index) in entries:
                    entries.add(head.index)
    return entries


def _begins_anew(run: Sequence[Head], by_index: Mapping[int, Head], names: Names) -> bool:
    """Whether the first head below a list is the list's first entry again."""
    below = next((at for at in by_index if at > run[-1].index), None)
    return len(run) > 1 and below is not None and names[below] == names[run[0].index]


def disagreeing(names: Names, entries: set[int]) -> set[int]:
    """The numbered lines with another title than the list's, where that title comes with its number too."""
    if not entries:
        return set()
    known = {name for index, name in names.items() if index in entries}
    told = {name[0] for index, name in names.items() if index not in entries and name in known}
    return {
        index
        for index, name in names.items()
        if index not in entries and name[0] in told and name not in known
    }


def _entry_above(rows: Sequence[str], index: int) -> int:
    """The row above, past a heading over several entries and a page's number."""
    above = row_above(rows, index)
    while above >= 0 and is_furniture(rows[above]):
        above = row_above(rows, above)
    return above


def run_on(rows: Sequence[str], candidates: Sequence[Head]) -> set[int]:
    """The rows that hold a whole contents list, "1. Budget 2. Skoler 3. Veje", whose entries come again."""
    whole = [head for head in candidates if _holds_next(head)]
    last = {(head.order, key(head.title)): head.index for head in candidates} if whole else {}
    firsts = ((head, key(re.split(rf" {head.order + 1}\.? (?=[^a-zæøå])", head.title)[0])) for head in whole)
    return {head.index for head, first in firsts if last.get((head.order, first), -1) > head.index}


def _holds_next(head: Head) -> bool:
    """Whether a title holds the next number too, with a stop or, as this one, without."""
    after = f" {head.order + 1} "
    bare = head.form == "plain" and after in head.title and head.title.split(after)[1][:1].isupper()
    return bare or f" {head.order + 1}. " in head.title


def _comes_again(entry: Head, names: Names) -> bool:
    """Whether a list's only entry is a later head, and not merely its number."""
    own = names[entry.index]
    return any(name == own and at > entry.index for at, name in names.items())


def _run(rows: Sequence[str], heading_at: int, by_index: Mapping[int, Head]) -> Iterator[Head]:
    """The numbered lines below a heading until a number comes again or the text is no list."""
    seen: set[int] = set()
    strangers = 0
    paged_ones = False
    for at in range(heading_at + 1, len(rows)):
        head = by_index.get(at)
        if head and (head.order in seen or (paged_ones and head.title) or head.form in _WORDED):
            return
        if head:
            seen.add(head.order)
            yield head
        if rows[at] and not head:
            paged = len(rows[at]) <= LONGEST and CONTENTS_TAIL.search(rows[at])
            strangers = 0 if paged or is_furniture(rows[at]) else strangers + 1
            paged_ones = paged_ones or bool(paged)
        if strangers > _STRANGERS:
            return


def following(rows: Sequence[str], index: int, count: int) -> list[int]:
    """The indexes of the next non-blank rows; a long gap ends the look."""
    near = [at for at in range(index + 1, min(index + 1 + count, len(rows))) if rows[at]]
    if len(near) == count:
        return near
    for at in range(index + 1 + count, min(index + 4 * count + _GAP, len(rows))):
        if rows[at]:
            near.append(at)
            if len(near) == count:
                break
    return near


def row_above(rows: Sequence[str], index: int) -> int:
    if index > 0 and rows[index - 1]:
        return index - 1
    for at in range(index - 2, max(index - 3 * _GAP, -1), -1):
        if rows[at]:
            return at
    return -1


def named(rows: Sequence[str], head: Head) -> tuple[int, str]:
    """Number and title; a head without a title has it on the next line."""
    if head.title:
        return head.order, key(head.title)
    below = following(rows, head.index, 1)
    title = rows[below[0]] if below else ""
    return head.order, key(title if "..." not in title else entry_text(title))


@lru_cache(maxsize=2048)
def key(title: str) -> str:
    return fold(item_fields.clean_title(title, item_fields.Fields()))[:40]
