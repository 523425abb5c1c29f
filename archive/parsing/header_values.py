"""What a document's head said so far, filled line by line."""

from __future__ import annotations

from dataclasses import dataclass, field

from archive.parsing.danish import FoundDate, dates, times


@dataclass(slots=True)
class Header:
    """What the header lines said; `furniture` and `unplaced` are indexes of lines."""

    kind: str | None = None
    municipality: str | None = None
    committee: str | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None
    present: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    dates: list[tuple[int, FoundDate, str]] = field(default_factory=list)
    furniture: list[int] = field(default_factory=list)
    unplaced: list[int] = field(default_factory=list)


def fill(header: Header, name: str, value: str) -> bool:
    """Fill a field once; the same value again is no news, another one is refused."""
    if getattr(header, name) is None:
        setattr(header, name, value)
    return bool(getattr(header, name) == value)


def take_when(header: Header, index: int, row: str) -> None:
    header.dates += [(index, found, row) for found in dates(row) if found.year is not None]
    found_times = times(row)
    if found_times:
        header.start = header.start or found_times[0]
    if len(found_times) > 1:
        header.end = header.end or found_times[1]
