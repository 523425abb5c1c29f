"""Heads and feet of printed pages, set in columns, that come again on each page."""

from archive.parsing import parse
from archive.parsing.minutes import Minutes


def _texts(minutes: Minutes) -> list[list[str]]:
    return [[section.text for section in item.sections] for item in minutes.items]


def _pages(head: str, foot: str, title: str = "") -> str:
    body = [
        "1. Orlov\n\nSagsfremstilling\nEa Krog søger orlov.\n\nBeslutning\nGodkendt.\n\n",
        "2. Nyt tag på hallen\n\nSagsfremstilling\nTaget er utæt.\n\nBeslutning\nUdsat.\n\n",
        "3. Havnens drift\n\nSagsfremstilling\nHavnen sander til.\n\nBeslutning\nDrøftet.\n\n",
    ]
    pages = (head + part + foot for part in body)
    return title + "".join(page.replace("#", str(at)) for at, page in enumerate(pages, 2))


_WANTED = [
    ["Ea Krog søger orlov.", "Godkendt."],
    ["Taget er utæt.", "Udsat."],
    ["Havnen sander til.", "Drøftet."],
]
_TITLE = "Teknisk Udvalg\nReferat\n\nMødedato:      3. maj 2022\n\n3. maj 2022                         1\n\n"


def test_a_foot_of_day_and_number_and_a_head_of_two_lines() -> None:
    text = _pages("Nordby Kommune – Teknisk Udvalg\nReferat\n\n", "3. maj 2022          #\n\n", _TITLE)
    minutes = parse(text.encode(), "nordby.txt")
    assert (minutes.committee, minutes.date) == ("Teknisk Udvalg", "2022-05-03")
    assert _texts(minutes) == _WANTED


def test_a_head_of_body_day_and_number() -> None:
    head = "Nordby Kommune         Dato          Side\nTeknisk Udvalg         03-05-2022    #\n\n"
    assert _texts(parse(_pages(head, "", _TITLE).encode(), "nordby.txt")) == _WANTED


def test_a_foot_of_three_lines() -> None:
    foot = "Teknisk Udvalg 2022-2025 - 03-05-2022 15:30\n\nMOD-2022-00240\n\nSide # af 9\n\n"
    assert _texts(parse(_pages("", foot, _TITLE).encode(), "nordby.txt")) == _WANTED


def test_a_body_and_day_below_the_town_and_number() -> None:
    head = "Teknisk Udvalg                      03-05-2022\n\n"
    foot = "Nordby Kommune                               #\n\n"
    assert _texts(parse(_pages(head, foot, _TITLE).encode(), "nordby.txt")) == _WANTED


def test_what_an_item_says_of_a_body_stays() -> None:
    head = "Sidenr. #\nTeknisk Udvalg 03-05-2022                 Formandens initialer\n\n"
    text = _pages(head, "", _TITLE).replace("Taget er utæt.", "Nordby Kommune\n\nTaget er utæt.")
    assert _texts(parse(text.encode(), "nordby.txt"))[1][0] == "Nordby Kommune\n\nTaget er utæt."


_BESIDE = """Teknisk Udvalg
Referat fra ordinært møde
Tirsdag 03.05.2022 kl. 8:00

Teknisk Udvalg                                          Punkt: 1
Acadre sagsnr.: 22/1405              Journalnr.: 05.01.00A00
Sagsforløb: TU - Åben sag
Mødedato: 03.05.2022
Sagsansvarlig enhed: Vej og Park
Sagsbehandler: Ib Holm

Havnens drift

Baggrund
Havnen sander til.

Forslag
Administrationen foreslår Teknisk Udvalg at indstille,

at havnen oprenses.

Teknisk Udvalgs beslutning den 03.05.2022
Godkendt.

Teknisk Udvalg
Tirsdag den 03-05-2022                                   Side 2

Teknisk Udvalg                                          Punkt: 2
Acadre sagsnr.: 22/1406              Journalnr.: 05.01.00A00
Sagsforløb: TU - Åben sag
Mødedato: 03.05.2022
Sagsbehandler: Ib Holm

Nyt tag på hallen

Baggrund
Taget er utæt.

Teknisk Udvalgs beslutning den 03.05.2022
Udsat.

Teknisk Udvalg
Tirsdag den 03-05-2022                                   Side 3
"""


def test_items_numbered_in_the_page_heads_right_column() -> None:
    minutes = parse(_BESIDE.encode(), "nordby.txt")
    first, second = minutes.items
    assert (first.number, first.title, first.case_number) == ("1", "Havnens drift", "22/1405")
    assert (second.number, second.title, second.case_number) == ("2", "Nyt tag på hallen", "22/1406")
    assert (first.outcome, second.outcome) == ("approved", "deferred")
    assert first.recommendation is not None
    assert first.recommendation.clauses == ("at havnen oprenses.",)
    assert [section.kind for section in first.sections] == ["history", "case", "recommendation", "decision"]
    assert not minutes.unplaced


def test_fields_in_two_columns_and_a_short_case_number() -> None:
    text = (
        "Teknisk Udvalg\nReferat\nMødedato: 3. maj 2022\n"
        "1. Havnens drift\n\n05.01.00.A00               22/1405\n\n"
        "Åben sag                   Sagsgang: TU\n\nHavnen sander til.\n\nBeslutning\nDrøftet.\n\n"
        "2. Nyt tag på hallen\n\n2022-12345\n\nSagsfremstilling\nTaget er utæt.\n\nBeslutning\nUdsat.\n"
    )
    first, second = parse(text.encode(), "nordby.txt").items
    assert (first.case_number, second.case_number) == ("22/1405", "2022-12345")
    assert [section.kind for section in first.sections] == ["history", "other", "decision"]


def test_a_member_broken_at_the_margin_is_one() -> None:
    text = (
        "Teknisk Udvalg\nReferat\nMødedato: 3. maj 2022\n"
        "Deltagere:    Bo Lund (V), Ea Krog (A), Jens\n              Iversen (C), Per Dal (V)\n"
        "Fraværende:\n1. Orlov\nBeslutning\nGodkendt.\n"
    )
    present = ("Bo Lund (V)", "Ea Krog (A)", "Jens Iversen (C)", "Per Dal (V)")
    assert parse(text.encode(), "nordby.txt").present == present


def test_a_decision_below_the_bodys_meeting_and_item() -> None:
    text = (
        "REFERAT\nMøde i Kommunalbestyrelsen mandag den 2. maj 2022 kl. 19.00\n\n"
        "1. Orlov\n\nSAGSFREMSTILLING\n\nEa Krog søger orlov.\n\n"
        "Kommunalbestyrelsens møde 2. maj 2022 Punkt 1:\n\nGodkendt.\n"
    )
    assert _texts(parse(text.encode(), "nordby.txt")) == [["Ea Krog søger orlov.", "Godkendt."]]
