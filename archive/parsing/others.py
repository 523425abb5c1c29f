"""Which sentences of a decision are about somebody's amendment or proposal, and not about the item itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.parsing.decision_sentences import Sentence
from archive.parsing.formula import classify
from archive.parsing.outcome_verbs import ADOPTED, REFUSED
from archive.parsing.points import tells_points
from archive.parsing.pretested import Pretested
from archive.parsing.votes import calls_a_vote, is_vote

_OTHER_MATTER = Pretested(
    r"\A(?:(?:et|der var|dette|venstres?|\w+['’]?s"
    r"|(?-i:(?:(?:[A-ZÆØÅ][\w.'’-]*|og) ){1,4}[A-ZÆØÅ][\w-]*['’]?s)) )?(?:under)?(?:ændringsforslag\w*"
    r"|mindretal(?:lets\s|s)(?:indstilling|forslag)(?:en|et)?|(?:udsættelses|henvisnings)forslag\w*"
    r"|(?:\w+ )?forslag (?:fra|om|stillet)|delforslag)\b"
    r"|(?<!\bfrist for )(?<!\bfristen for )"
    r"(?<!\bmed )(?<!\bmed de )(?<!\bmed det )(?<!\bmed følgende )(?<!ens )(?<!ets )(?<!'s )(?<!’s )"
    r"ændringsforslag|\bÆF\s?\d"
    r"|\A(?:der blev |der )?stem(?:mes|t|te) (?:først |herefter |derefter )?om"
    r" (?!(?:forvaltning|administration|direktion|magistrat|borgmester)e?ns |\w*udvalgets )"
    r"(?:et|(?:\w+ ){0,2}\w+['’]?s) (?:\w+ )?\w*forslag\b"
    r"|\A\w+ behandlede (?:først |herefter )?(?!\w*udvalgets |forvaltningens )[\w ]{2,40}s forslag om\b"
    r"|\A(?:\w+ )?(?:stemtes|stemmes|blev der stemt|afstemning) (?:\w+ )?om .{0,80}?ændringsforslag"
    r"|\A(?:(?:vedr\.?|vedrørende|angående|for så vidt angår) )?(?:punkt(?:erne)?|pkt\.|sag nr\.|sag)"
    r"\s*\d{1,3}\b(?!:)",
    re.IGNORECASE,
)
_TAKES_IT_IN = Pretested(
    rf"den således\b|(?:indstillingen|sagen|\w*planen) (?:er |blev )?(?:\w+ )?{ADOPTED}\b"
    rf"|.{{0,80}}?, herefter {ADOPTED}\W*\Z"
    rf"|.{{0,80}}?\b{ADOPTED},? og ændringsforslag\w* (?:blev |er )?{ADOPTED}"
    rf"|.{{0,120}}?\b{ADOPTED} med (?:[\w'’-]+ ){{0,3}}ændringsforslag"
    rf"|.{{0,80}}?\b{ADOPTED}\b[^:;]{{0,120}}?\bmed (?:et|det|de|følgende) (?:\w+ )?ændringsforslag"
    rf"|(?:indstillingen|\w*forslaget|budgettet|\w*planen) (?:sammen )?med .{{0,80}}?ændringsforslag\w*"
    rf" (?:blev |er )?(?:\w+ )?{ADOPTED}",
    re.IGNORECASE,
)
"""The item itself is adopted with the amendment."""
_PROPOSES = Pretested(
    r"(?!(?:et |det )?(?:enigt? |enstemmigt )?(?:\w+- og )?\w*(?:udvalg(?:et)?|byråd(?:et)?|bestyrelsen"
    r"|magistraten"
    r"|repræsentationen|flertal(?:let)?|forvaltningen|administrationen|indstilling(?:en)?|sagen)\b)"
    r"(?:(?!\b(?:idet|da|fordi)\b).){1,200}?\b(?:foreslog|foreslår"
    r"|(?:stillede|stiller|fremsatte|fremsætter)\b.{0,60}\bforslag"
    r"|ønske(?:de|r) (?:sagen|punktet|indstillingen|behandlingen) (?:udsat|udskudt|oversendt|henvist"
    r"|tilbagesendt|sendt tilbage|afvist|taget af))\b",
    re.IGNORECASE,
)
"""Somebody, not the body, moves something, and not only as a reason: "forslaget" is that from here on."""
_MOVES = re.compile(r"\b(?:stille[rd]|stillede|fremsatte|fremsætter|foresl[oå])", re.IGNORECASE)
_ABOUT_IT = Pretested(
    r"(?:dette |det |venstres |\w+s )?(?:æ?ndrings|udsættelses|henvisnings)?forslag(?:et)?\b"
    r"|(?:afstemning|ved afstemning)",
    re.IGNORECASE,
)
_SIDE = Pretested(r"(?:for|imod) stemte\b|\d{1,3} stemte\b", re.IGNORECASE)
_ITSELF = re.compile(
    r"(?:(?:(?:der blev |der )?stem(?:mes|t|te)|afstemning) (?:herefter |derefter |derpå )?om )?"
    r"(?:(?:forvaltningens|administrationens|udvalgets|den oprindelige|den samlede|den ændrede) )?"
    r"(?:indstilling(?:en)?|hovedforslag(?:et)?)(?: (?:som helhed|i sin helhed|med [\w ]{0,20}ændringer))?:",
    re.IGNORECASE,
)
"""The recommendation's own vote after those on amendments: "Indstillingen: For 21, imod 4"."""
_LOSES = re.compile(
    r"(?:(?:forslaget|dette|det) )?(?:blev |er )?(?:dermed |således |herefter )?"
    rf"(?:{REFUSED}|faldt|bortfaldt|bortfalder|ikke {ADOPTED})(?: dermed)?\W*"
    rf"|(?:et flertal|flertallet|\w*udvalget|\w*rådet) {REFUSED} (?:dette|det|forslaget)\W*",
    re.IGNORECASE,
)
"""What came of the proposal just voted on."""
_WINS = re.compile(rf"(?:{ADOPTED}|\w+mt {ADOPTED})\W*", re.IGNORECASE)
"""Directly after the votes on a proposal, in the same line: its fate."""
_ANOTHER_FELL = re.compile(
    rf"(?:dette |det )?(?:\w*forslaget|det)\b[^,:;]{{0,60}}\b(?:{REFUSED}|faldt|bortfaldt|bortfalder"
    rf"|ikke {ADOPTED})\b",
    re.IGNORECASE,
)
_STAYED = re.compile(
    r"\b(?:sagen|punktet) (?:blev |bliver )?(?:dermed |derfor |således )?"
    r"(?:ikke (?:udsat|udskudt|henvist|sendt tilbage|tilbagesendt|udsættes)"
    r"|(?:udsættes|udskydes|henvises|tilbagesendes) (?:dermed |derfor |således )?ikke)\b",
    re.IGNORECASE,
)
"""What came of a motion to put the case off: it stays."""
_THEN = r"\b(?:herefter|derefter|derpå|dermed|hermed)\b"
_THEN_ITSELF = re.compile(
    rf"{_THEN}.{{0,60}}\bindstilling(?:en)?\b|(?:\w+s )?indstilling(?:en)?\b.{{0,40}}{_THEN}", re.IGNORECASE
)
_FATE = re.compile(rf"\b(?:{REFUSED}|{ADOPTED}|faldt|bortfaldt|bortfalder)(?!\w)", re.IGNORECASE)
_MAIN_FELL = re.compile(
    r"(?:hovedindstilling|den oprindelige indstilling|det oprindelige)\w*\b", re.IGNORECASE
)
_THE_ALTERNATIVE = re.compile(r"(?:den |det )?alternativ\w*\b", re.IGNORECASE)
"""What is decided on where the main recommendation fell away."""
_QUOTES = '"”“'
_LONGEST_QUOTE = 15
"""Sentences in which a quoted proposal is looked for its end."""
_NUMBERED = re.compile(
    r"(?:ad\.?|at|pkt\.?|punkt|indstilling)\s*(?:\d|[a-h]\b)|(?:\d{1,2}|[a-h])[.)]\s", re.IGNORECASE
)


