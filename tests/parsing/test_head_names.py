"""Who was there, and where and when the meeting was, as more systems write it in their heads."""

from archive.parsing import Minutes, parse


def _parse(text: str) -> Minutes:
    return parse(text.encode())


def _item(title: str) -> str:
    return f"{title}\n\nSagsfremstilling\nDet er noteret.\n\nBeslutning\nGodkendt.\n\n"


def test_one_absent_member_without_colon() -> None:
    head = "Referat\nUdvalg Havneudvalget\nMødedeltagere Bo Lund, Gry Dal\nFraværende Ida Holm\n\n"
    minutes = _parse(head + _item("1. Molen"))
    assert minutes.present == ("Bo Lund", "Gry Dal")
    assert minutes.absent == ("Ida Holm",)


def test_members_with_their_office_before_a_colon() -> None:
    head = "Referat Havneudvalget den 4. marts 2024\n\nMedlemmer:\nFormand: Bo Lund (A)\nGry Dal (V)\n\n"
    assert _parse(head + _item("1. Molen")).present == ("Bo Lund (A)", "Gry Dal (V)")


def test_names_broken_at_the_margin_are_one() -> None:
    head = "Referat Havneudvalget den 4. marts 2024\n\nDeltagere: Bo Lund, Gry\nDal, Ida Fog-\nHolm\n\n"
    assert _parse(head + _item("1. Molen")).present == ("Bo Lund", "Gry Dal", "Ida Fog-Holm")


def test_a_substitute_is_not_absent() -> None:
    head = "Referat Havneudvalget den 4. marts 2024\n\nFraværende     Bo Lund, Gry Dal\n"
    head += "Stedfortræder     Ida Holm\n\n"
    assert _parse(head + _item("1. Molen")).absent == ("Bo Lund", "Gry Dal")


def test_a_meeting_that_began_and_ended_in_one_sentence() -> None:
    minutes = _parse(
        "Fyrrådet den 4. marts 2024\nMødet begyndte kl. 13.30 og sluttede kl. 16.00\n\n" + _item("1. Lampen")
    )
    assert (minutes.start, minutes.end) == ("13:30", "16:00")


def test_an_open_meeting_for_a_bodys_meeting() -> None:
    text = "Åbent møde for Havneudvalgets møde den 05. marts 2024 kl. 14:00 i Fyrtårnet\n\n"
    minutes = _parse(text + "Mødet blev afsluttet kl. 17.30\n\n" + _item("1. Molen"))
    assert minutes.committee == "Havneudvalget"
    assert (minutes.date, minutes.start, minutes.end, minutes.place) == (
        "2024-03-05",
        "14:00",
        "17:30",
        "Fyrtårnet",
    )


def test_a_body_named_with_its_year() -> None:
    assert (
        _parse("Havneudvalget 2003\nReferat\n4. marts 2003\n\n" + _item("1. Molen")).committee
        == "Havneudvalget"
    )


def test_the_columns_of_a_contents_list_are_no_names() -> None:
    text = """Referat Havneudvalget den 4. marts 2024

Fraværende:     Bo Lund ved afbud

Indholdsfortegnelse
Pkt.    Tekst      Side
1       Molen         1

"""
    assert _parse(text + _item("1. Molen")).absent == ("Bo Lund ved afbud",)


def test_a_sentence_says_where_and_when_the_meeting_was() -> None:
    text = "Referat fra møde i Fyrrådet 4. marts 2024\n\nMødet afholdtes i Vestby, kl. 9.00 - 12.00.\n\n"
    minutes = _parse(text + _item("1. Lampen"))
    assert (minutes.start, minutes.end, minutes.place) == ("09:00", "12:00", "Vestby")


def test_a_boards_meeting_on_its_day() -> None:
    minutes = _parse(
        "Bestyrelsesmøde d. 4. marts 2024\n\nFremmøde:\nBo Lund, Gry Dal\n\n" + _item("1. Lampen")
    )
    assert (minutes.date, minutes.present) == ("2024-03-04", ("Bo Lund", "Gry Dal"))
