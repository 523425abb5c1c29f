"""XML of exports to a tree, safely: no DTD, no entities, bounded size and depth; and look-ups in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped] # it ships no types
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped] # it ships no types

from archive.parsing.minutes import Notice, Unreadable
from archive.parsing.readers import markup
from archive.parsing.readers.html_blocks import Block, fragment

MAX_TAGS = 600_000
MAX_ITEMS = 2_000
MAX_ATTRIBUTES = 200
MAX_DEPTH = 200

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>", re.IGNORECASE)
_ILLEGAL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]|&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30};)")
_MARKUP = re.compile(
    r"<(?:p|div|br|ul|ol|li|table|span|strong|b|i|em|h[1-6]|a|font|html|body)\b[^<>]{0,5000}>", re.IGNORECASE
)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUE = frozenset({"true", "1", "ja", "yes", "sand"})
_FALSE = frozenset({"false", "0", "nej", "no", "falsk"})


def parse(data: bytes) -> tuple[Element, tuple[Notice, ...]]:
    """The root element and what the reading noticed; raises Unreadable for what is not plain, whole XML."""
    text, notices = markup.decode(data)
    text = _DECLARATION.sub("", text.lstrip("\ufeff"), count=1)
    if text.count("<") > MAX_TAGS:
        raise Unreadable(f"XML-filen er for stor: over {MAX_TAGS} koder. Eksportér et møde ad gangen.")
    text = _ENTITY.sub(_character, _ILLEGAL.sub("", text))
    try:
        root: Element = fromstring(text, forbid_dtd=True)
    except DefusedXmlException as error:
        raise Unreadable(
            "XML-filen indeholder en DTD eller egne entiteter, og det læses ikke af hensyn til sikkerheden. "
            "Eksportér den igen uden."
        ) from error
    except (ParseError, ValueError, RecursionError) as error:
        raise Unreadable(f"XML-filen er beskadiget eller afbrudt og kan ikke læses ({error}).") from error
    _refuse_depth(root)
    return root, notices


def name(element: Element) -> str:
    """The element's name without its namespace, in lower case."""
    return local(element).casefold()


def local(element: Element) -> str:
    """The element's name without its namespace, escaped characters ("_x0020_", "_") as they read."""
    tag = element.tag.rpartition("}")[2]
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), tag).replace("_", " ").strip()


def child(element: Element | None, *names: str) -> Element | None:
    """The first child with the first of these names (lower case) that has one."""
    if element is None:
        return None
    named = {name(part): part for part in reversed(element)}
    return next((named[wanted] for wanted in names if wanted in named), None)


def value(element: Element | None, *names: str) -> str:
    """The words of an attribute or a child with one of these names (lower case), "" where none has any."""
    if element is None:
        return ""
    attributes = {key.rpartition("}")[2].casefold(): text for key, text in element.attrib.items()}
    for wanted in names:
        found = attributes.get(wanted) or words(child(element, wanted))
        if found.strip():
            return " ".join(found.split())
    return ""


def flag(element: Element, *names: str) -> bool | None:
    """A truth value, None where the export does not say."""
    text = value(element, *names).casefold()
    return True if text in _TRUE else False if text in _FALSE else None


def words(element: Element | None) -> str:
    """All text in an element on one line, markup left out."""
    if element is None:
        return ""
    text = "".join(element.itertext())
    if _MARKUP.search(text):
        text = " ".join(block.bare for block in fragment(text))
    return " ".join(text.replace("\t", " ").split())


def named(root: Element, wanted: str) -> list[Element]:
    """Every element of this name (lower case) in document order; raises Unreadable beyond MAX_ITEMS."""
    found = [element for element in root.iter() if name(element) == wanted]
    if len(found) > MAX_ITEMS:
        raise Unreadable(f"XML-filen rummer {len(found)} punkter, og grænsen er {MAX_ITEMS}. Del den.")
    return found


def plain(text: str) -> list[Block]:
    """Text that stands without an element of its own: HTML's as blocks, else its lines."""
    return fragment(text) if _MARKUP.search(text) else list(_plain(text))


def content(element: Element) -> list[Block]:
    """An element's content as blocks: HTML inside it (as text or as elements), or lines of plain text."""
    if len(element):
        return fragment(_serialised(element))
    text = element.text or ""
    if not _MARKUP.search(text) and re.search(r"&(?:\w{2,8}|#\d{2,5});", text):
        text = html.unescape(text)
    return plain(text)


def _plain(text: str) -> Iterator[Block]:
    """Plain text keeps its line ends; a blank line parts paragraphs."""
    group = 1
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line.strip():
            yield Block("text", line.strip(" "), 0, group, line.strip(" "))
        else:
            group += 1


def _serialised(element: Element) -> str:
    """Embedded elements as HTML again, for the one reader of HTML; the tree's depth is already bounded."""
    parts = [html.escape(element.text or "")]
    for part in element:
        tag = part.tag.rpartition("}")[2]
        attributes = "".join(
            f' {key}="{html.escape(text)}"' for key, text in part.attrib.items() if "}" not in key
        )
        parts.append(f"<{tag}{attributes}>{_serialised(part)}</{tag}>{html.escape(part.tail or '')}")
    return "".join(parts)


def _character(match: re.Match[str]) -> str:
    """HTML's named characters, which XML does not know."""
    found = html5.get(match[1])
    return match[0].replace("&", "&amp;") if found is None else html.escape(found)


def _refuse_depth(root: Element) -> None:
    level = [root]
    for _ in range(MAX_DEPTH):
        if any(len(element.attrib) > MAX_ATTRIBUTES for element in level):
            raise Unreadable("XML-filen har elementer med for mange egenskaber. Eksportér den igen.")
        level = [part for element in level for part in element]
        if not level:
            return
    raise Unreadable(f"XML-filen er indlejret i over {MAX_DEPTH} lag og kan ikke læses. Eksportér den igen.")
