"""Lines to Minutes: contents, header, items and their sections; every non-blank line gets one home."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.parsing import (
    closed_part,
    deciding,
    end_pages,
    glued_lines,
    groups,
    item_fields,
    item_heads,
    late_case,
    page_marks,
    prose_items,
    roles,
    routing_rows,
    run_together,
    table_minutes,
    unnumbered,
    wrapped_titles,
)
from archive.parsing import header as header_lines
from archive.parsing.contents import read_contents
from archive.parsing.danish import fold, times
from archive.parsing.derive import with_derived
from archive.parsing.doubts import doubts
from archive.parsing.head_forms import Head
from archive.parsing.header import is_end_line
from archive.parsing.heading_lines import (
    add_leads,
    add_reports,
    drop_stand_ins,
    drop_weak,
    run_in_headings,
    split_headings,
    tail_headings,
)
from archive.parsing.headings import Heading, names_sender
from archive.parsing.items import ItemReader
from archive.parsing.lines import Document
from archive.parsing.listed import row_above
from archive.parsing.minutes import Item, Minutes, Notice, SourceLine
from archive.parsing.row_marks import in_narrow_gaps, without_marks
from archive.parsing.rows import Rows
from archive.parsing.subheadings import drop_subheadings

_HEADER_LINE = 300
_HEAD_ROWS = 60
_MARKS_ABOVE = frozenset({"Åbent punkt", "Lukket punkt", "Åben sag", "Lukket sag"})
"""What stands above every item's head, if it stands above the first's."""
_SAYS = frozenset("LlÅåMm")
"""The first letters of what opens or closes a meeting, or a group of its items."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """Headings told by their neighbours: second lines of broken ones, and those with text on their line.

    `rests` are the rows that go on with a head's title.
    """

    second: set[int]
    inline: dict[int, tuple[Heading, str]]
    tails: Mapping[int, tuple[str, Heading]]
    rests: set[int]
    unheaded: bool = False


@dataclass(slots=True)
class _Read:
    """What the items' part of the document gave."""

    items: list[Item]
    furniture: list[int]
    end: str | None = None
    listed: Sequence[int] = ()


def structure(document: Document) -> Minutes:
    """The whole document as Minutes; never raises."""
    document = page_marks.marked(table_minutes.parted(glued_lines.parted(run_together.parted(document))))
    body = _without_furniture(document)
    rows = without_marks(in_narrow_gaps(body.texts))
    found = roles.headings(body, rows)
    drop_weak(found, rows, {document.texts[at] for at in document.by_role.get("furniture", ())})
    drop_stand_ins(found)
    add_leads(found, rows)
    add_reports(found, rows)
    second = split_headings(rows, found)
    for at in [at for at, head in found.items() if head.kind == "communication"]:
        if routing_rows.labels_matrix(rows, at):
            del found[at]
    heads, repeats = roles.item_heads(body, rows), set[int]()
    texts = frozenset(body.by_role.get("text", ()))
    if heads:
        heads = item_heads.with_unmarked(rows, found, heads, texts)
    else:
        unheaded = _is_unheaded(rows, found)
        told = found | {at: head for at, (head, _) in run_in_headings(rows, found, body.lines).items()}
        heads, repeats = item_heads.heads(rows, told, texts, unheaded=unheaded)
        begin = heads[0].index if heads else len(rows)
        early = {at: head for at, head in found.items() if at < begin and end_pages.is_of_item(head)}
        heads = [*unnumbered.heads(rows, early), *heads]
        if all(head.kind == "attendance" for head in told.values()):
            prose, listed = prose_items.heads(body.lines, rows, texts)
            heads, repeats = (prose, listed) if len(prose) > len(heads) else (heads, repeats)
    _drop_titles(rows, heads, found)
    repeats = repeats | end_pages.group_rows(rows, heads) | end_pages.appendix(rows, heads, found)
    heads = closed_part.heads(rows, body.lines, end_pages.with_signatures(rows, heads), found)
    first = unnumbered.start(heads[0]) if heads else len(rows)
    heads, rests = wrapped_titles.joined(rows, body.lines, found, heads)
    drop_subheadings(found, [head.index for head in heads])
    inline = run_in_headings(rows, found, body.lines)
    tails = tail_headings(rows, found, body.lines)
    parts = _Parts(second, inline, tails, rests, unheaded=_said_kind(rows[:first]) == "minutes")
    read = _read_items(body, rows, heads, found, repeats, parts)
    read.furniture += [document.lines[at].number for at in document.by_role.get("furniture", ())]
    fields_above = _cases_above(rows, heads) if heads else frozenset()
    before = [at for at in range(first) if rows[at] and at not in repeats and at not in fields_above]
    read.listed = [at for at in repeats if at < first] if heads else []
    return _assemble(document, rows, before, repeats, read)


