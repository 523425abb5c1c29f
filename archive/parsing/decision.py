"""A decision's text to its outcome, remainder, votes and dissent; null rather than a guess."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.parsing.danish import sentences
from archive.parsing.dissent import dissent_paragraphs, is_dissent
from archive.parsing.headings import heading
from archive.parsing.minutes import Votes
from archive.parsing.outcome_words import ASIDE, CONDITION, NONE, PRECEDENCE, WORDS
from archive.parsing.votes import has_numbers, is_vote, is_voter_list, read_votes

_LONGEST = 40_000
_LONGEST_SENTENCE = 3_000
_COVER = re.compile(
    r"(?:til(?:bage)?sendes|fremsendes|sendes)\b.{0,120}?\bmed\s+(?:den\s+)?bemærkning(?:\s+om)?,?\s+at\s+",
    re.IGNORECASE,
)
_CLAUSE_MARK = re.compile(
    r"(?:[-–•*]\s+)?(?:(?:ad|at|pkt\.?|vedr\.?)\s*\d+(?:\s*(?:,|og|-|–"
    r"|\+)\s*\d+)*(?:\.\s*at)?\s*[:.)-]?\s+|\d{1,2}[.)]\s+)?",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"(?:[^.,:;]{0,90}?\b(?:besluttede|beslutter|vedtog|vedtager|har vedtaget|har besluttet"
    r"|blev besluttet|er enige? om|var enige? om"
    r"|blev enige om|enighed om|det blev besluttet|kunne tiltræde"
    r"|kan (?:enstemmigt )?tiltræde))(?: \w+mt| enstemmigt)?"
    r"(?P<tail>\s+i sit møde[^,]{0,60}?|\s+(?:for lukkede døre"
    r"|i mødet den [^,]{4,30}))*,?\s+(?P<rest>(?:ikke )?at\s+.*)",
    re.IGNORECASE | re.DOTALL,
)
_SUBORDINATE = re.compile(
    r",\s+(?:om,?\s+)?at\b|\som,? at\b"
    r"|(?<!\bmed)(?<!\bved)(?<!\btil)(?<!\bfor)(?<!\baf)(?<!\bi)(?<!\som)\sat\b|\s[-–]\s(?=punkt|pkt|sag)"
    r"|,\s*(?:da|idet|når|hvis|såfremt|hvor|der|som|hvilket|så|mens|fordi)\b|\bidet\b|\shvorefter\b",
    re.IGNORECASE,
)
_RESUMED = re.compile(r",\s+(?P<rest>(?:blev|bliver|er|kan|kunne)\b[^,]*)", re.IGNORECASE)
_ONE_VOICE = re.compile(r"\A(?:rådmand|udvalgsmedlem|byrådsmedlem|borgmester)\w*\s+[A-ZÆØÅ]", re.IGNORECASE)
_WISH = re.compile(
    r"\b(?:ønske\w*|anmod\w*|bad|beder|bedes|opfordr\w*|bemærke\w*|oplys\w*|spurgte|spørger|foresl\w*"
    r"|love[rd]\w*|forudsæt\w*|udtrykte|efterlys\w*"
    r"|understreg\w*|bemyndig\w*|planlægg\w*|forvent\w*|gjorde opmærksom|henstill\w*|stillede|stiller"
    r"|vender tilbage|skal|vil|bør|udarbejd\w*|undersøg\w*)\b",
    re.IGNORECASE,
)
_OTHER_MATTER = re.compile(
    r"\A(?:(?:et|der var|dette|venstres?|\w+s) )?(?:under)?(?:ændringsforslag\w*|(?:\w+ )?forslag (?:fra"
    r"|om|stillet)|delforslag)\b|ændringsforslag|\bÆF\s?\d"
    r"|\A(?:punkt(?:erne)?|pkt\.|sag nr\.|sag)\s*\d{1,3}\b(?!:)",
    re.IGNORECASE,
)
_AMENDMENT = re.compile(r"ændringsforslag|\bÆF\s?\d", re.IGNORECASE)
_ADOPTED = re.compile(r"\b(?:vedtaget|godkendt|tiltrådt|vedtog)\b", re.IGNORECASE)
_ATTENDANCE = re.compile(
    r"(?:fraværende|afbud|til stede|ikke til stede|stedfortræder)\b(?:\s*(?:med|uden)\s+afbud)?"
    r"\s*(?::.*|)\.?\Z"
    r"|(?:der var )?afbud fra\b.{2,200}"
    r"|.{2,200}\b(?:var|er) (?:forhindre[dt]e? i at deltage|fraværende)\b.{0,120}"
    r"|.{2,120}\bmødte som stedfortræder\b.{0,80}",
    re.IGNORECASE,
)
"""Who was there: neither decided nor news. A recusal is news."""
_NOTHING = re.compile(
    r"(?:intet at beslutte|ingen beslutning(?:er)?|der blev ikke truffet beslutning)\b.{0,20}", re.IGNORECASE
)
_APPROVED = dict(WORDS)["approved"]
_WEAKER_AFTER_APPROVAL = frozenset({"withdrawn", "deferred", "returned"})


@dataclass(frozen=True, slots=True)
class Decision:
    """What one decision's text says."""

    outcome: str | None
    remainder: str | None
    votes: Votes | None
    dissent: str | None


