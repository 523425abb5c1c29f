"""Lines that lost one break: an item's head glued to what stands before it, or a heading to the head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.parsing.lines import Document, Line

_HEAD = re.compile(r"\d{1,3}\.\s*\S.{2,}")
_BEHIND = re.compile(r"(?:(?<=[^\s\d.,/(-])|(?<=[^\s\d.]\.)|(?<=[ .-]20\d\d))(?=\d{1,3}\.\s\S)")
_BEHIND_FIGURE = re.compile(
    r"\.(?:{})\s\S".format(
        "|".join(
            rf"(?<=[^\s\d.,/(-]\d{{{n}}}\.)|(?<=[^\s\d.]\.\d{{{n}}}\.)|(?<=[ .-]20\d\d\d{{{n}}}\.)"
            for n in (1, 2, 3)
        )
    )
)
"""The same from its stop on, by which it is found ten times as fast."""
_HEADINGS = ("Referat", "Resume", "Resumé", "Sagsfremstilling", "Indstilling", "Beslutning", "Baggrund")
_HEADING = re.compile(rf"(?<=[a-zæøå)\d])(?=(?:{'|'.join(_HEADINGS)})\Z)")
_SPACE = re.compile(r"\s+")
_FEWEST = 2
_LONGEST = 250


def parted(document: Document) -> Document:
    """The document with such lines in two, if a list of the items says the head as it is; numbered anew."""
    rows = document.texts
    heads = {_key(rows[at]) for at in rows.digits if _HEAD.fullmatch(rows[at])}
    if len(heads) < _FEWEST:
        return document
    headed = (at for at in rows.digits if rows[at].endswith(_HEADINGS))
    near = sorted({*headed, *rows.matching(_BEHIND_FIGURE)})
    cuts = {at: cut for at in near if (cut := _cut(rows[at], heads))}
    if not cuts:
        return document
    fronts = {_key(rows[at][:cut]) for at, cut in cuts.items() if _HEAD.fullmatch(rows[at][:cut])}
    if fronts - heads:  # a list's last entry, known only once what follows is cut off
        heads |= fronts
        cuts = {at: cut for at in near if (cut := _cut(rows[at], heads))}
    made: list[Line] = []
    for at, line in enumerate(document.lines):
        made += _in_two(line._replace(text=rows[at]), cuts[at], heads) if at in cuts else [line]
    return Document(tuple(line._replace(number=at) for at, line in enumerate(made, 1)), document.notices)


def _in_two(line: Line, cut: int, heads: set[str]) -> Iterator[Line]:
    yield line._replace(text=line.text[:cut])
    yield line._replace(text="")
    rest = line._replace(text=line.text[cut:])
    again = _cut(rest.text, heads)
    yield from _in_two(rest, again, heads) if again else [rest]


def _cut(row: str, heads: set[str]) -> int:
    """Where a known head begins behind other words, or ends before a heading; 0 where it does not."""
    if row[-1].isalpha() and row[0].isdecimal() and (match := _HEADING.search(row)):
        return match.start() if _key(row[: match.start()]) in heads else 0
    for match in _BEHIND.finditer(row) if len(row) <= _LONGEST and ". " in row else ():
        rest = row[match.start() :]
        if _key(rest) in heads or (rest[-1].isalpha() and _cut(rest, heads)):
            return match.start()
    return 0


def _key(head: str) -> str:
    return _SPACE.sub("", head)
