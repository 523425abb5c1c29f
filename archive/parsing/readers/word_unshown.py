"""What a Word package holds and its pages do not show: hidden text, deleted text, comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from archive.parsing.minutes import Notice
from archive.parsing.readers.word_numbers import W

TEXTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
"""The parts whose text a reader of the document sees."""
_COMMENTS = "word/comments.xml"
_SHOWN = frozenset(
    W + name for name in ["t", "tab", "br", "cr", "sym", "noBreakHyphen", "softHyphen", "drawing", "pict"]
)
"""What a run shows; what else stands in it, such as a field's beginning, is left."""
_OFF = frozenset({"0", "false", "off"})
_CHANGED = Notice(
    "tracked-changes",
    "warning",
    None,
    None,
    "Word-filen har ændringer, som hverken er godkendt eller afvist: det indsatte er taget med, det slettede "
    "ikke. Godkend eller afvis dem i Word, og indlæs filen igen.",
)


def take_out(parts: Mapping[str, Element]) -> tuple[dict[str, list[str]], list[Notice]]:
    """Take hidden text out of the parts' trees.

    Returns the lines of all that is not shown, by what it is, and a notice where changes wait.
    """
    styles = _hidden_styles(parts.get("word/styles.xml"))
    shown = [parts[name] for name in TEXTS if name in parts]
    changed = any(next(part.iter(W + name), None) is not None for part in shown for name in ("ins", "del"))
    return {
        "skjult tekst": [text for part in shown for text in _hidden(part, styles)],
        "slettet tekst": [text for part in shown for text in _deleted(part)],
        "kommentarer": [*_texts(parts[_COMMENTS])] if _COMMENTS in parts else [],
    }, [_CHANGED] if changed else []


def _hidden(part: Element, styles: frozenset[str]) -> Iterator[str]:
    """Each paragraph's hidden text, which is taken out."""
    for paragraph in part.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        whole = style is not None and style.get(f"{W}val") in styles
        runs = [run for run in paragraph.iter(f"{W}r") if _is_hidden(run, styles, whole=whole)]
        text = "".join(map(_letters, runs)).strip()
        for run in runs:
            run[:] = [child for child in run if child.tag not in _SHOWN]
        if text:
            yield text


def _is_hidden(run: Element, styles: frozenset[str], *, whole: bool) -> bool:
    """Whether a run is hidden by itself, its style or its paragraph's; what says it is not weighs most."""
    looks = run.find(f"{W}rPr")
    own = looks.find(f"{W}vanish") if looks is not None else None
    if own is not None:
        return _is_on(own)
    style = looks.find(f"{W}rStyle") if looks is not None else None
    return whole or (style is not None and style.get(f"{W}val") in styles)


def _hidden_styles(part: Element | None) -> frozenset[str]:
    """The styles whose text is hidden, also by those they are based on."""
    styles = {} if part is None else {style.get(f"{W}styleId", ""): style for style in part.iter(f"{W}style")}
    marks = {name: style.find(f"{W}rPr/{W}vanish") for name, style in styles.items()}
    hidden = {
        name for name, mark in marks.items() if mark is not None and mark.get(f"{W}val", "") not in _OFF
    }
    while hidden:
        based = {name for name, style in styles.items() if marks[name] is None and _base(style) in hidden}
        if based <= hidden:
            break
        hidden |= based
    return frozenset(hidden)


def _is_on(mark: Element) -> bool:
    return mark.get(f"{W}val", "") not in _OFF


def _base(style: Element) -> str | None:
    base = style.find(f"{W}basedOn")
    return None if base is None else base.get(f"{W}val")


def _deleted(part: Element) -> Iterator[str]:
    """Each deletion that nobody has accepted, and what was moved from its place."""
    for name in ("del", "moveFrom"):
        for element in part.iter(W + name):
            if text := _letters(element).strip():
                yield text


def _texts(part: Element) -> Iterator[str]:
    for paragraph in part.iter(f"{W}p"):
        if text := _letters(paragraph).strip():
            yield text


def _letters(element: Element) -> str:
    return "".join(_said(element))


def _said(element: Element) -> Iterable[str]:
    for child in element.iter():
        if child.tag in (f"{W}t", f"{W}delText"):
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}br"):
            yield " "
