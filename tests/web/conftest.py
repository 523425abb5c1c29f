"""What the web room's tests share: documents taken in as a town does it, and pages read as a citizen does."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from intake import ingested
from pytest_django import DjangoDbBlocker, Settings
from read_page import Page
from write_minutes import Entry, minutes

from archive.models import Meeting
from archive.search import catch_up

TakeIn = Callable[..., Meeting]
Get = Callable[..., Page]
FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "minutes"


def settings_of(folder: Path) -> dict[str, Any]:
    """What a fixture of a whole module overrides, as data_dir does for one test."""
    (folder / "static").mkdir(exist_ok=True)
    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    return {"ARCHIVE_DATA_DIR": folder, "STATIC_ROOT": folder / "static", "STORAGES": plain}


@pytest.fixture
def take_in(db: None) -> TakeIn:
    """take_in(Entry, ..., committee=, date=, kind=, town=, source_url=) -> Meeting."""

    def taken(*entries: Entry, town: str = "Ådal", source_url: str = "", **said: Any) -> Meeting:
        data = minutes(entries, **said)
        return ingested(data, f"{said.get('date', 'referat')}.txt", town, source_url)

    return taken


@pytest.fixture
def get(client: Client) -> Get:
    """get(address, parameter=value, ...) -> Page, whatever its status."""

    def got(address: str, **query: Any) -> Page:
        return Page(client.get(address, query))

    return got


@pytest.fixture(scope="module")
def sample_folder(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """The whole sample archive, committed and indexed once for a module; the tables are emptied after it."""
    folder = tmp_path_factory.mktemp("sample")
    with django_db_blocker.unblock():
        name = str(connection.settings_dict["NAME"])
        assert "test_" in name or "memory" in name, f"{name} is a developer's: mark the tests with django_db"
        try:
            with override_settings(**settings_of(folder)):
                call_command("load_reference", verbosity=0)
                for path in sorted(FIXTURES.glob("*.txt")):
                    ingested(path.read_bytes(), path.name, source_url=f"https://aadal.example/{path.stem}")
                assert catch_up(30)
                yield folder
        finally:
            call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def sample(db: None, sample_folder: Path, data_dir: Path, settings: Settings) -> Path:
    """The sample archive for one test, which must not write."""
    settings.ARCHIVE_DATA_DIR = sample_folder
    return sample_folder


@pytest.fixture
def real_sample(db: None, shared: Path) -> Meeting:
    """The real minutes kept outside the project, taken in; skipped aloud without them."""
    path = shared / "minutes" / "herning-beskaeftigelsesudvalget-2025-05-27.txt"
    return ingested(path.read_bytes(), path.name, "Herning", "https://herning.example/referat")
