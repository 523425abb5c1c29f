"""Personal numbers and softer personal data in a text: hold on suspicion, warn on the rest.

CPR: ddmmyy and four digits, hyphen or blank between them optional; the seventh digit gives the
century. Modulus 11 may only raise suspicion, never clear: numbers issued since 2007 need not fulfil it.
CPR-loven § 54, stk. 3 forbids publishing them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.parsing.danish import safe_date
from archive.parsing.minutes import Finding
from archive.parsing.pretested import Pretested

_HYPHENS = r"\-\u2010\u2011\u2012\u2013\u2212"  # for use inside a character class
_DASH = _HYPHENS + r"\u2014\u2015\ufe58\ufe63\uff0d"
_BLANK = r" \u00a0\u2002-\u200a\u202f\u3000"
_PERSONAL_NUMBER = re.compile(  # not a part of a longer number; any other neighbour hides nothing
    rf"(?P<d>\d(?<!\d\d)(?<!\d[.,/{_HYPHENS}]\d)\d)(?P<gap>[./{_DASH}{_BLANK}]?)(?P<m>\d{{2}})(?P<gap2>[./{_DASH}{_BLANK}]?)(?P<y>\d{{2}})"
    rf"(?P<sep>\s{{0,3}}(?:[{_DASH}]{{1,2}}|[/_.|])?\s{{0,3}})"
    rf"(?P<serial>\d{{2}}(?P<split>[{_BLANK}]?)\d{{2}})(?![.,/{_HYPHENS}]?\d)"
)
_SPACED = re.compile(
    rf"\d(?<!\d\d)(?<!\d[.,/{_HYPHENS}]\d)(?:[{_BLANK}]?\d){{5}}[{_BLANK}]?[{_DASH}]?(?:[{_BLANK}]?\d){{4}}"
    rf"(?![.,/{_HYPHENS}]?\d)"
)
_LETTERSPACED = re.compile(rf"(?:\d[{_BLANK}]){{5}}\d[{_BLANK}]?[{_DASH}]?(?:[{_BLANK}]?\d){{4}}")
_NOT_DIGITS = re.compile(r"\D")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
_BLANKS = " \n\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
_COUNTS = re.compile(r"\s*(?:\d|mio|mia|kr|pct|procent|tusind|%)", re.IGNORECASE)
"""After an amount's last figures; a personal number is followed by none of these."""
_DASHED = re.compile(rf"\s*[{_DASH}]{{1,2}}\s*")
_SAID = re.compile(r"(?:\bcpr|\bc\.p\.r|person-?\s?num|person-?\s?nr|fødselsnum|fødselsnr)", re.IGNORECASE)
_NEAR = 40
_HEAD_NEAR = 600
"""Characters back to the head of the list or table that says CPR over its numbers."""
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = Pretested(
    r"(?:\b(?:tlf|telefon|telefonnr|telefonnummer|mobil|mobilnr|mobiltlf"
    r"|mobiltelefon)\b\.?:?\s*(?:nr\.?:?\s*)?|(?<!\w)(?=\+45)|(?<!\w)(?=0045))"
    r"(?P<number>(?:(?:\+|00)45\s?)?\d{2}\s?\d{2}\s?\d{2}\s?\d{2})(?!\d)",
    re.IGNORECASE,
)
_ADDRESS = Pretested(
    r"\b(?:bor|boende|bopæl|bosat|bopælsadresse|privatadresse|privat adresse|hjemmeadresse"
    r"|adressen privat)\b[^.\n]{0,30}?"
    r"(?P<place>[A-ZÆØÅ][\wæøåé]*(?:\s[A-ZÆØÅ]?[\wæøåé]+){0,3}\s\d{1,3}\s?[A-Z]?(?:,\s?(?:st|kl"
    r"|\d{1,2})\.?(?:\s?(?:tv|th|mf))?\.?)?)(?!\w)"
)


def findings(text: str) -> tuple[Finding, ...]:
    """Every finding by place; severity "hold" for a personal number, "warning" for the softer kinds."""
    found = [*_personal_numbers(text)]
    if "@" in text:
        found += [_soft("email", match.span(), "E-mailadresse") for match in _EMAIL.finditer(text)]
    found += [_soft("phone", match.span("number"), "Telefonnummer") for match in _PHONE.finditer(text)]
    found += [_soft("address", match.span("place"), "Privat adresse") for match in _ADDRESS.finditer(text)]
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end)))


