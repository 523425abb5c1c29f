"""Votes in a decision: numbers, tie, and who voted how; the first number belongs to the winning side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.parsing.minutes import Voters, Votes
from archive.parsing.pretested import Pretested
from archive.parsing.voters import counted_list, is_voter_list, take_brackets, take_list, without_name

_WORDS = (
    "nul en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten"
    " sytten atten nitten tyve"
)
_NUMBER = {word: value for value, word in enumerate(_WORDS.split())} | {"et": 1, "én": 1, "ét": 1, "ingen": 0}
_N = r"(\d{1,3}|" + "|".join(sorted(_NUMBER, key=len, reverse=True)) + r")"
_MEMBERS = r"(?:\s+(?:af\s+)?(?:(?:byråds|udvalgs)?medlem(?:mer)?|stemmer?|personer|mandater))?"
_NAMES = r"(?:\s*\([^()]{0,400}\)|\s[–-]\s[^–()-]{1,80}\s[–-](?=\s))?"
_AGAINST_EACH_OTHER = Pretested(rf"\b{_N}\s+stemmer?(?:\s+for)?{_NAMES}\s+i?mod\s+{_N}\b", re.IGNORECASE)
_SCORE = Pretested(
    r"\bstemme(?:rne|tallet|tallene|lighed,?)\s+\(?(\d{1,3})\s*(?:[-–]|mod|imod)\s*(\d{1,3})\b", re.IGNORECASE
)
_BARE_SCORE = Pretested(
    r"\b(?:godkend|vedt|tiltr|forkast|nedstem|afvis)\w*(?: \w+){0,3}? (\d{1,3}) i?mod (\d{1,3})\b(?! \w)",
    re.IGNORECASE,
)
"""The counts without their word: "godkendte indstillingen 4 mod 3"."""
_PRO = Pretested(
    rf"\b{_N}(?:\s+(?:ud\s+)?af\s+(?:de\s+)?\d{{1,3}})?{_MEMBERS}{_NAMES}\s+(?:stem(?:te|mer)\s+for\b|for\b(?!\s+(?:at|de|den|det|en|et)\b))",
    re.IGNORECASE,
)
_CONTRA = Pretested(rf"\b{_N}{_MEMBERS}{_NAMES}\s+(?:stem(?:te|mer)\s+)?i?mod\b", re.IGNORECASE)
_ABSTAINED = Pretested(
    rf"\b{_N}{_MEMBERS}{_NAMES},?\s+(?:(?:der|som)\s+)?(?:undlod|undlader|(?:stemte\s+)?hverken"
    rf"|stemte\s+blankt)",
    re.IGNORECASE,
)
_PRO_LED = Pretested(
    rf"\bfor\s+(?:[\w-]+\s+){{0,4}}stemte:?\s+{_N}\b|\({_N}(?:\s+medlemmer)?\)\s+stem(?:te|mer)\s+for\b"
    rf"|\b{_N}\s+(?:ja-?stemmer|stemte\s+ja)\b",
    re.IGNORECASE,
)
_CONTRA_LED = Pretested(
    rf"\b(?:tiltrådt|vedtaget|godkendt)\s+i?mod\s+{_N}\s+stemmer?\b|\bi?mod\s+(?:[\w-]+\s+){{0,4}}stemte:?\s+{_N}\b|\({_N}(?:\s+medlemmer)?\)\s+stem(?:te"
    rf"|mer)\s+i?mod\b|\b{_N}\s+(?:nej-?stemmer|stemte\s+nej)\b",
    re.IGNORECASE,
)
_ABSTAINED_LED = Pretested(
    rf"\b(?:und(?:lod|lader)(?:\s+at\s+stemme)?|hverken\s+for\s+eller\s+imod(?:\s+stemte)?"
    rf"|hverken\s?[/-]\s?eller):?\s+{_N}\b"
    rf"|\({_N}(?:\s+medlemmer)?\)\s+und(?:lod|lader)\b|\b{_N}\s+(?:blanke?|blank-?stemmer|undladelser)\b"
    rf"|\bblanke?:\s*{_N}(?!\w)",
    re.IGNORECASE,
)
_EACH_SIDE = Pretested(
    rf"\bfor(?:\s+stemte)?:?\s+{_N}{_NAMES}(?:[,;]|\s[-–/])?\s+(?:og\s+)?i?mod:?\s+{_N}(?!\w|\s+(?:stem|medlem))",
    re.IGNORECASE,
)
_YES_NO = Pretested(
    rf"\b{_N}\s+(?:stemte\s+)?ja,?\s+(?:og\s+)?{_N}\s+(?:stemte\s+)?nej\b\.?\s*"
    rf"|\bja:\s*{_N}(?:[,;.]|\s[-–/])?\s*(?:og\s+)?nej:\s*{_N}(?!\w)"
    r"|\bstemmerne\s[^().]{1,60}\((\d{1,3})\)\s+i?mod\s+[^().]{1,60}\((\d{1,3})\)",
    re.IGNORECASE,
)
_FOR_AT = Pretested(
    rf"\b{_N} (?:stemmer|stemte) for at [^.\d]{{2,80}}? (?:og|mens) {_N} (?:stemte )?i?mod\b", re.IGNORECASE
)
"""For what they voted: "14 stemmer for at udsætte sagen og 11 imod"."""
_BOTH_SIDES = Pretested(
    rf"{_N}{_MEMBERS}{_NAMES}\s+for,?\s+(?:og\s+)?{_N}{_MEMBERS}{_NAMES}\s+i?mod\.?\s*", re.IGNORECASE
)
"""Nothing but the two counts: "8 for, 15 imod"."""
_WON_BY = Pretested(
    rf"\benstemmigt\s+med\s+{_N}\s+stemmer\b(?!\s+(?:i?mod|for)\b)"
    rf"|\b(?:godkendt|vedtaget|tiltrådt|anbefalet|imødekommet"
    rf"|efterretning)\s+(?:af\s+{_N}\s+(?:\w+)?medlemmer\b|med\s+{_N}\s+stemmer\b(?!\s*\(|\s+(?:i?mod"
    rf"|for)\b))|\b(?:godkendte|vedtog|tiltrådte|anbefalede)\s+med\s+{_N}\s+stemmer{_NAMES}(?!\s+(?:i?mod|for)\b)",
    re.IGNORECASE,
)
_VOTED_SO = Pretested(r"\bstem(?:te|mer?)\b", re.IGNORECASE)
_MAJORITY = Pretested(
    rf"\bflertal(?:let)?\s+(?:på\s+|\(){_N}\b.{{1,200}}\bmindretal(?:let)?\s+(?:på\s+|\(){_N}\b",
    re.IGNORECASE,
)
_TWO_COUNTS = (_EACH_SIDE, _MAJORITY, _YES_NO, _FOR_AT)
_FLERTAL = Pretested(rf"\bflertal(?:let)?\s+på\s+{_N}\b", re.IGNORECASE)
"""A majority told by itself: "Et flertal på 4 godkendte sagen. 2 stemte imod"."""
_TELLS_VOTE = re.compile(
    r"(?:ved (?:en |den )?afstemning\w*|stemmetal(?:let|lene)?\b|(?:for|imod) stemte"
    r"|der blev (?:foretaget afstemning|stemt)|(?:der var )?afstemning|afstemningen viste)\b",
    re.IGNORECASE,
)
_CALLS_VOTE = re.compile(
    r".{1,80}\b(?:anmodede om|bad om|begærede|krævede|ønskede)(?: \w+)? afstemning\b", re.IGNORECASE
)
_LOST = Pretested(
    r"\b(?:forkast\w*|stemte (?:\w+ ){1,3}ned|nedstemt\w*|afvist\w*|ikke\s+(?:godkendt|vedtaget)|faldt"
    r"|bortfaldt)\b",
    re.IGNORECASE,
)
_WON = re.compile(r"\b(?:godkend|vedtag|tiltr|anbefal)", re.IGNORECASE)
_FOR_REFUSAL = Pretested(
    r"\b(?:beslutte|beslutning|vedt|godkend|tiltr|stem)\w*\b.*\b(?:afslag\b|at afslå\b|at afvise\b|ikke at\b)"
    r"|\bafslag\b.*\b(?:vedtaget|godkendt|tiltrådt|besluttet)\b"
    r"|\b(?:gav|gives|givet|meddelt\w*|meddeles) (?:\w+ )?afslag\b",
    re.IGNORECASE,
)
"""The refusal itself was voted for: its winners are those for it."""


def calls_a_vote(sentence: str) -> bool:
    """Whether somebody only asks that votes be taken: "Venstre anmodede om afstemning"."""
    return "afstemning" in sentence and bool(_CALLS_VOTE.match(sentence))


def is_vote(sentence: str) -> bool:
    """Whether the sentence says nothing but how votes fell."""
    if _TELLS_VOTE.match(sentence) and not _LOST.search(sentence) and not _WON.search(sentence):
        return True
    said = without_name(sentence)
    counts = _EACH_SIDE.match(said) or _BOTH_SIDES.fullmatch(said) or _YES_NO.fullmatch(said)
    return bool(is_voter_list(said) or counts) or (
        any(side.match(said) for side in (_ABSTAINED, _CONTRA, _PRO, _CONTRA_LED, _PRO_LED, _ABSTAINED_LED))
        and bool(_VOTED_SO.search(said) or "undlod" in said)
    )


def has_numbers(sentence: str) -> bool:
    """Whether the sentence counts votes."""
    return bool(
        _AGAINST_EACH_OTHER.search(sentence)
        or _SCORE.search(sentence)
        or (_PRO.search(sentence) and _CONTRA.search(sentence))
        or (_PRO_LED.search(sentence) and _CONTRA_LED.search(sentence))
    )


def read_votes(sentences: Sequence[str], outcome: str | None) -> Votes | None:
    """The item's own vote from the sentences about it; None where nothing was counted."""
    texts: list[str] = []
    counted: dict[str, int] = {}
    listed: dict[str, tuple[str, ...]] = {}
    for sentence in sentences:
        match = counted_list(sentence)
        if match and not (_YES_NO.match(sentence) or _EACH_SIDE.match(sentence)):
            take_list(match, counted, listed)
        elif _take_numbers(sentence, outcome, counted):
            take_brackets(sentence, counted, listed)
        else:
            continue
        texts.append(sentence)
    if "against" in counted and "for" not in counted:
        majority = next(filter(None, (_FLERTAL.search(sentence) for sentence in sentences)), None)
        counted |= {"for": _value(majority[1])} if majority else {}
    if not texts or not (counted or any(listed.values())):
        return None
    voters = (
        Voters(listed.get("for", ()), listed.get("against", ()), listed.get("abstained", ()))
        if any(listed.values())
        else None
    )
    pro, contra = counted.get("for"), counted.get("against")
    tie = pro is not None and pro == contra and pro > 0
    return Votes(pro, contra, counted.get("abstained"), tie, voters, "\n".join(texts))


