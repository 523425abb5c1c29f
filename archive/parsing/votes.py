"""Votes in a decision: numbers, tie, and who voted how; the first number belongs to the winning side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.parsing.minutes import Voters, Votes
from archive.parsing.pretested import Pretested

_WORDS = (
    "nul en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten"
    " sytten atten nitten tyve"
)
_NUMBER = {word: value for value, word in enumerate(_WORDS.split())} | {"et": 1, "én": 1, "ét": 1, "ingen": 0}
_N = r"(\d{1,3}|" + "|".join(sorted(_NUMBER, key=len, reverse=True)) + r")"
_MEMBERS = r"(?:\s+(?:af\s+)?(?:(?:byråds|udvalgs)?medlem(?:mer)?|stemmer?|personer|mandater))?"
_NAMES = r"(?:\s*\([^()]{0,400}\))?"
_ITS_NAME = r"(?:indstilling(?:en)?|hovedforslag(?:et)?)(?:\s+(?:som|i\s+sin)\s+helhed)?:\s+"
_AGAINST_EACH_OTHER = Pretested(rf"\b{_N}\s+stemmer?(?:\s+for)?{_NAMES}\s+i?mod\s+{_N}\b", re.IGNORECASE)
_SCORE = Pretested(
    r"\bstemme(?:rne|tallet|tallene)\s+(\d{1,3})\s*(?:[-–]|mod|imod)\s*(\d{1,3})\b", re.IGNORECASE
)
_PRO = Pretested(
    rf"\b{_N}{_MEMBERS}{_NAMES}\s+(?:stemte\s+for\b|for\b(?!\s+(?:at|de|den|det|en|et)\b))", re.IGNORECASE
)
_CONTRA = Pretested(rf"\b{_N}{_MEMBERS}{_NAMES}\s+(?:stemte\s+)?i?mod\b", re.IGNORECASE)
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
    rf"\bi?mod\s+(?:[\w-]+\s+){{0,4}}stemte:?\s+{_N}\b|\({_N}(?:\s+medlemmer)?\)\s+stem(?:te"
    rf"|mer)\s+i?mod\b|\b{_N}\s+(?:nej-?stemmer|stemte\s+nej)\b",
    re.IGNORECASE,
)
_ABSTAINED_LED = Pretested(
    rf"\b(?:undlod(?:\s+at\s+stemme)?|hverken\s+for\s+eller\s+imod(?:\s+stemte)?"
    rf"|hverken\s?[/-]\s?eller):?\s+{_N}\b"
    rf"|\({_N}(?:\s+medlemmer)?\)\s+und(?:lod|lader)\b|\b{_N}\s+(?:blanke?|blank-?stemmer|undladelser)\b",
    re.IGNORECASE,
)
_EACH_SIDE = re.compile(
    rf"\bfor(?:\s+stemte)?:?\s+{_N}{_NAMES}[,;]?\s+(?:og\s+)?i?mod:?\s+{_N}(?!\w|\s+(?:stem|medlem))",
    re.IGNORECASE,
)
_BOTH_SIDES = re.compile(
    rf"{_N}{_MEMBERS}{_NAMES}\s+for,?\s+(?:og\s+)?{_N}{_MEMBERS}{_NAMES}\s+i?mod\.?\s*", re.IGNORECASE
)
"""Nothing but the two counts: "8 for, 15 imod"."""
_WON_BY = Pretested(
    rf"\b(?:godkendt|vedtaget|tiltrådt|anbefalet|imødekommet"
    rf"|efterretning)\s+med\s+{_N}\s+stemmer\b(?!\s*\(|\s+(?:i?mod"
    rf"|for)\b)",
    re.IGNORECASE,
)
_VOTED_SO = Pretested(r"\bstem(?:te|mer?)\b", re.IGNORECASE)
_LIST = Pretested(
    r"(?:stemmer\s+|(?P<n3>\d{1,3})\s+(?:medlemmer\s+)?(?=stemte\s))?"
    r"(?P<side>for(?:\s+(?:\w*forslaget|indstillingen|planen))?(?:\s+stemte)?"
    r"|(?:i)?mod(?:\s+(?:\w*forslaget|indstillingen|planen))?(?:\s+stemte)?|und(?:lod"
    r"|lader)(?:\s+at\s+stemme)?"
    r"|hverken\s+for\s+eller\s+imod(?:\s+stemte)?|hverken\s?[/-]\s?eller"
    r"|(?:ja|nej)(?=:\s*\d)|stemte\s+(?:for|imod)|stemte\s+hverken\s+for\s+eller\s+imod)"
    r"\s*(?::\s*(?P<n>\d{1,3})?|(?P<n2>\d{1,3})\s*:)\s*(?P<names>.*)",
    re.IGNORECASE,
)
_BARE_LIST = re.compile(
    r"(?P<side>(?:for|i?mod)(?:\s+(?:\w*forslaget|indstillingen|planen))?\s+stemte"
    r"|undlod(?:\s+at\s+stemme)?)\s+(?:(?P<n>\d{1,3})\s*(?=\())?(?P<names>(?:\(|(?-i:[A-ZÆØÅ])|\d).*)",
    re.IGNORECASE,
)
"""A side's voters without a colon: "Imod stemte Ø, Å og F (6)"."""
_BETWEEN_NAMES = frozenset(
    ("og", "samt", "af", "i", "liste", "medlem", "medlemmer", "med", "undtagelse", "løsgænger")
)
_WORD = re.compile(r"[^\W\d_]+")
_MAJORITY = Pretested(
    rf"\bflertal(?:let)?\s+(?:på\s+|\(){_N}\b.{{1,200}}\bmindretal(?:let)?\s+(?:på\s+|\(){_N}\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\b(\d{1,3})(?:\s+[a-zæøå]+){0,4}\s*\((?P<names>[A-ZÆØÅ](?:[^()]|\([^()]*\))*)\)")
