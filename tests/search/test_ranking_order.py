"""Which of the items found stands first."""

import pytest
from small_archive import Add, titles

from archive.search import Query, search


def test_the_title_outranks_the_case_and_the_formula_comes_last(add: Add) -> None:
    add("Andet", sections={"decision": "Planen for havnen blev drøftet."})
    add("Noget", sections={"case": "Om planen for havnen."})
    add("Tredje", sections={"summary": "Om planen for havnen."})
    add("Havnen")
    assert titles("havnen") == ["Havnen", "Tredje", "Noget", "Andet"]


def test_a_title_in_another_form_outranks_any_number_of_the_very_word_elsewhere(add: Add) -> None:
    often = "Skolestrukturen. " * 40
    texts = {"case": often, "summary": often, "recommendation": often, "decision": often}
    add(
        "Elevtal",
        sections=texts,
        outcome_remainder=often,
        attachments=("Skolestrukturen",),
        date="2025-06-01",
    )
    add("Orientering om fremtidens skolestruktur i hele Kærby og omegn i de næste ti år", date="2012-01-01")
    for number in range(20):
        add(
            f"Sag {number} om skoler og andet i byen",
            sections={"case": "Om skoler, struktur og alt muligt andet i byen."},
        )
    assert titles("SKOLESTRUKTUREN")[1:] == ["Elevtal"]
    assert titles("skolestruktur")[1:] == ["Elevtal"]


def test_the_form_typed_outranks_other_forms(add: Add) -> None:
    add("Om skolerne i byen")
    add("Om skolen i byen")
    assert titles("skolen") == ["Om skolen i byen", "Om skolerne i byen"]
    assert titles("skolerne") == ["Om skolerne i byen", "Om skolen i byen"]


def test_of_two_alike_the_newer_comes_first_and_of_one_day_the_first_made(add: Add) -> None:
    add("Cykelsti", date="2010-02-01", officer="1")
    first = add("Cykelsti", date="2025-02-04")
    second = add("Cykelsti", date="2025-02-04")
    hits = search(Query(q="cykelsti")).hits
    assert [hit.item.pk for hit in hits][:2] == [first.pk, second.pk]
    assert hits[2].item.officer == "1"


def test_words_together_stand_before_the_same_words_apart(add: Add) -> None:
    filling = "Forvaltningen har set på sagen og vender tilbage med et svar. " * 3
    add("Apart", sections={"case": f"Den nye skole. {filling} Broen er lukket."}, date="2025-02-01")
    add("Sammen", sections={"case": f"Broen ved den nye skole. {filling} Den er lukket."}, date="2025-01-01")
    assert titles("skole bro") == ["Sammen", "Apart"]
    assert titles("broer skolen") == ["Sammen", "Apart"]


@pytest.mark.parametrize("says", ["indstiller, at", "indstiller\n\nat", "anbefaler, at"])
def test_who_recommends_weighs_no_more_than_a_word_anywhere_and_is_found(add: Add, says: str) -> None:
    for number in range(3):
        text = f"Direktøren for Teknik og Klima {says} sag {number} godkendes."
        add(f"Dagsorden {number}", sections={"recommendation": text})
    add("Klimatilpasning ved stranden", sections={"recommendation": f"Direktøren {says} planen godkendes."})
    assert titles("klima")[0] == "Klimatilpasning ved stranden"
    assert len(titles("klima")) == 4
    assert titles('"teknik og klima" sag 2') == ["Dagsorden 2"]
    assert len(titles("direktør")) == 4