@dataclass(slots=True)
class _Sentence:
    text: str
    paragraph: int
    outcome: str | None = None
    tail: str = ""
    dissent: bool = False
    other: bool = False
    numbered: bool = False


def read_decision(text: str, kind: str = "minutes") -> Decision:
    """Outcome and its company from a decision's own words; an agenda's empty decision has no outcome."""
    return _read(text[:_LONGEST], kind)


@lru_cache(maxsize=512)
def _read(text: str, kind: str) -> Decision:
    """Cached: most decisions of a town are the same few sentences."""
    parts = _sentences(text)
    bare = " ".join(part.text for part in parts)
    if NONE.fullmatch(bare):
        return Decision(None if kind == "agenda" else "none", None, None, None)
    _mark_dissent(parts)
    _mark_others(parts)
    for part in parts:
        part.dissent = part.dissent and not (part.other and is_voter_list(part.text))
    for part in parts:
        part.outcome, part.tail = classify(part.text)
    outcome = _main_outcome(parts)
    votes = read_votes([part.text for part in parts if not part.other], outcome)
    dissent = _join([(part.paragraph, part.text) for part in parts if part.dissent])
    return Decision(outcome, _remainder(parts, outcome), votes, dissent)


@lru_cache(maxsize=8192)
def classify(sentence: str) -> tuple[str | None, str]:
    """One sentence's outcome, and the words in which it says more than its formula ("" for none)."""
    if len(sentence) > _LONGEST_SENTENCE:
        return None, ""
    text = _COVER.sub("", sentence, count=1) if _COVER.match(sentence) else sentence
    text = text[_matched_end(_CLAUSE_MARK, text) :]
    outcome, start = _formula(text, 0)
    if outcome is None:
        return None, ""
    condition = CONDITION.search(text, start)
    if condition and outcome in ("approved", "amended"):
        return "amended", text[condition.start() :].lstrip(" ,–-")
    aside = ASIDE.search(text, start)
    return outcome, text[aside.start() :].lstrip(" ,–-") if aside else ""


