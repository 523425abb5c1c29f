"""Bodies with the years they sit for, case numbers below decisions, groups above columns, one-line fields."""

from __future__ import annotations

import pytest

from archive.parsing import parse
from archive.parsing.minutes import Minutes

_HEAD = "Byrådet\nReferat\nMødedato: 3. maj 2022\n\n"


def _read(text: str) -> Minutes:
    return parse(text.encode(), "nordby.txt")


@pytest.mark.parametrize("said", ["mandag den 2. maj 2022, pkt. 1", "den 2. maj 2022", "mandag 2. maj 2022"])
def test_a_decision_headed_by_a_body_with_its_years_and_the_days_name(said: str) -> None:
    minutes = _read(
        "Referat\n\nMøde i Havneudvalget 2022-2025\n\nmandag den 2. maj 2022 kl. 09:30\n\n"
        f"1. Molen\n\nResume\n\nMolen er slidt.\n\nBeslutning i Havneudvalget 2022-2025 {said}\n\nGodkendt.\n"
    )
    (item,) = minutes.items
    assert (minutes.committee, minutes.unplaced) == ("Havneudvalget", ())
    assert [(part.kind, part.body, part.date) for part in item.sections][1:] == [
        ("decision", "Havneudvalget", "2022-05-02")
    ]


def test_a_sentence_about_a_decision_heads_none() -> None:
    (item,) = _read(
        _HEAD + "1. Molen\n\nSagsfremstilling\n\nBeslutning i Byrådet mandag den 2. maj 2022 blev udsat\n\n"
        "Beslutning\n\nGodkendt.\n"
    ).items
    assert [part.kind for part in item.sections] == ["case", "decision"]


def test_case_numbers_below_the_decisions() -> None:
    first, second = _read(
        _HEAD + "1. Molen\n\nBeslutning\n\nGodkendt.\n\nSagsnr: 10004711 / Arkiv: 1-20-0-10\n\n"
        "2. Havnen\n\nBeslutning\n\nUdsat.\n\nSagsnr: 10004712\nArkiv: 1-20-0-11\n"
    ).items
    assert [(item.case_number, item.sections[0].text) for item in (first, second)] == [
        ("10004711", "Godkendt."),
        ("10004712", "Udsat."),
    ]


def test_another_cases_number_in_a_text_is_not_the_items() -> None:
    first, second = _read(
        _HEAD + "1. Molen\n\nSagsnr.: 22/401\n\nBeslutning\n\nGodkendt.\n\n"
        "2. Havnen\n\nBeslutning\n\nBehandlet med en anden sag.\n\nSagsnr: 22/4711\n"
    ).items
    assert (first.case_number, second.case_number) == ("22/401", None)
    assert second.sections[0].text.endswith("Sagsnr: 22/4711")


def test_closed_items_below_the_names_of_columns() -> None:
    first, second = _read(
        _HEAD
        + "DIVERSE SAGER\nPunkt Titel\n16 Molen\nResume\n\nMolen er slidt.\n\nBeslutning\n\nGodkendt.\n\n"
        "Bilag Funktioner\nMolen.pdf Vis Hent\n\n\nLUKKEDE SAGER\nPunkt Titel\n17 Køb af grund\n"
    ).items
    assert [(item.title, item.closed) for item in (first, second)] == [
        ("Molen", False),
        ("Køb af grund", True),
    ]
    assert first.sections[-1].text == "Godkendt."
    assert first.attachments == ("Molen.pdf Vis Hent",)


def test_a_pages_title_that_is_the_items_own() -> None:
    minutes = _read(
        "Mødedato: 03.05.2022, kl. 19:15\n\nMøde med Havnerådet\n\nHavneudvalget\n\nREFERAT\n\n"
        "1. Møde med Havnerådet\n\nBeslutning\n\nMødet fandt sted.\n"
    )
    assert (minutes.committee, minutes.unplaced) == ("Havneudvalget", ())


def test_a_title_that_goes_on_below_a_blank_line() -> None:
    (item,) = _read(
        _HEAD + "1. Nyt tag på hallen ved åen og\n\nudvidelse af havnens plads\n\n"
        "Sagsfremstilling\n\nTaget er utæt.\n\nBeslutning\n\nGodkendt.\n"
    ).items
    assert item.title == "Nyt tag på hallen ved åen og udvidelse af havnens plads"


