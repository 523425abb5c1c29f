"""Minutes of school boards and councils of citizens: heads, people, and "Referat" over what was decided."""

from __future__ import annotations

import pytest

from archive.parsing import parse
from archive.parsing.minutes import Item, Minutes


def read(text: str) -> Minutes:
    return parse(text.encode())


def decisions(item: Item) -> list[str]:
    return [section.text for section in item.sections if section.kind == "decision"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Referat af ekstraordinært Skolebestyrelsesmøde", "Skolebestyrelsen"),
        ("Referat fra ekstraordinært SeniorRådsmøde 2", "Seniorrådet"),
        ("År 2014-2017 Integrationsrådet - Referat", "Integrationsrådet"),
        ("Referat til mødet i Kommunalbestyrelsen_2018-21 den 3. maj 2022 kl. 19:00", "Kommunalbestyrelsen"),
        ("Der indkaldes hermed til ordinært møde i Udsatterådet i Vestby Kommune", "Udsatterådet"),
    ],
)
def test_a_title_names_the_body(title: str, body: str) -> None:
    text = f"{title}\nDato: 3. maj 2022\n\n1. Bænke\n\nBeslutning\n\nGodkendt.\n"
    assert read(text).committee == body


def test_a_body_in_small_letters_is_written_with_a_capital() -> None:
    text = (
        "Referat\ntil\nmødet i forretningsudvalget\nden 3. maj 2022 kl. 10:00\n\n1. Bænke\n\n"
        "Beslutning\n\nGodkendt.\n"
    )
    assert read(text).committee == "Forretningsudvalget"


def test_hours_with_a_remark_behind() -> None:
    text = (
        "Skolebestyrelsesmøde\nReferat d. 3. maj 2022.\n17.00 til 19.00. Vi spiser bagefter\n\n"
        "Pkt. 1. Bænke\n\nReferat: Godkendt.\n\nPkt. 2. Borde\nTid: 5 min.\n\nReferat: Udsat.\n"
    )
    minutes = read(text)
    assert (minutes.committee, minutes.start, minutes.end) == ("Skolebestyrelsen", "17:00", "19:00")
    assert [(item.number, item.title, decisions(item)) for item in minutes.items] == [
        ("1", "Bænke", ["Godkendt."]),
        ("2", "Borde", ["Udsat."]),
    ]


@pytest.mark.parametrize(
    ("lines", "present"),
    [
        (
            "Ib Holm, Formand, udpeget af Byrådet\nEa Krog, etnisk repræsentant\nBo Lund, Spejderne\n",
            3,
        ),
        ("Forældrevalgte: Ib Holm, Ea Krog\nSkolerepræsentanter: Bo Lund\n", 3),
        ("Ib Holm, Ea\nKrog og Bo Lund.\nBo Lund blev budt velkommen i rådet.\n", 3),
        ("\n • Ib Holm: Medlem for Listen\n • Ea Krog: Konsulent\n", 2),
    ],
)
def test_people_with_what_they_are(lines: str, present: int) -> None:
    text = f"Integrationsrådet 3. maj 2022\nTil stede:\n{lines}\n1. Bænke\n\nBeslutning\n\nGodkendt.\n"
    assert len(read(text).present) == present


@pytest.mark.parametrize(
    "line", ["Afbud fra Ib Holm og Ea Krog.", "Bemærkninger: | Der er afbud fra Ib Holm, Ea Krog. |"]
)
def test_away_told_in_a_sentence(line: str) -> None:
    text = f"Byrådet 3. maj 2022\n{line}\n\n1. Bænke\n\nBeslutning\n\nGodkendt.\n"
    assert len(read(text).absent) == 2


def test_a_town_known_by_its_logo_and_cells_behind_labels() -> None:
    text = (
        "Vestby Kommunes logo\nMødested: | Salen |\nUdvalg: | Byrådet |\nSlut kl.:\n21:10\n\n"
        "1. Bænke\n\nBeslutning\n\nGodkendt.\n"
    )
    minutes = read(text)
    assert (minutes.municipality, minutes.place, minutes.committee, minutes.end) == (
        "Vestby",
        "Salen",
        "Byrådet",
        "21:10",
    )