def _matched_end(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.match(text)
    return match.end() if match else 0


def _formula(text: str, depth: int) -> tuple[str | None, int]:
    """The outcome its main clause tells, and where in the text the formula ends."""
    if depth < 3 and (decides := _DECIDES.fullmatch(text)):
        at = decides.start("rest")
        rest = text[at:]
        if rest[:5].casefold() == "ikke " and not _WISH.search(text[:at]):
            return "rejected", at + 4
        skip = 3 if rest[:3].casefold() == "at " else 0
        outcome, end = _formula(rest[skip:], depth + 1)
        if outcome:
            return outcome, at + skip + end
    cut = _SUBORDINATE.search(text)
    head = text[: cut.start()] if cut else text
    if NONE.fullmatch(head) and cut is None:
        return None, 0
    outcome, end = (None, 0) if _ONE_VOICE.match(head) else _told(head)
    if outcome is None and cut and (resumed := _RESUMED.search(text, cut.start() + 1)):
        at = resumed.start("rest")
        outcome, end = _told(resumed["rest"])
        return outcome, at + end
    return outcome, end


def _told(head: str) -> tuple[str | None, int]:
    """The weightiest outcome a main clause names; an approval said first outweighs where it goes next."""
    for outcome, pattern in WORDS:
        match = pattern.search(head)
        if match is None:
            continue
        wish = _WISH.search(head)
        if wish and wish.start() < match.start():
            return None, 0
        approved = _APPROVED.search(head) if outcome in _WEAKER_AFTER_APPROVAL else None
        if approved and approved.start() < match.start():
            return "approved", match.end()
        return outcome, match.end()
    return None, 0


def _sentences(text: str) -> list[_Sentence]:
    """The sentences that decide: header line, attendance and recusal left out."""
    parts = []
    for number, line in enumerate(text.split("\n")):
        line = line.strip()
        named = heading(line)
        if not line or (named and (named.body or named.kind in ("decision", "attendance"))):
            continue
        if _ATTENDANCE.fullmatch(line) or (line.isupper() and _is_label(line)):
            continue
        parts += [_Sentence(part, number) for part in sentences(line) if not _ATTENDANCE.fullmatch(part)]
    return parts


def _is_label(line: str) -> bool:
    """A lone word above the decision, as in "KONKLUSION"."""
    return line.strip(": ").casefold() in ("konklusion", "beslutning")


def _mark_dissent(parts: Sequence[_Sentence]) -> None:
    """Flag dissenting sentences, with the quoted words after a colon."""
    flags = dissent_paragraphs([part.text for part in parts], [is_dissent(part.text) for part in parts])
    for part, flag in zip(parts, flags, strict=True):
        part.dissent = flag


def _mark_others(parts: Sequence[_Sentence]) -> None:
    """Amendments and other parties' proposals, with the votes and quotations that follow them."""
    running = False
    for part in parts:
        if _OTHER_MATTER.search(part.text) and not part.text.casefold().startswith("den således"):
            running = part.other = True
        elif running and (
            is_vote(part.text) or part.text[:1] in '”"“' or part.text.casefold().startswith("ingen undlod")
        ):
            part.other = True
        else:
            running = False
        part.numbered = bool(re.match(r"(?:ad|at|pkt\.?)\s*\d", part.text, re.IGNORECASE))


def _main_outcome(parts: Sequence[_Sentence]) -> str | None:
    told = [part for part in parts if part.outcome and not part.other and not _only_dissent(part)]
    told = told or [
        part for part in parts if part.outcome and part.other and not _AMENDMENT.search(part.text)
    ]
    if not told:
        return "none" if any(_NOTHING.fullmatch(part.text) for part in parts) else None
    first = told[0].outcome
    if all(part.numbered for part in told) or first in ("noted", "discussed"):
        outcome = _weightiest(told)
    elif first == "approved":
        outcome = _weightiest(
            [part for part in told if part.outcome in ("approved", "amended", "recommended")]
        )
    else:
        outcome = first
    adopted = any(
        part.other and _AMENDMENT.search(part.text) and _ADOPTED.search(part.text) for part in parts
    )
    return "amended" if adopted and outcome == "approved" else outcome


def _only_dissent(part: _Sentence) -> bool:
    """A dissenting sentence decides nothing unless its formula stands before the dissent."""
    if not part.dissent:
        return False
    cut = _SUBORDINATE.search(part.text)
    head = part.text[: cut.start()] if cut else part.text
    return is_dissent(head) and not has_numbers(head)


def _weightiest(parts: Sequence[_Sentence]) -> str | None:
    return min((part.outcome for part in parts if part.outcome), key=PRECEDENCE.__getitem__, default=None)


def _remainder(parts: Sequence[_Sentence], outcome: str | None) -> str | None:
    """Orders, dissent and news, verbatim; a formula's sentence leaves only what it adds."""
    if outcome is None:
        return None
    kept = []
    for part in parts:
        if is_voter_list(part.text) or (is_vote(part.text) and not is_dissent(part.text)):
            continue
        formula = part.outcome is not None and not part.other and not _only_dissent(part)
        text = part.tail if formula else part.text
        if text:
            kept.append((part.paragraph, text))
    return _join(kept)


def _join(parts: Sequence[tuple[int, str]]) -> str | None:
    """Sentences of one paragraph by a blank, paragraphs by a blank line."""
    paragraphs: dict[int, list[str]] = {}
    for number, text in parts:
        paragraphs.setdefault(number, []).append(text)
    return "\n\n".join(" ".join(texts) for texts in paragraphs.values()) or None
