"""Odd query strings: a page that helps, 200 or 400, never an error and never everything."""

import re
from pathlib import Path

import pytest
from django.test import Client
from read_page import Page, words

from archive.models import Case, Item, Meeting
from archive.web.asked import MOST_VALUES

LONG = "æ" * 5000
ODD = [
    "side=99999999999999999999",
    "side=-1",
    "side=0",
    "side=1e3",
    "side=٣",
    "side=%00",
    "kommune=%00",
    "kommune=findes-ikke",
    "udvalg=%00",
    "udvalg=byraadet",
    "udvalg=aadal/byraadet/2025",
    "udvalg=../../etc",
    "aar=0000",
    "aar=99999",
    "aar=20x5",
    "aar=%00",
    "fra=31-02-2025",
    "fra=%00",
    "fra=0000-00-00",
    "til=i+g%C3%A5r",
    "fra=2025-12-31&til=2025-01-01",
    "udfald=findes-ikke",
    "udfald=%00",
    "emne=%00",
    "emne=99",
    "emne=x",
    "emne=15.00.00.00",
    "afviger=%00",
    "afviger=m%C3%A5ske",
    "sortering=findes-ikke",
    "i=findes-ikke",
    "q=%00",
    "q=%ff%fe",
    "q=%F0%9F%8C%B3",
    "q=%ED%A0%80",
    "q=%3Cscript%3Ealert(1)%3C/script%3E",
    "q=skole&q=bus",
    "q=skole&side=2&side=99999999999999999999",
    "aar=2024&aar=%00",
    "findes_ikke=1",
    "csrfmiddlewaretoken=1",
    "&&&===",
    "%",
    "?",
]
WAYS = [
    "/soeg/",
    "/aadal/moeder/",
    "/aadal/sager/",
    "/aadal/",
    "/aadal/byraadet/",
    "/aadal/byraadet/2025/",
    "/",
]


@pytest.mark.parametrize("query", ODD)
def test_odd_input_gets_a_valid_page(sample: Path, client: Client, query: str) -> None:
    answers = {way: Page(client.get(f"{way}?{query}")) for way in WAYS}
    assert {way: page.status for way, page in answers.items() if page.status not in (200, 400)} == {}
    for page in answers.values():
        assert page.heading
        assert "<script>" not in page.html
        dates = {field.attrib.get("value", "") for field in page.all(".//input[@type='date']")}
        assert [value for value in dates if not re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})?", value)] == []


@pytest.mark.parametrize("way", ["/soeg/", "/aadal/moeder/", "/aadal/sager/"])
def test_what_is_wrong_is_told_at_its_field_and_in_the_title(sample: Path, client: Client, way: str) -> None:
    page = Page(client.get(f"{way}?fra=31-02-2025"))
    (field,) = page.all(".//input[@name='fra']")
    (told,) = page.all(f".//*[@id='{field.attrib['aria-describedby']}']")
    assert words(told).endswith(": Skriv datoen som 27.05.2025.")
    assert words(page.all(".//title")[0]).startswith("Fejl: ")
    assert not words(Page(client.get(way)).all(".//title")[0]).startswith("Fejl")


def test_a_search_that_was_not_understood_has_no_count_in_its_title(sample: Path, client: Client) -> None:
    assert words(Page(client.get("/soeg/?q=-skole")).all(".//title")[0]) == "Søg – Referatarkivet"


@pytest.mark.parametrize(
    "parameter", ["q", "kommune", "udvalg", "aar", "fra", "til", "udfald", "emne", "side", "i"]
)
def test_five_thousand_characters_get_a_page(sample: Path, client: Client, parameter: str) -> None:
    for way in WAYS[:3]:
        page = Page(client.get(way, {parameter: LONG}))
        assert (way, page.status in (200, 400)) == (way, True)
        assert len(page.html) < 140_000


