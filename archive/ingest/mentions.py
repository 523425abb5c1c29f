"""Keep the rows that say which other items and cases an item's texts name."""

from collections.abc import Collection, Iterable

from archive.models import Mention, Section
from archive.models.naming import case_segment
from archive.parsing.references import references


def add(sections: Iterable[Section]) -> None:
    """Insert what the texts of sections that are new name."""
    Mention.objects.bulk_create(_of_texts((row.item_id, row.pk, row.text) for row in sections))


def refresh(item_ids: Collection[int]) -> None:
    """Bring the mentions of these items in line with their texts; what is right already is not written."""
    kept = {said(row): row.pk for row in Mention.objects.filter(item__in=item_ids)}
    found = {said(row): row for row in read(item_ids)}
    gone = [pk for key, pk in kept.items() if key not in found]
    if gone:
        Mention.objects.filter(pk__in=gone).delete()
    Mention.objects.bulk_create([row for key, row in found.items() if key not in kept])


def read(item_ids: Collection[int]) -> list[Mention]:
    """What these items' texts name, as unsaved rows."""
    return _of_texts(Section.objects.filter(item__in=item_ids).values_list("item_id", "pk", "text"))


def _of_texts(texts: Iterable[tuple[int, int, str]]) -> list[Mention]:
    """texts: item id, section id and text."""
    return [
        Mention(
            item_id=item_id,
            section_id=section_id,
            start=one.start,
            number=(one.number or "")[:30],
            body=one.body or "",
            date=one.date,
            case_slug=case_segment(one.case_number or "")[:100],
        )
        for item_id, section_id, text in texts
        for one in references(text)
    ]


def said(row: Mention) -> tuple[object, ...]:
    """What tells one mention from another."""
    return (row.section_id, row.start, row.number, row.body, row.date, row.case_slug)
