"""What is parsed, written out in the canonical form and parsed again is the same."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parsing.canonical import HEADINGS, canonical

from archive.parsing import parse
from archive.parsing.minutes import Item, Minutes, Routing, Section

SOURCES = sorted((Path(__file__).parents[2] / "fixtures/minutes").glob("*.txt"))
WORDS = st.sampled_from(
    ["Broen", "bliver", "grøn", "og", "lang,", "men", "ikke", "dyr", "i", "2025", "1,5 mio. kr.", "åen"]
)
SENTENCES = st.lists(WORDS, min_size=3, max_size=9).map(
    lambda words: "Den " + " ".join(words) + " til sidst."
)
TEXTS = {
    "recommendation": st.sampled_from(
        [
            "Direktøren indstiller,\n\nat broen bygges.",
            "Forvaltningen indstiller,\n\n1. at broen bygges,\n2. at den males.",
            "Det indstilles, at planen godkendes.",
        ]
    ),
    "decision": st.sampled_from(
        [
            "Indstillingen er tiltrådt.",
            "Godkendt med 5 stemmer mod 2.\n\nImod stemte: Ø og Å",
            "Udsat.",
            "",
            "Taget til efterretning.\n\nListe B tog forbehold.",
        ]
    ),
    "competence": st.just("Byrådet"),
}
LESSER = ("competence", "hearing", "legal")
"""Under a case presentation these may be its sub-headings, so here they stand before."""
KINDS = st.tuples(
    st.lists(st.sampled_from(LESSER), unique=True),
    st.lists(st.sampled_from(sorted(set(HEADINGS) - set(LESSER))), unique=True),
).map(lambda pair: [*pair[0], *pair[1]])
ITEMS = st.tuples(
    KINDS,
    st.lists(st.lists(SENTENCES, min_size=1, max_size=3).map("\n\n".join), min_size=7, max_size=7),
    st.integers(1, 3),
    st.sampled_from([None, "15.00.00-A00-4-25", "13.03.00-Ø60-7-25"]),
    st.sampled_from([None, "Asta Vig"]),
    st.sampled_from([(False, None), (True, None), (True, "Personalesag")]),
    st.booleans(),
    st.lists(st.sampled_from(["Kort over broen", "Notat: økonomi", "udkast_2.pdf"]), max_size=2),
)


@st.composite
def meetings(draw: st.DrawFn) -> Minutes:
    """Minutes of one to three items with any sections in any order."""
    items = []
    number = 0
    for kinds, texts, step, case, officer, closed, routed, attachments in draw(
        st.lists(ITEMS, min_size=1, max_size=3)
    ):
        number += step
        sections = tuple(
            Section(kind, HEADINGS[kind], draw(TEXTS[kind]) if kind in TEXTS else text)
            for kind, text in zip(kinds, texts, strict=False)
        )
        items.append(
            Item(
                str(number),
                f"Sag om broen nr. {number}",
                closed=closed[0],
                closed_ground=closed[1],
                case_number=case,
                officer=officer,
                routing=Routing(("DIR", "BFU", "BYR"), ("X",)) if routed else None,
                sections=sections,
                attachments=tuple(attachments),
            )
        )
    return Minutes(committee="Teknisk Udvalg", date="2025-05-27", items=tuple(items))


def _told(items: tuple[Item, ...]) -> list[Item]:
    """The items without where they stood."""
    return [
        replace(item, sections=tuple(replace(part, lines=(0, 0), page=None) for part in item.sections))
        for item in items
    ]


def _stated(items: tuple[Item, ...]) -> list[Item]:
    """The items without what is derived from their texts."""
    bare = {"outcome": None, "outcome_remainder": None, "votes": None, "dissent": None, "onward": ()}
    return [replace(item, recommendation=None, expected_duration=None, **bare) for item in _told(items)]


def _essence(item: Item) -> tuple[object, ...]:
    """What of an item stands in its own lines and texts."""
    texts = [(part.kind, part.text) for part in item.sections]
    read = (item.outcome, item.recommendation, item.votes, item.dissent, item.attachments)
    return (item.title, item.case_number, item.closed, texts, *read)


@settings(max_examples=150, deadline=None)
@given(meetings())
def test_minutes_written_out_are_read_back(minutes: Minutes) -> None:
    read = parse(canonical(minutes).encode())
    assert _stated(read.items) == list(minutes.items)
    again = parse(canonical(read).encode())
    assert _told(again.items) == _told(read.items)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_a_whole_document_survives_being_written_out(source: Path) -> None:
    read = parse(source.read_bytes())
    numbered = tuple(item for item in read.items if item.number)
    again = parse(canonical(replace(read, items=numbered)).encode())
    assert [_essence(one) for one in again.items] == [_essence(one) for one in numbered]
