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

from archive import ingest
from archive.models import Clarification, Correction, Item, archive_id

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
    archive_id()  # made once, by whoever asks first
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


def tab_to(page: Any, selector: str) -> None:
    """Press Tab until the focus is there; what cannot be reached so fails."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            return
    raise AssertionError(f"no Tab reaches {selector}")


def open_matter(page: Any, **which: str) -> None:
    row = Clarification.objects.open().get(**which)
    page.goto(reverse("admin:archive_clarification_change", args=[row.pk]))


def test_matters_are_settled_with_keys_alone(take_in: Callable[[str, str], Any], page: Any) -> None:
    take_in(MINUTES, "1.txt")
    item = Item.objects.get(number="7")
    ingest.correct(item, "title", "Ny mole ved fiskerihavnen", user=None, reason="misread")
    changed = MINUTES.replace("mole ved lystbådehavnen", "mole ved færgehavnen")
    take_in(changed.replace("Orientering om fiskeriet", "Fiskeriet i fjorden"), "2.txt")

    open_matter(page, kind="conflict")
    tab_to(page, "[name=choice]")
    page.keyboard.press("ArrowDown")
    tab_to(page, "[name=reason]")
    page.keyboard.press("ArrowDown")
    tab_to(page, "[name=note]")
    page.keyboard.type("Set i bogen.")
    tab_to(page, "button[name=_conflict]")
    page.keyboard.press("Enter")
    assert "tag det, den nye kilde siger" in page.locator(".messagelist").inner_text()
    assert Item.objects.get(pk=item.pk).title == "Ny mole ved færgehavnen"

    open_matter(page, kind="match")
    tab_to(page, "[name=choice]")
    page.keyboard.press("Space")
    tab_to(page, "button[name=_match]")
    page.keyboard.press("Enter")
    assert page.locator(".messagelist").inner_text().startswith("De to er nu ét punkt.")

    page.goto(reverse("admin:archive_item_new_section", args=[item.pk]))
    tab_to(page, "[name=kind]")
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    tab_to(page, "[name=text]")
    page.keyboard.type("Ti kroner.")
    tab_to(page, "[name=reason]")
    page.keyboard.press("ArrowDown")
    tab_to(page, "[name=note]")
    page.keyboard.type("Stod på side 4.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator(".messagelist").inner_text().startswith("Afsnittet er tilføjet")
    assert item.sections.get(kind="finance").text == "Ti kroner."
