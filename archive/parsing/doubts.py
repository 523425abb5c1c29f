"""What a clerk should look at in a parse that otherwise went well: each with its line and a sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from archive.parsing.contents import Entry, Titles
from archive.parsing.danish import fold
from archive.parsing.headings import heading
from archive.parsing.minutes import Item, Notice
from archive.parsing.sums import mismatches

_WITHOUT_CASE = re.compile(
    r"eventuelt|evt\.?|meddelelser|orientering(?:er)?|spørgetid|underskrift\w*|lukkede punkter"
    r"|godkendelse af .*",
    re.IGNORECASE,
)
"""Items that seldom have a case of their own."""
_OWN_HEADING = re.compile(r"[A-ZÆØÅ][\w ,&/-]{3,49}:?")
_LONGEST_HEADING = 51
_TOWNS_OWN = 3
"""Items in which a short line must stand alone to be taken for a town's own heading."""


def doubts(committee: str | None, kind: str, items: Sequence[Item], entries: Sequence[Entry]) -> list[Notice]:
    """The whole document's doubts, then each item's, in the document's order."""
    notices = []
    if committee is None:
        notices.append(
            Notice("committee-missing", "error", None, None, "Udvalgets navn mangler i dokumentets hoved.")
        )
    if not items:
        notices.append(
            Notice("items-missing", "error", None, None, "Der er ikke fundet noget punkt i dokumentet.")
        )
    notices += _contents(items, entries)
    notices += _numbers(items)
    notices += _cases(items)
    notices += _headings(items)
    for item in items:
        notices += _item_doubts(item, kind)
    return notices


def _contents(items: Sequence[Item], entries: Sequence[Entry]) -> Iterator[Notice]:
    """Entries of the contents list that no item bears as its title."""
    titles = Titles(item.title for item in items)
    of_closed = Titles(item.title for item in items if item.closed)
    told = sum(item.closed for item in items) >= sum(entry.closed for entry in entries)
    for entry in entries:
        if (told and entry.closed) or (of_closed if entry.closed else titles).has(entry.title):
            continue
        text = f"Indholdsfortegnelsens »{entry.title}« findes ikke som punkt."
        if entry.closed:
            text = f"Det lukkede punkt »{entry.title}« står kun i indholdsfortegnelsen, ikke som punkt."
        code = "closed-only-listed" if entry.closed else "contents-unmatched"
        yield Notice(code, "warning", entry.index + 1, None, text)


def _numbers(items: Sequence[Item]) -> Iterator[Notice]:
    """Numbers left out, said twice or out of order, within the meeting."""
    numbered = [(int(item.number), item) for item in items if item.number and item.number.isdecimal()]
    for (before, _), (number, item) in pairwise(numbered):
        if number == before:
            text = f"Punktnummer {number} står to gange."
            yield Notice("number-repeated", "warning", _line(item), item.number, text)
        elif number < before:
            text = f"Punkt {number} står efter punkt {before}."
            yield Notice("number-order", "warning", _line(item), item.number, text)
        elif number > before + 1:
            missing = str(before + 1) if number == before + 2 else f"{before + 1}-{number - 1}"
            text = f"Punkt {missing} mangler mellem punkt {before} og {number}."
            yield Notice("number-gap", "info", _line(item), item.number, text)


def _cases(items: Sequence[Item]) -> Iterator[Notice]:
    """The one item without a case number where all others have theirs."""
    expected = [item for item in items if item.case_number or not _WITHOUT_CASE.fullmatch(item.title)]
    without = [item for item in expected if item.case_number is None]
    if len(without) == 1 and len(expected) > _TOWNS_OWN:
        text = f"Sagsnummer mangler på »{without[0].title}«; alle andre punkter har et."
        yield Notice("case-missing", "warning", _line(without[0]), without[0].number, text)


def _headings(items: Sequence[Item]) -> Iterator[Notice]:
    """Short lines that stand alone in several items' texts: headings of this town's own, kept in the text."""
    places: dict[str, list[tuple[Item, int, str]]] = defaultdict(list)
    for place, item in enumerate(items):
        for section in item.sections:
            for line in _first_lines(section.text) if section.kind == "case" else ():
                if len(line) <= _LONGEST_HEADING and _OWN_HEADING.fullmatch(line) and heading(line) is None:
                    places[fold(line.rstrip(":"))].append((item, place, line))
    for found in places.values():
        if len({place for _, place, _ in found}) >= _TOWNS_OWN:
            item, _, line = found[0]
            text = f"»{line.rstrip(':')}« ligner en overskrift, men er ikke kendt og står i afsnittets tekst."
            yield Notice("heading-unknown", "info", _line(item), item.number, text)


def _first_lines(text: str) -> Iterator[str]:
    """Each paragraph's first line."""
    for paragraph in text.split("\n\n"):
        yield paragraph.split("\n", 1)[0].strip()


def _item_doubts(item: Item, kind: str) -> Iterator[Notice]:
    if not item.title:
        yield Notice("title-missing", "warning", _line(item), item.number, "Punktet har ingen titel.")
    decisions = [section for section in item.sections if section.kind == "decision"]
    undecided = item.closed or kind != "minutes" or _is_signature(item)
    if decisions and item.outcome is None and not undecided:
        text = f"Udfaldet kan ikke aflæses af beslutningens ord: »{item.title}«."
        yield Notice("outcome-unread", "warning", decisions[-1].lines[0], item.number, text)
    for section in item.sections:
        for found in mismatches(section.text):
            table = f"»{found.table.rstrip(':')}«" if found.table else f"Tabellen i »{section.heading}«"
            text = (
                f"{table}: »{found.row}« siger {found.stated} i »{found.column}«, "
                f"men tallene giver {found.computed}."
            )
            yield Notice("table-sum", "warning", section.lines[0] or None, item.number, text)


def _is_signature(item: Item) -> bool:
    return item.title.casefold().startswith("underskrift")


def _line(item: Item) -> int | None:
    """The first line of the item's first section, where it has one."""
    return item.sections[0].lines[0] if item.sections else None
