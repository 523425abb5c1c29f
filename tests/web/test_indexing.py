"""What search engines may show of searches and lists, and that robots meet no endless ways through them."""

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
import walk
from django.http import HttpResponse
from django.test import Client
from read_page import Page
from test_machines import link
from write_minutes import Entry

from archive.models import Item, Meeting
from archive.search import catch_up
from archive.web.addresses import urlpatterns

TakeIn = Callable[..., Meeting]
MANY = 30  # items: more than a page has
LISTS = re.compile(r"/soeg/|/[a-z-]+/(?:moeder|sager)/")


@pytest.fixture
def found(take_in: TakeIn) -> Meeting:
    meeting = take_in(
        Entry("Cykelsti langs Havnegade", case_number="05.01.02-P20-7-25"),
        *(Entry(f"Fortov på Møllevej, etape {n}") for n in range(MANY)),
    )
    assert catch_up(10)
    return meeting


def indexed(page: Page) -> bool:
    said = [meta.attrib["content"] for meta in page.all(".//meta[@name='robots']")]
    assert said in ([], ["noindex"])
    return not said


def allowed(robots: str, address: str) -> bool:
    """RFC 9309: the rule that fits with most letters counts, and of two as long the one that allows."""
    rules = [line.split(": ", 1) for line in robots.splitlines() if line.startswith(("Allow", "Disallow"))]
    fitting = [
        (len(path), kind == "Allow")
        for kind, path in rules
        if re.match(re.escape(path).replace(r"\*", ".*").replace(r"\$", "$"), address)
    ]
    return max(fitting, default=(0, True))[1]


@pytest.mark.parametrize(
    "q", ["cykelsti", "Cykelsti Havnegade", "møllevej", "fortov møllevej 7", "05.01.02-P20-7-25"]
)
def test_a_plain_question_s_first_page_may_be_shown_under_its_own_address(
    found: Meeting, client: Client, q: str
) -> None:
    page = Page(client.get("/soeg/", {"q": q}))
    assert int(page.heading.split()[0]) > 0
    own = f"/soeg/?q={quote(q).replace('%20', '+')}"
    assert (indexed(page), link(page, "canonical")) == (True, [f"http://testserver{own}"])
    assert allowed(client.get("/robots.txt").content.decode(), own)


@pytest.mark.parametrize(
    "query",
    [
        "q=cykelsti&aar=2025",
        "aar=2025&q=cykelsti",
        "q=cykelsti&udvalg=aadal/byraadet",
        "q=cykelsti&sortering=nyeste",
        "q=cykelsti&synonymer=nej",
        "q=fortov&side=2",
        "q=fortov&side=1",
        "q=cykelsti&q=fortov",
        "q=cykelsti&fremmed=1",
        "aar=2025",
        "side=2",
    ],
)
def test_a_narrowed_sorted_or_later_page_is_not_shown_and_not_asked_for(
    found: Meeting, client: Client, query: str
) -> None:
    page = Page(client.get(f"/soeg/?{query}"))
    assert (page.status, indexed(page)) == (200, False)
    assert not allowed(client.get("/robots.txt").content.decode(), f"/soeg/?{query}")


@pytest.mark.parametrize(
    "q",
    [
        "",
        " ",
        "findesikke",
        "cyklsti",
        '"cykelsti langs"',
        "cykelsti -fortov",
        "cykelsti OR casino",
        "cykelsti ELLER casino",
        "cykel*",
        "cykelsti!",
        "cykelsti " * 20,
    ],
)
def test_a_question_with_signs_or_without_hits_is_not_shown(found: Meeting, client: Client, q: str) -> None:
    page = Page(client.get("/soeg/", {"q": q}))
    assert (page.status, indexed(page)) == (200, False)


def test_the_form_is_shown_and_an_address_it_cannot_read_is_not(found: Meeting, client: Client) -> None:
    assert indexed(Page(client.get("/soeg/")))
    assert not indexed(Page(client.get("/soeg/?aar=hest")))
    assert not indexed(Page(client.get("/soeg/?q=cykelsti&fra=hest")))


def test_a_search_that_shows_an_item_search_engines_may_not_is_not_shown_itself(
    found: Meeting, client: Client
) -> None:
    assert indexed(Page(client.get("/soeg/?q=fortov")))
    shown = next(iter(Page(client.get("/soeg/?q=fortov")).of_class("hits")[0].iter("a"))).attrib["href"]
    item = Item.objects.get(meeting=found, slug=shown.partition("?")[0].split("/")[-2])
    item.noindex = True
    item.save()
    assert catch_up(10)
    assert not indexed(Page(client.get("/soeg/?q=fortov")))
    assert indexed(Page(client.get("/soeg/?q=cykelsti")))


