"""Where the tokens of a text begin and end, and of which kind each is."""

import re
from collections.abc import Iterator

_MARKS = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufffe"  # accents apart from their letter, invisible marks
_LETTERS = rf"[^\W_]+(?:[{_MARKS}]+[^\W_]+)*[\u0300-\u036f]*"
_BREAK = r"[ \t]*\r?\n[ \t]*(?!(?:og|eller|samt|til|i|på)\b)"  # a line end inside a word, no elided list
_JOIN = rf"(?:[-\u2010\u2011](?:{_BREAK})?|[\u00ad\ufffe]{_BREAK}|['\u2019])"
_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_MONTH3 = "jan|feb|mar|apr|maj|jun|jul|aug|sept?|okt|nov|dec"
_GAP = "[ \t\u00a0]{0,3}"
_DASH = f"{_GAP}[-\u2010\u2011\u2013]{_GAP}"
_FACET = "(?:ae|oe|aa|[a-zæøå]\u030a?)[0-9]{2}"
_KLE = r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}"
# What parts a case number's pieces; a dot or a slash has no blanks beside it.
_PART = rf"(?:{_DASH}|[./]|[ \t\u00a0]{{1,3}})"
_YEAR = "(?:(?:19|20)[0-9]{2}|[0-9]{2})"
_CASE = (
    rf"{_KLE}(?:{_PART})?{_FACET}(?:{_PART}[0-9]{{1,6}}{_PART}{_YEAR}"
    # run together: only where the year can be but one thing
    r"|(?![0-9]+(?:19|20)[0-9]{2}(?![0-9]))[0-9]{3,8})(?![\w/])"
)
_ID_DASHED = "[0-9]{2,4}-[0-9]{4}-[0-9]{1,7}|[0-9]{5,}-[0-9]{1,7}|[0-9]{1,4}-[0-9]{5,7}"
_ID_SLASHED = "[0-9]{2}(?:[0-9]{2})?[ ]?/[ ]?[0-9]{4,7}|[0-9]{1,4}/[0-9]{1,4}"
_SINGLE = r"[^\W\d_][\u0300-\u036f]*+"
_SHORT = r"f\.eks|bl\.a|m\.fl|o\.lign"
_TOKEN = re.compile(
    rf"""
      (?P<abbreviation> (?<![\w.])(?:(?:{_SINGLE}\.){{2,6}}(?:{_SINGLE})?(?!\w)|(?:{_SHORT})(?!\w)) )
    | (?P<word> (?![0-9]){_LETTERS}(?:{_JOIN}{_LETTERS}){{0,5}} )
    | (?P<case> {_CASE} )
    | (?P<topic> {_KLE}(?:{_PART})?{_FACET}(?!\w) )
    | (?P<date> (?:[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}
                 | [0-9]{{1,2}}(?P<sep>[-./])[0-9]{{1,2}}(?P=sep)[0-9]{{4}}
                 | [0-9]{{1,2}}/[0-9]{{1,2}}-(?:[0-9]{{4}}|[0-9]{{2}})
                 | [0-9]{{1,2}}/[0-9]{{1,2}}[ ](?:19|20)[0-9]{{2}}
                 | [0-9]{{1,2}}-(?:{_MONTHS}|{_MONTH3})-[0-9]{{4}})(?![\w/-]|[.,][0-9]) )
    | (?P<day> [0-9]{{1,2}}
               (?=\.?[ \t\u00a0]{{0,2}}(?P<month>{_MONTHS}|(?:{_MONTH3})(?=[. \u00a0]))\.?
                  [ \t\u00a0]{{1,2}}(?P<year>[0-9]{{4}})(?!\w)) )
    | (?P<id> (?:{_ID_DASHED}|{_ID_SLASHED})(?![\w/]) )
    | (?P<law> §{_GAP}[0-9]+(?:{_SINGLE}(?!\w))? )
    | (?P<number> (?:[0-9]{{1,2}}:[0-9]{{2}}(?![0-9])|[0-9]+(?:[.,][0-9]+)*)(?:{_SINGLE}(?![^\W_]))? )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HYPHEN = re.compile(r"[-\u2010\u2011\u00ad\ufffe][ \t]*\r?\n[ \t]*|[-\u2010\u2011]")
_LINE_END = re.compile(r"[ \t]*\r?\n[ \t]*")


def spans(text: str) -> Iterator[tuple[str, str, int, str, int]]:
    """Kind, text, start and, for a day, its "month year" and where that ends; in order, never overlapping."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "word"
        if kind == "day":
            yield kind, match[0], match.start(), f"{match['month']} {match['year']}", match.end("year")
        else:
            yield kind, match[0], match.start(), "", 0


def hyphen_parts(word: str) -> list[str]:
    """The pieces between a word's hyphens, without apostrophes' typography: "BSK-produktion" -> two."""
    return [piece for piece in _HYPHEN.split(word.replace("\u2019", "'")) if piece]


def whole(word: str) -> str:
    """The word with a line end inside it taken out, its hyphen kept."""
    return _LINE_END.sub("", word.replace("\u2019", "'").replace("\u2010", "-").replace("\u2011", "-"))
