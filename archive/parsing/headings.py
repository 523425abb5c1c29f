"""The heading words of Danish minutes, and decision headings that name their body and date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from archive.parsing.bodies import BODY, named, proper, without_term
from archive.parsing.danish import dates, fold
from archive.parsing.pretested import Pretested

NEVER_LAST = frozenset(".,;?!")
"""What ends a sentence and no heading, but for "Beslutning for punkt 3: ..."."""
_LONGEST = 160
_LONGEST_WORD = 64
_LONGEST_FOR_ITEM = 400
_PRIMARY = {
    "summary": "resume|sagsresume|sagens kerne|beslutningstema|sagstema|præsentation|sagens formål"
    "|hovedtema|kort resumé|kort resume",
    "case": "sagsfremstilling|sagsbeskrivelse|beskrivelse af sagen|redegørelse|problemstilling"
    "|sagsbeskrivelse af hovedindstilling"
    "|sagens baggrund|sagens indhold|sagsfremstilling og økonomi",
    "recommendation": "indstilling|indstillinger|indstilling og beslutning|administrativ indstilling"
    "|hovedindstilling"
    "|forvaltningen indstiller|administrationen indstiller"
    "|forvaltningens indstilling|administrationens indstilling|direktionens indstilling|anbefaling"
    "|anbefalinger|forvaltningens anbefaling",
    "decision": "offentlig beslutning der skal udfyldes, hvis punktet er lukket"
    "|beslutning|beslutninger|udvalgets beslutning|byrådets beslutning|afgørelse|vedtagelse"
    "|udvalgets afgørelse|kommunalbestyrelsens beslutning",
    "attachments": "bilag|bilagsliste|bilagsoversigt|samlet bilagsliste|vedlagte bilag"
    "|bilag til punktet|bilag til sagen|bilag funktioner",
}
_SECONDARY = {
    "summary": "indledning|anledning",
    "case": "baggrund|indledning/baggrund|baggrund og vurdering|løsning|vurdering|forvaltningens vurdering"
    "|administrationens vurdering|beskrivelse",
    "finance": "økonomi|økonomiske konsekvenser|økonomiske og personalemæssige konsekvenser"
    "|økonomi og bevillinger|bevillingsmæssige konsekvenser|økonomi og finansiering|økonomiske forhold"
    "|økonomi og afledt drift",
    "legal": "retsgrundlag|retligt grundlag|lovgrundlag|lovgrundlag m.v.|jura|lov- og plangrundlag"
    "|lovgrundlag mv.|lovgrundlag, planer mv.|lovgrundlag, planer m.v."
    "|lovgivning|lovgrundlag – link|retsregler og andre forskrifter",
    "hearing": "høring|høring og sagsgang|borgerinddragelse|høring og borgerinddragelse|inddragelse"
    "|inddragelse og høring",
    "history": "historik|sagens forløb|sagsforløb|sagsgang|beslutningshistorik|behandlingsplan"
    "|forventet sagsgang|tidligere behandling|tidligere beslutninger|tidligere beslutning|sagens gang"
    "|tidligere politisk behandling|politisk behandling|sagsgang og tidsplan"
    "|sagsgang og sagstype|sagsprocedure|sagshistorik|sagshistorik, henvisninger|sagen behandles i",
    "competence": "kompetence|beslutningskompetence|sagen afgøres i|sagen afgøres af|hvem beslutter",
    "communication": "kommunikation",
    "attendance": "fraværende|afbud|fraværende med afbud|fraværende uden afbud|afbud fra|til stede|deltagere"
    "|ej til stede|mødedeltagere|medlemmer",
    "other": "øvrige konsekvenser|konsekvenser for andre udvalg"
    "|effekt|politisk handlerum|handlemuligheder|videre proces|andre konsekvenser|personale"
    "|klima & bæredygtighed|klima og bæredygtighed|personalemæssige konsekvenser|miljømæssige konsekvenser"
    "|sundhedsmæssige konsekvenser|konsekvenser|tidsplan og videre proces|det videre forløb|videre forløb"
    "|alternativ indstilling|beskrivelse af alternativ indstilling|sagsbeskrivelse af alternativ indstilling"
    "|konsekvens i forhold til visionen|alternativer|tidsperspektiv|co2-konsekvensvurdering",
}
_WORDS = {
    word: (kind, primary)
    for table, primary in ((_PRIMARY, True), (_SECONDARY, False))
    for kind, words in table.items()
    for word in words.split("|")
}
_COMPOUND = {
    "finance": r"vurdering i forhold til økonomi"
    r"|økonomiske(?:,? (?:og |samt )?[\wæøå-]+){0,4} (?:konsekvenser|forhold)(?: og \w+)?",
    "legal": r"(?:juridiske|lovgivningsmæssige|retlige)(?:,? (?:og |samt )?[\wæøå-]+){0,3}"
    r" (?:konsekvenser|forhold)",
    "other": r"vurdering i forhold til [\wæøå ]{3,40}"
    r"|(?:[\wæøå]+-?,? (?:og |samt )?){0,3}[\wæøå]+mæssige konsekvenser",
}
_COMPOUNDS = tuple((kind, re.compile(pattern)) for kind, pattern in _COMPOUND.items())
"""What a town adds to the usual words: "Økonomiske og erhvervsmæssige konsekvenser"."""
_COMPOUND_WORDS = ("konsekvenser", " forhold")
STAND_INS = frozenset(
    {
        "anbefaling",
        "anbefalinger",
        "forvaltningens anbefaling",
        "afgørelse",
        "vedtagelse",
        "udvalgets afgørelse",
    }
)
"""Headings only in documents that have none of the usual word."""
_ANY = r"[A-ZÆØÅ][^.:;\d\n]{2,80}?"
_DAY = r"(?:d\.|den|fra)?\s*(?P<rest{n}>.{{4,60}})"
_DEN = r"(?:(?:d\.|[Dd]en)\s*)?"
_FIRST_DAY = r"\d[^,:\t]{5,18}?\d{4}"
"""A day that stands before its body."""
_DECISION_BY = Pretested(
    r"Beslutning\s+(?:i\s+)?(?-i:(?P<b10>[A-ZÆØÅ](?:[^.:;\n]|(?<=stk)\.){2,90}?))\s+den\s+(?P<rest10>\d\d-\d\d-\d{4})\s*:?\s*|"
    r"(?P<lead>Beslutning(?:er)?[:,]?\s+(?!(?:i|fra|af|for|til|om)\s))?"
    rf"(?:(?P<b1>{BODY})s\s+beslutning(?:er)?(?:\s+(?:i|på|fra)\s+mødet?)?(?:[,\s]+{_DAY.format(n=1)})?"
    rf"|(?P<b4>{_ANY})s\s+beslutning(?:er)?(?:\s+(?:i|på|fra)\s+mødet?)?[,\s]+{_DAY.format(n=4)}"
    rf"|Beslutning(?:er)?\s+(?:i|fra|truffet\s+(?:i|af)|af|for)\s+(?P<b2>{BODY})(?:[,\s]+{_DAY.format(n=2)})?"
    rf"|Beslutning(?:er)?\s+(?:i|fra|truffet\s+i|af)\s+(?P<b5>{_ANY})[,\s]+(?:d\.|den)\s*(?P<rest5>.{{4,60}})"
    rf"|(?P<b3>{BODY}),\s+{_DAY.format(n=3)},\s*(?:pkt\.|punkt|sag)\s*\d+"
    rf"|(?P<b9>(?-i:[A-ZÆØÅ])[^.:;\d\n]{{2,60}}),\s+(?:(?:d\.|den)\s*)?(?P<rest9>{_FIRST_DAY}),\s*pkt\.\s*\d+"
    rf"|Beslutning(?:er)?[:,]?\s+(?!(?:i|fra|af|for|til|om)\s)(?P<b6>{BODY})[,\s]+{_DAY.format(n=6)}"
    rf"|(?P<b11>{BODY})s\s+møde(?:t)?[,\s]+{_DAY.format(n=11)}:"
    rf"|(?(lead)(?!)|(?P<b7>{BODY}))(?:,\s+|\s+(?=den |d\.|\d\d[.-]\d\d[.-]\d{{4}}:?\Z))"
    rf"{_DAY.format(n=7)}"
    rf"|{_DEN}(?P<rest8>{_FIRST_DAY}),?\s+(?P<b8>{BODY}))\s*:?\s*",
    re.IGNORECASE,
)
_STARTS_WITH_DAY = re.compile(_FIRST_DAY)
_NUMBERS = ("10", "1", "2", "3", "4", "5", "6", "7", "8", "9", "11")
_DATED = re.compile(rf"(?P<head>{_DEN}{_FIRST_DAY},?\s+{BODY}):\s+(?P<text>\S.*)", re.DOTALL)
_FOR_ITEM = re.compile(
    r"Beslutning(?:er)? (?:for|til|vedr\.?|vedrørende) (?:punkt|pkt\.|sag)\s*\d{1,4}\b", re.IGNORECASE
)
_ON_DAY = re.compile(r"Beslutning(?:er)?,? (?:den|d\.) ?(?P<day>\d[^:,\t]{4,24}?):?")
"""A decision's heading that says only when."""
_DAY_LOST = re.compile(
    rf"Beslutning(?:er)?\s+(?:i\s+|fra\s+)?(?P<body>{BODY}) den(?: ?:)?"
    r"|BESLUTNING I (?P<capitals>[A-ZÆØÅ, -]{5,60}) DEN"
)
""" "Beslutning i Byrådet den", where the page lost its figures."""
_AT_MEETING = re.compile(
    r"Beslut(?:ning(?:er)?|tet) (?:på|af|i)"
    rf" (?P<body>[a-zæøå-]{{2,40}}(?:råd|udvalg|bestyrelse)smødet|{BODY})"
    r" (?:den|d\.) (?P<day>.{6,30}?)(?: som punkt \d{1,3})?:?"
)
""" "Beslutning på byrådsmødet den 3. maj 2022", "Besluttet på Ældrerådet den 03-05-2022 som punkt 2"."""
_COUNCIL_ON = re.compile(r"(?P<body>[A-ZÆØÅ][\w -]{2,60}råd), (?:den|d\.) (?P<day>\d[^:,]{6,24}):")
_FROM = re.compile(r"Indstilling(?:en)?\s+(?:fra|til|af)\s+(?:\d{1,2}\.\s)?[A-ZÆØÅ].{2,110}", re.IGNORECASE)
_LONGEST_RUN_IN = 42
_RUN_IN = re.compile(r"(?P<word>[A-ZÆØÅ][\w .&-]{3,40}?):\s+(?P<text>\S.*)", re.DOTALL)
_PLACE = re.compile(r"(?:pkt|punkt|sag|kl|nr)\.?|\d+|[.:,;()]", re.IGNORECASE)
_TERM_OR_WEEKDAY = re.compile(
    r"\A\d{4}[-–]\d{4}\s|\b(?:man|tirs|ons|tors|fre|lør|søn)dag\b|\b(?:den|d\.)(?= ?\d)", re.IGNORECASE
)
"""What may stand between a deciding body and its day: the years it sits for, and the day's name."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading read from one line: its section kind ("attachments" included), and whose decision it heads.

    `primary` headings hold everywhere; the others are sub-headings in some towns' minutes. A `weak` one is a
    mere "Byrådet, den 3. maj 2012", which also stands in plans and page heads.
    """

    kind: str
    text: str
    primary: bool
    body: str | None = None
    date: str | None = None
    upper: bool = False
    weak: bool = False
    for_item: bool = False


