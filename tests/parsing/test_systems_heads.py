"""Where more systems put their items' cases, marks, numbers and headings."""

from archive.parsing import Minutes, parse


def _parse(text: str) -> Minutes:
    return parse(text.encode())


def _item(title: str) -> str:
    return f"{title}\n\nSagsfremstilling\nDet er noteret.\n\nBeslutning\nGodkendt.\n\n"


def test_labelled_cases_above_their_items() -> None:
    text = "Dagsorden Havneudvalget den 4. marts 2024\n\nSagnr.: 1-51-71-33-08\n\n" + _item("1. Molen")
    minutes = _parse(text + "Sagnr.: 1-30-72-11-21\n\n" + _item("2. Kajen"))
    assert [item.case_number for item in minutes.items] == ["1-51-71-33-08", "1-30-72-11-21"]


def test_initials_case_and_mark_on_one_line() -> None:
    text = "Referat Havneudvalget den 4. marts 2024\n\n"
    minutes = _parse(
        text
        + _item("1. Molen\nBOLUGR / 08/17018            ÅBEN SAG")
        + _item("2. Kajen\nBOLUGR / 08/704      LUKKET SAG")
    )
    assert [item.case_number for item in minutes.items] == ["08/17018", "08/704"]
    assert [item.closed for item in minutes.items] == [False, True]


def test_a_case_below_its_label() -> None:
    text = "Referat Havneudvalget den 4. marts 2024\n\n" + _item("1. Molen\n\nJournalnummer\nEMN-2008-01234")
    assert _parse(text).items[0].case_number == "EMN-2008-01234"


def test_a_mark_in_a_column_before_the_title() -> None:
    text = "Referat Havneudvalget den 4. marts 2024\n\n" + _item("1  Åbent         Molen. Endelig vedtagelse")
    minutes = _parse(text + _item("2  Lukket        Salg af en kutter"))
    assert [(item.number, item.title, item.closed) for item in minutes.items] == [
        ("1", "Molen. Endelig vedtagelse", False),
        ("2", "Salg af en kutter", True),
    ]


def test_a_closed_item_without_any_title() -> None:
    text = (
        "Referat Havneudvalget den 4. marts 2024\n\n"
        + _item("1. Molen")
        + "LUKKEDE SAGER\n\n2. LUKKET PUNKT:\n"
    )
    assert [(item.number, item.closed) for item in _parse(text).items] == [("1", False), ("2", True)]


def test_numbers_alone_above_titles() -> None:
    text = (
        "Referat Havneudvalget den 4. marts 2024\n\n"
        + _item("38\nMolens belægning")
        + _item("39\nKajens pæle")
    )
    assert [(item.number, item.title) for item in _parse(text).items] == [
        ("38", "Molens belægning"),
        ("39", "Kajens pæle"),
    ]


def test_body_and_day_over_a_contents_list_head_no_decision() -> None:
    text = """Referat
Havneudvalget, 04-03-2024

Havneudvalget, 04-03-2024

Indholdsfortegnelse
1. Molen .......... 1
2. Kajen .......... 2

"""
    assert len(_parse(text + _item("1. Molen") + _item("2. Kajen")).items) == 2


def test_a_title_above_a_sentence_and_the_first_heading() -> None:
    text = """Mødedato: 04.03.2024, kl. 11:00
Mødested: Fyrtårnet

Molens nye belægning

Se alle bilag

Havneudvalget skal vedtage en belægning.

Indstilling

Havnefogeden indstiller, at belægningen godkendes.

Beslutning

Godkendt.
"""
    item = _parse(text).items[0]
    assert item.title == "Molens nye belægning"
    assert item.sections[0].text == "Havneudvalget skal vedtage en belægning."


def test_who_was_away_before_an_items_first_heading() -> None:
    text = "Referat Havneudvalget den 4. marts 2024\n\n" + _item("1. Molen\n\nFraværende: Bo Lund, Gry Dal")
    section = _parse(text).items[0].sections[0]
    assert (section.kind, section.heading, section.text) == ("attendance", "Fraværende", "Bo Lund, Gry Dal")


def test_a_heading_that_lost_the_break_before_it() -> None:
    text = "Referat Havneudvalget den 4. marts 2024\n\n" + _item("1. Molen")
    text += "2. Kajen\n\nSagsfremstilling\nKajen er ujævn.Beslutning\n\nUdsat.\n"
    item = _parse(text).items[1]
    assert [(part.kind, part.text) for part in item.sections] == [
        ("case", "Kajen er ujævn."),
        ("decision", "Udsat."),
    ]


def test_a_heading_of_introduction_and_background() -> None:
    text = "Referat Havneudvalget den 4. marts 2024\n\n1. Molen\n\nIndledning/Baggrund\nDen er ujævn.\n\n"
    item = _parse(text + "Beslutning\nGodkendt.\n").items[0]
    assert [part.kind for part in item.sections] == ["case", "decision"]
