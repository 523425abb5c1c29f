"""What a contents list says closed is closed, kinds before titles, and boards in small letters."""

from archive.parsing import Minutes, parse


def _parse(text: str) -> Minutes:
    return parse(text.encode())


def _item(title: str) -> str:
    return f"{title}\n\nSagsfremstilling\nDet er noteret.\n\nBeslutning\nGodkendt.\n\n"


_LIST = "Referat\nHavneudvalget\n4. marts 2024\n\n{}:\n7. Molen\n{}:\n8. Salg af en kutter\n\n"


def test_an_item_listed_below_closed_ones_is_closed() -> None:
    for openly, closed in (
        ("Åbne punkter", "Lukkede punkter"),
        ("Punkter på åbent møde", "Punkter på lukket møde"),
    ):
        minutes = _parse(_LIST.format(openly, closed) + _item("7. Molen") + _item("8. Salg af en kutter"))
        assert [item.closed for item in minutes.items] == [False, True]
        assert not minutes.warnings


def test_a_kind_before_the_title() -> None:
    minutes = _parse(
        "Ådal Kommune - Udvalg for skole og ungdom\n\nReferat - Mandag den 4. marts 2024 - kl. 17:00\n\n"
        + _item("Punkt 1 (Beslutning) Molen\nSagsnr. 24/100")
        + _item("Punkt 2 (Orientering) Lukket - Personalesag\nSagsnr. 24/101")
    )
    assert (minutes.committee, minutes.municipality) == ("Udvalg for skole og ungdom", "Ådal")
    assert [(item.title, item.closed) for item in minutes.items] == [("Molen", False), ("Personalesag", True)]


def test_a_lead_that_ends_in_at_opens_the_clauses() -> None:
    minutes = _parse(
        "Referat\nHavneudvalget\n4. marts 2024\n\n1. Molen\n\nSagsbeskrivelse\nDen er slidt.\n\n"
        "Administrationens forslag\nForvaltningen foreslår, at\n\n1. molen males\n"
        "2. der frigives 2 mio. kr.\n\n"
        "Beslutning Havneudvalget den 04-03-2024\nGodkendt.\n"
    )
    asked = minutes.items[0].recommendation
    assert asked is not None and asked.clauses == ("molen males", "der frigives 2 mio. kr.")


def test_an_attachment_called_as_a_heading_above_another_heading() -> None:
    minutes = _parse(
        "Referat\nHavneudvalget\n4. marts 2024\n\n1. Molen\n\nBilag:\nSkitse\nØkonomi\n\n"
        "Indledning/Baggrund\nSlidt.\n\nBeslutning\nGodkendt.\n"
    )
    assert minutes.items[0].attachments == ("Skitse", "Økonomi")
    assert [part.kind for part in minutes.items[0].sections] == ["case", "decision"]


def test_a_case_and_a_mark_in_brackets_behind_the_title() -> None:
    minutes = _parse(
        "Referat\nHavneudvalget\n4. marts 2024\n\n"
        + _item("1. Molen (2024-0345678)")
        + "2. Salg af en kutter (2024-0345679) (lukket punkt)\n"
    )
    assert [(item.title, item.case_number, item.closed) for item in minutes.items] == [
        ("Molen", "2024-0345678", False),
        ("Salg af en kutter", "2024-0345679", True),
    ]


def test_a_mark_before_the_cases_label() -> None:
    minutes = _parse(
        "Referat\nHavneudvalget\n4. marts 2024\n\n"
        + _item("1. Molen\n\nÅben sag Sagsnr.: 24/33001")
        + _item("2. Salg\n\nLukket sag Sagsnr.: 24/33002")
    )
    assert [(item.case_number, item.closed) for item in minutes.items] == [
        ("24/33001", False),
        ("24/33002", True),
    ]


def test_a_signature_sheet_with_a_number_and_nothing_else() -> None:
    minutes = _parse(
        "Referat\nHavneudvalget\n4. marts 2024\nSted Tårnet, etage 3A, lokale 6\n\n"
        + _item("Pkt. 12   Molen\nSagsnr. 24/100 - Åben")
        + "Pkt. 13   Salg (lukket punkt)\nSagsnr. 24/9 - Lukket\n\nPkt. 14   Underskriftsark\n"
    )
    assert [item.number for item in minutes.items] == ["12", "13", "14"]
    assert minutes.place == "Tårnet, etage 3A, lokale 6"
