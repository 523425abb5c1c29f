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

_HYPHENS = r"\-\u2010\u2011\u2012\u2013\u2212"  # for use inside a character class
_PERSONAL_NUMBER = re.compile(  # not a part of a longer number; any other neighbour hides nothing
    rf"(?<!\d)(?<!\d[.,/{_HYPHENS}])(?P<d>\d{{2}})(?P<m>\d{{2}})(?P<y>\d{{2}})(?P<sep>\s?[{_HYPHENS}]\s?"
    rf"|[ \u00a0])?(?P<serial>\d{{4}})"
    rf"(?![.,/{_HYPHENS}]?\d)"
)
_SAID = re.compile(r"\b(?:cpr|personnum|person nr|personnr)", re.IGNORECASE)
_NEAR = 40
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = re.compile(
    r"(?:\b(?:tlf|telefon|telefonnr|telefonnummer|mobil|mobilnr|mobiltlf"
    r"|mobiltelefon)\b\.?:?\s*(?:nr\.?:?\s*)?|(?<!\w)(?=\+45)|(?<!\w)(?=0045))"
    r"(?P<number>(?:(?:\+|00)45\s?)?\d{2}\s?\d{2}\s?\d{2}\s?\d{2})(?!\d)",
    re.IGNORECASE,
)
_MAY_HOLD_PHONE = re.compile(r"tlf|telefon|mobil|45", re.IGNORECASE)  # cheap, and true wherever _PHONE fits
_ADDRESS = re.compile(
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
    if _MAY_HOLD_PHONE.search(text):
        found += [_soft("phone", match.span("number"), "Telefonnummer") for match in _PHONE.finditer(text)]
    found += [_soft("address", match.span("place"), "Privat adresse") for match in _ADDRESS.finditer(text)]
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end)))


def _soft(kind: str, span: tuple[int, int], reason: str) -> Finding:
    return Finding(kind, "warning", *span, reason)


def _personal_numbers(text: str) -> Iterator[Finding]:
    for match in _PERSONAL_NUMBER.finditer(text):
        digits = match["d"] + match["m"] + match["y"] + match["serial"]
        if not has_birth_date(digits):
            continue
        reason = _reason(match, digits, text)
        if reason:
            yield Finding("personal-number", "hold", *match.span(), reason)


def _reason(match: re.Match[str], digits: str, text: str) -> str | None:
    """What besides the valid birth date makes it a personal number; None where nothing does."""
    around = text[max(match.start() - _NEAR, 0) : match.end() + _NEAR]
    if _SAID.search(around):
        return "Muligt personnummer: gyldig fødselsdato, og CPR er nævnt ved siden af"
    if match["sep"] and match["sep"].strip():
        return "Muligt personnummer: gyldig fødselsdato og bindestreg"
    if fulfils_modulus(digits):
        return "Muligt personnummer: gyldig fødselsdato og modulus 11"
    return None


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
