"""The words of minutes that nobody uses elsewhere, each explained in a sentence or two."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from archive.models.naming import slug, sort_key

MOST = 6  # explained beside one text


@dataclass(frozen=True)
class Entry:
    """A word, what it means, and the pattern that finds it in a text ("" where only the glossary has it)."""

    term: str
    means: str
    pattern: str = ""
    anchor: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "anchor", slug(self.term))

    @cached_property
    def found(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{self.pattern})\b", re.IGNORECASE)


ENTRIES = sorted(
    [
        Entry(
            "Tiltrådt",
            "De, der mødtes, er enige i det, der var foreslået, og det er dermed besluttet.",
            r"tiltrådt|tiltræd(?:er|es)(?! mødet)",
        ),
        Entry(
            "Til efterretning",
            "De har fået noget at vide og lader det blive ved det. Der er ikke besluttet noget nyt.",
            r"(?:tages?|tager|taget|til)\s(?:\w+\s){0,3}?efterretning",
        ),
        Entry(
            "Til orientering",
            "Sagen er lagt frem, for at de skal kende den, ikke for at de skal beslutte.",
            r"til orientering",
        ),
        Entry("Godkendt", "Forslaget er vedtaget."),
        Entry(
            "Indstilling",
            "Forslaget til, hvad der skal besluttes. Det er skrevet før mødet, som regel af forvaltningen "
            "eller af et udvalg, der havde sagen først. Hvad der blev besluttet, står under Beslutning.",
        ),
        Entry(
            "Anbefalet",
            "Udvalget siger god for forslaget, men har ikke det sidste ord. "
            "Sagen går videre, som regel til byrådet.",
            r"anbefal(?:es|et|er)(?!\w)",
        ),
        Entry(
            "Udsat",
            "Der er ikke taget stilling. Sagen kommer på et senere møde.",
            r"udsæt(?:tes|ter|te)|sagen (?:er |blev )?udsat|udsat til",
        ),
        Entry(
            "Sendt tilbage",
            "Forvaltningen eller et udvalg skal arbejde mere med sagen, før den kan afgøres.",
            r"send(?:es|t) tilbage|tilbagesend(?:es|t)",
        ),
        Entry(
            "Oversendt", "Sagen er givet videre til et andet udvalg eller til byrådet.", r"oversend(?:es|t)"
        ),
        Entry("Forkastet", "Det, der var foreslået eller søgt om, er afvist eller faldet.", r"forkastet"),
        Entry(
            "Udgået",
            "Punktet stod på dagsordenen, men blev ikke behandlet.",
            r"udgår|udgået|taget af dagsordenen",
        ),
        Entry("Drøftet", "De har talt om sagen uden at beslutte noget.", r"drøft(?:et|edes|ede)"),
        Entry(
            "Undlod at stemme",
            "Var med til mødet, men stemte hverken for eller imod.",
            r"undlod(?:\sat\sstemme)?|undlader at stemme",
        ),
        Entry(
            "Mindretalsudtalelse",
            "De, der blev stemt ned, har fået skrevet deres mening ind i referatet.",
            r"mindretalsudtalelse|mindretallet?s?|protokol(?:bemærkning|lat|tilførsel)|ført til protokols",
        ),
        Entry(
            "Forbehold",
            "Et medlem siger endnu hverken ja eller nej og vil se nærmere på sagen.",
            r"(?:tog|tager|taget) forbehold",
        ),
        Entry(
            "Inhabil",
            "Et medlem har selv noget i sagen på spil og må ikke være med til at behandle den.",
            r"inhabil(?:e|itet)?",
        ),
        Entry(
            "Begæret i byrådet",
            "Et medlem af udvalget vil have, at byrådet afgør sagen i stedet.",
            r"begær(?:er|ede|et)",
        ),
        Entry(
            "Bevilling",
            "Byrådets lov til at bruge et bestemt beløb til et bestemt formål.",
            r"bevilling(?:en|er)?",
        ),
        Entry(
            "Tillægsbevilling",
            "Flere penge, end der var sat af i årets budget.",
            r"tillægsbevilling(?:en|er)?",
        ),
        Entry(
            "Anlægsbevilling",
            "Penge til noget, der skal bygges, købes eller anlægges, og som ikke er daglig drift.",
            r"anlægsbevilling(?:en|er)?",
        ),
        Entry(
            "Rådighedsbeløb",
            "Penge, der er sat af til et anlæg det år. De må først bruges, når de er givet fri.",
            r"rådighedsbeløb(?:et)?",
        ),
        Entry("Frigivet", "Penge, der var sat af, må nu bruges.", r"frigiv(?:es|et|elsen?)"),
        Entry("Merforbrug", "Der er brugt mere, end der var sat af.", r"merforbrug(?:et)?"),
        Entry("Mindreforbrug", "Der er brugt mindre, end der var sat af.", r"mindreforbrug(?:et)?"),
        Entry(
            "Serviceramme",
            "Loftet over, hvad kommunerne til sammen må bruge på daglig velfærd på et år.",
            r"servicerammen?",
        ),
        Entry(
            "I offentlig høring",
            "Forslaget er lagt frem, og alle kan sende deres mening om det inden en frist.",
            r"(?:offentlig )?høring(?:en|s\w*)?",
        ),
        Entry(
            "1. og 2. behandling",
            "Nogle sager skal op i byrådet to gange med mindst nogle dage imellem, for eksempel budgettet.",
            r"[12]\. behandling",
        ),
        Entry(
            "Lokalplan",
            "Kommunens bindende regler for, hvad et bestemt område må bruges til, og hvordan der må bygges.",
        ),
        Entry("Dagsorden", "Listen over, hvad der skal behandles, skrevet før mødet. Den kan blive ændret."),
        Entry("Referat", "Det, der blev skrevet ned om, hvad mødet besluttede."),
        Entry(
            "Sagsfremstilling",
            "Forvaltningens forklaring af sagen: hvad den handler om, og hvad der taler for og imod.",
        ),
        Entry(
            "Lukket punkt",
            "Et punkt, som loven kræver behandlet uden tilhørere, "
            "for eksempel om en persons forhold eller en handel. Her vises kun nummeret.",
        ),
        Entry(
            "Sagsnummer",
            "Sagens navn i kommunens arkiv. Samme nummer på flere møder er som regel samme sag. "
            "De første tal siger, hvad den handler om (KLE).",
        ),
        Entry(
            "Samlesag",
            "Et sagsnummer, der bruges til mange forskellige ting, for eksempel årets meddelelser.",
        ),
        Entry("Afviger fra indstillingen", "Beslutningen blev en anden end den, der var foreslået."),
        Entry(
            "Ikke aflæst",
            "Arkivet kunne ikke læse af ordene, hvad udfaldet blev. Beslutningen står, som den er skrevet.",
        ),
    ],
    key=lambda entry: sort_key(entry.term),
)


def explained(*texts: str) -> list[Entry]:
    """The words of these texts that the glossary explains, in the order they are met."""
    text = "\n".join(texts)
    met = [
        (match.start(), entry) for entry in ENTRIES if entry.pattern and (match := entry.found.search(text))
    ]
    return [entry for _, entry in sorted(met, key=lambda one: one[0])[:MOST]]
