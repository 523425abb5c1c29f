"""References: what is named in full is found, what is not stays words."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing.references import references


def named(text: str) -> list[tuple[str, str | None, str | None, str | None, str | None]]:
    """Each reference as (its words, number, body, date, case number)."""
    return [
        (text[r.start : r.end], r.number, r.body, r.date.isoformat() if r.date else None, r.case_number)
        for r in references(text)
    ]


@pytest.mark.parametrize(
    ("text", "words", "number", "body", "date"),
    [
        (
            "Se punkt 7 den 3. marts 2026 i Teknik- og Miljøudvalget.",
            "punkt 7 den 3. marts 2026",
            "7",
            "Teknik- og Miljøudvalget",
            "2026-03-03",
        ),
        (
            "Sagen blev udsat i Skoleudvalget den 4. maj 2026 (punkt 12).",
            "4. maj 2026 (punkt 12)",
            "12",
            "Skoleudvalget",
            "2026-05-04",
        ),
        (
            "På mødet den 3. juni 2024 i Socialudvalget, punkt 4, blev taksten sat op.",
            "3. juni 2024 i Socialudvalget, punkt 4",
            "4",
            "Socialudvalget",
            "2024-06-03",
        ),
        (
            "I Byrådet 24-06-2024 punkt 9 blev planen vedtaget.",
            "24-06-2024 punkt 9",
            "9",
            "Byrådet",
            "2024-06-24",
        ),
        (
            "Økonomiudvalget behandlede den som punkt 44 den 23. april 2026.",
            "punkt 44 den 23. april 2026",
            "44",
            "Økonomiudvalget",
            "2026-04-23",
        ),
        (
            "Jf. pkt. 9 i Byrådet den 1. juni 2026 er rammen brugt.",
            "pkt. 9 i Byrådet den 1. juni 2026",
            "9",
            "Byrådet",
            "2026-06-01",
        ),
        (
            "Byrådets møde den 01-06-2026, punkt 9, gav bevillingen.",
            "01-06-2026, punkt 9",
            "9",
            "Byrådet",
            "2026-06-01",
        ),
    ],
)
def test_an_item_named_in_full(text: str, words: str, number: str, body: str, date: str) -> None:
    assert named(text) == [(words, number, body, date, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Målene behandles i foregående punkt (pkt. 26).",
        "Yderligere beskrivelse ses i dagsordenspunkt 19 (5. marts).",
        "Sagen var på mødet den 5. marts 2026 (punkt 19).",
        "Se punkt 19 den 31. april 2026 i Byrådet.",
        "Punkt 4\t2026\tByrådet",
        "Stednr. 539010-01 og konto 05.38.42 er uden sag.",
        "Sagen om 12000 kroner og 2/5 af tiden.",
    ],
)
def test_what_is_not_named_in_full_stays_words(text: str) -> None:
    assert named(text) == []


def test_items_in_a_row_keep_their_own_dates() -> None:
    text = (
        "Sagen er behandlet som punkt 3 den 4. maj 2026 i Socialudvalget, som punkt 8 den 11. maj 2026 i "
        "Skoleudvalget og som punkt 5 den 18. maj 2026 i Økonomiudvalget."
    )
    assert [one[1:4] for one in named(text)] == [
        ("3", "Socialudvalget", "2026-05-04"),
        ("8", "Skoleudvalget", "2026-05-11"),
        ("5", "Økonomiudvalget", "2026-05-18"),
    ]
    led = "Byrådet så på den 4. maj 2026 punkt 3, den 11. maj 2026 på noget andet."
    assert [one[1:4] for one in named(led)] == [("3", "Byrådet", "2026-05-04")]


def test_two_bodies_in_one_sentence_keep_their_own_items() -> None:
    text = (
        "Sagen var punkt 3 den 4. februar 2026 i Klimaudvalget og "
        "blev som punkt 31 den 18. marts 2026 i Økonomiudvalget sendt videre."
    )
    assert [(number, body) for _, number, body, _, _ in named(text)] == [
        ("3", "Klimaudvalget"),
        ("31", "Økonomiudvalget"),
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Se sag 13.05.00-A00-4-23 om bybusser.", "13.05.00-A00-4-23"),
        ("Bevillingen (13.03.00-Ø60-7-25) er brugt.", "13.03.00-Ø60-7-25"),
        ("Sagsnr. 330-2018-3619 er afsluttet.", "330-2018-3619"),
    ],
)
def test_a_case_by_its_number(text: str, number: str) -> None:
    assert [(words, case) for words, _, _, _, case in named(text)] == [(number, number)]


@given(st.text(alphabet="punkt 19.den marts2026iByrådet()\n,-/", max_size=300))
def test_references_stand_in_the_text_in_order_and_apart(text: str) -> None:
    found = references(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(one.date is None or isinstance(one.date, datetime.date) for one in found)
