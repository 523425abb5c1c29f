"""Three-way merge of a field: the parse in force (base), the archive's (ours), the new parse (theirs)."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Conflict:
    """A clerk's correction and a new reading that disagree; both wait for the clerk."""

    field: str
    base: Any
    ours: Any
    theirs: Any


def merged(field: str, base: Any, ours: Any, theirs: Any, *, touched: bool) -> tuple[Any, Conflict | None]:
    """The value to keep, and the conflict to file.

    A touched field (one with a live Correction) always keeps ours; where the source has not moved since
    base, or has come to agree, nothing is in conflict.
    """
    if not touched:
        return theirs, None
    if same(theirs, base) or same(theirs, ours):
        return ours, None
    return ours, Conflict(field, base, ours, theirs)


def same(one: Any, other: Any) -> bool:
    """Whether two values say the same: runs of spaces and blank lines do not count, tabs (cells) do."""
    return bool(_plain(one) == _plain(other))


def _plain(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    lines = (" ".join(filter(None, line.split(" "))) for line in value.splitlines())
    return [line for line in lines if line.strip()]
