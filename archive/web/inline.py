"""A line of section text, or a block of data -> HTML: the only file that marks text as safe."""

import json
import re
from collections.abc import Iterable
from typing import Any

import nh3
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

MARKDOWN = MarkdownIt("zero", {"breaks": True}).enable(["emphasis", "link", "newline"])
UNDERSCORE = "\ue05f"  # stands in for _ while markdown looks: only * marks emphasis in section text
ALIVE = re.compile(r"https?://|/[a-z0-9]")  # another site's page, or one of the archive's own
UNSAID = {
    ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"
}  # would end or confuse a block of data
TAGS = {"a", "strong", "em", "br"}


def inline(text: str) -> SafeString:
    """**bold**, *italic*, [text](http...) and line breaks; every other sign is itself."""
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
    return format_html_join("", "{}", ((part,) for part in parts))


def data_block(told: dict[str, Any]) -> SafeString:
    """Data for search engines (JSON-LD), which no browser runs; nothing in it can end the block."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).translate(UNSAID)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above
