"""Load reference data: the KLE main groups that every municipality files by."""

import csv
from pathlib import Path

from django.conf import settings

from archive.models import Topic

MAIN_GROUPS = Path(settings.BASE_DIR) / "fixtures" / "kle_main_groups.csv"
EDITION = "maj 2025"


def load_main_groups(path: Path = MAIN_GROUPS) -> int:
    """Create or rename the main groups from a CSV (code, title). Returns how many rows changed."""
    known = {topic.code: topic for topic in Topic.objects.filter(parent=None)}
    changed = 0
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            topic = known.get(row["code"], Topic(code=row["code"]))
            if (topic.title, topic.edition) == (row["title"], EDITION):
                continue
            topic.title, topic.edition = row["title"], EDITION
            topic.save()
            changed += 1
    return changed