def heading(line: str) -> Heading | None:
    """The heading a whole line is, else None; the line is already stripped."""
    if line[:1] in "Bb" and len(line) <= _LONGEST_FOR_ITEM and _FOR_ITEM.match(line):
        return Heading("decision", line.rstrip(": "), True, for_item=True)
    if not line or len(line) > _LONGEST or (line[-1] in NEVER_LAST and not ends_shortened(line)):
        return None
    return _of_short_line(line)


@lru_cache(maxsize=4096)
def _of_short_line(line: str) -> Heading | None:
    """Cached: a town's few headings are most of the short lines."""
    word = line.rstrip(": ")
    entry = _known(word) if len(word) <= _LONGEST_WORD else None
    if entry is not None:
        return Heading(entry[0], word, entry[1], upper=word.isupper())
    if line[:1] in "Ii" and "...." not in line and _FROM.fullmatch(line):
        return Heading("recommendation", word, True)
    may_name = (
        "eslutning" in line
        or "s møde " in line
        or "ESLUTNING" in line
        or "," in line
        or " d" in line
        or word[-5:-4] in ("-", ".")
    )
    may_name = may_name or (line[0].isdecimal() and bool(_STARTS_WITH_DAY.match(line)))
    return _decision_by(line) if may_name else None


def ends_shortened(line: str) -> bool:
    """Whether a line ends in the stop of "mv." or "m.v.", as headings may too."""
    return line[-3:].casefold() in ("mv.", ".v.", ".m.")


