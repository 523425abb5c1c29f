"""Inline text to one line: bold and italic marks, links, blanks; what a paragraph, cell or heading says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from archive.parsing.danish import fold

_BLANKS = re.compile(r"[ \n\r\f\v\xa0\u2000-\u200a\u202f\u3000]+")
_BLANKS_AND_TABS = re.compile(r"[ \t\n\r\f\v\xa0\u2000-\u200a\u202f\u3000]+")
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff\x00-\x08\x0e-\x1f\x7f"
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
_UNEVEN = re.compile(f"  |[\t\n\r\f\v\xa0\u2000-\u200a\u202f\u3000{_UNSEEN}]")
"""What makes a text worth a closer look: most pieces hold nothing but single blanks."""
_LIVE = re.compile(r"(?:https?://|mailto:)\S+\Z", re.IGNORECASE)
_IN_LINK = str.maketrans({"(": "%28", ")": "%29", " ": "%20", "<": "%3C", ">": "%3E"})
_HEAD = re.compile(r"(?:punkt|pkt\.?|sag\s+nr\.?|nr\.|dagsordenspunkt)\s*\d|\d{1,3}\.", re.IGNORECASE)
_LONGEST_HEADING = 160
_LABEL_WORDS = (
    "udvalg organ mødeorgan forum dato mødedato mødetid mødetidspunkt tidspunkt starttidspunkt start tid"
    " sluttidspunkt slut mødested sted lokale deltagere mødedeltagere medlemmer fraværende afbud kommune"
    " sagsnr sagsnr. sagsnummer sagsid journalnr journalnr. journalnummer sagsbehandler sagsbehandlere"
    " sagsansvarlig dok.nr. initialer"
)
_LABELS = frozenset({*_LABEL_WORDS.split(), "til stede", "afbud fra", "dato og tid", "øvrige sagsbehandlere"})


class Run(NamedTuple):
    """A piece of text in one style; `href` is a link's live address."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


def is_label(text: str) -> bool:
    """Whether a short text is the label of a header's or an item's field: "Mødested", "Hvornår:"."""
    text = text.strip()
    return len(text) <= 40 and (text.endswith(":") or fold(text) in _LABELS)


def live(href: str | None) -> str:
    """The address where it leads somewhere from anywhere, else nothing: "#", "javascript:", "../x"."""
    href = (href or "").strip().translate(_IN_LINK)
    return href if _LIVE.match(href) and len(href) <= 2000 else ""


def lines(runs: Sequence[Run], tabs: bool = False) -> list[list[Run]]:
    """The runs parted at line breaks (U+2028 here), blanks made single, outer blanks gone, no empty line."""
    blanks = _BLANKS if tabs else _BLANKS_AND_TABS
    parted: list[list[Run]] = [[]]
    for run in runs:
        for place, text in enumerate(run.text.split("\u2028")):
            if place:
                parted.append([])
            if _UNEVEN.search(text):
                text = blanks.sub(" ", _INVISIBLE.sub("", text))
            if text:
                parted[-1].append(_with(run, text))
    return [clean for part in parted if (clean := _trimmed(part))]


def _trimmed(runs: list[Run]) -> list[Run]:
    """Without blanks at either end, nor two in a row where runs meet."""
    clean: list[Run] = []
    for run in runs:
        text = run.text
        if not clean or clean[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if text:
            clean.append(_with(run, text))
    while clean and not clean[-1].text.rstrip(" "):
        clean.pop()
    if clean:
        clean[-1] = _with(clean[-1], clean[-1].text.rstrip(" "))
    return clean


def _with(run: Run, text: str) -> Run:
    """The run with this text."""
    return run if text == run.text else Run(text, run.bold, run.italic, run.href)


def plain(runs: Iterable[Run]) -> str:
    """The words alone."""
    return "".join([run.text for run in runs])


def marked(runs: Sequence[Run]) -> str:
    """The words with `**bold**`, `*italic*` and `[text](url)`.

    A line that is a heading or a field by its form is left bare: its boldness is only how the source set it.
    """
    text = plain(runs)
    if _is_set_as_heading(runs, text):
        return text
    merged = [
        (style, "".join(run.text for run in group))
        for style, group in groupby(runs, key=lambda run: (run.bold, run.italic, run.href))
    ]
    return "".join(_styled(text, *style) for style, text in merged)


def _is_set_as_heading(runs: Sequence[Run], text: str) -> bool:
    if not any(run.bold or run.italic for run in runs):
        return not any(run.href for run in runs)
    if len(text) <= _LONGEST_HEADING and all(run.bold for run in runs if run.text.strip()):
        return True
    if not runs[0].bold:
        return False
    bold = plain(run for run in runs if run.bold)
    rest = plain(run for run in runs if not run.bold).lstrip()
    label = bold if bold.rstrip().endswith(":") else bold + rest[:1]
    known = fold(label.strip(": ")) in _LABELS and label.rstrip().endswith(":")
    return known or (bool(_HEAD.match(text)) and len(text) <= 400)


def _styled(text: str, bold: bool, italic: bool, href: str) -> str:
    body = text.strip(" \t")
    if not body or not (bold or italic or href):
        return text
    before, after = text[: len(text) - len(text.lstrip(" \t"))], text[len(text.rstrip(" \t")) :]
    if href and href not in (body, "mailto:" + body):
        body = f"[{body}]({href})"
    mark = "**" * bold + "*" * italic
    return f"{before}{mark}{body}{mark}{after}"
