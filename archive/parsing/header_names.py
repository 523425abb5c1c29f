"""Who was there and who was not: the names a head's lines give, one to a line or several."""

from __future__ import annotations

import re

from archive.parsing.danish import fold

_BETWEEN_NAMES = re.compile(
    r"(?:\s{3,}|\s*[,;•]\s*)(?!\s|(?-i:[A-ZÆØÅ]{1,2})\s*(?:[,;]|$)|[^()]{0,200}\)|\("
    r"|(?:1\. |2\. )?(?:suppleant|stedfortræder|formand|næstformand"
    r"|borgmester|viceborgmester|sag|punkt|pkt)\b)|(?<!-)\s+og\s+(?=[A-ZÆØÅ])(?![^()]{0,200}\))",
    re.IGNORECASE,
)
"""Not before what is said of the name: "(V)", "suppleant for ...", "sag 7-9"."""
_PARTICLES = frozenset({"og", "-", "von", "van", "de", "der", "af", "la", "el", "al", "du"})
"""What stands in lower case among names."""
_WITH_PARTY = re.compile(r"[•·*–-]?\s*[A-ZÆØÅ][^():;]{3,60}\s\([A-ZÆØÅ]{1,3}\)")
_FOR_ITEMS = re.compile(r",\s*(?:sag|punkt|pkt\.?)\s[\d ,og–-]+$", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:(?:\d\. )?(?:vice|næst)?(?:formand|borgmester)|(?:øvrige )?medlem(?:mer)?)\s*:\s*(?=[A-ZÆØÅ])",
    re.IGNORECASE,
)
"""What a member is, with a colon before the name."""
_STAND_IN = re.compile(
    r"\s+[-–]\s+[A-ZÆØÅ][^,;]{3,60}\s(?:(?:deltager|deltog|mødte|møder)\s(?:som|i stedet)"
    r"|(?:som\s)?(?:stedfortræder|suppleant)\b).*$"
    r"|[.;]?\s+(?:Stedfortræder|Suppleant)e?r?:\s.*$"
)
""" "Bo Lund - Ea Krog deltager som stedfortræder"."""
_GROUP = re.compile(r"[A-ZÆØÅ][a-zæøå]+(?:valgte|repræsentanter|medlemmer|udpegede)\s*:\s*(?=[A-ZÆØÅ])")
"""Whom some members are for, with a colon before their names."""
_OTHERS = re.compile(
    r"sager\s\d"
    r"|(?:stedfortrædere?|suppleanter|gæster|tilforordnede|(?:endvidere|desuden|derudover) (?:deltog|mødte)"
    r"|fra (?:forvaltningen|administrationen)|øvrige deltagere|mødeleder|ordstyrer|referent)"
    r"(?:\s*:|\s{2,}|\t|\s+(?=[A-ZÆØÅ]))",
    re.IGNORECASE,
)
"""A label of people who are neither members present nor absent ones."""
_NOBODY = frozenset({"ingen", "ikke registreret", "stedfortræder", "stedfortrædere", "nb"})
_PARTY_ALONE = re.compile(r"\([A-ZÆØÅ]{1,3}\)")
_PARTY_BEHIND = re.compile(r"\s*\([A-ZÆØÅ]{1,3}\)$")
_MOST_WORDS = 5
_MOST_ROLES = 2
_FEWEST_WORDS = 3


def looks_like_names(row: str) -> bool:
    """Whether a line holds nothing but people's names."""
    words = _FOR_ITEMS.sub("", row).lstrip("•·-–* ").replace(",", " ").split()
    if is_nobody(row) or _WITH_PARTY.match(row):
        return True
    return (
        len(row) <= 200
        and len(words) >= 2
        and not row.endswith(":")
        and all(w[:1].isupper() or w[:1] == "(" or w in _PARTICLES for w in words)
    )


