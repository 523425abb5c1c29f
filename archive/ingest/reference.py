"""Load reference data: the KLE topics that every municipality files by."""

import csv
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from archive.ingest import cases, kle_register
from archive.ingest.refusals import Refused
from archive.models import AuditEntry, Topic
from archive.models.changes import note_pages

MAIN_GROUPS = Path(settings.BASE_DIR) / "fixtures" / "kle_main_groups.csv"
EDITION = "maj 2025"


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many topics are new, renamed (title, edition or place), as before; cases with another topic now."""

    created: int
    changed: int
    unchanged: int
    cases: int


def load_main_groups(path: Path = MAIN_GROUPS) -> int:
    """Create or rename the main groups from a CSV (code, title). Returns how many rows changed.

    Those that a whole register has named since are left as they are.
    """
    known = {topic.code: topic for topic in Topic.objects.filter(parent=None)}
    changed = 0
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            topic = known.get(row["code"], Topic(code=row["code"], edition=EDITION))
            if topic.edition != EDITION or (topic.pk and topic.title == row["title"]):
                continue
            topic.title = row["title"]
            topic.save()
            changed += 1
    if changed:
        note_pages()
    return changed


def load_register(data: bytes, edition: str = "") -> Loaded:
    """Create and rename topics from a register's bytes, and point cases at the deepest topic now known.

    No topic is ever removed. Raises Refused, and then nothing is written.
    """
    titles = kle_register.read(data)
    if len(edition) > 20:
        raise Refused("kle", "Udgavens navn er for langt (højst 20 tegn).")
    with transaction.atomic():
        known = Topic.objects.in_bulk(field_name="code")
        counts = {"created": 0, "changed": 0, "unchanged": 0}
        for code in sorted(titles):  # a group before what is under it
            counts[_load(known, code, titles, edition)] += 1
        loaded = Loaded(cases=cases.point_at_topics(known), **counts)
        if loaded.created or loaded.changed or loaded.cases:
            note_pages()
            AuditEntry.objects.create(command="load_kle", action="topics", detail=asdict(loaded))
        return loaded


def _load(known: dict[str, Topic], code: str, titles: Mapping[str, str], edition: str) -> str:
    above = [known[part] for part in (code[:5], code[:2]) if part != code and part in known]
    if not above and len(code) > 2:
        raise Refused("kle", f"{code} hører under {code[:2]}, som hverken er i filen eller i arkivet.")
    parent = above[0] if above else None
    topic = known.setdefault(code, Topic(code=code))
    wanted = (titles[code], edition or topic.edition, parent and parent.pk)
    if topic.pk and (topic.title, topic.edition, topic.parent_id) == wanted:
        return "unchanged"
    status = "changed" if topic.pk else "created"
    topic.title, topic.edition, topic.parent = wanted[0], wanted[1], parent
    topic.save()
    return status
