"""Which items and cases an item's texts name, and which items name it; in one query."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from archive.models import Item, Mention, Section
from archive.models.naming import case_segment
from archive.models.prepared import prepared
from archive.models.visibility import visible
from archive.parsing.bodies import same_body
from archive.parsing.references import Reference, references
from archive.web.onward import Next, dates_ahead, onward

MOST = 60  # references of one item that become links


@dataclass(frozen=True, slots=True)
class Related:
    """Items that the texts name, and those that name this one. Only public ones, and only where one fits."""

    named: tuple[Item, ...] = ()
    cases: dict[str, str] = field(default_factory=dict)  # a case's address segment -> its address
    named_in: tuple[Item, ...] = ()
    names: tuple[Item, ...] = ()  # those of `named` that the texts point at without doubt, in their order
    onward: tuple[Next, ...] = ()  # where the case goes next
    known: bool = False  # whether the case has another public stop

    def address(self, reference: Reference) -> str:
        """Where the words lead; "" where nothing, or more than one thing, fits."""
        if reference.case_number:
            return self.cases.get(case_segment(reference.case_number), "")
        item = self.item(reference)
        return item.get_absolute_url() if item else ""

    def item(self, reference: Reference) -> Item | None:
        """The one item that the words fit; None where none or several do."""
        fitting = [item for item in self.named if _is_named(item, reference)]
        return fitting[0] if len(fitting) == 1 else None


def related(item: Item, sections: Iterable[Section]) -> Related:
    """Look up everything that these sections name, and everything that names the item."""
    found = [one for section in sections for one in references(section.text)][:MOST]
    wanted = dict.fromkeys((one.date, one.number) for one in found if one.date and one.number)
    rows = _rows(
        item.meeting.committee.municipality_id,
        item.pk,
        item.meeting.date,
        item.number,
        tuple(wanted),
        _cases(item, found),
        tuple((day, item.case_id or 0, item.title) for day in dates_ahead(item)),
        ((item.case.pk, item.meeting_id),) if item.case and not item.case.catch_all else (),
    )
    committee = item.meeting.committee.name
    lookup = Related(named=tuple(rows))
    pointed_at = (lookup.item(one) for one in found if not one.case_number)
    return Related(
        named=tuple(rows),
        cases={row.case.slug: row.case.get_absolute_url() for row in rows if row.case},
        named_in=tuple(row for row in rows if same_body(getattr(row, "said", None), committee)),
        names=tuple(dict.fromkeys(row for row in pointed_at if row)),
        onward=tuple(onward(item, rows)),
        known=any(_is_stop(item, row) for row in rows),
    )


@prepared
def _rows(
    municipality: int,
    item: int,
    date: datetime.date,
    number: str,
    wanted: tuple[tuple[datetime.date, str], ...],
    cases: tuple[str, ...],
    ahead: tuple[tuple[datetime.date, int, str], ...],
    own: tuple[tuple[int, int], ...],
) -> QuerySet[Item]:
    """Public items of the date and number wanted, one of each case, and those that name the item.

    ahead: a day with the case and the title looked for then; each meeting of it answers with one item at
    least. own: the item's case and meeting; one item of the case from another meeting.
    """
    named_here = Mention.objects.filter(
        visible("section__"), item=OuterRef("pk"), date=date, number=number
    ).exclude(number="")
    public = Item.objects.public()
    of_cases = public.filter(case__municipality=municipality)
    fits = Q(Exists(named_here))
    for day, of_day in wanted:
        fits |= Q(meeting__date=day, number=of_day)
    for slug in cases:  # one public item tells that the case has a page
        fits |= Q(pk__in=of_cases.filter(case__slug=slug).values("pk")[:1])
    leading = Q(~Exists(public.filter(meeting=OuterRef("meeting"), position__lt=OuterRef("position"))))
    for day, case, title in ahead:
        fits |= Q(meeting__date=day) & (Q(case=case) | Q(title=title) | leading)
    for case, meeting in own:
        fits |= Q(pk__in=public.filter(case=case).exclude(meeting=meeting).order_by().values("pk")[:1])
    return (
        public.filter(fits, meeting__committee__municipality=municipality)
        .exclude(pk=item)
        .annotate(said=Subquery(named_here.values("body")[:1]))
        .with_place()
        .order_by("-meeting__date", "position", "pk")
    )


def _cases(item: Item, found: list[Reference]) -> tuple[str, ...]:
    """The address segments of the cases named, the item's own left out."""
    slugs = {case_segment(one.case_number) for one in found if one.case_number}
    return tuple(sorted(slugs - ({item.case.slug} if item.case else set())))


def _is_stop(item: Item, other: Item) -> bool:
    """Whether the other is another stop of the item's case; what shares a catch-all is not one case."""
    same = item.case is not None and not item.case.catch_all and other.case_id == item.case_id
    return same and other.meeting_id != item.meeting_id


def _is_named(item: Item, reference: Reference) -> bool:
    return (item.meeting.date, item.number) == (reference.date, reference.number) and same_body(
        item.meeting.committee.name, reference.body
    )
