"""One item's lines to an Item: fields first, then sections in whatever order they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from archive.parsing import case_number, deciding, item_fields, prefaces, recommendation
from archive.parsing.attachment_names import attachments
from archive.parsing.danish import fold
from archive.parsing.header import is_end_line
from archive.parsing.heading_lines import decides
from archive.parsing.headings import Heading
from archive.parsing.item_fields import Fields
from archive.parsing.lines import Line
from archive.parsing.minutes import Item, Section
from archive.parsing.page_marks import is_furniture, without_link
from archive.parsing.text_blocks import section_text

_NO_FILES = re.compile(r"(?:der er )?ingen bilag\.?", re.IGNORECASE)
_FILE = re.compile(r"[\w() .,&-]{2,120}\.(?:pdf|docx?|xlsx?|pptx?)", re.IGNORECASE)
"""An attachment by its file's name, alone below an item's head."""
_LONGEST_CASE = 40
_DECISION = Heading("decision", "", True)


@dataclass(slots=True)
class _Open:
    """A section being read: its heading (None for text before any), and the lines of its text.

    One that a row before the first heading tells whole is `on_one_line`.
    """

    heading: Heading | None
    first: Line
    lines: list[Line] = field(default_factory=list)
    last: int = 0
    on_one_line: bool = False


class ItemReader:
    """Reads the lines of one item once, in order; every line goes to a field, a section or furniture."""

    def __init__(self, number: str | None, title: str, closed: bool, code_lines: frozenset[int]) -> None:
        self.fields = Fields(closed=closed, by_group=closed)
        self.code_lines = code_lines
        self.number = number
        self.title = item_fields.clean_title(without_link(title), self.fields)
        self.sections: list[_Open] = []
        self._above_title: list[_Open] = []
        self.attachments: list[Line] = []
        self.furniture: list[int] = []
        self.end_line: str | None = None
        self._in_attachments = False

    def feed(self, line: Line, row: str, head: Heading | None) -> None:
        """Take the next non-blank line, with the heading it is (if it counts as one here)."""
        if line.role == "text" and (self.sections or self._in_attachments):
            self._text(line)
        elif line.number in self.code_lines:
            self.fields.codes.append(row)
        elif row[0] in "Mm" and is_end_line(row):
            self.end_line = row
        elif head is not None and (line.role == "heading" or self._opens(head)):
            self._open(head, line)
        elif self._asks_after_preface(row):
            self.sections.append(_Open(Heading("recommendation", "", True), line, [line], line.number))
        elif self._is_preface_again(row):
            self._preface(line, row)
        elif self._is_late_case(row):
            item_fields.take(self.fields, row, line.text)
        elif self.sections or self._in_attachments:
            self._text(line)
        else:
            self._preface(line, row)

    def _is_preface_again(self, row: str) -> bool:
        """Whether a section that its row told whole runs no longer."""
        last = self.sections[-1] if self.sections and not self._in_attachments else None
        if last is None or not last.on_one_line:
            return False
        return not last.lines[-1].text.strip() or item_fields.is_field(row) or bool(prefaces.run_in(row))

    def _is_late_case(self, row: str) -> bool:
        """Whether a line is the item's case number below a text without a heading."""
        if self.fields.case_number or self._in_attachments or len(self.sections) != 1:
            return False
        bare = self.sections[0].heading is None
        return bare and (item_fields.is_case(row) or item_fields.is_labelled_case(row))

    def only_text_goes_on(self) -> bool:
        """Whether a section runs, so that a line is its text unless something else is known of it."""
        last = self.sections[-1] if self.sections else None
        if last is None or self._in_attachments:
            return last is not None
        return last.heading is not None and not last.on_one_line

    def feed_text(self, lines: Sequence[Line]) -> None:
        """Take lines, blank ones too, of which nothing is known but that they follow in what runs."""
        if self._in_attachments:
            for line in lines:
                self._text(line)
            return
        self.sections[-1].lines += lines
        for line in reversed(lines):
            if line.text.strip():
                self.sections[-1].last = line.number
                return

    def _asks_after_preface(self, row: str) -> bool:
        """Whether a paragraph after a text without a heading recommends."""
        last = self.sections[-1] if self.sections else None
        after = last and last.heading is None and not last.lines[-1].text.strip()
        return bool(after) and not self._in_attachments and recommendation.is_whole(row)

    def feed_run_in(self, line: Line, head: Heading, value: str) -> None:
        """Take a line that is a heading and the beginning of its text: "Beslutning: Godkendt." """
        told = line._replace(text=value)
        if self.number and not self.title and not self.sections and head.kind in ("history", "competence"):
            self._above_title.append(_Open(head, line, [told], line.number))
            return
        running = self.sections[-1] if self.sections else None
        empty = running and running.heading and not any(one.text.strip() for one in running.lines)
        if head.kind in ("history", "competence") and empty and not self._in_attachments:
            self.sections.insert(-1, _Open(head, line, [told], line.number))
            return
        if running and running.heading and head.body and _awaits_body(running.heading, running.lines):
            text = f"{running.heading.text}, {head.text}"
            running.heading = replace(head, text=text, weak=False)
            self._text(told)
            return
        self._open(head, line)
        self._text(told)

    def feed_rest_of_heading(self, line: Line) -> None:
        """Take the second line of a heading broken in two."""
        if self.sections:
            self.sections[-1].last = line.number

    def blank(self, line: Line) -> None:
        """A blank line parts paragraphs; one with tabs under the codes is a row without marks."""
        if not self.sections and "\t" in line.text:
            item_fields.take_columns(self.fields, line.text)
        if self._in_attachments:
            self.attachments.append(line)
        elif self.sections:
            self.sections[-1].lines.append(line)

    def running(self) -> Heading | None:
        """The heading whose section is being read."""
        return self.sections[-1].heading if self.sections and not self._in_attachments else None

    def item(self, *, unheaded: bool = False) -> Item:
        """The item without its derived fields; `unheaded`: its decision may stand without a heading."""
        fields = self.fields
        sections = _with_decision(self.sections) if unheaded else self.sections
        sections = [*self._above_title, *_with_one_recommendation(sections)]
        return Item(
            number=self.number,
            title=self.title,
            closed=fields.closed,
            closed_ground=fields.closed_ground,
            case_number=fields.case_number,
            officer=fields.officer,
            co_officers=fields.co_officers,
            routing=fields.routing(),
            sections=tuple(_section(part) for part in sections),
            attachments=attachments(self.attachments),
        )

    def _opens(self, head: Heading) -> bool:
        """Whether a heading begins a section here, or is text of the running one."""
        running = self.running()
        if head.kind == "attendance":
            return running is None
        again = head.kind == "recommendation" and running is not None and running.kind == "recommendation"
        return not (again and recommendation.is_lead(head.text))

    def _open(self, head: Heading, line: Line) -> None:
        self._in_attachments = head.kind == "attachments"
        self.fields.closed = self.fields.closed or head.text.endswith("hvis punktet er lukket")
        if self._in_attachments:
            return
        last = self.sections[-1] if self.sections else None
        awaits = last and last.heading and _awaits_body(last.heading, last.lines)
        if head.body and last and last.heading and awaits and not line.role:
            last.heading = Heading("decision", last.heading.text, True, head.body, head.date)
            self._text(line)
            return
        self.sections.append(_Open(head, line, last=line.number))

    def _text(self, line: Line) -> None:
        if self._in_attachments and _NO_FILES.fullmatch(line.text.strip()):
            self.furniture.append(line.number)
        elif self._in_attachments:
            self.attachments.append(line)
        else:
            self.sections[-1].lines.append(line)
            self.sections[-1].last = line.number

    def _preface(self, line: Line, row: str) -> None:
        """A line before the first section."""
        if not self.title and item_fields.is_marked_title(row):
            self.title = item_fields.clean_title(row, self.fields)
            return
        if self.title and item_fields.is_marked_title(row) and self._repeats_title(row):
            self.fields.closed = self.fields.closed or item_fields.marks_closed(row)
            self.furniture.append(line.number)
            return
        if item_fields.take(self.fields, row, line.text):
            return
        if columns := prefaces.columns(row):
            for column in columns:
                self._preface(line._replace(text=column), column)
            return
        run_in = prefaces.run_in(row)
        if prefaces.is_of_case(row):
            self.furniture.append(line.number)
        elif run_in:
            told = _Open(run_in[0], line, [line._replace(text=run_in[1])], line.number, on_one_line=True)
            (self.sections if self.title else self._above_title).append(told)
        elif not self.title:
            self.title = item_fields.clean_title(row, self.fields)
        elif self._repeats_title(row) or is_furniture(row):
            self.furniture.append(line.number)
        elif not self.sections and _FILE.fullmatch(row):
            self.attachments.append(line)
        else:
            lead = Heading("recommendation", "", True) if recommendation.is_whole(row) else None
            self._take_leading_case(line, row)
            self.sections.append(_Open(lead, line, [line], line.number))

    def _take_leading_case(self, line: Line, row: str) -> None:
        """A journal number that opens the line below the head, where line breaks are lost, is the item's."""
        match = None if self.sections else case_number.find_kle(row[:_LONGEST_CASE])
        if match and match.start() == 0 and self.fields.case_number is None:
            self.fields.case_number = match.group()

    def _repeats_title(self, row: str) -> bool:
        return fold(item_fields.clean_title(row, Fields())) == fold(self.title)


