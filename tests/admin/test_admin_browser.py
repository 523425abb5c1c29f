"""The desk in a real browser, with scripts turned off: nothing on it needs them."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from desk_browser import dump
from desk_minutes import MINUTES
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connections
from django.test import Client
from django.urls import reverse

from archive.models import Correction, Item

sync_api = pytest.importorskip("playwright.sync_api", reason="no browser tools (requirements-dev.txt)")
CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:No directory at"),  # the server starts before a test has its folders
]


@pytest.fixture
def page(live_server: Any, clerk: User) -> Iterator[Any]:
    """A page of a browser that runs no scripts, with the clerk logged in."""
    client = Client()
    client.force_login(clerk)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in this thread
    try:
        with sync_api.sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
            )
            context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
            )
            yield context.new_page()
            browser.close()
            connections.close_all()  # beside a running loop Django has opened one of its own
    finally:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def test_saving_an_unchanged_form_writes_nothing(
    take_in: Callable[[str, str], Any], sample: Any, page: Any
) -> None:
    take_in(sample.read_text(), sample.name)
    item = Item.objects.get(number="24")
    page.goto(reverse("admin:archive_item_change", args=[item.pk]))
    before = dump()
    page.get_by_role("button", name="Gem rettelser").last.click()
    assert page.locator(".messagelist").inner_text() == "Der var ingen ændringer, så intet er gemt."
    assert dump() == before


def test_a_clerk_adds_a_row_and_saves_it_without_scripts(
    take_in: Callable[[str, str], Any], page: Any
) -> None:
    take_in(MINUTES, "havneudvalget-2025-03-04.txt")
    item = Item.objects.get(number="7")
    page.goto(reverse("admin:archive_item_change", args=[item.pk]))
    page.locator("#id_title").fill("Ny mole")
    page.get_by_role("button", name="Tilføj række").click()
    assert Correction.objects.count() == 0
    assert page.locator("#id_title").input_value() == "Ny mole"
    page.get_by_label("Række 4, kolonne 1").fill("Grus")
    page.locator("#id_reason").select_option("misread")
    page.locator("#id_note").fill("Manglede")
    page.locator("#id_number").press("Enter")
    assert page.locator(".messagelist").inner_text().startswith("2 rettelser er gemt")
    assert "\nGrus\t\t\t\n" in item.sections.get(kind="case").text
    assert Item.objects.get(number="7").title == "Ny mole"


def test_reason_and_save_stay_in_sight_and_never_cover_the_focus(
    take_in: Callable[[str, str], Any], page: Any
) -> None:
    take_in(MINUTES, "havneudvalget-2025-03-04.txt")
    item = Item.objects.get(number="7")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(reverse("admin:archive_item_change", args=[item.pk]))
    button = page.get_by_role("button", name="Gem rettelser").last
    assert inside(button, 800)
    reached = 0
    for _ in range(80):
        page.keyboard.press("Tab")
        focus = page.locator("#content .desk-group :focus")
        if not focus.count():
            continue
        reached += 1
        box, bar = focus.bounding_box(), page.locator(".desk-save").bounding_box()
        assert box["y"] < bar["y"], focus.evaluate("one => one.outerHTML")
        assert inside(button, 800)
    assert reached > 30


def inside(found: Any, height: int) -> bool:
    box = found.bounding_box()
    return bool(box["y"] >= 0 and box["y"] + box["height"] <= height)
