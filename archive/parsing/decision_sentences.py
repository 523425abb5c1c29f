"""The sentences of a decision that may decide, wrapped lines made whole and attendance left out."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from archive.parsing.danish import sentences
from archive.parsing.formula import classify
from archive.parsing.headings import heading
from archive.parsing.pretested import Pretested
from archive.parsing.text_blocks import glued

_OWN_LINE = re.compile(
    r"[-–•*·]|\(?\w{1,2}[.):]\s|(?:at|ad|pkt\.?|punkt|vedr\.?)\s*\d|at\s|(?-i:For|Imod|Mod|Undlod|Hverken)\b"
    r"|(?:for|i?mod|undlod|hverken)(?: stemte| at stemme)?\s*(?:\(\d{1,3}\)\s*)?:",
    re.IGNORECASE,
)
_HANGS = re.compile(
    r"(?:,|\b(?:og|eller|samt|at|i|til|af|på|for|om|med|fra|ved|den|det|en|et|der|som|har|er|blev|mod"
    r"|imod|sig|ikke|var|kan|kunne|vedr\.))\Z",
    re.IGNORECASE,
)
"""What a line that is broken at the margin may end with."""
_HANGS_BY_ITS_STOP = re.compile(
    r"(?:\b\d{1,2}|\b(?:kr|ca|jf|nr|pkt|mio|mia|bl\.a|stk|kl|evt|inkl|vedr|ifm|ift))\.\Z", re.IGNORECASE
)
_AWAITS_NUMBER = re.compile(
    r"\b(?:i?mod|med|den|nr\.|punkt|pkt\.|forslag|ændringsforslag|sag|bilag|side|kl\.|stk\.|§|stemte"
    r"|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\Z|\b(?:for|i?mod|undlod):\Z",
    re.IGNORECASE,
)
_OVER_TO_AT = re.compile(r"\b(?:om|til|af|ved|på|for)\Z")
_HALF_A_NAME = re.compile(
    r"\b(?:Radikale|Dansk|Konservative|Socialistisk|Liberal|Nye)\Z|(?:,| og) [A-ZÆØÅ][\w.-]+\Z"
)
_OTHER_HALF = re.compile(
    r"(?:Venstre|Folkeparti|Alliance|Borgerlige)\b"
    r"|[A-ZÆØÅ][\w.-]+(?: [A-ZÆØÅ][\w.-]+){0,2} (?:\([^()]{1,20}\) )?"
    r"(?:var|er|deltog|havde|har|stemte|undlod)\b"
)
_PARTY_AFTER = re.compile(
    r"\((?:\d{1,3}|[A-ZÆØÅ]{1,2}(?:(?:,| og) [A-ZÆØÅ]{1,2}){0,9}|[A-ZÆØÅ][a-zæøå]{3,12}(?: \w+)?)\)"
)
"""The party of a member whose name ends the line above."""
_ONE = r"[A-ZÆØÅ][\w.-]+(?: [A-ZÆØÅ][\w.'’-]*){1,4},?(?: ?\([^()]{0,20}\))?,?"
_ROLE = (
    r"(?:fraværende|(?:næst)?formand|suppleant|stedfortræder|medlem|(?:med|uden) afbud|afbud|syg|ferie|orlov"
    r"|barsel|løsgænger|ikke til stede|deltog)"
)
_NAME = re.compile(
    rf"(?:[-–•*·] )?{_ONE}(?:(?<=,) [a-zæøå ]{{3,20}}\.?| \(?{_ROLE}[a-zæøå ]{{0,20}}\)?\.?)?"
    rf"|{_ONE}(?: {_ONE}){{0,8}} og {_ONE}\.?"
)
_OVER_NAMES = re.compile(
    r"(?:følgende (?:havde|har) meldt afbud|følgende var fraværende"
    r"|(?:afbud|fraværende|(?:(?:ikke|ej) )?til ?stede)\b)(?:[^.:;]{0,40}|[^:;]{0,120}\d{4}):",
    re.IGNORECASE,
)
"""A heading in the town's own words: "Afbud under hele mødet:"."""
_LISTS_ABSENT = re.compile(
    r"(?:fraværende|afbud|til stede|(?:ikke|ej) til stede|stedfortræder|der var afbud)\b", re.IGNORECASE
)
"""Names with stops after initials are no sentences."""
_SIDES = re.compile(
    r"(?<=\))[ ,;]+(?=(?:[Ii]mod|[Mm]od|[Uu]ndlod)[\w ]{0,24}:)"
    r"|(?<=[\w.]) +(?=(?:Imod|Undlod)(?: stemte| at stemme)?(?: \d{1,3})?:)"
)
"""Between the voters of two sides on one line."""
_ATTENDANCE = Pretested(
    r"(?:fraværende|afbud|til stede|(?:ikke|ej) til stede|stedfortræder)\b(?:\s*(?:med|uden)\s+afbud)?"
    r"\s*(?::.*|)\.?\Z"
    rf"|(?:fraværende|afbud|(?:ikke|ej) til stede) (?-i:{_ONE}(?:(?<=,) {_ONE}){{0,8}}(?: og {_ONE})?\.?\Z)"
    r"|(?:der var )?afbud fra\b.{2,200}"
    r"|.{2,200}\b(?:var|er) (?:forhindre[dt]e? i at deltage|fraværende)\b.{0,120}"
    r"|.{2,120}\bmødte som stedfortræder\b.{0,80}|[^.:;]{2,80}\) stedfortræder for [^.:;]{2,80}\.?"
    r"|[^.:;]{2,160} fraværende(?: under (?:dette|hele) (?:punkt(?:et)?|mødet))?\.?"
    r"|.{2,120}\b(?:havde|har) meldt afbud\b.{0,120}|.{2,80}\budeblev (?:med|uden) afbud\b.{0,40}"
    r"|.{2,120}\bdelt(?:ager?|og) som (?:suppleant|stedfortræder)(?:er|e)?\b(?:(?!\b(?:men|idet)\b).){0,160}"
    r"|(?:.{2,120}\b)?som (?:suppleant|stedfortræder)(?:er|e)? (?:deltog|deltager)\b"
    r"(?:(?!\b(?:men|idet)\b).){0,160}"
    r"|.{2,120}\bdeltog (?:i mødet )?i stedet(?: for .{2,80})?|[^,:;]{2,80} deltog ikke (?:i|på) mødet\.?"
    r"|fravær(?: (?:med|uden) afbud)?:.*|der var ingen afbud\b.{0,40}",
    re.IGNORECASE,
)
"""Who was there: neither decided nor news. A recusal is news."""
_CAME_OR_LEFT = re.compile(
    r"[^.:;]{2,80} (?:gik|ankom|kom|forlod mødet)(?: til mødet)?,? kl\. ?\d.{0,120}"
    r"|[^:;]{2,160} deltog ikke (?:i|på) mødet\.?"
    r"|mødet (?:begyndte|startede|sluttede|blev hævet) kl\. ?\d[^,;]{0,60}",
    re.IGNORECASE,
)

