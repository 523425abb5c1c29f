"""Minutes of emergency boards, local committees and pages whose heads lost their columns."""

from __future__ import annotations

import pytest

from archive.parsing import parse
from archive.parsing.minutes import Item, Minutes


def read(text: str) -> Minutes:
    return parse(text.encode())


def decisions(item: Item) -> list[str]:
    return [section.text for section in item.sections if section.kind == "decision"]


NUMBERS_WITHOUT_DOTS = """Referat fra mødet i Økonomiudvalget. (Indeholder åbne dagsordenspunkter)

Transkript

1 Referat fra mødet i Økonomiudvalget (Indeholder åbne dagsordenspunkter) Mødedato: Tirsdag den \
18. februar 2014 Mødested: Torvehallen, Torvet 1 Mødetidspunkt: Kl. 8:30-11:30 Medlemmer: Fraværende: \
Formand: Bo Lund (A) Ea Krog (V) Per O'Dal (C) Ea Krog Side 1

2 Indholdsfortegnelse 18 Godkendelse af dagsorden Endelig plan for Åparken Side 2

3 18 Godkendelse af dagsorden Sagsnr.: Sagen afgøres i: Økonomiudvalget Sagsbeskrivelse: Beslutning i \
Økonomiudvalget den : Godkendt. Side 3

4 19 Endelig plan for Åparken Sagsnr.:13/9987 Sagen afgøres i: Byrådet Sagsbeskrivelse: Planen ligger \
klar. Vurdering: Den er god. Indstillinger: Fagafdelingen indstiller, at planen vedtages. Bilag: Åben - \
Planen Beslutning i Økonomiudvalget den : Indstilles til godkendelse. Side 5
"""


def test_numbers_without_dots_behind_a_pages_number() -> None:
    minutes = read(NUMBERS_WITHOUT_DOTS)
    assert (minutes.date, minutes.committee) == ("2014-02-18", "Økonomiudvalget")
    assert minutes.present == ("Bo Lund (A)", "Ea Krog (V)", "Per O'Dal (C)")
    assert minutes.absent == ("Ea Krog",)
    assert [(item.number, item.title, item.case_number, decisions(item)) for item in minutes.items] == [
        ("18", "Godkendelse af dagsorden", None, ["Godkendt."]),
        ("19", "Endelig plan for Åparken", "13/9987", ["Indstilles til godkendelse."]),
    ]
    assert minutes.unplaced == ()


def test_people_behind_their_one_label_without_commas() -> None:
    text = NUMBERS_WITHOUT_DOTS.replace(" Medlemmer: Fraværende: ", " Medlemmer: ").replace(
        " Ea Krog Side 1", " Side 1"
    )
    assert read(text).present == ("Bo Lund (A)", "Ea Krog (V)", "Per O'Dal (C)")


def test_labels_before_their_values_where_one_has_only_kl() -> None:
    text = (
        "Vestby Kommune. Kommunalbestyrelsen. Referat\n\nTranskript\n\n"
        "1 Vestby Kommune Kommunalbestyrelsen Referat Dato: Starttidspunkt for møde: Kl Sluttidspunkt for "
        "møde: Kl Mødested: Udsendelsesdato: Afbud fra: Onsdag den 15-maj-2002 Kommunalbestyrelsens "
        "mødelokaler Fraværende: Ingen. Mødedeltagere: Bo Lund, Ea Krog\n\n"
        "2 Side i Til efterretning 89. Kvartalsrapport for året J.nr.:. Sagsid.: Initialer: Åben sag "
        "Rapporten ligger klar. Beslutning i Kommunalbestyrelsen den Taget til efterretning.\n"
    )
    minutes = read(text)
    assert (minutes.date, minutes.municipality, minutes.committee, minutes.place) == (
        "2002-05-15",
        "Vestby",
        "Kommunalbestyrelsen",
        "Kommunalbestyrelsens mødelokaler",
    )
    assert minutes.absent == ()
    assert [(item.number, item.title, item.outcome) for item in minutes.items] == [
        ("89", "Kvartalsrapport for året", "noted")
    ]


def test_capital_headings_and_clauses_on_one_line() -> None:
    text = (
        "ÅBEN DAGSORDEN ØKONOMIUDVALG\n\nTranskript\n\n"
        "1 ÅBEN DAGSORDEN ØKONOMIUDVALG Mødedato: 12. august 2014 Mødested: Gl. Rådhus, Byrådssalen "
        "Mødetidspunkt: 16:00 Mødet hævet: Deltagere: Bo Lund, Ea Krog Fraværende:\n\n"
        "2 1. BUDGETSTATUS 2015 Sagsnr Dok.nr Sagsbeh. Bo Lund ÅBENT FORVENTET SAGSGANG Økonomiudvalget "
        "INDSTILLING Direktionen indstiller, At ændringerne godkendes. At oplægget bruges i det videre "
        "arbejde At gruppen sættes ned. SAGSFREMSTILLING Det er august. BESLUTNING I ØKONOMIUDVALGET DEN "
        "SIDE 2\n"
    )
    minutes = read(text)
    assert (minutes.date, minutes.place) == ("2014-08-12", "Gl. Rådhus, Byrådssalen")
    (item,) = minutes.items
    assert (item.number, item.title) == ("1", "BUDGETSTATUS 2015")
    assert item.recommendation is not None
    assert item.recommendation.clauses == (
        "At ændringerne godkendes.",
        "At oplægget bruges i det videre arbejde",
        "At gruppen sættes ned.",
    )


