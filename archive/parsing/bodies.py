"""The names of deciding bodies in running text: councils, committees and their genitive."""

from __future__ import annotations

import re
from functools import lru_cache

from archive.parsing.danish import fold

_WORD = r"[A-ZÆØÅ][\wæøåé]{0,40}"
_LIST = rf"(?:{_WORD}-,? ){{0,5}}(?:{_WORD}-? (?:og|&) )?"
_OPENER = (
    r"(?!(?:I|På|Af|Til|Fra|Når|Hvis|Da|Efter|Før|Inden|Ved|For|Hos|Men|Og|At|Som|Den|Det|Både|Også|Om|Hvor"
    r"|Samt|Over|Via|Referat|Dagsorden|Protokol|Beslutningsprotokol)\s)"
)
"""A word that opens a sentence, or says what the document is, is no town's name."""
BODY = (
    rf"(?:{_LIST}[A-ZÆØÅ]?[\wæøåé]{{0,40}}(?:udvalget"
    rf"|udvalg)(?: for {_WORD}(?:, {_WORD}){{0,4}}(?: og {_WORD}){{0,2}})?"
    rf"|(?:{_OPENER}{_WORD} )?(?:[Bb]yråd(?:et)?|[Kk]ommunalbestyrelsen?|[Bb]orgerrepræsentationen?"
    rf"|[Mm]agistraten?|[Rr]egionsråd(?:et)?)"
    rf"|[Uu]dvalg(?:et)? for {_WORD}(?: {_WORD}){{0,2}}(?:, {_WORD}){{0,4}}(?:,? (?:og|&) {_WORD}){{0,2}}"
    rf"|(?:{_WORD} ){{1,3}}(?:Lokalu|U)dvalg(?:et)?|Direktionen"
    rf"|(?:{_WORD}- og )?[A-ZÆØÅ][\wæøåé]{{1,40}}(?:rådet|nævnet|bestyrelsen))"
)
"""A body's name as a pattern without groups; what it finds may be a common word: see proper()."""

_BODY = re.compile(BODY)
_MEETING = re.compile(r"(?:['’]?s)?\s+(?:ordinære\s+|ekstraordinære\s+)?møde(?:t)?$", re.IGNORECASE)
_TERM = re.compile(r"[\s_]*\(?(?:\d{4}|(?<=\()\d\d)\s?[-–]\s?\d{2,4}\)?$|\s(?:19|20)\d\d$")
_OF_TERM = re.compile(r"^År \d{4}\s?[-–]\s?\d{4}\s+")
_IN_TOWN = re.compile(
    r"^(Byrådet|Kommunalbestyrelsen)\s+i\s+[A-ZÆØÅ][\wæøå-]+(?:\s+Kommune)?$", re.IGNORECASE
)
_AS_MEETING = re.compile(
    r"(?:(?:ordinært|ekstraordinært)\s+)?(?P<body>[\wæøå-]{0,40}(?:råd|udvalg|bestyrelse))smødet?"
    r"(?: \d{1,3})?",
    re.IGNORECASE,
)
"""A body named by its meeting: "Ekstraordinært ældrerådsmøde"."""
_MEETING_IN = re.compile(
    r"(?:(?:konstituerende|ordinært|ekstraordinært) )?mødet? i (?P<body>.+)", re.IGNORECASE
)
_AT_HOUSE = re.compile(
    r"(?P<body>[A-ZÆØÅ][a-zæøå]{2,40}(?:bestyrelsen|rådet)) (?:ved|på) [A-ZÆØÅ][\wæøå .-]{2,40}"
)
"""A board named by its house: "Skolebestyrelsen ved Åskolen"."""
_IN_SMALL = re.compile(r"Udvalg(?:et)? for [a-zæøå]{4,30}(?:(?:,| og|, og) [a-zæøå]{4,30}){0,3}")
"""A committee named in small letters: "Udvalg for skole og ungdom"."""
_COUNCIL = re.compile(rf"(?:{_WORD} )?(?:{_WORD}- og )?[A-ZÆØÅ][a-zæøå]{{2,40}}råd")
"""A council of its kind, "Ældreråd" or "Vestby Ældreråd", where it is the whole line."""
_CAPITALS = re.compile(r"[^\W\d_]+")
_GENITIVE = re.compile(rf"(?P<body>{BODY})s\b")
_BARE = frozenset({"Byråd", "Kommunalbestyrelse", "Bestyrelsen"})
"""Names of the body where they are the whole line, common words in a sentence."""
_COMMON = frozenset(
    {
        "udvalg",
        "udvalget",
        "et udvalg",
        "byråd",
        "fagudvalget",
        "fagudvalg",
        "underudvalget",
        "rådet",
        "nævnet",
    }
)


def is_body(text: str) -> bool:
    """Whether the whole text is one body's name."""
    return len(text) <= 120 and bool(_BODY.fullmatch(text)) and proper(text)


def named(text: str) -> str | None:
    """The body a whole line names, as minutes write it: not in capitals, without "s møde" and its years."""
    if len(text) > 120:
        return None
    name = _TERM.sub("", _MEETING.sub("", _OF_TERM.sub("", " ".join(text.split()))))
    name = _IN_TOWN.sub(r"\1", name)
    if ("møde i " in name or "mødet i " in name) and (meeting := _MEETING_IN.fullmatch(name)):
        name = meeting["body"][0].upper() + meeting["body"][1:]
    if "smøde" in name[-10:].casefold() and (meeting := _AS_MEETING.fullmatch(name)):
        body = meeting["body"]
        name = body[0].upper() + body[1:].lower() + ("n" if body.endswith("e") else "et")
    if name.isupper():
        name = _CAPITALS.sub(lambda match: match[0].capitalize(), name.lower())
        name = re.sub(r"(?<=[\w-] )(Og|For|I|Af)(?= )", lambda match: match[0].lower(), name)
    if (" ved " in name or " på " in name) and (at := _AT_HOUSE.fullmatch(name)) and is_body(at["body"]):
        return name
    known = is_body(name) or name in _BARE or (name[:6] == "Udvalg" and _IN_SMALL.fullmatch(name))
    known = known or (name.endswith("råd") and _COUNCIL.fullmatch(name))
    if not known and name in ("byrådet", "kommunalbestyrelsen", "regionsrådet"):
        return name.capitalize()
    return name if known else None


def without_term(name: str) -> str:
    """The body's name without the years it sits for: "Kommunalbestyrelsen 2022-2025"."""
    return _TERM.sub("", name)


def proper(name: str) -> bool:
    """Whether the name says which body: "udvalget" alone does not."""
    return name[:1].isupper() and fold(name) not in _COMMON


def leading(text: str) -> str | None:
    """The body whose name starts the text, else None."""
    match = _BODY.match(text)
    return match.group() if match and proper(match.group()) else None


def same_body(one: str | None, other: str | None) -> bool:
    """Whether two names mean one body; a council is one under all its names, also with the town before."""
    if one is None or other is None:
        return one is other
    return _key(one) == _key(other)


def is_council(name: str) -> bool:
    """Whether the name is the municipality's highest body."""
    return _key(name) == "byraad"


@lru_cache(maxsize=1024)
def _key(name: str) -> str:
    folded = fold(name).replace(",", "").replace("-", "")
    if re.search(r"byråd(et)?$|kommunalbestyrelsen?$|borgerrepræsentationen?$", folded):
        return "byraad"
    return re.sub(r"udvalget$", "udvalg", folded)
