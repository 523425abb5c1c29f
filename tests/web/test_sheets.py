"""Sheets (CSV) of every list and search: all rows, as a spreadsheet opens them, and no formula among them."""

import csv
import io
from collections.abc import Callable

import pytest
from django.test import Client
from walk import body
from write_minutes import Entry

from archive.models import Case, Item, Meeting
from archive.web.taking.sheets import guarded

TakeIn = Callable[..., Meeting]


def rows(client: Client, address: str) -> list[dict[str, str]]:
    response = client.get(address)
    assert response.status_code == 200
    assert response.streaming
    text = b"".join(response).decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=";"))


def test_the_sample_archive_is_in_its_sheets(sample: object, client: Client) -> None:
    public = [row.get_absolute_url() for row in Item.objects.public().with_place().newest()]
    found = rows(client, "/soeg/data.csv?kommune=aadal")
    assert [row["Adresse"] for row in found] == [f"http://testserver{address}" for address in public]
    for row, item in zip(found, Item.objects.public().with_place().newest(), strict=True):
        assert row["Overskrift"] in (item.title, f"'{item.title}")
        assert (row["Punkt"], row["Dato"]) == (item.number, item.meeting.date.isoformat())
        assert row["Beslutning ud over den faste vending"].lstrip("'") == item.outcome_remainder
    assert len(rows(client, "/data.csv")) == Meeting.objects.public().count()
    assert len(rows(client, "/aadal/sager/data.csv")) == Case.objects.public().count()


def test_a_search_with_words_has_its_hits_in_the_pages_order(sample: object, client: Client) -> None:
    page = body(client.get("/soeg/?q=skole&sortering=nyeste"))
    lines = rows(client, "/soeg/data.csv?q=skole&sortering=nyeste")
    found = [row["Adresse"].removeprefix("http://testserver") for row in lines]
    assert len(found) > 3
    places = [page.find(f'href="{address}?') for address in found[:10]]  # with the words to mark
    assert places == sorted(places) and places[0] > 0


@pytest.mark.parametrize("order", ["relevans", "nyeste", "aeldste", "tilfoejet"])
def test_a_search_without_words_has_its_items_in_the_pages_order(
    sample: object, client: Client, order: str
) -> None:
    page = body(client.get(f"/soeg/?udfald=approved&sortering={order}"))
    lines = rows(client, f"/soeg/data.csv?udfald=approved&sortering={order}")
    found = [row["Adresse"].removeprefix("http://testserver") for row in lines]
    places = [page.find(f'href="{address}"') for address in found[:20]]
    assert len(places) == 20
    assert places == sorted(places) and places[0] > 0


def test_nothing_asked_is_nothing(sample: object, client: Client) -> None:
    assert rows(client, "/soeg/data.csv") == []


@pytest.mark.parametrize(
    ("said", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+45 12", "'+45 12"),
        ("-tekst", "'-tekst"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\r=1", "'\r=1"),
        (" =1", "' =1"),
        ("-5", "-5"),
        ("+1.234,50", "+1.234,50"),
        ("-1.234", "-1.234"),
        ("- liste", "'- liste"),
        ("a=b", "a=b"),
        (None, ""),
    ],
)
def test_a_cell_is_no_formula_but_may_be_a_number(said: str | None, cell: str) -> None:
    assert guarded(said) == cell


def test_a_title_that_is_a_formula_is_guarded_in_the_file(take_in: TakeIn, client: Client) -> None:
    meeting = take_in(Entry("Cykelsti"), town="Bakkeby")
    Item.objects.filter(meeting=meeting).update(title='=HYPERLINK("x";"y")')
    found = rows(client, "/soeg/data.csv?kommune=bakkeby")
    assert [row["Overskrift"] for row in found] == ['\'=HYPERLINK("x";"y")']
