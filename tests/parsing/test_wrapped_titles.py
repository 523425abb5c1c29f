"""Titles that a page broke at its margin, and what stands between a title and its first heading."""

from archive.parsing import parse
from archive.parsing.minutes import Minutes

_HEAD = "Nordby Kommune\nTeknisk Udvalg\nReferat\nMødedato: 3. maj 2022\n"


def _read(text: str) -> Minutes:
    return parse((_HEAD + text).encode(), "nordby.txt")


def test_a_title_goes_on_above_its_case_number() -> None:
    items = _read(
        "1. Anlægsbevilling til renovering af tag og facader på Nordby\n"
        "Skole og SFO i Vestre Bydel (B)\n"
        "82.06.00-G01-3-22\n"
        "Sagsfremstilling\nTaget er utæt.\nBeslutning\nGodkendt.\n"
        "2. Salg af storparcel ved Engvej samt ændring af vilkår for\n"
        "Andelsselskabet Nordby\n"
        "Sagsnr.: 22/1405\n"
        "Sagsfremstilling\nGrunden sælges.\nBeslutning\nGodkendt.\n"
    ).items
    assert [(item.title, item.case_number) for item in items] == [
        ("Anlægsbevilling til renovering af tag og facader på Nordby Skole og SFO i Vestre Bydel",
         "82.06.00-G01-3-22"),
        ("Salg af storparcel ved Engvej samt ændring af vilkår for Andelsselskabet Nordby", "22/1405"),
    ]  # fmt: skip
    assert [section.kind for section in items[0].sections] == ["case", "decision"]


def test_a_title_of_four_lines_goes_on_above_a_heading() -> None:
    items = _read(
        "1. Godkendelse af dagsorden\nBeslutning\nGodkendt.\n"
        "2. Anlægsbevilling til renovering af tag og facader på Nordby\n"
        "Skole og SFO i Vestre Bydel og til nye vinduer i Nordby Hal\n"
        "samt frigivelse af rådighedsbeløb til opførelse af en ny\n"
        "Sportshal\nSagsfremstilling\nTaget er utæt.\nBeslutning\nGodkendt.\n"
    ).items
    assert items[1].title.endswith("til opførelse af en ny Sportshal")
    assert [item.number for item in items] == ["1", "2"]


def test_a_broken_title_below_its_number_is_whole() -> None:
    items = _read(
        "1.\nGodkendelse af dagsorden\nBeslutning\nGodkendt.\n"
        "2.\nForslag til lokalplan for et boligområde ved Nordby\nVest\nBeslutning\nGodkendt.\n"
    ).items
    assert [item.title for item in items] == [
        "Godkendelse af dagsorden",
        "Forslag til lokalplan for et boligområde ved Nordby Vest",
    ]


def test_what_is_said_below_a_title_is_no_part_of_it() -> None:
    items = _read(
        "1. Orientering fra formanden, udvalgets medlemmer og administrationen\n"
        "Der er intet nyt fra havnen.\nBeslutning\nTaget til efterretning.\n"
        "2. Orientering om renovering af tag og facader på kommunens skoler\n"
        "Teknisk Udvalg\nSagsnr.: 22/1406\nBeslutning\nTaget til efterretning.\n"
        "3. Drøftelse af renovering af tag og facader på kommunens skoler\n"
        "Udsat.\nBeslutning\nUdsat.\n"
    ).items
    assert [item.title.split()[-1] for item in items] == ["administrationen", "skoler", "skoler"]
    assert items[1].case_number == "22/1406"