def _is_unheaded(rows: Sequence[str], found: dict[int, Heading]) -> bool:
    """Whether the document calls itself minutes and no heading says where a decision begins."""
    decided = any(head.kind == "decision" for head in found.values())
    return not decided and _said_kind(rows) == "minutes"


def _said_kind(rows: Sequence[str]) -> str | None:
    said = (header_lines.said_kind(row) for row in rows[:_HEAD_ROWS] if row)
    return next(filter(None, said), None)


def _drop_titles(rows: Sequence[str], heads: Sequence[Head], found: dict[int, Heading]) -> None:
    """Forget a heading that is an item's title on a line of its own: "Indstilling af medlemmer til ..." """
    for head in heads:
        below = _below(rows, head.index)
        repeats = bool(head.title) and fold(rows[below]) == fold(head.title)
        if below in found and (repeats or (not head.title and names_sender(rows[below]))):
            del found[below]


def _without_furniture(document: Document) -> Document:
    """The document with blank lines where its reader knew a page's head or foot; numbers stay."""
    if "furniture" not in document.by_role:
        return document
    lines = (line._replace(text="") if line.role == "furniture" else line for line in document.lines)
    return Document(tuple(lines), document.notices)


def _assemble(document: Document, rows: Rows, before: list[int], repeats: set[int], read: _Read) -> Minutes:
    titles = [item.title for item in read.items]
    contents = read_contents(rows, before, titles, read.listed)
    listed = {*contents.lines, *_contents_heading(rows, before, {*contents.lines, *repeats})}
    header = header_lines.read_header(rows, [at for at in before if at not in listed])
    date, notices = header_lines.settle_date(header)
    if date is None and not header.dates and header.kind != "agenda":
        date = deciding.day_of(read.items)
        notices = [header_lines.date_of_decisions(date)] if date else notices
    header.committee = header.committee or deciding.body_of(read.items, date)
    header.committee = header.committee or header_lines.above_day(rows, header)
    kind = header.kind or ("minutes" if deciding.has_decision(read.items, date) else "agenda")
    items = tuple(
        with_derived(item, header.committee, date, kind)
        for item in contents.closing(late_case.given(read.items))
    )
    furniture = sorted({*header.furniture, *listed, *repeats, *(number - 1 for number in read.furniture)})
    unread = [at for at in header.unplaced if read.items and (_is_unread(rows[at]) or rows[at] in titles)]
    header.unplaced = sorted({*header.unplaced} - {*unread})
    furniture = sorted({*furniture, *unread})
    notices += [_unread(at, rows[at]) for at in unread]
    notices += doubts(header.committee, kind, items, contents.entries)
    return Minutes(
        kind=kind,
        municipality=header.municipality,
        committee=header.committee,
        date=date,
        start=header.start,
        end=header.end or read.end,
        place=header.place,
        present=tuple(header.present),
        absent=tuple(header.absent),
        items=items,
        warnings=(*document.notices, *notices),
        furniture=tuple(SourceLine(at + 1, document.lines[at].text) for at in furniture),
        unplaced=tuple(SourceLine(at + 1, document.lines[at].text) for at in header.unplaced),
    )


def _contents_heading(rows: Sequence[str], before: Sequence[int], entries: set[int]) -> set[int]:
    """A lone "Dagsorden" directly above the list of items heads that list, not the document."""
    return {at for at in before if fold(rows[at].rstrip(":")) == "dagsorden" and _below(rows, at) in entries}


