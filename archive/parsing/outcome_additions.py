"""Where a decision's sentence says more than its formula: a condition that amends it, or an aside."""

from __future__ import annotations

import re

from archive.parsing.pretested import Pretested

_MEMBER = r"(?-i:[A-ZÆØÅ][\w.-]+(?: [A-ZÆØÅ][\w.-]+){1,3} \()"
"""One by name, with a party in brackets."""
CONDITION = Pretested(
    r"\s*[,–-]?\s*\b(?:med (?:den|de|det|følgende(?! stemme)|nogle|enkelte|få|mindre|små|en|et)?\s?"
    r"(?:(?!henblik|bemyndigelse|protokollering)[\w'’-]+ ){0,3}?(?:\w*ændring(?:en|er|erne|s)?"
    r"|bemærkning(?:er)?(?! fra (?-i:[A-ZÆØÅ]))|tilføjelse(?:r|n)?"
    r"|tilretning(?:er)?|rettelse(?:r|n)?|tilpasning(?:er)?|omformulering(?:er)?|præcisering(?:er)?"
    r"|korrektion(?:er)?"
    r"|kommentar(?:er)?|justering(?:er)?|supplement|supplering|forudsætning(?:er)?|modifikation(?:er)?"
    r"|forbehold"
    r"|undtagelse(?! af (?:liste|gruppe|enhedslisten|venstre|socialdem|dansk|\w\b|" + _MEMBER + r"))"
    r"|ændringsforslag(?:et|ene)?|vilkår,? at|betingelse,? at)\b"
    r"|(?:(?<=godkendt )|(?<=godkendes )|(?<=vedtaget )|(?<=vedtages )|(?<=tiltrådt )|(?<=tiltrædes ))"
    r"med (?:en )?(?:reducering|reduktion|udeladelse|sletning) af\b"
    r"|(?:idet )?dog (?:således|sådan|med|at|ikke(?! kan\b| kunne\b| af\b)|udgår|udgik|blev|skal|må"
    r"|(?!ønskes|bemærkes|findes)\w+es)\b|idet (?:(?!.{0,80}\b(?:ikke (?:kan|kunne)"
    r"|(?:kan|kunne) ikke|stemte|undlod|forbehold|dog (?:ønsk|bemærk|henstill|opfordr)\w*))"
    r"(?:dog|[^,.]{2,60} dog)|beløbet"
    r"|det (?:forudsættes|præciseres))\b|i ?det (?:pkt\.?|punkt(?:et|erne)?|sag(?:en|er|erne)?)"
    r"(?:,? (?:nr\.?|nummer|numrene))? \d[\d, og-]* (?:udgår|udgik|udsættes"
    r"|udsattes|udskydes|sendes tilbage|tilbagesendes|tages|toges|flyttes|fremrykkes|rykkes"
    r"|behandles (?:efter|før|først|sidst|som)|ændres|rettes|bortfalder"
    r"|blev (?:udsat|taget af|fremrykket|flyttet|rykket))\b"
    r"|idet [^,.]{2,60} tilsluttede sig [^.]{0,60}(?:tilføjelse|ændring)"
    r"|idet (?:[^,.]|(?<=pkt)\.|\.(?=\d)){2,60} (?:indarbejdes|tilføjes|indføjes|indskrives|udgår|slettes"
    r"|erstattes|(?:ændres|rettes|forhøjes|nedsættes|hæves|sænkes|forlænges|afkortes|udvides|begrænses|øges|reduceres)"
    r"(?: fra [\w. ]{1,20}?)? til)\b"
    r"|således,? at\b|sådan,? at\b|bortset fra\b(?! (?:liste|gruppe|venstre|enhedslisten|socialdem\w*|dansk"
    r"|(?-i:[A-ZÆØÅ]{1,2}\b|[A-ZÆØÅ][\w.-]+ [A-ZÆØÅ])))|(?:undtagen|minus) punkt"
    r"|på nær\b(?! (?:liste|gruppe|(?-i:[A-ZÆØÅ]{1,2}\b)))"
    r"|(?:dog )?under (?:\w+ ){0,3}(?:forudsætning(?:er)?|forbehold)\b"
    r"|(?<!videre )(?<!\barbejde )(?<!\barbejder )(?<!\barbejdes )"
    r"med (?:følgende(?! stemme)|undtagelse(?! af (?:liste|gruppe|enhedslisten|venstre|socialdem|dansk|\w\b|"
    + _MEMBER
    + r")))\b"
    r"|på (?:betingelse|vilkår) (?:af|om)\b|på (?:den )?betingelse\b|såfremt\b|forudsat\b|betinget af\b)"
    r"|\s+[-–]\s+(?=punkt|pkt|sag)",
    re.IGNORECASE,
)
"""What turns an approval into an amended one."""
ASIDE = Pretested(
    r"\s*(?:,\s*(?:da|til (?:der|de|det|den)|indtil|idet|dog|men|mens|medens|hvorefter|hvor|så|og at"
    r"|der(?! undlod)"
    r"|som (?!indstillet|foreslået|anbefalet|anført|beskrevet|anbefales|indstilles))\b"
    r"|\bmed (?:henblik på|henvisning til)\b|\s+[-–]\s+(?!\d{1,3}\.? )|\s(?=idet\b)"
    r"|,?\s(?=og (?:(?:\w*udvalget|byrådet|kommunalbestyrelsen|forvaltningen|administrationen|det|der) )?"
    r"(?:anmod|bad|bede|ønske|opfordr|pålag|pålæg|henstill|kvitter|roser|planlæg|udtryk|takke|peged?"
    r"|understreg|bemærk)\w*)"
    r"|,?\s(?=og (?:rådet |udvalget )?(?:besluttede|beslutter|vedtog"
    r"|afgiver|afgav|afventer|udarbejde[rs]|fremsender|følger op|inviterer"
    r"|indkalder|gav input|giver input|vender tilbage|genoptages|forelægges på ny|forelægges igen)\b)"
    r"|,?\s(?=og (?:punkt(?:et|erne)?|pkt\.|sag(?: nr\.)?) ?\d)"
    r"|,\s(?=og (?:forvaltningen|administrationen|borgmesteren|formanden|direktionen|direktøren|\w+chefen) )"
    r"|\b(?:på grund af|grundet|af hensyn til|for at|indtil|efter (?:ønske|anmodning|oplæg|henstilling"
    r"|besigtigelse))\b"
    r"|\bmed (?:(?:en|et|den|det|de|følgende|nogle) (?:\w+ )?)?(?:bemærkning(?:er)?|anmodning|ønske"
    r"|opfordring"
    r"|tilføjelse(?:r)?)\b)",
    re.IGNORECASE,
)
"""Where a formula's sentence goes on to say more."""
SPECIFIC = Pretested(
    r"\A(?!.*\b(?:som indstillet|ansøgte|indstillede|foreslåede)\b)(?:(?=.*\b(?:bevil"
    r"|imødekom|yde[srt]?\b|tilskud|tilsagn|støtte|afsæt|afsat|frigiv|tildel|fordel|udlodde|uddel))"
    r".*?\d[\d.,]*(?:-|,-)? ?(?:kr\b|kroner|mio\b|mia\b|million|t\.?kr\b)"
    r"|.*?\b(?:model|scenari\w+|variant|alternativ|løsning\w*|mulighed|forslag) (?:nr\. ?)?(?:\d|[A-H])\b"
    r"|.*?\bi følgende rækkefølge\b|.*?\b(?:(?:fordel|tildel)(?:t|es|te|er)|bemyndige[rst]?|bemyndigede)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""A sum or a choice in the formula's own clause: what was decided, and not only that it was."""
