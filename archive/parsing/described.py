"""Where words of decision decide nothing: they describe a thing or tell of an election to come."""

from __future__ import annotations

import re

from archive.parsing.outcome_verbs import BODY

_ATTRIBUTE = re.compile(
    r"(?<=\w )(?:den|de|det|dens|deres|tidligere|allerede|nyligt?|nu|ikke-)\s+\Z"
    r"|\b(?:om|over|for|af|til|blandt|med) (?:\w+ )?(?:de|den|det|allerede|tidligere)\s+\Z",
    re.IGNORECASE,
)
"""Before a participle that only describes: "den godkendte plan"."""
_OF_THINGS = re.compile(r"\b(?:om|over|for|af|til|blandt|med|fra|i|på) \Z", re.IGNORECASE)
_COUNTED_THINGS = re.compile(r"\w (?:de|den|det) \w+,?\s+\Z", re.IGNORECASE)
_THINGS = re.compile(rf"\s+(?!{BODY}\b)[a-zæøå]")
_TO_ELECT = re.compile(r"(?:gen|ny)?(?:vælge|udpege)[rs]", re.IGNORECASE)
_POST = re.compile(
    r"\b(?:(?:næst|vice)?formand|medlem|suppleant|stedfortræder|repræsentant)(?:en|er|mer|ne)*\b",
    re.IGNORECASE,
)
_HANDED_OUT = re.compile(r"(?:uddel|fordel)", re.IGNORECASE)
_PAPERS = re.compile(
    r"\b\w*(?:materiale|notat|bilag|brev|rapport|oversigt|folder|pjece|skrivelse|redegørelse)"
    r"(?:er|et|en|ne|r|n)*\b",
    re.IGNORECASE,
)
"""What is handed out at a meeting, and no money."""
_NO_BODY = r"(?!\w*(?:[Uu]dvalg|[Rr]åd|[Kk]ommune))"
_WHOM = re.compile(
    r":\s*\Z|\([A-ZÆØÅ]{1,2}\)|\bfølgende\b|\bsom (?:indstillet|foreslået)\b"
    rf"|\b{_NO_BODY}[A-ZÆØÅ][\w.-]+ {_NO_BODY}[A-ZÆØÅ]\w"
)
"""Who is elected; without, an election is only told to come."""


_PUT_OFF = re.compile(r"uds(?:at|æt|kyd|kud|kød)", re.IGNORECASE)
_NOT_BEFORE = re.compile(
    r"\b(?:ikke|(?:ikke|intet|ingen)\b[^.,]{0,30}\bflertal (?:for )?(?:at|om at)) \Z", re.IGNORECASE
)
_NOT_AFTER = re.compile(r" (?:dermed |derfor |således |dog )?ikke\b(?! (?:kun|blot|alene)\b)", re.IGNORECASE)
_VOTED_FOR = re.compile(r"\bstem(?:te|mer) for\b", re.IGNORECASE)


_NO_MAJORITY = re.compile(r"(?:intet|ikke|ingen)\b.*\bflertal", re.IGNORECASE)
_FOR_SOMETHING_ELSE = re.compile(
    r" for (?:at (?:udsætte|udskyde|oversende|henvise|tilbagesende|sende)\b|(?:\w*udsættelse|oversendelse)\b"
    r"|(?:\w+ )?ændringsforslag)",
    re.IGNORECASE,
)
"""What found no majority was not the item: "ikke flertal for at udsætte"."""


def no_formula(head: str, match: re.Match[str]) -> bool:
    """Whether the words only describe a thing, or tell of an election to come."""
    to_come = _TO_ELECT.fullmatch(match.group()) and _POST.search(head) and not _WHOM.search(head)
    return (
        bool(to_come)
        or _not_put_off(head, match)
        or _voted_for_another(head, match)
        or bool(_NO_MAJORITY.search(match.group()) and _FOR_SOMETHING_ELSE.match(head, match.end()))
        or _hands_out_papers(head, match)
        or _describes(head, match)
    )


def _not_put_off(head: str, match: re.Match[str]) -> bool:
    """ "Sagen blev ikke udsat", "udsættes ikke" """
    if not _PUT_OFF.match(match.group()):
        return False
    return bool(_NOT_BEFORE.search(head[: match.start()]) or _NOT_AFTER.match(head, match.end()))


def _voted_for_another(head: str, match: re.Match[str]) -> bool:
    """Who voted for a refusal, after those who did not: "4 stemte for …, 3 stemte for afslag"."""
    return "afslag" in match.group() and bool(_VOTED_FOR.search(head[: match.start()]))


def _hands_out_papers(head: str, match: re.Match[str]) -> bool:
    """ "Et notat blev uddelt" gives nobody money."""
    if not _HANDED_OUT.match(match.group()):
        return False
    return bool(_PAPERS.search(head[: match.start()]) or _PAPERS.match(head, match.end() + 1))


def _describes(head: str, match: re.Match[str]) -> bool:
    """Whether the participle only describes a thing: "den godkendte plan", "de to afviste forslag"."""
    before, after = head[: match.start()], head[match.end() :]
    plural = match.group().endswith("e") and _THINGS.match(after)
    counted = plural and (_COUNTED_THINGS.search(before) or _OF_THINGS.search(before))
    return bool(counted or _ATTRIBUTE.search(before))