def _soft(kind: str, span: tuple[int, int], reason: str) -> Finding:
    return Finding(kind, "warning", *span, reason)


def _personal_numbers(text: str) -> Iterator[Finding]:
    """Numbers in the text without its invisible signs, told by their places in the text itself."""
    if _INVISIBLE.search(text) is None:
        yield from _visible_numbers(text)
        return
    places = [place for place, sign in enumerate(text) if not _INVISIBLE.match(sign)]
    for found in _visible_numbers(_INVISIBLE.sub("", text)):
        span = places[found.start], places[found.end - 1] + 1
        yield Finding(found.kind, found.severity, *span, found.reason)


def _visible_numbers(text: str) -> Iterator[Finding]:
    found = list(_numbers(text))
    taken = {place for one in found for place in range(one.start, one.end)}
    yield from found
    yield from (one for one in _stray_blanks(text) if one.start not in taken and one.end - 1 not in taken)


def _numbers(text: str) -> Iterator[Finding]:
    at = 0
    while match := _PERSONAL_NUMBER.search(text, at):
        digits = _NOT_DIGITS.sub("", match.group())
        reason = _reason(match, digits, text) if has_birth_date(digits) else None
        at = match.end() if reason else match.start() + 1
        if reason:
            yield Finding("personal-number", "hold", *match.span(), reason)


def _stray_blanks(text: str) -> Iterator[Finding]:
    """Numbers with blanks anywhere between their figures: letter-spaced, or broken by an extraction."""
    for match in _SPACED.finditer(text):
        digits = _NOT_DIGITS.sub("", match.group())
        dashed = _DASHED.search(match.group()) is not None
        sure = _LETTERSPACED.fullmatch(match.group()) or fulfils_modulus(digits)
        if has_birth_date(digits) and ((dashed and sure) or _said_near(match, text)):
            yield Finding("personal-number", "hold", *match.span(), "Muligt personnummer: spærret skrift")


def _reason(match: re.Match[str], digits: str, text: str) -> str | None:
    """What besides the valid birth date makes it a personal number; None where nothing does."""
    gaps, sep, split = match["gap"] + match["gap2"], match["sep"], match["split"]
    if _said_near(match, text) or (not gaps and _said_above(match, text)):
        return "Muligt personnummer: gyldig fødselsdato, og CPR er nævnt ved siden af"
    dashed = bool(_DASHED.fullmatch(sep))
    if dashed and (len(sep) == 1 or not gaps.strip()) and (not split or not _COUNTS.match(text, match.end())):
        return "Muligt personnummer: gyldig fødselsdato og bindestreg"
    plain = not gaps.strip() and not split and not sep.strip(_BLANKS) and (not gaps or len(sep) == 1)
    if (plain or dashed) and fulfils_modulus(digits):
        return "Muligt personnummer: gyldig fødselsdato og modulus 11"
    return None


def _said_near(match: re.Match[str], text: str) -> bool:
    return bool(_SAID.search(text[max(match.start() - _NEAR, 0) : match.end() + _NEAR]))


def _said_above(match: re.Match[str], text: str) -> bool:
    """Whether the head of the list or table that the number stands in says CPR."""
    above = text[max(match.start() - _HEAD_NEAR, 0) : match.start()].rsplit("\n\n", 1)[-1]
    return "\n" in above and bool(_SAID.search(above))


def has_birth_date(digits: str) -> bool:
    """Whether the ten digits begin with a real date in the century that the seventh tells."""
    day, month, year, seventh = int(digits[:2]), int(digits[2:4]), int(digits[4:6]), int(digits[6])
    return safe_date(_century(seventh, year) + year, month, day) is not None


def fulfils_modulus(digits: str) -> bool:
    """The old control: weighted sum divisible by 11."""
    return sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11 == 0


def _century(seventh: int, year: int) -> int:
    if seventh <= 3:
        return 1900
    if seventh in (4, 9):
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800
