"""Where words of decision decide nothing: they describe a thing or tell of an election to come."""

from __future__ import annotations

import re

from archive.parsing.outcome_verbs import BODY
from archive.parsing.pretested import Pretested

_ATTRIBUTE = re.compile(
    r"(?<=\w )(?:den|de|det|dens|deres|tidligere|allerede|nyligt?|nu|ikke-)\s+\Z"
    r"|\b(?:om|over|for|af|til|blandt|med) (?:\w+ )?(?:de|den|det|allerede|tidligere)\s+\Z",
    re.IGNORECASE,
)
"""Before a participle that only describes: "den godkendte plan"."""
_OF_THINGS = re.compile(r"\b(?:om|over|for|af|til|blandt|med|fra|i|på) \Z", re.IGNORECASE)
_COUNTED_THINGS = re.compile(r"\w (?:de|den|det) \w+,?\s+\Z", re.IGNORECASE)
_LED_BY = re.compile(r"(?:den|det)\s+", re.IGNORECASE)
"""Before the participle at a sentence's start: "Den godkendte plan blev drøftet"."""
_THINGS = re.compile(rf"\s+(?!{BODY}\b)[a-zæøå]")
_TO_ELECT = re.compile(r"(?:gen|ny)?(?:vælge|udpege)[rs]", re.IGNORECASE)
_POST = re.compile(
    r"\b(?:(?:næst|vice)?formand|medlem|suppleant|stedfortræder|repræsentant)(?:en|er|mer|ne)*\b",
    re.IGNORECASE,
)
_IN_OFFICE = re.compile(
    r" (?:i en (?:\w+ )?stilling\b|som (?!\w*(?:formand|næstformand|formænd))\w*(?:leder|chef|direktør"
    r"|rektor)\b)",
    re.IGNORECASE,
)
"""Staff in a post for a while, and no election."""
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
_NOT_BEFORE = re.compile(
    r"\b(?:ikke|(?:ikke|intet|ingen)\b[^.,]{0,30}\bflertal (?:for )?(?:at|om at)) \Z", re.IGNORECASE
)
_NOT_AFTER = re.compile(r" (?:dermed |derfor |således |dog )?ikke\b(?! (?:kun|blot|alene)\b)", re.IGNORECASE)
_NOT_YET = re.compile(r"\b(?:kan|skal|vil|bliver|forventes) (?:først|tidligst) (?:\w+ )?\Z", re.IGNORECASE)
_HAS_BEEN = re.compile(r"\bhar (?:\w+ )?været \Z", re.IGNORECASE)
_VOTED_FOR = re.compile(r"\bstem(?:te|mer) for\b", re.IGNORECASE)
_FOR_SOMETHING_ELSE = re.compile(
    r" for (?:at (?:udsætte|udskyde|oversende|henvise|tilbagesende|sende)\b|(?:\w*udsættelse|oversendelse)\b"
    r"|(?:\w+ )?ændringsforslag)",
    re.IGNORECASE,
)
"""What found no majority was not the item: "ikke flertal for at udsætte"."""
_BODY_HAS = r"(?:\w*udvalget|\w*byrådet|kommunalbestyrelsen|borgerrepræsentationen)"
_MONTHS = r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)"
_HAS_DONE = r"(?:vedtaget|besluttet|godkendt|tiltrådt|bevil(?:li)?get|afsat|imødekommet|forkastet|udsat)\b"
_REPORTED = Pretested(
    rf"\A(?:regionsrådet|amtsrådet|region (?-i:[A-ZÆØÅ])\w+|KL|kommunernes landsforening|EU|\w+ministeren"
    rf"|\w+ kommune) har (?:\w+ ){{0,4}}?{_HAS_DONE}"
    rf"|\A(?:(?:[\w-]+,? ){{0,3}}og )?{_BODY_HAS} har (?:også |endvidere )?(?:tidligere|allerede|netop|sidste"
    rf"|den \d|d\. ?\d|i (?:19|20)\d\d|i {_MONTHS})\b"
    rf"(?:[^.,;]|(?<=\d)\.){{0,80}}?\b{_HAS_DONE}"
    rf"|\A(?-i:[A-ZÆØÅ])[\w-]+(?:(?:, [\w-]+)* og [\w-]+)?udvalget har (?:vedtaget|besluttet),? at"
    r" (?:bede|anmode|søge|ansøge|spørge)\b"
    rf"|\A(?:(?:[\w-]+,? ){{0,3}}og )?{_BODY_HAS} har (?:\w+ ){{0,3}}?(?:besluttet|vedtaget),? at\b"
    r"(?:[^.]|\.(?= \d)){0,200}?\bskulle\b"
    rf"|\A(?:[-–•*·]\s+)?(?:på|ved) (?:\w+s (?:\w+ )?|(?:det )?(?:sidste|seneste|forrige|tidligere) )møde\b"
    rf"(?:[^.,;]|(?<=\d)\.|(?<=\bd)\.){{0,60}}? blev (?:det|der|\w+(?:en|et)) (?:\w+ )?{_HAS_DONE}",
    re.IGNORECASE,
)
"""What another body, or the body before, has decided: "Regionsrådet har vedtaget", "har i 2015 besluttet"."""


def reported(text: str) -> bool:
    """Whether the sentence only tells what was decided elsewhere or before."""
    return (" har " in text or " blev " in text) and bool(_REPORTED.match(text))


def no_formula(head: str, match: re.Match[str]) -> bool:
    """Whether the words only describe a thing, tell of an election to come, or are about something else."""
    words = match.group().casefold()
    if words.startswith("uds"):
        stays = _NOT_BEFORE.search(head[: match.start()]) or _NOT_AFTER.match(head, match.end())
    elif words.startswith(("uddel", "fordel")):
        stays = _PAPERS.search(head[: match.start()]) or _PAPERS.match(head, match.end() + 1)
    elif words.startswith(("godkend", "vedt", "tiltr")):
        stays = _NOT_YET.search(head[: match.start()])
    elif words.startswith("drøft"):
        stays = _HAS_BEEN.search(head[: match.start()])
    elif "afslag" in words:
        stays = _VOTED_FOR.search(head[: match.start()])
    elif words.endswith("flertal"):
        stays = _FOR_SOMETHING_ELSE.match(head, match.end())
    elif words.startswith("konstituer"):
        stays = _IN_OFFICE.match(head, match.end())
    else:
        elects = _TO_ELECT.fullmatch(words) and _POST.search(head)
        stays = elects if elects and not _WHOM.search(head) else None
    return stays is not None or _describes(head, match)


def _describes(head: str, match: re.Match[str]) -> bool:
    """Whether the participle only describes a thing: "den godkendte plan", "de to afviste forslag"."""
    before, after = head[: match.start()], head[match.end() :]
    plural = match.group().endswith("e") and _THINGS.match(after)
    counted = plural and (_COUNTED_THINGS.search(before) or _OF_THINGS.search(before))
    led = plural and " " not in match.group() and _LED_BY.fullmatch(before)
    return bool(counted or led or _ATTRIBUTE.search(before))
