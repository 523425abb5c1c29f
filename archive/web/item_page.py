"""What an item's page shows, in the order a reader wants it."""

import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from django.db.models import QuerySet
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from archive.models import Attachment, Item, Reason, Section, SectionKind
from archive.models.prepared import prepared
from archive.models.visibility import visible
from archive.web.corrected import ShownCorrection, corrected
from archive.web.decisions import Said, outcome, own_decision
from archive.web.emphasis import as_recommended, emphasised
from archive.web.glossary import Entry, explained
from archive.web.marking import Marking
from archive.web.markup import decision_html, section_html
from archive.web.related import Related, related
from archive.web.tally import VoteLine, tally

LONG = 4000  # characters of a section that is worth a list of what is in it
SUBHEADING = re.compile(r'<h3 id="([^"]+)">(.*?)</h3>')  # as section_html() writes them


@prepared
def _sections_of(item: int) -> QuerySet[Section]:
    return Section.objects.filter(visible(), item=item).order_by("position", "pk")


@prepared
def _attachments_of(item: int) -> QuerySet[Attachment]:
    return Attachment.objects.filter(visible(), item=item).order_by("position", "pk")


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section ready to read. `anchor` is its id on the page."""

    heading: str
    html: SafeString
    anchor: str
    section: Section

    @property
    def contents(self) -> list[tuple[str, str]]:
        """Ids and words of its subheadings, where it is long and has a few; else nothing."""
        found = SUBHEADING.findall(self.html) if len(self.section.text) > LONG else []
        said = [(anchor, unescape(strip_tags(words)).rstrip(" :")) for anchor, words in found]
        return said if len(said) > 2 else []


class ItemPage:
    """Everything of one item: its sections, attachments, corrections and what it names, one query each."""

    def __init__(self, item: Item, siblings: list[Item], marking: Marking | None = None) -> None:
        self.item = item
        self.marking = marking or Marking()
        self.siblings = siblings
        self.sections = _sections_of(item.pk)

    @cached_property
    def found(self) -> int:
        """How many places the search that led here is marked in, counted from the top of the page."""
        if self.marking.find is not None:
            _ = self.title, self.decision, self.recommendations, self.rest, self.attachments
        return self.marking.count

    @cached_property
    def title(self) -> SafeString:
        return self.marking.html(self.item.title)

    @cached_property
    def own(self) -> Section | None:
        return own_decision(self.item, [s for s in self.sections if s.kind == SectionKind.DECISION])

    @cached_property
    def outcome(self) -> Said | None:
        return outcome(self.item, self.own.text if self.own else "")

    @cached_property
    def decision(self) -> SafeString | None:
        if not self.own or not self.own.text.strip():
            return None
        return self.marking.html(
            decision_html(self.own.text, emphasised(self.item, self.own.text), self.related)
        )

    @cached_property
    def votes(self) -> tuple[VoteLine, ...]:
        """The lines of the vote's picture; none where its numbers may not be shown."""
        return tally(self.item, self.own.text if self.own else "").lines

    @property
    def decided(self) -> str:
        """What a mere yes decided: the words that lead to the recommendation, "" where there is none."""
        return as_recommended(self.item) if self.recommendations else ""

    @cached_property
    def jargon(self) -> list[Entry]:
        """The words of the decision and the recommendation that want explaining."""
        recommended = [s.text for s in self.sections if s.kind == SectionKind.RECOMMENDATION]
        return explained(self.own.text if self.own else "", *recommended)

    @cached_property
    def related(self) -> Related:
        return related(self.item, self.sections)

    @cached_property
    def recommendations(self) -> list[ShownSection]:
        return self._shown(SectionKind.RECOMMENDATION)

    @cached_property
    def rest(self) -> list[ShownSection]:
        """Summary, case presentation, then the others in the source's order (other bodies' decisions too)."""
        leading = [*self._shown(SectionKind.SUMMARY), *self._shown(SectionKind.CASE)]
        taken = {SectionKind.SUMMARY, SectionKind.CASE, SectionKind.RECOMMENDATION}
        others = [s for s in self.sections if s.kind not in taken and s is not self.own]
        return [*leading, *(self._show(s) for s in others if s.text.strip())]

    @cached_property
    def attachments(self) -> list[tuple[Attachment, SafeString]]:
        """Each with its name as shown."""
        return [(row, self.marking.html(row.name)) for row in _attachments_of(self.item.pk)]

    @cached_property
    def neighbours(self) -> tuple[Item | None, Item | None]:
        at = next((n for n, sibling in enumerate(self.siblings) if sibling.pk == self.item.pk), None)
        if at is None:
            return None, None
        return (
            self.siblings[at - 1] if at else None,
            self.siblings[at + 1] if at + 1 < len(self.siblings) else None,
        )

    @cached_property
    def corrections(self) -> list[ShownCorrection]:
        headings = {f"section:{s.key}": s.heading or s.get_kind_display() for s in self.sections}
        return corrected(self.item, headings)

    @property
    def notable_corrections(self) -> list[ShownCorrection]:
        """Those a reader should know of at once; misreadings put right stay in the details."""
        return [shown for shown in self.corrections if shown.correction.reason != Reason.MISREAD]

    @property
    def corrected_fields(self) -> list[str]:
        """What those corrections are about, each once."""
        return list(dict.fromkeys(shown.field for shown in self.notable_corrections))

    def _shown(self, kind: SectionKind) -> list[ShownSection]:
        return [self._show(s) for s in self.sections if s.kind == kind and s.text.strip()]

    def _show(self, section: Section) -> ShownSection:
        anchor = f"afsnit-{section.position + 1}"
        return ShownSection(
            self._heading(section),
            self.marking.html(section_html(section.text, anchor, section.kind, self.related)),
            anchor,
            section,
        )

    def _heading(self, section: Section) -> str:
        heading = section.heading.strip().rstrip(":") or str(section.get_kind_display())
        heading = heading.capitalize() if heading.isupper() else heading
        if section.kind != SectionKind.DECISION or not section.date:
            return heading
        order = "Tidligere behandling" if section.date < self.item.meeting.date else "Senere behandling"
        return f"{order}: {heading}" if section.date != self.item.meeting.date else heading
