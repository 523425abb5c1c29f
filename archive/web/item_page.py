"""What an item's page shows, in the order a reader wants it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from html import unescape

from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from archive.models import Attachment, Correction, Item, Outcome, Reason, Section, SectionKind
from archive.models.visibility import visible
from archive.web.decisions import Said, outcome, own_decision
from archive.web.glossary import Entry, explained
from archive.web.marking import Marking
from archive.web.markup import decision_html, section_html
from archive.web.related import Related, related

FIELD_NAMES = {
    "title": "overskrift",
    "number": "nummer",
    "case_number": "sagsnummer",
    "officer": "sagsbehandler",
    "co_officers": "øvrige sagsbehandlere",
    "outcome": "udfald",
    "outcome_remainder": "beslutningens indhold ud over den faste vending",
    "votes": "stemmer",
    "dissent": "mindretal og forbehold",
    "onward": "behandles videre",
    "recommended_by": "indstillet af",
    "clauses": "indstillingens led",
    "closed": "lukket",
    "date": "mødedato",
    "committee": "udvalg",
    "place": "mødested",
    "start": "mødets begyndelse",
    "end": "mødets slutning",
    "present": "til stede",
    "absent": "fraværende",
    "expected_duration": "forventet behandlingstid",
}
SHORT = 400  # characters
MOST_CHANGES = 5
LONG = 4000  # characters of a section that is worth a list of what is in it
SUBHEADING = re.compile(r'<h3 id="([^"]+)">(.*?)</h3>')  # as section_html() writes them
VOTES = (("for", "For", "●"), ("against", "Imod", "○"), ("abstained", "Undlod at stemme", "◌"))
MOST_SIGNS = 100  # drawn of one kind of votes
SECTION_NAMES = dict(SectionKind.choices)


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


@dataclass(frozen=True, slots=True)
class VoteLine:
    """How many voted one way, with a sign for each of them."""

    word: str
    count: int
    signs: str


@dataclass(frozen=True, slots=True)
class ShownCorrection:
    """A correction as the public sees it; where personal data was removed, no template shows `changes`."""

    field: str
    correction: Correction

    @property
    def changes(self) -> list[tuple[str, str]]:
        """Before and now of what differs: the whole of a short field, the changed lines of a long one."""
        before, now = _said(self.correction.before), _said(self.correction.value)
        if len(before) + len(now) <= SHORT:
            return [(before, now)]
        lines, new = before.split("\n"), now.split("\n")
        found = SequenceMatcher(None, lines, new, autojunk=False).get_opcodes()
        pairs = [(_line(lines[a:b]), _line(new[c:d])) for tag, a, b, c, d in found if tag != "equal"]
        return pairs[:MOST_CHANGES]


def field_name(field: str, headings: dict[str, str]) -> str:
    """A corrected field in Danish. headings: of the item's sections, by "section:" and their key."""
    if field in headings:
        return headings[field].lower()
    kind = field.removeprefix("section:").split("|")[0]
    return str(FIELD_NAMES.get(field) or SECTION_NAMES.get(kind, field.split(":")[0])).lower()


def _line(lines: list[str]) -> str:
    """Changed lines as one, with a table's cells apart."""
    text = " / ".join(line.replace("\t", " | ").strip() for line in lines if line.strip())
    return Truncator(text or "tomt").chars(SHORT)


def _said(value: object) -> str:
    """A field's value as a reader sees it."""
    if isinstance(value, list):
        return "; ".join(map(_said, value))
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, str) and value in Outcome.values:
        return str(Outcome(value).label)
    return str(value) if value else "tomt"


def _vote_lines(said: Iterable[tuple[str, str, object]]) -> Iterable[VoteLine]:
    for word, sign, count in said:
        if isinstance(count, int) and not isinstance(count, bool) and count >= 0:
            yield VoteLine(word, count, sign * min(count, MOST_SIGNS))


class ItemPage:
    """Everything of one item: its sections, attachments, corrections and what it names, one query each."""

    def __init__(self, item: Item, siblings: list[Item], marking: Marking | None = None) -> None:
        self.item = item
        self.marking = marking or Marking()
        self.siblings = siblings
        self.sections = list(item.sections.filter(visible()).order_by("position", "pk"))

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
        return self.marking.html(decision_html(self.own.text, self.item.outcome_remainder, self.related))

    @property
    def votes(self) -> list[VoteLine]:
        """For, against and abstained, as far as the decision tells; nothing where it tells no number."""
        said = self.item.votes or {}
        return list(_vote_lines((word, sign, said.get(name)) for name, word, sign in VOTES))

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
        rows = self.item.attachments.filter(visible()).order_by("position", "pk")
        return [(row, self.marking.html(row.name)) for row in rows]

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
        rows = Correction.objects.shown().filter(item=self.item).order_by("-made_at", "-pk")
        headings = {f"section:{s.key}": s.heading or s.get_kind_display() for s in self.sections}
        return [ShownCorrection(field_name(c.field, headings), c) for c in rows]

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
