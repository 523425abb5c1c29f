"""Words of municipal affairs, made for the benchmarks: bases with endings, compounds, names, clauses."""

import random
from itertools import product

_EN_BASES = """
plan skat park grund bænk havn vej sti bolig kurs rapport metode proces lovgivning institution
station kommission aftale konto ramme
"""
_E_BASES = """
skole borgerpose pulje takst have kilde gade ydelse ordning kloakledning indtægt kæde hylde
"""
_ET_BASES = """
projekt budget regnskab center bibliotek kvarter areal dokument princip koncept anlæg
"""
_NEUTER_BASES = """
tilskud forslag udbud tilsyn areal tiltag spor hus tag værk råd løft
"""
_ING_BASES = """
høring bevilling vedtægtsændring opfølgning udvidelse godkendelse ansøgning vurdering redegørelse
indsats måling evaluering orientering forhandling tilladelse dispensation lukning
"""
_HEADS = """
skole børnehave vej cykelsti kloak spildevands affalds varme energi klima kyst natur idræts kultur
biblioteks musikskole ældre pleje sundheds handicap familie ungdoms beskæftigelses integrations
bolig lokalplan byfornyelses trafik parkerings vinter grønt legeplads svømme kunst museums havne
turist erhvervs budget skatte personale lønnings it digitaliserings valg bereskabs brand skov sø å
mose
"""
_TAILS = """
plan projekt strategi politik indsats budget tilskud takster område struktur udvalg analyse rapport
aftale ordning anlæg drift renovering udvidelse lukning flytning tilsyn undersøgelse høring forslag
redegørelse opfølgning pulje regulativ vedtægt samarbejde center hus byggeri kvalitet kapacitet
"""
_PLACE_HEADS = """
Møll Åk Lind Bøg Kær Nør Sønd Øst Vest Hav Skov Bak Eng Kirk Sø Birk Elm Ask Hassel Rug
"""
_PLACE_TAILS = """
evej egade parken bakken vænget stræde torvet lunden ledet ager holm rup bæk dal høj
"""
_SMALL = """
og i at på for med af til er der som en et den de ikke om skal kan har bliver fra ved eller
"""
# A base and what its four forms add: indefinite, definite, plural, definite plural.
_EN = ("", "en", "er", "erne")
_ET = ("", "et", "er", "erne")
_E = ("", "n", "r", "rne")
_ING = ("", "en", "er", "erne")
_NEUTER = ("", "et", "", "ene")
NOUNS: dict[str, tuple[str, str, str, str]] = {
    **dict.fromkeys(
        _EN_BASES.split(),
        _EN,
    ),
    **dict.fromkeys(
        _E_BASES.split(),
        _E,
    ),
    **dict.fromkeys(
        _ET_BASES.split(),
        _ET,
    ),
    **dict.fromkeys(
        _NEUTER_BASES.split(),
        _NEUTER,
    ),
    **dict.fromkeys(
        _ING_BASES.split(),
        _ING,
    ),
}
HEADS = _HEADS.split()
TAILS = _TAILS.split()
PLACE_HEADS = _PLACE_HEADS.split()
PLACE_TAILS = _PLACE_TAILS.split()
COMMITTEES = (
    "Byrådet",
    "Økonomiudvalget",
    "Børne- og Skoleudvalget",
    "Social- og Sundhedsudvalget",
    "Teknik- og Miljøudvalget",
    "Kultur- og Fritidsudvalget",
    "Beskæftigelsesudvalget",
    "Plan- og Boligudvalget",
)
TITLES = (
    "Godkendelse af {a} for {b}",
    "Orientering om {a} ved {place}",
    "{a}: {b} i {year}",
    "Ansøgning om {a} til {b}",
    "Forslag om {a} på {place}",
    "Anlægsbevilling til {a} og {b}",
    "Status på {a}",
    "Høring om {a} ved {place}",
)
# Outcome, its formula, and how many of a thousand decisions end so.
OUTCOMES = (
    ("approved", "Indstillingen er godkendt.", 480),
    ("noted", "Orienteringen er taget til efterretning.", 230),
    ("recommended", "Udvalget anbefaler indstillingen til Byrådet.", 110),
    ("deferred", "Punktet udsættes til næste møde.", 60),
    ("amended", "Godkendt med følgende ændring.", 50),
    ("discussed", "Udvalget drøftede sagen.", 40),
    ("rejected", "Forslaget er forkastet.", 20),
    ("returned", "Sagen sendes tilbage til forvaltningen.", 10),
)
SMALL = _SMALL.split()


def words(size: int) -> list[str]:
    """So many different content words, the commonest first; the same list each time."""
    forms = [base + ending for base, endings in NOUNS.items() for ending in endings]
    compounds = [head + tail + ending for head, tail in product(HEADS, TAILS) for ending in ("", "en", "er")]
    places = [head + tail for head, tail in product(PLACE_HEADS, PLACE_TAILS)]
    rare = [place + tail + ending for ending, tail, place in product(("", "en"), TAILS, places)]
    later = [*compounds, *places]
    random.Random(1).shuffle(later)  # noqa: S311 (a corpus, no secret)
    return [*dict.fromkeys([*forms, *later, *rare])][:size]
