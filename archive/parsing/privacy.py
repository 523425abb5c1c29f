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
    rf"(?P<d>\d(?<!\d\d)(?<!\d[.,/{_HYPHENS}]\d)\d)(?P<gap>[./{_DASH}{_BLANK}]?)(?P<m>\d{{2}})(?P=gap)(?P<y>\d{{2}})"
    rf"(?P<sep>\s{{0,3}}(?:[{_DASH}]{{1,2}}|[/_.|])?\s{{0,3}})"
    rf"(?P<serial>\d{{2}}(?P<split>[{_BLANK}]?)\d{{2}})(?![.,/{_HYPHENS}]?\d)"
)
_LETTERSPACED = re.compile(
    rf"\d[{_BLANK}](?<!\d\d.)(?<!\d[{_BLANK}]\d.)(?:\d[{_BLANK}]){{4}}\d[{_BLANK}]?[{_DASH}]?(?:[{_BLANK}]?\d){{4}}(?!\d)"
)
_NOT_DIGITS = re.compile(r"\D")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
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
    at = 0
    while match := _PERSONAL_NUMBER.search(text, at):
        digits = _NOT_DIGITS.sub("", match.group())
        reason = _reason(match, digits, text) if has_birth_date(digits) else None
        at = match.end() if reason else match.start() + 1
        if reason:
            yield Finding("personal-number", "hold", *match.span(), reason)
    for match in _LETTERSPACED.finditer(text):
        digits = _NOT_DIGITS.sub("", match.group())
        dashed = len(_DASHED.findall(match.group())) > 0
        if has_birth_date(digits) and (dashed or _said_near(match, text)):
            yield Finding("personal-number", "hold", *match.span(), "Muligt personnummer: spærret skrift")


def _reason(match: re.Match[str], digits: str, text: str) -> str | None:
    """What besides the valid birth date makes it a personal number; None where nothing does."""
    if _said_near(match, text) or (not match["gap"] and _said_above(match, text)):
        return "Muligt personnummer: gyldig fødselsdato, og CPR er nævnt ved siden af"
    dashed = bool(_DASHED.fullmatch(match["sep"])) and not match["split"]
    if dashed and (not match["gap"] or _is_tight(match)):
        return "Muligt personnummer: gyldig fødselsdato og bindestreg"
    plain = (
        not match["gap"]
        and not match["split"]
        and len(match["sep"]) <= 1
        and match["sep"] not in list("\t/_.|")
    )
    if (plain or _DASHED.fullmatch(match["sep"])) and fulfils_modulus(digits):
        return "Muligt personnummer: gyldig fødselsdato og modulus 11"
    return None


def _is_tight(match: re.Match[str]) -> bool:
    """01.01.90-1234: one hyphen without blanks after a date whose parts stand apart by something else."""
    return len(match["sep"]) == 1 and not re.match(rf"[{_DASH}]", match["gap"])


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
