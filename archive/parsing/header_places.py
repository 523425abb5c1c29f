"""Where a meeting was: rooms and houses by their names, alone on a line or behind the day."""

from __future__ import annotations

import re

from archive.parsing.bodies import named
from archive.parsing.header_values import Header

PLACE = re.compile(
    r"(?:mødelokale|lokale|udvalgsværelse|mødeværelse)\s+[\w.-]{1,20}(?:,\s.{2,100})?"
    r"|[A-ZÆØÅ][\w .-]{1,40},\s(?:[\w .-]{1,30},\s)?(?:mødelokale|lokale|mødesal)\b.{0,40}"
    r"|[\w -]{0,40}(?:salen|mødesal|værelset|rådhuset|rådhus|mødelokalet)(?:,\s.{2,60})?"
    r"|(?:via )?(?:microsoft )?(?:teams|skype|zoom|webex)|[^:;|]{4,80},\s\d{4}\s(?-i:[A-ZÆØÅ])[\w ]{1,30}",
    re.IGNORECASE,
)
HOUSE = re.compile(
    r"[A-ZÆØÅ][\w .,-]{0,40}?(?:gården|huset|skolen|cent(?:e?ret)|hallen|biblioteket|hjemmet|kontoret|museet"
    r"|parken|pladsen|værket|klubben)"
)
"""A house by its name: a place where it stands alone below the meeting's day."""
ANNOUNCED = re.compile(
    r"afholdes (?:(?:ordinært|ekstraordinært) )?(?P<meeting>[a-zæøå]{2,40}(?:råd|udvalg|bestyrelse)smøde)\b"
    r"(?: i (?P<place>[A-ZÆØÅ][^,.:]{2,60}?)(?=,))?"
)
""" "Det meddeles, at der afholdes ordinært byrådsmøde i Hallen, tirsdag den ..."."""
_PLACE_AFTER = re.compile(
    r"\d\.?,?\s+(?:(?:i|på)\s+(?=[A-ZÆØÅ]|(?:møde)?lokale\b)|(?=(?:Mødel|L)okale\b|Mødeværelse|Udvalgsværelse|Rådhus|\w+salen))"
    r"(?P<place>[^|]{2,60})$"
)
_OWN_NAME = re.compile(r"[A-ZÆØÅ][a-zæøå]{3,30}(?:en|et|n)")
_HOUR = re.compile(r",?\s*\bkl\.?\s*\d.*$", re.IGNORECASE)


def is_place(text: str) -> bool:
    """Whether the words name a room or a house: "Mødelokale 3", "Byrådssalen"."""
    return bool(PLACE.fullmatch(text))


def take_named(header: Header, index: int, row: str) -> bool:
    """A name of its own kind right below the meeting's day and hour is where it was: "Klokkelyngen"."""
    below = bool(header.dates) and header.dates[-1][0] == index - 1 and header.start is not None
    if header.place is not None or not below or not _OWN_NAME.fullmatch(row):
        return False
    header.place = row
    return True


def take_place(header: Header, row: str) -> None:
    """ "... 5. marts 2024 kl. 16.00 i Mødelokale 3": the place after day and time."""
    match = _PLACE_AFTER.search(row)
    if match and header.place is None and not named(match["place"]):
        header.place = _HOUR.sub("", match["place"]).rstrip(" .")
