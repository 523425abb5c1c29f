"""A clerk's corrections in the open: what was changed, before and now, and what the machine had read."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from archive.models import Correction, Item, Outcome, SectionKind
from archive.models.prepared import prepared
from archive.web.markup import section_html

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
SECTION_NAMES = dict(SectionKind.choices)


@dataclass(frozen=True, slots=True)
class ShownCorrection:
    """A correction as the public sees it; where personal data was removed, no template shows `changes`."""

    field: str
    correction: Correction
    whole: bool = False
    """Whether the machine's reading may stand beside it: no personal data was removed from the item."""

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

    @property
    def machine(self) -> SafeString | str:
        """What the machine read, whole, of a field whose correction stands; "" where `changes` say it all."""
        row = self.correction
        if not self.whole or not row.live or row.base is None:
            return ""
        read = _said(row.base)
        if [read] == [before for before, _ in self.changes]:
            return ""
        kind = _section_kind(row.field)
        # Not as a text of the page itself: its subheadings would be the page's.
        shown_as = kind if kind == SectionKind.RECOMMENDATION else SectionKind.DECISION
        return section_html(read, f"maskinens-{row.pk}", shown_as)


def corrected(item: Item, headings: dict[str, str]) -> list[ShownCorrection]:
    """An item's corrections as anybody may see them, newest first; in one query."""
    return [
        ShownCorrection(field_name(row.field, headings), row, row.whole)  # type: ignore[attr-defined]  # below
        for row in _corrections_of(item.pk)
    ]


@prepared
def _corrections_of(item: int) -> QuerySet[Correction]:
    removed = Correction.objects.filter(item=OuterRef("item"), hides_before=True)
    return Correction.objects.shown().filter(item=item).annotate(whole=~Exists(removed))


def field_name(field: str, headings: dict[str, str]) -> str:
    """A corrected field in Danish. headings: of the item's sections, by "section:" and their key."""
    if field in headings:
        return headings[field].lower()
    kind = _section_kind(field)
    return str(FIELD_NAMES.get(field) or SECTION_NAMES.get(kind, field.split(":")[0])).lower()


def _section_kind(field: str) -> str:
    """ "section:case||2025-05-27|1" -> "case"."""
    return field.removeprefix("section:").split("|")[0]


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
    if isinstance(value, dict):  # votes, and where a case goes next
        return str(value.get("text") or " ".join(str(part) for part in value.values() if part) or "tomt")
    if isinstance(value, str) and value in Outcome.values:
        return str(Outcome(value).label)
    return str(value) if value else "tomt"
