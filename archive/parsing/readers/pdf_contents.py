"""The contents list of printed minutes: which rows are its entries, and what each says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.parsing.readers.pdf_grid import Table
from archive.parsing.readers.pdf_rows import Row
from archive.parsing.readers.pdf_text import Hyphens, joined

_LEADER = re.compile(r"\s*(?:\.\s?){4,}\s*|\s*…[….\s]*")
_CONTENTS = re.compile(
    r"indhold(?:sfortegnelse)?:?|dagsorden|punkter på dagsordenen|sagsoversigt|oversigt", re.I
)
_LONGEST = len("punkter på dagsordenen")
_WIDE = 1.5


def entries(parts: Sequence[Row | Table]) -> set[int]:
    """The places of contents entries: rows ending with dots and a page number, or level with such."""
    leaders = [n for n, part in enumerate(parts) if isinstance(part, Row) and _is_leader(part)]
    gaps = [n for n, part in enumerate(parts) if isinstance(part, Row) and _is_numbered_gap(part)]
    under = next(
        (n for n, part in enumerate(parts) if isinstance(part, Row) and _is_contents(part.text)), None
    )
    if len(leaders) < 2 and under is not None:
        following = [n for n in gaps if n > under]
        leaders = [n for place, n in enumerate(following) if n - under <= 3 * (place + 1)]
    if not leaders:
        return set()
    found = set(leaders)
    edges = {round(_row(parts[n]).x1) for n in leaders}
    start = min(leaders) if under is None or under > min(leaders) else under + 1
    for n in range(start, min(max(leaders) + 3, len(parts))):
        part = parts[n]
        if (
            isinstance(part, Row)
            and part.last.text.isdecimal()
            and part.text.count(" ") > 1
            and any(abs(part.x1 - edge) <= 2 for edge in edges)
        ):
            found.add(n)
    return found


def _is_contents(text: str) -> bool:
    """Whether a line says that the contents list follows."""
    return len(text) <= _LONGEST and bool(_CONTENTS.fullmatch(text))


def _row(part: Row | Table) -> Row:
    assert isinstance(part, Row)  # noqa: S101 (only rows are entries)
    return part


def _is_leader(row: Row) -> bool:
    return (
        row.last.text[-1:].isdecimal()
        and row.last.text.lstrip(".…").isdecimal()
        and bool(_LEADER.search(row.text))
    )


def _is_numbered_gap(row: Row) -> bool:
    if row.widest <= _WIDE:
        return False
    cells = row.cells(_WIDE)
    return len(cells) > 1 and len(cells[-1]) == 1 and cells[-1][0].text.isdecimal() and len(row.words) > 2


def entry_text(rows: Sequence[Row], habits: Hyphens) -> str:
    """A printed entry as "title.....<TAB>page", without dots where the print has none."""
    text = joined([row.pieces for row in rows], habits, marked=False)
    if match := re.search(r"\d{1,4}$", text):
        title = text[: match.start()].rstrip()
        dots = "....." if re.search(r"(?:\.\s?){3,}$|…$", title) else ""
        text = re.sub(r"[\s.…]+$", "", title) + dots + "\t" + match[0] if dots else f"{title}\t{match[0]}"
    return text
