"""A head whose labels stand in one column and its values below, as PDF pages give two columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from archive.parsing.danish import dates, fold, times

_FEWEST = 3
_NO_TIME = frozenset({"kl", "kl."})


def values(
    rows: Sequence[str], indexes: Sequence[int], field_of: Callable[[str], str | None]
) -> dict[int, str]:
    """The field each value belongs to, by the value's index; `field_of` a label's row is its field's name.

    Only where the first value is of the first label's kind, and no value is left to guess: a label whose
    kind of value does not come is without one.
    """
    labels_of = [rows[index].removesuffix(" Kl") for index in indexes]
    fields = [field_of(row) if row.endswith(":") else None for row in labels_of]
    labels = _first_run(fields)
    names = [name for name in fields[labels.start : labels.stop] if name]
    found: dict[int, str] = {}
    at = labels.stop
    while at < len(indexes) and rows[indexes[at]].endswith(":"):
        at += 1  # a label of remarks, which has no value of a known kind
    for name in names if len(names) >= _FEWEST else ():
        if at < len(indexes) and fields[at] is None and _fits(name, rows[indexes[at]]):
            found[indexes[at]] = name
            at += 1
        elif not found:
            return {}
    enough = _FEWEST if len(names) <= _FEWEST else _FEWEST - 1
    return found if len(found) >= (enough if "date" in found.values() else _FEWEST) else {}


def _first_run(fields: Sequence[str | None]) -> range:
    """The first labels that stand directly below each other, at least three."""
    start = 0
    for at, name in enumerate([*fields, None]):
        if name is None:
            if at - start >= _FEWEST:
                return range(start, at)
            start = at + 1
    return range(0)


def _fits(name: str, row: str) -> bool:
    if row.endswith(":"):
        return False
    if name == "date":
        return bool(dates(row))
    if name in ("start", "end"):
        return bool(times(row)) or fold(row) in _NO_TIME
    return name in ("place", "committee") and not dates(row) and not times(row)
