"""A town's own name, colour, logo and links, on every page and as files of the site's own."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from read_page import Page
from write_minutes import Entry

from archive.looks import contrast, mixed, stylesheet
from archive.models import Meeting

Get = Callable[..., Page]
TakeIn = Callable[..., Meeting]

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0h2v1z"/></svg>'


def test_a_town_s_name_and_contact_stand_on_every_page(take_in: TakeIn, get: Get, settings: Settings) -> None:
    settings.SITE_NAME = "Ådal husker"
    settings.CONTACT_NAME, settings.CONTACT_EMAIL = "Borgerservice", "borger@aadal.example"
    settings.ACCESSIBILITY_URL = "https://aadal.example/was"
    take_in(Entry("Cykelsti"))
    for address in ("/", "/aadal/byraadet/2025-05-27/1/", "/tilgaengelighed/"):
        page = get(address)
        assert "Ådal husker" in page.title
        assert "Referatarkivet" not in page.title
        footer = page.one(".//footer")
        assert [a.text for a in footer.iter("a") if a.attrib["href"].startswith("mailto:")] == [
            "borger@aadal.example"
        ]
    assert "https://aadal.example/was" in get("/tilgaengelighed/").links


def test_without_settings_nothing_is_loaded_for_them(db: None, get: Get, client: Client) -> None:
    assert "farver.css" not in get("/").html
    assert (client.get("/farver.css").content, client.get("/logo/").status_code) == (b"", 404)


def test_a_colour_and_a_logo_are_the_site_s_own_files(
    db: None, get: Get, client: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.SITE_COLOUR, settings.SITE_LOGO = "#7a1f3d", tmp_path / "logo.svg"
    settings.SITE_LOGO.write_text(LOGO, encoding="utf-8")
    page = get("/")
    assert "/farver.css?7a1f3d" in [link.attrib["href"] for link in page.all(".//link")]
    assert (page.one(".//header//img").attrib["src"], page.one(".//header//img").attrib["alt"]) == (
        "/logo/",
        "",
    )
    sheet = client.get("/farver.css?7a1f3d")
    assert sheet["Content-Type"] == "text/css; charset=utf-8"
    assert "--town: #7a1f3d;" in sheet.content.decode()
    logo = client.get("/logo/")
    assert (logo["Content-Type"], b"".join(logo.streaming_content).decode()) == ("image/svg+xml", LOGO)
    assert "default-src 'none'" in logo["Content-Security-Policy"]


@pytest.mark.parametrize("colour", ["#000000", "#123c5e", "#7a1f3d", "#767676", "#0000ff", "#006400"])
def test_every_colour_that_is_let_through_can_be_read_on(colour: str) -> None:
    town, white, soft, night = re.findall(r"#[0-9a-f]{6}", stylesheet(colour))
    for ground in (town, night):
        assert min(contrast(ground, words) for words in (white, soft)) >= 4.5


def test_contrast_is_what_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
