"""The words by which a deciding body refuses, as patterns: turned down, not adopted, without a majority."""

from __future__ import annotations

from archive.parsing.outcome_verbs import ADOPTED, BODY, EASE, MAY, PERMIT, REFUSED, THING

REFUSALS = (
    rf"\b{REFUSED}\b",
    rf"\Aingen (?:af )?(?:\w+ ){{1,3}}?(?:(?:blev|er|kan|kunne) )?{ADOPTED}\b",
    rf"\b(?:ikke|ej) {EASE}(?:blevet |er |at )?(?:{ADOPTED}|anbefal(?:et|es)|tillad(?:t|es)|fulgt"
    r"|følges)\b(?!,? før)",
    rf"\b(?:imødekommes|godkendes|tiltrædes|vedtages|bevilges|imødekommer|godkender|tiltræder"
    rf"|følges"
    rf"|følger|støtter|støttes|tillades|efterkommes|accepteres|anbefales|anbefaler|tilslutter sig"
    rf"|godkendte|tiltrådte|støttede|fulgte|imødekom|bevilgede|bevilger"
    rf"|tilsluttede sig) {EASE}ikke\b",
    rf"\b(?:gives|giver|gav|meddeles|meddeler|meddelte|meddelt|ydes|yder|ydede|bevilges"
    rf"|bevilger|blev|er) {EASE}(?:ikke|ingen) (?:givet |meddelt |ydet )?{PERMIT}\b",
    rf"\bikke (?:at )?(?:give|givet|gives|meddele|meddelt|meddeles|yde|ydes|ydet) {PERMIT}\b",
    r"\b(?:vedtaget|vedtog|besluttede|besluttet|beslutter|vedtager|besluttedes"
    r"|vedtoges) (?:enstemmigt )?ikke at\b",
    r"\A(?:enstemmigt )?ikke at\b|\b(?:stille[rd]?e?|stillet) sig afvisende\b",
    rf"\b(?:kan|kunne|vil|ville) (?:\w+ )?(?:ikke|ej) (?:enstemmigt )?{MAY}\b",
    rf"\b(?:ikke (?:har|havde|har kunnet|havde kunnet|kan|kunne)|(?:har|havde) ikke"
    rf" (?:kunnet|ment at kunne|villet)) {MAY}\b",
    r"\b(?:meddel|giv)\w* (?:\w+ )?afslag\b",
    rf"\b{BODY}(?: i \w+)? (?:enstemmigt )?stem(?:te|mer) (?:nej\b|i?mod {THING})",
    rf"\b{BODY}(?: i \w+)?,? stem(?:te|mer) for (?:at (?:give|meddele) )?afslag\b",
    r"\b(?:gav|får|fik) (?:\w+ )?afslag\b|\bafslag (?:gives|meddeles|meddelt|givet)\b",
    r"\bikke (?:\w+ ){0,5}til følge\b",
    rf"\Anej til {THING}\b",
    r"\Aafslag\b|:\s*afslag\W*\Z|\bfasthold(?:e|er|es|t|te) (?:\w+ ){0,3}afslag(?:et)?\b|\bstem(?:te|mer"
    r"|t) (?:\w+ ){1,3}ned\b",
    rf"\A[^.]*\b(?:sagde|siger) nej til {THING}\b"
    rf"|\A{BODY} (?:sagde|siger) nej til (?:salget|købet|projektet|byggeriet|udstykningen"
    rf"|anlægget)\b",
    r"\b(?:forslaget|indstillingen|ansøgningen|sagen|punktet) (?:er |blev )?(?:\w+ )?(?:faldt"
    r"|faldet)\b(?! bort)|\A(?:forslaget|indstillingen)\b[^,.]{0,60}\bog faldt\b(?! bort)"
    r"|\b(?:er|blev) (?:dermed|hermed|således|herefter) faldet\b(?! bort)",
    r"\b(?:opnåede|fik|er|var|fandt) (?:derfor |dermed |således )?ikke (?:opnået "
    r"|(?:det |et )?(?:fornødne |nødvendige |tilstrækkeligt? ))?"
    r"(?:flertal|tilslutning|opbakning|antal stemmer)\b|\b(?:kunne"
    r"|kan) ikke samle (?:et )?flertal\b",
    r"\bhar ikke opnået (?:flertal|tilslutning)\b|\bintet flertal\b|\bnyder? ikke fremme\b"
    r"|\bikke nyde? fremme\b|\bikke fremme[ts]\b"
    r"|\b(?:arbejdes|gås) ikke videre\b|\bikke (?:arbejdes|gås) videre\b"
    r"|\b(?:nød|fremmes|fremmedes) ikke(?: fremme)?\b",
    rf"\bønske(?:r|de) ikke at {MAY}\b|\bikke (?:i stand til|indstillet på|sindet),? at {MAY}\b",
    rf"\b{BODY} (?:er|var) (?:\w+ )?(?:ikke enige?|uenige?) i {THING}",
    rf"\b{BODY} (?:er|var|går|gik) (?:\w+ )?imod {THING}",
    rf"\b(?:finder|fandt|ser|så|er|var) ikke (?:\w+ )?(?:grundlag|anledning|mulighed"
    rf"|basis) (?:for|til) at {MAY}\b",
)
