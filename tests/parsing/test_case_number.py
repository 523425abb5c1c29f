"""Case numbers: KLE's grammar in its spellings, other systems' forms, folding for addresses."""

import pytest

from archive.parsing.case_number import Kle, find, fold, kle, same


@pytest.mark.parametrize(
    ("number", "parts"),
    [
        ("15.00.00-A00-4-25", Kle("15", "15.00.00", "A00", 4, 2025)),
        ("13.03.00-Ø60-7-25", Kle("13", "13.03.00", "Ø60", 7, 2025)),
        ("00.00.00-P19-1719-10", Kle("00", "00.00.00", "P19", 1719, 2010)),
        ("00.01.00-A04-3-97", Kle("00", "00.01.00", "A04", 3, 1997)),
        ("00.01.00A04 - 2007/34364", Kle("00", "00.01.00", "A04", 34364, 2007)),
        ("00.01.00-K01-12-2008", Kle("00", "00.01.00", "K01", 12, 2008)),
        ("330-2018-3619", None),
        ("05.38.42", None),
        ("15.00.00-A00-4", None),
    ],
)
def test_the_kle_grammar(number: str, parts: Kle | None) -> None:
    assert kle(number) == parts


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Åbent - 00.22.00-G01-2-16", "00.22.00-G01-2-16"),
        ("330-2018-3619  Dok.nr.: 330-2018-500301", "330-2018-3619"),
        ("306-2009-600", "306-2009-600"),
        ("07/21538", "07/21538"),
        ("2012/057275", "2012/057275"),
        ("299835 Kulturudvalget", "299835"),
        ("2026-009857", "2026-009857"),
        ("intet nummer", None),
    ],
)
def test_numbers_are_found_as_written(text: str, number: str | None) -> None:
    assert find(text) == number


def test_folding_for_addresses_and_comparison() -> None:
    assert [fold("15.00.00-A00-4-25"), fold("13.03.00-Ø60-7-25"), fold(" BR 366/07.")] == [
        "15-00-00-a00-4-25",
        "13-03-00-oe60-7-25",
        "br-366-07",
    ]
    assert same("00.01.00A04 - 2007/34364", "00.01.00-A04-34364-07")
    assert not same("15.00.00-A00-4-25", "15.00.00-A00-5-25")