def person(row: str) -> str | None:
    """Who a list's row names with what they are: "• Bo Lund: Konsulent" or "Bo Lund, udpeget af ..."."""
    text = row.lstrip("•*·–- ")
    name, mark, rest = text.partition(":" if text != row and ":" in text else ",")
    if not rest or not is_one_name(name.replace("-", "")):
        return None
    if mark == ":":
        return name
    roles = [part.split() for part in rest.split(",")]
    told = any(words and words[0].islower() and words[0] not in _PARTICLES for words in roles)
    return text if told and len(roles) <= _MOST_ROLES else None


def is_sentence(row: str) -> bool:
    """Whether a row tells something of people: "Ea Krog blev budt velkommen i rådet."."""
    lower = [word for word in row.split() if word[0].islower() and word not in _PARTICLES]
    return row.endswith(".") and "," not in row and not _STAND_IN.search(row) and len(lower) >= _FEWEST_WORDS


def is_one_name(text: str) -> bool:
    """Whether the words are one person's name and nothing else."""
    return (
        2 <= len(text.split()) <= _MOST_WORDS
        and text.replace("-", " ").replace(" ", "").isalpha()
        and looks_like_names(text)
    )


def is_party(row: str) -> bool:
    """Whether a line is a party's letter alone, that of the name above: "(A)"."""
    return row[:1] == "(" and bool(_PARTY_ALONE.fullmatch(row))


def names_somebody(row: str) -> bool:
    """Whether a line is names, or the party of the name above."""
    return is_party(row) or looks_like_names(row)


def is_nobody(text: str) -> bool:
    """ "Ingen", where names are asked for."""
    return fold(text.strip(" .")) in _NOBODY


def names_others(row: str) -> bool:
    """Whether a line names people who are no members: a substitute, guests, the officials."""
    return bool(_OTHERS.match(row))


def without_office(row: str) -> str:
    """ "Formand: Bo Lund" without what he is, "Forældrevalgte: Bo Lund, Ib Holm" without whom for."""
    if ":" not in row:
        return row
    group = _GROUP.match(row)
    if group and not names_others(row) and looks_like_names(row[group.end() :]):
        return row[group.end() :]
    return _OFFICE.sub("", row, count=1)


def split(value: str) -> list[str]:
    """The names in a line, as written; not who stood in for one."""
    names = _BETWEEN_NAMES.split(_STAND_IN.sub("", value).lstrip("•·-–* "))
    cleaned = (part.strip(" .-").removesuffix(" ()") for part in names)
    return [clean for clean in cleaned if clean and fold(clean) not in _NOBODY]


def add_one(listed: list[str], row: str) -> None:
    """Put the one person of a row to those before, with what they are."""
    name = person(row) or row
    listed.append(name.strip("•*·–- ").removesuffix(" ()"))


def _is_broken(end: str, start: str) -> bool:
    """Whether a line's end and the next one's start are one name: one of the two is a single word."""
    words, rest = end.replace(".", "").split(), _PARTY_BEHIND.sub("", start).split()
    if not all(word.replace("-", "").isalpha() for word in (*words, *rest)):
        return False
    return 1 in (len(words), len(rest)) and len(words) + len(rest) <= _MOST_WORDS - 1


def add(listed: list[str], value: str, above: str = "") -> None:
    """Put a line's names to those before; one broken at the margin, as `above` ends with it, is one name."""
    names = split(value)
    broken = above.rsplit(",", 1)[-1].strip() if "," in above else ""
    if (broken or is_party(value)) and listed and names and _PARTY_ALONE.fullmatch(names[0]):
        listed[-1] = f"{listed[-1]} {names.pop(0)}"
    if names and listed and above.endswith("-"):
        listed[-1] = f"{listed[-1]}-{names.pop(0)}"
    elif names and listed and broken.strip(".") == listed[-1] and _is_broken(broken, names[0]):
        listed[-1] = f"{broken} {names.pop(0)}"
    listed += names
