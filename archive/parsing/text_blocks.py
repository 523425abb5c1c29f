"""Lines to section text: paragraphs apart by one blank line, tables and lists kept, hard wraps undone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from archive.parsing.lines import Line

_MARK = re.compile(r"(?:[-–•*·▪»∙●◦○➢\uf0b7\uf0a7]|\(?\d{1,3}[.)]|\(?[a-zæøå][.)]|[Aa]t(?: \d+\))?)(?:\s|\Z)")
_BULLET = re.compile(r"[•·▪–»∙●◦○➢\uf0b7\uf0a7]\s+(?=\S)")
_STOP = (".", ":", ";", "!", "?", "”", '"')
_HANGING = re.compile(r"-(?:,)?$")
_BROKEN = re.compile(r"(?P<part>[\wæøåÆØÅ]+)-$")
_ELIDED = re.compile(r"(?:og|eller|samt|og/eller|til)\b")
_AWAITS_MORE = re.compile(
    r"(?:og|samt|eller|i|på|af|for|til|fra|med|ved|om|mellem|under|over|mod|efter|hos|vedr\.|vedrørende|omkring"
    r"|nr\.|pr\.|jf\.|den|det|de|en|et|at)"
)
"""A word that no title, clause or sentence ends in."""
_LONGEST_WORD = 100
_WIDEST_WRAP = 130
_LONG_LINE = 45
"""Characters of a line that its margin may have broken before a figure."""


def section_text(lines: Sequence[Line]) -> str:
    """The source's words: one blank line between paragraphs, tab rows untouched, `- ` for any bullet."""
    return "\n\n".join([_joined(block) for block in blocks(lines)])


def _joined(block: list[str]) -> str:
    return _bullet(block[0]) if len(block) == 1 else "\n".join(unwrap(block))


def blocks(lines: Iterable[Line]) -> list[list[str]]:
    """Runs of adjacent non-blank lines; only rows with tabs keep their outer blanks."""
    found: list[list[str]] = []
    open_block = False
    for line in lines:
        text = line.text.strip()
        if not text:
            open_block = False
            continue
        if "\t" in line.text:
            text = line.text.rstrip("\r\n ")
        if open_block:
            found[-1].append(text)
        else:
            found.append([text])
            open_block = True
    return found


def unwrap(block: list[str]) -> list[str]:
    """The block's lines, hard-wrapped ones joined; rows, list entries and separate sentences stay apart."""
    wrapped = is_wrapped(block)
    width = max(map(len, block))
    joined: list[list[str]] = []
    for place, text in enumerate(block):
        if place and _continues(block[place - 1], text, wrapped, width):
            joined[-1].append(text)
        else:
            joined.append([_bullet(text)])
    return [glued(parts) for parts in joined]


def is_wrapped(block: Sequence[str]) -> bool:
    """Whether adjacent lines are one paragraph broken at a margin: some line starts mid-sentence."""
    if max(map(len, block)) > _WIDEST_WRAP:
        return False
    return any(_mid_sentence(a, b) for a, b in pairwise(block))


def awaits_more(row: str) -> bool:
    """Whether a line ends in a word or sign that awaits more: "... for et område mellem"."""
    return row[-1] in ",-–&/" or bool(_AWAITS_MORE.fullmatch(row.rpartition(" ")[2]))


def _mid_sentence(before: str, text: str) -> bool:
    broken_off = len(before) >= _LONG_LINE and (
        (text[:1].isdecimal() and before[-1].islower())
        or (text[:1].isupper() and before[-1] not in ",-–" and awaits_more(before))
    )
    return (
        (text[:1].islower() or broken_off)
        and not _MARK.match(text)
        and not before.endswith(":")
        and "\t" not in before + text
    )


def _continues(before: str, text: str, wrapped: bool, width: int) -> bool:
    if not wrapped or _MARK.match(text) or "\t" in text or "\t" in before:
        return False
    if text[:1].islower() or _HANGING.search(before) or before.endswith(","):
        return True
    if before.endswith(_STOP):
        return len(before) + 1 + len(text.split(" ", 1)[0]) > width
    return True


def glued(parts: Sequence[str]) -> str:
    """Lines of one paragraph as one: "gennem-" + "gribende" is one word, "Ikast-" + "Brande" is not."""
    if len(parts) == 1:
        return parts[0]
    done, tail = [parts[0]], parts[0][-_LONGEST_WORD:]
    for part in parts[1:]:
        between = _between(tail, part)
        if between is None:
            done[-1], tail = done[-1][:-1], tail[:-1]
        done += [between or "", part]
        tail = f"{tail}{between or ''}{part}"[-_LONGEST_WORD:]
    return "".join(done)


def _between(before: str, after: str) -> str | None:
    """What parts two lines of running text: a blank, nothing, or None where the hyphen only broke a word."""
    broken = _BROKEN.search(before) if before[-1:] == "-" else None
    if broken is None or _ELIDED.match(after) or not after[:1].isalnum():
        return " "
    return None if after[0].islower() and _heals(broken["part"]) else ""


def _heals(part: str) -> bool:
    """Whether what stands before the hyphen is a syllable: no abbreviation, figure, single letter or list."""
    return len(part) > 2 and part[1:].islower() and "-" not in part


def _bullet(text: str) -> str:
    match = _BULLET.match(text) if text[0] in "•·▪–" else None
    return "- " + text[match.end() :] if match else text
