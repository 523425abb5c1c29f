"""Printed lines to text: line-end hyphens healed where not the word's own, bold and italics marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from archive.parsing.readers.pdf_page import BOLD, BROKEN, ITALIC, PLAIN_END, Word

_STYLES = BOLD | ITALIC

_SOFT = ("\u2010", "\u00ad")
"""Hyphens that a printer sets at a line's end and a writer does not."""
_HYPHENS = ("-", BROKEN, *_SOFT)
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


@dataclass(frozen=True, slots=True)
class Hyphens:
    """What the document does at line ends: whether its printer breaks words; the words it writes whole."""

    breaks: bool
    words: frozenset[str]

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


def hyphens(rows: Sequence[Sequence[Word]]) -> Hyphens:
    """The document's habits, from all its printed lines.

    A printer that sets its own sign (U+2010) leaves the others to the writer; else one that breaks words does
    so on many lines, while a writer's own hyphen seldom falls at a line's end.
    """
    texts = {word.text for row in rows for word in row}
    seen = {part.casefold() for part in set(_LETTERS.findall(" ".join(texts)))}
    ends = soft = 0
    for row in rows:
        last = row[-1].text
        soft += last.endswith(_SOFT)
        ends += last.endswith(BROKEN) and len(last) > 2
    few = ends < 3 and len(rows) >= _SHORT
    return Hyphens(not soft and not few and ends * 100 >= len(rows), frozenset(seen))


def cell_text(lines: Sequence[Sequence[Word]]) -> str:
    """A cell's lines as one; a hyphen at a line's end stays, since narrow columns break at real ones."""
    text = ""
    for line in lines:
        part = " ".join(word.text for word in line)
        if text.endswith(_SOFT):
            text = text[:-1] + part
        elif text.endswith(("-", BROKEN)) and part[:1].isalnum() and not _ELIDED.match(part):
            text = text[:-1] + "-" + part
        elif _OPEN_END.search(text) and not part[:1].isupper():
            text += part
        else:
            text = f"{text} {part}" if text else part
    return _clean(text)


def joined(lines: Sequence[Sequence[Word]], habits: Hyphens, *, marked: bool = True) -> str:
    """A paragraph's lines as one text; `habits` says which hyphens stay."""
    words: list[Word] = []
    for line in lines:
        rest = list(line)
        if words and rest and (healed := _healed(words[-1].text, rest[0].text, habits)):
            words[-1] = words[-1]._replace(text=healed)
            rest = rest[1:]
        words += rest
    return _clean(_marked(words) if marked else " ".join(word.text for word in words))


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
    text = text.replace(BROKEN, "-").replace("\u2010", "-").replace("\u00ad", "")
    return text.replace("\u00a0", " ").replace("\u2002", " ")


def _marked(words: Sequence[Word]) -> str:
    """The words with **bold** and *italic* runs; a paragraph of one style is plain."""
    if len({word.style & _STYLES for word in words}) == 1:
        return " ".join(word.text for word in words)
    runs = [list(run) for _, run in groupby(words, key=lambda word: word.style & _STYLES)]
    bullet = words[0].text[:1] in "-–•"
    done = []
    for place, run in enumerate(runs):
        text = " ".join(word.text for word in run)
        label = place == 0 and (text.endswith(":") or _PLAIN_PREFIX.fullmatch(text)) and not bullet
        done.append(text if label else _mark(run, text))
    return " ".join(done)


def _mark(run: Sequence[Word], text: str) -> str:
    """Stars around what is letters; a bullet or a star of the text's own is left alone."""
    style = run[0].style
    if "*" in text or not any(c.isalnum() for c in text):
        return text
    lead = re.match(r"(?:[-•·▪]\s+)?", text)
    at = lead.end() if lead else 0
    end = len(text) - bool(run[-1].style & PLAIN_END)
    sign = "**" * bool(style & BOLD) or "*" * bool(style & ITALIC)
    return f"{text[:at]}{sign}{text[at:end]}{sign}{text[end:]}"
