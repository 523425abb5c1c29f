"""Which municipality and committee a document belongs to."""

import difflib

from archive.ingest.refusals import Refused
from archive.models import Committee, Municipality, naming


def resolve(name: str, *, create: bool = False) -> Municipality:
    """The municipality of that name; an unsaved one where it may be made.

    An unknown name is refused with its near matches unless `create`; an empty archive's first needs no leave.
    """
    plain = naming.municipality_name(name)
    if not plain:
        raise Refused("municipality-missing", "Kommunen mangler: angiv den med --municipality NAVN.")
    known = {row.search_key: row for row in Municipality.objects.all()}
    if row := known.get(naming.search_key(plain)):
        return row
    if len(plain) > 100:
        raise Refused("municipality-unknown", "Kommunens navn er for langt (højst 100 tegn).")
    if create or not known:
        return Municipality(name=plain)
    near = difflib.get_close_matches(naming.search_key(plain), known, n=3, cutoff=0.6)
    hint = f" Mente du {' eller '.join(known[key].name for key in near)}?" if near else ""
    raise Refused(
        "municipality-unknown",
        f"Kommunen »{plain}« er ikke i arkivet.{hint} Ret navnet, eller opret den med --create.",
    )


def only() -> str:
    """The name of the archive's only municipality, "" where it holds none or several."""
    names = list(Municipality.objects.values_list("name", flat=True)[:2])
    return names[0] if len(names) == 1 else ""


def saved(municipality: Municipality) -> Municipality:
    """Its row, made where it is new, locked so that two runs cannot make one meeting twice.

    A clerk may meanwhile make rows that name it: a case, for one, while an intake waits for her meeting.
    """
    key = naming.search_key(naming.municipality_name(municipality.name))
    row = Municipality.objects.select_for_update(no_key=True).filter(search_key=key).first()
    if row is None:
        row = Municipality(name=municipality.name, slug=_free_slug(municipality.name))
        row.save()
    return row


def _free_slug(name: str) -> str:
    base = naming.slug(naming.municipality_name(name), naming.RESERVED_MUNICIPALITIES, "-kommune")
    taken = set(Municipality.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in _numbered(base) if slug not in taken)


def _numbered(base: str) -> list[str]:
    return [base, *(f"{base}-{n}" for n in range(2, 100))]


def committee(municipality: Municipality, name: str) -> Committee:
    """Its committee of that name, made as needed. Two names with one address are one committee."""
    plain = " ".join(name.split())[:200]
    slug = naming.slug(plain, naming.RESERVED_COMMITTEES, "-udvalg")[:200]
    rows = list(Committee.objects.filter(municipality=municipality))
    key = naming.search_key(plain)
    for row in rows:
        if row.search_key == key:
            return _with_place(row, municipality)
    for row in rows:
        if row.slug == slug:
            return _with_place(row, municipality)
    row = Committee(municipality=municipality, name=plain, slug=slug)
    row.save()
    return row


def _with_place(row: Committee, municipality: Municipality) -> Committee:
    row.municipality = municipality  # spares the query that reading it would cost
    return row
