"""A line of section text, or a block of data -> HTML: the only file that marks text as safe."""

import json
import re
from collections.abc import Callable, Iterable
from html import unescape
from typing import Any

import nh3
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

MARKDOWN = MarkdownIt("zero", {"breaks": True}).enable(["emphasis", "link", "newline"])
UNDERSCORE = "\ue05f"  # stands in for _ while markdown looks: only * marks emphasis in section text
PLAIN = re.compile(r"[\w ,.:;()%/+=§-]*")  # nothing that markdown, HTML or the sanitiser would look at
ALIVE = re.compile(r"https?://|/[a-z0-9]")  # another site's page, or one of the archive's own
UNSAID = {
    ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"
}  # would end or confuse a block of data
PIECES = re.compile(r"(<[^>]*>)")
WITHIN_A_LINE = re.compile(r"</?(?:a|strong|em|span)\b")  # tags that part no words
TAGS = {"a", "strong", "em", "br"}


def inline(text: str) -> SafeString:
    """**bold**, *italic*, [text](http...) and line breaks; every other sign is itself."""
    if PLAIN.fullmatch(text):  # most cells of most tables
        return mark_safe(text)  # noqa: S308 - no sign in it means anything in HTML
    return marked_up(text)


def marked_up(text: str) -> SafeString:
    """The same for any text."""
    environment: dict[str, object] = {}
    tokens = MARKDOWN.parseInline(text.replace("_", UNDERSCORE), environment)
    for token in tokens:
        token.children = list(_without_dead_links(token.children or []))
    html = str(MARKDOWN.renderer.render(tokens, MARKDOWN.options, environment)).replace(UNDERSCORE, "_")
    clean = nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https"})
    return mark_safe(clean)  # noqa: S308 - escaped by markdown-it, then sanitised on the line above


def _without_dead_links(tokens: Iterable[Token]) -> Iterable[Token]:
    """Links that lead nowhere (extraction leaves `#`) keep their text only; `/...` stays in the archive."""
    alive = True
    for token in tokens:
        if token.type == "link_open":
            alive = bool(ALIVE.match(str(token.attrGet("href"))))
        if alive or token.type not in ("link_open", "link_close"):
            yield token


def joined(parts: Iterable[str]) -> SafeString:
    """Pieces of HTML in a row; those not yet safe are escaped."""
    return mark_safe("".join(map(conditional_escape, parts)))  # noqa: S308 - each escaped, or safe before


def marked(
    html: str, find: Callable[[str], list[tuple[int, int]]], first: str = ""
) -> tuple[SafeString, int]:
    """HTML of ours, or text, with the words that `find` finds in its text marked; and how many places.

    first: the id of the first mark. A word or phrase that tags part is one place in several marks.
    """
    pieces = PIECES.split(str(conditional_escape(html)))  # every second one is a tag
    words = [_between(piece) if number % 2 else unescape(piece) for number, piece in enumerate(pieces)]
    spans = find("".join(words))
    made, at, identity = [], 0, first
    for number, (piece, text) in enumerate(zip(pieces, words, strict=True)):
        within = [(max(a - at, 0), min(b - at, len(text))) for a, b in spans if a < at + len(text) and b > at]
        at += len(text)
        if number % 2 or not within:
            made.append(mark_safe(piece))  # noqa: S308 - as it came in, escaped where it was plain text
            continue
        made.append(_with_marks(text, within, identity))
        identity = ""
    return joined(made), len(spans)


def _between(tag: str) -> str:
    return "" if WITHIN_A_LINE.match(tag) else "\n"


def _with_marks(text: str, spans: list[tuple[int, int]], identity: str) -> SafeString:
    made, at = [], 0
    for start, end in spans:
        name = format_html(' id="{}"', identity) if identity else ""
        made += [text[at:start], format_html("<mark{}>{}</mark>", name, text[start:end])]
        at, identity = end, ""
    return joined([*made, text[at:]])


def data_block(told: dict[str, Any]) -> SafeString:
    """Data for search engines (JSON-LD), which no browser runs; nothing in it can end the block."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).translate(UNSAID)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above