def leave_what_fell(parts: Sequence[Sentence]) -> None:
    """A proposal that fell before "Herefter godkendtes indstillingen" was another, with its votes."""
    for at, part in enumerate(parts):
        if at and _MAIN_FELL.match(parts[at - 1].text) and _THE_ALTERNATIVE.match(part.text):
            parts[at - 1].other = parts[at - 1].outcome in ("withdrawn", "rejected") and bool(part.outcome)
        if part.outcome in ("approved", "amended", "recommended") and _THEN_ITSELF.match(part.text):
            before = [one for one in parts[:at] if not one.other]
            fell = [one for one in before if one.outcome or _STAYED.search(one.text)]
            if fell and all(_ANOTHER_FELL.match(one.text) or _STAYED.search(one.text) for one in fell):
                for one in before:
                    one.other = True
            return


def mark_others(parts: Sequence[Sentence]) -> None:
    """Amendments and other parties' proposals, with the votes and quotations that follow them."""
    running = moved = fated = announced = False
    quoted = 0
    first = parts[0].text if parts else ""
    pointwise = tells_points(first) and (
        first.startswith("Indstillingens") or classify(first)[0] in ("approved", "amended", "noted")
    )
    for at, part in enumerate(parts):
        if at < quoted:
            part.other = True
        elif (pointwise and tells_points(part.text)) or _ITSELF.match(part.text):
            running = False
        elif _OTHER_MATTER.search(part.text) and not _TAKES_IT_IN.match(part.text):
            running = part.other = True
            fated = False
            moved = moved or bool(_MOVES.search(part.text))
        elif _PROPOSES.match(part.text):
            running = moved = part.other = True
        elif running and calls_a_vote(part.text):
            moved = part.other = True
        elif (moved and _ABOUT_IT.match(part.text)) or (running and _belongs_to_other(part.text)):
            running = part.other = True
        elif running and (announced or (not fated and _ends_it(part, *parts[at - 1 : at + 2 : 2]))):
            part.other = True
        else:
            running = False
        if running and at >= quoted:
            quoted = _quote_end(parts, at)
        announced = running and part.text.endswith(":")
        fated = running and (fated or bool(_FATE.search(part.text)))
        part.numbered = bool(_NUMBERED.match(part.text))


def _ends_it(part: Sentence, before: Sentence, after: Sentence | None = None) -> bool:
    """Whether a bare word tells what came of the proposal just voted on."""
    if _LOSES.fullmatch(part.text):
        return True
    own = part.paragraph == before.paragraph or (after and _THEN_ITSELF.match(after.text))
    return bool(own and _WINS.fullmatch(part.text)) and is_vote(before.text)


def _quote_end(parts: Sequence[Sentence], at: int) -> int:
    """The place after a quoted proposal that goes on in later sentences; none where it ends in its own."""
    if not _leaves_open(parts[at].text):
        return 0
    for later in range(at + 1, min(at + _LONGEST_QUOTE, len(parts))):
        if _leaves_open(parts[later].text):
            return later + 1
    return 0


def _leaves_open(text: str) -> bool:
    return sum(map(text.count, _QUOTES)) % 2 == 1


def _belongs_to_other(text: str) -> bool:
    """A vote or a quotation directly after a proposal."""
    return (
        is_vote(text)
        or bool(_SIDE.match(text))
        or text[:1] in '”"“'
        or text.casefold().startswith("ingen undlod")
    )
