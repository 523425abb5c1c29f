"""The list of cases: narrowed by when and by whom a case was treated, each with its journey."""

from collections.abc import Callable

from django.test import Client
from read_page import Page, words
from write_minutes import Entry

from archive.ingest import withdraw
from archive.models import Meeting

TakeIn = Callable[..., Meeting]
Get = Callable[..., Page]
ROAD, HALL, POST = "05.01.02-P20-1-25", "04.04.00-G01-2-25", "00.01.00-A00-1-25"


def titles(page: Page) -> list[str]:
    return page.texts(".//main//ul/li/h2")


def test_which_cases_went_from_one_body_to_another_and_when(
    take_in: TakeIn, get: Get, client: Client
) -> None:
    post = Entry("Meddelelser", case_number=POST, decision="Taget til efterretning.")
    road = Entry("Cykelsti", case_number=ROAD, decision="Anbefales.")
    take_in(road, Entry("Halgulv", case_number=HALL), post, committee="Teknikudvalget", date="2025-04-08")
    take_in(road, committee="Økonomiudvalget", date="2025-04-22")
    end = Entry(
        "Cykelsti", case_number=ROAD, decision="Godkendt. Byrådet ønsker belysning på hele strækningen."
    )
    last = take_in(end, Entry("Halgulv", case_number=HALL), post, date="2025-05-27")
    page = get("/aadal/sager/", flere="true")
    assert titles(page) == ["Halgulv", "Cykelsti"]  # what comes under the catch-all is many matters
    assert words(page.of_class("journey")[1]) == (
        "Teknikudvalget → , derefter Økonomiudvalget → , derefter Byrådet"
    )
    assert "Godkendt: Byrådet ønsker belysning på hele strækningen." in page.text
    assert titles(get("/aadal/sager/", flere="true", til="2025-04-30")) == ["Cykelsti"]
    assert titles(get("/aadal/sager/", fra="2025-05-28")) == []
    withdraw(last.items.get(title="Halgulv"), "Skal ikke stå her.", None)
    assert titles(get("/aadal/sager/", flere="true")) == ["Cykelsti"]
    told = client.get("/api/v1/papers/", {"flere": "true"}).json()["data"]
    assert [case["reference"] for case in told] == [ROAD]
    sheet = client.get("/aadal/sager/data.csv", {"flere": "true"}).getvalue().decode()
    assert (ROAD in sheet, HALL in sheet, POST in sheet) == (True, False, False)
