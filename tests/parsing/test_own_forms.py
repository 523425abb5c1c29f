"""Towns' own forms: headings glued to their texts, numbers alone behind marks, bodies in titles."""

from __future__ import annotations

import pytest

from archive.parsing import parse
from archive.parsing.minutes import Item, Minutes


def read(text: str) -> Minutes:
    return parse(text.encode())


def decisions(item: Item) -> list[str]:
    return [section.text for section in item.sections if section.kind == "decision"]


def test_headings_glued_to_a_lead_and_to_their_texts() -> None:
    text = (
        "Referat: 27. oktober 2025 kl. 08:00\nDeltagere\n- Bo Lund\n- Ea Krog\nReferat\n- Bænke\n- Borde\n"
        "Kopier link til punktet - Print\n1 : Bænke\nSagsnr:\nIndstillingForvaltningen indstiller,\n"
        "at bænkene købes.\nBilagIngen bilag.\nBeslutningGodkendt.\n"
        "Kopier link til punktet - Print\n2 : Borde\nSagsnr:\nBeslutningUdsat.\n"
    )
    minutes = read(text)
    assert [(item.title, decisions(item)) for item in minutes.items] == [
        ("Bænke", ["Godkendt."]),
        ("Borde", ["Udsat."]),
    ]
    assert minutes.items[0].recommendation is not None
    assert minutes.items[0].recommendation.clauses == ("at bænkene købes.",)


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("Beslutning på byrådsmødet den 22. juni 2022", "Byrådet"),
        ("Besluttet på Integrationsrådet den 22-06-2022 som punkt 1", "Integrationsrådet"),
        ("Vestby Ældreråd, den 22. juni 2022:", "Vestby Ældreråd"),
        ("Beslutning Udvalget for Kultur og Fritid den", "Udvalget for Kultur og Fritid"),
    ],
)
def test_more_headings_of_decisions_with_their_body(heading: str, body: str) -> None:
    text = (
        f"Referat\n\n22. juni 2022 kl. 17.00\n\n1. Bænke\n\nSagsnr.: 22/100\n\nSagsfremstilling\n\nBænke.\n\n"
        f"{heading}\n\nKøbes til torvet.\n\n2. Borde\n\nSagsnr.: 22/101\n\n{heading}\n\nKøbes også.\n"
    )
    minutes = read(text)
    assert [part.body for part in minutes.items[0].sections if part.kind == "decision"] == [body]
    assert decisions(minutes.items[0]) == ["Købes til torvet."]


def test_numbers_alone_behind_list_marks_and_a_closed_mark_glued_to_its_number() -> None:
    marked = "Referat\n\nTorsdag den 16. december 2021 kl. 19:00\n\nUdvalg: Byrådet\n" + "".join(
        f"  • {number}\n    {title}\n    Sagsid.:\n\n    BESLUTNING: Byrådet den 16-12-2021\n\n"
        "    Godkendt.\n\n"
        for number, title in ((1, "Bænke"), (2, "Borde"))
    )
    assert [(item.number, item.title, decisions(item)) for item in read(marked).items] == [
        ("1", "Bænke", ["Godkendt."]),
        ("2", "Borde", ["Godkendt."]),
    ]
    glued = (
        "Byrådets møde den 25. juni 2025\n114Bænke\nBeslutning\nGodkendt.\n115Borde\nBeslutning\nGodkendt.\n"
        "116LUKKET: Køb af ejendom\nBeslutning\nGodkendt.\n"
    )
    item = read(glued).items[-1]
    assert (item.number, item.title, item.closed) == ("116", "Køb af ejendom", True)


def test_prose_under_numbers_alone_with_dots() -> None:
    text = (
        "Referat af Ungdomsrådsmøde\nTorsdag den 4. september 2014. kl. 19.00\nTil stede: Bo Lund, Ea Krog\n"
        "1.\nValg af ordstyrer\n2.\nMeddelelser\n\nBo er ansat.\n3.\nVedtægter\nVi gennemgår dem.\n"
    )
    minutes = read(text)
    assert [(item.number, item.title) for item in minutes.items] == [
        ("1", "Valg af ordstyrer"),
        ("2", "Meddelelser"),
        ("3", "Vedtægter"),
    ]
    assert minutes.unplaced == ()


def test_who_was_away_in_a_sentence() -> None:
    text = (
        "Referat\ntil\nmødet i Byrådet\nden 15. maj 2018 kl. 17:00\ni mødelokale 1, Torvet 22, Vestby.\n\n"
        "Der var afbud fra Bo Lund (O) og Ea Krog (C).\n\n1. Bænke\n\nBeslutning\n\nGodkendt.\n"
    )
    minutes = read(text)
    assert minutes.absent == ("Bo Lund (O)", "Ea Krog (C)")
    assert minutes.place == "mødelokale 1, Torvet 22, Vestby"


def test_a_head_and_items_counted_from_one_on_one_line() -> None:
    text = (
        "Transkript\n\n1 Dagsorden Forum: Handicaprådet Tid: 14. marts 2018, kl Sted: Mødelokale 915, Blok C "
        "Deltagere: Bo Lund, Ea Krog Afbud: Referent: Ib Holm 1. Valg af formand Sagsfremstilling: Der skal "
        "vælges. 2. Valg til Chr. 8. Vej Sags nr.: a Sagsbehandler: lip 3. Ny pjece Sagsfremstilling: Pjecen "
        "er kommet.\n"
    )
    minutes = read(text)
    assert (minutes.committee, minutes.date) == ("Handicaprådet", "2018-03-14")
    assert [(item.number, item.title) for item in minutes.items] == [
        ("1", "Valg af formand"),
        ("2", "Valg til Chr. 8. Vej"),
        ("3", "Ny pjece"),
    ]


@pytest.mark.parametrize(
    ("title", "committee"),
    [
        ("Bestyrelsesmøde 29. januar 2016 kl. 10.00", "Bestyrelsen"),
        ("Økonomiudvalget Åben beslutningsprotokol\n\n29. januar 2016 kl. 10.00", "Økonomiudvalget"),
        ("Referat af lokalrådsmøde (29. januar 2016)", "Lokalrådet"),
    ],
)
def test_more_names_of_bodies_in_titles(title: str, committee: str) -> None:
    minutes = read(f"{title}\n\n1. Bænke\n\nSagsnr.: 16/100\n\nBeslutning\n\nGodkendt.\n")
    assert (minutes.committee, minutes.date) == (committee, "2016-01-29")
