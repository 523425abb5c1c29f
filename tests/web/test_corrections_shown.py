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


def test_a_table_and_a_list_stand_as_such_in_the_machines_reading(take_in: TakeIn, get: Get) -> None:
    table = "Tabel 1: Takster\nTakst\t2025\t2026\nDagpleje\t2.950\t3.010\nSFO\t1.700\t1.745"
    text = f"{LONG}\n\n{table}\n\n- Den første\n- Den anden\n\n**Baggrund**\n\nBorgeren <b>selv</b>."
    item = take_in(Entry("Takster", case=text)).items.get()
    read = item.sections.get(kind="case").text
    corrected(item, read.replace("3.010", "3.100"))
    page = get(item.get_absolute_url())
    (told,) = page.of_class("machine")
    rows = [[" ".join(cell.itertext()) for cell in row] for row in told.iter("tr")]
    assert rows == [["Takst", "2025", "2026"], ["Dagpleje", "2.950", "3.010"], ["SFO", "1.700", "1.745"]]
    assert [" ".join(one.itertext()) for one in told.iter("li")] == ["Den første", "Den anden"]
    assert [*told.iter("h3"), *told.iter("b")] == []
    assert "<b>selv</b>" in " ".join(told.itertext())
    ids = [e.attrib["id"] for e in page.tree.iter() if "id" in e.attrib]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("field", ["", "officer"])
def test_nothing_of_the_machines_reading_stands_where_personal_data_was_removed(
    item: Item, get: Get, field: str
) -> None:
    corrected(item, LONG.replace("2 km", "3 km"))
    assert len(machine(get, item)) == 1
    corrected(item, "En nabo", "personal_data", field)
    assert machine(get, item) == []
