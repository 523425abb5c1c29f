"""Case numbers, dates and sums are found in any spelling, whichever way they are written and typed."""

import pytest
from small_archive import Add, titles

from archive.search import Query, search


@pytest.mark.parametrize(
    "written",
    [
        "17.01.00-P20-3-24",
        "17.01.00P20-3-24",
        "17.01.00 P20 3 24",
        "17.01.00.P20-3-24",
        "17.01.00.p20.3.24",
        "17.01.00-P20-3/24",
        "17.01.00 - P20 - 3 - 24",
        "17.01.00P20324",
        "17.01.00-P20-3-2024",
    ],
)
def test_a_case_number_is_found_in_any_spelling_on_either_side(add: Add, written: str) -> None:
    add("Feltet", case_number=written)
    add("Teksten", sections={"case": f"Se sag {written}, som er lukket."})
    add("En anden", case_number="17.01.00-P20-4-24")
    for typed in ("17.01.00-P20-3-24", "17.01.00 p20 3 24", "sag 17.01.00.P20-3-24", '"17.01.00P20-3-24"'):
        assert titles(typed) == ["Feltet", "Teksten"]
    assert titles(written) == titles(f"sagsnr. {written}") == ["Feltet", "Teksten"]


DATES = ["21. maj 2024", "21.05.2024", "21/5-2024", "21/5 2024", "21-05-2024", "2024-05-21", "21 maj 2024"]


@pytest.mark.parametrize("typed", DATES)
def test_a_date_is_found_in_any_spelling(add: Add, typed: str) -> None:
    for written in DATES:
        add(written, sections={"case": f"Frist den {written}, og derefter ikke."})
    add("En anden", sections={"case": "Den 21. juni 2024 og den 4. maj 2023, i 2024 den 21. dag."})
    assert sorted(titles(typed)) == sorted(DATES)
    assert len(titles("maj 2024")) == len(DATES) + 1


SUMS = ["9,8 mio. kr.", "9.800.000 kr.", "9800000 kr.", "9,800 mio. kr.", "9,8 mio.kr."]


@pytest.mark.parametrize("typed", [*SUMS, "9.800.000", "9,8 mio", "9,8 millioner kr."])
def test_a_sum_is_found_in_any_scale(add: Add, typed: str) -> None:
    for written in SUMS:
        add(written, sections={"case": f"Der frigives {written} til stien."})
    add("En anden", sections={"case": "Der frigives 9,8 procent, 4 mio. kr. og 98.000.000 kr."})
    assert {*titles(typed)} - {"En anden"} == {*SUMS}
    assert ("En anden" in titles(typed)) is typed.startswith("9,8 mio")


@pytest.mark.parametrize(
    ("typed", "also"),
    [
        ("9.800.000", ("9,8 mio", "9,800 mio")),
        ("10000000 kr", ("10 mio", "10,0 mio", "10,000 mio")),
        ("1,2 mia.", ("1.200.000.000", "1.200 mio", "1,200 mia")),
        ("2,7 mio", ("2.700.000", "2,700 mio")),
        ("9.812.345", ()),
        ("98.000", ()),
        ("2024 mio", ("2.024.000.000", "2,024 mia")),
        ('"9.800.000"', ()),
        ("-9.800.000 sti", ()),
        ("9,8", ()),
        ("mio 9,8", ()),
        ("2026-009857 sag", ()),
    ],
)
def test_a_sum_is_told_in_its_other_scales(add: Add, typed: str, also: tuple[str, ...]) -> None:
    add("Sti", sections={"case": "Der er 9.800.000 kr."})
    assert search(Query(q=typed)).also == also


@pytest.mark.parametrize("typed", ["22/5", "22/05", "frist 22/5"])
def test_a_day_without_a_year_is_found_in_words(add: Add, typed: str) -> None:
    for written in ("22/5", "22. maj", "22. maj 2024", "22.maj"):
        add(written, sections={"case": f"Frist er den {written}, kl. 9."})
    add("En anden", sections={"case": "Frist er den 22. juni og den 5. maj; i maj var der 22."})
    found = titles(typed)
    assert {"22. maj", "22. maj 2024", "22.maj"} <= {*found}
    assert "En anden" not in found
    assert search(Query(q=typed)).also == ("22. maj",)


@pytest.mark.parametrize("typed", ["32/5", "22/13", "2025/26", '"22/5"', "sti -22/5"])
def test_what_is_no_day_is_not_told_in_words(add: Add, typed: str) -> None:
    add("Sti", sections={"case": "Den 22. maj."})
    assert search(Query(q=typed)).also == ()
