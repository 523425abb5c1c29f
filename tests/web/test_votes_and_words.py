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
