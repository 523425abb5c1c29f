"""Case numbers and dates are found in any spelling, whichever way they are written and typed."""

import pytest
from small_archive import Add, titles


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
