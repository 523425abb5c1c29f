"""Printed lines to text: line-end hyphens healed where not the word's own, bold and italics marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import groupby

from archive.parsing.readers.pdf_page import BOLD, BROKEN, ITALIC, PLAIN_END, Piece, Word

_STYLES = BOLD | ITALIC

_SOFT = ("\u2010", "\u00ad")
"""Hyphens that a printer sets at a line's end and a writer does not."""
_HYPHENS = ("-", BROKEN, *_SOFT)
_MAY_GO_ON = ("/", *_HYPHENS)
_OPEN_END = re.compile(r"(?:\S/|[=(+])$")
"""What stands at a line's end only where a cell is too narrow: a slash or a formula broken in two."""
_HEAD = re.compile(r"[^\W_]+")
_TAIL = re.compile(r"[^\W_]+$")
_ELIDED = re.compile(r"(?:og|eller|samt|til|and|/|såvel|hhv\.?)\b|/")
_PLAIN_PREFIX = re.compile(
    r"(?:at|At|[A-ZÆØÅa-zæøå]|\d{1,4}[a-z]?)[.):]?|(?:Punkt|Pkt\.?|Sag nr\.|Nr\.) ?\d+[.:]?"
)
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORT = 100
"""Printed lines in a document that is too short to show its habits."""


class Hyphens:
    """What the document does at line ends: whether its printer breaks words; the words it writes whole."""

    def __init__(self, breaks: bool, rows: Sequence[Sequence[Piece]]) -> None:
        self.breaks, self._rows = breaks, rows

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of all lines, hyphenated ones as one, without capitals; few documents need them."""
        text = " ".join([piece[0] for row in self._rows for piece in row])
        return frozenset(part.casefold() for part in set(_LETTERS.findall(" ".join(set(text.split(" "))))))

    def keeps(self, before: str, after: str) -> bool:
        """Whether the hyphen between two parts is the word's own ("Ikast-Brande", "EM-medaljer").

        It is before a capital or a digit, after an abbreviation in capitals or a digit, where the hyphenated
        word stands whole elsewhere, and where the printer breaks no words at all.
        """
        if not after[0].islower() or before.isupper() or before[-1].isdigit():
            return True
        if f"{before}-{after}".casefold() in self.words:
            return True
        return not self.breaks and f"{before}{after}".casefold() not in self.words


def hyphens(rows: Sequence[Sequence[Piece]]) -> Hyphens:
    """The document's habits, from all its printed lines.

    A printer that sets its own sign (U+2010) leaves the others to the writer; else one that breaks words does
    so on many lines, while a writer's own hyphen seldom falls at a line's end.
    """
    lasts = [row[-1][0] for row in rows]
    soft = any(last.endswith(_SOFT) for last in lasts)
    ends = sum(last.endswith(BROKEN) and last[-3:-2] not in ("", " ") for last in lasts)
    few = ends < 3 and len(rows) >= _SHORT
    return Hyphens(not soft and not few and ends * 100 >= len(rows), rows)


def cell_text(lines: Sequence[Sequence[Word]]) -> str:
    """A cell's lines as one; a hyphen at a line's end stays, since narrow columns break at real ones."""
    text, *parts = [" ".join([word[0] for word in line]) for line in lines] or [""]
    for part in parts:
        if text.endswith(_SOFT):
            text = text[:-1] + part
        elif text.endswith(("-", BROKEN)) and part[:1].isalnum() and not _ELIDED.match(part):
            text = text[:-1] + "-" + part
        elif _OPEN_END.search(text) and not part[:1].isupper():
            text += part
        else:
            text = f"{text} {part}" if text else part
    return _clean(text)


def joined(lines: Sequence[Sequence[Piece]], habits: Hyphens, *, marked: bool = True) -> str:
    """A paragraph's lines as one text; `habits` says which hyphens stay."""
    pieces = list(lines[0])
    for line in lines[1:]:
        rest = _heal(pieces, line, habits) if pieces[-1][0].endswith(_MAY_GO_ON) else None
        pieces += line if rest is None else rest
    return _clean(_marked(pieces) if marked else " ".join([piece[0] for piece in pieces]))


def _heal(pieces: list[Piece], line: Sequence[Piece], habits: Hyphens) -> list[Piece] | None:
    """Put the word that a line end broke together, and return what follows it on the line below."""
    *before, broken = pieces[-1].text.split(" ")
    rest, *after = line[0].text.split(" ")
    healed = _healed(broken, rest, habits)
    if healed is None:
        return None
    pieces[-1] = pieces[-1]._replace(text=" ".join([*before, healed]))
    return [*([line[0]._replace(text=" ".join(after))] if after else []), *line[1:]]


def _healed(before: str, after: str, habits: Hyphens) -> str | None:
    """The word that a line end broke, or None where there are two; before "og" a hyphen stands for a part."""
    if before.endswith("/") and len(before) > 1 and after[:1].islower():
        return before + after
    if not before.endswith(_HYPHENS) or len(before) < 2 or not after[:1].isalnum():
        return None
    stem, sure = before[:-1], before.endswith(_SOFT)
    if sure:
        return stem + after
    head = _HEAD.match(after)
    last = _TAIL.search(stem)
    if _ELIDED.fullmatch(after.rstrip(",.")) or last is None or head is None:
        return None
    return f"{stem}-{after}" if habits.keeps(last[0], head[0]) else stem + after


def _clean(text: str) -> str:
    if text.isascii():
        return text
    text = text.replace(BROKEN, "-").replace("\u2010", "-").replace("\u00ad", "")
    return text.replace("\u00a0", " ").replace("\u2002", " ")


def _marked(words: Sequence[Piece]) -> str:
    """The words with **bold** and *italic* runs; a paragraph of one style is plain."""
    if len({word[5] & _STYLES for word in words}) == 1:
        return " ".join([word[0] for word in words])
    runs = [list(run) for _, run in groupby(words, key=lambda word: word.style & _STYLES)]
    bullet = words[0].text[:1] in "-–•"
    done = []
    for place, run in enumerate(runs):
        text = " ".join(word.text for word in run)
        label = place == 0 and (text.endswith(":") or _PLAIN_PREFIX.fullmatch(text)) and not bullet
        done.append(text if label else _mark(run, text))
    return " ".join(done)


def _mark(run: Sequence[Piece], text: str) -> str:
    """Stars around what is letters; a bullet or a star of the text's own is left alone."""
    style = run[0].style
    if "*" in text or not any(c.isalnum() for c in text):
        return text
    lead = re.match(r"(?:[-•·▪]\s+)?", text)
    at = lead.end() if lead else 0
    end = len(text) - bool(run[-1].style & PLAIN_END)
    sign = "**" * bool(style & BOLD) or "*" * bool(style & ITALIC)
    return f"{text[:at]}{sign}{text[at:end]}{sign}{text[end:]}"
