"""One decision sentence to the outcome its formula tells, and the words in which it says more."""

from __future__ import annotations

import re
from functools import lru_cache

from archive.parsing.carried_out import carries_out
from archive.parsing.described import no_formula, reported
from archive.parsing.dissent import is_dissent
from archive.parsing.misspelt import respelt
from archive.parsing.motions import procedural, told_instead, what_came_of_it
from archive.parsing.nothing_told import tells_nothing
from archive.parsing.openings import without_opening
from archive.parsing.outcome_additions import ASIDE, CONDITION, SPECIFIC
from archive.parsing.outcome_verbs import ADOPTED, ELECTED, NEXT, UP
from archive.parsing.outcome_words import WORDS
from archive.parsing.pretested import Pretested
from archive.parsing.speakers import OUTSIDER, tells_own_stand
from archive.parsing.wishes import wished

_LONGEST_SENTENCE = 3_000
_INITIALS = re.compile(r"(?!EU\b)(?:[A-ZÆØÅ]{1,4}U|KB|ØK|KKR)(?= [a-zæøå])")
"""A body by its letters, as in "TMU anbefaler"."""
_SENT_UP = re.compile(rf"(?:frem|videre|over)?sendes til (?:\w+ )?{UP}\b.{{0,40}}\bbemærkning", re.IGNORECASE)
_ON_TO = Pretested(
    rf"\b(?:frem|over|videre)?send(?:es|t|e)\b.{{0,40}}? til (?:\w+ )?{UP}\b.{{0,60}}"
    r"\bmed (?:\w+ )?anbefaling\b"
    rf"|\bog (?:frem|over|videre)?sender (?:den |det |sagen |indstillingen |forslaget |(?:punkt|pkt\.?) \d )?"
    rf"(?:videre )?til (?:\w+ )?{UP}\b"
    rf"|\bat (?:anbefale|indstille) (?:over for |overfor |til )?(?:\w+ )?{UP}\b"
    rf"|\btil (?:videre )?(?:behandling|fremsendelse|oversendelse|videresendelse) (?:i|til) {UP}\b",
    re.IGNORECASE,
)
"""Where an approval is only a step on the way to a higher body."""
_DECIDES = Pretested(
    r"(?:(?:[^.,:;]|(?<=\d)\.){0,140}?\b(?:besluttede|beslutter|valgte|vælger|vedtog|vedtager"
    r"|har vedtaget|har besluttet|\Avedtaget|(?:blev|er) vedtaget"
    r"|blev (?:\w+ ){0,3}?(?:besluttet|vedtaget)|\Abesluttet|beslutte(?:d?es|s)|vedtoges"
    r"|(?:er|var) enig[et]? om|blev (?:\w+ )?enige? om|enighed (?:i udvalget |i byrådet )?om"
    r"|det blev besluttet|kunne tiltræde|kan (?:enstemmigt )?tiltræde))"
    r"(?: (?:\w*udvalget|\w*byrådet|\w*bestyrelsen|\w*repræsentationen|det))?"
    r"(?: \w+mt| enstemmigt)?(?:,? med (?:stemmerne )?\d[^.]{0,80}?)?"
    r"(?P<tail>\s+(?:i|på) sit (?:\w+ )?møde[^,]{0,60}?|\s+(?:for lukkede døre"
    r"|i mødet den [^,]{4,30}))*,?\s+(?P<rest>(?:ikke )?at\s+.*)",
    re.IGNORECASE | re.DOTALL,
)
_SUBORDINATE = Pretested(
    r",\s+(?:om,?\s+)?at\b|\som,? at\b"
    r"|(?<!\bmed)(?<!\bved)(?<!\btil)(?<!\bfor)(?<!\baf)(?<!\bi)(?<!\som)(?<!\bnåede ikke)\sat\b(?!-)"
    r"|\s[-–]\s(?=punkt|pkt|sag)"
    r"|,\s*(?:herunder|blandt andet|især|særligt|da|idet|når|hvis|såfremt|om|hvor\w*|der|som|hvilket|så"
    r"|mens|fordi)\b|\bidet\b|\shvorefter\b",
    re.IGNORECASE,
)
_ALL_NEWS = -1
"""The formula's end where the sentence has none: it says what is done, all of it beyond a formula."""
_NAMES_WHOM = Pretested(
    rf"\b{ELECTED}\b.{{0,80}}?(?-i:[A-ZÆØÅ][\w.-]+ [A-ZÆØÅ])"
    rf"|(?-i:[A-ZÆØÅ][\w.-]+ [A-ZÆØÅ][\w.-]*).{{0,60}}?\b{ELECTED}\b",
    re.IGNORECASE,
)
"""Who or what was chosen, by name."""
_AS_RECOMMENDED = re.compile(r"\bsom indstillet\b(?=\W*\Z)", re.IGNORECASE)
_RESUMED = re.compile(
    r",\s+(?:(?:som|der) (?=(?:her|der)(?:med|efter)\b|blev taget til))?"
    r"(?P<rest>(?:(?:her|der)(?:med|efter) )?(?:blev|bliver|er|kan|kunne)\b[^,]*)",
    re.IGNORECASE,
)
_PRESENTED = re.compile(
    r"\b(?:fremlagde|forelagde|gennemgik|præsenterede)\b[^,.:;]*,\s+(?:som|der|hvilke[nt])\s+"
    rf"(?P<rest>(?:blev|er)\s(?:\w+\s)?{ADOPTED}(?:\senstemmigt|\suden\sbemærkninger)?)\W*\Z",
    re.IGNORECASE,
)
"""What was laid before them and adopted: "Kassereren fremlagde regnskabet, som blev godkendt"."""
_THEN_ADOPTED = re.compile(rf", herefter (?:blev |er )?(?:dagsordenen )?{ADOPTED}\W*\Z", re.IGNORECASE)
"""What became of an agenda after a change: "Sag 4 udsat, herefter godkendt"."""
_THEN_NOTED = re.compile(
    r", (?:som|der|hvilket) blev taget til (?:efterretning|orientering)\b", re.IGNORECASE
)
_WISH = Pretested(
    r"\b(?:ønske\w*|anmod(?!ning)\w*|bad|beder|bedes|opfordr\w*|bemærke\w*|oplys\w*|spurgte|spørger"
    r"|foresl(?!åede|ået og)\w*"
    r"|love[rd]\w*|forudsæt\w*|udtrykte|efterlys\w*"
    r"|understreg\w*|bemyndig\w*|planlægg\w*|forvent\w*|gjorde opmærksom|henstill\w*|stillede|stiller"
    r"|vender tilbage|skal|vil|bør|udarbejd\w*|undersøg\w*)\b",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"(?:at )?(?:sagen|punktet|behandlingen|drøftelsen|indstillingen) skal \w+(?:es|ttes)\b", re.IGNORECASE
)
"""What shall be done with the case itself is decided: "sagen skal genoptages"."""
_LATER = Pretested(
    r",?\s+(?:idet|men|hvorefter|hvorfor|og|således at)\s+(?P<rest>(?:sagen|punktet|drøftelsen|behandlingen"
    r"|indstillingen|det blev (?:\w+ )?besluttet|(?<=hvorfor )de[nt](?= uds)"
    r"|(?<=og )(?:besluttede|vedtog|valgte) (?:\w+ )?at (?:udsætte|udskyde|tilbagesende)"
    r"|(?<=, og )(?:(?:\w*udvalget|byrådet|kommunalbestyrelsen|rådet|bestyrelsen) )?"
    r"(?:godkend(?:te|er)|vedt(?:og|ager)|tiltr(?:ådte|æder)|anbefal(?:er|ede))"
    r"|(?<=men )(?:tog|tager|godkend(?:te|er)|anbefal(?:er|ede)|tiltr(?:ådte|æder)|vedtog)"
    r"|(?<=hvorefter )(?:(?:forslaget|ansøgningen|planen)(?! (?:kan|skal|vil|forventes)\b)"
    r"|(?:\w*udvalget|\w*rådet|\w*bestyrelsen)"
    r" (?:besluttede|vedtog|valgte|godkendte|tiltrådte|anbefalede)))\b.*)",
    re.IGNORECASE | re.DOTALL,
)
"""Where the same sentence says what comes of the case after it was discussed."""
_MEN_DID = re.compile(r",? men [tgav]|, og [tgavubkr]")
"""What the body itself did after all: "udtrykte bekymring, men tog rapporten til efterretning"."""
_THEREFORE = Pretested(
    r"\bstem(?:te|mer(?:ne)?|melighed)\b.*,?\s+(?:hvorfor|hvorefter|hvormed|og (?:dermed|således))\s+"
    r"(?P<rest>(?:\w*forslaget|sagen|indstillingen|ansøgningen|planen|punktet|det|er|blev)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_AND_ALSO = re.compile(r"\bog (?:\w+ )?\w+(?:te|de|er|tog|tiltrådte|vedtog)\Z", re.IGNORECASE)
"""A second finite verb of the body's: "gav bemyndigelse og godkendte"."""
_THEN_NAMED = re.compile(r",\s+(?=[A-ZÆØÅ])")
_NOT = re.compile(
    r"\s(?:(?:derfor|dermed|herefter|således|dog) )?ikke\b(?! (?:kun|blot|alene|mindst))", re.IGNORECASE
)
_REMARKS = re.compile(
    r"[\s,–-]*(?:dog )?med (?:(?:den |følgende )?bemærkning|forbehold (?:fra|af)\b)", re.IGNORECASE
)
"""What is remarked may be a member's dissent, and no change."""
_FAVOURED = re.compile(
    r"\bmed (?:\w+ )?(?:anbefaling|indstilling om (?:godkendelse|vedtagelse|tiltrædelse))\b"
    rf"|\btil (?:\w+ )?{UP}s? (?:endelige )?godkendelse\b",
    re.IGNORECASE,
)
_DASHED = re.compile(r"\s+[-–]\s")
"""A dash after the formula adds; one in what was told about belongs to its name."""
_NEXT_TIME = re.compile(rf"\s(?:på|i|til) {NEXT} (?:\w+ )?møde\b", re.IGNORECASE)
_A_POINT = re.compile(r"\b(?:nr|pkt|punkt(?:et|erne)?|litra)\b\.? ?(?:\d|[a-h]\b)", re.IGNORECASE)
_ANOTHER_ONE = re.compile(
    r"\b(?:forslag|ansøgning(?:erne)?) \d|\bog ansøgning(?:en|erne) fra\b", re.IGNORECASE
)
_STANDING = Pretested(
    r"\bat [^,.]{2,80} (?:er|var) (?:ikke )?(?:in)?habil\b|\bfandt [^,.]{2,80} inhabil\b", re.IGNORECASE
)
"""Who may take part in the case is not the case."""
_APPROVED = dict(WORDS)["approved"]
_WEAKER_AFTER_APPROVAL = frozenset({"withdrawn", "deferred", "returned"})


@lru_cache(maxsize=8192)
def classify(sentence: str) -> tuple[str | None, str]:
    """One sentence's outcome, and the words in which it says more than its formula ("" for none)."""
    if len(sentence) > _LONGEST_SENTENCE or sentence.endswith("?") or _STANDING.search(sentence):
        return None, ""
    if (meant := respelt(sentence)) != sentence:
        outcome, tail = classify(meant)
        return outcome, tail if sentence.endswith(tail) else sentence
    text = without_opening(sentence)
    if reported(text):
        return None, ""
    if (instead := told_instead(text)) and (decided := classify(text[instead:]))[0]:
        return decided[0], decided[1] if text.startswith("Tilbage") else text
    if named := _INITIALS.match(text):
        outcome, tail = classify("Udvalget" + text[named.end() :])
        return outcome, tail if text.endswith(tail) else text
    if ", herefter " in text and (adopted := _THEN_ADOPTED.search(text)):
        return "approved", text[: adopted.start()]
    outcome, start = _formula(text, 0)
    if outcome is None:
        return _at_end(text)
    if outcome == "returned" and _AS_RECOMMENDED.search(text, start):
        return "approved", ""
    if start == _ALL_NEWS or (outcome == "approved" and _NAMES_WHOM.search(text)):
        return outcome, text
    if outcome == "approved" and (_SENT_UP.match(sentence) or _ON_TO.search(text)):
        return "recommended", ""
    condition = CONDITION.search(text, start)
    if condition and outcome == "recommended":
        return outcome, text[condition.start() :].lstrip(" ,–-")
    if condition and outcome in ("approved", "amended"):
        told = _REMARKS.match(text, condition.start()) and is_dissent(text[condition.start() :])
        return outcome if told else "amended", text[condition.start() :].lstrip(" ,–-")
    if outcome in ("noted", "discussed") and (later := _LATER.search(text, start)):
        sent_on, _ = _formula(later["rest"], 1)
        if sent_on not in (None, "noted", "discussed"):
            return sent_on, text[later.start() :].lstrip(" ,–-")
    aside = ASIDE.search(text, start)
    if aside and outcome in ("noted", "discussed") and _DASHED.match(text, aside.start()):
        aside = None if aside.start() > start else aside
    if outcome in ("approved", "amended", "recommended") and SPECIFIC.search(text):
        return outcome, text
    return outcome, text[aside.start() :].lstrip(" ,–-") if aside else ""


def _at_end(text: str) -> tuple[str | None, str]:
    """What a sentence says at its end comes of the case, and the news before; of a vote only its end."""
    if voted := _THEREFORE.search(text):
        return _told(voted["rest"])[0], ""
    later = _LATER.search(text)
    came = _told(later["rest"])[0] if later else None
    led = later.group()[:12].casefold() if later else ""
    body_did = "hvorefter" in led or (bool(_MEN_DID.match(led)) and not tells_own_stand(text))
    if later and (came in _WEAKER_AFTER_APPROVAL or (came and body_did)):
        return came, text[: later.start()]
    return None, ""


def _formula(text: str, depth: int) -> tuple[str | None, int]:
    """The outcome its main clause tells, and where in the text the formula ends."""
    if told := wished(text):
        return told
    if moved := procedural(text):
        return moved, len(text)
    if depth < 3 and not OUTSIDER.match(text) and (decides := _DECIDES.fullmatch(text)):
        at = decides.start("rest")
        rest = text[at:]
        if rest[:5].casefold() == "ikke " and not _WISH.search(text[:at]):
            return "rejected", at + 4
        if rest.casefold().startswith("at henlægge"):
            return None, 0
        skip = 3 if rest[:3].casefold() == "at " else 0
        outcome, end = _formula(rest[skip:], depth + 1)
        if outcome:
            return outcome, _ALL_NEWS if end == _ALL_NEWS else at + skip + end
        if (end := carries_out(text, at)) and not _WISH.search(text[:end]):
            return "approved", _ALL_NEWS
    cut = _SUBORDINATE.search(text)
    head = text[: cut.start()] if cut else text
    voice = tells_own_stand(head)
    if tells_nothing(head) and cut is None:
        return None, 0
    for at in what_came_of_it(text) if cut and not voice else ():
        outcome, end = _told(text[at:])
        if outcome:
            return outcome, at + end
    outcome, end = _told(head)
    if voice and outcome not in ("noted", "withdrawn"):
        taken = _THEN_NOTED.search(text)
        return ("noted", taken.end()) if taken else (None, 0)
    if outcome is None and cut and (followed := _AS_RECOMMENDED.search(text, cut.start())):
        return "approved", followed.end()
    if outcome is None and cut and (resumed := _RESUMED.search(text, cut.start()) or _PRESENTED.search(text)):
        at = resumed.start("rest")
        outcome, end = _told(resumed["rest"])
        return outcome, at + end
    return outcome, end


def _told(head: str) -> tuple[str | None, int]:
    """The weightiest outcome a main clause names; an approval said first outweighs where it goes next."""
    for outcome, pattern in WORDS:
        match = next((one for one in pattern.finditer(head) if not no_formula(head, one)), None)
        if match is None:
            continue
        if outcome == "rejected" and (adopted := _APPROVED.search(head)) and adopted.end() < match.start():
            if "ændringsforslag" in head[adopted.end() : match.start()]:
                return "approved", adopted.end()
            if _A_POINT.search(head, adopted.end()) or _ANOTHER_ONE.search(head, adopted.end()):
                return None, 0
        if outcome == "rejected" and (but := _then_others(head, match.start())) > 0:
            first, end = _told(head[:but])
            if first in ("approved", "amended", "recommended", "noted"):
                return first, end
        wish = _WISH.search(head)
        if outcome in _WEAKER_AFTER_APPROVAL and wish and _MUST.match(head):
            wish = None
        if wish and wish.start() < match.start() and not _AND_ALSO.search(head[: match.end()]):
            return None, 0
        if outcome == "noted" and " ikke " in match.group():
            return None, 0
        if outcome == "approved" and match.group().endswith("es") and _NEXT_TIME.match(head, match.end()):
            return None, 0
        if outcome == "approved" and (refused := _NOT.match(head, match.end())):
            return "rejected", refused.end()
        if outcome == "returned" and (favoured := _FAVOURED.search(head)):
            return "recommended", favoured.end()
        approved = _APPROVED.search(head) if outcome in _WEAKER_AFTER_APPROVAL else None
        if approved and approved.start() < match.start():
            condition = CONDITION.search(head, approved.end())
            exempts = bool(condition and condition.start() < match.start())
            exempts = exempts or bool(_A_POINT.search(head, approved.end(), match.start()))
            return "approved", approved.end() if exempts else match.end()
        return outcome, match.end()
    return None, 0


def _then_others(head: str, end: int) -> int:
    """Where a second clause begins before that place: ", men ...", or somebody's dissent; -1 for nowhere."""
    but = head.rfind(", men ", 0, end)
    named = _THEN_NAMED.search(head, 0, end) if but < 0 else None
    return named.start() if named and is_dissent(head[named.start() :]) else but


def main_clause(sentence: str) -> str:
    """The sentence up to its first subordinate clause."""
    cut = _SUBORDINATE.search(sentence)
    return sentence[: cut.start()] if cut else sentence
