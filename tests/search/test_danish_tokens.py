"""Tokens: hyphens, abbreviations, numbers, dates and case numbers, each exact in any spelling."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from archive.search.danish import Token, analyse

CASE = ("15.00.00-a00-4-25",)


def texts(text: str) -> list[str]:
    return [token.text for token in analyse(text)]


def terms(text: str) -> list[tuple[str, ...]]:
    return [token.terms for token in analyse(text)]


def test_a_token_in_full() -> None:
    assert analyse("I Ældrerådet") == [
        Token("I", 0, 1, "i", ("i",), ()),
        Token("Ældrerådet", 2, 12, "aeldreraadet", ("aeldreraad",), ("aeldre", "raad")),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "15.00.00-A00-4-25",
        "15.00.00A00-4-25",
        "15.00.00 - A00 - 4 - 25",
        "15.00.00-a00-4-2025",
        "15.00.00–A00–4–25",
        "15.00.00 A00 4 25",
        "15.00.00.A00-4-25",
        "15.00.00.a00.4.25",
        "15.00.00-A00-4/25",
        "15.00.00A00425",
    ],
)
def test_a_case_number_is_one_term_in_any_spelling(written: str) -> None:
    assert [(t.text, t.terms, t.parts) for t in analyse(f"Sag {written}, åben")][1:2] == [
        (written, CASE, ("15.00.00",))
    ]


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("13.03.00-Ø60-7-25", "13.03.00-oe60-7-25"),
        ("13.03.00-oe60-7-25", "13.03.00-oe60-7-25"),
        ("07/21538", "07/21538"),
        ("2012 / 057275", "2012/057275"),
        ("330-2018-3619", "330-2018-3619"),
        ("2026-009857", "2026-009857"),
        ("539010-01", "539010-01"),
        ("05.38.42", "05.38.42"),
        ("1.851.745", "1851745"),
        ("1851745", "1851745"),
        ("1.851.745,50", "1851745,50"),
        ("26.802", "26802"),
        ("8,6", "8,6"),
        ("15:30", "15.30"),
        ("24b", "24b"),
        ("3A\u030a", "3aa"),
        ("27-05-2025", "2025-05-27"),
        ("27.05.2025", "2025-05-27"),
        ("2025-05-27", "2025-05-27"),
        ("31/3-2025", "2025-03-31"),
        ("1/10-24", "2024-10-01"),
        ("15-maj-2002", "2002-05-15"),
        ("99-99-2025", "99-99-2025"),
        ("§ 11", "§11"),
    ],
)
def test_a_number_or_date_is_one_exact_term(written: str, term: str) -> None:
    assert [(t.text, t.terms) for t in analyse(f"({written}).")] == [(written, (term,))]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("15.00.00 A00 4 timer", ["15.00.00 A00", "4", "timer"]),
        ("15.00.00 A00 4 253", ["15.00.00 A00", "4", "253"]),
        ("15.00.00 4 25", ["15.00.00", "4", "25"]),
        ("15.00.00A0042025", ["15.00.00", "A0042025"]),  # 4 of 2025 or 420 of 25
        ("00.01.00A04 - 2007/34364", ["00.01.00A04", "2007/34364"]),
    ],
)
def test_blanks_join_only_a_whole_case_number(written: str, expected: list[str]) -> None:
    assert texts(written) == expected


def test_a_decimal_amount_also_meets_its_thousands() -> None:
    assert terms("26,802 mio. kr.") == [("26,802", "26802"), ("mio",), ("kr",)]


def test_a_written_date_keeps_its_words_and_carries_the_date() -> None:
    assert terms("den 27. maj 2025") == [("den",), ("27", "2025-05-27"), ("maj",), ("2025",)]
    assert [t.reach for t in analyse("den 27. maj 2025")] == [0, 16, 0, 0]
    assert terms("den 7. aug. 2025")[1] == ("7", "2025-08-07")
    assert terms("31. juni 2025") == [("31",), ("juni",), ("2025",)]
    assert [t.parts for t in analyse("27-05-2025")] == [("27", "maj", "2025")]


def test_ranges_of_years_are_two_numbers() -> None:
    assert [terms(w) for w in ("2025-2028", "2025 - 2028", "2025–2028")] == [[("2025",), ("2028",)]] * 3


def test_signs_and_missing_blanks() -> None:
    assert texts("-22,86%, 6,3 mio.kr. 7.klasser 30min") == [
        "22,86",
        "6,3",
        "mio",
        "kr",
        "7",
        "klasser",
        "30",
        "min",
    ]


@pytest.mark.parametrize(
    ("written", "expected", "parts"),
    [
        ("Genbevil-linger", ("genbevilling",), ("genbevil", "ling")),
        ("Genbevil-\nlinger", ("genbevilling",), ("genbevil", "ling")),
        ("Genbevil\u00ad\nlinger", ("genbevilling",), ("genbevil", "ling")),
        ("BSK-produktion", ("bskproduktion",), ("bsk", "produktion")),
        ("M-ACT", ("mact",), ("m", "act")),
        ("D-E", ("d-e",), ("d", "e")),
        ("selv\u00adforvaltning", ("selvforvaltning", "selvforvalte"), ("selv", "forvaltning")),
    ],
)
def test_hyphens_give_the_whole_and_its_parts(
    written: str, expected: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    assert [(t.text, t.terms, t.parts) for t in analyse(written)] == [(written, expected, parts)]


def test_an_elided_list_stays_words() -> None:
    assert texts("Børne- og Familieudvalget, Teknik-\nog Miljø") == [
        "Børne", "og", "Familieudvalget", "Teknik", "og", "Miljø",
    ]  # fmt: skip
    assert analyse("Børne- og")[0].terms == analyse("børn")[0].terms


def test_abbreviations_have_one_form() -> None:
    assert terms("m.v. mv. bl.a. f.eks. KL's PC’er") == [
        ("mv",),
        ("mv",),
        ("bla",),
        ("feks",),
        ("kl",),
        ("pc",),
    ]


def test_the_command_prints_words_terms_and_parts_as_json() -> None:
    out = StringIO()
    call_command("analyse", "Budgettet", "EM-medaljer", "--format", "json", stdout=out)
    assert json.loads(out.getvalue())[0] == {"word": "Budgettet", "terms": ["budget"], "parts": []}
    assert json.loads(out.getvalue())[1]["parts"] == ["em", "medalje"]


def test_the_command_prints_a_table() -> None:
    out = StringIO()
    call_command("analyse", "skolerne i byen", stdout=out)
    assert out.getvalue().splitlines() == [
        "ord       termer  led",
        "skolerne  skole",
        "i         i",
        "byen      by",
    ]
