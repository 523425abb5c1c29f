"""Contents lists of more forms, and the closed items that stand in nothing else."""

from archive.parsing import Minutes, parse


def _parse(text: str) -> Minutes:
    return parse(text.encode())


def _item(title: str) -> str:
    return f"{title}\n\nSagsfremstilling\nDet er noteret.\n\nBeslutning\nGodkendt.\n\n"


def test_a_whole_contents_list_on_one_line() -> None:
    text = "Referat\n\n1. Molen 2. Kajen 3. Salg af en kutter (FOR LUKKEDE DØRE)\n\n"
    minutes = _parse(text + _item("1. Molen") + _item("2. Kajen"))
    assert [item.title for item in minutes.items] == ["Molen", "Kajen"]
    notice = next(one for one in minutes.warnings if one.code == "closed-only-listed")
    assert (notice.line, notice.severity) == (3, "warning")
    assert "Salg af en kutter" in notice.message


def test_closed_items_only_in_the_contents_list_are_told() -> None:
    text = """Referat Havneudvalget den 4. marts 2024

Indhold

Åben dagsorden
Sag nr. 7     Molen
Sag nr. 8     Kajen
Lukket dagsorden
Sag nr. 9     Salg af en kutter

Side 2 af 9

"""
    minutes = _parse(text + _item("Sag nr. 7\n\nMolen") + _item("Sag nr. 8\n\nKajen"))
    assert [(item.number, item.title) for item in minutes.items] == [("7", "Molen"), ("8", "Kajen")]
    assert [one.code for one in minutes.warnings] == ["closed-only-listed"]


def test_closed_items_that_stand_in_the_minutes_are_not_told() -> None:
    text = "Referat Havneudvalget den 4. marts 2024\n\nIndhold\n1. Molen .... 1\n"
    text += "2. Lukket - Ejendomssag .... 2\n\n"
    minutes = _parse(text + _item("1. Molen") + "2. Lukket - Ejendomssag\n")
    assert not minutes.warnings


def test_a_contents_list_of_two_groups_without_a_heading() -> None:
    text = """Referat

Havneudvalget

den 4. marts 2024 i lokale 188, KL. 17.00

ÅBEN DEL
 1. Molen
 2. Kajen

LUKKET DEL
 3. Personsag

ÅBEN DEL

"""
    minutes = _parse(text + _item("1. Molen") + _item("2. Kajen") + "LUKKET DEL\n\n3. Personsag\n")
    assert [(item.number, item.closed) for item in minutes.items] == [("1", False), ("2", False), ("3", True)]
    assert (minutes.start, minutes.place) == ("17:00", "lokale 188")


def test_an_entry_of_a_contents_list_ends_in_its_page() -> None:
    text = "Referat Havneudvalget den 4. marts 2024\n\nIndholdsfortegnelse\n"
    text += "1. Molen ........ side 1\n2. Kajen ........ side 2\n\n"
    assert not _parse(text + _item("1. Molen") + _item("2. Kajen")).warnings
