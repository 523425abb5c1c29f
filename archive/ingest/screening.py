"""Look an item or a meeting over before it is saved: hold it, or warn, and say what waits for the clerk."""

from archive.ingest import clarifications, privacy
from archive.ingest.intake import Intake
from archive.ingest.known_items import KnownItem
from archive.models import Actor, Clarification, Item, Meeting, Source, Visibility

Kind = Clarification.Kind
UNSHOWN_REASON = "Filen rummer tekst, som dokumentet ikke viser."


def review(known: KnownItem, intake: Intake) -> bool:
    """Set the item's visibility and noindex, and gather its matters. Returns whether the row changed."""
    found, matters = findings(known)
    intake.matters += matters
    intake.reviewed.append(known.row)
    before = (known.row.visibility, known.row.noindex)
    known.row.noindex = any(one.severity != "hold" for one in found)
    intake.report.held += hold_where_needed(known.row, matters)
    return before != (known.row.visibility, known.row.noindex)


def findings(known: KnownItem) -> tuple[list[privacy.Found], list[Clarification]]:
    """Personal data in an item as it now stands, and everything about it that waits for the clerk."""
    row, sections = known.row, list(known.sections.values())
    found = privacy.scan(privacy.item_parts(row, sections, known.attachments))
    matters = clarifications.of_item(
        row, sections, found, kind=known.kind, decided_by_clerk=known.touched("outcome")
    )
    return found, matters


def rescreen(known: KnownItem) -> tuple[bool, bool]:
    """Look an item over after something of it changed, and bring the clerk's list in step. Unsaved.

    Returns whether the row changed, and whether it was held now.
    """
    row = known.row
    found, matters = findings(known)
    before, row.noindex = row.noindex, any(one.severity != "hold" for one in found)
    held = hold_where_needed(row, matters)
    listed = Clarification.objects.open().filter(item=row, kind__in=[Kind.WARNING, Kind.OUTCOME])
    passing = [one for one in listed if one.kind == Kind.OUTCOME or one.code.startswith("privacy-")]
    clarifications.raise_new(one for one in matters if one.kind == Kind.HOLD)
    clarifications.reconcile(passing, [one for one in matters if one.kind != Kind.HOLD])
    return held or before != row.noindex, held


def hold_where_needed(
    row: Item | Meeting | Source, matters: list[Clarification], reason: str = privacy.HELD_REASON
) -> bool:
    """Hold what holds a personal number nobody has looked at. Unsaved; returns whether it was held now."""
    holds = {matter.fingerprint for matter in matters if matter.kind == Kind.HOLD}
    if row.visibility != Visibility.PUBLIC or not holds - clarifications.decided(holds):
        return False
    row.visibility, row.visibility_reason = Visibility.HELD, reason
    row.visibility_actor = Actor.MACHINE
    return True


def unseen(parse_found: list[privacy.Found], row_found: list[privacy.Found]) -> list[privacy.Found]:
    """Personal numbers in a reading that its item does not show: they stand in the file alone."""
    shown = {one.digest for one in privacy.holding(row_found)}
    return [one for one in privacy.holding(parse_found) if one.digest not in shown]


def hold_source(intake: Intake) -> None:
    """Hold the file's download where it has what no page shows: a personal number, hidden or deleted text."""
    source = intake.source
    found = privacy.holding(privacy.scan(privacy.source_parts(source.name, intake.parse)))
    header = privacy.scan(privacy.header_parts(intake.parse))
    found += unseen(header, privacy.scan(privacy.meeting_parts(intake.meeting)))
    numbers = clarifications.of_source(source, [*found, *intake.unseen])
    matters = [*numbers, *clarifications.of_unshown(source, intake.parse)]
    intake.matters += matters
    if hold_where_needed(source, matters, privacy.HELD_REASON if numbers else UNSHOWN_REASON):
        source.save(update_fields=["visibility", "visibility_reason", "visibility_actor"])
        intake.report.held += 1
