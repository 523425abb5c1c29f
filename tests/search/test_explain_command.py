"""`manage.py explain` tells a person why an item is found, and says nothing of what is not public."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from small_archive import Add

from archive.models import Item
from archive.search import Query, explain, search


@pytest.fixture
def items(add: Add) -> list[Item]:
    near = add("Cykelsti ved skolen", sections={"case": "Den nye cykelsti."}, date="2025-01-02")
    far = add("Om skolen", sections={"case": "Cykelsti. " + "Noget andet. " * 40}, date="2025-01-03")
    return [near, far, add("Hemmelig cykelsti ved skolen", closed=True)]


def told(q: str, item: str, **options: bool) -> str:
    out = StringIO()
    call_command("explain", q, item, stdout=out, **options)
    return out.getvalue()


def test_it_tells_each_word_in_each_place_and_the_rank(items: list[Item]) -> None:
    text = told("cykelsti skolen", str(items[0].pk))
    assert "Cykelsti ved skolen" in text
    assert items[0].get_absolute_url() in text
    assert ("overskrift" in text, "sagsfremstilling" in text) == (True, True)
    assert "Punktet er nr. 1 af 2." in text
    assert "Punktet er nr. 2 af 2." in told("cykelsti skolen", items[1].get_absolute_url())


def test_the_points_add_up_to_the_order_of_the_hits(items: list[Item]) -> None:
    query = Query(q="cykelsti skolen")
    found = [explain(query, hit.item.pk) for hit in search(query).hits]
    points = [(e.words + e.near) * e.recency for e in found if e]
    assert points == sorted(points, reverse=True)
    assert [e.rank for e in found if e] == [1, 2]


def test_words_missing_and_unwanted_are_told(items: list[Item]) -> None:
    text = told("cykelsti havn -skolen", str(items[0].pk))
    assert "Ordet mangler i punktet: havn" in text
    assert "Punktet har et ord, der er udeladt: skolen" in text


@pytest.mark.parametrize("q", ["", '"', "og", "*"])
def test_nothing_to_look_for_is_said(items: list[Item], q: str) -> None:
    with pytest.raises(CommandError, match="intet at søge efter"):
        told(q, str(items[0].pk))


@pytest.mark.parametrize("named", ["999999", "x", "/a/b/c/d/", "9" * 30, "https://eksempel.dk/"])
def test_an_item_that_is_not_there_is_said(items: list[Item], named: str) -> None:
    with pytest.raises(CommandError, match="Intet offentligt punkt"):
        told("cykelsti", named)


def test_a_closed_item_is_not_there(items: list[Item]) -> None:
    with pytest.raises(CommandError, match="Intet offentligt punkt"):
        told("cykelsti", str(items[2].pk))
    hidden = explain(Query(q="cykelsti"), items[2].pk)
    assert hidden is not None
    assert (hidden.reasons, hidden.missing, hidden.rank) == ((), ("cykelsti",), None)
