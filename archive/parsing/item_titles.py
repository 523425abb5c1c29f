"""An item's title without what stands around it: its kind, open and closed marks, a case number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from archive.parsing import case_number
from archive.parsing.item_record import Fields

OPEN_MARK = re.compile(
    r"(?:åben(?:t)?(?:\s(?:sag|punkt|dagsorden|møde))?)(?:\s*[-–:]\s*(?P<rest>.*))?", re.IGNORECASE
)
CLOSED_MARK = re.compile(
    r"\(?(?:lukket(?:\s(?:sag|punkt))?|lukkede?\s(?:sager|punkter|dagsorden|møde)|fortroligt?(?:\spunkt)?)\)?"
    r"(?:\s*[-–:]\s*(?P<rest>.*))?",
    re.IGNORECASE,
)
TAIL_MARK = re.compile(
    r"[\s,–-]*(?:\(\s*(?P<bracket>åbent|åben|lukket|lukket punkt|lukket sag|åbent punkt|åben sag"
    r"|fortroligt|for lukkede døre)\s*\)"
    r"|(?<=\s)(?P<plain>åbent|åben sag|åbent punkt|lukket sag|lukket punkt|lukket))\s*$",
    re.IGNORECASE,
)
WHOLE_NUMBER = re.compile(r"(?:[A-ZÆØÅ]{1,5}-)?\d[\w./-]*")
_ENDS_MARK = (")", "t", "T", "g", "G")
"""The last letters of the marks at a title's end."""
_HEAD_MARK = re.compile(
    r"\(\s*(?P<mark>åben|åbent|åben sag|åbent punkt|lukket|lukket sag|lukket punkt"
    r"|fortroligt)\s*\)\s*|(?P<column>åbent?|lukket)\s{3,}(?=\S)"
    r"|(?P<capitals>(?-i:LUKKET (?:SAG|PUNKT)))\s+(?=\S)"
    r"|(?P<word>(?-i:Åbent|Lukket))\s+(?=(?-i:[A-ZÆØÅ]))(?!hus\b|brev\b|land\b)",
    re.IGNORECASE,
)
"""A mark in brackets, or in a column of its own before the title."""
_CLOSED_BEHIND = re.compile(r"[A-ZÆØÅ/]{2,15} - (?:Lukket|LUKKET)\b")
"""A mark behind the letters of the committees: "TMU - Lukket: Orientering"."""
_KIND_MARK = re.compile(r"\s*\((?:B|O|D|E|\s*|(?i:beslutning|orientering|drøftelse)(?:ssag)?)\)\s*$")
_ANY_KIND = re.compile(r"\s*\((?P<letter>[A-ZÆØÅ])\)$")
_USUAL = frozenset({"Eventuelt", "Underskriftsark", "Underskriftsside", "Underskriftsblad", "Underskrifter"})
"""Titles that are an item's wherever a number stands before them."""
_USUAL_KINDS = "BODE"
_FEWEST_KINDS = 3
_KIND_BEFORE = re.compile(r"\((?:beslutning|orientering|drøftelse)(?:ssag)?\)\s+(?=\S)", re.IGNORECASE)
"""A kind before the title: "(Drøftelse) Kvalitetsrapport"."""
_LONGEST_TITLE = 500
_CASE_AFTER = re.compile(
    r"(?<=\S)[\s,(–-]+(?:j\.\s?nr|journalnr|sagsnr|jnr)\.?\s*:?\s*(?P<case>\d[^()]{2,40}?)\)?\.?$",
    re.IGNORECASE,
)
"""A case number after the title, on its line."""
_CASE_IN_BRACKETS = re.compile(r"(?<=\S)\s+\((?P<case>\d{4}-\d{5,7}|\d{3}-\d{4}-\d{1,6})\)$")
_KLE_BEFORE = re.compile(
    r"(?P<case>\d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}-\d{1,6}-\d{2})\s*[-–:]?\s+(?P<title>\S.*)"
)
_PREFIXED = re.compile(r"(?P<case>[A-ZÆØÅ]{2}\s\d{1,4}/\d{2})\.\s+(?P<title>\S.*)")


