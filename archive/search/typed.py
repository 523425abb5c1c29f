"""What tokens of a query say together: a written date is one, and the label before a number is none."""

import re

from archive.search.danish import Token

# "sag" and "nr" are words of their own, so they are labels only before what can be nothing but a case.
_LABELS = re.compile("j|jnr|journal(?:nr|nummer)?|nr|nummer|sag|sagen|sags?(?:id|nr|nummer)")
# "Lokalplan nr. 214" is written "Lokalplan 214" as often, "d. 22. maj" as "22. maj".
_OF_ANY_NUMBER = re.compile("nr|nummer|d")
_CASE = re.compile(
    r"[0-9.]{8}-[a-z]{1,2}[0-9]{2}-[0-9]+-[0-9]{2}|[0-9]+(?:-[0-9]+)+|[0-9]{2,4}/[0-9]{4,}|[0-9]{5,}"
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MINUS = ("-", "–", "−")
_BETWEEN = re.compile(r"[.:#\s]*")


def joined(text: str, tokens: list[Token], quoted: list[tuple[int, int]]) -> list[Token]:
    """The tokens with dates as one and labels left out; what stands in quotes is left as it is."""
    found: list[Token] = []
    reach = 0
    for token in tokens:
        if any(start < token.start < end for start, end in quoted):
            found.append(token)
        elif token.reach:
            reach = token.reach
            _drop_labels(text, found, token, _OF_ANY_NUMBER)
            found.append(_date(text, token))
        elif token.start >= reach:
            if token.surface[:1].isdigit():
                _drop_labels(text, found, token, _LABELS if _is_case(token) else _OF_ANY_NUMBER)
            found.append(token)
    return found


def _date(text: str, day: Token) -> Token:
    iso = day.terms[-1]
    return Token(text[day.start : day.reach], day.start, day.reach, iso, (iso,), ())


def _is_case(token: Token) -> bool:
    return _CASE.fullmatch(token.surface) is not None and _DATE.fullmatch(token.surface) is None


def _drop_labels(text: str, before: list[Token], number: Token, labels: re.Pattern[str]) -> None:
    """Take the labels that lead to a number off the end of what was read before it."""
    at = number.start
    while before and labels.fullmatch(before[-1].surface) and _BETWEEN.fullmatch(text, before[-1].end, at):
        if text[before[-1].start - 1 : before[-1].start] in _MINUS:
            return  # "-sag" leaves the word out
        at = before.pop().start
