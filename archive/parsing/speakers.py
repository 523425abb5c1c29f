"""Who speaks in a decision's sentence where it is not the deciding body: what they do decides nothing."""

from __future__ import annotations

import re

from archive.parsing.outcome_verbs import BODY, COUNCIL
from archive.parsing.pretested import Pretested

OUTSIDER = Pretested(
    r"(?:forvaltningen|administrationen|ministeriet|staten|regionen|amtet|direktionen|kommunen"
    r"|skolen|foreningen|bygherre|ejeren|landsretten|byretten|ankenævnet"
    r"|direktøren|(?!\w*bestyrelsen)\w*styrelsen|\w*nævnet|\w*ministeriet|\w*chefen|revisionen"
    r"|sekretariatet|regeringen"
    r"|folketinget)\s+(?!(?:enstemmigt )?(?:anbefal|indstil))",
    re.IGNORECASE,
)
"""Somebody whose doings are told, not decided here."""
_PARTY = re.compile(
    r"(?:det |de )?(?:socialdemokrat\w*|venstre|radikale(?: venstre)?|konservative(?: folkeparti)?|SF"
    r"|enhedslisten"
    r"|socialistisk folkeparti|dansk folkeparti|liberal alliance|alternativet|nye borgerlige|moderaterne"
    r"|danmarksdemokraterne|borgerlisten|kristendemokraterne|fremskridtspartiet"
    r"|(?-i:(?:[Ll]iste|[Gg]ruppe) [A-ZÆØÅ]\b|[A-ZÆØÅ][\w.-]+(?: [A-ZÆØÅ][\w.-]*){1,3} \([A-ZÆØÅ]{1,2}\)"
    r"|[A-ZÆØÅ](?:, [A-ZÆØÅ])*,? og [A-ZÆØÅ]|[A-HJ-ZÆØÅ]))(?: \(\d{1,2}\))?"
    r"(?:(?:,| og) [^,]{2,60})*? (?!(?:blev|er|bliver|valgt\w*|udpege\w*|vælges|genvalgt|til)\b)(?=[a-zæøå])",
    re.IGNORECASE,
)
"""A party or a named member: what it accedes to or awaits is its own stand."""
_NAME = r"[A-ZÆØÅ][\w.-]*(?: [A-ZÆØÅ][\w.'’-]*){1,3}"
_SOME_NAMED = re.compile(
    rf"{_NAME}(?:, {_NAME}){{0,12}},? og {_NAME} (?:kan|kunne|følger|fulgte"
    r"|støtte(?:r|de)|tiltr(?:æder|ådte)|godkend(?:er|te)|anbefal(?:er|ede)|indstille(?:r|de)|stem(?:mer|te)"
    r"|ønske(?:r|de)|foresl[oå]\w*)\b"
)
"""Several members by their names, what they accede to or want."""
_GROUP = re.compile(
    r"[^.:;]{2,150}?s (?:byråds?|kommunalbestyrelses)?grupper? (?:kan|kunne|tog|tager|stem(?:mer|te)|henholdt"
    r"|ønske(?:r|de)|støtte(?:r|de)|tiltr(?:æder|ådte)|anbefal(?:er|ede)|foresl[oå]\w*)\b"
)
"""A party's group: "Centrums byrådsgruppe kunne tiltræde"."""
_OTHERS_DID = Pretested(
    rf"(?![^.,:;]{{0,80}}?(?:{BODY}|{COUNCIL}|\w*kredsen|\w*forsamlingen)(?!\w)[^.,:;]{{0,60}}? har\b)"
    r"(?!der\b|de[nt]?\b)[^.,:;]{2,80}? har (?:\w+ ){0,2}?(?:bevil(?:li)?get|godkendt|vedtaget|tiltrådt"
    r"|imødekommet|tildelt|doneret|givet|accepteret)\b",
    re.IGNORECASE,
)
"""What somebody else has granted or adopted: "Fonden har bevilget 2 mio. kr."."""
_ONE_VOICE = re.compile(
    r"\A(?:[Rr]ådmand|[Uu]dvalgsmedlem|[Bb]yrådsmedlem|[Bb]orgmester)(?!\w*s\s)\w*\s+[A-ZÆØÅ]"
)


def tells_own_stand(clause: str) -> bool:
    """Whether a main clause is an office's, a party's or one member's, and not the body's."""
    return bool(
        _ONE_VOICE.match(clause)
        or OUTSIDER.match(clause)
        or _OTHERS_DID.match(clause)
        or _PARTY.match(clause)
        or (" og " in clause and "Kommune" not in clause and _SOME_NAMED.match(clause))
        or ("gruppe" in clause and _GROUP.match(clause))
    )
