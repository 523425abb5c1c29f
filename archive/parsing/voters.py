"""The voters of one side, as a decision lists them: "Imod stemte A (4) og 1 medlem af C"."""

from __future__ import annotations

import re

from archive.parsing.pretested import Pretested

_ITS_NAME = (
    r"(?:afstemning\s+om\s+)?(?:den\s+(?:samlede|ændrede)\s+)?(?:indstilling(?:en)?|hovedforslag(?:et)?)"
    r"(?:\s+(?:(?:som|i\s+sin)\s+helhed|med\s+[\w ]{0,20}ændringer))?:\s+"
)
_LIST = Pretested(
    r"(?:stemmer\s+|følgende\s+(?=undl)|(?P<n3>\d{1,3})\s+(?:medlemmer\s+)?(?=stemte\s))?"
    r"(?P<side>for(?:\s+(?:\w*forslaget|indstillingen|planen))?(?:\s+stemte)?"
    r"|(?:i)?mod(?:\s+(?:\w*forslaget|indstillingen|planen))?(?:\s+stemte)?|und(?:lod"
    r"|lader)(?:\s+at\s+stemme)?"
    r"|hverken\s+for\s+eller\s+imod(?:\s+stemte)?|hverken\s?[/-]\s?eller"
    r"|(?:ja|nej)(?=:\s*\d)|stemte\s+(?:for|imod)|stemte\s+hverken\s+for\s+eller\s+imod)"
    r"\s*(?::\s*(?P<n>\d{1,3})?|(?P<n2>\d{1,3})\s*:|\((?P<n4>\d{1,3})\)(?:\s*:|(?=\.?\Z)))\s*(?P<names>.*)",
    re.IGNORECASE,
)
_BARE_LIST = re.compile(
    r"(?P<side>(?:for|i?mod)(?:\s+(?:\w*forslaget|indstillingen|planen))?\s+stemte"
    r"|undlod(?:\s+at\s+stemme)?)\s+(?:(?P<n>\d{1,3})\s*(?=\())?(?P<names>(?:\(|(?-i:[A-ZÆØÅ])|\d).*)",
    re.IGNORECASE,
)
"""A side's voters without a colon: "Imod stemte Ø, Å og F (6)"."""
_BETWEEN_NAMES = " og samt af i alt stemmer liste med medlem medlemmer undtagelse løsgænger "
_WORD = re.compile(r"[^\W\d_]+")
_BRACKETED = re.compile(r"\b(\d{1,3})(?:\s+[a-zæøå]+){0,4}\s*\((?P<names>[A-ZÆØÅ](?:[^()]|\([^()]*\))*)\)")
"""A count and, in brackets after it, whose votes those are: "25 stemmer (A, V, C)"."""
_EACH_COUNTED = re.compile(r"[^,()]+\((\d{1,3})\)(?:,\s*|\s+og\s+|$)")
_TOTAL = re.compile(r",?\s+i alt\s+(\d{1,3})(?:\s+stemmer)?\Z", re.IGNORECASE)
_COUNT_AFTER = re.compile(r"\s*\((?:i alt )?(\d{1,3})(?: stemmer)?\)\Z")
_ASIDE = re.compile(r",\s+(?:som|der|idet|da|fordi|hvilket)\b", re.IGNORECASE)
_BARE_NAME = re.compile(_ITS_NAME, re.IGNORECASE)
_NOBODY = frozenset({"ingen", "ingen medlemmer", "-", "–"})


def is_voter_list(sentence: str) -> bool:
    """ "For stemte: A, V" """
    return bool(_LIST.fullmatch(sentence.strip()))


def names_a_side(sentence: str) -> bool:
    """ "Imod stemte A, V og 1 medlem af C": a voter list, or one without its colon."""
    return is_voter_list(sentence) or bool(_bare_list(sentence))


def counts_a_side(sentence: str) -> bool:
    """A voter list whose number or names the vote keeps: "Imod stemte 8 (Ø, Å)"."""
    return bool(counted_list(sentence))


def _bare_list(sentence: str) -> re.Match[str] | None:
    """A side and nothing after it but its voters: no other word begins with a small letter."""
    match = _BARE_LIST.fullmatch(sentence.strip())
    words = _WORD.findall(match["names"]) if match else []
    return match if all(word[0].isupper() or f" {word} " in _BETWEEN_NAMES for word in words) else None


def counted_list(sentence: str) -> re.Match[str] | None:
    """A voter list, without its colon only where it is counted: "Imod stemte Ø og F (6)"."""
    sentence = without_name(sentence)
    if match := _LIST.fullmatch(sentence.strip()):
        return match
    bare = _bare_list(sentence)
    if bare is None or bare["n"]:
        return bare
    names = bare["names"].rstrip(".")
    return bare if _COUNT_AFTER.search(names) or _TOTAL.search(names) else None


def without_name(sentence: str) -> str:
    """Without what the vote was about: "Indstillingen: For stemte 15"."""
    named = _BARE_NAME.match(sentence)
    return sentence[named.end() :] if named else sentence


def take_brackets(sentence: str, counted: dict[str, int], listed: dict[str, tuple[str, ...]]) -> None:
    """Whose votes they are where a side's number has names in brackets and no other side that number."""
    for match in _BRACKETED.finditer(sentence):
        sides = [side for side, count in counted.items() if count == int(match[1])]
        if len(sides) == 1:
            listed.setdefault(sides[0], split_names(match["names"]))


def take_list(match: re.Match[str], counted: dict[str, int], listed: dict[str, tuple[str, ...]]) -> None:
    """A list's number and names, the number told before, after or with each of them."""
    words = match["side"].casefold()
    side = (
        "abstained"
        if "undl" in words or "hverken" in words
        else "against"
        if "mod" in words or words == "nej"
        else "for"
    )
    names = _ASIDE.split(match["names"], maxsplit=1)[0].strip().rstrip(".")
    number = next((match[name] for name in ("n", "n2", "n3", "n4") if match.groupdict().get(name)), None)
    if total := _TOTAL.search(names):
        number, names = number or total[1], names[: total.start()]
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
