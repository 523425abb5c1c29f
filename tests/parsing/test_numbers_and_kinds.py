"""Numbers with their year, kinds behind titles, and lists whose entries are broken or bare."""

from archive.parsing import Minutes, parse

_HEAD = "Referat Havneudvalget den 4. marts 2024\n\n"


def _parse(text: str) -> Minutes:
    return parse(text.encode())


def _item(title: str) -> str:
    return f"{title}\n\nSagsfremstilling\nDet er noteret.\n\nBeslutning\nGodkendt.\n\n"


def _numbers_and_titles(minutes: Minutes) -> list[tuple[str | None, str]]:
    return [(item.number, item.title) for item in minutes.items]


def test_numbers_with_their_year() -> None:
    minutes = _parse(
        _HEAD
        + "Åbne punkter\n\n"
        + _item("72/24 Molen\nSagsnr. 24/114")
        + _item("73/24 Kajen\nSagsnr. 24/2231")
        + "Lukkede punkter\n\n"
        + _item("74/24 Salg af en kutter\nSagsnr. 24/998")
    )
    assert _numbers_and_titles(minutes) == [
        ("72/24", "Molen"),
        ("73/24", "Kajen"),
        ("74/24", "Salg af en kutter"),
    ]
    assert [item.case_number for item in minutes.items] == ["24/114", "24/2231", "24/998"]
    assert [item.closed for item in minutes.items] == [False, False, True]


def test_case_numbers_before_titles_count_nothing() -> None:
    minutes = _parse(_HEAD + _item("24/17 Molen") + _item("24/31 Kajen"))
    assert "17" not in {item.number for item in minutes.items}


def test_point_and_number_in_one_word() -> None:
    minutes = _parse(_HEAD + _item("Pkt.nr. 1\nÅben - Molen") + _item("Pkt.nr. 2\nLukket - Kajen"))
    assert _numbers_and_titles(minutes) == [("1", "Molen"), ("2", "Kajen")]
    assert [item.closed for item in minutes.items] == [False, True]


def test_a_journal_number_behind_sag_nr_is_no_head() -> None:
    minutes = _parse(
        _HEAD
        + _item("Punkt 7. Molen\nSag nr. 24.05.00-Ø34-2-24")
        + _item("Punkt 8. Kajen\nSag nr. 24.05.00-P20-3-24")
    )
    assert _numbers_and_titles(minutes) == [("7", "Molen"), ("8", "Kajen")]
    assert [item.case_number for item in minutes.items] == ["24.05.00-Ø34-2-24", "24.05.00-P20-3-24"]


def test_a_short_case_below_its_label() -> None:
    minutes = _parse(_HEAD + _item("1. Molen\n\nSagsnr:\n\n24/8"))
    assert minutes.items[0].case_number == "24/8"


def test_a_ground_behind_the_case() -> None:
    minutes = _parse(_HEAD + _item("Pkt. 62\nFraflytning\nSagsnr. 299901 Lukket punkt - Ejendomssag"))
    item = minutes.items[0]
    assert (item.case_number, item.closed, item.closed_ground) == ("299901", True, "Ejendomssag")


def test_any_letter_is_a_kind_where_titles_bear_kinds() -> None:
    minutes = _parse(_HEAD + _item("1. Molen (B)") + _item("2. Kajen (O)") + _item("3. Slæbestedet (C)"))
    assert [item.title for item in minutes.items] == ["Molen", "Kajen", "Slæbestedet"]


def test_a_partys_letter_stays_in_the_title() -> None:
    minutes = _parse(
        _HEAD
        + _item("1. Forslag fra Bo Lund (V)")
        + _item("2. Forslag fra Ea Krog (A)")
        + _item("3. Forslag fra Ib Holm (B)")
    )
    assert minutes.items[0].title == "Forslag fra Bo Lund (V)"


