"""Read settings from environment variables; a wrong value stops the start and names the variable."""

import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

YES = {"1", "true", "yes", "on", "ja"}
NO = {"0", "false", "no", "off", "nej", ""}


def text(name: str, default: str = "") -> str:
    """The variable's value without outer blanks, or the default where it is unset."""
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool = False) -> bool:
    """A yes or a no. Raises ImproperlyConfigured on anything else."""
    value = text(name, "1" if default else "0").lower()
    if value not in YES | NO:
        raise ImproperlyConfigured(f"{name} skal være 1 eller 0, ikke {value!r}.")
    return value in YES


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    """A folder, made where it is missing. Raises ImproperlyConfigured where it cannot be."""
    path = Path(text(name) or default).expanduser().resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"{name}: mappen {path} kan ikke bruges ({error.strerror}).") from error
    return path


def file(name: str) -> Path | None:
    """A file that is there; None where the variable is unset. Raises ImproperlyConfigured where it is not."""
    if not (value := text(name)):
        return None
    path = Path(value).expanduser().resolve()
    if not path.is_file():
        raise ImproperlyConfigured(f"{name}: {path} er ikke en fil.")
    return path


def database(name: str, default: Path) -> dict[str, Any]:
    """Django's DATABASES entry from a URL; SQLite in the given file where the variable is unset."""
    url = text(name) or f"sqlite:///{default}"
    try:
        config: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    except (ValueError, KeyError) as error:
        raise ImproperlyConfigured(
            f"{name} er ikke en databaseadresse. Skriv sqlite:///sti eller postgresql://bruger@vært/navn."
        ) from error
    if config["ENGINE"] == "django.db.backends.sqlite3":
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    elif config["ENGINE"] != "django.db.backends.postgresql":
        raise ImproperlyConfigured(f"{name}: arkivet bruger kun SQLite og PostgreSQL.")
    return config


def secret_key(name: str, data_dir: Path) -> str:
    """The variable, else a key kept in data_dir/secret_key (made once, mode 0600)."""
    if value := text(name):
        return value
    path = data_dir / "secret_key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name} er ikke sat, og {path} kan ikke skrives ({error.strerror})."
        ) from error
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))
    return path.read_text(encoding="ascii").strip()