def _with_decision(sections: list[_Open]) -> list[_Open]:
    """The sections, the last one's text parted where a paragraph begins to decide."""
    last = sections[-1] if sections else None
    if last is None or (last.heading and last.heading.text):
        return sections
    asked = last.heading is not None
    last_decides = max(
        (at for at, one in enumerate(last.lines) if asked and one.text.strip() and decides(one.text.strip())),
        default=-1,
    )
    for place, line in enumerate(last.lines):
        row, above = line.text.strip(), last.lines[place - 1].text.strip() if place else ""
        if asked and (not place or above or not row or row[0] == "(" or recommendation.is_clause(row)):
            continue
        if place <= last_decides or (row and not asked and (not above or above[-1] in ".:") and decides(row)):
            decision = _Open(_DECISION, line, last.lines[place:], last.last)
            before = [one for one in last.lines[:place] if one.text.strip()]
            rest = [_Open(last.heading, last.first, last.lines[:place], before[-1].number)] if before else []
            return [*sections[:-1], *rest, decision]
    return sections


def _with_one_recommendation(sections: list[_Open]) -> list[_Open]:
    """The sections; a paragraph without a heading does not recommend where a heading says what does."""
    asked = [part for part in sections if part.heading and part.heading.kind == "recommendation"]
    if not any(part.heading and part.heading.text for part in asked):
        return sections
    for part in asked:
        part.heading = part.heading if part.heading and part.heading.text else None
    return sections


def _awaits_body(head: Heading, lines: Sequence[Line]) -> bool:
    """A bare "Beslutning" with nothing under it yet: the next line may say whose it is."""
    return head.kind == "decision" and head.body is None and not any(line.text.strip() for line in lines)


def _section(part: _Open) -> Section:
    head = part.heading
    day = head.date if head else None
    if head and head.kind == "decision" and head.body and not day:
        day = deciding.day_below(line.text for line in part.lines)
    return Section(
        kind=head.kind if head else "other",
        heading=head.text if head else "",
        text=section_text(part.lines),
        body=head.body if head else None,
        date=day,
        lines=(part.first.number, part.last),
        page=part.first.page,
    )