"""A count and, in brackets after it, whose votes those are: "25 stemmer (A, V, C)"."""
_EACH_COUNTED = re.compile(r"[^,()]+\((\d{1,3})\)(?:,\s*|\s+og\s+|$)")
_TELLS_VOTE = re.compile(
    r"(?:ved (?:en |den )?afstemning\w*|stemmetal(?:let|lene)?\b|(?:for|imod) stemte"
    r"|der blev (?:foretaget afstemning|stemt)|(?:der var )?afstemning)\b",
    re.IGNORECASE,
)
_CALLS_VOTE = re.compile(
    r".{1,80}\b(?:anmodede om|bad om|begærede|krævede|ønskede)(?: \w+)? afstemning\b", re.IGNORECASE
)
_COUNT_AFTER = re.compile(r"\s*\((?:i alt )?(\d{1,3})(?: stemmer)?\)\Z")
_ASIDE = re.compile(r",\s+(?:som|der|idet|da|fordi|hvilket)\b", re.IGNORECASE)
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
_BARE_NAME = re.compile(_ITS_NAME, re.IGNORECASE)
_NOBODY = frozenset({"ingen", "ingen medlemmer", "-", "–"})


def calls_a_vote(sentence: str) -> bool:
    """Whether somebody only asks that votes be taken: "Venstre anmodede om afstemning"."""
    return "afstemning" in sentence and bool(_CALLS_VOTE.match(sentence))


def is_voter_list(sentence: str) -> bool:
    """ "For stemte: A, V" """
    return bool(_LIST.fullmatch(sentence.strip()))


def names_a_side(sentence: str) -> bool:
    """ "Imod stemte A, V og 1 medlem af C": a voter list, or one without its colon."""
    return is_voter_list(sentence) or bool(_bare_list(sentence))


def counts_a_side(sentence: str) -> bool:
    """A voter list whose number or names the vote keeps: "Imod stemte 8 (Ø, Å)"."""
    return bool(_counted_list(sentence))


def _bare_list(sentence: str) -> re.Match[str] | None:
    """A side and nothing after it but its voters: no other word begins with a small letter."""
    match = _BARE_LIST.fullmatch(sentence.strip())
    words = _WORD.findall(match["names"]) if match else []
    return match if all(word[0].isupper() or word in _BETWEEN_NAMES for word in words) else None


def _counted_list(sentence: str) -> re.Match[str] | None:
    """A voter list, without its colon only where it is counted: "Imod stemte Ø og F (6)"."""
    sentence = _without_name(sentence)
    if match := _LIST.fullmatch(sentence.strip()):
        return match
    bare = _bare_list(sentence)
    return bare if bare and (bare["n"] or _COUNT_AFTER.search(bare["names"].rstrip("."))) else None


def is_vote(sentence: str) -> bool:
    """Whether the sentence says nothing but how votes fell."""
    if _TELLS_VOTE.match(sentence) and not _LOST.search(sentence) and not _WON.search(sentence):
        return True
    said = _without_name(sentence)
    return bool(is_voter_list(said) or _EACH_SIDE.match(said) or _BOTH_SIDES.fullmatch(said)) or (
        any(side.match(said) for side in (_ABSTAINED, _CONTRA, _PRO, _CONTRA_LED, _PRO_LED))
        and bool(_VOTED_SO.search(said) or "undlod" in said)
    )


