"""Lines a page broke at its margin: clauses, titles, headings; and page heads in columns without a number."""

from archive.parsing import parse
from archive.parsing.minutes import Minutes

_HEAD = "Nordby Kommune\nTeknisk Udvalg\nReferat\nMødedato: 3. maj 2022\n\n"


def _read(text: str) -> Minutes:
    return parse((_HEAD + text).encode(), "nordby.txt")


def test_a_clause_goes_on_with_a_name() -> None:
    (item,) = _read(
        "1. Boliger på havnen\n\nIndstilling\n"
        "Center for Vej indstiller, at Teknisk Udvalg over for\nØkonomiudvalget og Byrådet anbefaler,\n\n"
        "a. at der meddeles dispensation til et hus i fem etager mod\n   Havnegade,\n\n"
        "b. at vejen lukkes.\n\n"
        "Beslutning\nGodkendt.\n"
    ).items
    assert item.recommendation is not None
    assert item.recommendation.clauses == (
        "at der meddeles dispensation til et hus i fem etager mod Havnegade,",
        "at vejen lukkes.",
    )


def test_a_title_may_break_behind_a_comma() -> None:
    minutes = _read(
        "120 Lukket punkt - Ejendomssag\n\n"
        "121 Forslag til lokalplan 356 - boliger ved Havnegade,\nsamt kommuneplantillæg\n\n"
        "Sagsnr.: 22/4455              Sagen afgøres i: Byrådet\n\nSagsfremstilling:\nPlanen er klar.\n\n"
        "Beslutning:\nUdsat.\n\n"
        "122 Gensidig orientering\n\nSagsnr.: 22/11\n\nBeslutning:\nOrientering givet.\n"
    )
    assert [(item.number, item.title, item.case_number) for item in minutes.items] == [
        ("120", "Ejendomssag", None),
        ("121", "Forslag til lokalplan 356 - boliger ved Havnegade, samt kommuneplantillæg", "22/4455"),
        ("122", "Gensidig orientering", "22/11"),
    ]


def test_a_decisions_heading_that_says_a_broken_title() -> None:
    head = "Nordby Kommune                            Referat\n\nTeknisk Udvalg d. 03-05-2022\n\n"
    minutes = _read(
        f"{head}50 (Åben) Bemærkninger til dagsordenen\n\nSags ID: 296012\n\n"
        "Beslutning for Punkt 50: Bemærkninger til dagsordenen\nIngen.\n\n"
        f"{head}51 (Åben) Forslag om ændret hastighed på Vestre Landevej mellem Nordby og\nHavnen\n\n"
        "Sags ID: 296013\n\n"
        "Beslutning for Punkt 51: Forslag om ændret hastighed på Vestre Landevej mellem Nordby\nog Havnen\n"
        "Godkendt.\n\n"
        f"{head}52 (Lukket) Udbud\n\nSags ID: 296014\n"
    )
    assert [[section.text for section in item.sections] for item in minutes.items[:2]] == [
        ["Ingen."],
        ["Godkendt."],
    ]
    assert minutes.items[1].title.endswith("mellem Nordby og Havnen")
    assert minutes.items[2].closed


def test_a_case_number_in_brackets_below_a_broken_title() -> None:
    (item,) = _read(
        "1. Lokalplan for Havnegade Vest med tilhørende kommuneplantillæg\n(2022-0112233)\n\n"
        "Udvalget skal tage stilling til planen.\n\nBeslutning\nGodkendt.\n"
    ).items
    assert item.case_number == "2022-0112233"


def test_a_heading_may_end_in_a_shortened_word() -> None:
    (item,) = _read(
        "1. Orlov\n\nSAGSFREMSTILLING\nEa Krog søger orlov.\n\nLOVGRUNDLAG, PLANER MV.\nStyrelsesloven.\n\n"
        "BESLUTNING\nGodkendt.\n"
    ).items
    assert [section.kind for section in item.sections] == ["case", "legal", "decision"]


def test_an_item_of_the_contents_list_without_a_heading_near() -> None:
    minutes = _read(
        "INDHOLD\n\n40   Orlov                              3\n41   Meddelelser                        4\n\n"
        "40. Orlov\n\nBeslutning\nGodkendt.\n\nBilag\n1: Ansøgning\n\n"
        "41. Meddelelser\n\nMeddelelser\n1. Status på cykelstier.\n2. Støj på havnen.\n\n"
        "Beslutning\nTaget til efterretning.\n"
    )
    assert [(item.number, item.outcome) for item in minutes.items] == [("40", "approved"), ("41", "noted")]


def test_a_party_broken_from_its_member() -> None:
    text = (
        "Teknisk Udvalg\nReferat\nMødedato: 3. maj 2022\n"
        "Medlemmer:    Bo Lund (V), Ea Krog\n              (A), Per Dal (O)\n"
        "1. Orlov\nBeslutning\nGodkendt.\n"
    )
    present = ("Bo Lund (V)", "Ea Krog (A)", "Per Dal (O)")
    assert parse(text.encode(), "nordby.txt").present == present


def test_a_title_that_begins_with_its_reading() -> None:
    minutes = _read(
        "1 Orlov\n\nSagsnr. 22-000123\n\nBeslutning\n\nGodkendt.\n\n"
        "2 2. behandling - Forslag til ændring af vedtægten for havnen i\nNordby\n\nSagsnr. 22-000124\n\n"
        "Beslutning\n\nVedtaget.\n"
    )
    assert [(item.number, item.title) for item in minutes.items] == [
        ("1", "Orlov"),
        ("2", "2. behandling - Forslag til ændring af vedtægten for havnen i Nordby"),
    ]


def test_closed_marks_behind_letters_and_titles() -> None:
    minutes = _read(
        "1. TU - Orlov\n\nS2022-1234\n\nBeslutning\nGodkendt.\n\n"
        "2. TU - Lukket: Orientering\n\n3. Køb af areal (FOR LUKKEDE DØRE)\n"
    )
    assert [(item.title, item.closed) for item in minutes.items] == [
        ("TU - Orlov", False),
        ("TU - Lukket: Orientering", True),
        ("Køb af areal", True),
    ]
    assert minutes.items[0].case_number == "S2022-1234"


def test_what_passes_clauses_on_is_no_clause_and_a_substitute_no_absent_member() -> None:
    text = (
        "Teknisk Udvalg\nReferat\nMødedato: 3. maj 2022\nAfbud: Ulla Holm (F). Stedfortræder: Jan Dal (O)\n\n"
        "1. Ny bane\n\nForvaltningen indstiller\nAt udvalget over for Byrådet anbefaler\n\n"
        "1. at banen anlægges\n2. at udgiften lånes\n\nBeslutning\nGodkendt.\n"
    )
    minutes = parse(text.encode(), "nordby.txt")
    asked = minutes.items[0].recommendation
    assert minutes.absent == ("Ulla Holm (F)",)
    assert asked is not None
    assert asked.clauses == ("at banen anlægges", "at udgiften lånes")
