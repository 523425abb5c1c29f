"""The words by which a decision sentence tells its outcome, in order of precedence (domain: ten outcomes)."""

from __future__ import annotations

import re

_BODY = (
    r"(?:\w*udvalg(?:et)?|\w*byråd(?:et)?|\w*bestyrelsen|magistraten|\w*repræsentationen"
    r"|flertal(?:let)?|man|vi)"
)
_CASE = r"(?:sagen|punktet|indstillingen|forslaget|ansøgningen|planen|den|det)"

WORDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (outcome, re.compile(pattern, re.IGNORECASE))
    for outcome, pattern in (
        (
            "rejected",
            r"\b(?:forkast(?:et|es|ede|edes|er|e)|nedstemt|stemt ned|afvis(?:t|te|er|es|e)|afslå(?:et|s|r|)"
            r"|afslog)\b"
            r"|\bikke (?:blevet )?(?:godkendt|vedtaget|imødekommet|tiltrådt|anbefalet)\b"
            r"|\b(?:imødekommes|godkendes|tiltrædes|vedtages|anbefales|imødekommer|godkender|tiltræder"
            r"|anbefaler) ikke\b"
            r"|\b(?:vedtaget|vedtog|besluttede|besluttet) (?:enstemmigt )?ikke at\b"
            r"|\A(?:enstemmigt )?ikke at\b"
            r"|\b(?:kan|kunne) (?:enstemmigt )?ikke (?:enstemmigt )?(?:tiltræde|imødekomme|anbefale"
            r"|godkende|støtte|vedtage|bevilge|tilslutte sig|give|yde)s?\b"
            r"|\b(?:meddel|giv)\w* afslag\b|\b(?:gav|får|fik) afslag\b|\bafslag (?:gives|meddeles|gives"
            r"|meddelt)\b"
            r"|\Aafslag\b|\A[^.]*\b(?:sagde|siger) nej til (?:forslaget|indstillingen|ansøgningen|sagen)\b"
            r"|\b(?:forslaget|indstillingen) (?:er )?(?:dermed |hermed |derfor |således )?(?:faldt|faldet)\b"
            r"|\b(?:opnåede|fik|er|var) ikke (?:opnået )?flertal\b"
            r"|\bønske(?:r|de) ikke at (?:imødekomme|godkende|tiltræde|støtte|bevilge|anbefale|give|yde)\b",
        ),
        (
            "withdrawn",
            r"\b(?:trak (?:forslaget|sagen|indstillingen|punktet)|udgår|udgik|udgået|bortfald(?:er|t"
            r"|et)|standset)\b|\b(?:taget|tages"
            r"|tog) (?:\w+ )?af dagsordenen\b"
            r"|\b(?:trukket|trækkes|trak \w+) (?:tilbage|fra dagsordenen)\b|\b(?:blev|er"
            r"|bliver) trukket\b|\Atrukket\b",
        ),
        (
            "deferred",
            r"\b(?:(?<!\bet )(?<!\bsærligt )udsat(?! (?:bolig|by|område|position|gruppe))|udsættes"
            r"|udsattes|udsætter|udsætte|udskydes|udskudt|udskyder|udskyde|skubbes)\b"
            r"|\budsatte (?:sagen|punktet|drøftelse|behandling|indstillingen|beslutningen)"
            r"|\bgenoptages\b(?! (?:arbejdet|byggeriet|driften))|\b(?:ej|ikke) færdigbehandlet\b"
            r"|\b(?:behandles|tages op|optages)(?: igen)? på (?:det |et )?(?:næste|kommende|senere"
            r"|førstkommende)\b.{0,20}møde|\b(?:tages|optages|behandles|sættes) (?:op |på )?igen\b"
            r"|\bsættes på (?:næste|et kommende) møde",
        ),
        (
            "returned",
            r"\b(?:tilbagesend(?:t|es|er|e)|oversend(?:t|es|er|te|e)|henvi(?:st|ses|ser|ste|se)"
            r"|genbehandles|returner(?:es|et|er))\b"
            r"|\bsend(?:es|t|er|te|e) (?:sagen |punktet |forslaget |indstillingen )?tilbage\b"
            rf"|(?:\A|\b{_CASE} )(?:blev |er |bliver )?(?:sendt|sendes|fremsendes"
            rf"|fremsendt)\b.{{0,40}} til (?:fornyet |videre )?(?:behandling|udtalelse|drøftelse)\b"
            r"|\A(?:(?:fremsendes|sendes) til|tilbage til) (?:udvalget|magistraten|forvaltningen"
            r"|administrationen"
            r"|[\w, -]{0,60}udvalget)\b"
            rf"|\b{_CASE} (?:sendes|sendt|blev sendt) til [\w, -]{{0,60}}udvalget\b|\bfornyet behandling\b",
        ),
        (
            "recommended",
            rf"\A(?:enstemmigt )?(?:anbefal|indstil)(?:es|et|er|let|les)\b|\b(?:blev|bliver"
            rf"|er) (?:enstemmigt )?(?:anbefalet|indstillet)\b"
            rf"|\b{_BODY} (?:enstemmigt )?(?:anbefal(?:er|ede)|indstill?(?:er|ede))\b"
            rf"|\b{_CASE} (?:\w+ )?(?:anbefales|anbefalet|indstilles|indstillet)\b|\banbefal(?:es"
            rf"|et)(?: godkendt)? (?:over for|overfor|til)\b"
            r"|\banbefaler (?:enstemmigt )?(?:indstillingen|over for|sagen|forslaget|at)\b"
            r"|\bbyrådet indstilles\b|\bat (?:anbefale|indstille)\b"
            rf"|\A(?:anbefale|indstille)\b|\bindstilles (?:til|godkendt)\b|(?:\A|{_CASE} )(?:frem"
            rf"|videre)sendes til (?:\w+ )?(?:byrådet|kommunalbestyrelsen|økonomiudvalget"
            rf"|borgerrepræsentationen)\b"
            r"|\bmed (?:udvalgets )?anbefaling\b|\banbefales (?:indstillingen|sagen|forslaget)\b"
            r"|\bkan (?:enstemmigt )?anbefale\b",
        ),
        (
            "amended",
            r"\bden således ændrede\b|\bmed de (?:vedtagne|faldne|nævnte) (?:ændringer|bemærkninger)\b",
        ),
        (
            "approved",
            r"\b(?:godkend(?:t|er|es|te|tes|e)|vedt(?:aget|ager|ages|og|oges)|vedtage|bevilge(?:t|s|r"
            r"|de)|bevilge"
            r"|imødekom(?:met|mes|mer|me|)?)\b"
            r"|\btiltr(?:ådt|ådte|ådtes|åd|æder|ædes|åde|æde)\b(?! (?:mødet|som|stillingen))"
            r"|\b(?:valgt|valgtes|udpeget|udpegede?s?|udpeges|vælges|valgte|vælger|genvalgt)\b"
            r"|\A(?:enstemmigt )?(?:meddelt|meddeles)\b"
            r"|\b(?:tilladelse|dispensation|bevilling\w*)\b.{0,60}\bmeddel(?:t|es)\b"
            r"|\bi overensstemmelse med (?:indstillingen|forvaltningens indstilling)\b|\bsom indstillet\b"
            r"|\bmeddel(?:es|t|te)\b.{0,60}\b(?:tilladelse|dispensation|bevilling|godkendelse|orlov)\b"
            r"|\b(?:følger|fulgte|følges) (?:\w+ )?indstilling(?:en)?\b|\bindstilling(?:en)? (?:følges"
            r"|er fulgt|blev fulgt)\b|\btilslutte(?:r|de"
            r"|s) (?:\w+ )?sig\b|\bkan tilslutte sig\b",
        ),
        (
            "noted",
            r"\b(?:tage[tsr]?|tog|til)\b.{0,200}?\befterretning\b|\bori?enter(?:et|edes|ede)\b"
            r"|\b(?:taget|tages|tager|tog)\b.{0,120}?\btil orientering\b|\A(?:taget )?til (?:orientering"
            r"|efterretning)\b"
            r"|\b(?:modtog|(?:har|er|blev) modtaget|modtager) (?:\w+ )?(?:orientering|redegørelse"
            r"|status)(?:en)?\b|\bad notam\b|\Aefterretning\b|\b(?:gav|givet|fik) (?:\w+ ){0,3}orientering\b"
            r"|\b(?:orientering|redegørelse|status|information|meddelelse)(?:en)? (?:er |blev |om .{1,80} )?"
            r"(?:givet|modtaget)\b|\A(?:- )?orientering (?:fra|om|ved)\b",
        ),
        (
            "discussed",
            r"\b(?:drøfte(?:t|de|r|des)|diskutere(?:t|de|r|des))\b|\bdrøftes\Z"
            r"|\A(?:enstemmigt )?drøftes\b|\ben drøftelse af\b"
            r"|\bdrøftelsen (?:er |blev )(?:foretaget|gennemført|afholdt)\b"
            r"|\A(?:at )?drøfte\b|\A(?:temad|d)røftelse\b",
        ),
    )
)
PRECEDENCE = {outcome: rank for rank, (outcome, _) in enumerate(WORDS)}
NONE = re.compile(
    r"(?:[-–.\s]*|ingen(?: beslutning| bemærkninger| kommentarer| punkter| sager| nye sager| emner"
    r"| indlæg| spørgsmål)?\b.{0,40}"
    r"|intet\b.{0,30}|ikke noget\b.{0,30}|der (?:var|er|blev|forelå) (?:ingen|ikke nogen|intet"
    r"|ikke noget|ikke bemærkninger)\b.{0,60}|se (?:papirsag|beslutning"
    r"|sagen)\w*"
    rf"|(?:{_BODY} )?(?:havde )?(?:intet at|ingen|ikke) (?:bemærke|bemærkninger|kommentarer|spørgsmål"
    rf"|noget)\b.{{0,40}}"
    rf"|(?:{_BODY} )?var ikke beslutningsdygtigt?)[.\s]*",
    re.IGNORECASE,
)
CONDITION = re.compile(
    r"\s*[,–-]?\s*\b(?:med (?:den|de|det|følgende|nogle|enkelte|en|et)?\s?(?:\w+ )?(?:ændring(?:er)?"
    r"|bemærkning(?:er)?|tilføjelse(?:r)?|tilretning(?:er)?|rettelse(?:r)?|tilpasning(?:er)?"
    r"|omformulering(?:er)?"
    r"|præcisering(?:er)?|justering(?:er)?|supplement|forudsætning)\b|dog (?:således|sådan|med)\b"
    r"|således,? at\b|sådan,? at\b"
    r"|under (?:\w+ ){0,3}forudsætning(?:er)?\b|idet det forudsættes\b|med (?:følgende|undtagelse)\b"
    r"|på (?:betingelse|vilkår) af\b)"
    r"|\s+[-–]\s+(?=punkt|pkt|sag)",
    re.IGNORECASE,
)
"""What turns an approval into an amended one."""
ASIDE = re.compile(
    r"\s*(?:,\s*(?:da|til der|indtil|idet|dog|men|hvorefter|hvor|så)\b|\bmed henblik på\b|\s+[-–]\s+"
    r"|\bmed (?:bemærkning|bemærkninger|anmodning|ønske|opfordring)\b)",
    re.IGNORECASE,
)
"""Where a formula's sentence goes on to say more."""