def test_entries_over_several_lines_are_the_items() -> None:
    entries = (
        "Indholdsfortegnelse\n1. Godkendelse af dagsorden.......2\n"
        "2. Lokalplan for et område med sommerhuse ved Odden\n"
        "Strand og kommuneplantillæg nr. 3.......3\n\n"
    )
    minutes = _parse(
        _HEAD
        + entries
        + _item("1. Godkendelse af dagsorden")
        + _item("2. Lokalplan for et område med sommerhuse ved Odden Strand og kommuneplantillæg nr. 3")
    )
    assert [notice.code for notice in minutes.warnings] == []
    assert len(minutes.items) == 2


def test_first_items_of_which_the_title_alone_is_given() -> None:
    minutes = _parse(_HEAD + "1. Velkomst\n2. Godkendelse af dagsorden\n\n" + _item("3. Molen"))
    assert _numbers_and_titles(minutes) == [
        ("1", "Velkomst"),
        ("2", "Godkendelse af dagsorden"),
        ("3", "Molen"),
    ]


def test_an_attachment_called_as_a_heading() -> None:
    minutes = _parse(_HEAD + _item("1. Molen") + "Bilag\nKort\nPræsentation\n\n" + _item("2. Kajen"))
    assert minutes.items[0].attachments == ("Kort", "Præsentation")


def test_a_systems_empty_fields_are_no_text() -> None:
    item = (
        "{}\n\nSagsgang og sagstype\nHavneudvalget\n\nBeslutning\n\n"
        "Indstilling\nChefen indstiller, at det sker\n\n"
        "Beslutning i Havneudvalget den 04-03-2024\nGodkendt.\n\nReferat\nSagsfremstilling\n\n"
    )
    minutes = _parse(_HEAD + item.format("1. Molen") + item.format("2. Kajen"))
    decisions = [part.text for part in minutes.items[0].sections if part.kind == "decision"]
    assert decisions == ["Godkendt."]
    assert minutes.items[0].sections[0].text == "Havneudvalget\n\nBeslutning"


def test_a_lists_last_entry_glued_to_the_first_item() -> None:
    minutes = _parse(
        _HEAD
        + "PUNKTER\n\n1. Molen\n2. Salg - Lukket punkt\n3. Eventuelt1. Molen\n\nSagsfremstilling\nSet.\n\n"
        + "Beslutning\nGodkendt.2. Salg - Lukket punkt3. Eventuelt\n\nBeslutning\nIntet.\n"
    )
    assert _numbers_and_titles(minutes) == [("1", "Molen"), ("2", "Salg"), ("3", "Eventuelt")]
    assert [item.closed for item in minutes.items] == [False, True, False]


def test_the_town_behind_its_council() -> None:
    minutes = _parse("Kommunalbestyrelsen i Ådal Kommune\n\nDagsorden 4. marts 2024\n\n" + _item("1. Molen"))
    assert (minutes.committee, minutes.municipality) == ("Kommunalbestyrelsen", "Ådal")


def test_whole_hours() -> None:
    minutes = _parse("Referat\nHavneudvalget\n4. marts 2024\nKl. 8-10\n\n" + _item("1. Molen"))
    assert (minutes.start, minutes.end) == ("08:00", "10:00")


def test_a_lists_last_entry_that_looks_like_an_item() -> None:
    minutes = _parse(
        "Referat Havneudvalget den 4. marts 2024\n\n1. Godkendelse af dagsorden 1\n2. Molens belægning og\n\n"
        "pæle 2\n\n3. Lukket sag: Salg 5\n\n"
        + _item("1. Godkendelse af dagsorden\nSagsid.: 24/40    Åben sag")
        + _item("2. Molens belægning og pæle\nSagsid.: 24/41    Åben sag")
        + _item("3. Lukket sag: Salg\nSagsid.: 24/42    Lukket sag")
    )
    assert [item.number for item in minutes.items] == ["1", "2", "3"]
