"""Topics to browse: counted, named, and only of what anybody may read."""

from collections.abc import Callable

from django.core.management import call_command
from read_page import Page
from write_minutes import Entry

from archive.ingest import hold
from archive.models import Item, Meeting

Get = Callable[..., Page]
TakeIn = Callable[..., Meeting]

SCHOOL, ROAD, TRAFFIC = "17.01.00-P20-1-25", "05.01.02-P20-2-25", "05.13.00-P20-3-25"


def three(take_in: TakeIn) -> None:
    call_command("load_reference", verbosity=0)
    take_in(Entry("Ny skole", case_number=SCHOOL), date="2025-03-04")
    take_in(
        Entry("Ny vej", case_number=ROAD, decision="Forkastet."),
        Entry("Bump", case_number=TRAFFIC),
        Entry("Uden nummer"),
    )


def test_main_groups_are_counted_and_told_by_name(take_in: TakeIn, get: Get) -> None:
    three(take_in)
    page = get("/emner/")
    assert {href: name for href, name in page.links.items() if href.startswith("/emner/")} == {
        "/emner/05/": "Veje og trafik",
        "/emner/17/": "Folkeskoleundervisning",
    }
    assert "05 · 2 punkter, senest 27. maj 2025" in page.text
    assert "17 · 1 punkt, senest 4. marts 2025" in page.text


def test_a_topic_leads_down_up_and_to_its_latest_items(take_in: TakeIn, get: Get) -> None:
    three(take_in)
    page = get("/emner/05/")
    assert page.heading == "Veje og trafik"
    assert {"/emner/05.01/", "/emner/05.13/", "/soeg/?emne=05"} <= page.links.keys()
    assert "Forkastet" in page.text
    assert "Byrådet" in page.text
    assert "Ny skole" not in page.text
    deep = get("/emner/05.01.02/")
    assert [a.text for a in deep.all(".//nav[@class='path']//a")] == [
        "Forside",
        "Emner",
        "Veje og trafik",
        "05.01",
    ]
    assert deep.links["/aadal/byraadet/2025-05-27/1/"] == "Ny vej"


def test_a_topic_without_a_name_is_called_by_its_number_once(take_in: TakeIn, get: Get) -> None:
    three(take_in)
    page = get("/emner/05.01/")
    assert page.heading == "Emne 05.01"
    assert page.text.count("05.01.02") == 1
    assert page.text.replace("05.01.02", "").count("05.01") == 1


def test_a_known_topic_without_items_says_so_and_an_unknown_one_is_no_page(take_in: TakeIn, get: Get) -> None:
    three(take_in)
    assert "Ingen punkter i arkivet hører under emnet" in get("/emner/06/").text
    assert [get(f"/emner/{code}/").status for code in ("99", "05.99", "5", "05.01.02.03", "05-01")] == [
        404
    ] * 5


def test_what_is_held_is_in_no_topic(take_in: TakeIn, get: Get) -> None:
    three(take_in)
    hold(Item.objects.get(title="Ny skole"), "Skal ses efter.", None)
    assert "/emner/17/" not in get("/emner/").links
    assert "Ny skole" not in get("/emner/17/").text
    assert get("/emner/17.01/").status == 404


def test_the_front_page_and_the_committee_lead_into_topics(take_in: TakeIn, get: Get) -> None:
    three(take_in)
    assert get("/").links["/emner/05/"] == "Veje og trafik 2"
    page = get("/aadal/byraadet/")
    assert page.links["/soeg/?udvalg=aadal/byraadet&emne=05"] == "Veje og trafik 2"
    assert [[cell.text for cell in row.iter("a")] for row in page.all(".//table/tbody/tr")] == [
        ["Godkendt"],
        ["Forkastet"],
    ]
    assert get("/soeg/", udvalg="aadal/byraadet", udfald="rejected").text.count("Ny vej") >= 1
