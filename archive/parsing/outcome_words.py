"""The words by which a decision sentence tells its outcome, in order of precedence (domain: ten outcomes)."""

from __future__ import annotations

import re

from archive.parsing.outcome_refusals import REFUSALS
from archive.parsing.outcome_verbs import (
    ADOPTED,
    BODY,
    CASE,
    CHANGED,
    COUNCIL,
    EASE,
    ELECTED,
    INFORMED,
    NEXT,
    PERMIT,
    PUT_OFF,
    TALK,
    THING,
    TOLD,
    UP,
    WAS,
)
from archive.parsing.pretested import Pretested

WORDS: tuple[tuple[str, Pretested], ...] = tuple(
    (outcome, Pretested("|".join(patterns), re.IGNORECASE))
    for outcome, patterns in (
        (
            "rejected",
            REFUSALS,
        ),
        (
            "withdrawn",
            (
                r"\b(?:trak|trækker) (?:(?:sit|sin|deres) \w+|forslaget|sagen|indstillingen|punktet"
                r"|ansøgningen)\b",
                r"\b(?:udgår|udgik|udgået"
                r"|bortfald(?<!behovet bortfald)(?<!grundlaget bortfald)(?:er|t|et)(?! (?:grundlaget"
                r"|behovet|muligheden|kravet|pligten|retten)\b)|fald(?:er|t) bort"
                r"|faldet bort|standset"
                r"|frafald(?:er|t|et|es)|tilbagekald(?:t|es|er|te)|annullere(?:t|s)"
                r"|tilbagetrukket|tilbagetrækkes|tilbagetrak|tilbagetag(?:et|es))\b",
                r"\b(?:(?:ud)?taget|(?:ud)?tages|tog|toges|slettet|slettes|strøget|fjernet"
                r"|fjernes) (?:\w+ )?(?:af|fra)"
                r" (?:dagsordenen|bordet)\b",
                r"\b(?:trukket|trækkes|trak \w+|trækker \w+|kaldt|kaldes) (?:\w+ ){0,2}?(?:tilbage"
                r"|fra dagsordenen|af dagsordenen)\b",
                rf"\b{CASE} (?:(?:er|blev) )?(?:aflyst|aflyses)\b|\Aaflyst\W*\Z",
                rf"\b(?:trække|tilbagekalde|frafalde) {CASE}\b|\blade {CASE} (?:udgå|bortfalde)\b"
                rf"|\b(?:ud)?tage {CASE} (?:af|fra)"
                r" (?:dagsordenen|bordet)\b",
                rf"\b{CASE} (?:blev|er) taget af\W*\Z",
                r"\b(?:blev|er|bliver) (?:\w+ )?trukket\b|\Atrukket\b|\A(?:punktet|sagen"
                r"|forslaget) (?:trukket|trækkes)\b",
            ),
        ),
        (
            "deferred",
            (
                rf"\b{PUT_OFF}(?!\w)",
                r"\budsatte (?:sin |sit )?"
                r"(?:sagen|punktet|drøftelse|behandling|indstillingen|beslutningen|stillingtagen"
                r"|den|det|afgørelse)",
                r"\bgen(?:fremlægg|fremsætt|forelægg)es\b|\bgenoptag(?:es|et|er?)?\b(?! (?:arbejdet"
                r"|byggeriet|driften))",
                r"\b(?:ej|ikke|nåede? ikke) (?:at blive )?(?:færdig)?(?:behandle(?:t|de)|afsluttet)\b",
                r"\b(?:behandles?|tages? (?:op|med)|tages?|optages?|drøftes? (?:igen|fortsat|videre)"
                r"|forelægges?|overføres|overført|flyttes|flyttet"
                rf"|fortsætte[rs]?|rykke[srt]|sættes på|sat på|vender tilbage)"
                r"(?: dagsordenen| sagen| punktet| forslaget| den| det| på dagsordenen)?(?: igen| op| på ny)?"
                rf"(?: på| til| for)? {NEXT}\b.{{0,20}}(?:møde|dagsorden)",
                r"\b(?:tages|optages|behandles|sættes|forelægges|fremlægges)"
                r" (?:op |på (?:dagsordenen )?)?(?:igen|på ny"
                r"|påny)\b",
                r"\b(?:overføres|overført|flyttes|flyttet|overgår) til (?:\w+ ){0,2}(?:mødet?|dagsordenen)\b",
                rf"\btage[rs]? (?:først )?stilling(?: til {CASE})? (?:på|til) {NEXT} møde\b",
                rf"\btræffe[rs]? (?:\w+ )?(?:beslutning|afgørelse|stilling) (?:på|til) {NEXT} møde\b",
                rf"\bhenl(?:agt|ægges) til {NEXT} møde\b",
                r"\bsættes på (?:næste|et kommende) møde|\b(?:blev|er) ikke nået\b|\bnåedes ikke\b"
                r"|\A(?:ikke|ej) nået\b|\bnåede ikke (?:punktet|sagen|behandlingen)\b",
                rf"\b(?:sætte|stille|lade) {CASE} (?:hvile |henstå )?i bero\b|\bvende tilbage til {CASE}"
                rf"|\bdrøfte {CASE} (?:igen )?(?:på|til) {NEXT}\b",
                r"\b(?:stille[ts]?|stilles|sat|sættes|henstår|hviler|sættes) i bero\b|\bberostille[ts]?\b",
                r"\b(?:afgørelse|stillingtagen|beslutning)(?:en)? afvente[rs]\b",
                r"\bafvente[rs]\b[^.]{2,80}, (?:før|inden) (?:der|udvalget|byrådet|sagen|punktet) (?:kan )?"
                r"(?:tage[rs]? (?:endelig )?stilling|træffe[rs]? |behandle[rs]?|afgøre[rs]?)",
                rf"\A{CASE} henstår\b(?! til\b)|\A{CASE} afvente[rs]\b|\A(?:at )?afvente[rs]?\b",
                r"\bvente[rd]?e? med (?:at )?(?:tage stilling|træffe|behandle|stillingtagen|beslutning"
                r"|afgørelse)",
            ),
        ),
        (
            "returned",
            (
                r"\b(?:(?<!\bbedes )tilbagesend(?:tes|t|es|er|e|te)"
                r"|oversend(?:t|es|er|te|e|tes)(?! til (?:\w+ )?revision)"
                r"|henvi(?:ser|ste|se)(?! til\b| ansøger)"
                r"|(?<!\Ader )henvi(?:st|stes|ses)(?! til (?:\w+ ){0,2}(?:notat|svar|bilag|sagen"
                r"|at|orientering|redegørelse|materiale|mail|brev|referat|beslutningen|ovenstående))"
                r"|genbehandles"
                r"|hjem(?:vi(?:st|ses|ser|ste|se)|send(?:t|es|er|te|e))"
                r"|returner(?:es|et|er|ede|e)|remitter(?:et|es)|tilbagevi(?:st|ses|ser|ste) til"
                r"|overgive[ts]?(?! til (?:\w+ )?revision))\b",
                r"\bsend(?:es|t|er|te|e) (?:\w+ )?(?:sagen |punktet |forslaget |indstillingen )?(?:retur"
                r"|tilbage)\b",
                r"\bgår (?:tilbage|retur) til (?=(?:\w+ )?(?:\w+-,? (?:\w+- )?(?:og )?)?\w*(?:udvalg"
                r"|forvaltning"
                r"|administration|magistrat|byråd|direktion|repræsentation|bestyrelse|fornyet)\w*)"
                r"|\btil genbehandling\b|\bføres tilbage til\b",
                r"\b(?:over)?(?:går|gik) til (?:behandling|udvalgsbehandling|videre behandling)\b",
                rf"(?:\A|\b{CASE} )(?:{WAS} )?(?:sendt|sendes|fremsendes|fremsendt|overgår|overføres"
                rf"|overført)\b.{{0,60}}? til (?:fornyet |videre )?(?:behandling|udtalelse|drøftelse"
                r"|besvarelse|foranstaltning|udvalgsbehandling|erklæring|overvejelse)\b",
                r"\A(?:(?:frem|videre)?send(?:es|t) til(?! høring)|tilbage til|retur til) (?:udvalget"
                r"|magistraten"
                r"|forvaltningen|administrationen|direktionen|fagudvalget|[\w, -]{0,60}udvalg(?:et)?)\b"
                r"(?! og (?:byråd|kommunalb|borgerrep))",
                rf"\b{CASE} (?:{WAS} )?(?:videre)?(?:sendes|sendt|send(?:er|te)) (?:videre )?til"
                r" (?:[\w, -]{0,60}udvalget|direktionen|forvaltningen|administrationen)\b"
                r"(?! og (?:byråd|kommunalb|borgerrep))",
                r"\bforslag (?:fra|om) [^,.:;]{2,80}? send(?:es|t) til [\w, -]{0,60}udvalg(?:et)?\b",
                r"\bsender? (?:sagen|forslaget|punktet) (?:videre )?til\b(?! (?:høring|offentlig))",
                r"\bfornyet behandling\b|\b(?:overgår?|overgik|går|overføres) til (?:2\.|anden)"
                r" ?behandling(?:en)?\b",
            ),
        ),
        (
            "recommended",
            (
                rf"\A{EASE}(?:anbefal(?:es|et|er|edes)|anb\.|indstil(?:les|let|ler|ledes)(?! på\b))\b",
                rf"\b(?:blev|bliver|er) {EASE}(?:anbefalet|indstillet(?! på))\b",
                rf"\b{BODY} {EASE}(?:anbefal(?:er|ede)|indstill?(?:er|ede))\b",
                rf"\b{COUNCIL} {EASE}anbefal(?:er|ede)\b",
                rf"\b{CASE} (?:(?!som\b)\w+ )?(?:anbefales|anbefalet|indstilles|indstillet(?! på))\b",
                r"\banbefal(?:es|et|er|ede|ing)(?: godkendt| vedtaget| tiltrådt| dette| det| den"
                r"| sagen)? (?:over ?for|til)\b",
                rf"\banbefal(?:er|ede) {EASE}(?:(?:\w+ ){{0,2}}indstilling(?:en)?|{CASE}|at)\b",
                r"\b(?:byrådet|kommunalbestyrelsen) indstilles\b|\bat (?:anbefale|indstille)\b",
                r"\A(?:anbefale|indstille)\b|\bindstilles (?:til|godkendt|vedtaget)\b",
                rf"(?:\A|{CASE} |\bog )(?:{WAS} )?(?:frem|videre)?(?:sendes|sendt) (?:videre )?(?:til"
                rf"|over for)"
                rf" (?:\w+ )?{UP}s?\b(?! \d| til (?:behandling|udtalelse|erklæring|drøftelse|orientering"
                rf"|efterretning|underretning))",
                r"(?<!overensstemmelse )\bmed (?:\w+ )?anbefaling\b",
                r"\bsom (?:teknisk )?\w*udvalg(?:et)?s (?:indstilling|anbefaling) (?:til|over ?for)\b",
                rf"\bhenstille[rd]?e? til (?:\w+ )?{UP}\b|\b{BODY} (?:foreslår|foreslog) {UP}\b",
                rf"\bog anbefal(?:er|ede) (?:(?:over ?for )?{UP}\b|(?:punkt|pkt\.?) \d)",
                r"\banbefal(?:es|et) (?:indstillingen|sagen|forslaget|godkendt|vedtaget|tiltrådt)\b",
                r"\b(?:kan|kunne) (?:enstemmigt )?anbefale\b"
                r"|\banbefales (?:\w+ )?som (?:nyt |ny )?(?:medlem|suppleant|stedfortræder|(?:næst)?formand"
                r"|repræsentant)",
                rf"(?<!som )(?<!det )\bindstill(?:er|ede) (?:(?!blev\b|er\b|bliver\b|kan\b"
                rf"|kunne\b)\w+ ){{1,4}}(?:{ADOPTED}|til godkendelse)\b"
                rf"|\b(?:frem|videre)sende {CASE} (?:videre )?til (?:\w+ )?{UP}\b",
                rf"\b(?:godkendt|tiltrådt|tiltrædes|godkendes|vedtaget) over ?for {UP}\b",
                r"\b(?:anbefales|anbefalet|indstilles|(?<!som )indstillet)\W*\Z",
            ),
        ),
        (
            "amended",
            (
                r"\bden (?:således|dermed|herved) (?:ændrede|reviderede)\b|\b(?:den"
                r"|det|[\w-]+s) ændrede (?:indstilling|forslag)\b|\Aændret (?:indstilling|forslag)\b"
                r"|\bsåledes ændret\b",
                r"(?<!drøftet )(?<!efterretning )(?<!orientering )\bmed de(?: i [\w ]{2,30})?"
                r" (?:vedtagne|faldne|nævnte|fremsatte|anførte|foreslåede|beskrevne|angivne)"
                r" (?:ændringer|bemærkninger|rettelser|tilføjelser)\b",
                rf"\b{ADOPTED} (?:\w+ ){{0,2}}?(?:i (?:en |den |det |let )?{CHANGED}|som {CHANGED}"
                rf"|delvist?)\b",
                rf"\bmed (?:[\w'’-]+ ){{0,6}}ændringsforslag\w* (?:blev |er )?(?:\w+ )?{ADOPTED}\b",
                rf"\b{ADOPTED},? og ændringsforslag\w* (?:blev |er )?{ADOPTED}\b",
                r"\b(?:punkt|pkt\.?) \d{1,2} (?:blev |er |bliver )?(?:ændre|tilrette|rette)[st] til\b",
                rf"\bsom {CHANGED} (?:blev|er) (?:\w+ )?{ADOPTED}\b",
                r"\Amed (?:den|denne|disse|de|følgende|ovenstående) (?:\w+ )?(?:ændring|tilføjelse|rettelse"
                rf"|bemærkning|præcisering|justering)(?:er|r|en)? (?:blev|bliver"
                rf"|er)\b[^,.:;]{{1,80}}?\b{ADOPTED}\b",
                rf"\bdelvist? {ADOPTED}\b|\bi (?:en |den |\w+s )?{CHANGED} (?:form|udgave|version)\b",
            ),
        ),
        (
            "approved",
            (
                rf"\b{ADOPTED}(?!\w)",
                r"\A(?:valg af|genvalg (?:til|af)|nyvalg af) .{0,60}?(?-i:[A-ZÆØÅ][\w.-]+ [A-ZÆØÅ])"
                r"|\bblev (?:ny )?(?:næst)?formand\b"
                r"|\bstilles \w*garanti\b",
                rf"\b{ELECTED}\b|\b(?:næst)?formand(?:en)?\b[^,.]{{0,60}}\bblev (?-i:[A-ZÆØÅ]\w+ [A-ZÆØÅ])"
                r"|\bvalget faldt på\b|\bbeslut(?:tede|tet|ter|tes) (?:enstemmigt )?(?:model|scenari\w+"
                r"|variant|løsning|alternativ|mulighed) (?:\d|[A-Z]\b)",
                rf"\A{EASE}(?:meddelt|meddeles)\b|\b{BODY} (?:enstemmigt )?prioritere(?:r|de)"
                r" (?:\w+ ){1,4}?(?:i følgende rækkefølge|således|som følger|som nr)\b",
                rf"\b{PERMIT}\b.{{0,60}}\b(?:meddel|giv|ydes|ydet|bevilg)(?:t|es|et|)\b",
                rf"\b(?:meddel(?:es|t|te|tes|er|e)|giv(?:es|et|er)|gav|yde[srt]"
                rf"|ydede)\b.{{0,60}}\b{PERMIT}\b",
                r"\bi (?:overensstemmelse|henhold|tilslutning) (?:med|til) (?:\w+ )?indstilling(?:en)?\b",
                r"\b(?:som|efter) (?:indstillet|indstillingen|foreslået)\b|\Aindstilling(?:en)?\Z",
                r"\b(?:følger|fulgte|følges|følge) (?:\w+ ){0,2}(?:indstilling|anbefaling|forslag)"
                r"(?:en|et)?\b",
                r"\bindstilling(?:en|erne)? (?:fra (?:\w+ ){1,4})?(?:følges|fulgtes"
                r"|(?:er |blev |bliver )?fulgt)\b",
                r"\btilslutte(?:r|de|s|t) (?:\w+ ){0,2}sig\b|\bk(?:an|unne) tilslutte sig\b"
                r"|\A(?:\w+ )?tilslutning til\b",
                rf"\b{BODY} (?:\w+ )?(?:bakke(?:r|de) op om,? at\b"
                rf"|støtte(?:r|de)(?: op om)?|bakke(?:r|de) (?:enstemmigt )?op (?:om|bag)|(?:kan"
                rf"|kunne) støtte)"
                rf" (?:\w+ )?{THING}\b",
                rf"\b(?:opbakning|tilslutning) til {THING}|\b(?:er|var|erklærede sig) enig(?:e|t)? i {THING}",
                rf"\b(?:er|var|blev) (?:\w+ )?enighed om {THING}|\bgrønt lys\b"
                rf"|\A(?:\w+ )?enighed om {THING}|\Aja til {THING}|\A{EASE}enige?t? i {THING}\W*\Z",
                rf"\b{BODY} (?:enstemmigt )?bemyndige(?:r|de)\b|\bbemyndige(?:s|des|t) til\b"
                rf"|\b{BODY} (?:enstemmigt )?(?:gav|giver) (?:\w+ ){{1,4}}(?:mandat|bemyndigelse"
                r"|fuldmagt) til\b",
                r"\bjf\.? (?:\w+ )?indstilling(?:en)?\W*\Z",
                rf"\b{BODY} (?:ud)?send(?:er|te) (?:\w+ ){{1,4}}i (?:\w+ )?høring\b",
                r"\A\w*(?:forslaget|planen|tillægget|politikken) (?:ud)?sendes i (?:\w+ ){0,3}høring\b",
                rf"\A[^.]*\b(?:sagde|siger) ja til {THING}\b|\b(?:tage[sr]?t?"
                rf"|tog(?:es)?) (?:(?!ikke\b)\w+ ){{0,6}}til følge\b",
                rf"\b{BODY} (?:enstemmigt )?stem(?:te|mer) (?:for|ja til) {THING}\b",
                r"\b(?:alle|samtlige|øvrige) (?:\w+ ){0,2}stem(?:te|mer) (?:for|ja)\b(?!,? at\b)",
                rf"\b{BODY} (?:kan |kunne )?tillad(?:er|e)\b|\b(?:ansøgte|ansøgningen|projektet|byggeriet)"
                r" (?:kan )?tillades\b",
                rf"\b{BODY} (?:enstemmigt )?(?:af|fast|ned|igang)(?:satte|sætter)\b"
                rf"|\b{BODY} fastl(?:agde|ægger)\b",
                r"\Ader nedsættes (?:et|en) |\Ader (?:afsættes|reserveres) (?:op til |i alt |yderligere )?\d"
                r"|\b(?:nyder?|nød) fremme\b",
                rf"\bindforstået med {THING}\b|(?:\bder (?:er|var) (?:et )?(?:\w+ )?|\A)flertal for {THING}",
                r"\b(?:tildel|(?<!fik )(?:uddel|fordel))(?:t|es|te|er)\b(?! ordet| på mødet| et\b| en\b)"
                r"|\bstøtte(?:r|de) (?:\w+ ){1,4}med \d|\bstøttes med \d|\A(?:tilskud|tilsagn|bevilget): ",
            ),
        ),
        (
            "noted",
            (
                r"\b(?:tage[tsr]?|tog(?:es)?|til)\b.{0,200}?\befterretning\b",
                rf"(?<!\bblive )(?<!\bbliver ){INFORMED}\b|\bbliver {INFORMED}\b(?!.{{0,60}}\b(?:næste"
                rf"|kommende"
                r"|førstkommende|senere|løbende|når)\b)|\bhar haft (?:\w+ ){1,3}til orientering\b",
                r"\b(?:taget|tages|tager|tog|toges)\b.{0,120}?\btil orientering\b",
                r"\A(?:taget )?til (?:orientering|efterretning|underretning)\b|\bad notam\b|\Aefterretning\b",
                r"\btil underretning\b|\A(?:taget )?t\.e\.|\Anoteret\W*\Z",
                rf"\b(?:modtog|(?:har|er|blev) modtaget|modtager) (?:\w+ ){{0,3}}?{TOLD}(?:en|n)?\b",
                r"\b(?:gav|givet|fik|giver) (?:\w+ ){0,3}(?:orientering|redegørelse|briefing|status)\b",
                rf"\b{TOLD}(?:en|n)? (?:(?:om|på|for) .{{1,80}} )?(?:er |blev )?(?:givet|modtaget|foretaget"
                r"|noteret)\b",
                r"\A(?:- )?(?:(?:mundtlig|kort|skriftlig) )?orientering(?:en)? (?:(?:fra|om|ved)\b|v/)"
                r"(?!(?:(?!\bat\b).){0,120}\b(?:medtages|sættes|optages|flyttes|skal|bør|ønskes|sker"
                r"|afholdes)\b)",
                r"\A(?:gensidig|mundtlig|skriftlig|kort|fælles|generel) orientering\W*\Z",
                r"\b(?:forelagt|fremlagt|forelægges|fremlægges) til (?:orientering|efterretning)\W*\Z",
                rf"\bnotere(?:de|r|s|t) (?:sig )?(?:\w+ )?{TOLD}(?:en|n)?\b|\b{TOLD}(?:en|n) (?:blev"
                rf"|er) noteret\b",
            ),
        ),
        (
            "discussed",
            (
                rf"\b{TALK}(?!\w| ikke\b)|\bdrøftes\W*\Z|\A{EASE}drøftes\b|\ben (?:\w+ )?(?:drøftelse|debat"
                r"|diskussion) (?:med [\w -]{2,40} )?(?:af|om)\b",
                r"\bhavde en (?:\w+ )?\w*(?:drøftelse|debat)\b",
                r"\b\w*(?:drøftelsen|debatten|diskussionen) (?:er |blev |om \w+ blev )?(?:foretaget"
                r"|gennemført|afholdt)\b",
                r"\b\w*drøftelse (?:af .{2,40} blev )?(?:\w+ )?(?:foretaget|gennemført|afholdt)\b"
                r"|\A(?:at )?drøfte\b"
                r"|\A(?:\w+ og )?(?:temad|d)røftelse\b",
            ),
        ),
    )
)
PRECEDENCE = {outcome: rank for rank, (outcome, _) in enumerate(WORDS)}