def test_a_year_and_serial_in_brackets_behind_the_title() -> None:
    first, second = _read(
        _HEAD + "1. Sommerfest ved åen (2022-44990)\n\nBeslutning\n\nGodkendt.\n\n"
        "2. Plan for havnen (2022-2025)\n\nBeslutning\n\nUdsat.\n"
    ).items
    assert [(item.title, item.case_number) for item in (first, second)] == [
        ("Sommerfest ved åen", "2022-44990"),
        ("Plan for havnen (2022-2025)", None),
    ]


_LONG = "Der er søgt om penge til et nyt tag, og udvalget har set på taget. " * 3


@pytest.mark.parametrize(
    ("before", "number"),
    [
        ("DIABCD / 22/3201 ÅBEN SAG", "22/3201"),
        ("00.22.02.P35 22/17892 Åben sag", "22/17892"),
    ],
)
def test_a_case_behind_letters_or_a_topic_on_a_page_without_breaks(before: str, number: str) -> None:
    minutes = _read(
        "1 REFERAT Havneudvalget Mødedato: Mandag den 02-05-2022 Mødested: Salen "
        "Starttidspunkt: Kl. 15:00\n\n"
        f"2 18. Nyt tag på hallen {before} Sagsfremstilling {_LONG}Indstilling Det indstilles, at "
        "taget lægges. Beslutning Godkendt.\n"
    )
    (item,) = minutes.items
    assert (item.number, item.title, item.case_number) == ("18", "Nyt tag på hallen", number)


def test_a_decisions_heading_in_capitals_with_its_day_on_a_page_without_breaks() -> None:
    (item,) = _read(
        "1 NORDBY KOMMUNE Referat til Byrådet Mødedato: Mandag den 2. maj 2022 Mødetidspunkt: 18:30\n\n"
        f"2 1. Nyt tag på hallen Åben sag Sagsnr.: 22/1 Sagsansvarlig: abc RESUMÉ {_LONG}"
        "BESLUTNING I BYRÅDET DEN 02-05-2022 Godkendt.\n"
    ).items
    assert [(part.text, part.date) for part in item.sections if part.kind == "decision"] == [
        ("Godkendt.", "2022-05-02")
    ]


def test_fields_between_a_text_and_its_recommendation_on_a_page_without_breaks() -> None:
    minutes = _read(
        "1 Referat Havneudvalget Ordinært møde Dato 2. maj 2022 Tid 15:30 Sted ML 3 Fraværende Ingen "
        "Medlemmer Bo Lund (V) - Formand Ea Krog (A)\n\n"
        f"2 1. Nyt tag på hallen Sagsfremstilling {_LONG}Åben sag Sagsnr: 22/16285 Forvaltning: abc Sbh: def "
        "Besl. komp: HU Indstilling Direktøren indstiller, at taget lægges. Beslutning Havneudvalget den "
        "2. maj 2022 Godkendt. Havneudvalget - Referat - 2. maj 2022 Side 2 af 3\n"
    )
    (item,) = minutes.items
    assert item.case_number == "22/16285"
    assert [part.text for part in item.sections if part.kind == "decision"] == ["Godkendt."]


def test_titles_in_paragraphs_of_their_own_above_their_numbers() -> None:
    items = _read(
        _HEAD + "Meddelelser\n\nSag nr. 11\n\nSagens kerne\n\nUdvalget hører nyt.\n\nBeslutning\n\n"
        "Taget til efterretning.\n\nNyt tag på hallen\n\nSag nr. 12\n\nSagens kerne\n\nTaget er utæt.\n\n"
        "Beslutning\n\nAnbefales.\n"
    ).items
    assert [(item.number, item.title) for item in items] == [
        ("11", "Meddelelser"),
        ("12", "Nyt tag på hallen"),
    ]
    assert [item.sections[-1].text for item in items] == ["Taget til efterretning.", "Anbefales."]


def test_numbers_below_other_items_texts_take_no_titles_from_them() -> None:
    items = _read(
        _HEAD
        + "Sag nr. 11\n\nBeslutning\n\nTaget til efterretning.\n\nSag nr. 12\n\nBeslutning\n\nAnbefales.\n"
    ).items
    assert [item.sections[-1].text for item in items] == ["Taget til efterretning.", "Anbefales."]
