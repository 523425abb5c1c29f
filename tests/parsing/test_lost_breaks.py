"""Pages that lost breaks, titles or columns on their way: items and decisions are found all the same."""

from __future__ import annotations

import pytest

from archive.parsing import parse
from archive.parsing.minutes import Item, Minutes


def read(text: str) -> Minutes:
    return parse(text.encode())


def decisions(item: Item) -> list[str]:
    return [section.text for section in item.sections if section.kind == "decision"]


def test_a_head_glued_to_the_line_before_and_a_heading_glued_to_it() -> None:
    text = (
        "Handicaprådet 3. november 2015\n\nPUNKTER\n\n1. Rundvisning i huset\n2. Nye bænke\n"
        "9. Valg af formand1. Rundvisning i huset\n\nBeslutning\nVi så huset.\n"
        "Sagsfremstilling2. Nye bænkeIndstilling\nat bænkene købes\n\nBeslutning\nGodkendt.\n"
    )
    minutes = read(text)
    assert [(item.number, item.title, decisions(item)) for item in minutes.items] == [
        ("1", "Rundvisning i huset", ["Vi så huset."]),
        ("2", "Nye bænke", ["Godkendt."]),
    ]
    assert minutes.unplaced == ()


def test_numbers_in_a_text_that_the_contents_give_to_others() -> None:
    text = (
        "Regionsrådet 24-11-2020 13:00\n\n1.Meddelelser\n2.Regnskab for året\n\n"
        "1. MeddelelserReferat\n\nDisse emner blev nævnt:\n\n1. Afbud. Der var to.\n\n"
        "2. Byggeri. Det går godt.\n\n2. Regnskab for året\n\nBeslutning\n\nGodkendt.\n"
    )
    assert [(item.number, item.title) for item in read(text).items] == [
        ("1", "Meddelelser"),
        ("2", "Regnskab for året"),
    ]


def test_a_decision_headed_by_its_body_with_the_day_below() -> None:
    text = (
        "1.   Bænke\n\nSag 306-2014-5450\n\nÅbent\n\nSagsfremstilling\n\nDer mangler bænke.\n\n"
        "Beslutning fra Byrådet\n\nDato: 15. juni 2015\n\nSted: Salen\n\nGodkendt.\n"
    )
    minutes = read(text)
    assert (minutes.date, minutes.committee, minutes.items[0].outcome) == (
        "2015-06-15",
        "Byrådet",
        "approved",
    )


def test_the_body_that_treats_every_case_on_the_meetings_day() -> None:
    text = (
        "30. aug 2022\n\n136. Bænke\n\nSagstema\n\nBænke købes.\n\nHøring og sagsgang\n\n"
        "Kommunalbestyrelsen den 30. august 2022\n\nBeslutning\n\nGodkendt.\n"
    )
    assert read(text).committee == "Kommunalbestyrelsen"


def test_without_body_and_day_the_bare_heading_is_the_meetings_own() -> None:
    text = (
        "Referat\n\n1. Bænke\n\nIndstilling\n\nat bænkene købes\n\n"
        "Direktionen, 6. januar 2020, pkt. 2:\n\nAnbefales.\n\nBeslutning\n\nGodkendt.\n"
    )
    assert read(text).items[0].outcome == "approved"


@pytest.mark.parametrize(
    "column", ["at\nbænkene købes, og\nat\nbordene males.", "at\n\nbænkene købes\n\nat\n\nbordene males"]
)
def test_clauses_whose_at_stands_in_a_column_of_its_own(column: str) -> None:
    text = (
        f"Byrådet 3. maj 2022\n\n1. Bænke\n\nIndstilling\n\nForvaltningen indstiller,\n{column}\n\n"
        f"Beslutning\n\nGodkendt.\n"
    )
    asked = read(text).items[0].recommendation
    assert asked is not None
    assert len(asked.clauses) == 2