def names_sender(line: str) -> bool:
    """Whether the line is a heading only if it is no title: "Indstilling fra Teknikudvalget"."""
    return bool(_FROM.fullmatch(line))


def run_in(line: str) -> tuple[Heading, str] | None:
    """A heading with its text on the same line, "Beslutning: Godkendt.", and that text."""
    entry = _known(line.partition(":")[0]) if ":" in line[:_LONGEST_RUN_IN] else None
    match = _RUN_IN.match(line) if entry else None
    if match is None or entry is None or entry[0] in ("attendance", "communication"):
        return None
    return Heading(entry[0], match["word"], entry[1]), match["text"]


@lru_cache(maxsize=4096)
def dated_run_in(line: str) -> tuple[Heading, str] | None:
    """A decision behind its day and body, "12. marts 2024 Økonomiudvalget: Anbefales.", and its words."""
    match = _DATED.match(line)
    head = _decision_by(match["head"]) if match else None
    return (head, match["text"]) if match and head and head.body else None


def _known(word: str) -> tuple[str, bool] | None:
    lower = word.casefold()
    entry = _WORDS.get(lower) or (_WORDS.get(fold(word)) if "é" in lower or "  " in lower else None)
    return entry or (_compound(lower) if any(part in lower for part in _COMPOUND_WORDS) else None)