def test_a_text_processors_bookmarks_before_a_repeated_head() -> None:
    text = (
        "Referat\n\nDato: Tirsdag, November 10, 2020 - 08:00\nSted: Brandstationen, Salen\n"
        " • Pkt. 1 Plan for beredskabet\n\n  Plan_2020.pdf\n\n  0BPkt. 1\n\n  1BPlan for beredskabet\n\n"
        "  Sagsnr. 328857 Beredskabskommissionen Åbent punkt\n\n  Resume\n\n  Planen er ny.\n\n"
        "  Beredskabskommissionen, 10-11-2020, pkt. 1\n\n  Godkendt.\n\n"
        " • Pkt. 2 Møder i 2021\n\n  2BPkt. 2\n\n  3BMøder i 2021\n\n"
        "  Sagsnr. 328858 Beredskabskommissionen Åbent punkt\n\n"
        "  Beredskabskommissionen, 10-11-2020, pkt. 2\n\n  Godkendt.\n"
    )
    minutes = read(text)
    assert minutes.committee == "Beredskabskommissionen"
    assert [(item.number, item.title, item.case_number, item.attachments) for item in minutes.items] == [
        ("1", "Plan for beredskabet", "328857", ("Plan_2020.pdf",)),
        ("2", "Møder i 2021", "328858", ()),
    ]


def test_one_items_page_says_the_meetings_day_over_its_decision() -> None:
    text = (
        "1. Godkendelse af dagsorden\n\nBeslutning\n\nI mødet deltog:\n\nBo Lund og Ea Krog.\n\n"
        "Folkeoplysningsudvalgets beslutning på mødet den 5. april 2019:\n\nGodkendt.\n"
    )
    minutes = read(text)
    assert (minutes.date, minutes.committee) == ("2019-04-05", "Folkeoplysningsudvalget")


def test_two_bodies_decisions_on_one_items_page_give_no_day() -> None:
    text = (
        "1. Bænke\n\nBeslutning i Økonomiudvalget den 3. maj 2019\n\nAnbefales.\n\n"
        "Beslutning i Byrådet den 5. maj 2019\n\nGodkendt.\n"
    )
    assert read(text).date is None


@pytest.mark.parametrize(
    ("said", "committee"),
    [("Lokaludvalget besluttede at vælge Bo Lund.", "Åby Øst Lokaludvalg"), ("Bo Lund blev valgt.", None)],
)
def test_the_body_that_acts_in_what_is_put_to_it(said: str, committee: str | None) -> None:
    text = (
        "Mødedato: 19.02.2026, kl. 18:30\nMødested: Torvehuset, Torvet 17\n\nValg til en arbejdsgruppe\n\n"
        "Indstilling\n\nIndstilling om,\n\n  1. at Åby Øst Lokaludvalg nedsætter en gruppe.\n"
        f"  2. at Åby Øst Lokaludvalg vælger medlemmer.\n\nBeslutning\n\n  1. {said}\n"
    )
    assert read(text).committee == committee


def test_a_house_of_its_own_name_below_day_and_hour() -> None:
    text = (
        "27-02-2018 kl. 17:00\nKlokkelyngen\n\nMedlemmer\n\nBo Lund (A)\n\n"
        "Ea Krog (Børne- og Ungdomsorganisationernes Samråd)\n\nNr.1 - Træffetid\n\n"
        "Beslutning i Folkeoplysningsudvalget (18-21) den 27-02-2018\n\nIngen mødt.\n\n"
        "Nr.2 - Bænke\n\nBeslutning i Folkeoplysningsudvalget (18-21) den 27-02-2018\n\nGodkendt.\n"
    )
    minutes = read(text)
    assert minutes.place == "Klokkelyngen"
    assert minutes.present == ("Bo Lund (A)", "Ea Krog (Børne- og Ungdomsorganisationernes Samråd)")