_RECUSED = Pretested(
    r".{2,160}\b(?:deltog ikke (?:i (?:\w+ )?behandling(?:en)?|(?:i|under) (?:dette )?punkt(?:et)?)"
    r"|(?:var|er|erklærede sig) inhabil\w*)\b.{0,120}",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Sentence:
    """One sentence, its paragraph and place in that, and what was read out of it."""

    text: str
    paragraph: int
    place: int
    outcome: str | None = None
    tail: str = ""
    dissent: bool = False
    other: bool = False
    numbered: bool = False


def decision_sentences(text: str) -> list[Sentence]:
    """The sentences that decide: header line, attendance and recusal left out."""
    parts: list[Sentence] = []
    heads: list[tuple[int, str]] = []
    listing = parted = False
    for number, line in enumerate(_unwrapped(_SIDES.sub("\n", text))):
        named = heading(line)
        if (named and named.kind == "attendance") or _OVER_NAMES.fullmatch(line):
            listing, parted = True, False
        elif listing and line:
            ends = parted and line.endswith(".") and "," not in line and "(" not in line
            listing = _is_name(line) and not ends
        else:
            parted = listing
        if named and named.body and named.date:
            heads.append((number, named.date))
        if not line or listing or (named and (named.body or named.kind == "decision")):
            continue
        if (_LISTS_ABSENT.match(line) and _is_attendance(line)) or _is_label(line):
            continue
        parts += [
            Sentence(part, number, place)
            for place, part in enumerate(sentences(line))
            if not _is_attendance(part)
        ]
    if len(heads) > 1:
        _leave_to_the_last(parts, heads)
    return [part for part in parts if not _comes_or_goes(part.text)] or parts


def _leave_to_the_last(parts: Sequence[Sentence], heads: Sequence[tuple[int, str]]) -> None:
    """Where each body's decision stands below its own head with its day, the last day's decides."""
    last = max(range(len(heads)), key=lambda at: (heads[at][1], at))
    lines = range(heads[last][0], heads[last + 1][0] if last + 1 < len(heads) else sys.maxsize)
    of_it = [part for part in parts if part.paragraph in lines]
    if parts and parts[0].paragraph > heads[0][0] and any(classify(part.text)[0] for part in of_it):
        for part in parts:
            part.other = part.paragraph not in lines


def is_recusal(text: str) -> bool:
    """Whether the sentence only tells who took no part in this item, or could not."""
    return bool(_RECUSED.fullmatch(text))


def _comes_or_goes(text: str) -> bool:
    return (" kl" in text or " ikke " in text) and bool(_CAME_OR_LEFT.fullmatch(text))


def _is_name(line: str) -> bool:
    """One who was absent, on a line of its own: "Bo Lind (A)"; or that none was."""
    return line.rstrip(".").lower() == "ingen" or (bool(_NAME.fullmatch(line)) and classify(line)[0] is None)


def _is_attendance(text: str) -> bool:
    """Who was there; "udskydes, da to var fraværende" decides."""
    return bool(_ATTENDANCE.fullmatch(text)) and classify(text)[0] is None


def _unwrapped(text: str) -> list[str]:
    """The text's lines, one broken in the middle of its sentence made whole."""
    lines: list[list[str]] = []
    for line in map(str.strip, text.split("\n")):
        if line and lines and lines[-1][-1] and _broken_off(lines[-1][-1], line):
            lines[-1].append(line)
        else:
            lines.append([line])
    return [glued(parts) for parts in lines]


def _broken_off(before: str, after: str) -> bool:
    """Whether the sentence of one line goes on in the next."""
    if after[:1].isdecimal() and (before.endswith("ndstillingens") or _AWAITS_NUMBER.search(before)):
        return True
    if after[:1] == "(" and before[-1:].isalnum() and _PARTY_AFTER.match(after):
        return True
    if before.count("(") > before.count(")") and ")" in after:
        return True
    if after[:1].islower() and before.endswith((" stemte", " stemmer")):
        return True
    if after.startswith("at ") and _OVER_TO_AT.search(before):
        return True
    if after[:1].isupper() and _HALF_A_NAME.search(before) and _OTHER_HALF.match(after):
        return True
    if _OWN_LINE.match(after):
        return False
    if before.endswith(".") and after[:1].islower() and _HANGS_BY_ITS_STOP.search(before):
        return True
    if before.endswith((".", ":", ";", "!", "?", "”", '"')):
        return False
    return after[:1].islower() or bool(_HANGS.search(before))


def _is_label(line: str) -> bool:
    """A lone word above the decision, as in "KONKLUSION" or "Børne- og Skoleudvalgets beslutning"."""
    words = line.strip(": ").casefold().split(" ")
    return (
        words[-1] in ("konklusion", "konklusionen", "beslutning")
        and len(words) < 5
        and "til" not in words
        and not classify(line)[0]
    )
