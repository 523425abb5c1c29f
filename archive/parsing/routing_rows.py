"""The routing matrix where extraction set its codes one below the other, and the label before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.parsing.item_fields import is_codes

_ONE_CODE = re.compile(r"[A-ZÆØÅ]{2,4}")
_LONGEST_CODE = 4
_FIELDS_END = 60
"""Rows in which an item's fields stand."""


def vertical_codes(rows: Sequence[str], start: int, end: int) -> frozenset[int]:
    """Line numbers (1-based) of the first run of three or more one-code rows between the two indexes."""
    last = min(end, start + _FIELDS_END)
    if len([row for row in rows[start:last] if row and len(row) <= _LONGEST_CODE]) < 3:
        return frozenset()
    run: list[int] = []
    for at in range(start, last):
        row = rows[at]
        if not row:
            continue
        if len(row) <= _LONGEST_CODE and _ONE_CODE.fullmatch(row) and row not in ("X", "XX"):
            run.append(at + 1)
        elif len(run) >= 3:
            break
        else:
            run = []
    return frozenset(run) if len(run) >= 3 else frozenset()


def labels_matrix(rows: Sequence[str], index: int) -> bool:
    """Whether the row is the label before the routing matrix: the codes follow it."""
    following = [row for row in rows[index + 1 : index + 8] if row][:3]
    return bool(following) and (
        is_codes(following[0]) or (len(following) == 3 and all(_ONE_CODE.fullmatch(row) for row in following))
    )
