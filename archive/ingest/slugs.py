"""Addresses given to new meetings and items. Once given, an address is never given again."""

import datetime
import itertools

from archive.models import Committee, Meeting, OldAddress, naming


def meeting_path(committee: Committee, slug: str) -> str:
    """Where a meeting stands, as an OldAddress keeps it: "/herning/byraadet/2025-05-27/"."""
    return f"/{committee.municipality.slug}/{committee.slug}/{slug}/"


def meeting_slug(committee: Committee, date: datetime.date, *, moving: Meeting | None = None) -> str:
    """The date, or "2025-05-27-2" where it is taken. A meeting that moves back gets its old one again."""
    base = date.isoformat()
    meetings = Meeting.objects.filter(committee=committee, slug__startswith=base)
    old = OldAddress.objects.filter(
        path__startswith=meeting_path(committee, base)[:-1], meeting__isnull=False
    )
    if moving is not None:
        meetings, old = meetings.exclude(pk=moving.pk), old.exclude(meeting=moving)
    taken = set(meetings.values_list("slug", flat=True))
    taken |= {path.rstrip("/").rpartition("/")[2] for path in old.values_list("path", flat=True)}
    return next(slug for slug in _counted(base, first=base) if slug not in taken)


def item_slug(number: str, taken: set[str]) -> str:
    """The number folded, "u1", "u2" ... without one, "24-2" where taken; added to `taken`."""
    base = naming.number_segment(number)[:34]
    slugs = _counted(base, first=base) if base else (f"u{n}" for n in itertools.count(1))
    slug = next(slug for slug in slugs if slug not in taken)
    taken.add(slug)
    return slug


def left_behind(meeting: Meeting) -> set[str]:
    """Addresses in this meeting that an item had and another answers for now."""
    path = meeting_path(meeting.committee, meeting.slug)
    old = OldAddress.objects.filter(path__startswith=path, item__isnull=False)
    return {one.removeprefix(path).rstrip("/") for one in old.values_list("path", flat=True)}


def _counted(base: str, first: str) -> "itertools.chain[str]":
    return itertools.chain([first], (f"{base}-{n}" for n in itertools.count(2)))