def _without_name(sentence: str) -> str:
    """Without what the vote was about: "Indstillingen: For stemte 15"."""
    named = _BARE_NAME.match(sentence)
    return sentence[named.end() :] if named else sentence


def has_numbers(sentence: str) -> bool:
    """Whether the sentence counts votes."""
    return bool(
        _AGAINST_EACH_OTHER.search(sentence)
        or _SCORE.search(sentence)
        or (_PRO.search(sentence) and _CONTRA.search(sentence))
    )


def read_votes(sentences: Sequence[str], outcome: str | None) -> Votes | None:
    """The item's own vote from the sentences about it; None where nothing was counted."""
    texts: list[str] = []
    counted: dict[str, int] = {}
    listed: dict[str, tuple[str, ...]] = {}
    for sentence in sentences:
        if match := _counted_list(sentence):
            _take_list(match, counted, listed)
        elif _take_numbers(sentence, outcome, counted):
            _take_brackets(sentence, counted, listed)
        else:
            continue
        texts.append(sentence)
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
    if match := _AGAINST_EACH_OTHER.search(sentence) or _SCORE.search(sentence):
        losers, winners = sorted((_value(match[1]), _value(match[2])))
        lost = (outcome == "rejected" or _LOST.search(sentence)) and not _FOR_REFUSAL.search(sentence)
        found = {"for": losers, "against": winners} if lost else {"for": winners, "against": losers}
    elif match := _EACH_SIDE.search(sentence) or _MAJORITY.search(sentence):
        found = {"for": _value(match[1]), "against": _value(match[2])}
    elif _VOTED_SO.search(sentence) or "imod" in sentence or "stemme" in sentence:
        pro = _PRO_LED.search(sentence) or _PRO.search(sentence) or _WON_BY.search(sentence)
        contra = _CONTRA_LED.search(sentence) or _CONTRA.search(sentence)
        found |= {"for": _value(pro[pro.lastindex or 1])} if pro else {}
        found |= {"against": _value(contra[contra.lastindex or 1])} if contra else {}
    if match := _ABSTAINED_LED.search(sentence) or _ABSTAINED.search(sentence):
        found["abstained"] = _value(match[match.lastindex or 1])
    if not found or found.keys() & counted.keys():
        return False
    counted |= found
    return True


def _take_brackets(sentence: str, counted: dict[str, int], listed: dict[str, tuple[str, ...]]) -> None:
    """Whose votes they are where a side's number has names in brackets and no other side that number."""
    for match in _BRACKETED.finditer(sentence):
        sides = [side for side, count in counted.items() if count == int(match[1])]
        if len(sides) == 1:
            listed.setdefault(sides[0], split_names(match["names"]))


def _take_list(match: re.Match[str], counted: dict[str, int], listed: dict[str, tuple[str, ...]]) -> None:
    words = match["side"].casefold()
    side = (
        "abstained"
        if "undl" in words or "hverken" in words
        else "against"
        if "mod" in words or words == "nej"
        else "for"
    )
    names = _ASIDE.split(match["names"], maxsplit=1)[0].strip().rstrip(".")
    number = next((match[name] for name in ("n", "n2", "n3") if match.groupdict().get(name)), None)
    if len(each := _EACH_COUNTED.findall(names)) > 1 and _EACH_COUNTED.sub("", names) == "":
        counted.setdefault(side, sum(map(int, each)))
        names = re.sub(r"\s*\(\d{1,3}\)", "", names)
    if number is None and (after := _COUNT_AFTER.search(names)):
        number, names = after[1], names[: after.start()]
    if number and side not in counted:
        counted[side] = int(number)
    if number and names.startswith("(") and names.endswith(")"):
        names = names[1:-1]
    if names.casefold() in _NOBODY:
        counted.setdefault(side, 0)
        names = ""
    listed.setdefault(side, split_names(names))


def split_names(text: str) -> tuple[str, ...]:
    """Party letters and names at commas and "og" outside brackets: "Ø (A, B), C og D" is three."""
    parts, depth, current = [], 0, ""
    for piece in re.split(r"([(),;]|\s+og\s+)", text):
        depth += (piece == "(") - (piece == ")")
        if depth <= 0 and (piece in (",", ";") or piece.strip() == "og"):
            parts.append(current)
            current = ""
        else:
            current += piece
    return tuple(name for name in (part.strip(" .") for part in [*parts, current]) if name)


def _value(word: str) -> int:
    return int(word) if word.isdecimal() else _NUMBER[word.casefold()]
