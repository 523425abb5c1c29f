"""Foreign HTML made harmless before it is parsed: few tags, few attributes, bounded nesting; no text lost.

An HTML parser follows rules under which a small file becomes a huge tree (formatting that is opened again in
every paragraph), or takes minutes (a tag with 100,000 attributes, a million open elements). What remains
here is a subset in which none of that can happen. A tag that fits no form becomes visible text.
"""

from __future__ import annotations

import re

from archive.parsing.minutes import Unreadable

MAX_TAGS = 600_000
MAX_BLOCKS = 120_000
"""Paragraphs, cells, line breaks and the like: a meeting has some hundreds, a year of them some thousands."""
MAX_DEPTH = 100

_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[a-zA-Z][^\s/<>"']{0,60})(?P<attrs>(?:[^"'<>]++|"[^"]*+"|'[^']*+'){0,200}+)>"""
    r"|<(?=[/!?a-zA-Z])"
)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_KEPT_ATTRIBUTES = frozenset({"class", "id", "href", "colspan", "rowspan", "role", "start", "value"})
_LONGEST_ATTRIBUTES = 20_000
_KEPT_NAMES = (
    "html head body title main article section header footer nav aside div span p h1 h2 h3 h4 h5 h6 ul ol li"
    " dl dt dd table thead tbody tfoot tr td th caption br hr pre blockquote address figure figcaption"
)
_DROPPED_NAMES = "meta link base col colgroup img input wbr source track param embed area"
_VOID = frozenset({"br", "hr"})
_CLOSING_NAMES = "html head body p li td th tr thead tbody tfoot dt dd title"
_KEPT = frozenset(_KEPT_NAMES.split())
_DROPPED = frozenset(_DROPPED_NAMES.split())
_CLOSES_ITSELF = frozenset(_CLOSING_NAMES.split()) | _VOID
_RAW = (("<!--", "-->"), ("<script", "</script"), ("<style", "</style"))
_DECLARATION = re.compile(r"<(?:![A-Za-z\[]|\?)[^<>]*>")


def tame(html: str) -> str:
    """The same text in the same structure, safe to parse; raises Unreadable where there are too many tags.

    Formatting and unknown elements come out as `x-name`, which no parser treats specially; scripts, styles,
    comments and declarations are gone.
    """
    for start, end in _RAW:
        html = _without(html, start, end)
    html = _DECLARATION.sub("", html)
    count = html.count("<")
    if count > MAX_TAGS:
        raise Unreadable(
            f"Websiden er for stor: {count} koder, og grænsen er {MAX_TAGS}. Del den, eller gem den som PDF."
        )
    return _TAG.sub(_Tamer(has_title_end="</title" in html.lower()), html)


def _without(html: str, start: str, end: str) -> str:
    """The text without everything from each `start` to the next `end`; an open one is left as it is."""
    lower = html.lower()
    if len(lower) != len(html):
        html = lower = html.translate({0x130: "I"})
        lower = html.lower()
    parts, place = [], 0
    while (at := lower.find(start, place)) >= 0:
        close = lower.find(end, at + len(start))
        if close < 0:
            break
        parts.append(html[place:at])
        place = close + len(end)
        if end[-1] != ">":
            after = lower.find(">", place)
            place = len(html) if after < 0 else after + 1
    parts.append(html[place:])
    return "".join(parts) if len(parts) > 1 else html


class _Tamer:
    """Rewrites each tag in order, and counts how deep they stand."""

    def __init__(self, has_title_end: bool) -> None:
        self.depth = 0
        self.blocks = 0
        self.kept = _KEPT if has_title_end else _KEPT - {"title"}

    def __call__(self, match: re.Match[str]) -> str:
        name = match["name"]
        if name is None:
            return "&lt;"
        name = name.lower()
        if name in _DROPPED:
            return ""
        if name not in self.kept:
            name = "x-" + re.sub(r"[^a-z0-9]", "-", name)
        if not match["end"] and name in self.kept and name != "span":
            self._count()
        if name in _CLOSES_ITSELF:
            return f"<{match['end']}{name}{_attributes(match['attrs'])}>"
        if match["end"]:
            self.depth = max(0, self.depth - 1)
            return f"</{name}>"
        if self.depth >= MAX_DEPTH or (match["attrs"].endswith("/") and name.startswith("x-")):
            return ""
        self.depth += 1
        return f"<{name}{_attributes(match['attrs'])}>"

    def _count(self) -> None:
        self.blocks += 1
        if self.blocks > MAX_BLOCKS:
            raise Unreadable(
                f"Websiden er for stor: over {MAX_BLOCKS} afsnit og felter. Del den, eller gem den som PDF."
            )


def _attributes(text: str) -> str:
    """The few attributes that mean something here, each once."""
    if "=" not in text or len(text) > _LONGEST_ATTRIBUTES:
        return ""
    kept: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        if name.lower() in _KEPT_ATTRIBUTES:
            kept.setdefault(name.lower(), double or single or bare)
    return "".join(f' {name}="{value.replace(chr(34), "&quot;")}"' for name, value in kept.items())
