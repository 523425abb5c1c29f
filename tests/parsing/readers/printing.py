"""Prints a text document as PDF for tests: contents, page heads and feet, tables, matrix, hyphenation."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pytest

from archive.parsing.headings import heading

_CODES = re.compile(r"[A-ZÆØÅ]{3}(?: [A-ZÆØÅ]{3}){2,}")
_MARKS = re.compile(r"(?:\(?[xX]\)? ?)+")
_ENTRY = re.compile(r"(?P<title>.+?)(?P<dots>\.{3,})\t(?P<page>\d+)")
_HEAD = re.compile(r"(?:Punkt|Pkt\.|Sag nr\.) ?\d+\b.*|\d{1,3}\. {2,}\S.*")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class Style:
    """How a document is printed; each choice is one that real minutes show."""

    font: str = "Liberation Sans"
    size: float = 11
    page: str = "A4"
    margin: str = "22mm 25mm 24mm 25mm"
    rules: bool = True
    shade: bool = False
    justify: bool = False
    hyphens: bool = False
    spaced: bool = True
    """Blank space between paragraphs; without it a new paragraph is told by the short line before it."""
    page_head: str = ""
    page_foot: str = "Side {page} af {pages}"
    break_items: bool = False
    matrix: bool = True
    """The routing matrix as a table with its marks in columns; else as running text."""
    bold_heads: bool = True


def printer() -> Any:
    """WeasyPrint; where it, or the font that the tests measure by, is missing the tests are skipped aloud."""
    reason = "WeasyPrint prints the test PDFs: requirements-dev.txt"
    weasyprint = pytest.importorskip("weasyprint", reason=reason)
    page = '<p style="font-family: Liberation Sans">x'
    if b"Liberation-Sans" not in weasyprint.HTML(string=page).write_pdf(uncompressed_pdf=True):
        pytest.skip("the test PDFs are set in Liberation Sans: fonts-liberation", allow_module_level=True)
    return weasyprint


def to_html(text: str, style: Style, marks: Sequence[Sequence[int]] = ()) -> str:
    """The document as HTML; `marks` gives the matrix columns with a mark, item by item (else the first)."""
    body = "\n".join(_body(text.replace("\f", "\n").split("\n"), style, [list(cols) for cols in marks]))
    return f'<!doctype html><html lang="da"><meta charset="utf-8"><style>{_css(style)}</style>{body}</html>'


def to_pdf(text: str, style: Style, marks: Sequence[Sequence[int]] = ()) -> bytes:
    """The document printed by WeasyPrint."""
    import weasyprint  # test-only and slow to load

    document: bytes = weasyprint.HTML(string=to_html(text, style, marks)).write_pdf()
    return document


def _css(style: Style) -> str:
    foot = style.page_foot.replace("{page}", '" counter(page) "').replace("{pages}", '" counter(pages) "')
    border = "0.6pt solid #000" if style.rules else "none"
    weight = "bold" if style.bold_heads else "normal"
    return f"""
@page {{ size: {style.page}; margin: {style.margin};
  @top-left {{ content: "{style.page_head}"; font: 8pt '{style.font}' }}
  @bottom-center {{ content: "{foot}"; font: 8pt '{style.font}' }} }}
body {{ font: {style.size}pt/1.35 '{style.font}'; text-align: {"justify" if style.justify else "left"};
  hyphens: {"auto" if style.hyphens else "manual"}; margin: 0 }}