def test_an_opening_that_asks_others_to_ask_is_no_clause() -> None:
    text = (
        "Byrådet 3. maj 2022\n\n1. Bænke\n\nIndstilling\n\n"
        "Direktionen indstiller til Kulturudvalget, at det overfor Byrådet anbefales,\n"
        "- At bænkene købes.\n- At bordene males.\n\nBeslutning\n\nGodkendt.\n"
    )
    asked = read(text).items[0].recommendation
    assert asked is not None
    assert asked.clauses == ("At bænkene købes.", "At bordene males.")


def test_untitled_items_after_one_that_is_only_decided() -> None:
    text = (
        "Kulturudvalget\nReferat • 14. august 2024 kl. 15.30\nIndhold\n"
        "Beslutning i Kulturudvalget den 14-08-2024\nDagsorden godkendt.\nBeslutningstema\nBænke\n"
        "Sagsfremstilling\nDer mangler bænke.\nBeslutning i Kulturudvalget den 14-08-2024\n"
        "Godkendt.\nBeslutningstema\nBorde\nSagsfremstilling\nDer mangler borde.\n"
        "Beslutning i Kulturudvalget den 14-08-2024\nUdsat.\n"
    )
    assert [item.outcome for item in read(text).items] == ["approved", "approved", "deferred"]


def test_public_decisions_of_closed_items() -> None:
    closed = "Offentlig beslutning der skal udfyldes, hvis punktet er lukket\n"
    text = (
        f"Referat\nVestby Byråd tirsdag den 4. september 2018 kl. 16.30\n{closed}Tiltrådt.\n"
        f"{closed}Udsat.\nBeslutning\nIngen spørgsmål.\nResume\nDer mangler bænke.\nBeslutning\n"
        f"Godkendt.\n"
    )
    assert [(item.closed, decisions(item)) for item in read(text).items] == [
        (True, ["Tiltrådt."]),
        (True, ["Udsat."]),
        (False, ["Ingen spørgsmål."]),
        (False, ["Godkendt."]),
    ]


def test_a_place_below_the_day_is_no_title_where_no_item_has_one() -> None:
    text = (
        "Referat\nSocialudvalget tirsdag den 10. juni 2025 kl. 14.30\n\n"
        "Brohuset: Vi mødes ved døren og går op sammen\n\nSagsfremstilling\n\nVi ser huset.\n\n"
        "Beslutning\n\nTaget til efterretning.\n\nSagsfremstilling\n\nDer mangler bænke.\n\n"
        "Beslutning\n\nUdsat.\n"
    )
    assert [(item.title, item.outcome) for item in read(text).items] == [("", "noted"), ("", "deferred")]


def test_a_title_of_two_lines_below_its_number() -> None:
    text = (
        "Byrådet 16. juni 2015\n\n1.\nEkstra penge - plan for trafik og undersøgelser ved\n"
        "stationen i Vestby\nÅben sag\nSagsfremstilling\nDer skal laves en plan.\nBeslutning\n"
        "Godkendt.\n2.\nBænke\nÅben sag\nSagsfremstilling\nDer mangler bænke.\nBeslutning\n"
        "Godkendt.\n"
    )
    assert (
        read(text).items[0].title == "Ekstra penge - plan for trafik og undersøgelser ved stationen i Vestby"
    )


def test_numbers_alone_in_the_contents_are_no_items() -> None:
    head = "VESTBY KOMMUNE\nØKONOMIUDVALG, DEN 20. JANUAR 2015\n"
    text = (
        f"ÅBEN DAGSORDEN\nØKONOMIUDVALG\nMødedato:\n20. januar 2015\nFraværende:\nIb Holm, Ea Krog\n"
        f"{head}INDHOLDSFORTEGNELSE\nSag nr.: Emne\n1.\n"
        f"Nye bænke ved åen .............................. 3\n2.\n"
        f"Nye borde ved åen .............................. 5\nSIDE 1\n{head}1.\nNYE BÆNKE VED ÅEN\n"
        f"Sagsnr. 779-2014-1234\nINDSTILLING\nForvaltningen indstiller,\nAt bænkene købes.\n"
        f"BESLUTNING I KULTURUDVALGET DEN 6. JANUAR 2015\nAnbefales.\nSIDE 3\n{head}2.\n"
        f"NYE BORDE VED ÅEN\nSagsnr. 779-2014-1235\nINDSTILLING\nForvaltningen indstiller,\n"
        f"At bordene købes.\n"
    )
    minutes = read(text)
    assert (minutes.kind, minutes.municipality, minutes.absent) == (
        "agenda",
        "Vestby",
        ("Ib Holm", "Ea Krog"),
    )
    assert [(item.title, item.case_number, decisions(item)) for item in minutes.items] == [
        ("NYE BÆNKE VED ÅEN", "779-2014-1234", ["Anbefales."]),
        ("NYE BORDE VED ÅEN", "779-2014-1235", []),
    ]


