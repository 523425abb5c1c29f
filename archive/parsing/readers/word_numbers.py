"""Word's automatic numbers written out: "1.", "a)", "Punkt 7:" as a reader of the page sees them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVEL = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LAST = 3000
"""Beyond it a Roman number is written as digits."""


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts: its format, its text ("%1.%2."), its first number."""

    form: str
    text: str
    start: int


@dataclass(slots=True)
class _List:
    """An abstract list's levels and where each stands."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)

    def next(self, level: int) -> str:
        """The number of the next paragraph at a level; deeper levels begin anew."""
        known = self.levels[level]
        self.counts[level] = self.counts.get(level, known.start - 1) + 1
        for deeper in [other for other in self.counts if other > level]:
            del self.counts[deeper]
        return _LEVEL.sub(self._count, known.text)

    def _count(self, match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        known = self.levels.get(level)
        return _written(self.counts.get(level, known.start), known.form) if known else ""


class Numbering:
    """The lists of a document: which list and level a paragraph belongs to, and its number."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._of_number: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._styles: dict[str, tuple[str | None, str | None, str | None]] = {}
        for part in () if numbering is None else numbering:
            self._read(part)
        for style in () if styles is None else styles.iter(f"{W}style"):
            number, level = _number_of(style.find(f"{W}pPr"))
            self._styles[style.get(f"{W}styleId", "")] = (number, level, _val(style.find(f"{W}basedOn")))

    def write_out(self, paragraphs: Iterable[Element]) -> None:
        """Put each numbered paragraph's number before its text, and take it out of its list; bullets stay."""
        for paragraph in paragraphs:
            number, level = self._place(paragraph.find(f"{W}pPr"))
            if not number or number == "0":
                continue
            found = self._lists.get(self._of_number.get(number, ""))
            if found is None or level not in found.levels or found.levels[level].form == "bullet":
                continue
            found.counts.update(self._restarts.pop(number, {}))
            text = found.next(level) if any(part.text for part in paragraph.iter(f"{W}t")) else ""
            _prepend(paragraph, "" if found.levels[level].form == "none" else text)

    def _read(self, part: Element) -> None:
        if part.tag == f"{W}abstractNum":
            levels = {_int(lvl.get(f"{W}ilvl"), 0): _level(lvl) for lvl in part.findall(f"{W}lvl")}
            self._lists[part.get(f"{W}abstractNumId", "")] = _List(levels)
        elif part.tag == f"{W}num":
            number = part.get(f"{W}numId", "")
            self._of_number[number] = _val(part.find(f"{W}abstractNumId")) or ""
            overrides = part.findall(f"{W}lvlOverride")
            starts = {
                _int(one.get(f"{W}ilvl"), 0): _int(_val(start), 1) - 1
                for one in overrides
                if (start := one.find(f"{W}startOverride")) is not None
            }
            if starts:
                self._restarts[number] = starts

    def _place(self, properties: Element | None) -> tuple[str | None, int]:
        """The list number and level of a paragraph, its own or its style's."""
        number, level = _number_of(properties)
        style = None if properties is None else _val(properties.find(f"{W}pStyle"))
        for _ in range(20):
            if number is not None or style is None:
                break
            number, styled, style = self._styles.get(style, (None, None, None))
            level = level or styled
        return number, _int(level, 0)


def _level(element: Element) -> _Level:
    form = _val(element.find(f"{W}numFmt")) or "decimal"
    start = _int(_val(element.find(f"{W}start")), 1)
    return _Level(form, (_val(element.find(f"{W}lvlText")) or "")[:40], start)


def _number_of(properties: Element | None) -> tuple[str | None, str | None]:
    found = None if properties is None else properties.find(f"{W}numPr")
    if found is None:
        return None, None
    return _val(found.find(f"{W}numId")), _val(found.find(f"{W}ilvl"))


def _prepend(paragraph: Element, text: str) -> None:
    """A run with the text first; the paragraph's own list place is switched off."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = Element(f"{W}pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(f"{W}numPr"):
        properties.remove(old)
    off = SubElement(properties, f"{W}numPr")
    SubElement(off, f"{W}ilvl").set(f"{W}val", "0")
    SubElement(off, f"{W}numId").set(f"{W}val", "0")
    if text.strip():
        run = Element(f"{W}r")
        first = paragraph.find(f"{W}r")
        style = None if first is None else first.find(f"{W}rPr")
        if style is not None:
            run.append(style)
        SubElement(run, f"{W}t").text = text.strip() + " "
        paragraph.insert(list(paragraph).index(properties) + 1, run)


def _written(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and 1 <= number <= 26 * 20:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 1 <= number <= _LAST:
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    return f"{number:02}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN + _ROMAN_SMALL:
        text += letters * (number // value)
        number %= value
    return text


def _val(element: Element | None) -> str | None:
    return None if element is None else element.get(f"{W}val")


def _int(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else default