p, ul {{ margin: 0 0 {"0.7em" if style.spaced else "0"} 0 }}
ul {{ padding-left: 1.4em }}
h1, h2, h3 {{ font-weight: {weight}; hyphens: manual; text-align: left; margin: 0.9em 0 0.5em 0 }}
h1 {{ font-size: 1.5em }} h2 {{ font-size: 1.2em; {"break-before: page" if style.break_items else ""} }}
h3 {{ font-size: 1em }}
table {{ border-collapse: collapse; width: 100%; font-size: 0.8em; margin: 0 0 1em 0; text-align: left }}
td {{ border: {border}; padding: 2pt 4pt; vertical-align: top }}
td.number {{ text-align: right }}
tr {{ break-inside: avoid }}
tr.head td {{ background: {"#ddd" if style.shade else "none"} }}
table.matrix td {{ text-align: center; width: 30pt }} table.matrix {{ width: auto }}
p.entry::after {{ content: leader('.') attr(data-page) }}
"""


def _body(lines: list[str], style: Style, marks: list[list[int]]) -> Iterator[str]:
    codes: list[str] = []
    end = 0
    for kind, group in groupby(lines, key=_kind):
        rows = list(group)
        place, end = end, end + len(rows)
        if kind == "blank":
            continue
        if kind == "table":
            yield _table(rows)
        elif kind == "bullets":
            yield "<ul>" + "".join(f"<li>{_inline(row[2:])}</li>" for row in rows) + "</ul>"
        elif kind == "codes" and style.matrix:
            codes = rows[0].split()
            said = next((r for r in lines[place + 1 :][:3] if _kind(r) == "marks"), "").split()
            columns = marks.pop(0) if marks else list(range(len(said)))
            yield _matrix(codes, columns, said[0] if said else "X")
        elif kind != "marks" or not codes or not style.matrix:
            yield from (_line(row) for row in rows)


def _kind(line: str) -> str:
    if not line.strip():
        return "blank"
    if "\t" in line and not _ENTRY.fullmatch(line):
        return "table"
    if line.startswith("- "):
        return "bullets"
    return "codes" if _CODES.fullmatch(line) else "marks" if _MARKS.fullmatch(line) else "line"


def _line(row: str) -> str:
    if entry := _ENTRY.fullmatch(row):
        return f'<p class="entry" data-page="{entry["page"]}">{_inline(entry["title"])}</p>'
    if row.startswith(("REFERAT ", "DAGSORDEN ")):
        return f"<h1>{_inline(row)}</h1>"
    if _HEAD.fullmatch(row):
        return f"<h2>{_inline(row)}</h2>"
    if heading(row.strip()):
        return f"<h3>{_inline(row)}</h3>"
    return f"<p>{_inline(row)}</p>"


def _inline(text: str) -> str:
    text = html.escape(text, quote=False)
    text = _LINK.sub(lambda m: m[1] if m[2] == "#" else f'<a href="{m[2]}">{m[1]}</a>', text)
    text = re.sub(r"\*\*(\S(?:[^*]*\S)?)\*\*", r"<b>\1</b>", text)
    return re.sub(r"(?<![*\w])\*(\S(?:[^*]*\S)?)\*(?![*\w])", r"<i>\1</i>", text)


def _table(rows: list[str]) -> str:
    """Blank cells right of a filled one in a head row stay cells of their own, as exports draw them."""
    cells = [row.split("\t") for row in rows]
    head = next((n for n, row in enumerate(cells) if re.fullmatch(r"[-–]?\d[\d.,]*%?", row[1])), 1)
    done = []
    for number, row in enumerate(cells):
        name = ' class="head"' if number < head else ""
        tds = "".join(
            f"<td{' class=number' if re.fullmatch('[-–]?[0-9][0-9.,]*%?', c) else ''}>{_inline(c)}</td>"
            for c in row
        )
        done.append(f"<tr{name}>{tds}</tr>")
    parts = f"<thead>{''.join(done[:head])}</thead><tbody>{''.join(done[head:])}</tbody>"
    return f"<table>{parts}</table>"


def _matrix(codes: list[str], columns: list[int], mark: str) -> str:
    head = "".join(f"<td>{code}</td>" for code in codes)
    row = "".join(f"<td>{mark if at in columns else ''}</td>" for at in range(len(codes)))
    return f'<table class="matrix"><tr>{head}</tr><tr>{row}</tr></table>'