def _compound(word: str) -> tuple[str, bool] | None:
    return next(((kind, False) for kind, pattern in _COMPOUNDS if pattern.fullmatch(word)), None)


def _decision_by(line: str) -> Heading | None:
    """A decision heading that names its body: what follows the name is a date or nothing at all."""
    match = _DECISION_BY.fullmatch(line)
    if match is None:
        return _decision_on(line)
    number = next(number for number in _NUMBERS if match[f"b{number}"])
    body, rest = match[f"b{number}"], match[f"rest{number}"] or ""
    if "eslutning" in line and (("dag" in rest) or rest[:4].isdecimal()):
        rest = _TERM_OR_WEEKDAY.sub("", rest)
    found = dates(rest)
    if rest and not found:
        return _decision_on(line) if rest.endswith((":", "den")) else None
    if found and _PLACE.sub("", rest[: found[0].start] + rest[found[0].end :]).strip():
        return None
    value = found[0].value if found else None
    body = (
        named(body) or without_term(body) if number == "10" or body.isupper() else body[0].upper() + body[1:]
    )
    named_body = body if proper(body) else None
    iso = value.isoformat() if value else None
    return Heading(
        "decision", line.rstrip(": "), True, named_body, iso, weak=not match["lead"] and number in "78"
    )


def _decision_on(line: str) -> Heading | None:
    """ "Beslutning den 3. maj 2012:" """
    if lost := _DAY_LOST.fullmatch(line):
        body = lost["body"] or named(lost["capitals"])
        return Heading("decision", line, True, body) if body and proper(body) else None
    if held := _AT_MEETING.fullmatch(line) or _COUNCIL_ON.fullmatch(line):
        return _decision_at(line, held)
    match = _ON_DAY.fullmatch(line)
    day = dates(match["day"]) if match else []
    if (
        not day
        or day[0].value is None
        or day[0].start
        or day[0].end < len(match["day"].strip() if match else "")
    ):
        return None
    return Heading("decision", line.rstrip(": "), True, None, day[0].value.isoformat())


def _decision_at(line: str, match: re.Match[str]) -> Heading | None:
    """ "Beslutning på byrådsmødet den 3. maj 2022", "Vestby Ældreråd, den 3. maj 2022:" """
    found = dates(match["day"])
    body = named(match["body"])
    if not found or not found[0].value or body is None:
        return None
    weak = match.re is _COUNCIL_ON
    return Heading("decision", line.rstrip(": "), True, body, found[0].value.isoformat(), weak=weak)