@lru_cache(maxsize=2048)
def bears_mark(title: str) -> bool:
    """Whether a title says of itself that it is a case to decide, closed or open: "(B)", "(lukket)"."""
    fields = Fields()
    text = clean_title(title, fields)
    said = fields.closed or fields.case_number is not None or text in _USUAL
    said = said or bool((mark := _HEAD_MARK.match(title)) and (mark["column"] or mark["mark"]))
    return said or (title.endswith(")") and not text.endswith(")"))


def bear_kinds(titles: Sequence[str]) -> bool:
    """Whether a letter in brackets behind a title is its kind: two of three bear one, most a usual one."""
    letters = [mark["letter"] for title in titles if (mark := title[-1:] == ")" and _ANY_KIND.search(title))]
    usual = sum(letter in _USUAL_KINDS for letter in letters)
    return len(letters) >= _FEWEST_KINDS and len(letters) * 3 >= len(titles) * 2 and usual * 2 > len(letters)


def without_kind(title: str) -> str:
    """The title without the letter in brackets that ends it: "Status (C)"."""
    return _ANY_KIND.sub("", title)


def marks_closed(title: str) -> bool:
    """Whether a title says of itself that its item is closed: "Lukket - Personalesag"."""
    fields = Fields()
    clean_title(title, fields)
    return fields.closed


def clean_title(title: str, fields: Fields) -> str:
    """The title without (B)/(O), open and closed marks and a case number before it: the fields take these."""
    text = title.strip()
    if len(text) > _LONGEST_TITLE:
        return " ".join(text.split())
    text = _KIND_BEFORE.sub("", text, count=1) if text[:1] == "(" else text
    if ("nr" in text or "NR" in text) and (tail := _CASE_AFTER.search(text)):
        fields.case_number, text = case_in(tail["case"]), text[: tail.start()]
    if text[-1:] == ")" and (tail := _CASE_IN_BRACKETS.search(text)):
        fields.case_number, text = tail["case"], text[: tail.start()]
    if text[2:3] == "." and (match := _KLE_BEFORE.fullmatch(text)):
        fields.case_number, text = match["case"], match["title"]
    if match := _PREFIXED.fullmatch(text):
        fields.case_number, text = match["case"], match["title"]
    text = _KIND_MARK.sub("", text) if text[-1:] == ")" else text
    while tail := TAIL_MARK.search(text) if text[-1:] in _ENDS_MARK else None:
        if not text[: tail.start()].strip():
            break
        fields.closed = fields.closed or says_closed(tail["bracket"] or tail["plain"])
        text = text[: tail.start()].strip()
    text = _KIND_MARK.sub("", text) if text[-1:] == ")" else text
    if text[-1:] == ")" and (tail := _CASE_IN_BRACKETS.search(text)):
        fields.case_number, text = tail["case"], text[: tail.start()]
    if (bracket := _HEAD_MARK.match(text)) and text[bracket.end() :].strip():
        fields.closed = fields.closed or says_closed(
            bracket["mark"] or bracket["column"] or bracket["capitals"] or bracket["word"]
        )
        text = text[bracket.end() :].strip(" -–:")
    mark = CLOSED_MARK.fullmatch(text)
    fields.closed = fields.closed or bool(_CLOSED_BEHIND.match(text))
    if mark:
        fields.closed = True
        if mark["rest"] and re.match(r"\(?lukket\s*[-–]", text, re.IGNORECASE):
            fields.closed_ground = fields.closed_ground or mark["rest"]
        text = mark["rest"] or text.strip("()")
    elif (opened := OPEN_MARK.fullmatch(text)) and opened["rest"] and not opened["rest"][0].islower():
        text = opened["rest"]
    return " ".join(text.split())


def says_closed(mark: str) -> bool:
    return not mark.casefold().startswith("åben")


def case_in(value: str) -> str | None:
    """The case number a label gives: in a known form, whole where that is a longer one's end, else a word."""
    found = case_number.find(value)
    if found is None:
        return value.split("  ")[0].strip(" .;") or None
    whole = next((word for word in value.split() if found in word), found).strip(".,;:()")
    return whole if WHOLE_NUMBER.fullmatch(whole) else found
