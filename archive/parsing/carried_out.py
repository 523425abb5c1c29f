"""What a body that "besluttede at ..." does by that: the decision carries it out, so it is adopted."""

from __future__ import annotations

import re

from archive.parsing.pretested import Pretested

_ACTION = re.compile(
    r"(?!(?:af)?(?:holde|vente)|foretage (?:en )?besigtigelse|mødes|besøge|invitere|drøfte|aflyse|flytte|bede"
    r"|anmode|rette|vende|se\b"
    r"|have|være|følge (?:op|med|sagen|udviklingen|området)"
    r"|få|lade|undlade|deltage|besigtige|spørge|undersøge|tage|høre|indkalde|orientere"
    r"|arbejde(?! videre)|overveje"
    r"|\w+(?:erne|ene)\b)"
    r"[a-zæøå]+(?:e|å)(?: om)?\b",
    re.IGNORECASE,
)
"""What a body that "besluttede at ..." does: the decision carries it out, so it is adopted; not meetings."""
_CARRIED_OUT = Pretested(
    r"at\s(?:der skal )?(?P<what>(?:(?!\bikke\b|\bmøde)[^.,:;]){0,120}?)\b(?:sendes"
    r"|arbejdes (?:\w+ )?videre|gås videre|sættes i gang|(?:igangsætt|iværksætt|afsætt|nedsætt|fastsætt"
    r"|fortsætt|etabler|oprett|gennemfør|indfør|udfør|udvid|udbygg|opfør|anlægg|udlægg|nedlægg|nedriv|tildel"
    r"|fordel|udbetal|udbyd|offentliggør|sælg|køb|erhverv|udlej|lukk|ændr|hæv|sænk|forlæng|forhøj|overdrag"
    r"|prioriter|fasthold|viderefør|reserver|finansier|anvend|ophæv|opsig|omdann|renover|støtt|placer"
    r"|bibehold|vælg|indarbejd)es|indgås|fremlægges i (?:\w+ )?høring|går til"
    r"|lukker|åbner|ophører|overgår til"
    r"|bliver (?!behandlet|orienteret))\b",
    re.IGNORECASE,
)
"""What "besluttede, at der ..." carries out, said in the passive."""
_DOES = re.compile(
    r"at (?:sende|igangsætte|iværksætte|afsætte|nedsætte|fastsætte|oprette|etablere|gennemføre|indføre|udvide"
    r"|opføre|anlægge|nedlægge|nedrive|tildele|udbetale|udbyde|sælge|købe|udleje|lukke|ændre|hæve|sænke|forlænge"
    r"|prioritere|fastholde|videreføre|ophæve|opsige|placere|vælge|bevare|indgå)\b",
    re.IGNORECASE,
)
"""The same with the infinitive after a comma, where a noun in -e might stand too."""


def carries_out(text: str, at: int) -> int:
    """Where the words before its verb end, for what is decided from `at` on; 0 where it carries out nothing.

    After a comma a noun in -e might stand where an infinitive does: there only known verbs count.
    """
    rest = text[at:]
    skip = 3 if rest[:3].casefold() == "at " else 0
    if text[:at].rstrip()[-1:] == ",":
        action = _CARRIED_OUT.match(rest) or _DOES.match(rest)
    else:
        action = (_ACTION.match(rest, skip) or _CARRIED_OUT.match(rest)) if skip else None
    if action is None:
        return 0
    return at + (action.end("what") if "what" in action.groupdict() else 0)
