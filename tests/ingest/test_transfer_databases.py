"""An archive moves from SQLite to PostgreSQL and back, in processes of its own, and all is the same."""

import os
import shutil
import subprocess
import sys
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

ROOT = Path(__file__).resolve().parents[2]
SERVER = os.environ.get("TEST_DATABASE_URL") or "postgresql://postgres@127.0.0.1:5432/postgres"


@pytest.fixture
def postgres() -> Iterator[str]:
    """The address of a database of this test's own."""
    name = f"transfer_{uuid.uuid4().hex}"
    try:
        server = psycopg.connect(SERVER, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError as error:
        pytest.skip(f"no PostgreSQL answers (TEST_DATABASE_URL): {error}".splitlines()[0])
    with server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}"))
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _manage(folder: Path, database: str, *arguments: str, code: int = 0) -> str:
    """Run manage.py on an archive of its own; what it printed."""
    environment = {
        **os.environ,
        "ARCHIVE_DATA_DIR": str(folder),
        "DATABASE_URL": database,
        "PYTHONIOENCODING": "utf-8",
    }
    done = subprocess.run(  # noqa: S603  # this project's own program
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def _contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_from_sqlite_to_postgresql_and_back(postgres: str, tmp_path: Path, empty_archive: Path) -> None:
    first, second, third = tmp_path / "first", tmp_path / "second", tmp_path / "third"
    sqlite, other = f"sqlite:///{first}/a.sqlite3", f"sqlite:///{third}/a.sqlite3"
    exports = [tmp_path / f"{number}.zip" for number in range(3)]
    for folder in (first, third):
        folder.mkdir()
        shutil.copy(empty_archive, folder / "a.sqlite3")
    _manage(first, sqlite, "load_reference")
    _manage(first, sqlite, "ingest", "fixtures/minutes", "--create", "--format", "json")
    _manage(first, sqlite, "export_archive", str(exports[0]))
    _manage(second, postgres, "migrate", "-v0", "--skip-checks")
    _manage(second, postgres, "load_reference")
    _manage(second, postgres, "import_archive", str(exports[0]))
    _manage(second, postgres, "import_archive", str(exports[0]), code=2)
    _manage(second, postgres, "export_archive", str(exports[1]))
    _manage(third, other, "import_archive", str(exports[1]))
    _manage(third, other, "export_archive", str(exports[2]))
    contents = [_contents(path) for path in exports]
    assert len(contents[0]["rows/item.jsonl"].splitlines()) > 100
    assert contents[1] == contents[0]
    assert contents[2] == contents[0]
    _manage(second, postgres, "verify")
    _manage(third, other, "verify")
