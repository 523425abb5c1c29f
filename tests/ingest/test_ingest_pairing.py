"""Whose a file is: by name, by folder where names repeat, and nobody's where it is not certain."""

import pytest

from archive.ingest.pairing import Named, Place, pair

LONG = "Notat om den fremtidige brug af den gamle station og dens omgivelser"


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("Tegning.pdf", "Tegning"),
        ("tegning.PDF", "Tegning.pdf"),
        ("Aarsplan_soe.pdf", "Årsplan sø"),
        ("Bilag 2 - Tegning.pdf", "Tegning"),
        ("Tegning.pdf", "Bilag 24.2: Tegning"),
        ("Notat til afd.nord.pdf", "Notat til afd.nord"),
        ("Budget 2025.2026.pdf", "Budget 2025.2026"),
        (f"{LONG[:40]}.pdf", LONG),
    ],
)
def test_a_name_in_other_clothes(file: str, name: str) -> None:
    assert pair([Named(file, "", 1)], [Place(7, (name,), "24")]) == {0: 7}


@pytest.mark.parametrize(
    ("file", "name"), [("Tegning 2.pdf", "Tegning"), ("Not.pdf", "Notat"), (".pdf", ""), ("!.pdf", "?")]
)
def test_another_name(file: str, name: str) -> None:
    assert pair([Named(file, "", 1)], [Place(7, (name,), "24")]) == {}


TWO = [Place(7, ("Notat",), "24"), Place(8, ("Notat",), "25")]


@pytest.mark.parametrize(
    ("folders", "found"),
    [
        (["punkt 24", "punkt 25"], {0: 7, 1: 8}),
        (["25_bilag", "24_bilag"], {0: 8, 1: 7}),
        (["Bilag/Sag nr. 25", "Bilag"], {0: 8, 1: 7}),
        (["bilag", "bilag"], {}),
        (["punkt 24", "punkt 24"], {}),
        (["punkt 26", "punkt 25"], {1: 8}),
    ],
)
def test_folders_tell_where_names_repeat(folders: list[str], found: dict[int, int]) -> None:
    files = [Named("Notat.pdf", folder, n) for n, folder in enumerate(folders)]
    assert pair(files, TWO, {"24", "25", "26"}) == found


def test_another_items_folder_is_stronger_than_the_name() -> None:
    assert pair([Named("Notat.pdf", "punkt 25", 1)], TWO[:1], {"24", "25"}) == {}
    assert pair([Named("Notat.pdf", "punkt 3", 1)], TWO[:1], {"24", "25"}) == {0: 7}


def test_the_same_bytes_twice_are_one_file_and_other_bytes_a_doubt() -> None:
    assert pair([Named("Notat.pdf", "a", 1), Named("Notat.pdf", "b", 1)], TWO[:1]) == {0: 7}
    assert pair([Named("Notat.pdf", "a", 1), Named("Notat.pdf", "b", 2)], TWO[:1]) == {}


def test_the_exact_name_goes_first() -> None:
    places = [Place(7, ("Tegning",), "24"), Place(8, ("Bilag 1 Tegning",), "24")]
    files = [Named("Bilag 1 Tegning.pdf", "", 1), Named("Tegning.pdf", "", 2)]
    assert pair(files, places) == {0: 8, 1: 7}
