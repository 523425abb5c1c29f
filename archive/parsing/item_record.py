"""What an item's lines said so far, before its sections: number, officers, routing, open or closed."""

from __future__ import annotations

from dataclasses import dataclass, field

from archive.parsing.minutes import Routing


@dataclass(slots=True)
class Fields:
    """What the lines said so far; filled line by line while one item is read."""

    case_number: str | None = None
    officer: str | None = None
    co_officers: tuple[str, ...] = ()
    closed: bool = False
    closed_ground: str | None = None
    by_group: bool = False
    awaits_case: bool = False
    codes: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    assigned: tuple[str, ...] | None = None
    columns: tuple[str, ...] = ()

    def routing(self) -> Routing | None:
        """The matrix, where the item has one."""
        return Routing(tuple(self.codes), tuple(self.marks), self.assigned) if self.codes else None