def test_columns_of_labels_with_one_of_remarks() -> None:
    text = (
        "Byrådet\nMødedato:\nMødetidspunkt:\nSluttidspunkt:\nMødested:\nBemærkninger:\n"
        "Mandag den 16. marts 2015\nKl. 17:00\nKl. 20:45\nSalen, Rådhuset\n\n1. Bænke\n\n"
        "Beslutning\n\nGodkendt.\n"
    )
    minutes = read(text)
    assert (minutes.date, minutes.end, minutes.place) == ("2015-03-16", "20:45", "Salen, Rådhuset")


def test_referat_heads_what_was_decided() -> None:
    text = (
        "Udsatterådet 4. april 2022\n\nDagsorden med referat:\n\nNye bænke\n\nIndhold:\n\n"
        "Der mangler bænke.\n\nReferat\n\nGodkendt\n\nNye borde\n\nIndhold:\n\n"
        "Der mangler borde.\n\nReferat\n\nUdsat.\n"
    )
    assert [(item.title, decisions(item)) for item in read(text).items] == [
        ("Nye bænke", ["Godkendt"]),
        ("Nye borde", ["Udsat."]),
    ]


def test_items_that_all_say_one_are_items_without_number() -> None:
    text = (
        "Ældrerådet 22. februar 2016\n\n 1. Bænke\n\nReferat: Godkendt\n\n 1. Borde\n\nReferat:\n\n"
        "Udsat.\n\n 1. Stole\n\nDer mangler stole.\n\nReferat:\n\nDrøftet.\n"
    )
    assert [(item.number, item.title, item.outcome) for item in read(text).items] == [
        (None, "Bænke", "approved"),
        (None, "Borde", "deferred"),
        (None, "Stole", "discussed"),
    ]


def test_prose_under_titles_with_a_colon_and_under_numbers_alone() -> None:
    head = "Referat af Skolebestyrelsesmøde den 3. maj 2022\n\n"
    lists = " 1. Udvalg:\n  Vi så på listen.\n\n 2. Debat:\n  Mange ord.\n\n 3. Mad:\n  Vi spiste.\n"
    alone = "Pkt. 1\nUdvalg\nVi så på listen.\nPkt. 2\nDebat\nMange ord.\nPkt. 3\nMad\nVi spiste.\n"
    for text in (lists, alone):
        items = read(head + text).items
        assert [(item.number, item.title) for item in items] == [
            ("1", "Udvalg"),
            ("2", "Debat"),
            ("3", "Mad"),
        ]


def test_an_agenda_that_only_lists_items_under_who_puts_them() -> None:
    text = (
        "Åben dagsorden\nKommunalbestyrelsen\nDen 20. april 2015, kl. 19.00-23.55\n\n76.  Bænke\n"
        "77.  Borde\nFra Undervisningsudvalget\n78.  Skoler\nFra Magistraten\n79.  Valg\n"
    )
    assert [item.number for item in read(text).items] == ["76", "77", "78", "79"]


def test_a_list_of_attachments_among_the_contents_begins_no_item() -> None:
    text = (
        "Byrådet 8. april 2013\nIndholdsfortegnelse\n79.\n80.\nBænke\nBorde\n"
        "102. LUKKET SAG Køb af grund\nBilagsoversigt\nUnderskriftsside\n79. Bænke\n12/15486\n"
        "Åben sag\nBeslutning Byrådet den 08-04-2013\nGodkendt.\n80. Borde\n12/15487\nÅben sag\n"
        "Beslutning Byrådet den 08-04-2013\nUdsat.\n102. LUKKET SAG Køb af grund\n"
    )
    assert [(item.number, item.closed) for item in read(text).items] == [
        ("79", False),
        ("80", False),
        ("102", True),
    ]
