"""Numbers, amounts, dates and case numbers: one exact term for every way to write the same one."""

import re
from datetime import date

from archive.search.danish.folding import fold

_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_THREE_DECIMALS = re.compile(r"[0-9]{1,3},[0-9]{3}")
_SPACE = re.compile(r"\s+")
_DASHES = re.compile("\\s*[-\u2010\u2011\u2013]\\s*")
_CASE = re.compile("([0-9.]{8})[^a-z0-9]*([a-z]{1,2}[0-9]{2})(?:[^0-9]*([0-9]+?)[^0-9]*([0-9]{2}))?")
_CENTURY = re.compile("[^0-9](?:19|20)(?=[0-9]{2}$)")
Forms = tuple[tuple[str, ...], tuple[str, ...]]


def forms(kind: str, written: str, later: str = "") -> Forms:
    """Terms and parts of a token of one of the kinds in tokens.py that is not a word."""
    folded = fold(written)
    plain = _SPACE.sub("", _DASHES.sub("-", folded))
    match kind:
        case "case" | "topic":
            return _case(folded)
        case "date":
            return _date(plain)
        case "day":
            return _day(plain, later)
        case "law":
            return (plain,), (plain.removeprefix("§"),)
        case "id":
            return (plain,), tuple(plain.split("/")) if "/" in plain else ()
        case "abbreviation":
            return (plain.replace(".", ""),), ()
        case _:
            return _number(plain), ()


def _number(plain: str) -> tuple[str, ...]:
    if _THOUSANDS.fullmatch(plain):
        return (plain.replace(".", ""),)
    if _THREE_DECIMALS.fullmatch(plain):
        return plain, plain.replace(",", "")  # 26,802 mio. is the 26.802 of a table headed 1.000 kr.
    return (plain.replace(":", "."),)


def _case(folded: str) -> Forms:
    """One form for 15.00.00-A00-4-25 in any spelling; found by its topic 15.00.00 too."""
    found = _CASE.fullmatch(_CENTURY.sub("-", folded))
    if found is None:
        return (folded,), ()
    return ("-".join(piece for piece in found.groups() if piece),), (found[1],)


def _date(plain: str) -> Forms:
    pieces = re.split("[-./]", plain)
    if len(pieces) == 2:  # "21/5 2024", its blank gone
        pieces[1:] = [pieces[1][:-4], pieces[1][-4:]]
    if len(pieces[0]) == 4:
        pieces.reverse()
    iso = _iso(*pieces)
    if iso is None:
        return (plain,), ()
    year, month, day = iso.split("-")
    return (iso,), (str(int(day)), _MONTHS[int(month) - 1], year)


def _day(plain: str, month_and_year: str) -> Forms:
    """The day keeps its own number and carries the date it opens: "27. maj 2025" meets 27-05-2025."""
    iso = _iso(plain, *fold(month_and_year).split())
    number = plain.lstrip("0") or plain
    return ((number,) if iso is None else (number, iso)), ()


def _iso(day: str, month: str, year: str) -> str | None:
    months = [m[: len(month)] for m in _MONTHS]
    number = months.index(month) + 1 if month in months else int(month) if month.isdigit() else 0
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), number, int(day)).isoformat()
    except ValueError:
        return None
