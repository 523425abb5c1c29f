"""An HTML table to tab-separated rows: merged cells leave blank ones, no blank cell is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode

from archive.parsing.minutes import Unreadable
from archive.parsing.readers import runs
from archive.parsing.readers.runs import Run

MAX_COLUMNS = 200
MAX_CELLS = 2_000_000
_PARAGRAPHS = 6
"""Paragraphs in one cell that no table of figures holds: the cell is a piece of the page."""
_SPAN = 1000
_CONTAINERS = frozenset({"table", "h1", "h2", "h3", "h4", "h5", "h6", "main", "article", "section"})
_BREAKS = frozenset(
    {
        "br",
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "hr",
        "pre",
        "blockquote",
        "dd",
        "dt",
        "address",
        "table",
        "tr",
        "td",
    }
)


def is_layout(table: LexborNode, classify: Callable[[LexborNode], str]) -> bool:
    """Whether the table only arranges a page: it holds headings, tables, known parts, or one column."""
    widest = 0
    longest = 0
    paragraphs = 0
    for node in _inside(table):
        if node.is_text_node:
            continue
        tag = node.tag or ""
        if tag in _CONTAINERS or (tag != "table" and classify(node)):
            return True
        if tag in ("td", "th"):
            longest += 1
            paragraphs = 0
        elif tag == "tr":
            widest, longest = max(widest, longest), 0
        elif tag == "p":
            paragraphs += 1
            if paragraphs >= _PARAGRAPHS:
                return True
    return max(widest, longest) <= 1


def read(table: LexborNode, classify: Callable[[LexborNode], str]) -> tuple[str, list[str]]:
    """The caption and the rows; a table of labels and values gives "Label: value" lines, blank rows go.

    Raises Unreadable where merged cells would blow the table up.
    """
    caption, rows, cells = "", [], 0
    spans: dict[int, int] = {}
    for node in _inside(table, stop=frozenset({"tr", "caption"})):
        if node.tag == "caption":
            caption = _cell_text(node)
        elif node.tag == "tr":
            rows.append(_row(node, spans))
            cells += len(rows[-1])
            if cells > MAX_CELLS:
                raise Unreadable(f"En tabel er for stor: over {MAX_CELLS} felter. Gem dokumentet som PDF.")
    marks = len(rows) == 2 and len(rows[0]) > 2
    rows = [row for place, row in enumerate(rows) if any(row) or (marks and place)]
    if rows and all(len(row) == 2 and (runs.is_label(row[0]) or not row[0]) for row in rows):
        return caption, [f"{label.rstrip(': ')}: {value}".removeprefix(": ") for label, value in rows]
    return caption, ["\t".join(row) for row in rows]


def _row(tr: LexborNode, spans: dict[int, int]) -> list[str]:
    """The row's cells; a cell that spans columns or rows leaves blank ones to its right and below."""
    row: list[str] = []
    cell = tr.child
    while cell is not None:
        if cell.tag in ("td", "th") and len(row) < MAX_COLUMNS:
            _fill(row, spans)
            attributes = cell.attributes
            width = min(_span(attributes.get("colspan")), MAX_COLUMNS)
            height = _span(attributes.get("rowspan"))
            if height > 1:
                spans.update(dict.fromkeys(range(len(row), len(row) + width), height))
            row += [_cell_text(cell), *[""] * (width - 1)]
            for column in range(len(row) - width, len(row)):
                _use(spans, column)
        cell = cell.next
    _fill(row, spans)
    return row


def _fill(row: list[str], spans: dict[int, int]) -> None:
    """Blank cells where a cell from a row above reaches down."""
    while spans.get(len(row), 0) > 0 and len(row) < MAX_COLUMNS:
        _use(spans, len(row))
        row.append("")


def _use(spans: dict[int, int], column: int) -> None:
    left = spans.get(column, 0) - 1
    if left > 0:
        spans[column] = left
    else:
        spans.pop(column, None)


def _span(value: str | None) -> int:
    if not value or not (value.isascii() and value.isdigit() and len(value) < 6):
        return 1
    return max(1, min(int(value), _SPAN))


def _cell_text(cell: LexborNode) -> str:
    """The cell's words on one line; links keep their live address."""
    pieces: list[Run] = []
    links: list[tuple[int, str]] = []
    for node in _inside(cell):
        if node.is_text_node:
            pieces.append(Run(node.text_content or "", href=_link(node, cell) if links else ""))
        elif node.tag == "x-a":
            links.append((node.mem_id, ""))
        elif node.tag in _BREAKS:
            pieces.append(Run(" "))
    return " ".join(runs.marked(line) for line in runs.lines(pieces))


def _link(node: LexborNode, cell: LexborNode) -> str:
    """The address of the nearest link around a text, inside its cell."""
    around = node.parent
    while around is not None and around.mem_id != cell.mem_id:
        if around.tag == "x-a":
            return runs.live(around.attributes.get("href"))
        around = around.parent
    return ""


def _inside(root: LexborNode, stop: frozenset[str] = frozenset()) -> Iterator[LexborNode]:
    """Every node under the root in order; nothing inside elements named in `stop`."""
    ends = root.mem_id
    node = root.child
    while node is not None:
        yield node
        following = None if node.tag in stop else node.child
        while following is None:
            following = node.next
            if following is None:
                node = node.parent
                if node is None or node.mem_id == ends:
                    return
        node = following
