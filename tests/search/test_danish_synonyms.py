"""The list of synonyms: readable, going the way it says, and refusing lines that make no sense."""

from pathlib import Path

import pytest

from archive.search.danish import analyse, synonyms


def texts(word: str, book: synonyms.Book) -> list[str]:
    return [synonym.text for synonym in synonyms.of(analyse(word)[0].terms, book)]


def test_our_list_leads_both_ways() -> None:
    book = synonyms.read(synonyms.LIST)
    assert "skolestruktur" in texts("skolelukningen", book)
    assert "skolelukning" in texts("skolestrukturen", book)
    assert "spildevand" in texts("kloakken", book)
    assert "personlig pleje" in texts("hjemmehjælp", book)
    assert "hjemmehjælp" in [synonym.text for synonym in book[("personlig", "pleje")]]


def test_a_group_of_one_direction_leads_no_other_way(tmp_path: Path) -> None:
    file = tmp_path / "own.txt"
    file.write_text("# ours\nfritter > SFO, fritidshjem\n", encoding="utf-8")
    book = synonyms.read(file)
    assert (texts("fritter", book), texts("SFO", book)) == (["SFO", "fritidshjem"], [])


@pytest.mark.parametrize("line", ["kloak", "a = b = c", "a > b = c", "kloak = ", "a = b c d e f g"])
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "own.txt"
    file.write_text(f"kloak = spildevand\n{line}\n", encoding="utf-8")
    with pytest.raises(synonyms.SynonymError, match=r"own\.txt, linje 2"):
        synonyms.read(file)
