"""A vote is drawn with its numbers in words, and hard words are explained beside the decision."""

from collections.abc import Callable

import pytest
from read_page import Page, words
from write_minutes import Entry

from archive.models import Meeting
from archive.web.glossary import ENTRIES, explained

ITEM = "/aadal/byraadet/2025-05-27/1/"
Get = Callable[..., Page]
TakeIn = Callable[..., Meeting]


def test_a_vote_is_drawn_with_a_sign_for_each_and_told_in_numbers(take_in: TakeIn, get: Get) -> None:
    take_in(Entry("Skole", decision="Godkendt med 5 stemmer imod 3. 1 undlod at stemme."))
    (votes,) = get(ITEM).of_class("votes")
    assert [(words(line.find("dt")), words(line.find("dd/strong"))) for line in votes.findall("dl/div")] == [
        ("For", "5"),
        ("Imod", "3"),
        ("Undlod at stemme", "1"),
    ]
    signs = [e for e in votes.iter("span") if e.attrib.get("class") == "signs"]
    assert [e.text for e in signs] == ["●●●●●", "○○○", "◌"]
    assert {e.attrib["aria-hidden"] for e in signs} == {"true"}


REFUSE = "Forvaltningen indstiller,\n\nat ansøgningen ikke imødekommes."
GRANT = "Forvaltningen indstiller,\n\nat ansøgningen imødekommes."
DRAWN = [
    (
        "Ansøgningen blev forkastet med 4 stemmer mod 3.\n\nFor afslag stemte: A.\n\nImod afslag stemte: F.",
        REFUSE,
        {"For afslag": "4", "Imod afslag": "3"},
        "Forkastet 4-3 med 4 stemmer mod 3",
    ),
    (
        "Ansøgningen blev forkastet med 4 stemmer mod 3.",
        REFUSE,
        {"For ansøgningen": "3", "Imod ansøgningen": "4"},
        "Forkastet 4-3 med 4 stemmer mod 3",
    ),
    (
        "Forkastet med 4 stemmer mod 3.\n\nFor afslag stemte: A.\n\nImod afslag stemte: F.",
        REFUSE,
        {},
        "Forkastet",
    ),
    ("Forkastet med 4 stemmer mod 3.", REFUSE, {}, "Forkastet"),
    (
        "Forslaget blev forkastet med 18 stemmer mod 7.",
        GRANT,
        {"For": "7", "Imod": "18"},
        "Forkastet 18-7 med 18 stemmer mod 7",
    ),
    (
        "Indstillingen blev tiltrådt med 16 stemmer mod 9.\n\nFor indstillingen stemte: A.\n\nMod stemte: F.",
        GRANT,
        {"For indstillingen": "16", "Imod indstillingen": "9"},
        "Godkendt 16-9 med 16 stemmer mod 9",
    ),
    (
        "Godkendt med den ændring, at huset bliver lavere.\n\nÆndringen blev vedtaget med 21 stemmer mod 4.",
        GRANT,
        {"For ændringen": "21", "Imod ændringen": "4"},
        "Godkendt med ændringer",
    ),
    (
        "Godkendt med 16 stemmer mod 9.\n\nFor ændringsforslaget stemte: A.\n\nFor indstillingen stemte: F.",
        GRANT,
        {},
        "Godkendt",
    ),
]


@pytest.mark.parametrize(("decision", "recommended", "drawn", "listed"), DRAWN)
def test_a_vote_says_what_it_was_about_or_is_not_drawn(
    take_in: TakeIn, get: Get, decision: str, recommended: str, drawn: dict[str, str], listed: str
) -> None:
    item = take_in(Entry("Skulptur", decision=decision, recommendation=recommended)).items.get()
    assert item.votes  # else nothing can be drawn at all
    lines = [line for votes in get(ITEM).of_class("votes") for line in votes.findall("dl/div")]
    assert {words(line.find("dt")): words(line.find("dd/strong")) for line in lines} == drawn
    for address in ("/", "/aadal/byraadet/", "/aadal/byraadet/2025-05-27/", "/soeg/?aar=2025"):
        (said,) = get(address).of_class("said")
        assert words(said).removeprefix("○ ").removeprefix("● ").removeprefix("◐ ") == listed


def test_refused_is_explained_with_no_more_than_is_known(take_in: TakeIn, get: Get) -> None:
    take_in(Entry("Skulptur", decision="Ansøgningen blev forkastet.", recommendation=REFUSE))
    (jargon,) = get(ITEM).of_class("jargon")
    assert words(jargon.find("dl")).endswith("er afvist eller faldet.")


