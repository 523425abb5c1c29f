"""A decision's text to its outcome, remainder, votes and dissent; null rather than a guess."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.parsing.carried import carry_motions
from archive.parsing.decision_sentences import Sentence, decision_sentences, is_recusal
from archive.parsing.dissent import dissent_paragraphs, is_dissent
from archive.parsing.earlier import leave_what_was_told
from archive.parsing.formula import classify, main_clause
from archive.parsing.listed_news import forget_listed
from archive.parsing.minutes import Votes
from archive.parsing.nothing_told import tells_nothing
from archive.parsing.others import leave_what_fell, mark_others
from archive.parsing.outcome_verbs import ADOPTED, COUNCIL
from archive.parsing.outcome_words import PRECEDENCE
from archive.parsing.points import ADOPTING, UNADOPTED, a_point_failed, only_a_points, the_rest_carried
from archive.parsing.pretested import Pretested
from archive.parsing.voters import counts_a_side, names_a_side
from archive.parsing.votes import has_numbers, is_vote, read_votes

_LONGEST = 40_000
_COMES_AGAIN = re.compile(
    r"\b(?:tages|optages|sættes|behandles|kommer|forelægges|fremlægges)\b.{0,40}\b(?:igen|på ny)\b"
    r"|\btræffe[rs]? (?:\w+ )?(?:beslutning|afgørelse)\b",
    re.IGNORECASE,
)
"""What was told or discussed and shall come back is not put off."""
_RUNS = re.compile(r"(?<=\S) {2,}(?=\S)")
_PUT_ASIDE = frozenset({"deferred", "returned", "withdrawn"})
_THE_CASE = re.compile(r"(?:sagen|punktet|behandlingen|indstillingen|udsættes|udsat)\b", re.IGNORECASE)
_NOTE = re.compile(r"^\[[^\[\]]{20,2000}\]$", re.MULTILINE)
"""An editor's note in brackets is not the body's word."""
_RESERVED = re.compile(r",\s*(?:dog|men|mens|medens)\b", re.IGNORECASE)
_THEN_SOMEBODY = re.compile(
    rf"(.*?\b(?:{ADOPTED}|anbefales|anbefalet|indstilles)\b[^,;]*?)(?:\s+og|,)\s+(?-i:[A-ZÆØÅ])",
    re.IGNORECASE,
)
"""An adoption with what somebody else has to say: "Godkendt og Venstres bemærkning tilføres protokollen"."""
_AGAINST_VOTES = re.compile(
    r"\Abortset fra .{2,60}? (?=(?:kunne|kan|blev|er|tiltr\w*|godk\w*|anbef\w*)\b)|"
    r"\bmed protokollering af\b.*|\bi?mod stemmer(?:ne)? fra .*"
    r"|\bmed særindstilling fra .*|\bmed forbehold (?:fra|af) .*|\bmod (?:[\w-]+ ){0,3}[\w'’-]+ stemmer\b"
    r"|\((?-i:[A-ZÆØÅ])[^()]{0,60} imod\)|\(imod:? [^()]{1,80}\)"
    r"|,? \b(?:i?mod|bortset fra|med undtagelse af|undtage[nt]|på nær) (?-i:(?:[Ll]iste )?[A-ZÆØÅ]).*"
    r"| [-–] (?-i:[A-ZÆØÅ]{1,2}\b)[^.:;]{0,40} imod\b.*",
    re.IGNORECASE,
)
"""Dissent told in the formula's own clause: "godkendt mod Venstres stemmer"."""
_TALLY = Pretested(r"\bstemte\b.{0,20}\d|\d.{0,20}\bstem", re.IGNORECASE)
_SIDE_TOLD = re.compile(r"(?:for|i?mod) stemte\b", re.IGNORECASE)
_VOTED_FOR = Pretested(r"\bstem(?:te|mer) for\b", re.IGNORECASE)
_VOTED_AGAINST = Pretested(
    r"(?:\d|(?-i:[A-ZÆØÅ]))[^.:;]{0,120}? stem(?:te|mer) i?mod(?: \w*(?:forslaget|indstillingen))?\W*",
    re.IGNORECASE,
)
"""Who won, where what they voted against was lost."""
_AMENDMENT = Pretested(r"ændringsforslag|\bÆF\s?\d", re.IGNORECASE)
_FOR_REFUSAL = Pretested(r"\bstem(?:te|mer) for (?:at (?:give|meddele) )?afslag\b", re.IGNORECASE)
_ITS_VOTES = Pretested(
    r"\bstem(?:te|mer) for (?:at (?:give|meddele) )?afslag\W*\Z"
    r"|\bfor indstillingen stemte\b"
    r"|\bstem(?:te|mer) for (?:\w+s )?indstillingen(?: \([^()]{1,80}\))?(?!\w| om\b| fra\b| med\b| til\b)",
    re.IGNORECASE,
)
_FELL = re.compile(r"\b(?:bortfald(?:er|t|et)|fald(?:er|t) bort|faldet bort)\b", re.IGNORECASE)
_MOST_LINES = 30
"""Sentences in which a first vote is looked for."""
_TIED = re.compile(
    r"\bstemmelighed\b|\bstemmerne stod lige\b|\b(?:ikke|intet|uden)\b[^,.]{0,20}\bflertal\b", re.IGNORECASE
)
_MARK = re.compile(
    r"(?:ad|at|pkt|punkt(?:erne)?)\.?\s*\d{1,2}(?:(?:-|–|, | og | samt )\d{1,2}){0,8}[.:)]?", re.IGNORECASE
)
_ADOPTED = Pretested(r"(?<!ikke )\b(?:vedtaget|godkendt|tiltrådt|vedtog)\b", re.IGNORECASE)
_AGENDA = re.compile(r"dagsorden(?:en)?\b.{0,30}\bgodkendt\b", re.IGNORECASE)
"""What was said before it, of other items, is about those."""
_HEARD = re.compile(rf"(?:{COUNCIL}|(?!kommunal)\w+bestyrelsen)\b", re.IGNORECASE)
"""What a council answers decides only where the body itself tells nothing."""
_NOTHING = Pretested(
    r"(?:intet (?:at beslutte|yderligere)|ingen beslutning(?:er)?"
    r"|der blev ikke truffet (?:nogen )?beslutning(?:er)?)\b.{0,20}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Decision:
    """What one decision's text says."""

    outcome: str | None
    remainder: str | None
    votes: Votes | None
    dissent: str | None


def read_decision(text: str, kind: str = "minutes") -> Decision:
    """Outcome and its company from a decision's own words; an agenda's empty decision has no outcome."""
    return _read(_NOTE.sub("", _RUNS.sub(" ", text[:_LONGEST])), kind)


@lru_cache(maxsize=512)
def _read(text: str, kind: str) -> Decision:
    """Cached: most decisions of a town are the same few sentences."""
    parts = decision_sentences(text)
    bare = " ".join(part.text for part in parts)
    if tells_nothing(bare):
        return Decision("none" if kind == "minutes" else None, None, None, None)
    if len(parts) > 1 and tells_nothing(parts[0].text) and all(is_recusal(part.text) for part in parts[1:]):
        return Decision("none", _join([(part, part.text) for part in parts[1:]]), None, None)
    _mark_dissent(parts)
    mark_others(parts)
    for part in parts:
        part.outcome, part.tail = classify(part.text)
    carry_motions(parts)
    leave_what_fell(parts)
    leave_what_was_told(parts)
    forget_listed(parts)
    outcome = _main_outcome(parts)
    both_sides = outcome == "rejected" and any(
        _VOTED_FOR.search(part.text) and not _FOR_REFUSAL.search(part.text) for part in parts
    )
    for part in parts:
        part.dissent = part.dissent and not (
            _counts_only(part, outcome) or (both_sides and bool(_VOTED_AGAINST.fullmatch(part.text)))
        )
    votes = _own_votes([part.text for part in parts if not part.other], outcome)
    votes = None if votes and only_a_points(votes.text, outcome, parts) else votes
    dissent = _join([(part, part.text) for part in parts if part.dissent])
    return Decision(outcome, _remainder(parts, outcome), votes, dissent)


def _own_votes(sentences: Sequence[str], outcome: str | None) -> Votes | None:
    """The first vote the outcome can have come of: what was adopted had no fewer votes for than against."""
    votes = read_votes(sentences, outcome)
    if outcome not in ADOPTING or not _was_lost(votes):
        return votes
    told = next((end for end in range(1, _MOST_LINES) if _was_lost(read_votes(sentences[:end], outcome))), 0)
    later = read_votes(sentences[told:], outcome) if told else None
    return None if _was_lost(later) else later


def _was_lost(votes: Votes | None) -> bool:
    return bool(
        votes
        and votes.in_favour is not None
        and votes.against is not None
        and votes.in_favour < votes.against
    )


def _counts_only(part: Sentence, outcome: str | None) -> bool:
    """Votes on another proposal, and the majority's names where the item itself was lost, are no dissent."""
    listed = names_a_side(part.text)
    outvoted = listed or (has_numbers(part.text) and "protokol" not in part.text)
    tells_side = listed or _TALLY.search(part.text) or _SIDE_TOLD.match(part.text)
    return (outvoted and outcome == "rejected") or (part.other and bool(tells_side))


def _mark_dissent(parts: Sequence[Sentence]) -> None:
    """Flag dissenting sentences, with the quoted words after a colon."""
    flags = dissent_paragraphs([part.text for part in parts], [is_dissent(part.text) for part in parts])
    for part, flag in zip(parts, flags, strict=True):
        part.dissent = flag


def _main_outcome(parts: Sequence[Sentence]) -> str | None:
    told = [part for part in parts if part.outcome and not part.other and not _only_dissent(part)]
    adopted = _an_amendment_carried(parts)
    if not told and adopted:
        return "amended"
    if not told:
        told = [part for part in parts if part.outcome and part.other and not _AMENDMENT.search(part.text)]
        for part in told:
            part.other = False
    if not told:
        nothing = any(_NOTHING.fullmatch(part.text) for part in parts)
        return "none" if nothing else _by_votes_alone(parts)
    if own := [part for part in told if not _HEARD.match(part.text)]:
        for part in told:
            part.outcome = part.outcome if part in own else None
        told = own
    agenda = next((at for at, part in enumerate(told) if _AGENDA.match(part.text)), 0)
    told = told[agenda:]
    first = told[0].outcome
    if all(part.numbered for part in told) or first in ("noted", "discussed"):
        outcome = _weightiest([told[0], *(part for part in told[1:] if not _COMES_AGAIN.search(part.text))])
    elif first == "approved":
        outcome = _weightiest(
            [part for part in told if part.outcome in ("approved", "amended", "recommended")]
        )
    else:
        outcome = "deferred" if first == "recommended" and any(map(_is_put_off, told)) else first
    if outcome == "withdrawn" and _fell_on_votes(parts):
        return "rejected"
    if the_rest_carried(told):
        return "amended"
    if a_point_failed(outcome, told, parts):
        return None
    return "amended" if adopted and outcome in ("approved", "discussed") else outcome


def _an_amendment_carried(parts: Sequence[Sentence]) -> bool:
    """Whether an amendment's own sentence says so, or a lone word after its votes: "Vedtaget"."""
    running = False
    for part in parts:
        about = part.other and bool(_AMENDMENT.search(part.text))
        running = part.other and (running or about)
        if running and (about or " " not in part.text) and _ADOPTED.search(part.text):
            return True
    return False


def _by_votes_alone(parts: Sequence[Sentence]) -> str | None:
    """What became of the recommendation where only its votes are told; as many against as for: it is lost."""
    if not any(_ITS_VOTES.search(part.text) for part in parts) or any(part.other for part in parts):
        return None
    votes = read_votes([part.text for part in parts], None)
    if votes is None or votes.in_favour is None or votes.against is None:
        return None
    carried = votes.in_favour > votes.against
    if any(_FOR_REFUSAL.search(part.text) for part in parts):
        return "rejected" if carried else None
    return "approved" if carried else "rejected"


def _is_put_off(part: Sentence) -> bool:
    """Whether it is the case itself that waits: "Sagen udsættes"."""
    return part.outcome == "deferred" and bool(_THE_CASE.match(part.text))


def _fell_on_votes(parts: Sequence[Sentence]) -> bool:
    """A proposal that lapses ("bortfalder") because as many voted against it was not withdrawn."""
    fell = next((place for place, part in enumerate(parts) if part.outcome and not part.other), 0)
    return bool(_FELL.search(parts[fell].text)) and any(
        has_numbers(part.text) or _TIED.search(part.text) or _TALLY.search(part.text)
        for part in parts[: fell + 1]
    )


def _only_dissent(part: Sentence) -> bool:
    """A dissenting sentence decides nothing unless its formula stands before the dissent."""
    if not part.dissent:
        return False
    clause = _RESERVED.split(main_clause(_AGAINST_VOTES.sub("", part.text)), maxsplit=1)[0]
    adopted = _THEN_SOMEBODY.match(clause)
    head = adopted[1] if adopted else clause
    return is_dissent(head) and not has_numbers(head)


def _weightiest(parts: Sequence[Sentence]) -> str | None:
    return min((part.outcome for part in parts if part.outcome), key=PRECEDENCE.__getitem__, default=None)


def _remainder(parts: Sequence[Sentence], outcome: str | None) -> str | None:
    """Orders, dissent and news, verbatim; a formula's sentence leaves only what it adds."""
    if outcome is None:
        return None
    kept: list[tuple[Sentence, str]] = []
    mark = None
    for part in parts:
        if _MARK.fullmatch(part.text):
            mark = part
            continue
        if (
            counts_a_side(part.text)
            or _NOTHING.fullmatch(part.text)
            or (part.other and part.outcome and " " not in part.text)
            or (is_vote(part.text) and (part.other or not is_dissent(part.text)))
        ):
            continue
        formula = part.outcome is not None and not part.other and not _only_dissent(part)
        overruled = (part.outcome == "recommended" and outcome in _PUT_ASIDE) or (
            part.outcome in UNADOPTED and outcome in ADOPTING
        )
        text = part.tail if formula and not overruled else part.text
        if mark and text == part.text and (mark.paragraph, mark.place + 1) == (part.paragraph, part.place):
            kept.append((mark, mark.text))
        if text:
            kept.append((part, text))
    return _join(kept)


def _join(kept: Sequence[tuple[Sentence, str]]) -> str | None:
    """Paragraphs by a blank line; in one paragraph " … " where the source says something in between."""
    joined_up = ""
    last: Sentence | None = None
    for part, text in kept:
        if last is not None:
            follows = part.place == last.place + 1 and text == part.text
            joined_up += "\n\n" if part.paragraph != last.paragraph else " " if follows else " … "
        joined_up += text
        last = part
    return joined_up or None
