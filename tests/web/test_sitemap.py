"""The sitemap, robots.txt and what a browser needs to search the archive, read back."""

import datetime
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from write_minutes import Entry

from archive.ingest import withdraw
from archive.models import Case, Committee, Item, Meeting
from archive.web.taking import sitemaps

TakeIn = Callable[..., Meeting]
SITE = "http://testserver"


def locations(client: Client, address: str) -> dict[str, str | None]:
    response = client.get(address)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/xml; charset=utf-8")
    root = ET.fromstring(response.content)  # noqa: S314  # our own answer
    space = {"m": sitemaps.SPACE}
    return {e.findtext("m:loc", "", space): e.findtext("m:lastmod", None, space) for e in root}


def everything(client: Client) -> dict[str, str | None]:
    parts = [part.removeprefix(SITE) for part in locations(client, "/sitemap.xml")]
    return {place: changed for part in parts for place, changed in locations(client, part).items()}


def test_the_sitemap_has_every_page_of_the_sample_archive(sample: object, client: Client) -> None:
    rows = [
        *Committee.objects.public().select_related("municipality"),
        *Meeting.objects.public().with_committee(),
        *Item.objects.public().with_place(),
        *Case.objects.public().select_related("municipality"),
    ]
    found = everything(client)
    own = {SITE + row.get_absolute_url() for row in rows} | {f"{SITE}/aadal/"}
    assert own <= found.keys()
    assert len(found) == len(own) + len(sitemaps.PLAIN)
    assert all(client.get(place.removeprefix(SITE)).status_code == 200 for place in list(found)[::9])
    changed = [datetime.datetime.fromisoformat(when) for when in found.values() if when]
    assert len(changed) == len(own) - Committee.objects.public().count() - 1


def test_hidden_closed_and_noindex_items_are_not_in_it(
    take_in: TakeIn, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps, "SPAN", 2)  # small parts: rows lie in several
    meeting = take_in(
        *(Entry(f"Sag {n}") for n in range(4)), Entry("Lån", mark="Lukket - Sag"), town="Bakkeby"
    )
    rows = list(meeting.items.order_by("position"))
    withdraw(rows[0], "Skal væk.", None)
    rows[1].noindex = True
    rows[1].save()
    place = SITE + "/bakkeby/byraadet/2025-05-27/"
    assert {p for p in everything(client) if p.startswith(place)} == {place, f"{place}3/", f"{place}4/"}


@pytest.mark.parametrize("part", ["ukendt-0", "punkter", "punkter-999999999999", "sider-1"])
def test_a_part_that_is_not_there(take_in: TakeIn, client: Client, part: str) -> None:
    take_in(Entry("Cykelsti"))
    response = client.get(f"/sitemap-{part}.xml")
    assert response.status_code == 404 or locations(client, f"/sitemap-{part}.xml") == {}


def test_robots_and_opensearch_lead_to_what_is_there(sample: object, client: Client) -> None:
    robots = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {SITE}/sitemap.xml" in robots
    assert "Disallow: /admin/" in robots
    root = ET.fromstring(client.get("/opensearch.xml").content)  # noqa: S314  # our own answer
    templates = [e.attrib["template"] for e in root if e.tag.endswith("}Url")]
    assert len(templates) == 2
    for template in templates:
        assert client.get(template.replace("{searchTerms}", "skole").removeprefix(SITE)).status_code == 200
