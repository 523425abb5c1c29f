"""A motion to put the case off or send it elsewhere, told in one sentence and carried in a later one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.parsing.decision_sentences import Sentence
from archive.parsing.formula import classify
from archive.parsing.outcome_verbs import ADOPTED, BODY
from archive.parsing.pretested import Pretested

_MOVES = Pretested(
    r"(?!.*\b(?:fordi|idet|da)\b)[^.,:;]{0,120}?\b(?:foreslog|foreslår|(?:stillede|stiller|fremsatte"
    r"|fremsætter) (?:et )?forslag om|ønskede|ønsker|anmodede om|bad om"
    r"|der (?:var|forelå|blev stillet) (?:et )?forslag om),? (?:at )?(?P<what>.+)",
    re.IGNORECASE | re.DOTALL,
)
_CARRIED = re.compile(
    rf"(?:(?:dette|det|\w*forslaget|udsættelsen|oversendelsen|henvisningen|tilbagesendelsen)\s"
    rf"(?:blev|er|bliver)\s(?:\w+\s)?{ADOPTED}(?!\w)"
    rf"|{BODY}\s(?:\w+\s)?{ADOPTED}\s(?:dette|det|forslaget)\b)",
    re.IGNORECASE,
)
_BARE = re.compile(rf"{ADOPTED}\W*\Z", re.IGNORECASE)
_CHAIR_MOVES = re.compile(
    r"(?:\w+ )?(?:formanden|borgmesteren|mødelederen|administrationen|forvaltningen)\b[^,]{0,40} foreslog",
    re.IGNORECASE,
)
"""Whose motion a lone "Vedtaget" may carry."""
_PUTS_ASIDE = frozenset({"deferred", "returned", "withdrawn"})


def carry_motions(parts: Sequence[Sentence]) -> None:
    """ "Venstre foreslog at udsætte sagen. Forslaget blev vedtaget": what was moved is the outcome."""
    asked, since = None, 0
    for at, part in enumerate(parts):
        carried = _CARRIED.match(part.text) or (
            _BARE.match(part.text) and _CHAIR_MOVES.match(parts[since].text)
        )
        if part.outcome and asked and carried:
            if all(later.outcome is None or later.other for later in parts[at + 1 :]):
                for told in parts[since : at + 1]:
                    told.other = False
                part.outcome = asked
            return
        if part.outcome and not part.other:
            return
        if moved := _MOVES.match(part.text):
            what = classify(moved["what"])[0]
            asked, since = (what, at) if what in _PUTS_ASIDE else (asked, since)