@pytest.mark.parametrize(
    ("parameter", "value"),
    [("udvalg", "aadal/u{}"), ("aar", "19{:02}"), ("udfald", "approved"), ("emne", "15")],
)
def test_of_hundreds_of_values_of_one_parameter_only_so_many_are_worked_with(
    sample: Path, client: Client, parameter: str, value: str
) -> None:
    query = "&".join(f"{parameter}={value.format(n % 100)}" for n in range(300))
    page = Page(client.get(f"/soeg/?{query}"))
    assert (page.status, client.get(f"/aadal/moeder/?{query}").status_code) == (200, 200)
    assert sum(len(chosen) for chosen in page.of_class("chosen")) <= MOST_VALUES
    assert len(page.all(f".//input[@name='{parameter}']")) <= MOST_VALUES


# What cannot be understood finds nothing and says so; it never falls back to the whole list.

NOT_EVERYTHING = [
    "udvalg=%00",
    "udvalg=byraadet",
    "udvalg=findes/ikke",
    "aar=20x5",
    "fra=31-02-2025",
    "til=i+g%C3%A5r",
    "kommune=findes-ikke",
    "udfald=findes-ikke",
    "emne=x",
    "sortering=findes-ikke",
    "i=findes-ikke",
]


@pytest.mark.parametrize("query", NOT_EVERYTHING)
def test_a_search_that_is_not_understood_never_finds_everything(
    sample: Path, client: Client, query: str
) -> None:
    public = Item.objects.public().count()
    for q in ("", "&q=skole"):
        page = Page(client.get(f"/soeg/?{query}{q}"))
        assert str(public) not in page.heading
        if page.status == 400:
            assert len(page.of_class("notice")) == 1
            assert page.all(".//main//ol/li") == []


@pytest.mark.parametrize("query", NOT_EVERYTHING[:6])
def test_a_list_of_meetings_that_is_not_understood_is_empty(sample: Path, client: Client, query: str) -> None:
    page = Page(client.get(f"/aadal/moeder/?{query}"))
    assert Meeting.objects.public().count() > 1
    assert page.of_class("count")[0].text == "0 møder"
    assert page.links["/aadal/moeder/"] == "Vis alle møder"


@pytest.mark.parametrize("query", ["fra=31-02-2025", "aar=20x5", "udvalg=byraadet"])
def test_what_is_wrong_is_said_in_danish_and_what_was_typed_is_kept(
    sample: Path, client: Client, query: str
) -> None:
    page = Page(client.get(f"/soeg/?q=skole&{query}"))
    said = {
        "fra": "Fra dato: Skriv datoen som 27.05.2025.",
        "aar": "År: »20x5« er ikke et årstal.",
        "udvalg": "Udvalg: »byraadet« kendes ikke.",
    }
    assert page.status == 400
    assert page.texts(".//div[@role='alert']/ul/li") == [said[query.split("=")[0]]]
    assert page.one(".//input[@id='q']").attrib["value"] == "skole"


def test_a_page_beyond_the_last_is_the_last(sample: Path, client: Client) -> None:
    last = [Page(client.get("/aadal/sager/", {"side": side})) for side in ("4", "5000", "9" * 11)]
    assert len({page.of_class("pages")[0][0][1][0].text for page in last[1:]}) == 1
    assert last[1].text == last[2].text


@pytest.mark.parametrize("typed", ["27.05.2025", "27-05-2025", "27/05/2025", "2025-05-27", " 27.5.2025 "])
def test_dates_are_read_as_danes_write_them(sample: Path, client: Client, typed: str) -> None:
    page = Page(client.get("/aadal/moeder/", {"fra": typed}))
    later = Meeting.objects.public().filter(date__gte="2025-05-27").count()
    assert later > 0
    assert (page.status, page.of_class("count")[0].text) == (200, f"{later} møder")
    assert page.one(".//input[@name='fra']").attrib["value"] == "2025-05-27"


def test_a_list_of_cases_is_narrowed_by_number_and_by_words(sample: Path, client: Client) -> None:
    every = Case.objects.public().count()
    found = {
        q: Page(client.get("/aadal/sager/", {"q": q})).of_class("count")[0].text
        for q in ("", "06.02.00", "Klimatilpasning ved Nørrestrand", "xyzzyqu")
    }
    assert found[""] == f"{every} sager"
    assert found["xyzzyqu"] == "0 sager"
    assert found["Klimatilpasning ved Nørrestrand"] == "1 sag"
    assert "0 sager" != found["06.02.00"] != found[""]
