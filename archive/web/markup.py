"""Section text, decisions and search hits -> HTML."""

import re
from collections.abc import Iterable, Sequence

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from archive.parsing.blocks import Block, Bullets, Paragraph, Subheading, Table, blocks
from archive.parsing.references import references
from archive.search.query import Fragment
from archive.web.inline import inline, joined
from archive.web.related import Related
from archive.web.tables import table_html

CLAUSE = re.compile(r"(?:(?:\d{1,2}[.)]|[a-zæøå][.)]|[•-])\s*)?at\b", re.IGNORECASE)
DURATION = re.compile(r"Punktets forventede behandlingstid:[^\n]*", re.IGNORECASE)
NOTHING = Related()
PIECES = re.compile(r"\n| … ")
"""Where a remainder leaves out words of the decision."""
LONGEST_NAME = 80  # characters: a longer paragraph above a table names it alone


def section_html(text: str, name: str, kind: str, related: Related = NOTHING) -> SafeString:
    """A section's text. name: a prefix for ids that no other section of the page has. kind: a SectionKind.

    A recommendation shows its clauses as a list, a long text its subheadings. What names another item or a
    case in full leads there.
    """
    found = blocks(DURATION.sub("", text), subheadings=kind not in ("decision", "recommendation"))
    found = [_linked(block, related) for block in found]
    if kind == "recommendation":
        return joined(_recommendation(found, name))
    return joined(_block(block, found[:number], name) for number, block in enumerate(found))


def decision_html(
    text: str, remainder: str, related: Related = NOTHING, name: str = "beslutning"
) -> SafeString:
    """A decision verbatim, with the parts of it that a line of `remainder` says emphasised in place."""
    news = [linked(part.strip(), related) for part in PIECES.split(remainder) if part.strip()]
    found = [_linked(block, related) for block in blocks(text)]
    return joined(
        format_html("<p>{}</p>", _with_news(block.text, news))
        if isinstance(block, Paragraph)
        else _block(block, found[:number], name)
        for number, block in enumerate(found)
    )


def fragments_html(fragments: Iterable[Fragment]) -> SafeString:
    """A search hit's words, escaped first, the matching ones marked."""
    return joined(
        format_html("<mark>{}</mark>", part.text) if part.marked else conditional_escape(part.text)
        for part in fragments
    )


def linked(text: str, related: Related) -> str:
    """The text with links, in its own way of writing them, on the words that name something."""
    if not related.named and not related.cases:
        return text
    done, at = [], 0
    for one in references(text):
        words, href = text[one.start : one.end], related.address(one)
        if href and not set("[]") & set(words):
            done += [text[at : one.start], f"[{words}]({href})"]
            at = one.end
    return "".join([*done, text[at:]])


def _linked(block: Block, related: Related) -> Block:
    match block:
        case Paragraph(text):
            return Paragraph(linked(text, related))
        case Bullets(entries):
            return Bullets(tuple(linked(entry, related) for entry in entries))
        case _:
            return block


def _with_news(text: str, news: list[str]) -> SafeString:
    for part in news:
        before, found, after = text.partition(part)
        if found:
            marked = format_html('<strong class="news">{}</strong>', inline(found))
            return joined([_with_news(before, news), marked, _with_news(after, news)])
    return inline(text)


def _recommendation(found: Sequence[Block], name: str) -> Iterable[SafeString]:
    clauses: list[str] = []
    told = 0
    for number, block in enumerate(found):
        if isinstance(block, Paragraph) and CLAUSE.match(block.text):
            clauses.extend(_clauses(block.text))
            continue
        yield from _clause_list(clauses, told, name)
        told += len(clauses)
        clauses.clear()
        yield _block(block, found[:number], name)
    yield from _clause_list(clauses, told, name)


def _clause_list(clauses: list[str], told: int, name: str) -> Iterable[SafeString]:
    """The clauses as a list, each with an address of its own. told: how many stand before them."""
    if clauses:
        entries = joined(
            format_html('<li id="{}-led-{}">{}</li>', name, at, inline(clause))
            for at, clause in enumerate(clauses, start=told + 1)
        )
        yield format_html('<ul class="clauses">{}</ul>', entries)


def _clauses(text: str) -> Iterable[str]:
    """One entry a clause, also where several are lines of one paragraph."""
    entry: list[str] = []
    for line in text.split("\n"):
        if entry and CLAUSE.match(line):
            yield "\n".join(entry)
            entry = []
        entry.append(line)
    yield "\n".join(entry)


def _block(block: Block, above: Sequence[Block], name: str) -> SafeString:
    identity = f"{name}-{len(above) + 1}"
    match block:
        case Subheading(text):
            return format_html('<h3 id="{}">{}</h3>', identity, inline(text))
        case Bullets(entries):
            return format_html("<ul>{}</ul>", joined(format_html("<li>{}</li>", inline(e)) for e in entries))
        case Table():
            return table_html(block, identity, _named_above(above, name))
        case Paragraph(text):
            return format_html('<p id="{}">{}</p>', identity, inline(text))


def _named_above(above: Sequence[Block], name: str) -> str:
    """Ids of the lines right above a table that name it: one paragraph, or up to three short lines."""
    ids: list[str] = []
    for number in range(len(above), max(len(above) - 3, 0), -1):
        block = above[number - 1]
        if not isinstance(block, Paragraph | Subheading) or (ids and len(block.text) > LONGEST_NAME):
            break
        ids.insert(0, f"{name}-{number}")
        if len(block.text) > LONGEST_NAME:
            break
    return " ".join(ids)