def _take_numbers(sentence: str, outcome: str | None, counted: dict[str, int]) -> bool:
    """Numbers of one sentence; a second count of a side already known is another vote and left alone."""
    found: dict[str, int] = {}
    if match := (
        _AGAINST_EACH_OTHER.search(sentence) or _SCORE.search(sentence) or _BARE_SCORE.search(sentence)
    ):
        losers, winners = sorted((_value(match[1]), _value(match[2])))
        lost = (outcome == "rejected" or _LOST.search(sentence)) and not _FOR_REFUSAL.search(sentence)
        found = {"for": losers, "against": winners} if lost else {"for": winners, "against": losers}
    elif match := next((one for each in _TWO_COUNTS if (one := each.search(sentence))), None):
        pro, contra = filter(None, match.groups())
        found = {"for": _value(pro), "against": _value(contra)}
    elif (
        _VOTED_SO.search(sentence)
        or "imod" in sentence
        or "stemme" in sentence
        or (" medlemmer" in sentence and _WON_BY.search(sentence))
    ):
        yes = _PRO_LED.search(sentence) or _PRO.search(sentence) or _WON_BY.search(sentence)
        no = _CONTRA_LED.search(sentence) or _CONTRA.search(sentence)
        found |= {"for": _value(yes[yes.lastindex or 1])} if yes else {}
        found |= {"against": _value(no[no.lastindex or 1])} if no else {}
    if match := _ABSTAINED_LED.search(sentence) or _ABSTAINED.search(sentence):
        found["abstained"] = _value(match[match.lastindex or 1])
    if not found or found.keys() & counted.keys():
        return False
    counted |= found
    return True


def _value(word: str) -> int:
    return int(word) if word.isdecimal() else _NUMBER[word.casefold()]
