"""Minutes set as a table: a row an item, its columns the number, the title and the sections."""

from archive.parsing import Minutes, parse

_HEAD = "Skolebestyrelsen ved Åskolen\nReferat af møde den 4. marts 2024 kl. 17-19\nAfbud: Bo Lund\n\n"


def _parse(text: str) -> Minutes:
    return parse((_HEAD + text).encode())


def test_a_row_is_an_item() -> None:
    minutes = _parse(
        "Punkt\tSagsfremstilling\tBeslutning\n1. Godkendelse af dagsorden\t\tGodkendt.\n"
        "2. Skolens tårn\tTårnet er skævt.\tUdsat.\n3. Evt.\t\tIntet.\n"
    )
    assert [(item.number, item.title, item.outcome) for item in minutes.items] == [
        ("1", "Godkendelse af dagsorden", "approved"),
        ("2", "Skolens tårn", "deferred"),
        ("3", "Evt.", "none"),
    ]
    assert [part.text for part in minutes.items[1].sections] == ["Tårnet er skævt.", "Udsat."]
    assert (minutes.committee, minutes.absent) == ("Skolebestyrelsen ved Åskolen", ("Bo Lund",))
    assert not minutes.unplaced


def test_numbers_in_a_column_of_their_own() -> None:
    minutes = _parse(
        "Pkt.\tDagsorden:\tBegrundelse og bilag:\tBeslutning:\n"
        "1.\tSiden sidst\tKursus\tTaget til efterretning.\n"
        "2\tTårnet\t\tUdsat.\n"
    )
    assert [(item.number, item.title, item.outcome) for item in minutes.items] == [
        ("1", "Siden sidst", "noted"),
        ("2", "Tårnet", "deferred"),
    ]


def test_punkt_is_the_number_beside_another_title() -> None:
    minutes = _parse("Punkt\tEmne\tReferat\n1\tSkolens tårn\tUdsat.\n2\tEvt.\tIntet.\n")
    assert [(item.number, item.title) for item in minutes.items] == [("1", "Skolens tårn"), ("2", "Evt.")]


def test_a_table_in_an_item_is_no_agenda() -> None:
    minutes = _parse(
        "1. Opfølgning\n\nSagsfremstilling\n\nSag\tBeslutning\nTårnet\tUdsat.\nMuren\tGodkendt.\n\n"
        "Beslutning\nTaget til efterretning.\n"
    )
    assert [(item.title, item.outcome) for item in minutes.items] == [("Opfølgning", "noted")]
