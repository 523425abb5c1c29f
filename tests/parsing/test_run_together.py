"""Pages that lost their line breaks: heads, items and sections on one line are read all the same."""

from __future__ import annotations

from archive.parsing import parse
from archive.parsing.minutes import Item, Minutes

LONG = "Der er søgt om penge til et nyt tag, og udvalget har set på taget. " * 3
ONE_LINE = (
    "Referat Kultur- og Fritidsudvalget 12. marts 2019 kl. 16.00 Mødested: Rådhuset Deltagere: Ib Holm, "
    "Bo Lund Afbud: Ea Krog Punkt 1: Tag på hallen Sagsnr.: 19/1200 Sagsfremstilling: "
    + LONG
    + "Indstilling: "
    "Forvaltningen indstiller, at taget lægges. Beslutning: Godkendt. Punkt 2: Lukket punkt: Køb af grund "
    "Sagsnr.: 19/1201 Beslutning: Godkendt. Punkt 3: Eventuelt Beslutning: Intet."
)
PAGES = (
    "1 Referat Byrådet Mødedato: Tirsdag den 30. juni 2015 Mødetidspunkt: 18:00-20:15 Mødested: Salen, "
    "Rådhuset Deltagere: Ib Holm, Bo Lund Fraværende: Ea Krog Referent: Aia Dam\n\n"
    "2 Indholdsfortegnelse Side 41. Godkendelse af dagsorden Vej ved åen Bilagsliste Side 7\n\n"
    "3 41. Godkendelse af dagsorden Dok.nr.: 7001 Sagsid.: 15/1001 Initialer: abc Åben sag Beslutning "
    "Byrådet den 30-06-2015 Fraværende: Ea Krog Godkendt. Side 8\n\n"
    "4 42. Vej ved åen Dok.nr.: 7002 Sagsid.: 15/1002 Initialer: abc Åben sag Sagsfremstilling "
    + LONG
    + "1. Asfalt 2. Grus Indstilling Forvaltningen indstiller, at vejen lægges. Beslutning Byrådet den "
    "30-06-2015 Udsat. Side 9\n"
)


def read(text: str) -> Minutes:
    return parse(text.encode())


def decision(item: Item) -> list[str]:
    return [section.text for section in item.sections if section.kind == "decision"]


def test_one_line_holds_head_and_items() -> None:
    minutes = read(ONE_LINE)
    assert (minutes.committee, minutes.date, minutes.start) == (
        "Kultur- og Fritidsudvalget",
        "2019-03-12",
        "16:00",
    )
    assert (minutes.place, minutes.present, minutes.absent) == (
        "Rådhuset",
        ("Ib Holm", "Bo Lund"),
        ("Ea Krog",),
    )
    assert [(item.number, item.title, item.closed, item.case_number) for item in minutes.items] == [
        ("1", "Tag på hallen", False, "19/1200"),
        ("2", "Køb af grund", True, "19/1201"),
        ("3", "Eventuelt", False, None),
    ]
    assert [decision(item) for item in minutes.items] == [["Godkendt."], ["Godkendt."], ["Intet."]]
    assert minutes.items[0].recommendation is not None
    assert minutes.items[0].recommendation.clauses == ("at taget lægges.",)
    assert minutes.unplaced == ()


def test_one_line_a_page_with_numbers_of_pages_around() -> None:
    minutes = read(PAGES)
    assert (minutes.committee, minutes.date, minutes.end, minutes.place) == (
        "Byrådet",
        "2015-06-30",
        "20:15",
        "Salen, Rådhuset",
    )
    assert [(item.number, item.title, item.case_number, item.outcome) for item in minutes.items] == [
        ("41", "Godkendelse af dagsorden", "15/1001", "approved"),
        ("42", "Vej ved åen", "15/1002", "deferred"),
    ]
    assert decision(minutes.items[1]) == ["Udsat."]
    assert minutes.unplaced == ()


def test_a_notice_says_that_breaks_were_put_back() -> None:
    assert "breaks-restored" in {warning.code for warning in read(PAGES).warnings}


def test_a_paragraph_that_names_labels_stays_whole() -> None:
    text = (
        "Byrådet 3. maj 2022\n\n1. Nye skemaer\n\nSagsfremstilling\n\nDe nye skemaer har felterne Mødedato, "
        "Mødested og Deltagere, og hvert punkt har Sagsnr.: og Indstilling, så Beslutning kan skrives "
        "nedenunder, som det også gøres i dag.\n\nBeslutning\n\nGodkendt.\n"
    )
    minutes = read(text)
    assert [section.text.count("\n") for section in minutes.items[0].sections] == [0, 0]
    assert minutes.warnings == ()


def test_a_decision_headed_by_its_day_alone() -> None:
    text = (
        "Byrådet 9. oktober 2013\n\n1. Bænke\n\nSagsnr.: 13/1000\n\nBeslutning den 09-10-2013:\n\nGodkendt.\n"
    )
    section = read(text).items[0].sections[-1]
    assert (section.kind, section.date, section.text) == ("decision", "2013-10-09", "Godkendt.")


def test_an_empty_label_of_remarks_is_no_place() -> None:
    head = "Referat\nByrådet\nDato: 3. maj 2022\nMødested:\nBemærkninger:\nRådhuset\n"
    text = head + "\n1. Bænke\n\nBeslutning\n\nGodkendt.\n"
    assert read(text).place != "NB"


def test_a_whole_document_on_one_line_without_any_field() -> None:
    text = (
        "Referat af møde i Havneudvalget den 4. marts 2024 kl. 13:00 i Mødelokale 2 Indholdsfortegnelse "
        "1. Godkendelse af dagsorden 2. Molen 3. Eventuelt 1. Godkendelse af dagsorden Beslutning Godkendt. "
        "2. Molen Indstilling Forvaltningen indstiller, at molen males. Økonomi Ingen. Beslutning Udsat. "
        "3. Eventuelt Beslutning Intet."
    )
    minutes = parse(text.encode())
    assert [(item.number, item.title, item.outcome) for item in minutes.items] == [
        ("1", "Godkendelse af dagsorden", "approved"),
        ("2", "Molen", "deferred"),
        ("3", "Eventuelt", "none"),
    ]
    assert (minutes.committee, minutes.date, minutes.unplaced) == ("Havneudvalget", "2024-03-04", ())
