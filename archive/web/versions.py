"""A meeting's kept sources: what each is, which one is shown, and whether it may be downloaded."""

from dataclasses import dataclass, replace
from itertools import pairwise

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from archive.models import Correction, Item, Kind, Meeting, Source, Visibility
from archive.models.prepared import prepared
from archive.models.visibility import Actor, now

ADDRESS_LETTERS = 12  # of the SHA-256
NAMES = {Kind.MINUTES: "Referat", Kind.AGENDA: "Dagsorden (foreløbig)", Kind.ADDENDUM: "Tillægsdagsorden"}
LATER_NAMES = {
    Kind.MINUTES: "Rettet referat",
    Kind.AGENDA: "Rettet dagsorden (foreløbig)",
    Kind.ADDENDUM: "Ny tillægsdagsorden",
}
WITHDRAWN = "Filen er trukket tilbage og kan ikke hentes."
HELD = "Filen kan ikke hentes, mens kommunen gennemgår den."
CLOSED = "Filen kan ikke hentes, fordi den også rummer punkter, der er behandlet for lukkede døre."
REMOVED = "Filen kan ikke hentes, fordi der er fjernet en personoplysning fra mødets tekster."
HIDDEN = "Filen kan kun hentes, mens alt, der er læst af den, er offentligt."


@dataclass(frozen=True, slots=True)
class Version:
    """One kept source. `refusal` is the sentence why it cannot be downloaded, "" where it can."""

    source: Source
    name: str
    shown: bool
    refusal: str
    earlier: "Version | None" = None  # the one it took the place of, where both can be read

    @property
    def address(self) -> str:
        """Where the bytes are had; the source's meeting must be at hand with its committee."""
        return reverse("source", args=[*self._place, self._letters])

    @property
    def comparison(self) -> str:
        """Where it is held against the one it took the place of; "" where there is none."""
        if self.earlier is None:
            return ""
        return reverse("comparison", args=[*self._place, self.earlier._letters, self._letters])

    @property
    def _place(self) -> list[str]:
        meeting = self.source.meeting
        return [meeting.committee.municipality.slug, meeting.committee.slug, meeting.slug]

    @property
    def _letters(self) -> str:
        return self.source.file.sha256[:ADDRESS_LETTERS]


def versions(meeting: Meeting) -> list[Version]:
    """All of a meeting's kept sources, newest first, in one query, without those to be published later."""
    rows = [row for row in _kept_of(meeting.pk) if not awaits_its_time(row)]
    seen: set[str] = set()
    found = []
    for row in rows:
        row.meeting = meeting
        name = (LATER_NAMES if row.kind in seen else NAMES).get(Kind(row.kind), "Dokument")
        seen.add(row.kind)
        found.append(Version(row, name, row.pk == meeting.source_id, refusal(row)))
    return _with_earlier(found)[::-1]


@prepared
def _kept_of(meeting: int) -> QuerySet[Source]:
    return with_doors(Source.objects.filter(meeting=meeting))


def _with_earlier(found: list[Version]) -> list[Version]:
    """The versions, in their order, each knowing which it took the place of: agenda before minutes."""
    readable = [one for one in found if one.source.kind in (Kind.AGENDA, Kind.MINUTES)]
    readable = [one for one in readable if not unreadable(one.source)]
    order = sorted(readable, key=lambda one: one.source.kind == Kind.MINUTES)  # stable: as they came
    earlier = {one.source.pk: before for before, one in pairwise(order)}
    return [replace(one, earlier=earlier.get(one.source.pk)) for one in found]


def with_doors(sources: QuerySet[Source]) -> QuerySet[Source]:
    """The sources with their files, oldest first, each annotated with what opens or shuts its download."""
    of_meeting = Q(meeting=OuterRef("meeting"))
    told = Q(item=None) | Exists(Item.objects.public().filter(pk=OuterRef("item")))
    removals = Correction.objects.filter(of_meeting, told, hides_before=True)
    return (
        sources.select_related("file")
        .defer("parse")
        .annotate(
            downloadable=Exists(Source.objects.public().filter(pk=OuterRef("pk"))),
            has_closed=Exists(Item.objects.listed().filter(of_meeting, closed=True)),
            has_removals=Exists(removals),
        )
        .order_by("taken_in_at", "pk")
    )


def awaits_its_time(source: Source) -> bool:
    return source.public_from is not None and source.public_from > now()


def unreadable(source: Source) -> str:
    """One sentence why nothing of a source may be shown, whatever else is public; "" where it may."""
    if source.visibility == Visibility.HELD:
        return HELD
    return "" if source.is_visible() else WITHDRAWN


def refusal(source: Source) -> str:
    """One sentence why a source of with_doors() cannot be downloaded; "" where it can."""
    if getattr(source, "downloadable", False):
        return ""
    if sentence := unreadable(source):
        return sentence
    if getattr(source, "has_removals", False):
        return REMOVED
    return CLOSED if getattr(source, "has_closed", False) else HIDDEN


def status_of_refusal(source: Source) -> int:
    """410 for what was public and may be known to others; 404 for what the archive never let out."""
    by_machine = source.visibility == Visibility.HELD and source.visibility_actor == Actor.MACHINE
    return 404 if by_machine or refusal(source) == CLOSED else 410
