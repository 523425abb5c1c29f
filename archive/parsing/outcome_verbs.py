"""Word classes of a decision's formulas, as patterns: who decides, what about, and the forms of each verb."""

from __future__ import annotations

BODY = (
    r"(?:(?:\w+-,? (?:\w+- )?og )?\w*udvalg(?:et)?|teknisk udvalg"
    r"|udvalg(?:et)? for \w[\w, -]{2,50}?|\w*byråd(?:et)?|rådet|\w*bestyrelsen|magistraten"
    r"|\w*repræsentationen|flertal(?:let)?(?: på \d+)?|man|vi)"
    r"(?:\s\((?:[^()]|\([^()]{0,40}\)){0,300}\)?)?"
    r"(?:,? bestående af [^.:;]{1,200}?|, (?-i:[A-ZÆØÅ][\w.-]+ [A-ZÆØÅ])[^.:;]{1,160}?,)?"
)
COUNCIL = (
    r"(?:(?:ældre|senior|handicap|ungdoms|unge|børne|udsatte|integrations|frivillig\w*|landdistrikts|kultur"
    r"|idræts|fritids|beskæftigelses|arbejdsmarkeds)råd(?:et)?)"
)
"""Who is heard on others' cases and decides its own."""
CASE = (
    r"(?:sagen|sagerne|punktet|punkterne|indstillingen|forslaget|ansøgningen|planen|lokalplanen|oplægget"
    r"|den|det)"
)
EASE = (
    r"(?:(?:enstemmigt|desværre|derfor|dermed|således|hermed|herefter|derefter|ligeledes|endeligt|foreløbigt?"
    r"|samtidig|enigt) )?"
)
WAS = r"(?:blev|bliver|er|var|blevet|har været|kan|kunne|skal)"
PERMIT = (
    r"(?:\w*tilladelse\w*|\w*dispensation\w*|\w*bevilling\w*|\w*godkendelse\w*|samtykke\w*|tilsagn\w*|accept"
    r"|orlov|tilslutning|\w*garanti\w*|\w*tilskud\w*|støtte|fritagelse|opbakning)"
)
THING = (
    r"(?:(?:forvaltningens|administrationens|den|direktionens|magistratens|det|sagens|borgmesterens"
    r"|rådmandens|\w+udvalgets|\w+ets|\w+ens|fremlagte|foreliggende|samlede) )*"
    r"(?:indstilling|forslag|anbefaling|oplæg|ansøgning|plan|sag|konklusion|ønske|anmodning|model)\w*"
)

ADOPTED = (
    r"(?:godkend(?:t|er|es|te|tes|e)|godk\.?|principgodkendt|vedt(?:aget|ager|ages|og|oges|age)"
    r"|bevilg(?:et|es|er|ede|edes|e)|bevilliget|bevilliges|bevilligede"
    r"|imødekom(?:met|mes|mer|me|)|efterkom(?:met|mes|mer|me|)"
    r"|tiltr(?:ådt|ådte|ådtes|åd|æder|ædes|åde|æde)(?! (?:mødet|som|stillingen|sin))"
    r"|stadfæst(?:et|es|er|ede|e)|bifald(?:t|er|es|et|tes|te)|accepter(?:et|es|er|ede|e)"
    r"|ratificer(?:et|es|er|ede)|frigiv(?:et|es|er|e)|frigav(?! sig))"
)
ELECTED = (
    r"(?:(?:gen|ny)?valgt(?:e|es)?(?! at\b)|(?:gen|ny)?udpeg(?:et|ede|edes|es|er|e)|(?:gen|ny)?vælge[sr]"
    r"|konstituer(?:et|es|ede|edes|er)|beskikke(?:t|s|de|r)|genudpege[dst]\w*|udnævn(?:t|te|es|er))"
)
REFUSED = (
    r"(?:forkast(?:et|es|ede|edes|er|e)|nedstem(?:t|te|mes|mer)|stemt ned|afvi(?:st|ste|stes|ser|ses|se)"
    r"|afslå(?:et|s|r|)|afslog|afsloges|underkend(?:t|te|es|er)|nægte(?:t|s|de|r)"
    r"|tilbagevi(?:st|ste|ses|ser)(?! til\b))"
)
MAY = (
    r"(?:tiltræde|imødekomme|anbefale|godkende|støtte|vedtage|bevilge|bevillige|tilslutte sig|give|yde"
    r"|efterkomme|meddele|acceptere|bakke op om|gå ind for|indstille|opnå(?!\w* enighed)\w*|dispensere"
    r"|tillade|bifalde"
    r"|medvirke til|gå videre|fremme|arbejde videre|igangsætte|iværksætte|gennemføre|sende|afsætte|ændre"
    r"|prioritere|genoptage)s?"
)
PUT_OFF = (
    r"(?:(?<!\bet )(?<!\bsærligt )(?<!\bfor )udsat(?! (?:for|bolig|by|område|position|gruppe))|udsættes"
    r"|udsattes|udsætter|udsætte|udskydes|udskudt|udskyder|udskyde|udskød|udskødes|skubbes|skubbet)"
)
NEXT = (
    r"(?:det |et |den )?(?:næste|næst|kommende|senere|første|(?:først|næst)kommende|efterfølgende|nyt"
    r"|ekstraordinært|januar|februar|marts|april|maj|juni|august|september|oktober|november|december)"
)
UP = (
    r"(?:byråd\w*|regionsråd\w*|forretningsudvalg\w*|kommunalbestyrelsen|økonomi\w*"
    r"|borgerrepræsentationen|magistraten)"
)
TALK = r"(?:(?:temad|d)røfte(?:t|de|r|des)|drøft\.|diskutere(?:t|de|r|des)|debattere(?:t|de|r|des))"
TOLD = r"(?:orientering|redegørelse|status|information|meddelelse|gennemgang|briefing|præsentation|beretning)"
INFORMED = r"(?:ori?enter(?:et|edes|ede)|informere(?:t|de|des)|briefe(?:t|de|des))"
CHANGED = (
    r"(?:(?:revider|ændr|juster|rediger|modificer|korriger|omarbejd)ed?e?t?|tilrettede|tilrettet|tilpasset"
    r"|tilpassede)"
)
