"""Every public page of the sample archive: there, valid, quiet, and led somewhere by every link."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit
from xml.etree.ElementTree import Element

import pytest
import walk
from django.test import Client
from django.urls import resolve
from html5lib.html5parser import ParseError
from pytest_django import DjangoDbBlocker
from read_page import Page, words

from archive.models import Case, Item, Meeting, Source

pytestmark = pytest.mark.django_db  # else no test database is made, and the sample would go into a real one
QUERIES = ("/soeg/?q=skole", "/soeg/?q=skole&side=2", "/soeg/?q=xyzzyqu", "/soeg/?aar=2024&udfald=approved")
Pages = dict[str, Page]


@pytest.fixture(scope="module")
def answers(sample_folder: Path, django_db_blocker: DjangoDbBlocker) -> Pages:
    """Each address of the sample archive, and a few searches, with its answer."""
    with django_db_blocker.unblock():  # under the settings that sample_folder keeps
        client = Client()
        return {address: Page(client.get(address)) for address in [*walk.addresses(), *QUERIES]}


@pytest.fixture(scope="module")
def pages(answers: Pages) -> Pages:
    """Those that are HTML."""
    return {a: page for a, page in answers.items() if is_html(page)}


def is_html(page: Page) -> bool:
    download = "attachment" in page.response.headers.get("Content-Disposition", "")
    return page.response.headers["Content-Type"].startswith("text/html") and not download


def test_the_walk_meets_every_meeting_and_item(answers: Pages, sample: Path) -> None:
    rows = [*Meeting.objects.with_committee(), *Item.objects.with_place()]
    assert len(rows) == Meeting.objects.count() + Item.objects.count() >= 146
    assert {row.get_absolute_url() for row in rows} - answers.keys() == set()


def test_every_address_answers_200_but_cases_and_sources_of_closed_items_only(
    answers: Pages, sample: Path
) -> None:
    closed = Case.objects.exclude(pk__in=Item.objects.filter(closed=False, case__isnull=False).values("case"))
    forms = ("", "feed.atom", "data.csv", "kalender.ics")
    hidden = {
        f"{case.get_absolute_url()}{form}": 404
        for case in closed.select_related("municipality")
        for form in forms
    }
    assert hidden != {}
    hidden |= {
        f"/api/v1/papers{case.get_absolute_url()}": 404 for case in closed.select_related("municipality")
    }
    hidden |= {"/logo/": 404, "/api/v1/findes/ikke/": 404}  # this town has set none; the walk's own
    told = {
        code[:n] for code in Item.objects.public().values_list("case__kle", flat=True) if code for n in (5, 8)
    }
    for code in closed.exclude(kle="").values_list("kle", flat=True):
        hidden |= {f"/emner/{part}/": 404 for part in {code[:5], code} - told}
    for source in Source.objects.filter(meeting__items__closed=True).select_related("file"):
        meeting = Meeting.objects.with_committee().get(pk=source.meeting_id)
        hidden[f"{meeting.get_absolute_url()}kilde/{source.file.sha256[:12]}/"] = 404
    assert {address: page.status for address, page in answers.items() if page.status != 200} == hidden


def test_every_page_is_valid_html(pages: Pages) -> None:
    broken = {}
    for address, page in pages.items():
        try:
            assert page.tree is not None
        except ParseError as error:
            broken[address] = str(error)
    assert broken == {}


def test_no_id_stands_twice_and_every_one_referred_to_exists(pages: Pages) -> None:
    wrong = {}
    for address, page in pages.items():
        ids = Counter(e.attrib["id"] for e in page.tree.iter() if "id" in e.attrib)
        twice = [name for name, times in ids.items() if times > 1]
        absent = [name for name in _referred(page) if name not in ids]
        if twice or absent:
            wrong[address] = (twice, absent)
    assert wrong == {}


def _referred(page: Page) -> Iterator[str]:
    for element in page.tree.iter():
        for attribute in ("aria-labelledby", "aria-describedby", "for"):
            yield from element.attrib.get(attribute, "").split()
        if element.tag == "a" and element.attrib.get("href", "").startswith("#"):
            yield element.attrib["href"][1:]


def test_every_page_says_its_language_and_has_one_heading_with_words(pages: Pages) -> None:
    wrong = {
        address: page.texts(".//h1")
        for address, page in pages.items()
        if page.tree.attrib.get("lang") != "da" or not all(page.texts(".//h1")) or len(page.all(".//h1")) != 1
    }
    assert wrong == {}


def test_no_page_skips_a_level_of_headings(pages: Pages) -> None:
    wrong = {}
    for address, page in pages.items():
        levels = [int(e.tag[1]) for e in page.tree.iter() if re.fullmatch(r"h[1-6]", str(e.tag))]
        skipped = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        if skipped:
            wrong[address] = skipped
    assert wrong == {}


def test_every_link_button_and_field_has_a_name(pages: Pages) -> None:
    nameless = []
    for address, page in pages.items():
        labelled = {label.attrib.get("for") for label in page.all(".//label") if words(label)}
        for element in page.tree.iter():
            if element.tag in ("a", "button", "summary", "option") and not words(element):
                nameless.append((address, element.attrib))
            if element.tag in ("input", "select") and element.attrib.get("type") != "hidden":
                nameless += [(address, element.attrib)] if element.attrib.get("id") not in labelled else []
    assert nameless == []


def test_no_page_sets_a_cookie(answers: Pages) -> None:
    assert [
        a for a, page in answers.items() if page.response.cookies or "Cookie" in page.response.headers
    ] == []


def test_every_page_carries_a_strict_content_security_policy(answers: Pages) -> None:
    policies = {page.response.headers["Content-Security-Policy"] for page in answers.values()}
    assert len(policies) == 1
    policy = dict(part.strip().partition(" ")[::2] for part in policies.pop().split(";"))
    assert policy["default-src"] == "'none'"
    assert {d for d, value in policy.items() if "unsafe" in value or "http" in value or "*" in value} == set()
    assert {"script-src", "style-src", "base-uri", "frame-ancestors", "form-action"} <= policy.keys()


def test_no_page_needs_what_the_policy_forbids(pages: Pages) -> None:
    wrong = [
        (address, element.tag, element.attrib)
        for address, page in pages.items()
        for element in page.tree.iter()
        if element.tag in ("style", "iframe")
        or (element.tag == "script" and not is_data(element) and (element.text or not element.get("src")))
        or any(a == "style" or a[:2] == "on" for a in element.attrib)
    ]
    assert wrong == []


def is_data(element: Element) -> bool:
    """A block of data for search engines, which no browser runs."""
    return element.attrib == {"type": "application/ld+json"} and isinstance(json.loads(words(element)), dict)


def test_no_page_fetches_anything_from_others(pages: Pages) -> None:
    fetched = {
        (element.tag, element.attrib[attribute])
        for page in pages.values()
        for element in page.tree.iter()
        for attribute in ("src", "srcset", "data", "poster", "action", "formaction", "href")
        if attribute in element.attrib and element.tag != "a"
        if element.attrib.get("rel") != "canonical"  # a name in full, not fetched
    }
    assert fetched != set()
    assert [address for _, address in fetched if urlsplit(address).netloc or urlsplit(address).scheme] == []


def test_links_out_go_to_the_municipality_only(pages: Pages) -> None:
    hosts = {urlsplit(a.attrib["href"]).netloc for page in pages.values() for a in page.all(".//a")}
    assert hosts == {"", "aadal.example"}


def test_every_link_inside_leads_to_a_page(answers: Pages, pages: Pages, sample: Path) -> None:
    """Those that the walk did not open are opened themselves, of many alike a few."""
    inside = {
        a.attrib["href"]: address
        for address, page in pages.items()
        for a in page.all(".//a")
        if not urlsplit(a.attrib["href"]).netloc and not a.attrib["href"].startswith(("#", "?"))
    }
    alike = defaultdict(list)
    for href in sorted(inside.keys() - answers.keys()):
        alike[_shape(href)].append(href)
    client = Client()
    opened = {href: client.get(href).status_code for some in alike.values() for href in _spread(some, 12)}
    statuses = {href: page.status for href, page in answers.items()} | opened
    dead = {href: (on, statuses[href]) for href, on in inside.items() if statuses.get(href, 200) != 200}
    assert len(inside) > 100
    assert len(opened) > 100
    assert dead == {}


def _shape(href: str) -> tuple[str, ...]:
    """What two links have in common that differ only in which row or value they name."""
    parts = urlsplit(href)
    return (resolve(parts.path).view_name, *sorted(name for name, _ in parse_qsl(parts.query)))


def _spread(some: list[str], most: int) -> list[str]:
    return some[:: max(1, -(-len(some) // most))]
