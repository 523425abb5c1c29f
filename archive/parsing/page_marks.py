"""What belongs to the page, not to the text: page numbers, rules, group headings, repeated heads and feet."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from archive.parsing.bodies import BODY, named
from archive.parsing.danish import DATE
from archive.parsing.lines import WIDE_GAP, Document, Line
from archive.parsing.page_links import is_link, link_rows
from archive.parsing.page_numbers import bare_page_numbers, is_bare_number
from archive.parsing.pretested import Pretested
from archive.parsing.rows import Rows

_GROUP = re.compile(
    r"(?:[A-ZÆØÅ]\.\s(?!.*[.:;]$).{3,80}|(?:åbne |lukkede )?dagsordens?punkter|åbne punkter|åben dagsorden"
    r"|[\w -]{0,40}\bfor (?:åbne|lukkede) døre"
    r"|lukkede? punkter|lukket dagsorden|lukkede sager|åbne sager|åbent møde|lukket møde"
    r"|fortrolige (?:punkter|sager)"
    r"|(?:den )?(?:åbne|lukkede) (?:del|dagsorden)|(?:åben|lukket) del"
    r"|(?:dagsordens?)?(?:punkter|sager) (?:på|til|under|i) (?:den )?"
    r"(?:åb(?:en|ent|ne)|lukket|lukkede) (?:dagsorden|møde|del)"
    r"|punkter til behandling|punkt titel|[\w ,-]{3,60}udvalgets sager"
    r"|(?-i:DIVERSE SAGER|SAGER (?:FRA|REJST AF) [A-ZÆØÅ, -]{3,60})"
    r"|(?:åbne |lukkede )?(?:punkter|sager) til (?:behandling|afgørelse|beslutning|orientering|drøftelse)"
    r"|(?:åbne |lukkede )?(?:orienterings|beslutnings|drøftelses|efterretnings)(?:sager|punkter))",
    re.IGNORECASE,
)
_BEFORE_SAID = r"(?:[A-ZÆØÅ]\.\s+|[\w -]{0,40}\bfor |(?:\w+ (?:på|til|under|i) )?(?:den )?)?"
_OPEN = re.compile(rf"{_BEFORE_SAID}åb(?:en|ent|ne)\b", re.IGNORECASE)
_CLOSED = re.compile(rf"{_BEFORE_SAID}(?:lukket|lukkede|fortrolige)\b", re.IGNORECASE)
PAGE = re.compile(
    r"(?:side(?:nr\.?)?|s\.)?:?\s*\d{1,4}(?:\s*(?:af|/)\s*\d{1,4})?|[-–]\s*\d{1,4}\s*[-–]", re.IGNORECASE
)
_NUMBERED_PAGE = re.compile(
    r"(?:side(?:nr\.?)?|s\.):?\s*\d.*|[-–]\s*\d{1,4}\s*[-–]|\d{1,4} af \d{1,4}", re.IGNORECASE
)
_RULE = re.compile(r"[_=*~\-–—. ]*(?:_{4,}|={4,}|\*{4,}|~{4,}|-{5,}|–{5,}|—{4,})[_=*~\-–—. ]*")
_DIGITS = re.compile(r"\d+")
_ENDS_IN_PAGE = re.compile(
    r"(?:\bside:?\s|,\s?s\.\s?|\S\s{3,})(\d{1,4})(?:\s(?:af|/)\s\d{1,4})?$", re.IGNORECASE
)
"""Ends in its page's number, behind the word or in a column of its own."""
_BODY_DATE = Pretested(
    rf"(?:referat|dagsorden|protokol)?[\s,–-]*{BODY}(?: \(?\d{{4}}[-–]\d{{2,4}}\)?)?[\s,–-]*"
    rf"(?:{DATE.pattern})[\s,–-]*"
    r"(?:referat|dagsorden|protokol)?[\s,–-]*(?:side \d+(?: af \d+)?)?",
    re.IGNORECASE,
)
_TOWN = re.compile(r"[A-ZÆØÅ][\wæøåÆØÅ -]{2,30} (?:Kommune|KOMMUNE)")
_NAMES_BODY = Pretested(rf"\bkommune\b|{BODY}", re.IGNORECASE)
_SAYS_PAGE_OR_DATE = re.compile(rf"\bside \d|{DATE.pattern}", re.IGNORECASE)
_DRAWN = frozenset("Ss_=*~-–—.0123456789")
_ENDS_PAGE = frozenset("0123456789-–")
_OF_PAGE = re.compile(
    r"(?i:(?:åben |åbent |lukket )?(?:referat|dagsorden|beslutningsprotokol|protokol|beslutningsreferat)"
    r"(?: med \w+)?(?:\s+(?:åben|åbent|lukket))?)|[A-ZÆØÅ]{2,6}-\d{4}-\d{3,7}"
)
"""What a page's head may say besides body, town and day: the document's kind, the meeting's number."""
_DECISIONS = frozenset({"beslutning", "beslutninger", "indstilling og beslutning"})
_DECIDED = re.compile(
    r"(?:Godkendt|Anbefale[st]|Tiltrådt|Vedtaget|Taget til|Til (?:efterretning|orientering)|Udsat|Drøftet"
    r"|Indstilles|Indstillingen|Orienteringen|Fraværende|Ingen|Intet)\b"
)
_MOST_HEAD_ROWS = 4
_TITLE_ROWS = 6
"""Non-blank lines that are the document's own title, also where later pages say it again."""
_LONGEST_RULE = 400
_LONGEST_HEAD = 120
_TOP = 20
"""Non-blank lines within which a line of body and date may be the document's own title."""


