"""Minutes written in the canonical text form that every reader emits: the inverse of structure, for tests."""

from collections.abc import Iterator

from archive.parsing.minutes import Item, Minutes

HEADINGS = {
    "summary": "Resume",
    "case": "Sagsfremstilling",
    "recommendation": "Indstilling",
    "decision": "Beslutning",
    "legal": "Retsgrundlag",
    "hearing": "Høring",
    "competence": "Kompetence",
}


def canonical(minutes: Minutes) -> str:
    """One paragraph a line, a blank line between, headings on lines of their own."""
    year, month, day = (minutes.date or "").split("-")
    head = f"REFERAT {minutes.committee} d. {day}-{month}-{year}"
    return "\n\n".join([head, *(part for item in minutes.items for part in _item(item))]) + "\n"


def _item(item: Item) -> Iterator[str]:
    yield f"Punkt {item.number}: {item.title}"
    if item.closed:
        yield f"Lukket - {item.closed_ground}" if item.closed_ground else "Lukket"
    if item.case_number:
        yield item.case_number
    if item.officer:
        yield f"Sagsbehandler: {item.officer}"
    if item.routing:
        yield " ".join(item.routing.codes)
        yield " ".join(item.routing.marks)
    for section in item.sections:
        yield section.heading
        if section.text:
            yield section.text
    if item.attachments:
        yield "Bilag"
        yield from item.attachments
