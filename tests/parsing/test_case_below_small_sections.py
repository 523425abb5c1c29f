"""Fields below small sections on one line and below attachments, and decisions headed twice."""

from archive.parsing import parse
from archive.parsing.minutes import Minutes

_HEAD = "Teknisk Udvalg\nReferat\nMødedato: 3. maj 2022\n\n"


def _read(text: str) -> Minutes:
    return parse((_HEAD + text).encode(), "nordby.txt")


def test_the_case_number_below_a_small_section_or_attachments() -> None:
    first, second = _read(
        "01. Orlov\n\nÅben sag\nSagen afgøres i: Teknisk Udvalg 2022-2025\n\nSagsnr.: 22/201\n\n"
        "Indstilling\nCenter for Vej indstiller,\n\nat orloven godkendes.\n\n"
        "Beslutninger:\n\nBeslutning Teknisk Udvalg 2022-2025 den 03-05-2022\n\nGodkendt.\n\n"
        "02. Nyt tag på hallen\n\nÅben sag\nSagen afgøres i: Byrådet 2022-2025\n\nBilag:\nTilbud\n\n"
        "Sagsnr.: 22/202\n\nSagsfremstilling\nTaget er utæt.\n\n"
        "Beslutninger:\n\nBeslutning Teknisk Udvalg 2022-2025 den 03-05-2022\n\nUdsat.\n"
    ).items
    assert [(item.case_number, item.sections[-1].text) for item in (first, second)] == [
        ("22/201", "Godkendt."),
        ("22/202", "Udsat."),
    ]
    assert second.attachments == ("Tilbud",)
    assert first.sections[-1].date == "2022-05-03"


def test_a_case_number_behind_its_registers_letters() -> None:
    (item,) = _read("1. Orlov\n\nEMN-2022-01234\n\nBeslutning\nGodkendt.\n").items
    assert (item.case_number, [section.kind for section in item.sections]) == ("EMN-2022-01234", ["decision"])


def test_untitled_items_below_attachments() -> None:
    minutes = parse(
        "3. maj 2022 - referat fra byrådet Referat fra byrådet\n\nByrådet 3. maj 2022\n\n"
        "Åben\n\nBeslutning\n\nGodkendt.\n\n"
        "Åben\n\nIndstilling\n\nDet indstilles, at broen males.\n\nBeslutning\n\nUdsat.\n\nBilag\n\n"
        "Åben\n\nIndstilling\n\nDet indstilles, at vejen lukkes.\n\nBeslutning\n\nGodkendt.\n".encode(),
        "nordby.txt",
    )
    assert [item.outcome for item in minutes.items] == ["approved", "deferred", "approved"]


def test_a_councils_item_with_its_number_in_the_committee() -> None:
    text = (
        "Kommunalbestyrelsen\n\n03-05-2022\n\nMedlemmer\nBo Lund (V)\nFraværende\nSager 19 - 20\n\n"
        "Nyt tag på hallen\nSag nr. 19 (ØU 23/2022)\n\nSagens kerne\n\nTaget er utæt.\n\n"
        "Beslutning\n\nGodkendt.\n\n"
        "Havnens drift\nSag nr. 20 (ØU 24/2022)\n\nSagens kerne\n\nHavnen sander til.\n\n"
        "Beslutning\n\nUdsat.\n"
    )
    minutes = parse(text.encode(), "nordby.txt")
    assert [(item.number, item.title) for item in minutes.items] == [
        ("19", "Nyt tag på hallen"),
        ("20", "Havnens drift"),
    ]
    assert minutes.absent == ()


def test_a_day_and_hour_as_an_american_system_writes_them() -> None:
    text = "Udvalg: Byrådet\n\nMødedato: 8/29/2019 4:00:00 PM\n\n1. Orlov\n\nBeslutning\nGodkendt.\n"
    minutes = parse(text.encode(), "nordby.txt")
    assert (minutes.date, minutes.start) == ("2019-08-29", "16:00")


def test_what_surrounds_a_day_in_a_title_is_no_body() -> None:
    text = "REFERAT FRA MØDE NR. 26 TORSDAG DEN 29. JANUAR 2009\n\n1. Orlov\n\nBESLUTNING\nGodkendt.\n"
    assert parse(text.encode(), "nordby.txt").committee is None
