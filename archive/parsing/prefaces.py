"""What stands between an item's head and its first section, beside its fields."""

from __future__ import annotations

import re

from archive.parsing import item_fields
from archive.parsing.headings import Heading
from archive.parsing.lines import WIDE_GAP

_RUN_IN = re.compile(
    r"(?P<label>Kompetence|Beslutningskompetence|Sagen afgøres i|Sagsgang|Sagsforløb|Behandling|Fraværende"
    r"|Afbud)\s*:\s*(?P<value>\S.*)"
)
_KINDS = {
    "Kompetence": "competence",
    "Beslutningskompetence": "competence",
    "Sagen afgøres i": "competence",
    "Fraværende": "attendance",
    "Afbud": "attendance",
}
_OF_CASE = re.compile(
    r"(?:Mødedato|Mødetid|Sagsansvarlig enhed|Ansvarlig enhed|Forvaltning|Afdeling|Område)\s*:.*"
)
"""What a system prints of each case that no reader of minutes asks for."""


def run_in(row: str) -> tuple[Heading, str] | None:
    """A small section on one line, "Sagsgang: ØU, BR": its heading and its text."""
    match = _RUN_IN.fullmatch(row)
    if match is None:
        return None
    return Heading(_KINDS.get(match["label"], "history"), match["label"], False), match["value"]


def is_of_case(row: str) -> bool:
    """Whether a line only repeats the meeting or names an office: "Mødedato: 3. maj 2022"."""
    return bool(_OF_CASE.fullmatch(row))


def columns(row: str) -> list[str]:
    """A row's columns, if each of them says something by itself: "Åben sag      Sagsgang: BUU"."""
    if "   " not in row:
        return []
    parts = WIDE_GAP.split(row)
    alone = all(item_fields.is_field(part) or _RUN_IN.fullmatch(part) for part in parts)
    return parts if alone and len(parts) > 1 else []
