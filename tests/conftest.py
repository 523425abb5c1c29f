"""Fixtures that every room's tests use: a data folder of their own, and where the test data lies."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management.commands import flush
from django.core.management.sql import sql_flush
from django.db.backends.base.base import BaseDatabaseWrapper
from hypothesis import settings as hypothesis_settings
from pytest_django import Settings

from archive.models import append_only

SHARED = Path(__file__).resolve().parents[2] / "shared"
ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "fixtures"
# So many examples where a test asks for none by itself; HYPOTHESIS_EXAMPLES=1000 looks for longer.
hypothesis_settings.register_profile("suite", max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "30")))
hypothesis_settings.load_profile("suite")


@pytest.fixture(autouse=True)
def data_dir(settings: Settings, tmp_path: Path) -> Path:
    """A fresh data folder: no test reads or writes a developer's archive."""
    settings.ARCHIVE_DATA_DIR = tmp_path / "data"
    settings.ARCHIVE_DATA_DIR.mkdir()
    settings.STATIC_ROOT = tmp_path / "static"  # whitenoise warns where there is none
    settings.STATIC_ROOT.mkdir()
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    return settings.ARCHIVE_DATA_DIR


@pytest.fixture(scope="session")
def empty_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the archive's tables, empty: a test's own program starts from a copy of it."""
    folder = tmp_path_factory.mktemp("empty")
    file = folder / "archive.sqlite3"
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--skip-checks", "-v0"],
        cwd=ROOT,
        env={**os.environ, "ARCHIVE_DATA_DIR": str(folder), "DATABASE_URL": f"sqlite:///{file}"},
        check=True,
    )
    return file


@pytest.fixture(scope="session", autouse=True)
def emptied_past_the_log() -> Iterator[None]:
    """A test's database is emptied whole; the log's guard is put up again with the tables' permissions."""

    def past_the_log(style: Any, connection: BaseDatabaseWrapper, **how: Any) -> list[str]:
        append_only.take_down(connection)
        return sql_flush(style, connection, **how)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush, "sql_flush", past_the_log)
        yield


@pytest.fixture
def shared() -> Path:
    """The folder of real documents kept outside the project; a test that needs it is skipped without it."""
    if not SHARED.is_dir():
        pytest.skip(f"the real documents are not here ({SHARED} is no folder)")
    return SHARED
