"""What is recommended, by whom, in which clauses: "X indstiller, at ... / at ..." in all its layouts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.parsing.danish import sentences
from archive.parsing.minutes import Recommendation, Section
from archive.parsing.pretested import Pretested

_IN_NAME = r"(?:[^.:;\n]|\b(?:[A-ZÆØÅ]|[Aa]dm|[Kk]on?st|[Ff]ung|Chr|jr|sr|m\.fl)\.)"
"""A letter of one who recommends, or an initial or short word with its stop: "Direktør Ib B. Holm"."""
_LEAD = Pretested(
    rf"(?P<by>{_IN_NAME}{{2,200}}?)\s+(?:indstiller|anbefaler|foreslår|indstillede)\b(?P<rest>.*)", re.DOTALL
)
_PASSIVE = Pretested(
    r"Det\s+(?:indstilles|foreslås|anbefales|henstilles)\b(?P<rest>.*)|(?P<by>Indstilles"
    r"|Foreslås):?(?P<rest2>\s.*|)",
    re.DOTALL,
)
_NOUN = Pretested(
    r"(?:(?P<by>[^.:;\n]{2,120}?)s\s+(?:indstilling|forslag|anbefaling)"
    r"|(?:Indstilling|Forslag|Anbefaling)\s+fra\s+(?P<from>[^.:;\n]{2,120}?)):\s*(?P<rest>.*)"
    r"|Det\s+er\s+(?P<their>[^.:;,\n]{2,80}?)s\s+(?:indstilling|anbefaling)(?P<rest2>,?\s+at\b.*|:.*)",
    re.DOTALL,
)
"""A lead with the noun: "Forvaltningens indstilling:", "Indstilling fra Forvaltningen:"."""
_TO_WHOM = re.compile(
    r"\s*(?:(?:til|over for|overfor) (?:udvalget\b|[A-ZÆØÅ][^.:;,])[^.:;,]{0,80}"
    r"|[A-ZÆØÅ][^.:;,]{2,80} at (?:indstille|anbefale)"
    r"(?: (?:til|over for|overfor) [A-ZÆØÅ][^.:;,]{2,80})?)?"
)
_INDICATED = re.compile(r"Indstilling om,?(?=\s+at\b|:?\Z)")
"""København: "Indstilling om, at Borgerrepræsentationen godkender ..." """
_MARK = re.compile(r"(?:[-–•*·▪»∙●◦○➢\uf0b7\uf0a7]|\(?\d{1,3}[.)]|\(?[a-zæøå][.)])\s+")
_CELLS = re.compile(r"(?P<at>[Aa]t)\s*[|\t]\s*(?P<text>[^|\t]*[^|\t\s])\s*[|\t]?")
"""A clause that the source set as a table's row: "at | dagsordenen godkendes |"."""
_AT = re.compile(r"at\b\s*", re.IGNORECASE)
_AT_LIST = re.compile(r"\b(?:indstiller|anbefaler|foreslår):?,? At [a-zæøå]")
"""Clauses with a capital each behind their lead, "indstiller, At bænken købes. At ...", their breaks lost."""
_EACH_AT = re.compile(r"(?<=[\w.,;:]) (?=At [a-zæøå])")
_AT_NUMBER = re.compile(
    r"(at)\s+\d{1,2}(?:\)|\.(?!\s?(?:rate|behandling|kvartal|halvår|etape|sal|klasse|prioritet|del|fase|år"
    r"|vice|sted|suppl|jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)))\s*",
    re.IGNORECASE,
)
"""A clause's own number after its "at"; "at 1. rate ..." has none."""
_ONE_SENTENCE = re.compile(r"(?:\A|[,\s])(?P<clause>at\s\S.*)", re.DOTALL)
_PASSIVE_VERB = re.compile(r"\b(?!møde|ønske)[a-zæøå]{2,}es\b")
"""What makes "at planen godkendes" a clause of its own and "at Byrådet godkender" an opening."""
_RECOMMENDS = re.compile(r"(?:\s+til\s[^.]{2,80})?,?\s*(?:[Aa]t\b|:|,?\Z)")
_OPENS = re.compile(r"[Aa]t\s.{2,120}\b(?:anbefaler|indstiller),?(?: at)?:?")
"""What only passes clauses on: "At udvalget over for Byrådet anbefaler" above a list."""
_ASKS = Pretested(r"\b(?:indstille[rs]|foreslå[rs]|anbefale[rs])\b")
_OFFICE = re.compile(
    r"(?:forvaltning|administration|direktion|afdeling|chef|direktør|sekretariat|cent(?:er|ret)|stab|formand"
    r"|mester|rådmand|udvalg)(?:en|et)?(?: (?:for|i) .{2,80})?\Z",
    re.IGNORECASE,
)
"""Those who put cases before a body."""
_RUNS = re.compile(r" {2,}")
_PRONOUNS = frozenset({"det", "der", "og"})
_LONGEST_BARE = 600


def is_lead(text: str) -> bool:
    """Whether a line only says who recommends: "Forvaltningen indstiller", "... indstiller til Byrådet"."""
    return lead_by(text) is not None


def lead_by(text: str) -> str | None:
    """Who recommends, where the line says only that."""
    match = _LEAD.fullmatch(_as_sentence(text).removesuffix(" at").rstrip(" ,:;"))
    return match["by"].rstrip(", ") if match and _TO_WHOM.fullmatch(match["rest"]) else None


