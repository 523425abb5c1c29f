"""One real browser and one server with the sample archive, for all that only a browser can tell."""

import logging
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.test import override_settings
from pytest_django import DjangoDbBlocker, Settings
from pytest_django.live_server_helper import LiveServer

from archive.ingest import ingest_document, withdraw
from archive.ingest.plan import plan
from archive.models import Item, Meeting, Municipality
from archive.search import catch_up

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "minutes"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu", "--disable-component-update"]


@dataclass(frozen=True)
class Site:
    """A running server. `pages`: an address of each kind of page, by what it shows."""

    url: str
    folder: Path
    pages: dict[str, str]


@pytest.fixture(scope="module")
def site(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """The sample archive, committed and served; the tables are emptied after the module."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "static").mkdir()
    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    kept = override_settings(ARCHIVE_DATA_DIR=folder, STATIC_ROOT=folder / "static", STORAGES=plain)
    logging.getLogger("django.server").setLevel(logging.CRITICAL)
    with django_db_blocker.unblock(), kept:
        name = str(connection.settings_dict["NAME"])
        assert "test_" in name or "memory" in name, f"{name} is a developer's: no test asked for db"
        try:
            pages = _fill()
            server = LiveServer("localhost")
            try:
                yield Site(server.url, folder, pages)
            finally:
                server.stop()
        finally:
            call_command("flush", interactive=False, verbosity=0)


def _fill() -> dict[str, str]:
    """Take the sample in, withdraw an item, and say where each kind of page is."""
    call_command("load_reference", verbosity=0)
    town = Municipality(name="Ådal")
    for path in sorted(FIXTURES.glob("*.txt")):
        url = f"https://aadal.example/{path.stem}"
        report = ingest_document(path.read_bytes(), path.name, municipality=town, source_url=url)
        assert report.status in ("created", "updated"), f"{path.name}: {report.message}"
        town = Municipality.objects.get()
    items = list(Item.objects.public().with_place().order_by("pk"))
    longest = max(items, key=lambda item: len(item.title))
    tables = max(items, key=lambda item: sum(s.text.count("\t") for s in item.sections.all()))
    gone = next(item for item in items if item not in (longest, tables))
    closed = Item.objects.filter(closed=True).with_place().order_by("pk")[0]
    case = next(item.case for item in items if item.case and item.case.items.count() == 4)
    plan(b"udvalg;dato;begynder\nByr\xc3\xa5det;2099-01-13;17:00\n", Municipality.objects.get())
    coming = Meeting.objects.with_committee().get(date="2099-01-13")
    withdraw(gone, "Hører ikke til her.", None)
    voted = next(item for item in items if item.votes and item != gone)
    changed = Meeting.objects.with_committee().get(date="2025-03-11")
    old, new = changed.sources.order_by("pk").values_list("file__sha256", flat=True)
    assert catch_up(60)
    return {
        "front": "/",
        "about": "/om/",
        "search help": "/om/soegning/",
        "municipality": "/aadal/",
        "meetings": "/aadal/moeder/",
        "cases": "/aadal/sager/?fra=2024-03-01&flere=true",
        "case": case.get_absolute_url(),
        "topics": "/emner/",
        "topic": "/emner/17/",
        "calendar": "/aadal/moeder/2025/",
        "committee": "/aadal/byraadet/",
        "year": "/aadal/byraadet/2025/",
        "meeting": tables.meeting.get_absolute_url(),
        "item with tables": tables.get_absolute_url(),
        "item with a long title": longest.get_absolute_url(),
        "item with votes": voted.get_absolute_url(),
        "closed item": closed.get_absolute_url(),
        "planned meeting": coming.get_absolute_url(),
        "comparison": f"{changed.get_absolute_url()}sammenlign/{old[:12]}/{new[:12]}/",
        "glossary": "/om/ordbog/",
        "data": "/om/api/",
        "following": "/om/foelg/",
        "accessibility": "/tilgaengelighed/",
        "privacy": "/privatliv/",
        "removal": f"/privatliv/anmodning/?om={longest.get_absolute_url()}",
        "coverage": "/daekning/",
        "missing": "/daekning/mangler/",
        "search with hits": "/soeg/?q=skole",
        "search narrowed": "/soeg/?q=skole&aar=2024&fra=2024-01-01&sortering=nyeste",
        "search without hits": "/soeg/?q=xyzzyqu&aar=2024",
        "search misunderstood": "/soeg/?q=skole&fra=31-02-2025",
        "search empty": "/soeg/",
        "not found": "/aadal/findes-ikke/",
        "gone": gone.get_absolute_url(),
    }


@pytest.fixture
def db() -> None:
    """Instead of pytest-django's own: a test's open transaction would lock the server's writes out."""


@pytest.fixture(autouse=True)
def site_folder(db: None, data_dir: Path, settings: Settings, site: Site) -> None:
    """The server's threads read the settings of the running test: they get its own folder back."""
    settings.ARCHIVE_DATA_DIR = site.folder
    settings.STATIC_ROOT = site.folder / "static"


@pytest.fixture(scope="module")
def browser(site: Site) -> Iterator[Any]:
    """Debian's Chromium under Playwright; skipped aloud where either is missing."""
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        pytest.skip(f"no browser found (looked for {', '.join(PROGRAMS)})")
    with pytest.MonkeyPatch.context() as patch, driver.sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, in which Django would refuse its database.
        patch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()
            connections.close_all()  # those made beside the loop, which nobody finds again when it has ended


@pytest.fixture
def page(browser: Any, site: Any) -> Iterator[Any]:
    """A page of a browser that remembers nothing, on a phone's screen."""
    context = browser.new_context(
        base_url=site.url,
        viewport={"width": 360, "height": 640},
        locale="da-DK",
        reduced_motion="reduce",  # where the focus goes is seen at once, however busy the machine
    )
    yield context.new_page()
    context.close()