def is_page_number(row: str) -> bool:
    """ "Side 3 af 22", "- 3 -" and their kin; a bare number is not one (it may be a cell)."""
    return (
        len(row) <= 20
        and row[-1:] in _ENDS_PAGE
        and row[:1] in "Ss-–0123456789"
        and bool(_NUMBERED_PAGE.fullmatch(row) and PAGE.fullmatch(row))
    )


def is_rule(row: str) -> bool:
    """A line drawn with signs."""
    return row[:1] in "_=*~-–—." and len(row) <= _LONGEST_RULE and bool(_RULE.fullmatch(row))


def is_furniture(row: str) -> bool:
    """Page numbers, rules and group headings, which stand anywhere."""
    return len(row) <= 90 and bool(_GROUP.fullmatch(row) or is_page_number(row) or is_rule(row))


@lru_cache(maxsize=2048)
def is_group(row: str) -> bool:
    """A heading over several items: "B. Sager til orientering"; cached, since each of its neighbours asks."""
    return len(row) <= 90 and bool(_GROUP.fullmatch(row.rstrip(": ")))


def group_is_closed(row: str) -> bool | None:
    """Whether the group heading says its items are closed or open; None where it says neither."""
    if _CLOSED.match(row):
        return True
    return False if _OPEN.match(row) else None


def marked(document: Document) -> Document:
    """The document with role "furniture" on heads and feet that come again on its pages."""
    texts = document.texts
    repeated = _repeated(document.lines, texts) | _drawn(document.lines, texts)
    repeated |= bare_page_numbers(document.lines, texts)
    repeated |= _beside(document.lines, texts, repeated)
    if not repeated:
        return document
    lines = (
        line._replace(role="furniture") if at in repeated else line for at, line in enumerate(document.lines)
    )
    return Document(tuple(lines), document.notices)


def _drawn(lines: Sequence[Line], texts: Rows) -> set[int]:
    """Indexes of page numbers and rules."""
    drawn = [at for at in texts.beginning(_DRAWN) if _is_drawn(texts[at])]
    return {at for at in (*drawn, *link_rows(texts)) if not lines[at].role}


def _is_drawn(row: str) -> bool:
    if row[0].isdecimal():
        return is_page_number(row)
    return is_page_number(row) or is_rule(row) or is_link(row)