@pytest.mark.parametrize("path", ["/aadal/moeder/", "/aadal/sager/"])
def test_a_list_s_pages_are_shown_and_what_narrows_it_is_not(
    found: Meeting, client: Client, path: str
) -> None:
    robots = client.get("/robots.txt").content.decode()
    for query, shown in (("", True), ("?side=1", True), ("?fra=2020-01-01", False), ("?side=1&fra=", False)):
        assert indexed(Page(client.get(path + query))) is shown, query
        assert allowed(robots, path + query) is shown, query


def test_what_narrows_a_list_stands_in_its_title_and_heading_and_in_what_follows_it(
    found: Meeting, client: Client
) -> None:
    page = Page(client.get("/aadal/moeder/?udvalg=aadal/byraadet&aar=2025&side=1"))
    assert page.heading == "Møder i Ådal Kommune: Byrådet, 2025"
    assert page.title.startswith("Møder i Ådal Kommune: Byrådet, 2025 –")
    assert "/aadal/moeder/feed.atom?udvalg=aadal/byraadet&aar=2025" in page.links
    assert client.get("/aadal/moeder/feed.atom?udvalg=aadal/byraadet&aar=2025").status_code == 200
    page = Page(client.get("/soeg/?q=fortov&aar=2025&i=alt&udvalg=aadal/byraadet&side=2"))
    assert page.heading == "30 punkter om »fortov«, Byrådet, 2025, side 2"
    assert page.title.startswith("»fortov«: 30 punkter, Byrådet, 2025, side 2 –")


@pytest.mark.parametrize("path", ["/aadal/sager/", "/aadal/sager/05.01.02-p20-7-25/"])
def test_cases_can_be_followed(found: Meeting, client: Client, path: str) -> None:
    (section,) = Page(client.get(path)).of_class("follow")
    ways = [a.attrib["href"] for a in section.iter("a")][:4]
    lasts = ("feed.atom", "feed.atom?arkiv=1", "kalender.ics", "data.csv")
    assert ways == [f"{path}{last}" for last in lasts]
    assert {client.get(way).status_code for way in ways} == {200}


def test_a_later_page_of_a_list_is_itself_and_not_its_first(take_in: TakeIn, client: Client) -> None:
    numbers = range(1, MANY)
    take_in(*(Entry(f"Sag {n}", case_number=f"05.01.02-P20-{n}-25") for n in numbers))
    page = Page(client.get("/aadal/sager/?side=2"))
    assert link(page, "canonical") == ["http://testserver/aadal/sager/?side=2"]
    assert link(Page(client.get("/aadal/sager/?side=1")), "canonical") == ["http://testserver/aadal/sager/"]


def test_every_link_to_a_narrowed_list_tells_robots_not_to_follow(sample: object, client: Client) -> None:
    robots = client.get("/robots.txt").content.decode()
    plain, narrowed = set(), set()
    asked = ("/soeg/?q=skole", "/soeg/?q=skole&aar=2025", "/soeg/?q=skole&aar=1999", "/soeg/?q=kommunens")
    for address in [*_pages(), *asked]:
        response = client.get(address)
        if not _is_page(response):
            continue
        for a in Page(response).tree.iter("a"):
            path, query = _leads_to(a.attrib["href"], address)
            if not (LISTS.fullmatch(path) and query):
                continue
            names = [name for name, _ in parse_qsl(query, keep_blank_values=True)]
            is_plain = names == ["q" if path == "/soeg/" else "side"]
            (plain if is_plain else narrowed).add((path, query))
            if not is_plain:
                assert "nofollow" in a.attrib.get("rel", "").split(), f"{a.attrib} on {address}"
            assert allowed(robots, f"{path}?{query}") is is_plain
    assert len(narrowed) > 50
    assert len(plain) > 3


def _pages() -> list[str]:
    """One address of each pattern, downloads left out."""
    found = (walk.of_pattern(pattern, space)[:1] for pattern, space in walk.patterns(urlpatterns))
    return [
        address for first in found for address in first if address.endswith("/") and "/kilde/" not in address
    ]


def _is_page(response: HttpResponse) -> bool:
    return response.status_code == 200 and response.headers["Content-Type"].startswith("text/html")


def _leads_to(href: str, page: str) -> tuple[str, str]:
    parts = urlsplit(href)
    return parts.path or urlsplit(page).path, parts.query
