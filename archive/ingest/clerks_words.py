"""What a clerk writes: lines without line breaks, and no personal number where everybody reads it."""

import re

from archive.ingest import privacy
from archive.ingest.refusals import Refused

NAMES = ("number", "case_number", "officer", "expected_duration", "recommended_by", "place")
ONE_LINE = frozenset(["title", *NAMES, "closed_ground", "neutral_title"])
READ_BY_ALL = {
    "closed_ground": "Grunden til lukning",
    "neutral_title": "Den neutrale overskrift",
    "released_decision": "Den frigivne beslutning",
}
_BREAKS = re.compile(r"[^\S\n]*[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+\s*")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")


def one_line(text: str) -> str:
    """A text of one line: breaks and tabs folded to a blank, control characters and outer blanks gone."""
    return _BREAKS.sub(" ", _CONTROLS.sub("", text)).strip()


def refuse_number(words: str, name: str = "Begrundelsen", why: str = "den vises for alle") -> None:
    """Raise Refused where words that everybody reads, or that are kept for good, hold a personal number."""
    if privacy.holding(privacy.scan([("", words)])):
        raise Refused(
            "personal-number",
            f"{name} ser ud til at indeholde et personnummer; {why}. Skriv den om.",
        )
