"""Who disagreed, in the decision's own words: reservations, minority statements, notes to the protocol."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.parsing.outcome_verbs import COUNCIL
from archive.parsing.pretested import Pretested

_DISSENT = Pretested(
    r"\b(?:kunne|kan|kunde)\s+(?:(?:dog|herefter|derfor|således)\s+)?ikke\s+(?:helt\s+)?(?:tiltræde"
    r"|støtte|godkende|anbefale"
    r"|tilslutte|gå\s+ind\s+for|stemme\s+for)(?!s)"
    r"|\bikke\s+(?:kunne|kan|kunde)\s+(?:tiltræde|støtte|godkende|anbefale|tilslutte|medvirke"
    r"|gå\s+ind\s+for)(?!s)"
    r"|\b(?:kunne|kan)\s+(?-i:[A-ZÆØÅ][\w.-]*)(?:\s+[\w.()-]+){0,3}\s+(?:dog\s+)?ikke\s+(?:tiltræde|støtte"
    r"|godkende|anbefale|tilslutte)(?!s)"
    r"|\b(?:kunne|kan)\s+(?:dog\s+)?ikke\s+(?:bakke\s+op|tilslutte|medvirke|acceptere|anerkende|godtage"
    r"|være\s+med)"
    r"|\b(?:støtter|støttede|tiltræder|tiltrådte|godkender|godkendte|anbefaler"
    r"|anbefalede)\s+(?:dog\s+)?ikke\b"
    r"|\bønske(?:r|de)\s+ikke\s+at\s+(?:tiltræde|støtte|godkende|anbefale|tilslutte|vedtage)\b"
    r"|\bgår\s+(?:dog\s+)?(?:ikke\s+ind\s+for|imod)\b|\bgik\s+(?:ikke\s+ind\s+for|imod)\b"
    r"|\bforbehold(?:er|te?)?\s+sig\b|\btage[rt]?\s+afstand\s+fra\b|\btog\s+afstand\s+fra\b"
    r"|\b(?:tog|tager)\s+ikke\b.{1,80}\b(?:efterretning|orientering)\b|\bstemte\s+ikke\s+for\b"
    r"|(?<!byrådet )(?<!udvalget )(?<!magistraten )\bhenh(?:oldt|older)\s+sig\s+til"
    r"\s+(?:\w+\s+){0,5}(?:\w*forslag|mindretals(?:indstilling|udtalelse))"
    r"|(?:\b\w*grupper?|\b\w*gruppen|\([A-ZÆØÅ]{1,2}\)|\b(?:SF|venstre|enhedslisten|folkeparti|socialdemokrat\w+))"
    r"\s+fasthold(?:t|er)\s+(?:forslaget|(?:sit|deres|sin|det|dette|den)\s+(?:\w+\s+)?(?:\w*forslag\w*"
    r"|\w*indstilling|standpunkt|holdning))\b"
    r"|\b(?:tiltræde|støtte|godkende|anbefale)\s+(?:\w+\s+){0,4}\w+,\s+men\s+ikke\b"
    r"|\bsær(?:udtalelse|standpunkt|indstilling)|\bafvigende\s+mening"
    r"|\b(?:(?:tog|tager|tage)\s+(?:et\s+)?(?:\w+\s+)?forbehold\b|med\s+forbehold\b(?!\s+for\b))"
    r"|(?<=s)\sforbehold\b|\bforbehold\s+(?:fra|af)\b|\bdog\s+ikke\s+af\b"
    r"|\bprotokollat\b|\bprotokolbemærkning|\bprotokoltilførsel|\bmindretalsudtalelse"
    r"|\b(?:ønsker|ønskede|bad om at få|fik)\s+(?:\w+\s+){0,4}(?:tilført|ført\s+til|indført\s+i"
    r"|optaget\s+i)\s+(?:(?:beslutnings)?protokol|referat)"
    r"|\btil\s+protokollen\b|\b(?:et|udvalgets|byrådets)\s+mindretal\b|\bmindretallet\b"
    r"|(?<!\d\s)\bstemte\s+(?!for\b|hverken)(?:(?!for\b|og\b|\d)(?:\w+|\([^()]{1,60}\))\s+){0,4}imod\b"
    r"|(?<!\d\s)\bstemmer\s+imod\b(?!:?\s+\d)"
    r"|\bi?mod\s+(?:(?:\w*forslaget|indstillingen|planen)\s+)?stemte\b(?!:?\s+\d{1,3}\.?\Z)|\A(?:i?mod)\s+(?:var|er)\s+(?-i:[A-ZÆØÅ])"
    r"|\b(?:godkend|vedtag|tiltråd|tiltræd"
    r"|anbefal)\w*\s+i?mod\s+(?-i:(?:[Ll]iste\s+)?[A-ZÆØÅ]{1,2}\b)(?!\.?\w)"
    r"|(?:\(|\A|,\s|[-–]\s)(?-i:[A-ZÆØÅ]{1,2}(?:(?:,|\sog)\s[A-ZÆØÅ]{1,2})*)\simod(?:\)|\.?\Z)"
    r"|\(imod:?\s(?-i:[A-ZÆØÅ])"
    r"|\b(?:undtagelse\s+af|undtage[nt]|på\s+nær)\s+(?:liste|venstre|enhedslisten"
    r"|(?-i:[A-ZÆØÅ]{1,2}\b|[A-ZÆØÅ][\w.-]+(?:\s[A-ZÆØÅ][\w.-]+){1,3}\s\())"
    r"|\bbortset\s+fra\s+(?:liste|gruppe|venstre|enhedslisten|(?-i:[A-ZÆØÅ]{1,2}\b"
    r"|[A-ZÆØÅ][\w.-]+\s[A-ZÆØÅ]))|\bønske\w*\s+at\s+stemme\s+i?mod\b"
    r"|(?<!\d\s)\bstemte\s+nej\b|\bstemmer\s+nej\b|\bstemte\s+mod\b"
    r"|\bi?mod\s+stemmer(?:ne)?\s+fra\b"
    r"|\bbegær(?:er|ede|et)\s+(?:\w+\s+){0,3}(?:indbragt|standset|i\s+(?:byrådet|kommunalbestyrelsen))|\bstandsede\s+(?:\w+\s+){0,3}beslutning"
    r"|\b(?:var|er)\s+af\s+den\s+modsatte\s+opfattelse|\b(?:var|er)\s+(?:uenige?|imod)\b"
    r"|\A(?-i:[A-ZÆØÅ][\w.-]+\s[A-ZÆØÅ]|[Ll]iste\s[A-ZÆØÅ])[^,.:;]{0,60}\sindstill(?:er|ede),?\sat\s[^.]*"
    r"\b(?:forkastes|afvises|ikke)\b"
    r"|\bhar\s+anden\s+opfattelse|\bmod\s+(?:(?!\d)[\w-]+\s+){0,3}(?:[\w-]+s|\w+['’]s?)\s+stemmer\b",
    re.IGNORECASE,
)
_NAMED_AGAINST = Pretested(
    r"\b\d{1,2}\s+(?:stemte\s+|stemmer\s+)?imod\s*(?:\([^)]*\w|:\s*(?-i:[A-ZÆØÅ]))"
    r"|\bi?mod:?\s+\d{1,2}\s+(?:stemmer\s+)?\([^)]*\w",
    re.IGNORECASE,
)
_LISTED_AGAINST = re.compile(
    r"\s*(?:[Ii]mod|[Mm]od|Nej(?=:\s*\d))\s*(?:\(\d{1,3}\)\s*)?:\s*(?:\d{1,3}\s*)?\(?[A-ZÆØÅ]"
)
_NOBODY = Pretested(
    r"\b(?:ingen|0|nul)\s+(?:\w+\s+){0,2}(?:stemte\s+)?(?:imod|undlod)|\bimod\s+stemte\s*:\s*(?:ingen"
    r"|-)\s*\.?$",
    re.IGNORECASE,
)
_OPENS_QUOTE = re.compile(r":\s*$")
_ALL = re.compile(
    r"^(?:et\s+enstemmigt\s+)?(?:\w+-?\s(?:og\s)?){0,4}?(?:\w*(?:udvalg(?:et)?|byråd(?:et)?|bestyrelsen"
    rf"|magistraten|repræsentationen)|{COUNCIL})\s+"
    r"(?:enstemmigt\s+)?(?:kan|kunne|stem(?:te|mer)\s+nej|\w+(?:er|te|de)\s+ikke"
    r"|(?:er|var|går|gik)\s+(?:imod|ikke|uenig))\b"
    r"|(?:\w+-?\s(?:og\s)?){0,4}?\w*(?:udvalget|byrådet|rådet|bestyrelsen)\s[^,]{2,80}, men"
    r"\s(?:\w+\s)?(?:kan|kunne)\b"
    r"|.*\bmen (?:\w*udvalget|\w*byrådet|rådet) (?:kan|kunne) ikke\b"
    r"|.*\bhvilket (?:\w*udvalget|\w*byrådet|rådet|flertallet|\w*bestyrelsen) (?:dog )?ikke (?:kunne|kan)\b"
    r"|^(?:tilbage|frem|over)sendes\b.{0,160}\bat\s+(?:byrådet|magistraten"
    r"|udvalget)\b[^,;]{0,80}\bikke\s+(?:kunne|kan)\b",
    re.IGNORECASE,
)
_MAJORITY = re.compile(
    r"(?:et|udvalgets|byrådets)\s+flertal\b(?:(?!mindretal|\bmen|\bidet\b).)*\Z", re.IGNORECASE
)
_QUOTE_START = "”\"“»'„"


def is_dissent(sentence: str) -> bool:
    """Whether a part of the body disagrees here; the whole body's refusal is a rejection instead."""
    if _NOBODY.search(sentence):
        return False
    if _NAMED_AGAINST.search(sentence) or _LISTED_AGAINST.match(sentence):
        return True
    return bool(_DISSENT.search(sentence)) and not _ALL.match(sentence) and not _MAJORITY.match(sentence)


def dissent_paragraphs(paragraphs: Sequence[str], of: Sequence[bool]) -> list[bool]:
    """Which paragraphs carry dissent: those flagged, and the quoted words after one that ends in a colon."""
    flags: list[bool] = []
    opened = False
    for paragraph, flagged in zip(paragraphs, of, strict=True):
        quoted = opened and (paragraph[:1] in _QUOTE_START or (bool(flags) and flags[-1]))
        flags.append(flagged or quoted)
        if flagged:
            opened = bool(_OPENS_QUOTE.search(paragraph))
        elif quoted:
            opened = paragraph[:1] in _QUOTE_START and paragraph.rstrip(" .")[-1:] not in "”\"»'"
        else:
            opened = False
    return flags
