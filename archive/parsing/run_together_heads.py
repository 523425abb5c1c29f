"""A document's head that lost its line breaks: its labels, its people and its day on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from archive.parsing.bodies import BODY

_BEGINS = 100
"""How far in the line its kind stands."""
ENOUGH = 3
"""Labels, with the word "Referat", that make a line a head."""
_HEAD_LABEL = re.compile(
    r"(?<![\w:])(?:(?:Mødedato|Dato|Mødetidspunkt|Mødetid|Mødested|Sted|Starttidspunkt(?: for møde)?"
    r"|Sluttidspunkt(?: for møde)?|Mødet påbegyndt|Mødet afsluttet|Møde slut|Start kl\.|Slut kl\.|Tidspunkt"
    r"|Tid|Forum|Deltagere|Mødedeltagere|Medlemmer|Til ?stede|Fraværende|Afbud(?: fra)?|Bemærkninger|Referent"
    r"|Udsendelsesdato|Dannet den|Møde nr\.)\s?:"
    r"|MØDEDATO:|Mødet (?:hævet|slut|afsluttet) kl|Mødet (?:begyndte|startede|blev holdt) "
    r"|Bemærkninger(?=\s*\Z)"
    r"|(?:Mødedato|Mødetidspunkt|Mødested|Starttidspunkt|Sluttidspunkt) (?=[A-ZÆØÅ\d])"
    r"|(?:Medlemmer|Sted|Dato|Fraværende|Bemærkninger) (?=(?:Ingen|[A-ZÆØÅ\d])(?:[^:]|(?<=\d):(?=\d)){0,120}?"
    r"(?:Medlemmer|Fraværende|Bemærkninger|Mødetid|Slut|\Z))|Tid (?=\d\d?[.:]\d\d ))"
)
_TOWN = re.compile(r"[A-ZÆØÅ][\wæøåÆØÅ-]+(?: [A-ZÆØÅ][\wæøå-]+)? (?:Kommune|KOMMUNE) (?=[A-ZÆØÅ])")
_KIND_END = re.compile(r"(?<=[\wæøå]) (?=Opdateret:|Referat\b|REFERAT\b|Dagsorden\b|DAGSORDEN\b)")
_KIND = re.compile(r"\b(?:Referat|REFERAT|Dagsorden|DAGSORDEN)\b")
_OF_BODY = re.compile(rf"(?P<title>(?:Åbent? )?(?:referat|Referat|REFERAT) {BODY}) (?=[A-ZÆØÅ])")
_PARTIES = re.compile(r"(?<=[A-ZÆØÅ]\)) (?=[A-ZÆØÅ])")
"""Between two people behind each other: "Bo Lund (A) Ea Krog (V)"."""
_PEOPLE = re.compile(r"(?P<label>Medlemmer|Deltagere|Mødedeltagere|Fraværende|Afbud):\s*")
_LATE_DAY = re.compile(
    r"(?P<label>(?!Mødedato|Dato)[A-ZÆØÅ][a-zæøå ]{3,20}:) "
    r"(?P<day>[A-ZÆØÅ][a-zæøå]{1,5}dag den \d\d?[-. ]{1,2}[a-zæøå]{3,9}[- ]\d{4})(?: |\Z)"
)
"""Another label's value that is the meeting's day, where the labels stand first and their values after."""
_FIRST_ENTRY = re.compile(r"(?<=[\w)]) (?=1\. [A-ZÆØÅ])")


def labels(text: str) -> int:
    """How many of a head's labels the line has, its kind counted as one."""
    found = {match.group().strip(" :") for match in _HEAD_LABEL.finditer(text)}
    return len(found) + bool(_KIND.search(text[:_BEGINS]))


def head(text: str) -> Iterator[str]:
    """The lines of the document's head: one a label, the title and the town before them."""
    cuts = sorted({0, *(match.start() for match in _HEAD_LABEL.finditer(text)), len(text)})
    for place, (start, end) in enumerate(pairwise(cuts)):
        piece = text[start:end].strip()
        listed = _FIRST_ENTRY.search(piece) if end == len(text) and len(cuts) > ENOUGH else None
        piece, entries = (piece[: listed.start()], piece[listed.end() :]) if listed else (piece, "")
        town = _TOWN.match(piece) if place == 0 else None
        if town:
            yield town.group().strip()
            piece = piece[town.end() :]
        if place == 0 and (title := _OF_BODY.match(piece)):
            yield title["title"]
            piece = piece[title.end() :]
        if late := _LATE_DAY.match(piece):
            yield from (late["label"], late["day"])
            piece = piece[late.end() :]
        if place and (people := _PEOPLE.match(piece)) and len(_PARTIES.findall(piece)) > 1:
            above = text[cuts[place - 1] : start].strip()
            yield from _people(people["label"] + ":", _PARTIES.split(piece[people.end() :]), above)
            continue
        if end < len(text) and piece == "Medlemmer:" and _both(text[end:]):
            continue
        yield from filter(None, map(str.strip, _KIND_END.split(piece) if place == 0 else [piece]))
        if entries:
            yield entries


def _both(text: str) -> bool:
    """Whether the members stand below "Fraværende:" too, the two labels before the names of both."""
    people = _PEOPLE.match(text)
    return people is not None and people["label"] == "Fraværende" and len(_PARTIES.findall(text)) > 1


def _people(label: str, names: list[str], above: str) -> Iterator[str]:
    """The label and its people, one a line; where "Medlemmer:" is above, who has no party was away."""
    if above != "Medlemmer:" or label != "Fraværende:":
        yield from (label, *names)
        return
    yield from (above, *(name for name in names if name.endswith(")")))
    yield from (label, *(name for name in names if not name.endswith(")")))
