"""One item's lines to an Item: fields first, then sections in whatever order they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.parsing import case_number, item_fields, prefaces, recommendation
from archive.parsing.attachment_names import attachments
from archive.parsing.danish import fold
from archive.parsing.header import is_end_line
from archive.parsing.headings import Heading
from archive.parsing.item_fields import Fields
from archive.parsing.lines import Line
from archive.parsing.minutes import Item
from archive.parsing.open_sections import (
    OpenSection,
    as_section,
    awaits_body,
    with_decision,
    with_kinds_of_case,
    with_one_recommendation,
)
from archive.parsing.page_links import without_link
from archive.parsing.page_marks import is_furniture

_NO_FILES = re.compile(r"(?:der er )?ingen bilag\.?", re.IGNORECASE)
_FILE = re.compile(r"[\w() .,&-]{2,120}\.(?:pdf|docx?|xlsx?|pptx?)", re.IGNORECASE)
"""An attachment by its file's name, alone below an item's head."""
_LONGEST_CASE = 40


class ItemReader:
    """Reads the lines of one item once, in order; every line goes to a field, a section or furniture."""

    def __init__(self, number: str | None, title: str, closed: bool, code_lines: frozenset[int]) -> None:
        self.fields = Fields(closed=closed, by_group=closed)
        self.code_lines = code_lines
        self.number = number
        if item_fields.bears_case(title):
            item_fields.take(self.fields, title, title)
            title = ""
        self.title = item_fields.clean_title(without_link(title), self.fields)
        self.sections: list[OpenSection] = []
        self._above_title: list[OpenSection] = []
        self.attachments: list[Line] = []
        self.furniture: list[int] = []
        self.end_line: str | None = None
        self._in_attachments = False

    def feed(self, line: Line, row: str, head: Heading | None) -> None:
        """Take the next non-blank line, with the heading it is (if it counts as one here)."""
        if self._awaits_title() and self._ends_title(row):
            self.sections[-1].last = line.number
        elif line.role == "text" and (self.sections or self._in_attachments):
            self._text(line)
        elif line.number in self.code_lines:
            self.fields.codes.append(row)
        elif row[0] in "Mm" and is_end_line(row):
            self.end_line = row
        elif head is not None and (line.role == "heading" or self._opens(head)):
            self._open(head, line)
        elif self._asks_after_preface(row):
            self.sections.append(OpenSection(Heading("recommendation", "", True), line, [line], line.number))
        elif self._is_preface_again(row):
            self._preface(line, row)
        elif self._is_late_case(row):
            item_fields.take(self.fields, row, line.text)
        elif self.sections or self._in_attachments:
            self._text(line)
        else:
            self._preface(line, row)

    def _awaits_title(self) -> bool:
        """Whether a decision's heading that says the title is read, and nothing below it."""
        last = self.sections[-1] if self.sections and not self._in_attachments else None
        return last is not None and last.heading is not None and last.heading.for_item and not last.lines

    def _ends_title(self, row: str) -> bool:
        """Whether the row is the rest of the title in such a heading, broken at the margin."""
        said = self.sections[-1].heading
        whole = fold(f"{said.text if said else ''} {row}")
        return len(row) < len(self.title) and whole.endswith(fold(self.title))

    def _is_preface_again(self, row: str) -> bool:
        """Whether a section that its row told whole runs no longer."""
        last = self.sections[-1] if self.sections and not self._in_attachments else None
        if last is None or not last.on_one_line:
            return False
        return not last.lines[-1].text.strip() or item_fields.is_field(row) or bool(prefaces.run_in(row))

    def _is_late_case(self, row: str) -> bool:
        """Whether a line is the item's case number below a text without a heading."""
        if self.fields.case_number or not self._is_before_sections():
            return False
        return item_fields.is_labelled_case(row) or (
            not self._in_attachments and item_fields.is_case(row) and self.running() is None
        )

    def _is_before_sections(self) -> bool:
        """Whether nothing but lines without a heading, small sections and attachments has come yet."""
        return all(part.heading is None or part.on_one_line for part in self.sections)

    def only_text_goes_on(self) -> bool:
        """Whether a section runs, so that a line is its text unless something else is known of it."""
        last = self.sections[-1] if self.sections else None
        if self._in_attachments:
            return not (self._is_before_sections() and self.fields.case_number is None)
        if self._awaits_title():
            return False
        return last is not None and last.heading is not None and not last.on_one_line

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
            self._above_title.append(OpenSection(head, line, [told], line.number))
            return
        running = self.sections[-1] if self.sections else None
        empty = running and running.heading and not any(one.text.strip() for one in running.lines)
        if head.kind in ("history", "competence") and empty and not self._in_attachments:
            self.sections.insert(-1, OpenSection(head, line, [told], line.number))
            return
        if running and running.heading and head.body and awaits_body(running.heading, running.lines):
            text = f"{running.heading.text}, {head.text}"
            running.heading = replace(head, text=text, weak=False)
            self._text(told)
            return
        self._open(head, line)
        self._text(told)
        if head.kind in ("history", "competence") and (not running or running.on_one_line):
            self.sections[-1].on_one_line = True

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
        self._take_attachment_named_as_heading()
        fields = self.fields
        sections = with_decision(self.sections) if unheaded else self.sections
        sections = [*self._above_title, *with_kinds_of_case(with_one_recommendation(sections))]
        return Item(
            number=self.number,
            title=self.title,
            closed=fields.closed,
            closed_ground=fields.closed_ground,
            case_number=fields.case_number,
            officer=fields.officer,
            co_officers=fields.co_officers,
            routing=fields.routing(),
            sections=tuple(as_section(part) for part in sections),
            attachments=attachments(self.attachments),
        )

    def _take_attachment_named_as_heading(self, before: int | None = None) -> None:
        """Put the word of a heading with nothing below it, under the attachments' names, to these.

        `before` is the line above the next heading: only a blank one tells that nothing is below.
        """
        last = self.sections[-1] if self.sections else None
        above = self.attachments[-1] if self.attachments else None
        if last is None or last.heading is None or above is None or not above.text.strip():
            return
        if last.first.number == before:
            return
        below = last.first.number == above.number + 1 and not any(one.text.strip() for one in last.lines)
        if below and not last.first.role and last.heading.kind not in ("decision", "recommendation"):
            self.attachments.append(self.sections.pop().first)

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
        self._take_attachment_named_as_heading(line.number - 1)
        last = self.sections[-1] if self.sections else None
        awaits = last and last.heading and awaits_body(last.heading, last.lines)
        if head.body and last and last.heading and awaits and not line.role:
            last.heading = Heading("decision", last.heading.text, True, head.body, head.date)
            if head.text.startswith("Beslutning"):
                last.heading, last.last = head, line.number
            else:
                self._text(line)
            return
        self.sections.append(OpenSection(head, line, last=line.number))

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
            told = OpenSection(
                run_in[0], line, [line._replace(text=run_in[1])], line.number, on_one_line=True
            )
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
            self.sections.append(OpenSection(lead, line, [line], line.number))

    def _take_leading_case(self, line: Line, row: str) -> None:
        """A journal number that opens the line below the head, where line breaks are lost, is the item's."""
        match = None if self.sections else case_number.find_kle(row[:_LONGEST_CASE])
        if match and match.start() == 0 and self.fields.case_number is None:
            self.fields.case_number = match.group()

    def _repeats_title(self, row: str) -> bool:
        return fold(item_fields.clean_title(row, Fields())) == fold(self.title)