def test_a_heading_glued_behind_each_clause() -> None:
    text = (
        "Kulturrådet 5. december 2016\n\n58. Bænke\n18.14A00 - 2016/01237\n\n"
        "Administrationens indstilling\nVi indstiller:\n\n 1. at købe 7 bænke i 2016Beslutning\n"
        "Godkendt.\n\n59. Borde\n18.14A00 - 2016/01238\n\nAdministrationens indstilling\n"
        "Vi indstiller:\n\n 1. at købe borde.Beslutning\nUdsat.\n"
    )
    assert [decisions(item) for item in read(text).items] == [["Godkendt."], ["Udsat."]]


def test_marks_and_case_numbers_in_columns_and_a_list_on_one_line() -> None:
    text = (
        "Dagsorden til møde i Kommunalbestyrelsen\n\n"
        "Mødedato 16. december 2013 Mødetidspunkt 18.00 Mødelokale Salen\n\nIndholdsfortegnelse\n\n"
        "1 Bænke ved åen 2 Borde ved åen 3 Stole ved åen\n\n"
        "Møde i Kommunalbestyrelsen den 16. december 2013\n\n1 Åbent Bænke ved åen\n\n"
        "050527-2012\n\nResumé\n\nDer mangler bænke.\n\n2 Lukket Borde ved åen\n\n053164-2012\n\n"
        "Resumé\n\nDer mangler borde.\n"
    )
    minutes = read(text)
    assert minutes.place == "Salen"
    assert [(item.number, item.title, item.closed, item.case_number) for item in minutes.items] == [
        ("1", "Bænke ved åen", False, "050527-2012"),
        ("2", "Borde ved åen", True, "053164-2012"),
    ]


def test_marked_numbers_alone_and_links_glued_to_fields() -> None:
    marked = (
        "Udvalg: Sundhedsudvalget\nMødedato: 06-11-2018 15:30:00\n\n  • 145.\n    Bænke\n\n"
        "    • Sagsfremstilling\n\n      Der mangler bænke.\n\n    • Beslutning\n\n"
        "      Godkendt.\n\n  • 146.\n    Borde\n\n    • Beslutning\n\n      Udsat.\n"
    )
    assert [(item.number, item.title, item.outcome) for item in read(marked).items] == [
        ("145", "Bænke", "approved"),
        ("146", "Borde", "deferred"),
    ]
    linked = (
        "Beslutningsprotokol\nonsdag den 20. september 2017 kl. 17:00\nUdvalg: | Byrådet |\n-\n"
        "UdskrivSagsid.: 17/3668, Sagsinitialer: GES\nSagsfremstilling\nDer mangler bænke.\n"
        "Beslutning Byrådet den 20-09-2017\nGodkendt.\n-\n"
        "UdskrivSagsid.: 17/4000, Sagsinitialer: abc\nSagsfremstilling\nDer mangler borde.\n"
        "Beslutning Byrådet den 20-09-2017\nUdsat.\n"
    )
    assert [(item.case_number, item.outcome) for item in read(linked).items] == [
        ("17/3668", "approved"),
        ("17/4000", "deferred"),
    ]


