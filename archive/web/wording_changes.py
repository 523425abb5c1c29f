"""What changed in a text, in words: paragraph by paragraph, and word by word inside those that changed."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

MOST_WORK = 1_500_000  # pairs of lines or words looked at for one page
MOST_PARAGRAPHS = 1_000  # shown on one page
_WORD = re.compile(r"\S+\s*")
_MARKS = re.compile(r"(?<!\*)\*{1,2}(?=\S)|(?<=\S)\*{1,2}(?!\*)")  # bold and italic
Kind = Literal["same", "added", "removed"]


@dataclass(frozen=True, slots=True)
class Piece:
    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Its pieces in order; or none, and how many unchanged paragraphs stand here."""

    pieces: tuple[Piece, ...] = ()
    unchanged: int = 0


@dataclass(slots=True)
class Budget:
    """What is left of a page's work and room. Past it, what changed is told whole, then not at all."""

    work: int = MOST_WORK
    paragraphs: int = MOST_PARAGRAPHS

    def affords(self, pairs: int) -> bool:
        """Whether so much work is left; it is spent then."""
        if pairs > self.work:
            return False
        self.work -= pairs
        return True


def paragraphs(old: str, new: str, budget: Budget) -> list[Paragraph]:
    """What changed from one text to another; no paragraph where they say the same."""
    before, after = _lines(old), _lines(new)
    if before == after:
        return []
    if not budget.affords(len(before) * len(after)):
        return _within([_replaced("\n".join(before), "\n".join(after))], budget)
    found: list[Paragraph] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Paragraph(unchanged=b - a))
        else:
            found += _changed(before[a:b], after[c:d], budget)
    return _within(found, budget)


def _changed(before: list[str], after: list[str], budget: Budget) -> list[Paragraph]:
    """Lines that stand in each other's place are compared in pairs; the rest came or went."""
    pairs = min(len(before), len(after))
    found = [_words(one, other, budget) for one, other in zip(before[:pairs], after[:pairs], strict=True)]
    found += [_replaced(line, "") for line in before[pairs:]]
    return found + [_replaced("", line) for line in after[pairs:]]


def _words(before: str, after: str, budget: Budget) -> Paragraph:
    old, new = _WORD.findall(before), _WORD.findall(after)
    if not budget.affords(len(old) * len(new)):
        return _replaced(before, after)
    plain, bare = [word.strip() for word in old], [word.strip() for word in new]
    pieces = []
    for tag, a, b, c, d in SequenceMatcher(None, plain, bare, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(new[c:d])))
        else:
            pieces += [Piece("removed", "".join(old[a:b]).strip())] if b > a else []
            pieces += [Piece("added", "".join(new[c:d]).strip())] if d > c else []
    return Paragraph(tuple(pieces))


def _replaced(before: str, after: str) -> Paragraph:
    pieces: list[tuple[Kind, str]] = [("removed", before), ("added", after)]
    return Paragraph(tuple(Piece(kind, text) for kind, text in pieces if text))


def _within(found: list[Paragraph], budget: Budget) -> list[Paragraph]:
    shown = found[: budget.paragraphs]
    budget.paragraphs -= len(shown)
    return shown


def _lines(text: str) -> list[str]:
    """Its lines as a reader sees them: cells apart, no signs for bold and italic, no blank lines."""
    plain = (_MARKS.sub("", line).replace("\t", " | ") for line in text.splitlines())
    return [" ".join(line.split()) for line in plain if line.strip()]
