"""What a town's page offers beside the text, on lines of its own: "Til toppen", "Udskriv"."""

from __future__ import annotations

import re

from archive.parsing.rows import Rows

_LINKS = frozenset(
    {
        "Til toppen",
        "Til top",
        "Udskriv",
        "• Udskriv",
        "- Udskriv",
        "Fold alle ud",
        "Fold alle punkter",
        "Luk alle",
        "Luk alle punkter",
        "• Luk alle punkter Referat",
        "Åben alle",
        "Fold alle sammen",
        "Se alle bilag",
        "Udskriv hele dagsordnen",
        "Udskriv hele dagsordenen",
        "Kopier link til punktet - Print",
        "Kopier link til punktet",
        "Tilbage til toppen",
        "Til indholdsfortegnelse",
        "Til indholdsfortegnelsen",
    }
)
_FIRST = frozenset(link[0] for link in _LINKS)
_UNFOLD = re.compile(r"(?P<title>.{3,250}?)\s*Klik her for at folde ud og læse mere om (?P=title)")
"""What a page says beside a title to those who hear it read aloud."""


def without_link(title: str) -> str:
    """The title without what the page says of its link."""
    match = _UNFOLD.fullmatch(title) if "Klik her for" in title else None
    return match["title"] if match else title


def is_link(row: str) -> bool:
    """Whether a line is such a link, however wide its gaps."""
    return row[:1] in _FIRST and " ".join(row.split()) in _LINKS


def link_rows(rows: Rows) -> list[int]:
    """The indexes of the links; gaps are told where a page is known to set them."""
    near = rows.beginning(_FIRST)
    return [at for at in near if rows[at] in _LINKS or (rows[at][:6] == "Kopier" and is_link(rows[at]))]
