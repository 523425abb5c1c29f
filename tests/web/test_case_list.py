"""The list of cases: narrowed by when and by whom a case was treated, each with its journey."""

from collections.abc import Callable

import pytest
from django.test import Client
from read_page import Page, words
from write_minutes import Entry

from archive.ingest import withdraw
from archive.models import Meeting

TakeIn = Callable[..., Meeting]
Get = Callable[..., Page]
ROAD, HALL, POST = "05.01.02-P20-1-25", "04.04.00-G01-2-25", "00.01.00-A00-1-25"


CATCH_ALL = "Samlesag 00.01.00-A00-1-25"


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
        "Teknikudvalget 8. april 2025 → , derefter Økonomiudvalget 22. april 2025"
        " → , derefter Byrådet 27. maj 2025"
    )
    assert "Godkendt: Byrådet ønsker belysning på hele strækningen." in page.text
    assert titles(get("/aadal/sager/", flere="true", til="2025-04-30")) == ["Cykelsti"]
    assert titles(get("/aadal/sager/", flere="true", fra="2025-05-01")) == [
        "Halgulv",
        "Cykelsti",
    ]  # came there in May
    assert titles(get("/aadal/sager/", flere="true", til="2025-04-10")) == []
    assert titles(get("/aadal/sager/", flere="byraad", til="2025-05-26")) == []
    council = get("/aadal/sager/", flere="byraad", fra="2025-04-20")
    assert titles(council) == ["Halgulv", "Cykelsti"]
    assert "nåede byrådet fra et udvalg, fra 20. april 2025" in council.text
    assert council.texts(".//main//p[@class='journey']/strong") == ["Byrådet 27. maj 2025"] * 2
    assert titles(get("/aadal/sager/", fra="2025-05-28")) == []
    withdraw(last.items.get(title="Halgulv"), "Skal ikke stå her.", None)
    assert titles(get("/aadal/sager/", flere="true")) == ["Cykelsti"]
    told = client.get("/api/v1/papers/", {"flere": "true"}).json()["data"]
    assert [case["reference"] for case in told] == [ROAD]
    sheet = client.get("/aadal/sager/data.csv", {"flere": "true"}).getvalue().decode()
    assert (ROAD in sheet, HALL in sheet, POST in sheet) == (True, False, False)


@pytest.mark.parametrize(
    "q", ["cykelsti åen", "ÅEN cykelsti", "Åen", "sti  ved", "05.01.02", "cykelsti " + "å " * 95]
)
def test_a_case_is_found_by_words_of_its_title_in_any_order_and_case(
    take_in: TakeIn, get: Get, q: str
) -> None:
    take_in(Entry("Cykelsti ved åen", case_number=ROAD), Entry("Halgulv", case_number=HALL))
    assert titles(get("/aadal/sager/", q=q)) == ["Cykelsti ved åen"]
    assert titles(get("/aadal/sager/", q="cykelsti halgulv")) == []


def test_the_list_of_cases_between_bodies_says_what_it_cannot_know(take_in: TakeIn, get: Get) -> None:
    take_in(Entry("Cykelsti", case_number=ROAD))
    page = get("/aadal/sager/", flere="true")
    assert "kun hvor begge møder er i arkivet. Hvad der mangler, står på Dækning." in page.text
    assert page.links["/daekning/"] == "Dækning"
    assert "begge møder" not in get("/aadal/sager/").text
    assert get("/").links["/aadal/sager/?flere=byraad"] == "Sager, der nåede byrådet"
    assert "gik fra et udvalg til et andet" in page.text


def test_a_case_has_one_name_wherever_it_stands(take_in: TakeIn, get: Get, client: Client) -> None:
    take_in(Entry("Cykelsti ved åen", case_number=ROAD), committee="Teknikudvalget", date="2025-04-08")
    take_in(Entry("Cykelsti ved åen", case_number=ROAD), committee="Økonomiudvalget", date="2025-04-22")
    take_in(Entry("Anlæg af sti", case_number=ROAD), date="2025-05-27")
    assert titles(get("/aadal/sager/")) == ["Cykelsti ved åen"]
    page = get("/aadal/sager/05.01.02-p20-1-25/")
    assert page.heading == "Cykelsti ved åen"
    assert "3 behandlinger i 2 udvalg og byrådet" in page.text
    assert "Cykelsti ved åen (sag" in client.get("/aadal/sager/feed.atom", {"arkiv": "1"}).content.decode()
    take_in(Entry("Anlæg af sti", case_number=ROAD), date="2025-06-24")  # as often as the other, and later
    assert (
        titles(get("/aadal/sager/")) == [get("/aadal/sager/05.01.02-p20-1-25/").heading] == ["Anlæg af sti"]
    )


def test_catch_alls_come_last_and_are_explained(take_in: TakeIn, get: Get) -> None:
    take_in(Entry("Cykelsti", case_number=ROAD), date="2025-04-08")
    take_in(Entry("Meddelelser", case_number=POST, decision="Taget til efterretning."), date="2025-06-24")
    page = get("/aadal/sager/")
    assert titles(page) == ["Cykelsti", CATCH_ALL]
    assert "Nummeret bruges til mange forskellige ting." in page.text
    assert "/om/ordbog/#samlesag" in page.links
    assert "samlesag" in [e.attrib["id"] for e in get("/om/ordbog/").of_class("glossary")[0]]
