"""What the database itself can answer while there is no index to ask: words as written, newest first."""

from django.db.models import Exists, OuterRef, Q

from archive.models import Item, Section, SectionKind
from archive.models.items import ItemQuerySet
from archive.search.grammar import Clause, Parsed
from archive.search.narrowing import in_order, narrow
from archive.search.query import Query

NOTICE = (
    "Søgningen opdateres lige nu. Imens vises kun punkter, hvor ordene står præcis, som du har skrevet dem,"
    " og uden optælling."
)


def matching(query: Query, parsed: Parsed) -> ItemQuerySet:
    """Public items with every word as a piece of their title or text, in the order asked for."""
    items = narrow(Item.objects.public(), query)
    for group in parsed.groups:
        wanted = Q(pk__in=[])
        for clause in group:
            wanted |= _holds(clause, query.decisions_only)
        items = items.filter(wanted)
    for clause in parsed.excluded:
        items = items.exclude(_holds(clause, query.decisions_only))
    return in_order(items, query)


def _holds(clause: Clause, decisions_only: bool) -> Q:
    words = str(clause).strip('"*')
    sections = Section.objects.filter(item=OuterRef("pk"), text__icontains=words)
    if decisions_only:
        return Q(Exists(sections.public().filter(kind=SectionKind.DECISION)))
    return Q(title__icontains=words) | Q(case_number__icontains=words) | Q(Exists(sections.public()))