def _as_sentence(text: str) -> str:
    return text.capitalize() if text.isupper() else text


def is_whole(text: str) -> bool:
    """Whether a line without a heading recommends: "Skoleforvaltningen indstiller, at ..."."""
    if _INDICATED.match(text) or _PASSIVE.fullmatch(text):
        return True
    match = _LEAD.fullmatch(text)
    return bool(match and match["by"][:1].isupper() and _RECOMMENDS.match(match["rest"]))


def read_recommendation(section: Section) -> Recommendation | None:
    """The section's clauses, list marks removed, "at" and end stop kept; None where it holds no words."""
    lines = [line.strip() for line in section.text.split("\n")]
    paragraphs = [_RUNS.sub(" ", line) if "  " in line else line for line in lines if line]
    if "at" in paragraphs or "At" in paragraphs:
        paragraphs = list(_with_their_at(paragraphs))
    if not paragraphs:
        return None
    paragraphs = [
        part for row in paragraphs for part in (_EACH_AT.split(row) if _AT_LIST.search(row) else [row])
    ]
    by = lead_by(section.heading)
    clauses: list[str] = []
    listed = by is not None
    for place, paragraph in enumerate(paragraphs):
        lead = _lead(paragraph)
        if lead is not None:
            name, rest = lead
            by = by or name
            follows = place + 1 < len(paragraphs) and is_clause(paragraphs[place + 1])
            clauses += _run_in(rest, follows) if not clauses else []
            listed = listed or follows or not rest
        elif (
            not clauses and _OPENS.fullmatch(paragraph) and _MARK.match("".join(paragraphs[place + 1 :][:1]))
        ):
            listed = True
        else:
            clauses += _clause(paragraph, listed, clauses)
    if not clauses and by is None and len(paragraphs) == 1 and len(paragraphs[0]) <= _LONGEST_BARE:
        clauses = [paragraphs[0]]
    return Recommendation(by, tuple(clauses)) if clauses or by else None


def _with_their_at(paragraphs: Sequence[str]) -> Iterator[str]:
    """The lines, each "at" in a column of its own put before its clause."""
    alone = ""
    for paragraph in paragraphs:
        if paragraph in ("at", "At"):
            alone = paragraph
        else:
            yield f"{alone} {paragraph}".strip()
            alone = ""
    if alone:
        yield alone


def closing(section: Section) -> Recommendation | None:
    """What the end of a text without a heading of its own recommends: its last sentence, or lead and clauses.

    Only somebody whose office it is recommends here, in the present tense: a wish that is told is none.
    """
    if not _ASKS.may_match(section.text):
        return None
    lines = [line for line in map(str.strip, section.text.split("\n")) if line]
    place = len(lines) - 1
    while place > 0 and is_clause(lines[place]):
        place -= 1
    said = sentences(lines[place]) if lines else []
    if not said or not _ASKS.search(said[-1]) or not is_whole(said[-1]):
        return None
    asked = read_recommendation(replace(section, heading="", text="\n".join([said[-1], *lines[place + 1 :]])))
    return asked if asked and asked.clauses and (not asked.by or _OFFICE.search(asked.by)) else None


def _lead(paragraph: str) -> tuple[str | None, str] | None:
    """Who recommends and what stands after, where the paragraph opens a recommendation."""
    if _MARK.match(paragraph) or _AT.match(paragraph):
        return None
    if indicated := _INDICATED.match(paragraph):
        return None, paragraph[indicated.end() :].strip()
    if match := _PASSIVE.fullmatch(paragraph):
        return None, (match["rest"] or match["rest2"] or "").strip()
    if match := _NOUN.fullmatch(paragraph):
        by = match["by"] or match["from"] or match["their"]
        return by.strip(), (match["rest"] or match["rest2"] or "").strip()
    match = _LEAD.fullmatch(paragraph)
    if match is None or match["by"].strip().casefold() in _PRONOUNS:
        return None
    return match["by"].strip(" ,"), match["rest"].strip()


def _run_in(rest: str, list_follows: bool) -> list[str]:
    """A clause in the lead's own sentence; an opening such as ", at Byrådet godkender:" is none."""
    match = _ONE_SENTENCE.search(rest)
    whole = rest.rstrip().endswith((".", ";", "og")) or _PASSIVE_VERB.search(rest)
    opens = list_follows and rest.rstrip(" ,:").endswith(("anbefales", "indstilles"))
    if match is None or opens or (list_follows and not whole):
        return []
    return [match["clause"].strip()]


def is_clause(paragraph: str) -> bool:
    """Whether a line is marked as one of several: "at ...", "1. ...", "- ..." """
    return bool(_AT.match(paragraph) or _MARK.match(paragraph))


def _clause(paragraph: str, listed: bool, before: list[str]) -> Iterator[str]:
    if paragraph[0] == "(" and paragraph[-1] == ")":
        return
    marked = _MARK.match(paragraph)
    text = paragraph[marked.end() :] if marked else paragraph
    if cells := _CELLS.fullmatch(text):
        text = f"{cells['at']} {cells['text']}"
    if _AT.match(text):
        yield _AT_NUMBER.sub(r"\1 ", text, count=1)
    elif marked and before and (before[-1].endswith(":") or "\n- " in before[-1]):
        before[-1] += "\n- " + text
    elif marked and listed:
        yield text