def _is_unread(row: str) -> bool:
    """A header line in no known form; one that answers a field a second time stays without a home."""
    return len(row) <= _HEADER_LINE and not header_lines.is_labelled(row)


def _unread(at: int, row: str) -> Notice:
    text = f"Linjen i hovedet er ikke et kendt felt: »{row[:80]}«."
    return Notice("header-unread", "info", at + 1, None, text)


def _read_items(
    document: Document,
    rows: Rows,
    heads: Sequence[Head],
    found: dict[int, Heading],
    repeats: set[int],
    parts: _Parts,
) -> _Read:
    """Each item's lines, from its head to the next; a group heading between tells open from closed."""
    read = _Read([], [])
    if not heads:
        return read
    order, said = sorted(found), _said(rows)
    cases = _cases_above(rows, heads)
    stops = sorted({*found, *repeats, *parts.second, *parts.inline, *parts.tails, *said, *cases})
    closed = groups.above_first(rows, heads[0].index)
    ends = [unnumbered.start(head) for head in heads[1:]] + [len(rows)]
    for head, end in zip(heads, ends, strict=True):
        codes = routing_rows.vertical_codes(rows, head.index + 1, end)
        closed_here = closed and not end_pages.is_signature(head.title)
        reader = ItemReader(head.number or None, head.title, closed_here, codes)
        place = bisect_left(order, end)
        last_heading = order[place - 1] if place else -1
        between = groups.before_item(rows, head.index + 1, end)
        own = stops[bisect_left(stops, head.index + 1) : bisect_left(stops, end)]
        own = sorted({*own, *between, *(number - 1 for number in codes)}) if between or codes else own
        stop, at = 0, head.index
        while (at := at + 1) < end:
            if reader.only_text_goes_on():
                stop = bisect_left(own, at, stop)
                following = own[stop] if stop < len(own) else end
                reader.feed_text(document.lines[at:following])
                if (at := following) == end:
                    break
            group = said.get(at) if at > last_heading and not document.lines[at].role else None
            if at in repeats or at in cases or at in parts.rests:
                continue
            if not rows[at]:
                reader.blank(document.lines[at])
            elif group is not None or at in between:
                closed = group if group is not None else groups.says_closed(rows[at], above=closed)
                reader.furniture.append(at + 1)
            elif at in parts.second:
                reader.feed_rest_of_heading(document.lines[at])
            elif at in parts.tails:
                text, head_of_tail = parts.tails[at]
                reader.feed(document.lines[at]._replace(text=text), text, None)
                reader.feed(document.lines[at], head_of_tail.text, head_of_tail)
            elif at in parts.inline:
                reader.feed_run_in(document.lines[at], *parts.inline[at])
            else:
                reader.feed(document.lines[at], rows[at], found.get(at))
        if (case := row_above(rows, head.index)) in cases:
            item_fields.take(reader.fields, rows[case], rows[case])
        read.items.append(reader.item(unheaded=parts.unheaded))
        read.furniture += reader.furniture
        read.end = times(reader.end_line)[0] if reader.end_line else read.end
    return read


def _said(rows: Rows) -> dict[int, bool | None]:
    """The rows that close the meeting (None) or head closed (True) or open (False) items."""
    near = [(at, rows[at]) for at in rows.beginning(_SAYS)]
    closed = {at: groups.closed_by(row) for at, row in near}
    return {at: closed[at] for at, row in near if closed[at] is not None or is_end_line(row)}


def _cases_above(rows: Sequence[str], heads: Sequence[Head]) -> frozenset[int]:
    """The rows of journal numbers that stand above the heads they belong to, as above the first of them."""
    above = [row_above(rows, head.index) for head in heads]
    cases = [
        at >= 0 and (item_fields.is_case(rows[at]) or item_fields.is_labelled_case(rows[at])) for at in above
    ]
    if all(at >= 0 and rows[at] in _MARKS_ABOVE for at in above):
        return frozenset(above)
    return frozenset(at for at, case in zip(above, cases, strict=True) if case) if cases[0] else frozenset()


def _below(rows: Sequence[str], index: int) -> int:
    return next((at for at in range(index + 1, len(rows)) if rows[at]), -1)
