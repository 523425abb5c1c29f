"""The words of drawn minutes: bodies, people, titles, texts and decisions of towns that do not exist."""

BODIES = (
    "Socialudvalget",
    "Teknik- og Miljøudvalget",
    "Byrådet",
    "Økonomiudvalget",
    "Børne- og Skoleudvalget",
    "Udvalget for Kultur og Fritid",
    "Kommunalbestyrelsen",
    "Klima-, Plan- og Landdistriktsudvalget",
    "Sundheds- og Omsorgsudvalget",
    "Beskæftigelses- og Integrationsudvalget",
)
TOWNS = ("Ådal", "Nørre Ådal", "Birkesø", "Tranholm-Elsted")
PLACES = ("Mødelokale 3", "Byrådssalen", "Birkesø Rådhus, lokale 114", "Kulturhuset Tappen, Åvej 4", "Teams")
PEOPLE = (
    "Ida Ravn",
    "Bo Lund Elkær",
    "Kaj Holmsgaard",
    "Mette-Marie Sørup",
    "Åse Dahl",
    "Ole P. Winther",
    "Søren Aaskov",
    "Ditte Øster",
)
PARTIES = ("A", "V", "C", "F", "Ø", "B")
TITLES = (
    "Godkendelse af dagsorden",
    "Orientering om nye cykelstier ved Åvej",
    "Beslutning om placering af ny legeplads",
    "Høring af kvalitetsstandarder for hjemmepleje 2024",
    "Lokalplan 412 for boliger ved Tappen - endelig vedtagelse",
    "Anlægsbevilling til renovering af Elsted Skole",
    "Budgetopfølgning pr. 31. marts",
    "Meddelelser",
    "Ansøgning fra Birkesø Roklub om tilskud",
    "Skal kommunen have et ungeråd?",
    "Status på sygefravær, 1. halvår 2023",
    "Økonomi på det specialiserede område",
    "Takster 2025 for svømmehallen (2. behandling)",
    "Indstilling af medlemmer til Ådal Havns bestyrelse",
    "Dispensation til opførelse af 3 længehuse på Lærkevej 7-11",
    "Frigivelse af midler til trafiksikkerhed, herunder 40 km/t-zoner i Elsted og omegn",
    "Bilag til regnskabet - orientering",
    "Eventuelt",
)
CLOSED_TITLES = ("Køb af areal", "Personsag", "Udbud af rengøring", "Salg af ejendom i Elsted")
TEXTS = (
    "Forvaltningen har i foråret undersøgt, hvordan stien kan føres forbi åen, og der er tre mulige forløb.",
    "Arbejdet forventes afsluttet i 2. kvartal 2025. Udgiften er 1.250.000 kr., jf. bilag 2.",
    "Sagen blev behandlet den 4. januar 2023, hvor udvalget bad om flere oplysninger om støj.",
    "Børne- og ungeområdet samt Plan- og Byggeafdelingen har bidraget. Høringsfristen var 1. maj.",
    "Roklubben søger om tilskud på 45.000 kr. til nye både. Klubben har 132 medlemmer, heraf 40 under 18 år.",
    "Taksterne foreslås fremskrevet med 3,4 %. Et voksenkort koster herefter 412 kr.",
    "Der er ikke tidligere truffet beslutning om området, og naboerne er hørt, f.eks. via borgermøder.",
    "Elsted Skole har brug for en gennemgribende renovering af faglokaler og toiletter.",
)
FINANCE = (
    "Sagen har ingen økonomiske konsekvenser.",
    "Udgiften på 300.000 kr. finansieres af puljen til mindre anlæg.",
)
LEGAL = ("Planlovens § 13.", "Lov om social service § 83, stk. 1.")
HEARING = ("Ældrerådet og Handicaprådet er hørt.", "Forslaget sendes i høring i otte uger.")
CLAUSES = (
    "orienteringen tages til efterretning",
    "planforslaget sendes i offentlig høring i otte uger",
    "der gives en anlægsbevilling på 1.250.000 kr. i 2025",
    "udgiften finansieres af kassebeholdningen",
    "klubben får et tilskud på 45.000 kr. i 2025",
    "administrationen vender tilbage med et oplæg inden sommerferien",
)
LEADS = (
    ("Forvaltningen indstiller,", "Forvaltningen"),
    ("Administrationen anbefaler,", "Administrationen"),
    ("Direktøren for Teknik og Miljø indstiller", "Direktøren for Teknik og Miljø"),
    ("Forvaltningen indstiller til Socialudvalget,", "Forvaltningen"),
    ("Det indstilles,", None),
    ("Det indstilles:", None),
    ("Det foreslås,", None),
    ("Kommunaldirektøren foreslår,", "Kommunaldirektøren"),
    ("Borgmesteren indstiller:", "Borgmesteren"),
)
DECISIONS = (
    ("Godkendt.", "approved"),
    ("Indstillingen er tiltrådt.", "approved"),
    ("Taget til efterretning.", "noted"),
    ("Udvalget tog orienteringen til efterretning.", "noted"),
    ("Drøftet.", "discussed"),
    ("Sagen udsættes.", "deferred"),
    ("Indstilles til Byrådets godkendelse.", "recommended"),
    ("Forkastet.", "rejected"),
    ("Punktet udgår.", "withdrawn"),
    ("Godkendt med den ændring, at taksten fastsættes til 400 kr.", "amended"),
    ("Godkendt. Åse Dahl (F) deltog ikke i behandlingen.", "approved"),
    ("Indstillingen godkendt. Udvalget ønsker en status efter sommerferien.", "approved"),
)
FILES = (
    "Oversigtskort over stier",
    "Notat om økonomi 2024-2027",
    "Høringssvar samlet.pdf",
    "Bilag 3 - Takster (endelig)",
    "Ansøgning fra roklubben",
    "Referat af borgermøde den 12. april 2023",
    "Lokalplan 412, forslag",
)