@pytest.mark.parametrize(
    ("decision", "strong"),
    [
        (
            "Indstillingen blev vedtaget med 5 stemmer mod 1.\n\nFor stemte: A og V\n\nImod stemte: Ø\n\n"
            'Ane Bech (Ø) afgav følgende protokolbemærkning: "En skærm lugter ikke. Den varmer ikke."\n\n'
            "Udvalget ønsker en evaluering om et år.",
            ["Indstillingen blev vedtaget med 5 stemmer mod 1.", "Udvalget ønsker en evaluering om et år."],
        ),
        (
            "Godkendt.\n\nSF kunne ikke tiltræde den sidste at-sætning.\n\nByrådet ønsker et borgermøde.",
            ["Godkendt.", "Byrådet ønsker et borgermøde."],
        ),
        (
            "Godkendt med den ændring, at cello også er med.\n\nGitte Bo (O) kunne ikke tiltræde forslaget.",
            ["Godkendt", "med den ændring, at cello også er med."],
        ),
        ("Godkendt. Byrådet ønsker et borgermøde.", ["Byrådet ønsker et borgermøde."]),
    ],
)
def test_what_won_stands_out_and_not_the_losers_remark_alone(
    take_in: TakeIn, get: Get, decision: str, strong: list[str]
) -> None:
    take_in(
        Entry("Skærmbesøg", decision=decision, recommendation="Det indstilles,\n\nat tilbuddet bliver fast.")
    )
    (said,) = get(ITEM).of_class("words")
    assert [words(e) for e in said.iter("strong")] == strong


@pytest.mark.parametrize(
    ("decision", "led"),
    [
        ("Godkendt. SF kunne ikke tiltræde den sidste at-sætning.", "Det besluttede: se indstillingen"),
        ("Indstillingen anbefales til Byrådets godkendelse.", "Det anbefalede: se indstillingen"),
        ("Navnet Remisen er vedtaget.", ""),
        ("Godkendt med den ændring, at cello også er med.", ""),
        ("Indstillingen blev forkastet.", ""),
    ],
)
def test_a_mere_yes_leads_to_what_it_was_about(take_in: TakeIn, get: Get, decision: str, led: str) -> None:
    take_in(Entry("Navn", decision=decision, recommendation="Det indstilles,\n\nat tilbuddet bliver fast."))
    page = get(ITEM)
    assert ("se indstillingen" in page.text) == bool(led)
    if led:
        assert led in page.text
        (link,) = (a for a in page.of_class("decision")[0].iter("a") if words(a) == "se indstillingen")
        anchor = link.attrib["href"].removeprefix("#")
        assert "bliver fast" in words(page.one(f".//section[@id='{anchor}']"))
    take_in(Entry("Navn", decision=decision), date="2025-06-24")  # nothing was recommended
    assert "se indstillingen" not in get("/aadal/byraadet/2025-06-24/1/").text


def test_nothing_is_drawn_where_nothing_was_counted(take_in: TakeIn, get: Get) -> None:
    take_in(Entry("Skole"))
    assert get(ITEM).of_class("votes") == []


def test_the_words_of_a_decision_are_explained_and_lead_to_the_glossary(take_in: TakeIn, get: Get) -> None:
    take_in(Entry("Skole", decision="Indstillingen er tiltrådt. Ane Bech tog forbehold."))
    page = get(ITEM)
    (jargon,) = page.of_class("jargon")
    assert [words(e) for e in jargon.iter("dt")] == ["Tiltrådt", "Forbehold"]
    anchors = {e.attrib["id"] for e in get("/om/ordbog/").of_class("glossary")[0]}
    assert {a.attrib["href"].partition("#")[2] for a in jargon.iter("a")} <= anchors
    assert len(anchors) == len(ENTRIES)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Orienteringen er taget til efterretning.", ["Til efterretning"]),
        ("Tages enstemmigt til efterretning.", ["Til efterretning"]),
        ("Udsatte borgere skal have hjælp.", []),
        ("Sagen udsættes.", ["Udsat"]),
        ("Peter Holm tiltræder mødet kl. 16.", []),
        ("", []),
    ],
)
def test_only_words_used_in_that_sense_are_explained(text: str, terms: list[str]) -> None:
    assert [entry.term for entry in explained(text)] == terms
