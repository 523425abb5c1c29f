"""Page heads, glued years, lists and parties as councils' and regions' own systems print them."""

from archive.parsing import Minutes, parse


def _parse(text: str) -> Minutes:
    return parse(text.encode())


def _item(title: str, decided: str = "Godkendt.") -> str:
    return f"{title}\n\nSagsfremstilling\nDet er noteret.\n\nBeslutning\n{decided}\n\n"


def test_a_year_glued_to_the_next_head() -> None:
    minutes = _parse(
        "UDVALG\n\nHavneudvalget\n\nSTARTTIDSPUNKT\n\n04-03-2024 10:00:00\n\nPUNKTER\n\n8. Molen\n"
        "9. Eventuelt den 04.03.20248. Molen\n\nHovedindstilling\n\nChefen indstiller, at den males\n\n"
        "Vurdering i forhold til økonomi\n\nBeslutning i Havneudvalget den 04-03-2024\n\nGodkendt\n\n"
        "Referat9. Eventuelt den 04.03.2024\n\nBeslutning i Havneudvalget den 04-03-2024\n\n"
        "Intet\n\nReferat\n"
    )
    assert [(item.number, item.title) for item in minutes.items] == [
        ("8", "Molen"),
        ("9", "Eventuelt den 04.03.2024"),
    ]
    decisions = [part.text for item in minutes.items for part in item.sections if part.kind == "decision"]
    assert decisions == ["Godkendt", "Intet"]
    asked = minutes.items[0].recommendation
    assert asked is not None and asked.clauses == ("at den males",)


def test_worded_heads_below_a_list_are_no_entries() -> None:
    minutes = _parse(
        "Havneudvalget\nReferat\n4. marts 2024\n\nIndholdsfortegnelse\n\n"
        "1 3. anslået regnskab (Beslutning) 5\n\n2 Molen 7\n\n"
        + _item("Punkt 1\n\n3. anslået regnskab (Beslutning)")
        + _item("Punkt 2\n\nMolen")
    )
    assert [(item.number, item.title) for item in minutes.items] == [
        ("1", "3. anslået regnskab"),
        ("2", "Molen"),
    ]


def test_a_page_head_that_ends_in_s_and_its_number() -> None:
    head = "Havneudvalget den 04-03-2024, s. {}\n\n"
    minutes = _parse(
        head.format(1)
        + "Havneudvalget\n\nReferat\n\nMandag den 4. marts 2024\n\n"
        + head.format(2)
        + _item("1. Molen")
        + head.format(3)
        + _item("2. Kajen", "Udsat.")
    )
    assert [item.sections[-1].text for item in minutes.items] == ["Godkendt.", "Udsat."]
    assert minutes.date == "2024-03-04"


def test_a_party_on_a_line_of_its_own_belongs_to_the_name_above() -> None:
    minutes = _parse(
        "Referat\nHavneudvalget\n4. marts 2024\n\nFraværende:\n\nEa Krog\n\n(A)\n\nBo Lund\n\n(V)\n\n"
        + _item("1. Molen")
    )
    assert minutes.absent == ("Ea Krog (A)", "Bo Lund (V)")


def test_an_absent_member_with_two_surnames_in_one() -> None:
    minutes = _parse(
        "Referat\nHavneudvalget\n4. marts 2024\nBemærkninger: Der var afbud fra Bo Lund-Krog.\n\n"
        + _item("1. Molen")
    )
    assert minutes.absent == ("Bo Lund-Krog",)


def test_decisions_may_be_what_the_document_is() -> None:
    minutes = _parse(
        "BESLUTNINGER\n\nHAVNEUDVALGET\n\nMandag den 4. marts 2024\nKl. 10.00\n\n" + _item("1. Molen")
    )
    assert (minutes.committee, minutes.date, len(minutes.items)) == ("Havneudvalget", "2024-03-04", 1)


def test_a_case_with_a_dash_behind() -> None:
    minutes = _parse(
        "Havneudvalget\n4. marts 2024\n\nMolens belægning\n\n24-008754 -\n\nBeslutning\n\nGodkendt.\n"
    )
    assert [(item.title, item.case_number) for item in minutes.items] == [("Molens belægning", "24-008754")]


def test_a_regions_meeting_and_its_pages_icons() -> None:
    minutes = _parse(
        "Møde i regionsrådet den 4. marts 2024\n\nUdvalg Ikon\nRegionsrådet\nTidspunkt Ikon\n"
        "Dato: 04-03-2024\n\n" + _item("1. Ambulancer")
    )
    assert (minutes.committee, minutes.unplaced) == ("Regionsrådet", ())
