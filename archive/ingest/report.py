"""What became of a document, and the totals of a run."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

Status = Literal["created", "updated", "unchanged", "failed"]


@dataclass(slots=True)
class Report:
    """One document: its status, its meeting's address, and how many items each thing happened to."""

    name: str
    status: Status
    message: str = ""  # why it failed
    code: str = ""  # the same in one word, as Refused has it
    line: int | None = None  # where in the file, if that is known
    address: str = ""  # "/herning/byraadet/2025-05-27/"
    kind: str = ""
    items_created: int = 0
    items_updated: int = 0
    items_unchanged: int = 0
    items_withdrawn: int = 0
    items_returned: int = 0
    items_missing: int = 0  # of the agenda, not in the minutes
    files: int = 0  # attachments' files that are new
    held: int = 0
    conflicts: int = 0
    doubts: int = 0
    warnings: int = 0

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


TOTALS = ("created", "updated", "unchanged", "held", "conflicts", "failed", "items_created")


def totals(reports: Iterable[Report], counts: dict[str, int] | None = None) -> dict[str, int]:
    """Documents by status; held items, conflicts and created items as sums. counts: those counted before."""
    counts = dict.fromkeys(TOTALS, 0) | (counts or {})
    for report in reports:
        counts[report.status] += 1
        for name in ("held", "conflicts", "items_created"):
            counts[name] += getattr(report, name)
    return counts
