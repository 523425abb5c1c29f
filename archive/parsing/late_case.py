"""Case numbers that stand at the end of a section, where no item has one at its head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.parsing import case_number
from archive.parsing.minutes import Item, Section

_LABELLED = re.compile(
    r"(?:Sags?nr|Sags nr|Sagsnummer|Sagsid|Journalnr|J\.\s?nr)\.?\s?:\s*(?P<case>[\w./-]{5,30})"
    r"(?P<rest>(?:\s*/?\s*(?:Arkiv|Dok\.?\s?nr|Initialer|Sagsbeh\w*)\.?\s?:\s*\S*)*)(?P<more>\s.{1,80})?",
    re.IGNORECASE,
)
"""A case number behind its label, with other fields of the same system behind it."""
_OTHER_FIELD = re.compile(r"(?:Arkiv|Dok\.?\s?nr|Initialer|Sagsbeh\w*)\.?\s?:\s*\S*", re.IGNORECASE)
_LAST = 4
"""How many of a section's last lines may hold it."""


def given(items: Sequence[Item]) -> Sequence[Item]:
    """The items with the numbers their sections end in; as they are where one has a number of its own."""
    if any(item.case_number for item in items):
        return items
    found = [_found(item) for item in items]
    told = sum(item is not None for item in found)
    if told * 2 <= sum(bool(item.sections) for item in items):
        return items
    return [item or before for item, before in zip(found, items, strict=True)]


def _found(item: Item) -> Item | None:
    """The item with its number, if one section ends in one."""
    read = [(place, told) for place, section in enumerate(item.sections) if (told := _at_end(section))]
    if len(read) != 1:
        return None
    place, (number, section) = read[0]
    sections = (*item.sections[:place], section, *item.sections[place + 1 :])
    return replace(item, case_number=number, sections=sections)


def _at_end(section: Section) -> tuple[str, Section] | None:
    """The number, and the section without its line where the line says nothing else."""
    rows = section.text.split("\n")
    for at in range(max(0, len(rows) - _LAST), len(rows)):
        match = _LABELLED.fullmatch(rows[at].strip()) if ":" in rows[at] else None
        if match is None or case_number.find(match["case"]) != match["case"]:
            continue
        if match["more"]:
            return match["case"], section
        rest = [*rows[:at], *(row for row in rows[at + 1 :] if not _OTHER_FIELD.fullmatch(row.strip()))]
        return match["case"], replace(section, text="\n".join(rest).strip("\n"))
    return None