def _repeated(lines: Sequence[Line], texts: Rows) -> set[int]:
    """Indexes of short lines that recur at the pages' edges, or say body and date three times."""
    filled = texts.filled
    keys = [_key(text) if text[-1] in _ENDS_PAGE else text for text in map(texts.__getitem__, filled)]
    counts = Counter(keys)
    again = {
        text
        for text, count in counts.items()
        if count > 1 and len(text) <= _LONGEST_HEAD and _may_be_head(text)
    }
    if not again:
        return set()
    places: dict[str, list[int]] = defaultdict(list)
    for at, key in zip(filled, keys, strict=True):
        if key in again and not lines[at].role:
            places[key].append(at)
    order = {at: place for place, at in enumerate(filled)}
    found: set[int] = set()
    for ats in places.values():
        if len(ats) > 1 and "   " in texts[ats[0]] and _is_in_columns(texts[ats[0]]):
            found |= {at for at in ats if order[at] >= _TITLE_ROWS}
            continue
        if _counts_pages([texts[at] for at in ats]):
            found |= set(ats)
            continue
        if foot := _around_page_numbers(texts, filled, [order[at] for at in ats]):
            found |= foot
            continue
        if _heads_decisions(texts, filled, [order[at] for at in ats]):
            continue
        edges = [at for at in ats if _at_edge(lines, filled, order[at])] if len(ats) > 1 else []
        if (len(ats) >= 3 or edges) and _says_body_and_date(texts[ats[0]]):
            found |= set(ats[order[ats[0]] < _TOP :]) | set(edges)
        elif len(edges) >= (2 if _TOWN.fullmatch(texts[ats[0]]) else 3) and len(edges) >= len(ats) - 1:
            found |= set(edges)
    return found


def _heads_decisions(texts: Sequence[str], filled: Sequence[int], places: Sequence[int]) -> bool:
    """Whether most of the lines at these places stand below "Beslutning" or above what it says."""
    above = (texts[filled[place - 1]] if place else "" for place in places)
    below = (texts[filled[place + 1]] if place + 1 < len(filled) else "" for place in places)
    heads = [
        one.rstrip(": ").casefold() in _DECISIONS or bool(_DECIDED.match(other))
        for one, other in zip(above, below, strict=True)
    ]
    return sum(heads) * 2 > len(heads)


def _is_in_columns(text: str) -> bool:
    """Whether a line's columns are the town and the body, day or kind: "Vestby Kommune         Referat"."""
    cells = WIDE_GAP.split(text)
    known = (_TOWN, _OF_PAGE, _BODY_DATE, DATE, PAGE)
    said = all(any(form.fullmatch(cell) for form in known) or named(cell) for cell in cells)
    return len(cells) > 1 and said and any(map(_TOWN.fullmatch, cells))


def _says_body_and_date(text: str) -> bool:
    """Whether a line is body and date; with "den" between it heads decisions, unless all is in capitals."""
    return bool(_BODY_DATE.fullmatch(text.replace(" DEN ", " ") if text.isupper() else text))


def _around_page_numbers(texts: Sequence[str], filled: Sequence[int], places: Sequence[int]) -> set[int]:
    """A head below the bare numbers of the pages before, one more each time; with what comes again with it.

    `places` are the head's, among the indexes `filled`; the first at the document's top is its title.
    """
    numbered = [place for place in places if place and is_bare_number(texts[filled[place - 1]])]
    numbers = [int(texts[filled[place - 1]]) for place in numbered]
    if len(numbers) < 2 or any(b != a + 1 for a, b in pairwise(numbers)) or len(numbers) < len(places) - 2:
        return set()
    pages = places[places[0] < _TOP and places[0] not in numbered :]
    found = set(pages) | {place - 1 for place in numbered}
    for step in (-2, 1):
        rows = [texts[filled[place + step]] for place in numbered if 0 <= place + step < len(filled)]
        usual, times = Counter(rows).most_common(1)[0] if rows else ("", 0)
        if times > 1:
            beside = (place + step for place in pages if 0 <= place + step < len(filled))
            found |= {place for place in beside if texts[filled[place]] == usual}
    return {filled[place] for place in found}


