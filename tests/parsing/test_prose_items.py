"""Minutes of councils that write prose: items told by their count, by "Ad 1", or by nothing else."""

from archive.parsing import Minutes, parse


def _parse(text: str) -> Minutes:
    return parse(text.encode())


def _numbers(minutes: Minutes) -> list[tuple[str | None, str]]:
    return [(item.number, item.title) for item in minutes.items]


def test_titles_with_end_stops_and_text_right_below() -> None:
    text = """Referat fra Fyrrådets møde 4. marts 2024

1.Valg af ordstyrer.
Bo blev foreslået.

2.Lampen i tårnet.
Den er gået i stykker, og Bo spørger en smed.

3.Godkendelse af referat.
Godkendt.
"""
    minutes = _parse(text)
    assert _numbers(minutes) == [
        ("1", "Valg af ordstyrer."),
        ("2", "Lampen i tårnet."),
        ("3", "Godkendelse af referat."),
    ]
    assert minutes.items[1].sections[0].text == "Den er gået i stykker, og Bo spørger en smed."
    assert minutes.items[2].outcome == "approved"
    assert not minutes.unplaced


def test_points_in_an_item_are_no_items() -> None:
    text = """Ungeråd den 4. marts 2024

 1. Foredrag i fyret

  1. Det gik godt
  2. Der kom mange
  3. Vi gør det igen
 2. Tur til molen

  1. Bo spørger skipperen
 3. Hvem laver kage?

  1. Gry
  2. Bo
"""
    minutes = _parse(text)
    assert _numbers(minutes) == [
        ("1", "Foredrag i fyret"),
        ("2", "Tur til molen"),
        ("3", "Hvem laver kage?"),
    ]
    assert minutes.items[0].sections[0].text == "1. Det gik godt\n2. Der kom mange\n3. Vi gør det igen"


def test_a_list_first_and_then_the_items() -> None:
    text = """Møde i Fyrrådet den 4. marts 2024

1. Lampen.
2. Trappen.
3. Døren.

1. Lampen.
Den blinker.

2. Trappen.
Den knirker.

3. Døren.
Den binder.
"""
    minutes = _parse(text)
    assert _numbers(minutes) == [("1", "Lampen."), ("2", "Trappen."), ("3", "Døren.")]
    assert [item.sections[0].text for item in minutes.items] == [
        "Den blinker.",
        "Den knirker.",
        "Den binder.",
    ]


def test_what_was_said_ad_each_point_of_the_agenda() -> None:
    text = """Referat fra møde i Fyrrådet mandag den 4. marts 2024

Dagsorden:
1. Godkendelse af referat
2. Lampen i tårnet
3. Eventuelt

Ad. 1)
Referatet blev godkendt.

Ad pkt. 2:
Den skiftes i april.

Ad 3
Intet.
"""
    minutes = _parse(text)
    assert _numbers(minutes) == [
        ("1", "Godkendelse af referat"),
        ("2", "Lampen i tårnet"),
        ("3", "Eventuelt"),
    ]
    assert minutes.items[0].outcome == "approved"
    assert minutes.items[1].sections[0].text == "Den skiftes i april."
    assert not minutes.unplaced


def test_the_last_items_of_prose_minutes_count_on() -> None:
    text = """Referat for møde i Vestby Byråd, 4. marts 2024

1. Lampen i tårnet

Vedtaget.

2. Trappen i tårnet

Udsat.

3. Forespørgsel fra Bo Lund om døren.

Havnefogeden svarede Bo Lund.
"""
    minutes = _parse(text)
    assert [item.number for item in minutes.items] == ["1", "2", "3"]


def test_two_numbered_lines_are_no_meeting() -> None:
    minutes = _parse("Kære Bo\n\n1. Husk lampen.\n\n2. Husk døren.\n\nHilsen Gry\n")
    assert not minutes.items


def test_numbers_that_leap_are_no_items() -> None:
    minutes = _parse("Notat\n\n1. Husk lampen.\n\n4. Husk døren.\n\n9. Husk nøglen.\n")
    assert not minutes.items


def test_a_last_item_eventuelt_does_not_stand_for_all() -> None:
    text = """Referat fra Fyrrådets møde 4. marts 2024

1. Lampen.
Den skiftes ud.

2. Trappen.
Den males.

3. Eventuelt
"""
    assert [item.number for item in _parse(text).items] == ["1", "2", "3"]


def test_an_agenda_that_counts_without_blank_lines() -> None:
    text = (
        "Referat af møde i Fyrrådet den 4. marts 2024\nTil stede: Bo Lund, Ea Krog\n"
        "1. Godkendelse af dagsorden\nGodkendt.\n2. Lampen i tårnet?\nDen skiftes i april.\n"
        "3. Eventuelt\nIntet.\n"
    )
    minutes = _parse(text)
    assert _numbers(minutes) == [
        ("1", "Godkendelse af dagsorden"),
        ("2", "Lampen i tårnet?"),
        ("3", "Eventuelt"),
    ]
