"""HTML to blocks: headings, paragraphs, list entries and table rows in order, each a line to be.

One walk over the tree without recursion. What it leaves out is only what no reader of the page sees as
text of the document: navigation, scripts, form controls' choices.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from archive.parsing.readers import runs, tables
from archive.parsing.readers.runs import Run
from archive.parsing.readers.tags import tame


class Block(NamedTuple):
    """One line to be. `kind` is heading, text, entry (of a list), row (of a table) or note (a footnote).

    `level` is a heading's (1-6); blocks of one `group` stand on adjacent lines; `bare` is the text without
    links and styles; `mark` is what the caller's classify() said of the element around it.
    """

    kind: str
    text: str
    level: int = 0
    group: int = 0
    bare: str = ""
    mark: str = ""


Classify = Callable[[LexborNode], str]
"""Names an element the caller knows ("item", "furniture" ...), "skip" to leave it out, "" for any other."""

_BLOCK_NAMES = (
    "html head body title main article section header footer nav aside div p h1 h2 h3 h4 h5 h6 ul ol li dl dt"
    " dd table thead tbody tfoot tr td th caption hr pre blockquote address figure figcaption x-details"
    " x-summary x-fieldset x-legend x-center x-form"
)
_SKIPPED_NAMES = (
    "nav head title x-noscript x-template x-svg x-option x-iframe x-object x-audio x-video x-canvas"
    " x-textarea x-map"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_SKIPPED = frozenset(_SKIPPED_NAMES.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset({"x-b", "x-strong", "th"})
_ITALIC = frozenset({"x-i", "x-em", "x-cite"})


def parse(html: str) -> LexborHTMLParser:
    """The tree of a page or of a piece of one; raises Unreadable where it is too large."""
    return LexborHTMLParser(tame(html))


def blocks(
    root: LexborNode | None, classify: Classify | None = None, tabs: bool = False, first_group: int = 1
) -> list[Block]:
    """The blocks under a node, in document order; `tabs` keeps tab characters (as Word's text has them)."""
    walk = _Walk(classify or _nothing, tabs, first_group)
    if root is not None:
        for node in _visible(root, walk):
            walk.text(node)
    walk.close()
    return walk.blocks


def fragment(html: str) -> list[Block]:
    """The blocks of a piece of HTML, as exports carry them inside their fields."""
    return blocks(parse(html).body)


def _nothing(node: LexborNode) -> str:
    return ""


def _visible(root: LexborNode, walk: _Walk) -> Iterator[LexborNode]:
    """The text nodes under the root, the walk told of every element before and after."""
    ends = root.mem_id
    node: LexborNode | None = root.child
    while node is not None:
        inside = None
        if node.is_text_node:
            yield node
        elif node.is_element_node and walk.enter(node):
            inside = node.child
        elif node.is_element_node:
            walk.skipped = True
        if inside is not None:
            node = inside
            continue
        following: LexborNode | None = None
        while node is not None:
            if node.is_element_node:
                if walk.skipped:
                    walk.skipped = False
                else:
                    walk.leave(node)
            following = node.next
            if following is not None:
                break
            node = node.parent
            if node is None or node.mem_id == ends:
                return
        node = following


class _Walk:
    """The state while walking: the paragraph being gathered, and what it stands in."""

    def __init__(self, classify: Classify, tabs: bool, first_group: int) -> None:
        self.classify = classify
        self.tabs = tabs
        self.blocks: list[Block] = []
        self.skipped = False
        self._runs: list[Run] = []
        self._group = first_group
        self._bold: list[int] = []
        self._italic: list[int] = []
        self._href: list[tuple[int, str]] = []
        self._lists: list[tuple[int, str, int]] = []
        self._entry: tuple[str, str] | None = None
        self._heading = 0
        self._pre = 0
        self._label = ""
        self._marks: list[tuple[int, str]] = []

    def text(self, node: LexborNode) -> None:
        """Take a text node."""
        text = node.text_content or ""
        if text:
            text = text.replace("\n", "\u2028") if self._pre else text
            href = self._href[-1][1] if self._href else ""
            self._runs.append(Run(text, bool(self._bold), bool(self._italic), href))

    def enter(self, node: LexborNode) -> bool:
        """Take an element's start; False where nothing inside is read (or it has been read whole)."""
        tag = node.tag or ""
        mark = self.classify(node)
        if tag in _SKIPPED or mark == "skip":
            return False
        if tag in _BLOCKS or mark:
            self.flush()
            self._bold, self._italic = [], []
        if mark:
            self._marks.append((node.mem_id, mark))
        if tag == "table" and not tables.is_layout(node, self.classify):
            self._table(node)
            if mark:
                self._marks.pop()
            return False
        self._open(node, tag)
        return True

    def _open(self, node: LexborNode, tag: str) -> None:
        if tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        elif tag in ("dt", "dl"):
            self._drop_label()
        elif tag in ("ul", "ol"):
            self._group += not self._lists
            self._lists.append((node.mem_id, tag, _number(node.attributes.get("start"), 1) - 1))
        elif tag == "li":
            self._entry = self._list_mark(node)
        elif tag == "br":
            self._runs.append(Run("\u2028"))
        elif tag == "pre":
            self._pre += 1
        elif tag in _BOLD:
            self._bold.append(node.mem_id)
        elif tag in _ITALIC:
            self._italic.append(node.mem_id)
        elif tag == "x-a":
            self._href.append((node.mem_id, runs.live(node.attributes.get("href"))))

    def leave(self, node: LexborNode) -> None:
        """Take an element's end."""
        tag = node.tag or ""
        marked = bool(self._marks) and self._marks[-1][0] == node.mem_id
        if tag in _BLOCKS or marked:
            if tag == "dt":
                self._hold_label()
            self.flush()
        if marked:
            self._marks.pop()
        if tag in _HEADINGS:
            self._heading = 0
        elif tag == "li":
            self._entry = None
        elif tag == "pre":
            self._pre -= 1
        elif tag == "dl":
            self._drop_label()
        elif self._lists and self._lists[-1][0] == node.mem_id:
            self._lists.pop()
            self._group += not self._lists
        for stack in (self._bold, self._italic):
            if stack and stack[-1] == node.mem_id:
                stack.pop()
        if self._href and self._href[-1][0] == node.mem_id:
            self._href.pop()

    def close(self) -> None:
        """The end of the document: what was gathered counts."""
        self.flush()
        self._drop_label()

    def flush(self) -> None:
        """The gathered paragraph becomes blocks, a line each; a list's mark stands on the first."""
        if not self._runs:
            return
        found, self._runs = runs.lines(self._runs, self.tabs), []
        self._bold, self._italic = [], []
        for place, line in enumerate(found):
            bare, text = runs.plain(line), runs.marked(line)
            if place and _would_join(bare):
                self._group += 1
            self._add(bare, text)
        self._group += bool(found) and self._entry is None

    def _add(self, bare: str, text: str) -> None:
        mark = self._marks[-1][1] if self._marks else ""
        if self._label:
            bare, text, self._label = f"{self._label} {bare}", f"{self._label} {text}", ""
        if self._heading:
            lead = self._entry[1] if self._entry else ""
            self._entry = None
            text = bare if lead in ("", "- ") else lead + bare
            self.blocks.append(Block("heading", text, self._heading, self._group, text, mark))
        elif self._entry:
            kind, lead = self._entry
            self._entry = (kind, "")
            self.blocks.append(Block(kind, lead + text, 0, self._group, lead + bare, mark))
        else:
            self.blocks.append(Block("text", text, 0, self._group, bare, mark))

    def _hold_label(self) -> None:
        """A list's term that names a field waits for its value: "Mødested" and "Rådhuset" are one line."""
        label = runs.plain(run for line in runs.lines(self._runs) for run in line)
        if runs.is_label(label):
            self._runs, self._label = [], label.rstrip(": ") + ":"

    def _drop_label(self) -> None:
        """A label without a value is a line of its own."""
        if self._label:
            label, self._label = self._label, ""
            self._group += 1
            self._add(label, label)
            self._group += 1

    def _list_mark(self, node: LexborNode) -> tuple[str, str]:
        if not self._lists:
            return "entry", "- "
        owner, tag, count = self._lists[-1]
        count = _number(node.attributes.get("value"), count + 1)
        self._lists[-1] = (owner, tag, count)
        if (node.attributes.get("id") or "").startswith(("footnote-", "endnote-")):
            return "note", f"[{count}] "
        return "entry", "- " if tag == "ul" else f"{count}. "

    def _table(self, node: LexborNode) -> None:
        mark = self._marks[-1][1] if self._marks else ""
        self._group += 1
        caption, rows = tables.read(node, self.classify)
        if caption:
            self.blocks.append(Block("text", caption, 0, self._group, caption, mark))
            self._group += 1
        self.blocks += [Block("row", row, 0, self._group, row, mark) for row in rows]
        self._group += 1


def _would_join(text: str) -> bool:
    """Whether the line after a break would be read as the one before going on: it stands apart then."""
    return text[:1].islower() and not text.startswith("at ")


def _number(value: str | None, default: int) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 6 else default