def _counts_pages(heads: Sequence[str]) -> bool:
    """Whether lines that differ in their page's number alone count up, as heads and feet do."""
    pages = [int(match[1]) for head in heads if (match := _ENDS_IN_PAGE.search(head))]
    return len(heads) > 1 and len(pages) == len(heads) and all(a < b for a, b in pairwise(pages))


def _key(text: str) -> str:
    """What is the same of a head or foot on all its pages: the line with its page number as 0."""
    return _DIGITS.sub("0", text) if len(text) <= _LONGEST_HEAD and _ends_in_page(text) else text


def _ends_in_page(text: str) -> bool:
    """Whether a number at the line's end, or the whole line, may be its page's."""
    if text[-1].isdecimal():
        said = "side" in text.casefold() or is_page_number(text)
        return said or bool((", s" in text or WIDE_GAP.search(text)) and _ENDS_IN_PAGE.search(text))
    return text[-1] in "-–" and is_page_number(text)


def _beside(lines: Sequence[Line], texts: Rows, found: set[int]) -> set[int]:
    """The rest of pages' heads and feet: what stands beside the known part on at least half the pages."""
    known = {at for at in found if is_page_number(texts[at]) or not _is_drawn(texts[at])}
    pages = max(Counter(_DIGITS.sub("0", texts[at]) for at in known).values(), default=0)
    beside: set[int] = set()
    if pages <= 1:
        return beside
    filled = texts.filled
    order = {at: place for place, at in enumerate(filled)}
    for _ in range(_MOST_HEAD_ROWS):
        near: dict[str, set[int]] = defaultdict(set)
        for place in {order[at] + step for at in known for step in (-1, 1)}:
            at = filled[place] if 0 <= place < len(filled) else -1
            if at >= 0 and at not in known and not lines[at].role and _may_be_of_page(texts[at]):
                near[_key(texts[at])].add(at)
        usual = (ats for ats in near.values() if len(ats) > 1 and 2 * len(ats) >= pages)
        new = {at for ats in usual for at in ats if order[at] >= _TITLE_ROWS}
        new |= {at for at in _named_again(texts, near) if at not in known and order[at] >= _TITLE_ROWS}
        if not new:
            break
        known |= new
        beside |= new
    return beside


def _named_again(texts: Sequence[str], near: Mapping[str, set[int]]) -> set[int]:
    """The lines of body and date that come again, the first left out, where one is beside a page's head."""
    named = {texts[at] for ats in near.values() for at in ats if _says_body_and_date(texts[at])}
    again = [(text, at) for at, text in enumerate(texts) if text in named]
    first = dict(reversed(again))
    return {at for text, at in again if at != first[text]}


def _may_be_of_page(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and (_may_be_head(text) or bool(_OF_PAGE.fullmatch(text)))


def _may_be_head(text: str) -> bool:
    """A line that names the meeting, and no sentence, heading's cell or table's row."""
    if (
        not text
        or text[-1] in ".,;"
        or "\t" in text
        or (text[-1] == ":" and " den " in text)
        or "beslutning" in text.casefold().removeprefix("beslutningsprotokol")
    ):
        return False
    return bool(_NAMES_BODY.search(text) or (_DIGITS.search(text) and _SAYS_PAGE_OR_DATE.search(text)))


def _at_edge(lines: Sequence[Line], filled: Sequence[int], place: int) -> bool:
    """The first or last line of a page, or next to a page number."""
    at = filled[place]
    for near in (place - 1, place + 1):
        if not 0 <= near < len(filled):
            continue
        other = lines[filled[near]]
        if other.page != lines[at].page or is_page_number(other.text.strip()):
            return True
    return False
