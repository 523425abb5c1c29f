"""Give every item of a document its place among a meeting's items: new, a newer version, gone or missing."""

from archive.ingest import addenda, matching, newcomers, privacy, screening, slugs, versions
from archive.ingest.fields import Json
from archive.ingest.intake import Intake
from archive.ingest.known_items import KnownItem, names_of
from archive.ingest.newcomers import Newcomer
from archive.ingest.refusals import Refused
from archive.models import Clarification, Kind, Visibility

FEW, SHARE = 2, 5  # more than two, and more than a fifth, gone at once: ask first


def all_new(parse: Json) -> list[Newcomer]:
    """Every item of a document whose meeting is new."""
    taken: set[str] = set()
    return [
        Newcomer(index, parsed, slugs.item_slug(parsed["number"] or "", taken))
        for index, parsed in enumerate(parse["items"])
    ]


def place(
    intake: Intake, known: list[KnownItem], *, allow_removals: bool, found: matching.Matches | None = None
) -> None:
    """Match and merge. Raises Refused where the document lacks too much of what its forerunner held.

    found: which item is which, where that is known better than by names.
    """
    parsed = intake.parse["items"]
    if found is None:
        found = matching.match([one.names() for one in known], [names_of(item) for item in parsed])
    doubted = {id(known[i]) for i in found.doubts.values()} | _waiting(intake, known)
    matched = {id(known[i]) for i in found.pairs.values()}
    absent = [one for one in known if id(one) not in matched | doubted]
    gone = [one for one in absent if one.kind == intake.kind and _may_end(intake, one)]
    if not allow_removals:
        _refuse_removals(intake, known, gone)
    for j, i in found.pairs.items():
        bring_up(intake, known[i], j, parsed[j])
    if intake.kind == Kind.AGENDA:
        addenda.add_again(intake, [known[i] for i in found.pairs.values() if known[i].kind == Kind.AGENDA])
    for one in gone:
        versions.withdraw_gone(intake, one)
    if intake.kind == Kind.MINUTES:
        for one in absent:
            if one.kind != Kind.MINUTES:
                versions.mark_missing(intake, one)
    _create(intake, known, found)


def _may_end(intake: Intake, one: KnownItem) -> bool:
    """An addendum only adds; but what a new reading of it lacks was never in it."""
    return intake.kind != Kind.ADDENDUM or one.row.source_id == intake.source.pk


def bring_up(intake: Intake, one: KnownItem, index: int, parsed: Json) -> None:
    """Apply a reading to the item it is of, unless that item is read from something that stands above it."""
    if intake.kind == Kind.ADDENDUM and one.row.source_id != intake.source.pk:
        changed = one.kind != Kind.MINUTES and addenda.add_to_item(intake, one, index, parsed)
    else:
        changed = not intake.outranked(one.kind) and versions.merge_item(intake, one, index, parsed)
    intake.report.items_updated += changed
    intake.report.items_unchanged += not changed
    shown = privacy.scan(privacy.item_parts(one.row, one.sections.values(), one.attachments))
    intake.unseen += screening.unseen(privacy.scan(privacy.reading_parts(parsed)), shown)


def _create(intake: Intake, known: list[KnownItem], found: matching.Matches) -> None:
    """Items the meeting lacks. One that only an agenda has, after the minutes, says so."""
    taken = {one.row.slug for one in known} | slugs.left_behind(intake.meeting)
    missing = intake.lacked_by_minutes
    after = 1 + max((one.row.position for one in known), default=-1) if intake.kind == Kind.ADDENDUM else 0
    new = []
    for index, parsed in enumerate(intake.parse["items"]):
        if index not in found.pairs:
            slug = slugs.item_slug(parsed["number"] or "", taken)
            doubt = known[found.doubts[index]].row if index in found.doubts else None
            new.append(Newcomer(index, parsed, slug, missing, doubt, position=after + index))
    if new:
        newcomers.create(intake, new)
        intake.report.items_missing += missing and len(new)


def _waiting(intake: Intake, known: list[KnownItem]) -> set[int]:
    """Items that an open question asks about: neither gone nor missing until it is answered."""
    asked = Clarification.objects.open().filter(meeting=intake.meeting, kind=Clarification.Kind.MATCH)
    ids = {(ours or {}).get("item") for ours in asked.values_list("ours", flat=True)}
    return {id(one) for one in known if one.row.pk in ids}


def _refuse_removals(intake: Intake, known: list[KnownItem], gone: list[KnownItem]) -> None:
    shown = [one for one in known if one.kind == intake.kind and one.row.visibility != Visibility.WITHDRAWN]
    lost = [one for one in gone if one.row.visibility != Visibility.WITHDRAWN]
    if len(lost) > FEW and len(lost) * SHARE > len(shown):
        raise Refused(
            "removals",
            f"Dokumentet mangler {len(lost)} af de {len(shown)} punkter, som den tidligere udgave har. "
            "Er det rigtigt, så optag det med --allow-removals.",
        )