def test_a_body_with_its_paragraph_over_its_decisions() -> None:
    text = (
        "Udvalg: Temaudvalg (§17, stk. 4)\n\nDato: Tirsdag den 29. januar 2019\n\nTid: Kl. 17:00\n\n"
        "1. §17,4 Temaudvalg/ØU - Bænke\n\nIndstilling\n\nDirektøren indstiller,\n\n 1. at de købes\n\n"
        "Beslutning Temaudvalg (§17, stk. 4) den 29-01-2019\n\nGodkendt.\n"
    )
    minutes = read(text)
    assert minutes.kind == "minutes"
    assert decisions(minutes.items[0]) == ["Godkendt."]


def test_a_meeting_in_the_body_without_its_name() -> None:
    text = (
        "Møde i udvalget d. 21. marts 2018\n\n6.     Bænke (O)\n\nSagsnr.: 330-2018-17332    Åbent\n"
        "Indstilling\nChefen indstiller,\n1.    at bænkene købes.\n"
        "Beslutning i Beredskabskommissionen den 21. marts 2018:\nGodkendt.\n"
    )
    minutes = read(text)
    assert (minutes.date, minutes.committee, minutes.unplaced) == (
        "2018-03-21",
        "Beredskabskommissionen",
        (),
    )


def test_numbers_and_case_numbers_before_their_headings() -> None:
    text = (
        "Transkript\n\n1 Referat Udvalget for Kultur og Plan's møde Tirsdag den Kl. 13:30 Værelse 3 "
        "Deltagere: Bo Lund, Ea Krog Indholdsfortegnelse Sag Tekst Sidenr. 1. Bænke Borde...2\n\n"
        "2 Udvalget for Kultur og Plan s møde den Bænke 09/39368 Beslutning i Udvalget for Kultur og Plan "
        "den : Godkendt. 2. Borde 09/11998 Beslutningstema: Borde købes. Sagsfremstilling: De er gamle. "
        "Indstilling: Forvaltningen indstiller, at bordene købes. Beslutning i Udvalget for Kultur og Plan "
        "den : Indstillingen godkendt.\n"
    )
    minutes = read(text)
    assert minutes.committee == "Udvalget for Kultur og Plan"
    assert [(item.title, item.case_number, decisions(item)) for item in minutes.items] == [
        ("Bænke", "09/39368", ["Godkendt."]),
        ("Borde", "09/11998", ["Indstillingen godkendt."]),
    ]
    assert minutes.unplaced == ()


def test_titles_behind_a_pages_head_without_numbers() -> None:
    head = (
        "1 Åben referat Ældrerådet Side 1. Mødedato: Mødet påbegyndt: kl. 17:00 Mødet afsluttet: kl. 18:50 "
        "Mødested: Fraværende: Mødelokale 122 Bemærkninger\n\n"
    )
    text = (
        f"Åben referat Ældrerådet\n\nTranskript\n\n{head}"
        "2 Side A Nye bænke Resumé Rådet skal købe bænke. Sagsfremstilling Der mangler bænke. Økonomi Ingen "
        "bemærkninger. Formanden for Ældrerådet indstiller, At bænkene købes. Beslutning Godkendt.\n\n"
        "3 Side A Nye borde Resumé Rådet skal købe borde. Sagsfremstilling Der mangler borde. Beslutning "
        "Udsat.\n"
    )
    minutes = read(text)
    assert [(item.title, item.outcome) for item in minutes.items] == [
        ("Nye bænke", "approved"),
        ("Nye borde", "deferred"),
    ]
    assert minutes.items[0].recommendation is not None
    assert minutes.items[0].recommendation.clauses == ("At bænkene købes.",)


def test_a_worded_number_behind_a_page_number_and_labels_in_capitals() -> None:
    text = (
        "1 Referat MØDE I UDVALGET FOR VESTBY KOMMUNE Tirsdag, den 21. marts 2006 Mødet afholdes i salen, "
        "kl. 17.00\n\n"
        "2 INDHOLDSFORTEGNELSE ÅBENT MØDE: Punkt nr. 42: Bænke...3 Punkt nr. 43: Borde i 2007...5\n\n"
        "3 UDVALGET VESTBY KOMMUNE MØDEDATO: 21-03-2006 J.NR.: 00.01.00A01 SAGSBEH.: MF Punkt nr. 42: Bænke "
        "Sagsfremstilling Der mangler bænke. Indstilling Det indstilles, at bænkene købes. Beslutning "
        "Vedtaget.\n\n"
        "5 UDVALGET VESTBY KOMMUNE MØDEDATO: 21-03-2006 J.NR.: 00.01.00S01 SAGSBEH.: MF Punkt nr. 43: Borde "
        "i 2007 Sagsfremstilling Der mangler borde. Beslutning Udsat.\n"
    )
    minutes = read(text)
    assert [(item.number, item.title, decisions(item)) for item in minutes.items] == [
        ("42", "Bænke", ["Vedtaget."]),
        ("43", "Borde i 2007", ["Udsat."]),
    ]
    assert minutes.unplaced == ()
