"""What the machine had read is one click away on a corrected item, unless personal data was removed."""

from collections.abc import Callable

import pytest
from read_page import Page
from write_minutes import Entry

from archive.ingest import correct
from archive.models import Item, Meeting

LONG = "Stien bliver 2 km lang." + "\n\nDen går langs åen." * 30
TakeIn = Callable[..., Meeting]
Get = Callable[..., Page]


@pytest.fixture
def item(take_in: TakeIn) -> Item:
    return take_in(Entry("Cykelsti", case=LONG, officer="Ane Holm")).items.get()


def corrected(item: Item, value: str, reason: str = "misread", field: str = "") -> None:
    field = field or f"section:{item.sections.get(kind='case').key}"
    correct(item, field, value, user=None, reason=reason, note="Set efter." if reason != "misread" else "")


def machine(get: Get, item: Item) -> list[str]:
    return [" ".join(one.itertext()) for one in get(item.get_absolute_url()).of_class("machine")]


def test_a_long_text_stands_whole_as_it_was_read_however_often_it_was_corrected(item: Item, get: Get) -> None:
    assert machine(get, item) == []
    corrected(item, LONG.replace("2 km", "3 km"))
    corrected(item, LONG.replace("2 km", "4 km"))
    (told,) = machine(get, item)
    assert "Maskinens læsning af sagsfremstilling" in told
    assert (told.count("2 km"), told.count("langs åen")) == (1, 30)


def test_a_short_field_needs_no_more_than_before_and_now(item: Item, get: Get) -> None:
    corrected(item, "Anne Holm", field="officer")
    assert machine(get, item) == []
    corrected(item, "Anna Holm", field="officer")
    (told,) = machine(get, item)
    assert "Ane Holm" in told


@pytest.mark.parametrize("field", ["", "officer"])
def test_nothing_of_the_machines_reading_stands_where_personal_data_was_removed(
    item: Item, get: Get, field: str
) -> None:
    corrected(item, LONG.replace("2 km", "3 km"))
    assert len(machine(get, item)) == 1
    corrected(item, "En nabo", "personal_data", field)
    assert machine(get, item) == []
