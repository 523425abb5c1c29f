"""What the search page offers besides hits: pages named outright, help where nothing is found, examples."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client, RequestFactory
from read_page import Page, words

from archive.models import Item, Meeting
from archive.search import Facet, FacetValue, Query, search
from archive.web import histogram
from archive.web.facets import FacetLinks, Link
from archive.web.tags import facet_links

Get = Callable[..., Page]


def direct(page: Page) -> dict[str, str]:
    return {a.attrib["href"]: words(a) for section in page.of_class("named") for a in section.iter("a")}


@pytest.mark.parametrize(
    ("q", "address"),
    [
        ("17.01.00-P20-3-24", "/aadal/sager/17.01.00-p20-3-24/"),
        ("sag nr. 17.01.00 p20-3-2024", "/aadal/sager/17.01.00-p20-3-24/"),
        ("byrådet", "/aadal/byraadet/"),
        ("BYRÅD", "/aadal/byraadet/"),
        ("skole i byrådet", "/aadal/byraadet/"),
        ("teknik- og klimaudvalget", "/aadal/teknik-og-klimaudvalget/"),
        ("klimaudvalget", "/aadal/teknik-og-klimaudvalget/"),
        ("skole i klimaudvalget", "/aadal/teknik-og-klimaudvalget/"),
        ("Teknik og klima", "/aadal/teknik-og-klimaudvalget/"),
        ("kultur- og fritid", "/aadal/kultur-og-fritidsudvalget/"),
    ],
)
def test_a_query_that_names_a_page_leads_there(sample: Path, get: Get, q: str, address: str) -> None:
    assert address in direct(get("/soeg/", q=q))


def test_a_date_leads_to_that_days_meetings(sample: Path, get: Get) -> None:
    meeting = Meeting.objects.public().with_committee().latest("date")
    for q in (f"{meeting.date:%d.%m.%Y}", f"{meeting.date:%Y-%m-%d}"):
        assert meeting.get_absolute_url() in direct(get("/soeg/", q=q))


@pytest.mark.parametrize(
    ("q", "href", "name"),
    [
        ("maj 2024", "?fra=2024-05-01&til=2024-05-31", "Møder i maj 2024"),
        ("møder i Maj  2024", "?fra=2024-05-01&til=2024-05-31", "Møder i maj 2024"),
        ("juni 2024", "?fra=2024-06-01&til=2024-06-30", "Møder i juni 2024"),
        (
            "lokalplan i maj 2024",
            "?q=lokalplan&fra=2024-05-01&til=2024-05-31",
            "Møder i maj 2024 med »lokalplan«",
        ),
    ],
)
def test_a_month_leads_to_its_meetings_with_what_else_was_typed(
    sample: Path, get: Get, client: Client, q: str, href: str, name: str
) -> None:
    page = get("/soeg/", q=q)
    assert direct(page)[href] == name
    told = words(page.of_class("named")[0]).rpartition(name)[2].split()[0]
    there = Page(client.get(f"/soeg/{href}"))
    assert there.heading.split()[0] == told
    assert {time.attrib["datetime"][:7] for time in there.all(".//ol//time")} == {href[-10:-3]}


@pytest.mark.parametrize(
    "q", ["22. maj 2024", "22 maj 2024", '"maj 2024"', "maj", "maj 2031", "-maj 2024", "maj 20245"]
)
def test_what_is_no_month_of_meetings_leads_to_none(sample: Path, get: Get, q: str) -> None:
    assert not [name for name in direct(get("/soeg/", q=q)).values() if name.startswith("Møder i ")]


def test_a_month_keeps_what_narrows_and_gives_way_to_dates(sample: Path, get: Get) -> None:
    kept = direct(get("/soeg/", q="maj 2024", udvalg="aadal/byraadet"))
    assert "?udvalg=aadal/byraadet&fra=2024-05-01&til=2024-05-31" in kept
    assert direct(get("/soeg/", q="maj 2024", aar="2024")) == {}


def test_a_page_named_from_a_foreign_keyboard_is_found(sample: Path, get: Get) -> None:
    assert "/aadal/oekonomiudvalget/" in direct(get("/soeg/", q="okonomiudvalget"))


def test_what_is_not_named_leads_nowhere(sample: Path, get: Get) -> None:
    for q in (
        "skole",
        "råd",
        "31.02.2025",
        "99.99.99-X99-9-99",
        "-byrådet",
        "",
        '"',
        "udvalget",
        "kultur",
        "kultur og",
    ):
        assert direct(get("/soeg/", q=q)) == {}


def test_no_hits_offer_other_words_and_wider_searches_that_hold(
    sample: Path, get: Get, client: Client
) -> None:
    page = get("/soeg/", q="skolestrukutr")
    (meant,) = page.of_class("meant")[0].iter("a")
    assert words(meant) == "skolestruktur"
    assert (
        "hits" in page.html and int(Page(client.get(f"/soeg/{meant.attrib['href']}")).heading.split()[0]) > 0
    )
    page = get("/soeg/", q="skolestruktur", aar="1999", udfald="approved")
    wider = {a.attrib["href"]: words(a) for a in page.all(".//main//li/a") if words(a).startswith("Søg ")}
    assert "Søg i hele arkivet" in wider.values()
    for href in wider:
        assert int(Page(client.get(f"/soeg/{href}")).heading.split()[0]) > 0
    assert "Arkivet har" in page.text


def test_dates_the_wrong_way_round_are_said_plainly(sample: Path, get: Get) -> None:
    page = get("/soeg/", q="skole", fra="2025-12-31", til="2025-01-01")
    assert (page.status, page.all(".//main//ol")) == (400, [])
    assert "Fra-datoen ligger efter til-datoen" in page.text


def test_without_a_query_the_page_says_what_there_is_and_how_it_falls(
    sample: Path, get: Get, client: Client
) -> None:
    page = get("/soeg/")
    links = {a.attrib["href"]: words(a) for a in page.of_class("facets")[0].iter("a")}
    assert {"?aar=2025", "?udvalg=aadal/byraadet", "?udfald=approved"} <= links.keys()
    for href in ("?aar=2025", "?udvalg=aadal/byraadet"):
        assert Page(client.get(f"/soeg/{href}")).heading.split()[0] == links[href].split()[-1]
    assert "møder fra" in page.text
    assert len(page.all(".//dl[@class='examples']/div")) >= 6
    newest = Item.objects.public().order_by("-first_public_at", "-meeting__date", "pk").with_place()[0]
    assert page.links[newest.get_absolute_url()] == newest.title


def test_facets_stand_once_in_the_page(sample: Path, get: Get) -> None:
    page = get("/soeg/", q="skole")
    hrefs = [a.attrib["href"] for facets in page.of_class("facets") for a in facets.iter("a")]
    assert len(hrefs) == len(set(hrefs)) > 5


def test_a_facet_writes_thousands_as_the_heading_does() -> None:
    shown = facet_links([Link("Godkendt", 3335, False, "?udfald=approved")])
    assert '<span class="n">3.335</span>' in shown


def test_the_chart_and_its_table_say_what_the_facet_says(sample: Path, get: Get) -> None:
    page = get("/soeg/", q="skole")
    facet = next(facet for facet in search(Query(q="skole")).facets if facet.parameter == "aar")
    chart = histogram.chart([facet])
    if chart is None:
        assert page.of_class("chart") == []
        return
    rows = [[words(cell) for cell in row] for row in page.all(".//figure//tbody/tr")]
    assert {y: n for y, n in rows if n != "0"} == {v.value: str(v.count) for v in facet.values}
    assert len(page.all(".//figure//tbody/tr")) == len(chart.bars) == page.html.count("<rect ")


@pytest.mark.parametrize("years", [[2020, 2021, 2025], [2001, 2003]])
def test_bars_stand_for_every_year_between(years: list[int]) -> None:
    values = tuple(FacetValue(str(y), str(y), n + 1, False) for n, y in enumerate(years))
    chart = histogram.chart([Facet("aar", "År", values)])
    assert chart is not None
    assert [bar.year for bar in chart.bars] == list(range(years[0], years[-1] + 1))
    assert [bar.height for bar in chart.bars if not bar.count] == [0] * (len(chart.bars) - len(years))
    assert chart.highest.height == chart.height


def test_votes_and_when_it_was_added_narrow_from_the_address(sample: Path, get: Get) -> None:
    voted = Item.objects.public().filter(votes__isnull=False).count()
    assert int(get("/soeg/", afstemning="true").heading.split()[0]) == voted > 0
    today = get("/soeg/", tilfoejet="2020-01-01", sortering="tilfoejet")
    assert int(today.heading.split()[0].replace(".", "")) == Item.objects.public().count()
    assert any("Tilføjet siden" in words(a) for a in today.of_class("chosen")[0].iter("a"))


def test_the_help_pages_examples_find_what_they_say(sample: Path, get: Get, client: Client) -> None:
    page = get("/om/soegning/")
    examples = page.all(".//dl[@class='examples']/div/dt")
    assert len(examples) >= 6
    for example in examples:
        (link,) = example.findall("a")
        assert words(example).split()[-2] == Page(client.get(link.attrib["href"])).heading.split()[0] != "0"


def test_no_example_of_exact_words_has_a_small_one(sample: Path, get: Get) -> None:
    phrases = [words(code) for code in get("/om/soegning/").all(".//dl//code") if '"' in words(code)]
    assert [[len(word) >= 6 for word in phrase.strip('"').split()] for phrase in phrases] == [[True, True]]


def suggested(client: Client, **query: str) -> list[str]:
    answer = client.get("/soeg/forslag/", query)
    assert answer.status_code == 200
    return [row["text"] for row in answer.json()["suggestions"]]


def test_suggestions_are_public_words_titles_committees_and_cases(sample: Path, client: Client) -> None:
    assert "skolestruktur" in suggested(client, q="skolestr")
    assert "Fremtidens skolestruktur i Kærby" in suggested(client, q="fremtidens skolestr")
    assert "Byrådet" in suggested(client, q="byrå")
    assert "17.01.00-P20-3-24" in suggested(client, q="17.01.00-p2")
    assert suggested(client, q="xyzzy") == suggested(client, q="") == suggested(client, q="\x00") == []
    for row in client.get("/soeg/forslag/", {"q": "skole"}).json()["suggestions"]:
        if "address" in row:
            assert client.get(row["address"]).status_code == 200
    assert suggested(client, q="skolestr", kommune="findes-ikke") == []


def nearest(page: Page) -> list[str]:
    return [words(row.find("h3/a")) for row in page.of_class("nearest")]  # type: ignore[arg-type]


def test_no_hits_show_what_comes_nearest_without_counting_it(sample: Path, get: Get) -> None:
    page = get("/soeg/", q="skolestrukutr kærby")
    assert page.heading.startswith("Ingen punkter")
    assert "Punkter om »skolestruktur kærby«" in page.texts(".//main//h2")
    assert "Fremtidens skolestruktur i Kærby" in nearest(page)
    page = get("/soeg/", q="skolestruktur svømmebassin -budget", udfald="approved")
    assert "Punkter med nogle af ordene" in page.texts(".//main//h2")
    assert nearest(page) and all("budget" not in title.lower() for title in nearest(page))
    page = get("/soeg/", q="enhedslisten gratis bybus", sortering="nyeste")
    found = page.texts(".//main//ol/li/h2/a")
    assert 0 < len(found) < 3 and nearest(page) and not {*found} & {*nearest(page)}
    assert nearest(get("/soeg/", q="xyzzyq")) == nearest(get("/soeg/", q="skole")) == []


def test_the_newest_years_stand_open_and_none_between_them_is_left_out() -> None:
    values = tuple(FacetValue(str(y), str(y), y % 5 + 1, y == 2001) for y in range(2025, 2000, -1))
    request = RequestFactory().get("/soeg/", {"aar": "2001"})
    (group,) = FacetLinks(request, [Facet("aar", "År", values)]).groups()
    assert [link.label for link in group.links] == [*map(str, range(2025, 2014, -1)), "2001"]
    assert [link.label for link in group.more] == [*map(str, range(2014, 2001, -1))]


def test_a_chart_of_chosen_years_says_that_it_shows_the_others_too(sample: Path, get: Get) -> None:
    for asked, told in (({}, False), ({"aar": "2024"}, True)):
        (caption,) = get("/soeg/", q="skole", **asked).all(".//figcaption")
        assert ("også i de år, der ikke er valgt" in words(caption)) is told
