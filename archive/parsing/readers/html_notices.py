"""What a web page's own parts call themselves: a question about cookies, a path of pages."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

_NAMES = re.compile(r"cookie|consent|breadcrumb|skip-?(?:link|to|nav)", re.IGNORECASE)
_WHOLE = frozenset({"html", "body", "main", "article", "tr", "table", "h1"})
_DOCUMENT = "h1, main, article, table"
"""What a notice never holds: a page that says of itself that its banner is open is no banner."""


def is_notice(node: LexborNode) -> bool:
    """Whether an element is the site's own and says so by its class or id."""
    attributes = node.attributes
    if not attributes:
        return False
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    return bool(_NAMES.search(names)) and node.tag not in _WHOLE and node.css_first(_DOCUMENT) is None
