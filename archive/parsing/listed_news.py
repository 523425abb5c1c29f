"""What a note or a talk in a decision lists after a colon: it was told, and not decided."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.parsing.decision_sentences import Sentence, is_recusal

_ENTRY = re.compile(r"[-–•*·]\s|\d{1,2}[.)]\s")
_MARKED = re.compile(r"[-–•*·̵]\s")
_TOPIC = re.compile(
    r"\W+\w*orientering(?:en)? (?:fra|om|ved|v/)(?!.*\b(?:tage[tns]|tog\w*|givet|modtaget)\b)", re.IGNORECASE
)
_TELLER = re.compile(r"orientering(?:en)? (?:fra|ved|v/)", re.IGNORECASE)
_SPEAKS = re.compile(r"(?!.*\bindstilling)\S+ \S+ \S+", re.IGNORECASE)
"""What somebody told, and not a bare "Godkendt"."""


def forget_listed(parts: Sequence[Sentence]) -> None:
    """What a note or a talk lists after a colon was told, not decided; nor does a list of topics decide."""
    listing = told = False
    if len(parts) > 1 and all(_MARKED.match(part.text) or is_recusal(part.text) for part in parts):
        for part in parts:
            if part.outcome == "noted" and _TOPIC.match(part.text):
                part.outcome, part.tail = None, ""
    for part in parts:
        if listing and (_ENTRY.match(part.text) or (told and _SPEAKS.match(part.text))):
            part.outcome, part.tail = None, ""
        else:
            listing = part.outcome in ("noted", "discussed") and part.text.endswith(":")
            told = bool(_TELLER.match(part.text))