def test_case_numbers_open_lines_that_hold_whole_items() -> None:
    text = (
        "Byrådet 22-11-2016\nPunkt 171: Godkendelse af dagsorden\n"
        "00.22.02-A26-1-13 Beslutning Byrådet, 22.11.2016 Ea Krog var fraværende. Godkendt.\n"
        "Punkt 172: Nye bænke\n01.02.05-P16-8-16 Resume Kompetenceudvalg: Byrådet\n"
        "Der mangler bænke. INDSTILLING Administrationen indstiller, at bænkene købes. "
        "Beslutning Kulturudvalget, 24.10.2016 Anbefales\n"
        "Byrådet, 22.11.2016 Ea Krog var fraværende. Udsat. Sagsfremstilling\n"
        "Der har stået bænke.\n"
    )
    first, second = read(text).items
    assert (first.case_number, first.outcome, decisions(first)) == (
        "00.22.02-A26-1-13",
        "approved",
        ["Ea Krog var fraværende. Godkendt."],
    )
    assert (second.case_number, second.outcome) == ("01.02.05-P16-8-16", "deferred")
    assert second.recommendation is not None
    assert second.recommendation.clauses == ("at bænkene købes.",)


def test_a_list_with_pages_but_no_dots_and_marks_before_its_titles() -> None:
    text = (
        "Referat - Regionsrådet 2018-2021\n\n08-03-2021 16:00\n\nIndholdsfortegnelse\n\n"
        "1 (Åben) Godkendelse 4\n\n2 (Åben) Plan for åen 5\n\n3 (Lukket) Salg af jord 9\n\n"
        "1 (Åben) Godkendelse\n\nBeslutning\n\nGodkendt.\n\n2 (Åben) Plan for åen\n\nResume\n\n"
        "Planen er klar.\n\nBeslutning\n\nTiltrådt.\n\n3 (Lukket) Salg af jord\n"
    )
    assert [(item.number, item.title, item.closed) for item in read(text).items] == [
        ("1", "Godkendelse", False),
        ("2", "Plan for åen", False),
        ("3", "Salg af jord", True),
    ]


def test_links_before_headings_and_a_lists_last_entry_that_stands_nowhere_else() -> None:
    text = (
        "Sundhedsudvalget - Referat - 25. oktober 2016\n\nDeltagere\n • Ib Holm, A\n"
        " • Ea Krog, B\n\n • Afbud\n • Bo Lund, A\n\n  1. Plan for åen\n  2. Status for søen\n"
        "  10. LUKKET PUNKT - Salg\n\n  Sagsnr. 16/34038\n  1. Plan for åen\n"
        "  fold dette punkt ind Resume\n\n  Planen er klar.\n\n"
        "  fold dette punkt ind Beslutning i Sundhedsudvalget den 25-10-2016\n\n"
        "  Taget til efterretning.\n\n  Sagsnr. 16/34039\n  2. Status for søen\n"
        "  fold dette punkt ind Resume\n\n  Status gives.\n\n"
        "  fold dette punkt ind Beslutning i Sundhedsudvalget den 25-10-2016\n\n  Udsat.\n"
    )
    minutes = read(text)
    assert (len(minutes.present), minutes.absent) == (2, ("Bo Lund, A",))
    assert [(item.title, item.case_number, item.outcome) for item in minutes.items] == [
        ("Plan for åen", "16/34038", "noted"),
        ("Status for søen", "16/34039", "deferred"),
    ]


def test_who_stood_in_is_not_the_one_away_and_a_page_called_agenda_holds_minutes() -> None:
    text = (
        "Dagsorden\n\nMandag 23. jun 2014 kl. 17:00\n\nByrådet\n\nReferat\n\nAfbud:\n"
        "Ib Holm - Ea Krog deltager som stedfortræder.\n"
        "Bo Lund - Aia Dam deltager som stedfortræder.\n\n1. Bænke\n\nBeslutning\n\nGodkendt.\n"
    )
    minutes = read(text)
    assert (minutes.kind, minutes.absent) == ("minutes", ("Ib Holm", "Bo Lund"))
